"""What all documents say together: the journal. Pure values; ids are stable across builds of the same content.

Everything refers to everything else by id. An id is unique among values of its own type only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day  # a field is called date, too
from datetime import timedelta

from decan.diagnostics import Diagnostic
from decan.model.document import Link
from decan.model.resource import Citation, Place, Resource
from decan.model.text import Source, Target, Text

__all__ = [
    "Backlink",
    "Citation",
    "Entry",
    "FollowUp",
    "Gap",
    "Goal",
    "Interest",
    "Journal",
    "Note",
    "Period",
    "Place",
    "Resource",
    "Roadmap",
    "RoadmapNode",
    "Run",
    "Source",
    "Target",
    "Text",
    "Topic",
    "Unit",
    "UnitTarget",
]

_LONGEST_RANGE = 31


@dataclass(frozen=True, slots=True)
class Entry:
    """What was learnt on a day, or over a range of days."""

    id: str
    kind: str
    """``day`` (shown on its day's page) or ``article`` (has a page of its own, because its document has a title or a URL of its own)."""
    title: str
    """Plain text; empty for an untitled day."""
    title_html: str
    date: Day
    end: Day
    text: Text
    source: Source
    topics: tuple[str, ...] = ()
    inferred_topics: tuple[str, ...] = ()
    """Topics that come only from cited resources."""
    resources: tuple[str, ...] = ()
    """Ids of cited resources in order of appearance."""
    covers: tuple[Day, Day] | None = None
    excerpt: str = ""
    anchor: str = ""
    """Its id on the day's page."""
    number: int | None = None
    """Of ``Day 12``."""
    time: str = ""
    updated: Day | None = None
    authors: tuple[str, ...] = ()
    review_of: str = ""
    """Id of the period or unit that it reviews."""
    url: str = ""
    """Permalink that the author asked for, as written; empty when Decan decides."""
    slug: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that it tells of: days of study. Not those that it only sums up; of a range over a month long only the first."""
        length = (self.end - self.date).days
        told = [self.date + timedelta(number) for number in range(1, length + 1)] if length <= _LONGEST_RANGE else []
        return (self.date, *(day for day in told if not (self.covers and self.covers[0] <= day <= self.covers[1])))


@dataclass(frozen=True, slots=True)
class Note:
    """An undated page: a note, a page about the site, or the text of a topic, resource or roadmap."""

    id: str
    kind: str
    """``note``, ``page``, ``topic``, ``resource``, ``roadmap``."""
    title: str
    title_html: str
    text: Text
    source: Source
    topics: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    created: Day | None = None
    updated: Day | None = None
    excerpt: str = ""
    url: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    about: str = ""
    """Id of the topic or resource whose text this is."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of a unit. ``text`` is empty for a category without an item."""

    category: str
    text: str
    html: str
    """Inline HTML with slots; resolve with ``targets``."""
    targets: tuple[tuple[int, Target], ...]
    state: str
    """``open``, ``under way``, ``done``, ``carried over``, ``dropped``; ``empty`` for a category without an item."""
    quantity: str
    """``2-3 papers`` as written, else empty."""
    resources: tuple[str, ...]
    evidence: tuple[str, ...]
    """Entry ids, by date."""
    source: Source
    wanted: tuple[int, int | None] | None = None
    """(at least, at most) of a quantity; at most is None for ``3+``."""
    counted: tuple[str, ...] = ()
    """Ids of the distinct resources of the quantity's kind that the unit's entries take up, of the goal's own where it cites any."""
    carried_from: str = ""
    """Id of the unit before, where it stood already."""
    carried_to: str = ""
    """Id of the unit that repeats it."""
    stood_in: tuple[str, ...] = ()
    """Ids of all units before that it was carried over from, the first one first; ``carried_from`` is the last."""


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """A target of the settings, ``paper: 2-3``, with what a unit's entries cite of that kind."""

    kind: str
    least: int
    most: int | None
    """None for ``3+``."""
    resources: tuple[str, ...] = ()
    """Ids of distinct resources, in order of their first citation in the unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A short period with goals."""

    id: str
    title: str
    number: int | None
    start: Day
    end: Day
    goals: tuple[Goal, ...]
    """In order; grouped by category already."""
    text: Text
    source: Source
    resources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    """Entry ids."""
    targets: tuple[UnitTarget, ...] = ()
    entries: tuple[str, ...] = ()
    """Ids of the entries of its days, by date."""
    days: int = 0
    """Days of it on which something was studied."""
    planned: bool = False
    """The settings made it (``units: {anchor: …}``), not the author's text; its title is then empty."""


@dataclass(frozen=True, slots=True)
class Period:
    """A named range of days. Calendar periods exist for each year, quarter and month that has an entry."""

    id: str
    """``2022``, ``2022-q1``, ``2022-02``; a slug for a custom one."""
    title: str
    kind: str
    """``year``, ``quarter``, ``month``, ``custom``."""
    start: Day
    end: Day
    texts: tuple[Text, ...] = ()
    """What the author wrote about it: the section, a container's introduction, a review."""
    reviews: tuple[str, ...] = ()
    """Ids of entries that review it."""
    resources: tuple[str, ...] = ()
    """Custom: those cited in its own text. Calendar: those cited by its entries."""
    source: Source | None = None
    title_html: str = ""
    homes: tuple[Target, ...] = ()
    """By text: the entry or note that it is a part of; the period itself where it stands alone."""


@dataclass(frozen=True, slots=True)
class Interest:
    """What an author says of a topic in a review: ``interests: [{topic: kubernetes, state: paused, why: …}]``."""

    state: str
    """``exploring``, ``active``, ``paused``, ``dropped``, ``finished``, ``resumed``."""
    why: str
    day: Day | None
    """The last day of what is reviewed, else the day of the text."""
    source: Source
    entry: str = ""
    """Id of the reviewing entry, where it is one."""
    period: str = ""
    """Id of the period that is reviewed."""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject. ``entries`` are those that name it, oldest first; ``inferred`` those that only cite a resource of it."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    children: tuple[str, ...] = ()
    note: str = ""
    entries: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    first: Day | None = None
    last: Day | None = None
    months: tuple[tuple[str, int], ...] = ()
    """(``2022-02``, entries) of the months with any."""
    periods: tuple[str, ...] = ()
    """Ids of the author's own periods whose text names it; ``first`` and ``last`` reach over them."""
    interests: tuple[Interest, ...] = ()
    """What reviews say of it, oldest first."""
    state: str = ""
    """What it is now: the last word of a review unless entries came later, else ``active`` or ``dormant``; empty for none of both."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to come back to."""

    text: str
    state: str
    """``open`` or ``closed``."""
    kind: str
    """As `TaskItem.kind`."""
    source: Source
    date: Day | None = None
    entry: str = ""
    note: str = ""
    unit: str = ""
    topics: tuple[str, ...] = ()
    closed: Day | None = None
    """When it was closed: its own day for a ticked one, the day of the text that closes it; None while open, and where no day is known."""
    closed_by: str = ""
    """Id of the entry that closes it, where that is another one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without an entry between two entries; ``days`` counts them."""

    after: Day
    """The last day before it."""
    before: Day
    """The first day after it."""
    days: int
    reason: str = ""
    """The sentence of the next entry that says why; empty where it says nothing."""
    entry: str = ""
    """Id of the entry that gives the reason, or that sums the days up with ``covers:``."""
    covered: int = 0
    """Days of it that an entry sums up."""


@dataclass(frozen=True, slots=True)
class Run:
    """Study days one after another, with no more days of rest between two of them than the settings allow."""

    start: Day
    end: Day
    days: int
    """Days of study in it, without those of rest."""


@dataclass(frozen=True, slots=True)
class Backlink:
    """A link from somewhere in the journal."""

    origin: Target
    sentence: str
    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class RoadmapNode:
    """A line of a roadmap: plain text, what it leads to, and what stands under it."""

    text: str
    html: str
    target: Target | None
    line: int
    state: str = ""
    """``done``, ``under way``, ``ahead``; empty where the journal knows nothing about it."""
    children: tuple[RoadmapNode, ...] = ()
    done: int = 0
    """Leaves below it, or itself, that are done."""
    total: int = 0
    """Leaves below it, or itself, that have a state."""
    next: bool = False
    """What comes next in its branch: the first line under way, else the first ahead."""
    evidence: str = ""
    """Id of the last entry that tells of it; empty for none."""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """An ordered tree that somebody means to work through."""

    id: str
    title: str
    note: str
    """Id of the note that holds it; empty where an entry does."""
    nodes: tuple[RoadmapNode, ...]
    entry: str = ""
    """Id of the entry that holds it."""
    anchor: str = ""
    """Of the heading that begins it, where it is a part of a longer text."""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything that the content folder says. All tuples are in their order of showing: by date, then by source."""

    entries: tuple[Entry, ...] = ()
    units: tuple[Unit, ...] = ()
    periods: tuple[Period, ...] = ()
    topics: tuple[Topic, ...] = ()
    resources: tuple[Resource, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    notes: tuple[Note, ...] = ()
    roadmaps: tuple[Roadmap, ...] = ()
    gaps: tuple[Gap, ...] = ()
    runs: tuple[Run, ...] = ()
    """Oldest first."""
    backlinks: tuple[tuple[Target, tuple[Backlink, ...]], ...] = ()
    """By target without anchor, sorted."""
    assets: tuple[str, ...] = ()
    """Paths of files to copy: pictures and others that published documents refer to, and everything that is not markdown elsewhere."""
    links: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """(document path, its links): what slots refer to; only documents that are published."""
    diagnostics: tuple[Diagnostic, ...] = field(default=())
