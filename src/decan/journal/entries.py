"""Pieces with all that is known about them → `Entry` and `Note` values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decan.journal.links import Resolved
from decan.journal.pieces import Piece
from decan.model.journal import Entry, Note, Text


@dataclass(frozen=True, slots=True)
class Known:
    """What entries and notes want to know about the rest of the journal."""

    targets: Resolved
    topics: Mapping[tuple[str, str], tuple[str, ...]]
    """(kind, id) → topic ids."""
    resources: Mapping[tuple[str, str], tuple[str, ...]]
    """(kind, id) → ids of cited resources, in order of appearance."""
    resource_topics: Mapping[str, tuple[str, ...]]
    """Resource id → topic ids."""
    reviews: Mapping[str, str]
    """Entry id → id of the period or unit that it reviews."""
    about: Mapping[str, str]
    """Note id → id of the topic or resource whose text it is."""


def text_of(piece: Piece, targets: Resolved) -> Text:
    """The piece's body with the targets of its links."""
    resolved = targets.get(piece.path)
    if not resolved:
        return Text(piece.body, piece.path)
    found = dict.fromkeys(index for index in piece.body.links if index in resolved)
    return Text(piece.body, piece.path, tuple((index, resolved[index]) for index in found))


def entry_of(piece: Piece, anchor: str, known: Known) -> Entry:
    """An entry; ``anchor`` is its id on the day's page."""
    if piece.start is None or piece.end is None:
        msg = f"{piece.path}: an entry without a day"
        raise ValueError(msg)
    front = piece.document.front
    home = (piece.home.kind, piece.home.id)
    topics = known.topics.get(home, ())
    resources = known.resources.get(home, ())
    inferred = [topic for resource in resources for topic in known.resource_topics.get(resource, ())]
    return Entry(
        id=piece.home.id,
        kind=piece.kind,
        title=piece.title,
        title_html=piece.title_html,
        date=piece.start,
        end=piece.end,
        text=text_of(piece, known.targets),
        source=piece.source,
        topics=topics,
        inferred_topics=tuple(topic for topic in dict.fromkeys(inferred) if topic not in topics) if inferred else (),
        resources=resources,
        covers=front.covers if piece.whole and piece.review is None else None,
        excerpt=(front.excerpt if piece.whole else "") or piece.body.excerpt,
        anchor=anchor,
        number=piece.number,
        time=front.time if piece.whole else "",
        updated=front.updated if piece.whole else None,
        authors=front.authors,
        review_of=known.reviews.get(piece.home.id, ""),
        url=front.url if piece.whole else "",
        slug=front.slug if piece.whole else "",
        aliases=tuple(alias for alias in front.aliases if "/" in alias) if piece.whole and front.aliases else (),
    )


def note_of(piece: Piece, known: Known) -> Note:
    """A note, a page, or the text of a topic, resource or roadmap."""
    front = piece.document.front
    home = (piece.home.kind, piece.home.id)
    return Note(
        id=piece.home.id,
        kind=piece.kind,
        title=piece.title,
        title_html=piece.title_html,
        text=text_of(piece, known.targets),
        source=piece.source,
        topics=known.topics.get(home, ()),
        resources=known.resources.get(home, ()),
        created=front.created or front.date or piece.document.name_date,
        updated=front.updated,
        excerpt=front.excerpt or piece.body.excerpt,
        url="" if piece.kind == "resource" and "://" in front.url else front.url,
        slug=front.slug,
        aliases=front.aliases,
        about=known.about.get(piece.home.id, ""),
    )
