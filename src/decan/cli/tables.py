"""Tables: fitted to a terminal, whole as CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Sequence

from decan.listing import Cell, Row

_PLACES = frozenset({"source"})
_LEAST = 9
"""Signs that a column of texts keeps, however narrow the terminal."""


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """RFC 4180, with a line of names; empty where there is no value."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue()


def as_json(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """A list with an object a row."""
    return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"


def as_table(columns: Sequence[str], rows: Sequence[Row], width: int) -> str:
    """Columns side by side, cut so that no line is longer than ``width``; numbers at the right."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = _widths([list(columns), *texts], width)
    numbers = [all(isinstance(row[at], int | None) for row in rows) for at in range(len(columns))]
    shown = [[_cut(text, size, places=name in _PLACES) for text, size, name in zip(row, widths, columns, strict=True)] for row in texts]
    return "\n".join(_line(row, widths, numbers).rstrip() for row in (columns, *shown)) + "\n"


def _text(cell: Cell) -> str:
    """One line, without signs that a terminal would obey."""
    text = "" if cell is None else str(cell)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of the columns: as wide as their texts, the widest made narrower until the line fits."""
    widths = [max(map(size_of, column)) for column in zip(*rows, strict=True)]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    padded = []
    for text, size, is_number in zip(cells, widths, numbers, strict=True):
        blank = " " * (size - size_of(text))
        padded.append(blank + text if is_number else text + blank)
    return "  ".join(padded)


def _cut(text: str, size: int, *, places: bool) -> str:
    """The beginning of a text; the end of a place, which says most."""
    if size_of(text) <= size:
        return text
    while text and size_of(text) >= size:
        text = text[1:] if places else text[:-1]
    return "…" + text if places else text.rstrip() + "…"


def size_of(text: str) -> int:
    """The columns of a terminal that a text takes: two for a wide sign, none for a mark above another."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
