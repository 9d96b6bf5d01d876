"""A table that is a log: each row with a date in its first date column is an entry.

| Date       | What             |
|------------|------------------|
| 2021-03-01 | Read chapter one |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decan.reading.blocks import plain_text
from decan.reading.dates import Opening, read_opening
from decan.reading.tokens import ParsedSource


@dataclass(frozen=True, slots=True)
class Row:
    """A dated row. ``cells`` are (header, index of the cell's inline token), without the date's cell."""

    opening: Opening
    heading: int
    """Index of the inline token that holds the date."""
    start: int
    stop: int
    """The row's tokens."""
    cells: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Log:
    """A table of dated rows: ``tokens[start:stop]``."""

    start: int
    stop: int
    rows: tuple[Row, ...]


_ENDS = frozenset({"table_open", "table_close"})


def logs_of(source: ParsedSource) -> Iterator[Log]:
    """The tables of the document that have a date in each row of one column, and at least two rows."""
    start = -1
    ends = [(index, token) for index, token in enumerate(source.tokens) if token.type in _ENDS]
    for index, token in ends:
        if token.type == "table_open" and token.level == 0:
            start = index
        elif token.type == "table_close" and start >= 0:
            log = _log(source, start, index + 1)
            if log is not None:
                yield log
            start = -1


def _log(source: ParsedSource, start: int, stop: int) -> Log | None:
    header: list[str] = []
    rows: list[tuple[int, int, list[int]]] = []
    cells: list[int] = []
    first = start
    for index in range(start, stop):
        kind = source.tokens[index].type
        if kind == "tr_open":
            first, cells = index, []
        elif kind in {"th_open", "td_open"}:
            cells.append(index + 1)
        elif kind == "tr_close" and source.tokens[first + 1].type == "th_open":
            header = [plain_text(source.tokens[cell]).strip() for cell in cells]
        elif kind == "tr_close":
            rows.append((first, index + 1, cells))
    column = _date_column(source, [row[2] for row in rows])
    if column < 0:
        return None
    return Log(start, stop, tuple(filter(None, (_row(source, header, column, row) for row in rows))))


def _date_column(source: ParsedSource, rows: list[list[int]]) -> int:
    """The first column whose every cell, but for empty ones, is a day; -1 without one."""
    if len(rows) < 2:
        return -1
    for column in range(len(rows[0])):
        texts = [plain_text(source.tokens[row[column]]).strip() for row in rows if column < len(row)]
        opened = [read_opening(text, bare=True) for text in texts if text]
        if len(opened) >= 2 and all(opening is not None and opening.kind == "day" for opening in opened):
            return column
    return -1


def _row(source: ParsedSource, header: list[str], column: int, row: tuple[int, int, list[int]]) -> Row | None:
    start, stop, cells = row
    opening = read_opening(plain_text(source.tokens[cells[column]]).strip(), bare=True) if column < len(cells) else None
    if opening is None:
        return None
    others = tuple(
        (header[position] if position < len(header) else "", cell)
        for position, cell in enumerate(cells)
        if position != column and plain_text(source.tokens[cell]).strip()
    )
    return Row(opening, cells[column], start, stop, others)
