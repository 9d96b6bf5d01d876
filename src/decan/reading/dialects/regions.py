"""Where a text is code: fences and code spans, which no dialect may touch."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final

DROPPED: Final = "\x02"
"""Stands in a line that is not shown. A blank line would end a paragraph or part the items of a list."""

_FENCE: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?![^\n]*`)|~{3,})")
_CLOSING: Final = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*$")
_TICKS: Final = re.compile(r"`+")
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n")


def holds(text: str, mark: str, sign: str) -> bool:
    """Whether a mark is in a text. Most texts have not even its rarest character, and to look for one takes a twentieth of the time."""
    return sign in text and mark in text


def code_regions(text: str) -> list[tuple[int, int]]:
    """(start, end) of everything that is code, in order."""
    found: list[tuple[int, int]] = []
    start = 0
    for fence_start, fence_end in _fences(text):
        found.extend(_spans(text, start, fence_start))
        found.append((fence_start, fence_end))
        start = fence_end
    found.extend(_spans(text, start, len(text)))
    return found


def _fences(text: str) -> Iterator[tuple[int, int]]:
    if "```" not in text and "~~~" not in text:
        return
    offset, opened, mark = 0, -1, ""
    for line in text.split("\n"):
        if mark:
            closing = _CLOSING.match(line)
            if closing and closing[1].startswith(mark):
                yield opened, offset + len(line)
                mark = ""
        else:
            fence = _FENCE.match(line)
            if fence:
                opened, mark = offset, fence[1]
        offset += len(line) + 1
    if mark:
        yield opened, len(text)


def _spans(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Code spans; none goes over the end of a paragraph."""
    if text.find("`", start, stop) < 0:
        return
    while start < stop:
        end = _PARAGRAPH_END.search(text, start, stop)
        last = end.start() if end else stop
        runs = list(_TICKS.finditer(text, start, last))
        later: dict[int, int] = {}
        partner = [-1] * len(runs)
        for index in range(len(runs) - 1, -1, -1):
            length = runs[index].end() - runs[index].start()
            partner[index] = later.get(length, -1)
            later[length] = index
        index = 0
        while index < len(runs):
            if partner[index] >= 0:
                yield runs[index].start(), runs[partner[index]].end()
                index = partner[index]
            index += 1
        start = end.end() - 1 if end else stop


def inside(regions: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of these regions, which are in order."""
    index = bisect_right(regions, (position, sys.maxsize)) - 1
    return index >= 0 and position < regions[index][1]


def line_start_before(text: str, position: int) -> int:
    """Where the line of a position begins; for a place far inside a long line a position near it."""
    near = max(0, position - 400)
    return text.rfind("\n", near, position) + 1 or near


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with ``change`` done to all that is not code. ``change`` keeps the number of line ends."""
    parts: list[str] = []
    start = 0
    for first, last in code_regions(text):
        parts.append(change(text[start:first]))
        parts.append(text[first:last])
        start = last
    parts.append(change(text[start:]))
    return "".join(parts)


def code_lines(text: str) -> set[int]:
    """Indexes of the lines that are fenced code, for looking up only."""
    found: set[int] = set()
    position, line = 0, 0
    for start, end in _fences(text):
        line += text.count("\n", position, start)
        last = line + text.count("\n", start, end)
        found.update(range(line, last + 1))
        position, line = end, last
    return found
