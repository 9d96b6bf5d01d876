"""What was learnt from: a resource, its citations, and the places of a course or book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # a field is called date, too

from decan.model.text import Source


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
    """``first pass``, ``second pass``, ``day 1 of 3``, ``re-read``; empty where nothing is said."""
    part: str = ""
    """``first half``, ``weeks 5-6``, ``chapter 2``, ``sections 2.0-2.1``, ``lecture 5L``; empty where nothing is said."""
    planned: bool = False
    """It stands in a unit's goals."""
    skipped: bool = False
    """The sentence says that it was left out: ``skipped 06L``."""
    inferred: bool = False
    """Known by its label or its number only, not by a link."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a course or book, in its own order: seen, left out, or still ahead."""

    label: str
    """As an author would say it: ``5L``, ``13``, ``chapter 2``."""
    state: str
    """``seen``, ``partly``, ``planned``, ``skipped`` (between two that were seen), ``earlier`` (before the first of them), ``ahead``."""
    resource: str = ""
    """Id of the part's own resource, where it has one."""
    number: int | None = None
    """Its place in a playlist, or the number of a chapter, from 1."""
    days: tuple[Day, ...] = ()
    """When it was seen, oldest first."""


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
    """Ids of the parts of a course, by their number."""
    places: tuple[Place, ...] = ()
    """What of a course or book was seen, in its own order, with the holes between."""
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
    finished: Day | None = None
    """The first day on which it was known to be finished; of one that only its own file calls so, the last day that cites it."""
    details: tuple[tuple[str, str], ...] = ()
    """What its file says for a bibliography (``isbn``, ``publisher``, ``editor`` …; the words), sorted by key."""
