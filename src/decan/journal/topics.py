"""Topics as the journal shows them: who names them, when, in whose company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from itertools import combinations

from decan.config import Config
from decan.journal.interests import state_of
from decan.journal.pieces import Piece
from decan.journal.subjects import Subjects
from decan.model.journal import Entry, Interest, Note, Resource, Topic

_MANY = 30
"""Topics of one entry from which on their company says nothing."""
_RELATED = 6


def topics_of(
    subjects: Subjects,
    entries: Sequence[Entry],
    notes: Sequence[Note],
    resources: Sequence[Resource],
    text_notes: Mapping[str, str],
    interests: Mapping[str, tuple[Interest, ...]],
    periods: Sequence[Piece],
    config: Config,
) -> tuple[Topic, ...]:
    """All topics by title. ``text_notes`` gives the id of the note that is a topic's text, ``interests`` what reviews say of it;
    ``periods`` are the texts about periods.
    """
    last = max((entry.end for entry in entries), default=None)
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
    told = _told(subjects, periods)
    days = {id_: _days(members.get(id_, ()), told.get(id_, ())) for id_ in subjects.titles}
    related = _related(entries, resources)
    children = _children(subjects)
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
            first=days[id_][0],
            last=days[id_][1],
            periods=tuple(dict.fromkeys(piece.home.id for piece in told.get(id_, ()))),
            months=_months(entry.date for entry in members.get(id_, ())),
            interests=interests.get(id_, ()),
            state=state_of(interests.get(id_, ()), members.get(id_, ()), last, config),
        )
        for id_, title in subjects.titles.items()
    ]
    return tuple(sorted(found, key=lambda topic: (topic.title.casefold(), topic.id)))


def _children(subjects: Subjects) -> dict[str, list[str]]:
    """The topics right below each, by title."""
    children: dict[str, list[str]] = {}
    for child, parent in sorted(subjects.parents.items(), key=lambda item: (subjects.titles[item[0]].casefold(), item[0])):
        children.setdefault(parent, []).append(child)
    return children


def _days(entries: Iterable[Entry], told: Iterable[Piece]) -> tuple[Day | None, Day | None]:
    """The first and last day that entries or texts about periods tell of."""
    spans = [*((entry.date, entry.end) for entry in entries), *((piece.start, piece.end) for piece in told)]
    known = [(start, end) for start, end in spans if start and end]
    return min((start for start, _ in known), default=None), max((end for _, end in known), default=None)


def _told(subjects: Subjects, periods: Sequence[Piece]) -> dict[str, list[Piece]]:
    """Topic id → the author's own periods whose text names it, by their days."""
    found: dict[str, list[Piece]] = {}
    for piece in sorted(periods, key=lambda piece: piece.order):
        for id_ in subjects.named.get(("period", piece.home.id), ()) if piece.kind == "custom" else ():
            found.setdefault(id_, []).append(piece)
    return found


def _months(days: Iterable[Day]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(f"{day.year:04d}-{day.month:02d}" for day in days).items()))


def _related(entries: Sequence[Entry], resources: Sequence[Resource]) -> dict[str, tuple[str, ...]]:
    """For each topic those that share most entries and resources with it, then by the share of the rarer one's."""
    groups = [*(entry.topics for entry in entries), *(resource.topics for resource in resources)]
    counts = Counter(topic for group in groups for topic in group)
    pairs: Counter[tuple[str, str]] = Counter()
    for group in groups:
        if len(group) <= _MANY:
            pairs.update(combinations(sorted(group), 2))
    company: dict[str, list[tuple[int, float, str]]] = {}
    for (one, other), shared in pairs.items():
        weight = shared / min(counts[one], counts[other])
        company.setdefault(one, []).append((-shared, -weight, other))
        company.setdefault(other, []).append((-shared, -weight, one))
    return {topic: tuple(other for _, _, other in sorted(found)[:_RELATED]) for topic, found in company.items()}
