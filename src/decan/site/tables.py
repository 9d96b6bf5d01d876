"""The journal looked up: by id, by day, by home. Each table is made when it is first asked for, and once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import date as Day
from functools import cached_property
from typing import Self, TypeVar

from decan.model.journal import Backlink, Entry, FollowUp, Journal, Note, Period, Resource, Roadmap, Text, Topic, Unit
from decan.site.links import embeddable

T = TypeVar("T")
Home = tuple[str, str]
"""(kind, id) of an entry, note or unit."""

_LONGEST_UNIT = 400
"""Days of a unit that are looked up by day."""


def home_of(item: FollowUp) -> Home:
    """Where a follow-up was asked."""
    return ("entry", item.entry) if item.entry else ("note", item.note) if item.note else ("unit", item.unit)


def neighbours(values: Sequence[T]) -> Iterator[tuple[T, T | None, T | None]]:
    """Each value with the one before and the one after it."""
    return zip(values, (None, *values[:-1]), (*values[1:], None), strict=False)


class Tables:
    """Look-ups of one journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @cached_property
    def entry(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.journal.entries}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.journal.topics}

    @cached_property
    def resource(self) -> Mapping[str, Resource]:
        """Resources by id."""
        return {resource.id: resource for resource in self.journal.resources}

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.journal.units}

    @cached_property
    def period(self) -> Mapping[str, Period]:
        """Periods by id."""
        return {period.id: period for period in self.journal.periods}

    @cached_property
    def note(self) -> Mapping[str, Note]:
        """Notes by id."""
        return {note.id: note for note in self.journal.notes}

    @cached_property
    def roadmap(self) -> Mapping[str, Roadmap]:
        """Roadmaps by id."""
        return {roadmap.id: roadmap for roadmap in self.journal.roadmaps}

    @cached_property
    def backlinks(self) -> Mapping[tuple[str, str], tuple[Backlink, ...]]:
        """By (kind, id) of what they lead to."""
        return {(target.kind, target.id): found for target, found in self.journal.backlinks}

    @cached_property
    def embeds(self) -> Mapping[tuple[str, str], Text]:
        """All texts that an embed can show."""
        return embeddable(self.journal)

    @cached_property
    def days(self) -> Mapping[Day, tuple[Entry, ...]]:
        """Entries by their first day, in order."""
        found: dict[Day, list[Entry]] = {}
        for entry in self.journal.entries:
            found.setdefault(entry.date, []).append(entry)
        return {day: tuple(entries) for day, entries in sorted(found.items())}

    @cached_property
    def _days(self) -> tuple[Day, ...]:
        return tuple(self.days)

    @cached_property
    def study(self) -> tuple[Day, ...]:
        """All days of study, in order: those of entries over several days among them."""
        return tuple(sorted(self.days_of))

    @cached_property
    def days_of(self) -> Mapping[Day, tuple[Entry, ...]]:
        """The entries of each day of study, those over several days at each of them."""
        found: dict[Day, list[Entry]] = {}
        for entry in self.journal.entries:
            for day in entry.days:
                found.setdefault(day, []).append(entry)
        return {day: tuple(entries) for day, entries in found.items()}

    @cached_property
    def same_days(self) -> Mapping[tuple[int, int], tuple[tuple[int, Entry], ...]]:
        """By (month, day) each year's entries of that day with the year, oldest first."""
        found: dict[tuple[int, int], list[tuple[int, Entry]]] = {}
        for day in self.study:
            found.setdefault((day.month, day.day), []).extend((day.year, entry) for entry in self.days_of[day])
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def covering(self) -> tuple[Entry, ...]:
        """The entries that sum up other days."""
        return tuple(entry for entry in self.journal.entries if entry.covers)

    @cached_property
    def unit_days(self) -> Mapping[Day, Unit]:
        """The unit of each day that has one."""
        return {
            Day.fromordinal(number): unit
            for unit in self.journal.units
            for number in range(unit.start.toordinal(), min(unit.end.toordinal(), unit.start.toordinal() + _LONGEST_UNIT) + 1)
        }

    @cached_property
    def current_unit(self) -> Unit | None:
        """The last unit that has begun by the last written day; a journal's own clock, so that a site stays the same tomorrow."""
        begun = [unit for unit in self.journal.units if self.study and unit.start <= self.study[-1]]
        return max(begun, key=lambda unit: (unit.start, unit.end), default=None)

    @cached_property
    def told_of(self) -> Mapping[str, tuple[Period, ...]]:
        """By entry's id, the periods whose texts stand in it."""
        found: dict[str, list[Period]] = {}
        for period in self.journal.periods:
            for home in dict.fromkeys(period.homes):
                if home.kind == "entry":
                    found.setdefault(home.id, []).append(period)
        return {key: tuple(periods) for key, periods in found.items()}

    @cached_property
    def follow_ups_of(self) -> Mapping[Home, Sequence[FollowUp]]:
        """The follow-ups of each entry, note and unit: those that it asks, and of an entry those that it closes."""
        found: dict[Home, list[FollowUp]] = {}
        for item in self.journal.follow_ups:
            found.setdefault(home_of(item), []).append(item)
            if item.closed_by and item.closed_by != item.entry:
                found.setdefault(("entry", item.closed_by), []).append(item)
        return found

    @cached_property
    def roadmaps_of(self) -> Mapping[Home, Sequence[Roadmap]]:
        """The roadmaps that stand in each entry or note."""
        found: dict[Home, list[Roadmap]] = {}
        for roadmap in self.journal.roadmaps:
            found.setdefault(("entry", roadmap.entry) if roadmap.entry else ("note", roadmap.note), []).append(roadmap)
        return found

    def exchanged(self, journal: Journal, entries: Mapping[str, Entry], notes: Mapping[str, Note]) -> Self:
        """The look-ups of a journal in which only these entries and notes are other ones, on the same days and with the same ids.

        What is looked up already stays so, but for them.
        """
        other = copy(self)
        other.journal = journal
        made = other.__dict__
        for name in ("days", "days_of"):
            if name in made:
                table = dict(made[name])
                for day in {day for entry in entries.values() for day in entry.days if day in table}:
                    table[day] = tuple(entries.get(entry.id, entry) for entry in table[day])
                made[name] = table
        if "entry" in made:
            made["entry"] = {**made["entry"], **entries}
        if "note" in made:
            made["note"] = {**made["note"], **notes}
        for name in ("embeds", "covering", "same_days"):
            made.pop(name, None)
        return other

    def between(self, start: Day, end: Day) -> tuple[Entry, ...]:
        """Entries that begin in a range, oldest first."""
        first, last = bisect_left(self._days, start), bisect_right(self._days, end)
        return tuple(entry for day in self._days[first:last] for entry in self.days[day])
