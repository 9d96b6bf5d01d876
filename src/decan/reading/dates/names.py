"""Days in file names, folders and front matter fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Day

from decan.reading.dates.evidence import Known
from decan.reading.dates.forms import Written, read_at
from decan.reading.dates.openings import Opening, read_opening
from decan.reading.dates.periods import last_of_month, read_period
from decan.reading.dates.ranges import read_range
from decan.reading.dates.resolving import Resolved, resolve
from decan.reading.dates.words import is_month, month_number


@dataclass(frozen=True, slots=True)
class NameDate:
    """The day, or the range, that a name says; ``exact`` for a day. ``title`` is the rest, readable; empty when there is none."""

    start: Day
    end: Day
    title: str
    exact: bool


@dataclass(frozen=True, slots=True)
class FieldDate:
    """A date in front matter. ``time`` is ``HH:MM`` or ``HH:MM:SS`` as written, else empty."""

    start: Day
    end: Day
    time: str


_ID = re.compile(r"\d{9,}(?!\d*T)")
_OF_A_JOURNAL = re.compile(
    r"(?:daily|day|days?[-_ .]?\d{1,4}|diary|journal|logbook|log|notes?|entry|til|(?:dev|work|study|learning|reading|training)[-_ ]?log)"
    r"(?:[-_ .]+(?:journal|notes?|log|entry|\d{1,4}(?=[-_ .])))?[-_ .]+(?=(?:19|20)\d{2})",
    re.IGNORECASE,
)
"""What may stand before the day in the name of a journal's file: ``journal-2022-02-01``, ``daily.journal.2022.02.01``, ``Day 3 2022-…``."""
_OPEN_ORDER = re.compile(r"\d{1,2}([-_/])\d{1,2}\1(?:19|20)\d{2}(?!\d)")
_HOUR = re.compile(r"(?:T|[ _](?=\d\d[-:.h]?\d\d(?:$|[-:.]\d\d$)))(?:[01]\d|2[0-3])[-:.h]?[0-5]\d(?:[-:.]?[0-5]\d)?Z?(?=$|[-_ .])")
_LANGUAGE = re.compile(r"\.[a-z]{2}(?:-[A-Za-z]{2})?$")
"""As Hugo names translations: ``2022-02-01.en``."""
_COMPACT = re.compile(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?:[-_ T.]|$)")
_MONTH_NAME = re.compile(r"((?:19|20)\d{2})[-_.](0[1-9]|1[0-2])(?=$|[-_ .](?!\d))")
_TIME = re.compile(r"[T\s,](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b)?|T(\d{2})(\d{2})(\d{2})?", re.IGNORECASE)
_TO = re.compile(r"--?|_|\.\.+|\s*(?:–|—|\s-\s|\bto\b)\s*")


def date_of_name(stem: str, order: str = "") -> NameDate | None:
    """The day in a file's name without its ending, when it begins with one (``2022-02-01-x``, ``Nov 27th, 2020``, ``2022-02``).

    ``order`` is that of day and month (``dmy``, ``mdy``) where the name leaves it open; without one such a name says no day.
    """
    text = stem.strip()
    if _ID.match(text):
        return None
    text = _OF_A_JOURNAL.sub("", text, count=1) if _OF_A_JOURNAL.match(text) else text
    words = _dashed(text)
    compact = _COMPACT.match(words)
    found = (Written(int(compact[1]), int(compact[2]), int(compact[3])), compact.end(3)) if compact else read_at(words, 0)
    if found and found[0].year is not None and (found[0].pair is None or _OPEN_ORDER.match(words)):
        day = _day_of(found[0], order)
        rest = words[found[1] :]
        hour = _HOUR.match(rest)
        rest = _LANGUAGE.sub("", rest[hour.end() if hour else 0 :])
        if day and (not rest or not rest[0].isalnum()):
            last = _last(rest)
            if last and last[0] > day:
                return NameDate(day, last[0], readable(rest[last[1] :]), exact=False)
            return NameDate(day, day, readable(rest), exact=True)
    month = _MONTH_NAME.match(words)
    if month:
        year, number = int(month[1]), int(month[2])
        return NameDate(Day(year, number, 1), last_of_month(year, number), readable(words[month.end() :]), exact=False)
    spaced = re.sub(r"[-_](?=[A-Za-z])|(?<=[A-Za-z])[-_]", " ", words)
    return _period_name(spaced)


def _dashed(text: str) -> str:
    """A name whose date may have its parts joined by ``_``."""
    return text.replace("_", "-") if re.match(r"\d{4}_\d{1,2}_\d{1,2}|\d{1,2}_\d{1,2}_\d{4}", text) else text


def _day_of(written: Written, order: str) -> Day | None:
    """The day, when there is only one that it can be."""
    days = [day for one in ((order,) if order else ("dmy", "mdy")) if (day := written.on(written.year, one))]
    return days[0] if len(set(days)) == 1 else None


def is_open_name(stem: str) -> bool:
    """Whether a file's name says a day that could be another one: ``05-01-2024``."""
    words = _dashed(stem.strip())
    found = read_at(words, 0) if _OPEN_ORDER.match(words) else None
    return found is not None and _day_of(found[0], "") is None and all(found[0].on(found[0].year, order) for order in ("dmy", "mdy"))


def _last(rest: str) -> tuple[Day, int] | None:
    """The other end of ``2022-02-01--2022-02-05``, which has its year, and where it ends."""
    between = _TO.match(rest)
    found = read_at(rest, between.end()) if between else None
    if found is None or found[0].pair is not None or rest[found[1] : found[1] + 1].isalnum():
        return None
    day = found[0].on(found[0].year, "dmy")
    return (day, found[1]) if day else None


def _period_name(text: str) -> NameDate | None:
    period = read_period(text)
    if period is None or period[0].year is None or period[2] in {"year", "start"}:
        return None
    opening = read_opening(text, bare=True)
    if opening is None:
        return None
    days = resolve((opening,), Known())[0][0]
    return NameDate(days.start, days.end, "", exact=False) if days.start and days.end else None


def readable(rest: str) -> str:
    """What a name says besides its date: ``-February-2022`` → ``February 2022``."""
    words = rest.strip("-_ .")
    return " ".join((words if " " in words else words.replace("-", " ").replace("_", " ")).split())


def impossible_name(stem: str) -> str:
    """The date at the front of a file's name when there is no such day (``2022-02-30-x``); empty else."""
    text = stem.strip().replace("_", "-")
    found = None if _ID.match(text) else read_at(text, 0)
    if found is None or found[0].year is None or found[0].pair is not None or text[found[1] : found[1] + 1].isalnum():
        return ""
    return text[: found[1]] if found[0].on(found[0].year, "dmy") is None else ""


def date_of_folders(parts: tuple[str, ...], stem: str) -> NameDate | None:
    """The day or month that folders say together with the file's name: ``2019/12/24/x``, ``blog/2016/03-13``, ``2019/12/index``."""
    years = [index for index, part in enumerate(parts) if re.fullmatch(r"(?:19|20)\d{2}", part)]
    if not years:
        return None
    year = int(parts[years[-1]])
    rest = [*parts[years[-1] + 1 :], stem]
    numbers = re.match(r"(\d{1,2})[-_.](\d{1,2})(?=$|[-_ .\D])(.*)$", rest[0]) if len(rest) == 1 else None
    if numbers:
        return _named(year, int(numbers[1]), int(numbers[2]), readable(numbers[3]))
    month = _month_of(rest[0]) if len(rest) > 1 else 0
    if not month:
        return None
    tail = rest[1:]
    day = re.match(r"(\d{1,2})(?=$|[-_ ])(.*)$", tail[0])
    if day:
        title = readable(day[2]) if len(tail) == 1 else "" if tail[-1].lower() in {"index", "_index", "readme"} else readable(tail[-1])
        return _named(year, month, int(day[1]), title)
    title = "" if tail[-1].lower() in {"index", "_index", "readme"} else readable(tail[-1])
    return NameDate(Day(year, month, 1), last_of_month(year, month), title, exact=False)


def _month_of(folder: str) -> int:
    """The month that a folder is named after (``12``, ``12-december``, ``December``); 0 for none."""
    number = re.match(r"(0?[1-9]|1[0-2])(?:$|[-_ ])", folder)
    if number:
        return int(number[1])
    return month_number(folder) if is_month(folder) else 0


def _named(year: int, month: int, day: int, title: str) -> NameDate | None:
    try:
        found = Day(year, month, day)
    except ValueError:
        return None
    return NameDate(found, found, title, exact=True)


def date_of_field(text: str, *, order: str = "") -> FieldDate | None:
    """The calendar date of a front matter value as it is written, never converted through a time zone; None for no date."""
    value = _value(text)
    if re.fullmatch(r"\d{13}", value):
        moment = datetime.fromtimestamp(int(value) / 1000, UTC)
        return FieldDate(moment.date(), moment.date(), moment.strftime("%H:%M:%S"))
    days, wrong = _days_of(value, order)
    return FieldDate(days.start, days.end, _time(value)) if days and days.start and days.end and not wrong else None


def impossible_field(text: str) -> bool:
    """Whether a value has the form of a date that does not exist (``2022-02-30``)."""
    return "date.impossible" in _days_of(_value(text), "")[1]


def _value(text: str) -> str:
    return text.strip().strip("\"'[]<>")


def _days_of(value: str, order: str) -> tuple[Resolved | None, tuple[str, ...]]:
    """The day or range that is the whole value, and the codes of what makes it none."""
    found = read_range(value, 0)
    if found is None or value[found[2] :].strip(" ,.)"):
        return None, ()
    first, last, end = found
    if first == last and first.year is not None and first.pair is None:  # nothing is left to decide
        day = first.on(first.year, "dmy")
        return Resolved(day, day), () if day else ("date.impossible",)
    opening = Opening("day", "", None, 1, end, first, last)
    days, problems = resolve((opening,), Known(order))
    return days[0], tuple(problem.code for problem in problems if problem.code != "date.weekday")


def _time(value: str) -> str:
    """``HH:MM`` or ``HH:MM:SS`` of a value's first time of day; empty when there is none such."""
    found = _TIME.search(value)
    if found is None:
        return ""
    hour, minute, second = found[1] or found[5], found[2] or found[6], found[3] or found[7]
    half = (found[4] or "").lower()
    number = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
    if number > 23 or int(minute) > 59 or int(second or 0) > 60:
        return ""
    return ":".join((f"{number:02}", minute, *((second,) if second else ())))


def period_of_text(text: str, *, year: int | None = None) -> tuple[Day, Day] | None:
    """First and last day of ``2022-Q1``, ``2022-02-07..2022-02-26``, ``January - March 2020``, ``2021``; ``year`` where none is written."""
    field = date_of_field(text)
    if field is not None:
        return field.start, field.end
    opening = read_opening(text.strip(), bare=False)
    if opening is None or (opening.kind == "day" and opening.title):
        return None
    (days,), problems = resolve((opening,), Known(years=(year,) if year else ()))
    wrong = any(problem.code in {"date.impossible", "date.range-length"} for problem in problems)
    return (days.start, days.end) if days.start and days.end and not wrong else None
