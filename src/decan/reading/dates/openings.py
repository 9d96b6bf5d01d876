"""What one line opens: a day, a range of days, a unit, a period, or nothing.

read_opening("Day 1 (09-09-18) : Naive Bayes", bare=False)   a day, "Naive Bayes"
read_opening("Unit 1: 2-01 to 2-10", bare=True)              a unit
read_opening("70/100", bare=True)                            None
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from decan.reading.dates.forms import DAY_ONLY, Written, read_at
from decan.reading.dates.periods import read_period
from decan.reading.dates.words import weekday_number


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line opens, not yet dated. ``column`` and ``length`` are those of the date in the text, from 1."""

    kind: str
    """``day``, ``unit`` or ``period``."""
    title: str
    """The line without its date, tidy; the whole line of a period."""
    number: int | None
    column: int
    length: int
    first: Written
    last: Written
    days: int = 0
    """How many days ``Day 101-105`` says it covers; 0 where it does not."""
    written: str = ""
    whole: str = ""
    """``month``, ``quarter``, ``year`` or ``week`` when first and last name one; ``start`` for ``Start of …``."""


_RANGE = re.compile(r"\s*(?:=>|->|→|–|—|-|~|〜|至|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b|\bbis\b|\bau\b)\s*", re.IGNORECASE)
_DAY_NUMBER = re.compile(
    r"(?:week\s*\d+\s*[,:;/-]?\s*)?day[\s#]*(?P<n>\d{1,4})(?:\s*(?:-|–|to|&)\s*(?P<m>\d{1,4}))?\s*(?P<sep>[-:–—.,|]*)\s*", re.IGNORECASE
)
_AFTER_NUMBERS = re.compile(r"[\s:–—|,-]*(?:week\s*\d+)?[\s,:–—-]*(?:day\s*#?\s*\d+)?[\s.:–—|,-]*$", re.IGNORECASE)
_UNIT = re.compile(r"(?P<name>(?:unit|sprint|decan|cycle|block)\s*#?\s*(?P<n>\d{1,4})?)\s*[-:–—.,|(]*\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[)\]]?\s*[:–—|,.•·-]+\s*|\s*[)\]]\s*")
_NOISE = re.compile(r"^[^\w(\[{<\"'“‘«]+", re.UNICODE)
_LONGEST = 200


@lru_cache(maxsize=8192)
def read_opening(text: str, *, bare: bool) -> Opening | None:
    """What a heading (or, ``bare``, a line, list item or table cell that says nothing else) opens; None for nothing."""
    if len(text) > _LONGEST or not text or text.isspace():
        return None
    noise = _NOISE.match(text)
    start = noise.end() if noise else 0
    if start >= len(text):
        return None
    return _unit(text, start) or _day(text, start, bare=bare) or _period(text, start, bare=bare)


def _unit(text: str, start: int) -> Opening | None:
    head = _UNIT.match(text, start)
    if not head:
        return None
    found = _range_at(text, head.end(), short=True)
    if found is None or found[0] == found[1]:
        return None
    first, last, end = found
    rest = text[end:].strip(" \t:–—-|,.)")
    name = " ".join(head["name"].split())
    return Opening(
        "unit", f"{name}: {rest}" if rest else name, int(head["n"]) if head["n"] else None, head.end() + 1, end - head.end(), first, last
    )


def _day(text: str, start: int, *, bare: bool) -> Opening | None:
    numbered = _DAY_NUMBER.match(text, start)
    position = numbered.end() if numbered else start
    if position < len(text) and text[position] in "([":
        position += 1
    found = _range_at(text, position, short=numbered is not None)
    if found is None:
        return None if bare else _in_brackets(text, start)
    first, last, end = found
    if first.year is None and last.year is None and not numbered and not _stands_alone(text, end):
        return None
    rest = text[end:]
    if bare and not _AFTER_NUMBERS.match(rest.strip().strip(")].:")):
        return None
    separated = _SEPARATOR.match(rest)
    if rest and not separated and not rest[0].isspace():
        return None
    title = rest[separated.end() if separated else 0 :].strip()
    tail = _AFTER_NUMBERS.match(title)
    number, days = _numbers(numbered, rest)
    return Opening(
        "day", "" if tail else title.strip(" :–—|").rstrip(), number, position + 1, end - position, first, last, days, text[position:end]
    )


def _numbers(numbered: re.Match[str] | None, rest: str) -> tuple[int | None, int]:
    """The number of ``Day 12`` before or after the date, and how many days ``Day 101-105`` means."""
    if numbered:
        first = int(numbered["n"])
        return first, int(numbered["m"]) - first + 1 if numbered["m"] else 0
    after = re.search(r"\bday\s*#?\s*(\d{1,4})\b", rest, re.IGNORECASE)
    return (int(after[1]) if after else None), 0


def _stands_alone(text: str, end: int) -> bool:
    """Whether nothing, or a separator, follows a date without a year."""
    rest = text[end:].strip(")] ")
    return not rest or bool(re.match(r"[:–—|-]", rest))


_BRACKETS = re.compile(r"[(\[]")


def _in_brackets(text: str, start: int) -> Opening | None:
    """``Naive Bayes (2018-09-09)``: a full date alone in brackets."""
    for bracket in _BRACKETS.finditer(text, start + 1):
        found = _range_at(text, bracket.end(), short=False)
        if found and found[0].year is not None and text[found[2] : found[2] + 1] in {")", "]"}:
            first, last, end = found
            title = (text[: bracket.start()] + text[end + 1 :]).strip(" :–—|-")
            number = re.match(r"day\s*#?\s*(\d{1,4})\s*[:–—-]*\s*", title, re.IGNORECASE)
            return Opening(
                "day",
                title[number.end() :] if number else title,
                int(number[1]) if number else None,
                bracket.end() + 1,
                end - bracket.end(),
                first,
                last,
            )
    return None


def _range_at(text: str, position: int, *, short: bool) -> tuple[Written, Written, int] | None:
    """A date or a range of dates that begins there: first, last, where it ends."""
    several = _days_of_month(text, position)
    if several is not None:
        return several
    one = read_at(text, position, short=True)
    if one is None:
        return None
    first, end = one
    between = _RANGE.match(text, end)
    if between:
        other = read_at(text, between.end(), short=True)
        if other and _fits(first, other[0]):
            last = other[0]
            if first.pair is not None and first.year is None and last.year is None and not short and first.weekday is None:
                return None
            return _filled(first, last), last, other[1]
        only = DAY_ONLY.match(text, between.end())
        if (
            only
            and first.month is not None
            and first.year is None
            and not re.match(r"\s*[\w/.-]*\d", text[only.end() : only.end() + 2].partition(",")[0])
        ):
            year = re.compile(r",?\s*((?:19|20)\d{2})\b").match(text, only.end())
            value = int(year[1]) if year else None
            last = Written(value, first.month, int(only["day"]), None, weekday_number(only["wa"]) if only["wa"] else None)
            if (last.day or 0) > (first.day or 0):
                return Written(value, first.month, first.day, None, first.weekday), last, year.end() if year else only.end()
    if first.pair is not None and first.year is None and not short and first.weekday is None:
        return None
    return first, first, end


_FROM_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:-|–|to|&|and|bis)\s*(?=\d)")


def _days_of_month(text: str, position: int) -> tuple[Written, Written, int] | None:
    """``5-6 August 2018``."""
    match = _FROM_DAY.match(text, position)
    other = read_at(text, match.end()) if match else None
    if match is None or other is None or other[0].month is None or other[0].day is None or int(match[1]) >= other[0].day:
        return None
    return Written(other[0].year, other[0].month, int(match[1])), other[0], other[1]


def _fits(first: Written, last: Written) -> bool:
    return (first.pair is None) == (last.pair is None) or last.year is not None or first.year is not None


def _filled(first: Written, last: Written) -> Written:
    """The first end with the year of the last where it has none of its own."""
    if first.year is not None or last.year is None:
        return first
    return Written(last.year, first.month, first.day, first.pair, first.weekday)


def _period(text: str, start: int, *, bare: bool) -> Opening | None:
    found = read_period(text[start:].strip())
    if found is None or (bare and found[2] == "year"):
        return None  # a line that is only a number says too little
    first, last, whole = found
    title = text[start:].strip()
    return Opening("period", title, None, start + 1, len(title), first, last, 0, title, whole)
