"""Days, ranges and months in the words of the site's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale:
    """Babel's locale of a language tag (``pt-BR``); English when it knows none such."""
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@dataclass(frozen=True, slots=True)
class Dates:
    """Formats days for one language. British order for plain ``en``, which no country has claimed."""

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
        return _skeleton(day, "MMMEd", self._name).replace(",", "")

    def day_month(self, day: Day) -> str:
        """``18 November``."""
        return _skeleton(day, "MMMMd", self._name)

    def month(self, day: Day) -> str:
        """``November``."""
        return _skeleton(day, "LLLL", self._name)

    def month_year(self, day: Day) -> str:
        """``November 2022``."""
        return _skeleton(day, "yMMMM", self._name)

    def quarter(self, day: Day) -> str:
        """``Q4 2022``."""
        return _skeleton(day, "yQQQ", self._name)

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
        """``Fri``."""
        return _skeleton(day, "E", self._name)

    def weekday_full(self, day: Day) -> str:
        """``Friday``."""
        return _skeleton(day, "EEEE", self._name)

    def short_span(self, start: Day, end: Day) -> str:
        """``23–26 Dec 2018``."""
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{self.short(end)}"
        return f"{self.short(start)} – {self.short(end)}"

    def days(self, start: Day, end: Day) -> str:
        """``15–24 November``, where the year is known."""
        if start == end:
            return self.day_month(start)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{self.day_month(end)}"
        return f"{self.day_month(start)} – {self.day_month(end)}" if start.year == end.year else self.span(start, end)

    def span(self, start: Day, end: Day) -> str:
        """``15–24 November 2022``; one day as `long`."""
        if start == end:
            return self.long(start)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{self.long(end)}"
        return f"{self.day_month(start)} – {self.long(end)}" if start.year == end.year else f"{self.long(start)} – {self.long(end)}"


@lru_cache(maxsize=65_536)
def _date(day: Day, form: str, language: str) -> str:
    return format_date(day, form, locale_of(language))


@lru_cache(maxsize=65_536)
def _skeleton(day: Day, skeleton: str, language: str) -> str:
    locale = locale_of(language)
    if skeleton in {"LLL", "LLLL", "LLLLL", "E", "EEEE"}:
        return format_date(day, skeleton, locale)
    return format_skeleton(skeleton, day, locale=locale)
