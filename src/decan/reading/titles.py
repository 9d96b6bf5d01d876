"""What a document is called: front matter, else its first level-1 heading, else a first line that reads like a title, else its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from decan.model.document import FrontMatter
from decan.reading.markdown import inline_html, parse
from decan.reading.outline import Heading
from decan.reading.sections import PLAIN
from decan.reading.tokens import ParsedSource

_MARKUP = re.compile(r"\s{0,3}(?:#{1,6}\s|[-*+>|]|\d+[.)]\s|```|~~~|<|\[[^\]]+\]:|!\[|\$\$)")
_METADATA = re.compile(r"[\w ]{2,20}\s*::?\s")
_ID = re.compile(r"\d{8,14}[-_ ]")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Title:
    """The title as plain text and as inline HTML; ``certain`` unless it only comes from the file's name."""

    text: str
    html: str
    line: int
    certain: bool
    hidden: tuple[int, int] | None = None
    """Tokens of the heading that says the same, and so is not shown again."""

    def from_headings(self, headings: Sequence[Heading], source: ParsedSource) -> Title:
        """The title with the document's first level-1 heading taken into account."""
        first = next((heading for heading in headings if heading.level == 1), None)
        if first is None or (first.opening is not None and first.opening.kind in {"day", "unit"}):
            return self
        span = (first.index, first.index + 3)
        if self.certain:
            return replace(self, hidden=span) if _same(first.text, self.text) and first.opening is None else self
        if first is not headings[0] or first.level == PLAIN or not first.text:
            return self
        html = source.html(first.index + 1)
        return Title(first.text, html, source.place(first.index + 1)[0], certain=True, hidden=span if first.opening is None else None)


def title_of(path: str, front: FrontMatter, lines: tuple[str, ...], name_title: str, *, dated: bool) -> tuple[Title, tuple[str, ...]]:
    """The title by front matter, first line or file name, and the lines without a line that became the title.

    ``lines`` are all lines of the file with the front matter blanked; ``dated`` says that the file's name is a day and nothing else.
    """
    if front.title:
        line = next((line for key, line in front.lines if key.lower() == "title"), 1)
        return Title(front.title, _inline(front.title), line, certain=True), lines
    index = -1 if dated else _title_line(lines)
    if index >= 0:
        text = " ".join(lines[index].split())
        return Title(text, _inline(text), index + 1, certain=True), (*lines[:index], "", *lines[index + 1 :])
    text = name_title or readable(path)
    return Title(text, escape(text, quote=False), 1, certain=False), lines


def readable(path: str) -> str:
    """A file's name as words: ``notes/linear_algebra.md`` → ``Linear algebra``; the folder's for ``index`` and ``README``."""
    folders, _, file = path.rpartition("/")
    stem = file.rpartition(".")[0] or file
    if stem.lower() in {"index", "_index", "readme"} and folders:
        stem = folders.rpartition("/")[2]
    stem = _ID.sub("", stem)
    words = stem if " " in stem else stem.replace("_", " ").replace("-", " ")
    words = " ".join(words.split()) or stem
    return words[:1].upper() + words[1:] if words.partition(" ")[0].islower() else words


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold().strip("~*_` ") == " ".join(other.replace("~", "").split()).casefold().strip("*_` ")


def _title_line(lines: Sequence[str]) -> int:
    """The first line of a text whose headings have lost their marks, when it reads like a title; -1 else."""
    filled = [index for index, line in enumerate(lines[:60]) if line.strip()]
    if len(filled) < 3 or any(line.startswith("#") for line in lines):
        return -1
    first, second = filled[0], filled[1]
    text = lines[first].strip()
    if len(text) > _LONGEST or _MARKUP.match(lines[first]) or _METADATA.match(text) or text.endswith((".", ",", ";", ":", "。", "，")):
        return -1
    if "http" in text or lines[second].strip().startswith(("===", "---")) or lines[first].startswith(("    ", "\t")):
        return -1
    return first if second > first + 1 or len(lines[second]) > _LONGEST else -1


def _inline(text: str) -> str:
    """A title's inline markdown as HTML; links in it are only their words."""
    if not re.search(r"[*_`~\[<&$\\=]", text):
        return escape(text, quote=False)
    parsed = parse((text,), (text,), "", html="escape")
    index = next((index for index, token in enumerate(parsed.tokens) if token.type == "inline"), -1)
    if index != 1 or parsed.links or parsed.tokens[0].type != "paragraph_open":
        return escape(text, quote=False)
    return inline_html(parsed, index)
