"""Lists and paragraphs that are a log: each begins with its day, and the days lie close together.

    - 2024-03-05: read chapter one         **5 March 2024:** read chapter one
    - 2024-03-06: watched the lecture      **6 March 2024:** watched the lecture

Each becomes a heading that is its day, with the text below, before the texts are parsed. A list of dates that lie far apart is a history of
something, and stays a list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from decan.model.document import FrontMatter
from decan.reading.dates import Opening, read_opening

_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_\n]{4,60})(?<=\S)\1(?!\w)(.*)$")
_AFTER = re.compile(r"\s*(?:\]\]|[\])>])?\s*[:：|–—-]*\s*")
_PARTED = re.compile(r"\s*(?:\]\]|[\])>]|[:：|–—]|-\s)")
"""What parts a day from a text that has not been set apart otherwise: ``2024-03-05: read``, not ``5 March 2024 was a good day``."""
_FEWEST = 3
_GAP = 14
"""Days between two entries of a log, at the middle."""
_FIRST = 80
"""Characters in which a day must end."""
_FOLDERS = frozenset({"topics", "resources", "roadmaps", "notes"})
"""What lies in them is about a thing, not about days."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A paragraph that begins with its day. ``index`` is that of its inline token, ``end`` where its item's tokens end, or its own."""

    index: int
    end: int
    opening: Opening
    day: str
    rest: str
    below: str


@dataclass(frozen=True, slots=True)
class _List:
    """``tokens[start:stop]`` with a dated paragraph for each item."""

    start: int
    stop: int
    items: tuple[_Dated, ...]


def may_be_log(front: FrontMatter, path: str, days: tuple[object, object] | None) -> bool:
    """Whether a file can be one: neither front matter nor folder says what it is, and it is about no one day; ``days`` are its name's."""
    folders = {folder.lower().lstrip("_") for folder in path.split("/")[:-1]}
    return not front.kind and front.date is None and (days is None or days[0] != days[1]) and folders.isdisjoint(_FOLDERS)


def open_days(tokens: list[Token], promoted: Collection[int]) -> None:
    """Make headings of the days in a log's lists, or else its paragraphs. ``promoted`` are lines that are headings only to Decan."""
    found: Sequence[_List | _Dated] = _lists(tokens) or _paragraphs(tokens)
    if not found or _has_days(tokens, promoted):
        return
    for one in reversed(found):
        items = one.items if isinstance(one, _List) else (one,)
        start, stop = (one.start, one.stop) if isinstance(one, _List) else (one.index - 1, one.index + 2)
        tokens[start:stop] = [token for item in items for token in _opened(tokens, item)]


def _lists(tokens: Sequence[Token]) -> list[_List]:
    """The lists of a document that is a log of lists."""
    found = list(_dated_lists(tokens))
    items = [item for one in found for item in one.items]
    if len(items) < _FEWEST or not _are_close(items):
        return []
    lines = sum(_height(tokens[one.start]) for one in found)
    return found if lines * 2 >= sum(_height(token) for token in tokens if token.level == 0 and token.nesting >= 0) else []


def _height(token: Token) -> int:
    return token.map[1] - token.map[0] if token.map else 0


def _dated_lists(tokens: Sequence[Token]) -> Iterator[_List]:
    """Lists at the top level of which every item begins with a day."""
    start, items, is_dated = -1, list[_Dated](), False
    for index, token in enumerate(tokens):
        if token.level == 0 and token.type in {"bullet_list_open", "ordered_list_open"}:
            start, items, is_dated = index, [], True
        elif token.level == 0 and start >= 0 and token.nesting < 0:
            if is_dated and items:
                yield _List(start, index + 1, tuple(items))
            start = -1
        elif is_dated and start >= 0 and token.level == 1 and token.type == "list_item_open":
            to_do = "checked" in token.meta
            item = None if to_do else _dated(tokens, index + 2, _end(tokens, index), any_parting=True)
            is_dated = item is not None
            items.extend([item] if item else [])


def _end(tokens: Sequence[Token], item: int) -> int:
    return next(index for index in range(item + 1, len(tokens)) if tokens[index].level == 1 and tokens[index].type == "list_item_close")


def _paragraphs(tokens: Sequence[Token]) -> list[_Dated]:
    """The dated paragraphs of a document that is a log of paragraphs."""
    openers = [index for index, token in enumerate(tokens) if token.type == "paragraph_open" and token.level == 0]
    found = [item for index in openers if (item := _dated(tokens, index + 1, index + 3, any_parting=False)) is not None]
    return found if len(found) >= _FEWEST and len(found) * 4 >= len(openers) and _are_close(found) else []


def _dated(tokens: Sequence[Token], index: int, end: int, *, any_parting: bool) -> _Dated | None:
    """The day that a paragraph begins with, set apart from its text; with ``any_parting`` by no more than a blank."""
    if index >= len(tokens) or tokens[index].type != "inline" or not any(map(str.isdigit, tokens[index].content[:_FIRST])):
        return None
    line, _, below = tokens[index].content.partition("\n")
    marked = _EMPHASIS.match(line)
    if marked:
        day, rest = marked[2].rstrip(":： "), marked[3]
        opening = read_opening(day, bare=True)
    else:
        opening = read_opening(line[:_FIRST], bare=False)
        end_of_day = opening.column - 1 + opening.length if opening else 0
        day, rest = line[:end_of_day].lstrip("[(<"), line[end_of_day:]
        if rest.strip() and not any_parting and not _PARTED.match(rest):
            return None
    if opening is None or opening.kind != "day" or not (rest.strip() or below or any_parting):
        return None
    parting = _AFTER.match(rest)
    return _Dated(index, end, opening, day, rest[parting.end() if parting else 0 :], below)


def _are_close(items: Iterable[_Dated]) -> bool:
    """Whether the days are those of somebody who writes often, in one order of day and month or the other."""
    openings = [item.opening for item in items]
    return any(_gap(openings, order) <= _GAP for order in ("dmy", "mdy"))


def _gap(openings: Sequence[Opening], order: str) -> int:
    """The days from one to the next, at the middle; roughly, for months have 31 days here."""
    days: list[int] = []
    for opening in openings:
        month, day = opening.first.read_as(order)
        days.append((opening.first.year or 0) * 372 + (month or 0) * 31 + (day or 0))
    gaps = [abs(after - before) for before, after in pairwise(days)]
    return sorted(min(gap, abs(372 - gap)) if openings[0].first.year is None else gap for gap in gaps)[(len(gaps) - 1) // 2]


def _has_days(tokens: Sequence[Token], promoted: Collection[int]) -> bool:
    """Whether a heading opens a day already."""
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and (token.map or [-1])[0] not in promoted:
            opening = read_opening(tokens[index + 1].content, bare=False)
            if opening is not None and opening.kind == "day":
                return True
    return False


def _opened(tokens: Sequence[Token], item: _Dated) -> Iterator[Token]:
    """A heading for the day, and what its paragraph or item holds besides, as if it stood at the top level."""
    inline = tokens[item.index]
    first, last = inline.map or [0, 1]
    yield from _block("heading", "h6", item.day, [first, first + 1])
    text = item.rest.strip()
    if text or item.below:
        content = f"{text}\n{item.below}" if text and item.below else text or item.below
        yield from _block("paragraph", "p", content, [first if text else first + 1, last])
    for token in tokens[item.index + 2 : item.end]:
        token.level -= 2
        if token.level == 0 and token.type.startswith("paragraph"):
            token.hidden = False
        yield token


def _block(name: str, tag: str, content: str, place: list[int]) -> Iterator[Token]:
    """The tokens of a block with one text."""
    yield Token(f"{name}_open", tag, 1, map=place, block=True)
    yield Token("inline", "", 0, map=place, level=1, children=[], content=content, block=True)
    yield Token(f"{name}_close", tag, -1, block=True)
