"""Dates as they are written, one pattern a form, before anything decides what they mean.

    2022-02-01   18/12/2018   Aug 5, 2018   10 July 2021   05-Dec-18   20220301   2022年3月11日   2-10 (in a range)

A `Written` keeps what stands there: for ``10-09-18`` two numbers whose order is not known yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache
from typing import Any

from decan.reading.dates.words import CJK_WEEKDAY, is_month, is_weekday, month_number, weekday_number


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


_WEEKDAY = rf"(?P<weekday>{CJK_WEEKDAY}|[a-zà-ɏѐ-џа-яґ’]+\b(?:\.(?!\.))?)"
"""A weekday, or a word; whether it is one's name is looked up, as it is of months: patterns with all names take long to compile."""
_BEFORE = rf"{_WEEKDAY}[,:]?\s*"
_ARTICLE = r"(?:(?:the|den|am|le|el)\s+)?"
"""What may stand before a date. No form begins with any of it, so that it is read first, and once for all forms."""
_AFTER = rf"[\s,]*(?P<bracket>[(\[])?{_WEEKDAY}(?![\w])(?(bracket)[)\]])"
"""What may stand behind one; as it may be nothing, it takes nothing from the form before it either."""
_DAY = r"\d{1,2}"
_ORDINAL = r"(?:st|nd|rd|th|º|\.)?"
_YEAR = r"(?:19|20)\d{2}"
_NAME = r"(?P<name>[^\W\d_]+)"
"""A month's name, or another word."""
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
_ZONE = (
    r"(?:(?:Z|UTC|GMT|CES?T|EES?T|WES?T|BST|IST|JST|KST|SGT|MSK|[ECMP][SD]T|AE[SD]T|NZ[SD]T)\b"
    r"|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/\w+|[+-]\d{2}:?\d{2})"
)
_TIME = rf"(?:[T\s,]+(?:at\s+)?{_CLOCK}(?:\s*{_ZONE}(?!\w))?(?:\s*[-–]\s*{_CLOCK})?|T\d{{4}}(?:\d{{2}}(?:\.\d+)?)?{_ZONE}?(?!\w))?"

_DAY_OF_YEAR = rf"(?:(?P<year>{_YEAR})\s*[年년]\s*)?(?P<month>{_DAY})\s*[月월]\s*(?P<day>{_DAY})\s*[日号號일]?"
_BY_YEAR = (
    rf"(?P<year>{_YEAR})(?P<sep>[-/._‐‑–−])(?P<month>{_DAY})(?P=sep)(?P<day>{_DAY})(?![\d])",
    rf"(?P<year>{_YEAR})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    _DAY_OF_YEAR,
    rf"(?P<year>{_YEAR})(?P<sep>[-/ ]){_NAME}(?P=sep)(?P<day>{_DAY})(?!\d)",
)
"""The forms of a date that begin with the four digits of a year."""
_BY_DAY = (
    _DAY_OF_YEAR,
    rf"(?P<day>{_DAY}){_ORDINAL}\s*(?:of\s+|de\s+|[-/])?{_NAME}\b\.?(?:\s*(?:,|de\s|[-/])?\s*(?P<year>{_YEAR})\b(?:\s*г\.?(?!\w))?)?",
    rf"(?P<day>{_DAY})(?P<sep>[-/]){_NAME}(?P=sep)(?P<year>\d{{2}})(?![\d/-])",
    rf"(?P<first>{_DAY})(?P<sep>[-/.])(?P<second>{_DAY})(?P=sep)(?P<year>{_YEAR}|\d{{2}})(?!\.?\d)",
)
"""Those that begin with one or two digits. As the former, they are a date wherever they stand at the front of a heading."""
_BY_NAME = (
    rf"{_NAME}\b\.?\s+(?:the\s+)?(?P<day>{_DAY}){_ORDINAL}(?!\d)(?:\s*,?\s*(?P<year>{_YEAR})\b)?",
    rf"{_NAME}(?P<sep>[-/])(?P<day>{_DAY})(?P=sep)(?P<year>{_YEAR})(?!\d)",
    rf"{_NAME}\s+(?P<day>{_DAY})\s+{_CLOCK}(?:\s+{_ZONE})?\s+(?P<year>{_YEAR})\b",
)
"""Those that begin with a month's name."""
_SHORT = rf"(?P<first>{_DAY})(?P<sep>[-/.])(?P<second>{_DAY})(?![\d.-])(?P=sep)?"
"""Two numbers: a date only beside a weekday, another date or a unit."""
_DAY_ONLY = rf"(?P<day>{_DAY}){_ORDINAL}(?!\d)"
"""The second end of ``Aug 5 to 6``."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")

_Found = dict[str, str | Any]
"""What the groups of a form hold, and as ``after`` the weekday behind it."""


@lru_cache(maxsize=32)
def _compiled(form: str) -> re.Pattern[str]:
    """A form as a pattern, when it is first needed."""
    return re.compile(form, re.IGNORECASE)


@lru_cache(maxsize=1024)
def read_at(text: str, position: int, *, short: bool = False) -> tuple[Written, int] | None:
    """The date that begins at that position and where it ends; the longest form wins."""
    if _DIGIT.search(text, position) is None:
        return None
    best: tuple[Written, int] | None = None
    before, start = _before(text, position)
    for form in _forms_at(text, start, short=short):
        found, end = _match(form, text, start)
        if found and end > (best[1] if best else -1):
            written = _written(found, before)
            if written is not None:
                best = written, end
                if end == len(text):
                    break
    return best


def day_at(text: str, position: int) -> tuple[int, int | None, int] | None:
    """A day alone (``6``, ``6th``) with its weekday, and where it ends."""
    _, start = _before(text, position)
    found, end = _match(_DAY_ONLY, text, start)
    if not found:
        return None
    weekday = found["after"]
    return int(found["day"]), weekday_number(weekday) if weekday else None, end


def _before(text: str, position: int) -> tuple[str, int]:
    """The weekday before a date, and where that begins."""
    if text[position : position + 1].isdecimal():
        return "", position
    name, end = _weekday(_BEFORE, text, position)
    article = _compiled(_ARTICLE).match(text, end)
    return name, article.end() if article else end


def _weekday(form: str, text: str, position: int) -> tuple[str, int]:
    """A weekday in what a form finds there, and where that ends; where there is none, an empty name and the position itself."""
    match = _compiled(form).match(text, position)
    return (match["weekday"], match.end()) if match and is_weekday(match["weekday"]) else ("", position)


def _forms_at(text: str, start: int, *, short: bool) -> tuple[str, ...]:
    """The forms that a date there may have, by its first number or word: nearly all texts are refused by it."""
    first = text[start : start + 4]
    if first.isdecimal() and len(first) == 4:
        return _BY_YEAR
    if first[:1].isdecimal():
        return (*_BY_DAY, _SHORT) if short else _BY_DAY
    word = _WORD.match(text, start)
    return _BY_NAME if word and is_month(word[0]) else ()


def _match(form: str, text: str, start: int) -> tuple[_Found, int]:
    """What a form finds, with time and weekday behind it, and where they end; nothing where it does not match."""
    match = _compiled(form).match(text, start)
    if match is None:
        return {}, -1
    found = match.groupdict()
    if found.get("name") is not None and not is_month(found["name"]):
        return {}, -1
    time = None if form in {_SHORT, _DAY_ONLY} else _compiled(_TIME).match(text, match.end())
    found["after"], end = _weekday(_AFTER, text, time.end() if time else match.end())
    return found, end


def _written(found: _Found, before: str) -> Written | None:
    named = before or found["after"]
    weekday = weekday_number(named) if named else None
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


def _numeric(found: _Found, year: int | None, weekday: int | None) -> Written | None:
    first, second, sep = int(found["first"] or 0), int(found["second"] or 0), found["sep"]
    if not (0 < first < 32 and 0 < second < 32) or (first > 12 and second > 12):
        return None
    if sep == "." and len(found.get("year") or "") == 2 and not (len(found["first"] or "") == 2 and len(found["second"] or "") == 2):
        return None  # 1.2.22 is a version
    if sep == "." and year is not None:
        return Written(year, second, first, None, weekday) if second <= 12 else None
    return Written(year, None, None, (first, second), weekday)
