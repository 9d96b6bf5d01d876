"""What became of a unit's goals, judged by the days of the unit and nothing later.

done            ticked; or every resource that it cites is finished by the unit's last day; or its quantity is reached
under way       an entry of the unit cites one of its resources, or has an item of the same words
open            neither
empty           a category without an item: nothing to be done, so nothing done

A goal that cites a course, or a link into a playlist that names no part of it, is taken up by any of the course's parts; one that cites a
lecture only by that lecture.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from decan.journal.links import Resolved
from decan.journal.names import folded
from decan.journal.pieces import Piece, Range
from decan.model.document import GoalItem, Role
from decan.model.journal import Entry, Goal, Resource, Source

_UNITS_OF_WORK = (
    "papers?|lectures?|lessons?|videos?|talks?|courses?|books?|chapters?|sections?|pages?|articles?|posts?|exercises?|problems?|"
    "problem sets?|"
    "questions?|kata|katas|hours?|h|minutes?|min|pomodoros?|sessions?|notebooks?|projects?|modules?|weeks?|units?|tutorials?|episodes?|cards?|words?"
)
_AMOUNT = r"(?P<least>\d{1,4}(?:\.\d+)?)\s*(?:[-–—]\s*(?P<most>\d{1,4}(?:\.\d+)?)|(?P<more>\+))?"
_QUANTITY = re.compile(rf"(?<![\w.]){_AMOUNT}\s+(?:more\s+|new\s+|short\s+)?(?P<of>{_UNITS_OF_WORK})\b", re.IGNORECASE)
_BARE_QUANTITY = re.compile(rf"{_AMOUNT}$")
_LONGEST = 40
"""No entry tells of more days than these (`Entry.days`)."""
_COUNTED = {
    "paper": ("paper",),
    "lecture": ("lecture", "video"),
    "video": ("lecture", "video"),
    "talk": ("lecture", "video"),
    "course": ("course",),
    "book": ("book",),
    "article": ("article",),
    "post": ("article",),
}
"""What can be counted by the resources that entries cite: the word → kinds."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What goals are judged by."""

    entries: Sequence[Entry]
    """By date."""
    resources: Mapping[str, Resource]
    by_link: Mapping[tuple[str, int], str]
    """(document's path, link's index) → resource id."""
    by_goal: Mapping[tuple[str, int], tuple[str, ...]]
    """(document's path, line) of a goal → ids of the resources that it names without a link."""
    items: Mapping[str, Mapping[str, bool]]
    """Entry id → the words of each of its items, and whether it is ticked."""


def items_of(pieces: Iterable[Piece]) -> dict[str, dict[str, bool]]:
    """The items of each entry's lists and tasks, for `Evidence`."""
    found: dict[str, dict[str, bool]] = {}
    for piece in pieces:
        own = found.setdefault(piece.home.id, {})
        for section in piece.sections:
            own.update({folded(item.text): False for item in section.items})
            own.update({folded(task.text): task.done for task in section.follow_ups if task.role is not Role.GOALS})
    return found


@dataclass(frozen=True, slots=True)
class Span:
    """A unit's days and what was written in them."""

    start: Day
    end: Day
    inside: Sequence[Entry]
    """Its entries, by date."""

    @classmethod
    def of(cls, span: Range, entries: Sequence[Entry]) -> Span:
        """The entries that tell of a day of the unit."""
        start, end = span
        first = bisect_left(entries, start - timedelta(min(_LONGEST, (start - Day.min).days)), key=lambda entry: entry.date)
        last = bisect_right(entries, end, key=lambda entry: entry.date)
        return cls(start, end, [entry for entry in entries[first:last] if any(start <= day <= end for day in entry.days)])

    @property
    def days(self) -> int:
        """Days of study."""
        return len({day for entry in self.inside for day in entry.days if self.start <= day <= self.end})


def goal_of(item: GoalItem, piece: Piece, span: Span, evidence: Evidence, targets: Resolved) -> Goal:
    """One goal, judged."""
    linked = (evidence.by_link.get((piece.path, index), "") for index in _links_of(item, piece))
    ids = tuple(dict.fromkeys(id_ for id_ in (*linked, *evidence.by_goal.get((piece.path, item.line), ())) if id_))
    wanted, kinds = _wanted(item)
    counted = _cited_kinds(kinds, span, evidence) if wanted and not ids else ()
    shown = _shown(item, ids, counted, span, evidence)
    resolved = targets.get(piece.path, {})
    return Goal(
        category=item.category,
        text=item.text,
        html=item.html,
        targets=tuple((index, resolved[index]) for index in item.links if index in resolved),
        state=_state(item, ids, wanted[0] if wanted and counted else 0, counted, shown, span, evidence),
        quantity=_quantity(item),
        resources=ids,
        evidence=tuple(shown),
        source=Source(piece.path, item.line),
        wanted=wanted if kinds else None,
        counted=counted,
    )


def _state(
    item: GoalItem, ids: Sequence[str], least: int, counted: Sequence[str], shown: Sequence[str], span: Span, evidence: Evidence
) -> str:
    if not item.text:
        return "empty"
    finished = [evidence.resources[id_].finished for id_ in ids]
    ticked = any(evidence.items.get(entry, {}).get(folded(item.text)) for entry in shown)
    if item.ticked or ticked or (ids and all(day is not None and day <= span.end for day in finished)) or (least and len(counted) >= least):
        return "done"
    return "under way" if shown else "open"


def _shown(item: GoalItem, ids: Sequence[str], counted: Sequence[str], span: Span, evidence: Evidence) -> list[str]:
    """The unit's entries that take a goal up, by date."""
    wanted = {*ids, *counted, *(part for id_ in ids for part in _parts_meant(id_, evidence))}
    words = folded(item.text)
    return [
        entry.id
        for entry in span.inside
        if not wanted.isdisjoint(entry.resources) or (words and not ids and words in evidence.items.get(entry.id, {}))
    ]


def _parts_meant(id_: str, evidence: Evidence) -> tuple[str, ...]:
    """The parts of a course that a goal means when it cites the course, or a link into it that names no part."""
    resource = evidence.resources[id_]
    if resource.parts:
        return resource.parts
    course = evidence.resources.get(resource.part_of)
    if course is None or any(place.resource == id_ for place in course.places):
        return ()
    return (course.id, *course.parts)


def _links_of(item: GoalItem, piece: Piece) -> tuple[int, ...]:
    """The goal's links, and the titles without a URL on its line."""
    titles = (index for index in piece.links if not piece.document.links[index].target and piece.document.links[index].line == item.line)
    return tuple(dict.fromkeys((*item.links, *titles)))


def _quantity(item: GoalItem) -> str:
    """The quantity as written: ``2-3 papers``; a bare number where the category says of what."""
    found = _QUANTITY.search(item.text)
    if found:
        return found[0]
    return item.text if _BARE_QUANTITY.fullmatch(item.text) else ""


def _wanted(item: GoalItem) -> tuple[tuple[int, int | None] | None, tuple[str, ...]]:
    """How many of what a goal means to see: least and most, and the kinds that count; no kinds where nothing can be counted."""
    found = _QUANTITY.search(item.text)
    word = found["of"] if found else item.category
    match = found or _BARE_QUANTITY.fullmatch(item.text)
    if match is None or "." in (match["least"] + (match["most"] or "")):
        return None, ()
    least = int(match["least"])
    most = None if match["more"] else int(match["most"] or least)
    return (least, most), _COUNTED.get(folded(word).rstrip("s"), ())


def _cited_kinds(kinds: Sequence[str], span: Span, evidence: Evidence) -> tuple[str, ...]:
    """The distinct resources of some kinds that the unit's entries cite, in order of their first citation."""
    return tuple(dict.fromkeys(id_ for entry in span.inside for id_ in entry.resources if evidence.resources[id_].kind in kinds))


def cited_kind(kind: str, span: Span, evidence: Evidence) -> tuple[str, ...]:
    """The distinct resources of one kind that the unit's entries cite: what a target of the settings counts."""
    return _cited_kinds((kind,), span, evidence)
