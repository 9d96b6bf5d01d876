"""Units that the settings plan: ``units: {anchor: month, length: 10}``.

    month          stretches from the 1st of each month: 1 to 10, 11 to 20, 21 to the end
    year           stretches from 1 January
    week           whole weeks from Monday: one for a length of 10, two from 11 on
    2022-01-03     stretches from that day on, and back

The last stretch of a month or year takes the days that are left over, if they are fewer than half of one; else those are one by
themselves. Only stretches with an entry become units, and none that overlaps a unit of the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import timedelta

from decan.config import Config
from decan.journal.pieces import Range
from decan.journal.when import month_of, year_of
from decan.model.journal import Entry

_MONDAY = Day(2024, 1, 1)
_WEEK = 7


def stretches(entries: Iterable[Entry], taken: Sequence[Range], config: Config) -> list[Range]:
    """The first and last days of planned units, in order; none without an anchor. ``taken`` are the author's own."""
    if not config.unit_anchor:
        return []
    found = {stretch_of(day, config) for entry in entries for day in entry.days}
    return sorted(span for span in found if not any(start <= span[1] and span[0] <= end for start, end in taken))


def stretch_of(day: Day, config: Config) -> Range:
    """The stretch that a day lies in."""
    anchor, length = config.unit_anchor, config.unit_length
    if anchor == "week":
        weeks = max(1, (2 * length + _WEEK) // (2 * _WEEK))
        return _counted(day, _MONDAY, weeks * _WEEK)
    if anchor in {"month", "year"}:
        first, last = month_of(day) if anchor == "month" else year_of(day)
        return _within(day, first, last, length)
    return _counted(day, Day.fromisoformat(anchor), length)


def _counted(day: Day, anchor: Day, length: int) -> Range:
    number = (day - anchor).days // length
    try:
        start = anchor + timedelta(number * length)
        return start, start + timedelta(length - 1)
    except OverflowError:
        return day, day


def _within(day: Day, first: Day, last: Day, length: int) -> Range:
    """The stretch of a month or year; what is left over at its end is joined to the last one, or stands by itself."""
    total = (last - first).days + 1
    whole, rest = divmod(total, length)
    count = max(1, whole + (rest * 2 >= length))
    number = min((day - first).days // length, count - 1)
    start = first + timedelta(number * length)
    return start, last if number == count - 1 else start + timedelta(length - 1)
