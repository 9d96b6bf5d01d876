"""Openings to days: order, years, ends of ranges, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from itertools import pairwise

from decan.diagnostics import Severity
from decan.reading.dates.evidence import Known, order_of, years_of
from decan.reading.dates.forms import Written
from decan.reading.dates.openings import WEEKDAY, Opening, is_week
from decan.reading.dates.periods import last_of_month

_LAST_YEAR = 9000
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day of an opening; None when it could not be dated."""

    start: Day | None
    end: Day | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the date of ``openings[index]``."""

    index: int
    code: str
    severity: Severity
    message: str
    hint: str


def resolve(openings: Sequence[Opening], known: Known) -> tuple[tuple[Resolved, ...], tuple[Problem, ...]]:
    """Date the openings of one document, which are in the order of its lines."""
    places = [index for index, opening in enumerate(openings) if opening.whole != WEEKDAY]
    found, problems = _resolve([openings[index] for index in places], known)
    if len(places) == len(openings):
        return found, problems
    dated = dict(zip(places, found, strict=True))
    return _in_weeks(openings, dated, known), tuple(replace(problem, index=places[problem.index]) for problem in problems)


def _in_weeks(openings: Sequence[Opening], dated: Mapping[int, Resolved], known: Known) -> tuple[Resolved, ...]:
    """What is dated, and each weekday in the week that stands above it, or that the file is about."""
    week = Resolved(known.week, known.week + timedelta(6) if known.week else None)
    found = []
    for index, opening in enumerate(openings):
        if index in dated:
            week = dated[index] if is_week(opening) else week
            found.append(dated[index])
        else:
            days = (week.start + timedelta(number) for number in range(7)) if week.start and week.end else ()
            day = next((day for day in days if day.weekday() == opening.first.weekday and day <= (week.end or day)), None)
            found.append(Resolved(day, day))
    return tuple(found)


def _resolve(openings: Sequence[Opening], known: Known) -> tuple[tuple[Resolved, ...], tuple[Problem, ...]]:
    if not openings:
        return (), ()
    order = order_of(openings, known)
    years = years_of(openings, order, known)
    resolved = [_range(opening, year, order) for opening, year in zip(openings, years, strict=True)]
    _fill_starts(openings, resolved)
    problems = [
        *_undated(openings, resolved, years),
        *_half_dated(openings, resolved, years, order),
        *_out_of_order(openings, resolved),
        *_weekdays(openings, resolved),
        *_lengths(openings, resolved),
    ]
    return tuple(resolved), tuple(sorted(problems, key=lambda problem: (problem.index, problem.code)))


def _range(opening: Opening, year: int | None, order: str) -> Resolved:
    if opening.whole == "start" or year is None or not 0 < year < _LAST_YEAR:
        return Resolved(None, None)
    if opening.whole in {"month", "months", "quarter"}:
        first, last = opening.first.month or 1, opening.last.month or 1
        begin = opening.first.year or year
        return Resolved(Day(begin, first, 1), last_of_month(opening.last.year or begin + (last < first), last))
    start = _one(opening.first, opening.first.year or year, order)
    if opening.last == opening.first:
        return Resolved(start, start + timedelta(days=6) if start and opening.whole == "week" else start)
    end = _end(opening, start, year, order)
    return Resolved(start, end) if start and end and start <= end else Resolved(start, start)


def _end(opening: Opening, start: Day | None, year: int, order: str) -> Day | None:
    """The last day of a range, which may lie in the year after."""
    end = _one(opening.last, opening.last.year or year, order)
    turns = opening.last.year is None and opening.last.read_as(order)[0] != opening.first.read_as(order)[0]
    return _one(opening.last, year + 1, order) if start and end and end < start and turns else end


def _one(written: Written, year: int, order: str) -> Day | None:
    """The day; a pair that only makes sense the other way round is read that way."""
    return written.on(year, order) or (written.on(year, "mdy" if order == "dmy" else "dmy") if written.pair else None)


def _fill_starts(openings: Sequence[Opening], resolved: list[Resolved]) -> None:
    """``Start of …`` begins with the next day that is written, and lasts until the next such line or the last day."""
    marks = [index for index, opening in enumerate(openings) if opening.whole == "start"]
    for number, index in enumerate(marks):
        stop = marks[number + 1] if number + 1 < len(marks) else len(openings)
        days = [day.start for day in resolved[index + 1 : stop] if day.start]
        ends = [day.end for day in resolved[index + 1 : stop] if day.end]
        before = [day.end for day in resolved[:index] if day.end]
        if days:
            resolved[index] = Resolved(min(days), max(ends))
        elif before:
            resolved[index] = Resolved(before[-1], before[-1])


def _undated(openings: Sequence[Opening], resolved: Sequence[Resolved], years: Sequence[int | None]) -> Iterator[Problem]:
    for index, (opening, day) in enumerate(zip(openings, resolved, strict=True)):
        if day.start is not None:
            continue
        if opening.whole == "start":
            hint = "write a dated heading below it, or the days of the period: Speech unit: 2022-03-01 to 2022-03-20"
            yield Problem(index, "date.unknown-period", Severity.WARNING, "nothing says when this period began", hint)
        elif years[index] is None:
            hint = "write the year here, in the title, in the file's name or in the front matter"
            yield Problem(index, "date.unknown-year", Severity.WARNING, "nothing says which year this date is in", hint)
        else:
            message = f"there is no such day: {opening.written or opening.title}"
            yield Problem(index, "date.impossible", Severity.ERROR, message, _between(index, resolved) or "correct the date")


def _half_dated(openings: Sequence[Opening], resolved: Sequence[Resolved], years: Sequence[int | None], order: str) -> Iterator[Problem]:
    """Ranges whose end is no day, or lies before their beginning; they count as their first day."""
    for index, (opening, day, year) in enumerate(zip(openings, resolved, years, strict=True)):
        if day.start is None or year is None or opening.last == opening.first or opening.whole:
            continue
        end = _end(opening, day.start, year, order)
        text = opening.written or opening.title
        if end is None:
            hint = f"it ends after {day.start}; correct its end"
            yield Problem(index, "date.impossible", Severity.ERROR, f"there is no such day at the end of: {text}", hint)
        elif end < day.start:
            hint = f"write {end} to {day.start} if the two were swapped"
            yield Problem(index, "date.range-length", Severity.WARNING, f"it ends on {end}, before it begins", hint)


def _between(index: int, resolved: Sequence[Resolved]) -> str:
    """What the neighbours say, as a hint."""
    before = next((day.end for day in reversed(resolved[:index]) if day.end), None)
    after = next((day.start for day in resolved[index + 1 :] if day.start), None)
    if before and after:
        return f"it stands between {before} and {after}"
    return f"it stands after {before}" if before else f"it stands before {after}" if after else ""


def _out_of_order(openings: Sequence[Opening], resolved: Sequence[Resolved]) -> Iterator[Problem]:
    """Days that break a sequence which holds without them."""
    days = [
        (index, day.start)
        for index, (opening, day) in enumerate(zip(openings, resolved, strict=True))
        if opening.kind == "day" and day.start
    ]
    if len(days) < 3:
        return
    rising = sum(1 for (_, one), (_, other) in pairwise(days) if other >= one)
    direction = 1 if rising * 2 >= len(days) - 1 else -1
    for position in range(1, len(days) - 1):
        (_, before), (index, day), (_, after) = days[position - 1 : position + 2]
        if (after - before).days * direction < 0:
            continue
        if (day - before).days * direction < 0 or (after - day).days * direction < 0:
            hint = _fitting(day, min(before, after), max(before, after))
            yield Problem(index, "date.out-of-order", Severity.WARNING, f"{day} stands between {before} and {after}", hint)


def _fitting(day: Day, low: Day, high: Day) -> str:
    """The slip of the pen that would explain a day out of order."""
    candidates = [
        Day(year, month, day.day) for year in (low.year, high.year) for month in (low.month, high.month) if _exists(year, month, day.day)
    ]
    if day.day <= 12:
        candidates.insert(0, Day(day.year, day.day, day.month))
    fits = [candidate for candidate in candidates if low <= candidate <= high]
    strict = [candidate for candidate in fits if low < candidate < high]
    best = next(iter(strict or fits), None) or (low + timedelta(days=1) if (high - low).days == 2 else None)
    return f"was {best} meant?" if best else f"a day from {low} to {high} would fit"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        Day(year, month, day)
    except ValueError:
        return False
    return True


def _weekdays(openings: Sequence[Opening], resolved: Sequence[Resolved]) -> Iterator[Problem]:
    for index, (opening, day) in enumerate(zip(openings, resolved, strict=True)):
        for written, found in ((opening.first, day.start), (opening.last, day.end)):
            if found and written.weekday is not None and found.weekday() != written.weekday and opening.kind != "period":
                message = f"{found} is a {_WEEKDAYS[found.weekday()]}, not a {_WEEKDAYS[written.weekday]}"
                yield Problem(index, "date.weekday", Severity.WARNING, message, "correct the date or the weekday")
                break


def _lengths(openings: Sequence[Opening], resolved: Sequence[Resolved]) -> Iterator[Problem]:
    for index, (opening, day) in enumerate(zip(openings, resolved, strict=True)):
        if opening.days > 1 and day.start and day.end and opening.last != opening.first:
            dates = (day.end - day.start).days + 1
            if dates != opening.days:
                message = f"{opening.days} days by their numbers, but {dates} by their dates"
                hint = f"{day.start} and {day.start + timedelta(days=opening.days - 1)} would be {opening.days} days"
                yield Problem(index, "date.range-length", Severity.WARNING, message, hint)
