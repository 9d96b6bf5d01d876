"""Days, ranges and months in the words of the site's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import DateTimeFormat, get_date_format, match_skeleton, parse_pattern

_COMMAS = {ord(","): None, ord("،"): None}
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\u2009–\u2009(?=\d)")
_MONTH = re.compile("MMM+")
_SHORT = 5
"""Letters that a column of ten days on a phone has room for."""


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale:
    """Babel's locale of a language tag (``pt-BR``); English when it knows none such."""
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@dataclass(frozen=True, slots=True)
class Dates:
    """Formats days for one language. British order for plain ``en``, which no country has claimed.

    What leaves out a part of a day is written once for all days that differ in it only.
    """

    language: str = "en"

    @property
    def _name(self) -> str:
        return "en-GB" if self.language == "en" else self.language

    def full(self, day: Day) -> str:
        """``Friday, 18 November 2022``."""
        return _date(day, "full", self._name)

    def long(self, day: Day) -> str:
        """``18 November 2022``."""
        return _date(day, "long", self._name)

    def short(self, day: Day) -> str:
        """``18 Nov 2022``."""
        return _skeleton(day, "yMMMd", self._name)

    def brief(self, day: Day) -> str:
        """``Fri 18 Nov``, where the year is known."""
        return _skeleton(day, "MMMEd", self._name).translate(_COMMAS)

    def day_month(self, day: Day) -> str:
        """``18 November``."""
        return _skeleton(day.replace(year=2000), "MMMMd", self._name)

    def month(self, day: Day) -> str:
        """``November``."""
        return _skeleton(Day(2000, day.month, 1), "LLLL", self._name)

    def month_year(self, day: Day) -> str:
        """``November 2022``."""
        return _skeleton(day.replace(day=1), "yMMMM", self._name)

    def quarter(self, day: Day) -> str:
        """``Q4 2022``."""
        return _skeleton(day, "yQQQ", self._name)

    def quarter_short(self, day: Day) -> str:
        """``Q4``."""
        return _skeleton(day, "QQQ", self._name)

    def month_year_short(self, day: Day) -> str:
        """``Nov 2022``."""
        return _skeleton(day, "yMMM", self._name)

    def month_short(self, day: Day) -> str:
        """``Nov``."""
        return _skeleton(day, "LLL", self._name)

    def month_initial(self, day: Day) -> str:
        """``N``."""
        return _skeleton(day, "LLLLL", self._name)

    def weekday(self, day: Day) -> str:
        """``Fri``; one letter in a language that does not shorten its weekdays."""
        return _skeleton(day, _weekdays(self._name), self._name)

    def weekday_full(self, day: Day) -> str:
        """``Friday``."""
        return _skeleton(Day(2000, 1, 2 + day.isoweekday()), "EEEE", self._name)

    def short_span(self, start: Day, end: Day) -> str:
        """``23–26 Dec 2018``."""
        return _interval(start, end, "yMMMd", self._name)

    def days(self, start: Day, end: Day) -> str:
        """``15–24 November``, where the year is known."""
        if start == end:
            return self.day_month(start)
        return _interval(start, end, "MMMd", self._name, wide=True) if start.year == end.year else self.span(start, end)

    def span(self, start: Day, end: Day) -> str:
        """``15–24 November 2022``; one day as `long`."""
        return self.long(start) if start == end else _interval(start, end, "yMMMd", self._name, wide=True)

    def months(self, start: Day, end: Day) -> str:
        """``June – September 2024``, from month to month."""
        same = (start.year, start.month) == (end.year, end.month)
        return self.month_year(start) if same else _interval(start, end, "yMMMM", self._name)


@lru_cache(maxsize=16)
def _weekdays(language: str) -> str:
    names = locale_of(language).days["format"]["abbreviated"].values()
    return "E" if max(map(len, names)) <= _SHORT else "EEEEE"


@lru_cache(maxsize=65_536)
def _date(day: Day, form: Literal["full", "long"], language: str) -> str:
    return _written(day, str(get_date_format(form, locale_of(language))), language)


@lru_cache(maxsize=65_536)
def _skeleton(day: Day, skeleton: str, language: str) -> str:
    return _written(day, _pattern(skeleton, language), language)


@lru_cache(maxsize=256)
def _pattern(skeleton: str, language: str) -> str:
    """CLDR's pattern for a skeleton; one of a single field is its own."""
    if skeleton in {"LLL", "LLLL", "LLLLL", "E", "EEEE", "EEEEE", "QQQ"}:
        return skeleton
    known = locale_of(language).datetime_skeletons
    return str(known[skeleton if skeleton in known else match_skeleton(skeleton, known) or skeleton])


def _written(day: Day, pattern: str, language: str) -> str:
    return _layout(pattern) % _Fields(day, language)


@lru_cache(maxsize=256)
def _layout(pattern: str) -> str:
    """A pattern for Python's ``%``: ``d MMMM y`` → ``%(d)s %(MMMM)s %(y)s``."""
    return str(parse_pattern(pattern).format)


_PARTS: Final[Mapping[str, Callable[[Day], Day]]] = {
    "y": lambda day: Day(day.year, 1, 1),
    **dict.fromkeys("ML", lambda day: Day(2000, day.month, 1)),
    **dict.fromkeys("Qq", lambda day: Day(2000, day.month, 1)),
    **dict.fromkeys("Ec", lambda day: Day(2000, 1, 2 + day.isoweekday())),
    "d": lambda day: Day(2000, 1, day.day),
}
"""A field of a pattern → a day that stands for all with the same value of it, so that each value is formatted once."""


class _Fields(dict[str, str]):
    """The fields of a day as they are asked for."""

    def __init__(self, day: Day, language: str) -> None:
        super().__init__()
        self._day, self._language = day, language

    def __missing__(self, name: str) -> str:
        part = _PARTS.get(name[0])
        return _field(part(self._day) if part else self._day, name, self._language)


@lru_cache(maxsize=4_096)
def _field(day: Day, name: str, language: str) -> str:
    return str(DateTimeFormat(day, locale_of(language))[name])


@lru_cache(maxsize=65_536)
def _interval(start: Day, end: Day, skeleton: str, language: str, *, wide: bool = False) -> str:
    """A range by CLDR's patterns, which name what both days share once: ``13.–22. Juni 2024``; ``wide`` writes the month in full."""
    locale = locale_of(language)
    apart = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    numbered = locale.months["format"]["abbreviated"][1][:1].isdigit()  # 6月: the full name, 六月, is not what one writes in a date
    wide = wide and not numbered
    whole = skeleton.replace("MMM", "MMMM") if wide else skeleton
    known = locale.interval_formats
    patterns = known.get(whole, {}).get(apart, ())
    if len(patterns) != 2:
        patterns = [_MONTH.sub("MMMM", pattern) if wide else pattern for pattern in known.get(skeleton, {}).get(apart, ())]
    if len(patterns) != 2:
        return f"{_skeleton(start, whole, language)} – {_skeleton(end, whole, language)}"
    span = "".join(_written(day, pattern, language) for day, pattern in zip((start, end), patterns, strict=True))
    # CLDR 48 has thin spaces around the dash between two numbers, where CLDR 47 has none.
    return (_BETWEEN_NUMBERS.sub("–", span) if apart == "d" else span).replace("\u2009", " ")
