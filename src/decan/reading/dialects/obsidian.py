"""Obsidian's comments: ``%% not shown %%``, in a line or over several."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.regions import DROPPED, code_regions, holds, inside, line_start_before

_MARK: Final = re.compile("%%")
_REST: Final = re.compile(r"[ \t]*(?:\n|\Z)")


def rewrite(text: str) -> str:
    """The text without comments. A mark without a partner is text; one that does not begin its line ends on it."""
    if not holds(text, "%%", "%"):
        return text
    regions = code_regions(text)
    marks = [found.start() for found in _MARK.finditer(text) if not inside(regions, found.start())]
    parts: list[str] = []
    position = 0
    index = 0
    while index + 1 < len(marks):
        first, second = marks[index], marks[index + 1]
        line_start = line_start_before(text, first)
        begins = not text[line_start:first].strip(" \t>-*+")
        if begins or "\n" not in text[first:second]:
            parts.append(text[position:first])
            parts.append(_left(text, line_start, first, second + 2))
            position = second + 2
            index += 1
        index += 1
    parts.append(text[position:])
    return "".join(parts)


def _left(text: str, line_start: int, first: int, last: int) -> str:
    """What a comment leaves: its line ends; on a line of its own something that keeps the lines around it together."""
    alone = not text[line_start:first].strip() and _REST.match(text, last) is not None
    ends = text.count("\n", first, last)
    return DROPPED if alone and not ends else "\n" * ends
