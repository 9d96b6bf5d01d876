"""What can be found: entries, units, periods, notes, topics and resources, each with the words that it is found by."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from decan.digests import digest_of
from decan.model.journal import RoadmapNode, Target
from decan.site.urls import SEARCH
from decan.site.view import View


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find. It is found by ``name``, ``names`` and ``text``."""

    kind: str
    """``entry``, ``unit``, ``period``, ``note``, ``topic``, ``resource``."""
    title: str
    """As shown; of an entry without a title, its day."""
    href: str
    """From the search page."""
    name: str
    """The title, where the author gave one; else empty."""
    text: str
    names: str = ""
    """Topics of an entry, other names of a topic."""
    beside: str = ""
    """Shown below the text."""
    when: str = ""
    """Its day in words."""
    year: int = 0
    month: int = 0
    """0 for what has no day."""
    topics: tuple[str, ...] = ()
    """Ids."""


_VALUES = attrgetter(*(field.name for field in fields(Document)))


def digest(found: Iterable[Document]) -> str:
    """Of all that is in them, and of their order."""
    return digest_of(marshal.dumps([_VALUES(document) for document in found], 2))


def documents(view: View) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Entries, and everything else."""
    return entries(view), others(view)


def entries(view: View) -> tuple[Document, ...]:
    """By date: what is written next stands last, and moves nothing."""
    return tuple(document for document in _entries(view) if document.href)


def others(view: View) -> tuple[Document, ...]:
    """Everything else that has an address; what is to be shown first of its kind stands last, as the newest entry does.

    Resources stand at the end, since new ones come with nearly every entry.
    """
    kinds = (_notes, _topics, _periods, _units, _resources)
    return tuple(document for kind in kinds for document in kind(view) if document.href)


def _entries(view: View) -> Iterator[Document]:
    for entry in view.journal.entries:
        name = view.name(entry) if entry.title or entry.number is not None else ""
        topics = _titles(view, entry.topics)
        yield Document(
            kind="entry",
            title=name or view.dates.full(entry.date),
            href=view.href(Target("entry", entry.id), SEARCH),
            name=name,
            text=_plain(entry.text.body.text),
            names=topics,
            beside=topics,
            when=view.dates.short(entry.date),
            year=entry.date.year,
            month=entry.date.month,
            topics=entry.topics,
        )


def _notes(view: View) -> Iterator[Document]:
    """Notes, pages, and roadmaps: the text of a file, the lines of one that is a part of a longer text."""
    for note in reversed(view.journal.notes):
        if note.kind in {"note", "page"}:
            href = view.href(Target("note", note.id), SEARCH)
            topics = _titles(view, note.topics)
            yield Document("note", note.title, href, note.title, _plain(note.text.body.text), topics, topics, topics=note.topics)
    for roadmap in reversed(view.journal.roadmaps):
        own = view.note.get(roadmap.note)
        text = own.text.body.text if own is not None and own.kind == "roadmap" else "\n".join(_lines(roadmap.nodes))
        yield Document("note", roadmap.title, view.href(Target("roadmap", roadmap.id), SEARCH), roadmap.title, _plain(text))


def _lines(nodes: Iterable[RoadmapNode]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _lines(node.children)


def _topics(view: View) -> Iterator[Document]:
    for topic in reversed(view.journal.topics):
        href = view.href(Target("topic", topic.id), SEARCH)
        names = view.words.listed(topic.aliases)
        yield Document("topic", topic.title, href, topic.title, _note(view, topic.note), names, names, topics=(topic.id,))


def _periods(view: View) -> Iterator[Document]:
    """Those that somebody wrote about."""
    for period in view.journal.periods:
        if any(text.body.text for text in period.texts):
            yield Document(
                kind="period",
                title=view.period_title(period),
                href=view.href(Target("period", period.id), SEARCH),
                name=period.title if period.kind == "custom" else "",
                text=_plain(*(text.body.text for text in period.texts)),
                when=view.dates.month_year_short(period.start),
                year=period.start.year,
                month=period.start.month,
            )


def _units(view: View) -> Iterator[Document]:
    """Those that the author wrote, with their goals."""
    for unit in view.journal.units:
        if not unit.planned:
            goals = (part for goal in unit.goals for part in (goal.category, goal.text))
            yield Document(
                kind="unit",
                title=unit.title,
                href=view.href(Target("unit", unit.id), SEARCH),
                name=unit.title,
                text=_plain(unit.text.body.text, *goals),
                when=view.dates.short(unit.start),
                year=unit.start.year,
                month=unit.start.month,
                topics=unit.topics,
            )


def _resources(view: View) -> Iterator[Document]:
    """The listed ones, with the text of their own notes, the names that they were cited by, authors and address."""
    listed = (resource for resource in view.journal.resources if resource.listed)
    for resource in sorted(listed, key=lambda resource: (str(resource.first or ""), resource.id)):
        labels = (label for label in resource.labels if label != resource.title)
        day = resource.last
        yield Document(
            kind="resource",
            title=resource.title,
            href=view.resource_href(resource, SEARCH),
            name=resource.title,
            text=_plain(_note(view, resource.note), *labels, ", ".join(resource.authors), resource.url),
            beside=view.words.listed((view.words(resource.kind), view.words(resource.state))),
            when=view.dates.short(day) if day else "",
            year=day.year if day else 0,
            month=day.month if day else 0,
            topics=resource.topics,
        )


def _note(view: View, key: str) -> str:
    return _plain(view.note[key].text.body.text) if key in view.note else ""


def _titles(view: View, keys: Iterable[str]) -> str:
    return view.words.listed(view.topic[key].title for key in keys if key in view.topic)


def _plain(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
