"""Documents → `Journal`: what all files say together.

    publish      drafts and days to come are left out
    outline      each document is cut into the entries, notes, units and periods that it holds
    subjects     topics by name; resources: what is cited; links: what everything leads to
    then the values themselves, each kind in its own module

`assemble` is the table of contents. It is pure: no file, no clock; the order of the documents does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, arrange
from decan.journal import (
    backlinks,
    checks,
    entries,
    follow_ups,
    gaps,
    interests,
    links,
    periods,
    publish,
    resources,
    reviews,
    roadmaps,
    runs,
    subjects,
    topics,
    units,
)
from decan.journal.evidence import Evidence
from decan.journal.identifiers import identified
from decan.journal.names import Names
from decan.journal.outline import outline
from decan.journal.pieces import Piece, Pieces
from decan.journal.remembered import Remembered, remembering
from decan.journal.spellings import topic_key
from decan.model.document import Document, Role
from decan.model.journal import Journal, Resource, Target

__all__ = ["Assembled", "assemble", "assembled", "remembering"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A journal, where everything in it is for a link, and the first day on which what is held back will be shown."""

    journal: Journal
    places: links.Places
    until: Day = Day.max


def assemble(documents: Sequence[Document], assets: Sequence[str], config: Config) -> Journal:
    """The journal of these documents, as `assembled`."""
    return assembled(documents, assets, config).journal


def assembled(documents: Sequence[Document], assets: Sequence[str], config: Config) -> Assembled:
    """The journal of these documents. ``assets`` are the paths of all other files, relative to the content folder.

    Findings are in ``diagnostics``, those of the published documents among them, sorted and at the levels that the settings ask for.
    Those made here have no excerpt: a `Document` does not hold its source.
    """
    published = publish.publish(documents, assets, config)
    cut = Pieces.together(_outlines.each(published.documents, config))
    pieces = identified(reviews.with_reviewed(cut))
    by_path = _by_path(pieces)
    fronts = {path: found[0] for path, found in by_path.items()}

    named = subjects.subjects_of(pieces, published.documents, config, interests.names_of(published.documents))
    collected = resources.collect(pieces, fronts, config)
    about = _about(named, collected)
    names = Names.of(
        [*published.documents, *(document for document in documents if document.path in published.hidden)], published.assets, config
    )
    places = _places(names, pieces, by_path, named, collected, about, published.hidden, config)
    targets, broken = links.resolve(published.documents, _shown(pieces), places)

    cited = resources.cited_by(pieces, fronts, collected, targets)
    note_topics = {id_: found for (kind, id_), found in named.named.items() if kind == "note"}
    library, incomplete = resources.library(collected, resources.wiki_of(pieces, fronts, targets, collected), pieces, note_topics)
    by_id = {resource.id: resource for resource in library}
    known = entries.Known(
        targets=targets,
        topics=named.named,
        resources=cited.by_home,
        resource_topics=_topics_of_resources(by_id),
        reviews=reviews.reviews_of(pieces),
        about={note: target.id for note, target in about.items()},
    )
    anchors = _anchors(pieces.entries)
    all_entries = tuple(entries.entry_of(piece, anchor, known) for piece, anchor in zip(pieces.entries, anchors, strict=True))
    all_notes = tuple(entries.note_of(piece, known) for piece in pieces.notes)
    evidence = Evidence.of(all_entries, by_id, cited, pieces.entries)
    all_units = units.units_of(pieces.units, evidence, targets, known.reviews, config)
    said, unsaid = interests.interests_of(fronts, named, known.reviews, frozenset(unit.id for unit in all_units))
    texts = _topic_notes(pieces, named, targets)
    all_topics = topics.topics_of(named, all_entries, all_notes, library, texts, said, pieces.periods, config)
    ways = roadmaps.ways_of(pieces)
    asked, unclear = follow_ups.follow_ups_of(pieces.own(), named.named, config, roadmaps.lines_of(ways))
    findings = (*named.diagnostics, *broken, *incomplete, *unsaid, *unclear, *units.empty_categories(all_units))
    journal = Journal(
        entries=all_entries,
        units=all_units,
        periods=periods.periods_of(pieces, all_entries, targets, cited.by_home),
        topics=all_topics,
        resources=library,
        follow_ups=asked,
        notes=all_notes,
        roadmaps=roadmaps.roadmaps_of(ways, roadmaps.Known.of(targets, named, all_topics, library, all_entries)) if ways else (),
        gaps=gaps.gaps_of(all_entries, gaps.said_in(pieces.entries)),
        runs=runs.runs_of(all_entries, config.rest),
        backlinks=backlinks.backlinks_of(pieces.own(), targets, about),
        assets=published.assets,
        links=tuple((document.path, document.links) for document in published.documents),
        diagnostics=arrange((*_read(published, pieces, config), *findings), dict(config.diagnostics)),
    )
    return Assembled(journal, places, published.until)


_outlines = Remembered(outline)


def _topics_of_resources(resources: Mapping[str, Resource]) -> dict[str, tuple[str, ...]]:
    """The topics of each resource by its id; a part has those of its course too."""
    return {id_: (*one.topics, *resources[one.part_of].topics) if one.part_of else one.topics for id_, one in resources.items()}


def _read(published: publish.Published, pieces: Pieces, config: Config) -> Iterator[Diagnostic]:
    """What was found in the documents, and while they were cut into pieces."""
    for document in published.documents:
        yield from document.diagnostics
    yield from published.diagnostics
    yield from pieces.diagnostics
    yield from checks.repeated_items(pieces.entries)
    yield from checks.undated(pieces.notes, config)


def _places(
    names: Names,
    pieces: Pieces,
    by_path: dict[str, tuple[Piece, ...]],
    named: subjects.Subjects,
    collected: resources.Collected,
    about: dict[str, Target],
    hidden: frozenset[str],
    config: Config,
) -> links.Places:
    """What a link can lead to."""
    return links.Places(
        names=names,
        pieces=by_path,
        days=frozenset(piece.start.isoformat() for piece in pieces.entries if piece.start),
        topics=named.ids,
        about=about,
        labels={label: collected.ids[key] for label, key in collected.labels.items()},
        hidden=hidden,
        config=config,
    )


def _by_path(pieces: Pieces) -> dict[str, tuple[Piece, ...]]:
    """Each document's own pieces, the one that stands for all of it first: a whole text, else a period's or unit's, else its first day."""
    found: dict[str, list[Piece]] = {}
    for piece in pieces.own():
        found.setdefault(piece.path, []).append(piece)
    return {path: tuple(sorted(parts, key=_standing) if len(parts) > 1 else parts) for path, parts in sorted(found.items())}


def _standing(piece: Piece) -> tuple[bool, int, int, Target]:
    return (not piece.whole, {"period": 1, "unit": 2}.get(piece.home.kind, 3), piece.source.line, piece.home)


def _shown(pieces: Pieces) -> dict[str, tuple[int, ...]]:
    """By document, the indexes of all links that stand in one of its pieces."""
    found: dict[str, set[int]] = {}
    for piece in pieces:
        found.setdefault(piece.path, set()).update(piece.links)
    return {path: tuple(sorted(indexes)) for path, indexes in found.items()}


def _about(named: subjects.Subjects, collected: resources.Collected) -> dict[str, Target]:
    """Note id → the topic or resource whose page shows the note."""
    found = {piece.home.id: Target("topic", id_) for id_, piece in named.files.items()}
    found.update({piece.home.id: Target("resource", collected.ids[key]) for key, piece in collected.notes.items()})
    return found


def _topic_notes(pieces: Pieces, named: subjects.Subjects, targets: links.Resolved) -> dict[str, str]:
    """Topic id → id of the note that is its text: its own file, else the note that its tag links to, else the note of that title."""
    found: dict[str, str] = {}
    titles: dict[str, list[str]] = {}
    for note in pieces.notes:
        if note.kind == "note":
            titles.setdefault(topic_key(note.title), []).append(note.home.id)
    for key, ids in titles.items():
        if key in named.ids and len(ids) == 1:
            found[named.ids[key]] = ids[0]
    linked: dict[str, str] = {}
    for piece in pieces.own():
        for index in piece.links:
            link = piece.document.links[index]
            if link.role is not Role.TAGS:
                continue
            target, topic = targets.get(piece.path, {}).get(index), named.ids.get(topic_key(link.label))
            if target is not None and target.kind == "note" and topic:
                linked.setdefault(topic, target.id)
    return {**found, **linked, **{id_: piece.home.id for id_, piece in named.files.items()}}


def _anchors(pieces: Iterable[Piece]) -> list[str]:
    """The id of each entry on its day's page: ``entry-1``, ``entry-2`` by their order there."""
    counts: dict[object, int] = {}
    anchors: list[str] = []
    for piece in pieces:
        counts[piece.start] = counts.get(piece.start, 0) + 1
        anchors.append(f"entry-{counts[piece.start]}")
    return anchors
