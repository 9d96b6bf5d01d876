"""One date, or two with a word or a dash between them.

2021-08-28 => 2021-08-29   Aug 5 to 6, 2018   5-6 August 2018   2-01 to 2-10 (in a unit)   Dec 30 - Jan 2, 2021
"""

from __future__ import annotations

import re

from decan.reading.dates.forms import Written, day_at, read_at

BETWEEN = r"\s*(?:=>|->|→|\.\.+|–|—|-|~|〜|至|&|\b(?:to|until|till|through|thru|and|bis|und|au|et)\b)\s*"
"""What stands between the two ends of a range, as a pattern."""

_BETWEEN = re.compile(BETWEEN, re.IGNORECASE)
_INTERVAL = re.compile(r"(?<=\d{4}-\d\d-\d\d)/(?=\d{4}-\d\d-\d\d)")
"""ISO 8601: ``2021-08-28/2021-08-30``."""
_ISO_REST = re.compile(r"\d\d-\d\d")
_CLOSED = re.compile(r"\s*(?:[)\]>:|,–—-]|$)")
_FROM_DAY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?{BETWEEN}(?=\d)", re.IGNORECASE)
_YEAR = re.compile(r",?\s*((?:19|20)\d{2})\b")
_MORE_NUMBER = re.compile(r"\s*[\w/.-]*\d")


def read_range(text: str, position: int, *, short: bool = False) -> tuple[Written, Written, int] | None:
    """The date or the range that begins at that position: first, last and where it ends. ``short``: two numbers alone are a date too."""
    several = _days_of_month(text, position)
    if several is not None:
        return several
    one = read_at(text, position, short=True)
    if one is None:
        return None
    first, end = one
    between = _BETWEEN.match(text, end) or _INTERVAL.match(text, end)
    found = (_to_date(text, first, between.end()) or _to_day(text, first, between.end())) if between else None
    found = found or (first, first, end)
    guessed = first.pair is not None and first.year is None and first.weekday is None and found[1].year is None
    return None if guessed and not short else found


def _days_of_month(text: str, position: int) -> tuple[Written, Written, int] | None:
    """``5-6 August 2018``."""
    match = _FROM_DAY.match(text, position)
    other = read_at(text, match.end()) if match else None
    if match is None or other is None or other[0].month is None or other[0].day is None or int(match[1]) >= other[0].day:
        return None
    return Written(other[0].year, other[0].month, int(match[1])), other[0], other[1]


def _to_date(text: str, first: Written, position: int) -> tuple[Written, Written, int] | None:
    """The other end is a date: ``Feb 27 - Mar 2``."""
    other = read_at(text, position, short=True)
    if other is None or not _fits(first, other[0]):
        return None
    last, end = other
    if last.pair is not None and last.year is None and first.year is not None:
        alike = first.pair is not None or _ISO_REST.fullmatch(text[position:end].strip())
        if not alike or not _CLOSED.match(text, end):
            return None  # 2021-03-01 - 2.5 hours
    return first, last, end


def _fits(first: Written, last: Written) -> bool:
    return (first.pair is None) == (last.pair is None) or last.year is not None or first.year is not None


def _to_day(text: str, first: Written, position: int) -> tuple[Written, Written, int] | None:
    """The other end is a day of the same month: ``Aug 5 to 6, 2018``."""
    only = day_at(text, position) if first.month is not None and first.year is None else None
    if only is None or _MORE_NUMBER.match(text[only[2] : only[2] + 2].partition(",")[0]):
        return None
    day, weekday, end = only
    year = _YEAR.match(text, end)
    value = int(year[1]) if year else None
    if day <= (first.day or 0):
        return None
    last = Written(value, first.month, day, None, weekday)
    return Written(value, first.month, first.day, None, first.weekday), last, year.end() if year else end
