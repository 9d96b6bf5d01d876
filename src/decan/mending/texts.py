"""A file's text, mended. Nothing else in it changes: not a blank, not the end of a line."""

from __future__ import annotations

import re

from decan.journal.resources.identity import identify
from decan.model.document import Document, LinkForm
from decan.reading import mojibake

_LIST = re.compile(r"(\s*(?:tags|topics|categories|keywords)\s*:\s*\[)([^\[\]{}\"'#]*)(\].*)", re.IGNORECASE | re.DOTALL)
"""Topics of front matter as a plain list on one line."""


def mended(text: str, document: Document) -> str:
    """The text of ``document`` with what is safe to mend mended."""
    lines = text.split("\n")
    for link in document.links:
        number = link.line - 1
        if link.form is not LinkForm.WIKI and "?" in link.target and number < len(lines):
            clean = _without_tracking(link.target)
            if clean != link.target:
                lines[number] = lines[number].replace(link.target, clean)
    for number in range(1, min(document.front.end_line, len(lines))):
        lines[number] = _once(lines[number])
    return "\n".join(_readable(line) if mojibake.suspicious(line) else line for line in lines)


def _without_tracking(url: str) -> str:
    found = identify(url)
    return found.url if found is not None and found.url.count("?") <= url.count("?") and len(found.url) < len(url) else url


def _readable(line: str) -> str:
    """A line with what was misread as it was meant, however often it was misread: each repair makes it shorter."""
    clearer = _repaired(line)
    return _readable(clearer) if clearer != line else line


def _repaired(line: str) -> str:
    parts: list[str] = []
    end = 0
    for column, wrong, meant in mojibake.find(line):
        parts += [line[end : column - 1], meant if meant.isprintable() else wrong]
        end = column - 1 + len(wrong)
    return "".join((*parts, line[end:]))


def _once(line: str) -> str:
    """A list of topics, each named once; the first spelling stays."""
    found = _LIST.fullmatch(line)
    if found is None:
        return line
    items = found[2].split(",")
    kept: dict[str, str] = {}
    for item in items:
        kept.setdefault(item.strip().casefold(), item)
    return f"{found[1]}{','.join(kept.values())}{found[3]}" if len(kept) < len(items) else line
