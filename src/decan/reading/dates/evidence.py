"""What decides the order of day and month, and the year, of a document's dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from itertools import pairwise

from decan.reading.dates.forms import Written
from decan.reading.dates.openings import Opening

_HALF_A_YEAR = 184
"""Days beyond which a date without a year belongs to no neighbour."""
_WHOLE_MONTHS = frozenset({"month", "months", "quarter", "year", "start"})
"""Periods that a text about one year names in any order."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the document knows before its lines are dated."""

    order: str = ""
    """``dmy`` or ``mdy`` by the settings; empty: decided from evidence."""
    years: tuple[int, ...] = ()
    """The strongest first: of the title, the file name, the front matter."""
    start: Day | None = None
    """First and last day of the range that the file's name or its folders mean."""
    end: Day | None = None
    week: Day | None = None
    """The first of the seven days that the file's name means."""


def order_of(openings: Sequence[Opening], known: Known) -> str:
    """``dmy`` or ``mdy`` for all dates of the document: by the settings, values over 12, weekdays, or the order of the lines."""
    if known.order in {"dmy", "mdy"}:
        return known.order
    open_dates = [written for opening in openings for written in _ends(opening) if written.pair is not None]
    if not open_dates:
        return "dmy"
    votes = {"dmy": 0, "mdy": 0}
    for written in open_dates:
        first, second = written.pair or (0, 0)
        votes["dmy"] += first > 12
        votes["mdy"] += second > 12
    if votes["dmy"] != votes["mdy"]:
        return max(votes, key=lambda order: votes[order])
    for order in votes:
        votes[order] += sum(1 for written in open_dates if _weekday_agrees(written, order))
    if votes["dmy"] != votes["mdy"]:
        return max(votes, key=lambda order: votes[order])
    broken = {order: _disorder(openings, order) for order in votes}
    if broken["dmy"] != broken["mdy"]:
        return min(broken, key=lambda order: broken[order])
    return "mdy" if any("/" in opening.written for opening in openings) or any(opening.kind == "unit" for opening in openings) else "dmy"


def _ends(opening: Opening) -> Iterator[Written]:
    yield opening.first
    if opening.last != opening.first:
        yield opening.last


def _weekday_agrees(written: Written, order: str) -> bool:
    day = written.on(written.year, order)
    return day is not None and written.weekday is not None and day.weekday() == written.weekday


def _disorder(openings: Sequence[Opening], order: str) -> tuple[int, int]:
    """Lines out of order and the days between neighbours, when numbers are read in that order: a log's days stand close together."""
    days = [day for opening in openings if (day := opening.first.on(opening.first.year or 2000, order)) is not None]
    missing = len(openings) - len(days)
    backwards = sum(1 for one, other in pairwise(days) if other < one)
    forwards = sum(1 for one, other in pairwise(days) if other > one)
    return min(backwards, forwards) + missing, sum(abs((other - one).days) for one, other in pairwise(days))


def years_of(openings: Sequence[Opening], order: str, known: Known) -> list[int | None]:
    """The year of each opening: as written, else the one that brings it closest to its dated neighbour, else what the document knows."""
    years = [_year_written(opening, order) for opening in openings]
    if any(years):
        for index, opening in enumerate(openings):
            if years[index] is None:
                years[index] = _closest(index, opening, openings, years, order)
        return years
    return _rolling(openings, order, _first_year(openings, order, known))


def _year_written(opening: Opening, order: str) -> int | None:
    """The year in which it begins, as written; ``Dec 30 - Jan 2, 2021`` begins in the year before."""
    if opening.first.year is not None or opening.last.year is None:
        return opening.first.year
    (first_month, first_day), (last_month, last_day) = opening.first.read_as(order), opening.last.read_as(order)
    return opening.last.year - ((first_month or 0, first_day or 0) > (last_month or 0, last_day or 32))


def _first_year(openings: Sequence[Opening], order: str, known: Known) -> int | None:
    """The year of the first line, by the range of the file's name where there is one that holds it."""
    if known.start and known.end:
        years = range(known.start.year, known.end.year + 1)
        days = (opening.first.on(year, order) for opening in openings[:1] for year in years)
        inside = next((day.year for day in days if day and known.start <= day <= known.end), None)
        if inside is not None or len(years) == 1:
            return inside or known.start.year
    return next(iter(known.years), known.start.year if known.start else None)


def _closest(index: int, opening: Opening, openings: Sequence[Opening], years: Sequence[int | None], order: str) -> int | None:
    """The year nearest to the day of the nearest line that has a year (the one before it first)."""
    outwards = (other for step in range(1, len(years)) for other in (index - step, index + step))
    neighbour = next(other for other in outwards if 0 <= other < len(years) and years[other] is not None)
    year = years[neighbour]
    there = openings[neighbour].first.on(year, order)
    if year is None or there is None:
        return year
    month, day = opening.first.read_as(order)
    near = [
        (abs((found - there).days), candidate)
        for candidate in (year - 1, year, year + 1)
        if (found := Written(None, month, day or 1).on(candidate, order))
    ]
    return min(near)[1] if near and min(near)[0] <= _HALF_A_YEAR else year


def _rolling(openings: Sequence[Opening], order: str, year: int | None) -> list[int | None]:
    """One year for all lines, and the next one where December is followed by January."""
    months = [opening.first.read_as(order)[0] for opening in openings]
    steps = [other - one for one, other in pairwise(month for month in months if month is not None)]
    rising, falling = sum(0 < step < 6 for step in steps), sum(-6 < step < 0 for step in steps)
    years: list[int | None] = []
    before: int | None = None
    for opening, month in zip(openings, months, strict=True):
        if year is not None and before is not None and month is not None and opening.whole not in _WHOLE_MONTHS:
            step = month - before
            if step <= -9 or (step <= -6 and rising > falling):
                year += 1
            elif step >= 9 or (step >= 6 and falling > rising):
                year -= 1
        before = month if month is not None else before
        years.append(year)
    return years
