"""Admonitions of MkDocs (``!!! note "Title"``, ``???``) and of Docusaurus, VitePress and Quarto (``:::tip``): callouts."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from decan.reading.dialects.regions import code_lines, holds

_MKDOCS: Final = re.compile(r"([ \t]*)(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+[\w -]+?)?(?:[ \t]+\"([^\"]*)\")?[ \t]*$")
_COLONS: Final = re.compile(
    r"([ \t]*)(:{3,})[ \t]*(?:\{\.(?:callout-)?([A-Za-z]+)[^}]*\}|([A-Za-z]+))[ \t]*(?:\[([^\]]*)\]|([^{}\[\]]*))[ \t]*$"
)
_KINDS: Final = frozenset(
    [
        "note",
        "tip",
        "info",
        "warning",
        "danger",
        "important",
        "caution",
        "success",
        "question",
        "failure",
        "bug",
        "example",
        "quote",
        "abstract",
        "summary",
        "hint",
        "attention",
        "error",
        "details",
        "seealso",
        "todo",
    ]
)


def rewrite(text: str) -> str:
    """The text with admonitions as callouts; one that is never closed stays as it is."""
    if ":::" not in text and not holds(text, "!!!", "!") and not holds(text, "???", "?"):
        return text
    lines = text.split("\n")
    code = code_lines(text)
    closings = _closings(lines, code)
    for index in range(len(lines)):
        if index not in code:
            _mkdocs(lines, index)
            _colons(lines, index, closings)
    return "\n".join(lines)


def _closings(lines: list[str], code: set[int]) -> dict[str, list[int]]:
    """The lines that are nothing but colons, by how many."""
    found: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        text = line.strip()
        if text.startswith(":::") and not text.strip(":") and index not in code:
            found.setdefault(text, []).append(index)
    return found


def _mkdocs(lines: list[str], index: int) -> None:
    """The indented lines below ``!!! kind`` belong to it."""
    found = _MKDOCS.match(lines[index])
    if found is None or found[3].lower() not in _KINDS:
        return
    indent = found[1]
    inner = f"{indent}    "
    below = index + 1
    while below < len(lines) and (not lines[below].strip() or lines[below].startswith((inner, f"{indent}\t"))):
        below += 1
    while below > index + 1 and not lines[below - 1].strip():
        below -= 1
    fold = {"???": "-", "???+": "+"}.get(found[2], "")
    lines[index] = f"{indent}> [!{found[3].lower()}]{fold} {found[4] or ''}".rstrip()
    for number in range(index + 1, below):
        rest = lines[number].removeprefix(indent).removeprefix("\t").removeprefix("    ") if lines[number].strip() else ""
        lines[number] = f"{indent}> {rest}".rstrip()


def _colons(lines: list[str], index: int, closings: dict[str, list[int]]) -> None:
    """The lines up to a line of as many colons belong to ``:::kind``."""
    found = _COLONS.match(lines[index])
    kind = (found[3] or found[4]).lower() if found else ""
    if found is None or kind not in _KINDS:
        return
    indent, colons = found[1], found[2]
    candidates = closings.get(colons, [])
    place = bisect_right(candidates, index)
    if place == len(candidates):
        return
    end = candidates[place]
    title = (found[5] or found[6] or "").strip()
    lines[index] = f"{indent}> [!{kind}]{'-' if kind == 'details' else ''} {title}".rstrip()
    for number in range(index + 1, end):
        lines[number] = f"{indent}> {lines[number].removeprefix(indent)}".rstrip()
    lines[end] = ""
    del candidates[place]
