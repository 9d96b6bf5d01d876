"""Topics as the journal shows them: who names them, when, in whose company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from itertools import combinations

from decan.journal.subjects import Subjects
from decan.model.journal import Entry, Note, Resource, Topic

_MANY = 30
"""Topics of one entry from which on their company says nothing."""
_RELATED = 6


def topics_of(
    subjects: Subjects,
    entries: Sequence[Entry],
    notes: Sequence[Note],
    resources: Sequence[Resource],
    text_notes: Mapping[str, str],
) -> tuple[Topic, ...]:
    """All topics by title. ``text_notes`` gives the id of the note that is a topic's text."""
    members: dict[str, list[Entry]] = {}
    inferred: dict[str, list[str]] = {}
    in_notes: dict[str, list[str]] = {}
    in_resources: dict[str, list[str]] = {}
    for entry in entries:
        for id_ in entry.topics:
            members.setdefault(id_, []).append(entry)
        for id_ in entry.inferred_topics:
            inferred.setdefault(id_, []).append(entry.id)
    for note in notes:
        for id_ in note.topics:
            in_notes.setdefault(id_, []).append(note.id)
    for resource in resources:
        for id_ in resource.topics:
            in_resources.setdefault(id_, []).append(resource.id)
    related = _related(entries)
    children: dict[str, list[str]] = {}
    for child, parent in sorted(subjects.parents.items(), key=lambda item: (subjects.titles[item[0]].casefold(), item[0])):
        children.setdefault(parent, []).append(child)
    found = [
        Topic(
            id=id_,
            title=title,
            aliases=subjects.aliases.get(id_, ()),
            parent=subjects.parents.get(id_, ""),
            children=tuple(children.get(id_, ())),
            note=text_notes.get(id_, ""),
            entries=tuple(entry.id for entry in members.get(id_, ())),
            inferred=tuple(inferred.get(id_, ())),
            notes=tuple(in_notes.get(id_, ())),
            resources=tuple(in_resources.get(id_, ())),
            related=related.get(id_, ()),
            first=min((entry.date for entry in members.get(id_, ())), default=None),
            last=max((entry.end for entry in members.get(id_, ())), default=None),
            months=_months(entry.date for entry in members.get(id_, ())),
        )
        for id_, title in subjects.titles.items()
    ]
    return tuple(sorted(found, key=lambda topic: (topic.title.casefold(), topic.id)))


def _months(days: Iterable[Day]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(f"{day.year:04d}-{day.month:02d}" for day in days).items()))


def _related(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """For each topic those that share most entries with it, then by the share of the rarer one's entries."""
    counts = Counter(topic for entry in entries for topic in entry.topics)
    pairs: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if len(entry.topics) <= _MANY:
            pairs.update(combinations(sorted(entry.topics), 2))
    company: dict[str, list[tuple[int, float, str]]] = {}
    for (one, other), shared in pairs.items():
        weight = shared / min(counts[one], counts[other])
        company.setdefault(one, []).append((-shared, -weight, other))
        company.setdefault(other, []).append((-shared, -weight, one))
    return {topic: tuple(other for _, _, other in sorted(found)[:_RELATED]) for topic, found in company.items()}
