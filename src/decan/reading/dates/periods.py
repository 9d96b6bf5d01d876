"""Named ranges: ``January - March``, ``Q3 2021``, ``Week of Jun 29 - Jul 5``, ``February, 2022``, ``Start of Speech unit``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Day
from datetime import timedelta

from decan.reading.dates.forms import Written
from decan.reading.dates.ranges import BETWEEN, read_range
from decan.reading.dates.words import MONTH, MONTHS, folded, month_number

_YEAR = r"((?:19|20)\d{2})"
_ANY_YEAR = re.compile(_YEAR)
_DASH = r"\s*(?:-|–|—|~|to|until|through|bis|/|&|and)\s*"
_MONTHS = re.compile(rf"({MONTH})\.?,?\s*{_YEAR}?{_DASH}({MONTH})\.?,?\s*{_YEAR}?$", re.IGNORECASE)
_MONTH = re.compile(rf"(?:(?:month of|review of)\s+)?({MONTH})\.?,?\s*(?:of\s+)?{_YEAR}?$", re.IGNORECASE)
_ISO_MONTH = re.compile(rf"{_YEAR}(?:[-/.]|年\s*)(0?[1-9]|1[0-2])月?$")
_YEAR_MONTH = re.compile(rf"{_YEAR},?\s+({MONTH})$", re.IGNORECASE)
_QUARTER = re.compile(rf"(?:{_YEAR}[\s-]*)?Q([1-4])(?:[\s,/-]*{_YEAR})?$", re.IGNORECASE)
_QUARTER_WORD = re.compile(rf"(?:the\s+)?(first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter(?:\s+(?:of\s+)?{_YEAR})?$", re.IGNORECASE)
_ONLY_YEAR = re.compile(rf"(?:the year\s+)?{_YEAR}$")
_WEEK = re.compile(r"week(?:\s+(?:of|from|beginning|starting)|\s*#?\d{1,3}\s*[-:–—(,]*)\s*", re.IGNORECASE)
_ISO_WEEK = re.compile(rf"{_YEAR}[- ]?W(\d{{1,2}})$", re.IGNORECASE)
_START = re.compile(
    r"(?:start|beginning|end) of (?:the )?(?P<what>\S.{0,60}?(?:unit|phase|semester|term|course|sprint|block|year|part|section))$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(BETWEEN, re.IGNORECASE)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_BEGINNINGS = frozenset({name[:3] for name in MONTHS} | {"mon", "rev", "the", "fir", "sec", "thi", "fou", "wee", "sta", "beg", "end"})
"""The first three letters of all that a period may begin with, but for numbers and ``Q1``."""

Range = tuple[Written, Written, str]


def read_period(text: str) -> Range | None:
    """First day, last day and what is named (``month``, ``quarter``, ``year``, ``week``, ``start``, empty), or None."""
    text = text.strip().rstrip(".:")
    if len(text) > 90 or not (text[:1] in "1234qQ" or folded(text[:3]) in _BEGINNINGS):
        return None
    return _months(text) or _quarter(text) or _several(text) or _week(text) or _start(text)


def _months(text: str) -> Range | None:
    several = _MONTHS.match(text)
    if several:
        first, last = month_number(several[1]), month_number(several[3])
        end = int(several[4]) if several[4] else None
        begin = int(several[2]) if several[2] else end - (first > last) if end else None
        return Written(begin, first, 1), Written(end, last, None), "months"
    one = _MONTH.match(text)
    if one and (one[2] or _is_full_name(one[1])):
        year = int(one[2]) if one[2] else None
        return Written(year, month_number(one[1]), 1), Written(year, month_number(one[1]), None), "month"
    iso = _ISO_MONTH.match(text)
    if iso:
        return Written(int(iso[1]), int(iso[2]), 1), Written(int(iso[1]), int(iso[2]), None), "month"
    turned = _YEAR_MONTH.match(text)
    if turned:
        return Written(int(turned[1]), month_number(turned[2]), 1), Written(int(turned[1]), month_number(turned[2]), None), "month"
    return None


def _several(text: str) -> Range | None:
    """From one to the other: ``2020-01 to 2020-03``, ``Q1 - Q2 2021``; years only as ``2020..2021``, for ``1939-1945`` is a title."""
    if _ANY_YEAR.search(text) is None:
        return None
    for between in _BETWEEN.finditer(text):
        one, other = (_months(part) or _quarter(part) for part in (text[: between.start()], text[between.end() :]))
        if one is None or other is None or one[2] != other[2] or other[0].year is None:
            continue
        first, last = one[0], other[1]
        if one[2] == "year":
            return (first, last, "year") if ".." in between[0] and (first.year or 0) < (last.year or 0) else None
        begin = first.year or other[0].year - ((first.month or 0) > (last.month or 0))
        if (begin, first.month or 0) < (other[0].year, last.month or 0):
            return Written(begin, first.month, 1), Written(other[0].year, last.month), "months"
    return None


def _is_full_name(name: str) -> bool:
    """A month alone opens a period only in full: ``Mar`` and ``Sat`` are words of other things."""
    return len(name) > 3 or name.lower() == "may"


def _quarter(text: str) -> Range | None:
    match = _QUARTER.match(text)
    if match:
        number, year = int(match[2]), match[1] or match[3]
    else:
        word = _QUARTER_WORD.match(text)
        if not word:
            only = _ONLY_YEAR.match(text)
            return (Written(int(only[1]), 1, 1), Written(int(only[1]), 12, 31), "year") if only else None
        number, year = _WORDS[word[1].lower()], word[2]
    value = int(year) if year else None
    return Written(value, number * 3 - 2, 1), Written(value, number * 3, None), "quarter"


def _week(text: str) -> Range | None:
    iso = _ISO_WEEK.match(text)
    if iso:
        try:
            monday = Day.fromisocalendar(int(iso[1]), int(iso[2]), 1)
        except ValueError:
            return None
        return written(monday), written(monday + timedelta(days=6)), "week"
    head = _WEEK.match(text)
    found = read_range(text, head.end(), short=True) if head else None
    if head is None or found is None:
        return None
    first, last, end = found
    if text[end:].strip(" )]"):
        return None
    if first != last:
        return first, last, ""
    guessed = first.pair is not None and first.year is None and first.weekday is None
    return None if guessed and any(map(str.isdigit, head[0])) else (first, first, "week")  # Week 3: 1/2


def _start(text: str) -> Range | None:
    match = _START.match(text)
    return (Written(), Written(), "start") if match else None


def written(day: Day) -> Written:
    """A known day as a date that was written in full."""
    return Written(day.year, day.month, day.day)


def last_of_month(year: int, month: int) -> Day:
    """The month's last day."""
    return Day(year, month, monthrange(year, month)[1])
