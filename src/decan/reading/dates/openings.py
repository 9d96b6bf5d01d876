"""What one line opens: a day, a range of days, a unit, a period, or nothing.

read_opening("Day 1 (09-09-18) : Naive Bayes", bare=False)   a day, "Naive Bayes"
read_opening("Unit 1: 2-01 to 2-10", bare=True)              a unit
read_opening("70/100", bare=True)                            None
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from decan.reading.dates.forms import Written
from decan.reading.dates.periods import read_period
from decan.reading.dates.ranges import read_range


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
    found = _unit(text, start) or _day(text, start, bare=bare) or _period(text, start, bare=bare)
    return found or (None if bare else _in_brackets(text, start))


def _unit(text: str, start: int) -> Opening | None:
    head = _UNIT.match(text, start)
    if not head:
        return None
    found = read_range(text, head.end(), short=True)
    if found is None or found[0] == found[1]:
        return None
    first, last, end = found
    rest = text[end:].lstrip(" \t:–—-|,.)]").rstrip(" \t:–—-|,.")
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    name = " ".join(head["name"].split())
    title = f"{name}: {rest}" if rest else name
    number = int(head["n"]) if head["n"] else None
    return Opening("unit", title, number, head.end() + 1, end - head.end(), first, last, 0, text[head.end() : end])


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
            first, last, end = found
            title = " ".join((text[: bracket.start()] + text[end + 1 :]).split()).strip(" :–—|-")
            number = re.match(r"day\s*#?\s*(\d{1,4})\s*[:–—-]*\s*", title, re.IGNORECASE)
            return Opening(
                "day",
                title[number.end() :] if number else title,
                int(number[1]) if number else None,
                bracket.end() + 1,
                end - bracket.end(),
                first,
                last,
                0,
                text[bracket.end() : end],
            )
    return None


def _period(text: str, start: int, *, bare: bool) -> Opening | None:
    found = read_period(text[start:].strip())
    if found is None or (bare and found[2] == "year"):
        return None  # a line that is only a number says too little
    first, last, whole = found
    title = text[start:].strip()
    return Opening("period", title, None, start + 1, len(title), first, last, 0, title, whole)
