"""The same journal in the shapes that generators read.

``days`` and ``months`` are Decan's: a file a day, and a file a month with dated headings. The others are what each peer asks for: other
front matter, another folder, links to addresses, since not all of them know links to files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benching.entries import Entry, Sheet, entries, heading, sheets, stem

_LINK = re.compile(r"@@(\d+)@@")
_HEADING = re.compile(r"^## ", re.MULTILINE)
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)

File = tuple[str, str]
"""A path below the folder of the journal, and the text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one generator wants a journal."""

    entry: Callable[[Entry], str]
    """An entry's front matter."""
    sheet: Callable[[Sheet], str]
    """The front matter of a note or a unit."""
    link: str
    """A link's target from one entry to another, with ``{stem}``."""
    folder: str = "journal"
    """Of the entries."""
    pages: str = ""
    """Folder above those of the notes and of the units."""
    excerpt: bool = False
    """Whether the beginning is cut off for lists by a comment, as Material's blog wants it."""


def files(shape: str, count: int, seed: str = "1") -> Iterator[File]:
    """All files of a journal."""
    if shape == "months":
        yield from _months(count, seed)
    else:
        way = SHAPES[shape]
        for entry in entries(count, seed):
            body = _linked(entry.body, seed, way.link)
            if way.excerpt:
                body = body.replace("\n\n", "\n\n<!-- more -->\n\n", 1)
            yield f"{way.folder}/{entry.stem}.md", f"{way.entry(entry)}\n{body}\n"
    way = SHAPES["days" if shape == "months" else shape]
    for sheet in sheets(count, seed):
        yield f"{way.pages}{'units' if sheet.unit else 'notes'}/{sheet.stem}.md", f"{way.sheet(sheet)}\n{sheet.body}\n"


def write(shape: str, count: int, folder: Path, seed: str = "1") -> tuple[int, int]:
    """Write a journal below a folder; how many files, how many bytes."""
    number = size = 0
    for path, text in files(shape, count, seed):
        data = text.encode()
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        number, size = number + 1, size + len(data)
    return number, size


def _months(count: int, seed: str) -> Iterator[File]:
    """A file a month, a heading an entry, its own headings one level deeper."""
    for month, group in groupby(entries(count, seed), key=lambda entry: entry.day.isoformat()[:7]):
        yield f"journal/{month}.md", f"# {month}\n\n" + "\n\n".join(_section(entry, seed) for entry in group) + "\n"


def _section(entry: Entry, seed: str) -> str:
    """One entry in the file of its month."""
    parts = [f"## {entry.day.isoformat()}: {entry.title}", "Tags: " + ", ".join(entry.topics)]
    if entry.resources:
        parts.append("### Links\n\n" + "\n".join(f"- [{found.title}]({found.url})" for found in entry.resources) + "\n\n### Notes")
    pieces = _FENCE.split(_linked(entry.body, seed, "{month}.md"))
    parts.append("".join(piece if piece.startswith("```") else _HEADING.sub("### ", piece) for piece in pieces))
    return "\n\n".join(parts)


def _linked(body: str, seed: str, pattern: str) -> str:
    """A body with its links made for a shape."""

    def link(found: re.Match[str]) -> str:
        number = int(found[1])
        day, title = heading(number, seed)
        return f"[{title}]({pattern.format(stem=stem(day, title, number), month=day.isoformat()[:7])})"

    return _LINK.sub(link, body)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _yaml(entry: Entry, *more: str, resources: str = "resources") -> str:
    """Front matter that most read."""
    lines = ["---", f"title: {_quoted(entry.title)}", f"date: {entry.day.isoformat()}", f"tags: [{', '.join(entry.topics)}]", *more]
    if entry.resources:
        lines.append(f"{resources}:")
        for found in entry.resources:
            lines += [f"  - title: {_quoted(found.title)}", f"    url: {found.url}"]
    return "\n".join((*lines, "---", ""))


def _pelican(entry: Entry) -> str:
    """Lines of ``Key: value``; the resources are one value of several lines, each a URL, a blank and a title."""
    lines = [f"Title: {entry.title}", f"Date: {entry.day.isoformat()}", f"Tags: {', '.join(entry.topics)}", f"Slug: {entry.stem}"]
    lines += [f"{'    ' if at else 'Reading: '}{found.url} {found.title}" for at, found in enumerate(entry.resources)]
    return "\n".join((*lines, ""))


def _material(entry: Entry) -> str:
    """Material's blog has a page a category, and one page for all tags."""
    return _yaml(entry, f"slug: {entry.stem}", f"categories: [{', '.join(entry.topics)}]")


def _sheet(sheet: Sheet) -> str:
    return f"---\ntitle: {_quoted(sheet.title)}\ndate: {sheet.day.isoformat()}\n---\n"


def _decan_sheet(sheet: Sheet) -> str:
    """Decan reads a unit's dates in its heading, and a note is a file without a day."""
    return f"# {sheet.title}\n" if sheet.unit else f"---\ntitle: {_quoted(sheet.title)}\nkind: note\n---\n"


def _pelican_sheet(sheet: Sheet) -> str:
    return f"Title: {sheet.title}\nDate: {sheet.day.isoformat()}\nSlug: {sheet.stem}\n"


SHAPES = {
    "days": Shape(_yaml, _decan_sheet, "{stem}.md"),
    # Hugo keeps `resources` for itself; a taxonomy is its way to an archive by month.
    "hugo": Shape(lambda entry: _yaml(entry, f"months: ['{entry.day.isoformat()[:7]}']", resources="reading"), _sheet, "/journal/{stem}/"),
    "pelican": Shape(_pelican, _pelican_sheet, "/journal/{stem}/", pages="pages/"),
    "eleventy": Shape(_yaml, _sheet, "/journal/{stem}/"),
    "mkdocs": Shape(_material, _sheet, "/journal/{stem}/", folder="posts", excerpt=True),
}
NAMES = ("days", "months", *(name for name in SHAPES if name != "days"))
"""All shapes."""
