"""What one line opens: a day, a range of days, a unit, a period, or nothing.

read_opening("Day 1 (09-09-18) : Naive Bayes", bare=False)   a day, "Naive Bayes"
read_opening("Unit 1: 2-01 to 2-10", bare=True)              a unit
read_opening("70/100", bare=True)                            None
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from decan.memos import memo
from decan.reading.dates.forms import Written, day_at, read_at
from decan.reading.dates.periods import read_period
from decan.reading.dates.ranges import read_range
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


_DAY_NUMBER = re.compile(
    r"(?:(?:(?:week|round)\s*\d+\s*[,:;/-]?\s*)?day[\s#]*|r\d{1,2}\s*d)(?P<n>\d{1,4})(?:\s*(?:/|of)\s*\d{1,4}\b(?!/))?"
    r"(?:\s*(?:-|–|to|&)\s*(?P<m>\d{1,4})(?!\w|[/.-]\d|\s+[a-z]))?\s*(?P<sep>[-:–—.,|]*)\s*",
    re.IGNORECASE,
)
_AFTER_NUMBERS = re.compile(r"[\s:–—|,-]*(?:week\s*\d+)?[\s,:–—-]*(?:day\s*#?\s*\d+)?[\s.:–—|,-]*$", re.IGNORECASE)
_UNIT = re.compile(r"(?P<name>(?:unit|sprint|decan|cycle|block)\s*#?\s*(?P<n>\d{1,4})?)\s*[-:–—.,|(]*\s*", re.IGNORECASE)
_OPEN = re.compile(r"(?:\[\[|[(\[<])?")
_SEPARATOR = re.compile(r"\s*(?:\]\]|[)\]>])?\s*[:–—|,.•·-]+\s*|\s*(?:\]\]|[)\]>])\s*")
_PARTINGS = re.compile(r"\s+[-–—•·|]\s+|\s*[:：|]\s+|(?:(?<=\blog)|(?<=\btil)|(?<=\bjournal)|(?<=\bdiary))\s+", re.IGNORECASE)
_OF_A_JOURNAL = re.compile(r"(?:(?:my|daily|dev|study|learning|work)\s+)?(?:date|log|journal|diary|entry|til|notes?)", re.IGNORECASE)
_ONLY_WEEKDAY = re.compile(r"(?P<name>[^\W\d_]{2,14})\.?(?:\s*[:：–—|-]\s*(?P<title>.*))?")
WEEKDAY = "weekday"
"""What `Opening.whole` says of a day that only has a weekday."""
_NOISE = re.compile(r"^[^\w(\[{<\"'“‘«]+", re.UNICODE)
_LONGEST = 200
_DAY_WITHIN = 14
"""Characters in which the number of a day below a month's heading stands: ``Wednesday, 13``."""


@memo
def read_opening(text: str, *, bare: bool) -> Opening | None:
    """What a heading (or, ``bare``, a line, list item or table cell that says nothing else) opens; None for nothing."""
    if len(text) > _LONGEST or not text or text.isspace():
        return None
    noise = _NOISE.match(text)
    start = noise.end() if noise else 0
    if start >= len(text):
        return None
    found = _unit(text, start) or _day(text, start, bare=bare) or _period(text, start, bare=bare)
    return found or (None if bare else _in_brackets(text, start) or _at_end(text, start))


def read_day_of_month(text: str, month: Written) -> Opening | None:
    """The day that a heading below that of a month opens, when it is only a number (``5``); None for others.

    With a title it needs to look like a day (``6th: Rust``, ``Tue 6: Rust``), as ``6: Rust`` may be the sixth of something.
    """
    found = day_at(text, 0) if len(text) <= _LONGEST and any(map(str.isdigit, text[:_DAY_WITHIN])) else None
    if found is None or not 0 < found[0] < 32:
        return None
    day, weekday, end = found
    separated = _SEPARATOR.match(text[end:])
    if text[end:] and not (separated and (weekday is not None or text[0].isalpha() or text[end - 1].isalpha())):
        return None
    written = Written(month.year, month.month, day, None, weekday)
    return Opening("day", text[end + (separated.end() if separated else 0) :].strip(), None, 1, end, written, written, 0, text[:end])


def read_weekday(text: str) -> Opening | None:
    """The day that a heading in a week opens, when it is a weekday (``Tue: Rust``); None for others. Which day, `resolve` finds."""
    found = _ONLY_WEEKDAY.fullmatch(text)
    number = weekday_number(found["name"]) if found else None
    if found is None or number is None:
        return None
    written = Written(weekday=number)
    return Opening("day", (found["title"] or "").strip(), None, 1, len(found["name"]), written, written, 0, found["name"], WEEKDAY)


def is_week(opening: Opening) -> bool:
    """Whether it opens a week: ``Week of Jan 15``, ``Week 3: Jan 15-21``."""
    return opening.kind == "period" and (opening.whole == "week" or opening.title.casefold().startswith("week"))


def _unit(text: str, start: int) -> Opening | None:
    head = _UNIT.match(text, start)
    if not head:
        return None
    found = read_range(text, head.end(), short=True)
    if found is None or found[2] == _end_of_date(text, head.end()):
        return None
    first, last, end = found
    rest = text[end:].lstrip(" \t:–—-|,.)]").rstrip(" \t:–—-|,.")
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    name = " ".join(head["name"].split())
    title = f"{name}: {rest}" if rest else name
    number = int(head["n"]) if head["n"] else None
    return Opening("unit", title, number, head.end() + 1, end - head.end(), first, last, 0, text[head.end() : end])


def _end_of_date(text: str, position: int) -> int:
    """Where the one date ends that begins there; 0 for none."""
    found = read_at(text, position, short=True)
    return found[1] if found else 0


def _day(text: str, start: int, *, bare: bool) -> Opening | None:
    numbered = _DAY_NUMBER.match(text, start)
    before = numbered.end() if numbered else start
    bracket = _OPEN.match(text, before)
    position = bracket.end() if bracket else before
    found = read_range(text, position, short=numbered is not None)
    if found is None:
        return None
    first, last, end = found
    sure = first.year is not None or last.year is not None or (numbered and (first.pair is None or position > before))
    if not sure and not _stands_alone(text, end):
        return None
    rest = text[end:]
    if bare and not _AFTER_NUMBERS.match(rest.strip().strip(")]>.:")):
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
        found = read_range(text, bracket.end(), short=False)
        if found and (found[0].year or found[1].year) and text[found[2] : found[2] + 1] in {")", "]"}:
            end = found[2]
            title = " ".join((text[: bracket.start()] + text[end + 1 :]).split()).strip(" :–—|-")
            return _titled(text, title, bracket.end(), found)
    return None


def _at_end(text: str, start: int) -> Opening | None:
    """``Naive Bayes — 2018-09-09``, ``Journal: 2018-09-09``: a full date that ends the line, set apart."""
    for parting in _PARTINGS.finditer(text, start):
        found = read_range(text, parting.end(), short=False)
        if found and (found[0].year or found[1].year) and not text[found[2] :].strip():
            title = text[start : parting.start()].strip()
            return _titled(text, "" if _OF_A_JOURNAL.fullmatch(title) else title, parting.end(), found)
    return None


def _titled(text: str, title: str, position: int, found: tuple[Written, Written, int]) -> Opening:
    """A day with its title, in which ``Day 12`` may stand."""
    first, last, end = found
    number = re.match(r"day\s*#?\s*(\d{1,4})\s*[:–—-]*\s*", title, re.IGNORECASE)
    rest = title[number.end() :] if number else title
    return Opening("day", rest, int(number[1]) if number else None, position + 1, end - position, first, last, 0, text[position:end])


def _period(text: str, start: int, *, bare: bool) -> Opening | None:
    found = read_period(text[start:].strip())
    if found is None or (bare and found[2] == "year"):
        return None  # a line that is only a number says too little
    first, last, whole = found
    title = text[start:].strip()
    return Opening("period", title, None, start + 1, len(title), first, last, 0, title, whole)
