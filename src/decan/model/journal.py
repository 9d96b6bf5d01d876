"""What all documents say together: the journal. Pure values; ids are stable across builds of the same content.

Everything refers to everything else by id. An id is unique among values of its own type only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day  # a field is called date, too

from decan.diagnostics import Diagnostic
from decan.model.document import Body, Link


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a thing is written: path relative to the content folder, line from 1."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a link leads to.

    ``kind`` is ``entry``, ``note``, ``unit``, ``period``, ``day`` (id ``2022-02-01``), ``topic``, ``resource``, ``page`` (a
    generated page by its path, ``/topics/``), ``asset`` (id is the file's path), ``external`` (id is the URL) or ``missing`` (id
    is what was written).
    ``anchor`` is an id in that page, or empty.
    """

    kind: str
    id: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A body with its links resolved: ``targets[n]`` belongs to slot n of the body's HTML."""

    body: Body
    document: str
    """Path of the document it comes from."""
    targets: tuple[tuple[int, Target], ...] = ()
    """(slot number, target), in order of appearance."""


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


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of a resource. Exactly one of entry, unit, period, note is set."""

    source: Source
    label: str
    sentence: str
    date: Day | None = None
    entry: str = ""
    unit: str = ""
    period: str = ""
    note: str = ""
    pass_: str = ""
    part: str = ""
    planned: bool = False
    """It stands in a unit's goals."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something learnt from; one thing wherever it is cited."""

    id: str
    title: str
    """The author's title, else the commonest label, else the URL without its scheme."""
    url: str
    """Canonical to look at: as first written, without tracking; empty when only a title is known."""
    identity: str
    """What makes two links one resource (``arxiv:1211.3711``, ``youtube:90kZRyPcRZw``, ``example.org/a``)."""
    kind: str
    """``paper``, ``lecture``, ``course``, ``book``, ``article``, ``video``, ``docs``, ``code``, ``tool``, ``person``, ``link``."""
    state: str
    """``planned``, ``in progress``, ``finished``; explicit ``paused`` and ``dropped`` too."""
    listed: bool
    incomplete: str = ""
    """``title`` or ``url`` when that is missing, else empty."""
    has_page: bool = False
    part_of: str = ""
    parts: tuple[str, ...] = ()
    """Parts of a course, by their number."""
    citations: tuple[Citation, ...] = ()
    """Oldest first, then by source."""
    topics: tuple[str, ...] = ()
    note: str = ""
    """Id of the note with its own text."""
    labels: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str = ""
    first: Day | None = None
    last: Day | None = None


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


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without an entry between two entries; ``days`` counts them."""

    after: Day
    before: Day
    days: int


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
    children: tuple[RoadmapNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """An ordered tree that somebody means to work through."""

    id: str
    title: str
    note: str
    nodes: tuple[RoadmapNode, ...]


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
    backlinks: tuple[tuple[Target, tuple[Backlink, ...]], ...] = ()
    """By target without anchor, sorted."""
    assets: tuple[str, ...] = ()
    """Paths of files to copy: pictures and others that published documents refer to, and everything that is not markdown elsewhere."""
    links: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """(document path, its links): what slots refer to; only documents that are published."""
    diagnostics: tuple[Diagnostic, ...] = field(default=())
