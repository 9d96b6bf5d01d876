"""Dates as they are written, one pattern a form, before anything decides what they mean.

    2022-02-01   18/12/2018   Aug 5, 2018   10 July 2021   05-Dec-18   20220301   2022年3月11日   2-10 (in a range)

A `Written` keeps what stands there: for ``10-09-18`` two numbers whose order is not known yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache

from decan.reading.dates.words import CJK_WEEKDAY, MONTH, WEEKDAY, month_number, weekday_number


@dataclass(frozen=True, slots=True)
class Written:
    """One date as written. ``pair`` holds day and month in the order of the text when that order is open; else month and day are set."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    pair: tuple[int, int] | None = None
    weekday: int | None = None
    """0 (Monday) to 6, where the text names it."""

    def read_as(self, order: str) -> tuple[int | None, int | None]:
        """(month, day) when numbers stand in that order (``dmy``, ``mdy``)."""
        if self.pair is None:
            return self.month, self.day
        first, second = self.pair
        return (second, first) if order == "dmy" else (first, second)

    def on(self, year: int | None, order: str) -> Day | None:
        """The day in that year, read in that order; None when there is none such."""
        month, day = self.read_as(order)
        if year is None or month is None or day is None:
            return None
        try:
            return Day(year, month, day)
        except ValueError:
            return None


_NAMED_WEEKDAY = rf"(?:{WEEKDAY}\b(?:\.(?!\.))?|{CJK_WEEKDAY})"
_BEFORE = rf"(?:(?P<wb>{_NAMED_WEEKDAY})[,:]?\s*)?(?:(?:the|den|am|le|el)\s+)?"
_AFTER = rf"(?:[\s,]*(?P<bracket>[(\[])?(?P<wa>{_NAMED_WEEKDAY})(?![\w])(?(bracket)[)\]]))?"
_DAY = r"\d{1,2}"
_ORDINAL = r"(?:st|nd|rd|th|º|\.)?"
_YEAR = r"(?:19|20)\d{2}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
_ZONE = (
    r"(?:(?:Z|UTC|GMT|CES?T|EES?T|WES?T|BST|IST|JST|KST|SGT|MSK|[ECMP][SD]T|AE[SD]T|NZ[SD]T)\b"
    r"|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/\w+|[+-]\d{2}:?\d{2})"
)
_TIME = rf"(?:[T\s,]+(?:at\s+)?{_CLOCK}(?:\s*{_ZONE}(?!\w))?(?:\s*[-–]\s*{_CLOCK})?|T\d{{4}}(?:\d{{2}}(?:\.\d+)?)?{_ZONE}?(?!\w))?"

_FORMS = (
    rf"(?P<year>{_YEAR})(?P<sep>[-/._‐‑–−])(?P<month>{_DAY})(?P=sep)(?P<day>{_DAY})(?![\d])",
    rf"(?P<year>{_YEAR})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    rf"(?:(?P<year>{_YEAR})\s*年\s*)?(?P<month>{_DAY})\s*月\s*(?P<day>{_DAY})\s*[日号號]?",
    rf"(?P<name>{MONTH})\b\.?\s+(?:the\s+)?(?P<day>{_DAY}){_ORDINAL}(?!\d)(?:\s*,?\s*(?P<year>{_YEAR})\b)?",
    rf"(?P<day>{_DAY}){_ORDINAL}\s*(?:of\s+|de\s+|[-/])?(?P<name>{MONTH})\b\.?(?:\s*(?:,|de\s|[-/])?\s*(?P<year>{_YEAR})\b)?",
    rf"(?P<day>{_DAY})(?P<sep>[-/])(?P<name>{MONTH})(?P=sep)(?P<year>\d{{2}})(?![\d/-])",
    rf"(?P<name>{MONTH})(?P<sep>[-/])(?P<day>{_DAY})(?P=sep)(?P<year>{_YEAR})(?!\d)",
    rf"(?P<year>{_YEAR})(?P<sep>[-/ ])(?P<name>{MONTH})(?P=sep)(?P<day>{_DAY})(?!\d)",
    rf"(?P<name>{MONTH})\s+(?P<day>{_DAY})\s+{_CLOCK}(?:\s+{_ZONE})?\s+(?P<year>{_YEAR})\b",
    rf"(?P<first>{_DAY})(?P<sep>[-/.])(?P<second>{_DAY})(?P=sep)(?P<year>{_YEAR}|\d{{2}})(?!\.?\d)",
)


def _patterns(*, named: bool) -> tuple[re.Pattern[str], ...]:
    """The forms that are a date wherever they stand at the front of a heading: those that begin with a month's name, or with a digit."""
    forms = (form for form in _FORMS if form.startswith("(?P<name>") is named)
    return tuple(re.compile(_BEFORE + form + _TIME + _AFTER, re.IGNORECASE) for form in forms)


_BY_NAME, _BY_DIGIT = _patterns(named=True), _patterns(named=False)
SHORT = re.compile(rf"{_BEFORE}(?P<first>{_DAY})(?P<sep>[-/.])(?P<second>{_DAY})(?![\d.-])(?P=sep)?{_AFTER}", re.IGNORECASE)
"""Two numbers: a date only beside a weekday, another date or a unit."""
DAY_ONLY = re.compile(rf"{_BEFORE}(?P<day>{_DAY}){_ORDINAL}(?!\d){_AFTER}", re.IGNORECASE)
"""The second end of ``Aug 5 to 6``."""
_DIGIT = re.compile(r"\d")
_DIGIT_FIRST = re.compile(rf"{_BEFORE}\d", re.IGNORECASE)
_NAME_FIRST = re.compile(rf"{_BEFORE}{MONTH}", re.IGNORECASE)


@lru_cache(maxsize=1024)
def read_at(text: str, position: int, *, short: bool = False) -> tuple[Written, int] | None:
    """The date that begins at that position and where it ends; the longest form wins."""
    best: tuple[Written, int] | None = None
    for pattern in _forms_at(text, position, short=short):
        match = pattern.match(text, position)
        if match and (best is None or match.end() > best[1]):
            written = _written(match)
            if written is not None:
                best = written, match.end()
                if match.end() == len(text):
                    break
    return best


def _forms_at(text: str, position: int, *, short: bool) -> Iterator[re.Pattern[str]]:
    """The forms that may match there, by what they begin with: nearly all texts are refused by their first characters."""
    if _DIGIT.search(text, position) is None:
        return
    if _DIGIT_FIRST.match(text, position):
        yield from _BY_DIGIT
        if short:
            yield SHORT
    if _NAME_FIRST.match(text, position):
        yield from _BY_NAME


def _written(match: re.Match[str]) -> Written | None:
    found = match.groupdict()
    weekday = weekday_number(found["wb"] or found["wa"] or "") if found["wb"] or found["wa"] else None
    year = _century(found["year"]) if found.get("year") else None
    if found.get("first"):
        return _numeric(found, year, weekday)
    month = month_number(found["name"]) if found.get("name") else int(found["month"])
    day = int(found["day"])
    if found.get("sep") == "." and found.get("year") and len(found["month"]) == 1 and len(found["day"]) == 1:
        return None  # 2021.1.2 is a version
    return Written(year, month, day, None, weekday) if 0 < day < 40 and 0 < month < 20 else None


def _century(year: str) -> int:
    """The year of four digits, or of two: 70 to 99 are in the last century."""
    value = int(year)
    return value if len(year) == 4 else value + (2000 if value < 70 else 1900)


def _numeric(found: dict[str, str | None], year: int | None, weekday: int | None) -> Written | None:
    first, second, sep = int(found["first"] or 0), int(found["second"] or 0), found["sep"]
    if not (0 < first < 32 and 0 < second < 32) or (first > 12 and second > 12):
        return None
    if sep == "." and len(found.get("year") or "") == 2 and not (len(found["first"] or "") == 2 and len(found["second"] or "") == 2):
        return None  # 1.2.22 is a version
    if sep == "." and year is not None:
        return Written(year, second, first, None, weekday) if second <= 12 else None
    return Written(year, None, None, (first, second), weekday)
