"""What goals are judged by: the entries of a unit's days, and what each of them takes up.

watched [NYU 5L](…)              takes the lecture up
TODO: read [Graves '12](…)       does not: it is still to be done
- [ ] [Graves '12](…)            neither
I skipped [NYU 6L](…)            neither
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from functools import cached_property

from decan.journal.names import fold
from decan.journal.pieces import Piece, Range
from decan.journal.resources import CitedBy
from decan.model.document import Role
from decan.model.journal import Entry, Resource

_LONGEST = 40
"""No entry tells of more days than these (`Entry.days`)."""
_STILL_TO_DO = frozenset({"task", "marker", "list"})


class _Items(dict[str, Mapping[str, bool]]):
    """The items of entries, found when they are asked for: few entries fall into the days of a unit. Who has judged a unit's goals clears
    them, for all items of a journal, each in a second spelling, would be a tenth of its memory.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        super().__init__()
        self._pieces = {piece.home.id: piece for piece in pieces}

    def __missing__(self, entry: str) -> Mapping[str, bool]:
        """The items of an entry, by its id."""
        self[entry] = _items_of(self._pieces[entry]) if entry in self._pieces else {}
        return self[entry]


@dataclass(frozen=True)
class Evidence:
    """The journal as goals are judged by it."""

    entries: Sequence[Entry]
    """By date."""
    resources: Mapping[str, Resource]
    by_link: Mapping[tuple[str, int], str]
    """(document's path, link's index) → resource id."""
    by_goal: Mapping[tuple[str, int], tuple[str, ...]]
    """(document's path, line) of a goal → ids of the resources that it names without a link."""
    items: _Items
    """Entry id → the words of each of its items, and whether it is ticked."""
    pieces: Sequence[Piece]
    """What the entries were made from."""

    @classmethod
    def of(cls, entries: Sequence[Entry], resources: Mapping[str, Resource], cited: CitedBy, pieces: Sequence[Piece]) -> Evidence:
        """``pieces`` are those that the entries were made from."""
        return cls(entries, resources, cited.by_link, cited.by_goal, _Items(pieces), pieces)

    @cached_property
    def used(self) -> Mapping[str, tuple[str, ...]]:
        """Entry id → ids of the resources that it takes up."""
        return _used_by(self.entries, self.resources, self.pieces)

    @property
    def last(self) -> Day | None:
        """The journal's last day of study; None without entries."""
        return max((entry.days[-1] for entry in self.entries), default=None)


@dataclass(frozen=True, slots=True)
class Span:
    """A unit's days and what was written in them."""

    start: Day
    end: Day
    inside: Sequence[Entry]
    """The entries that tell of one of its days, by date; one over a boundary belongs to both sides."""

    @classmethod
    def of(cls, days: Range, entries: Sequence[Entry]) -> Span:
        """The span from the first to the last of these days. ``entries`` are all of the journal, by date."""
        start, end = days
        first = bisect_left(entries, start - timedelta(min(_LONGEST, (start - Day.min).days)), key=lambda entry: entry.date)
        last = bisect_right(entries, end, key=lambda entry: entry.date)
        return cls(start, end, [entry for entry in entries[first:last] if any(start <= day <= end for day in entry.days)])

    @property
    def days(self) -> int:
        """Days of study."""
        return len({day for entry in self.inside for day in entry.days if self.start <= day <= self.end})


def _items_of(piece: Piece) -> dict[str, bool]:
    """The words of each item of an entry, and whether it is ticked."""
    found: dict[str, bool] = {}
    for section in piece.sections:
        found.update({fold(item.text): False for item in section.items})
        found.update({fold(task.text): task.done for task in section.follow_ups if task.role is not Role.GOALS})
    return found


def _used_by(entries: Iterable[Entry], resources: Mapping[str, Resource], pieces: Iterable[Piece]) -> dict[str, tuple[str, ...]]:
    """What each entry takes up: all that it cites, without what it only skips or still means to do."""
    open_lines = {
        (piece.path, line)
        for piece in pieces
        for section in piece.sections
        for task in section.follow_ups
        if not task.done and task.kind in _STILL_TO_DO
        for line in (task.line, *(piece.document.links[index].line for index in task.resources))
    }
    idle: dict[tuple[str, str], bool] = {}
    for id_, resource in resources.items():
        for citation in resource.citations:
            if citation.entry:
                place = (citation.source.path, citation.source.line)
                key = (citation.entry, id_)
                idle[key] = idle.get(key, True) and (citation.skipped or place in open_lines)
    return {entry.id: tuple(id_ for id_ in entry.resources if not idle.get((entry.id, id_))) for entry in entries}
