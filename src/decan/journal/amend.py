"""A journal with some of its texts exchanged, before all that follows from them is known.

To assemble thousands of entries takes longer than an author wants to wait for a changed word. So the preview shows the text at once with
what the journal already knows of everything else, and the journal that `assemble` makes of it as soon as that is there. Nothing else uses
it: a build knows everything before it writes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from decan.config import Config
from decan.journal import entries, links
from decan.journal.outline import outline
from decan.journal.pieces import Piece, Pieces
from decan.model.document import Document
from decan.model.journal import Entry, Journal, Note


@dataclass(frozen=True, slots=True)
class Amended:
    """The journal, and those of its entries and notes, by id, that are other ones now."""

    journal: Journal
    entries: dict[str, Entry]
    notes: dict[str, Note]


def amended(journal: Journal, places: links.Places, documents: Sequence[Document], config: Config) -> Amended | None:
    """The journal with the texts of these documents in place of those that it has from files of the same paths.

    ``places`` are those of the journal. None when a document now holds other days or notes than before, or is a new one: then only
    assembling can tell what the journal is.
    """
    known_entries = {entry.id: entry for entry in journal.entries}
    known_notes = {note.id: note for note in journal.notes}
    changed_entries: dict[str, Entry] = {}
    changed_notes: dict[str, Note] = {}
    for document in documents:
        before = places.pieces.get(document.path, ())
        pieces = _named(before, outline(document, config))
        if pieces is None:
            return None
        targets = _targets(document, pieces, places)
        for piece in pieces:
            if piece.home.kind == "entry":
                entry = known_entries[piece.home.id]
                changed_entries[entry.id] = _entry(piece, entry, targets)
            elif piece.home.kind == "note":
                note = known_notes[piece.home.id]
                changed_notes[note.id] = _note(piece, note, targets)
    fresh = {document.path: document.links for document in documents}
    made = replace(
        journal,
        entries=tuple(changed_entries.get(entry.id, entry) for entry in journal.entries),
        notes=tuple(changed_notes.get(note.id, note) for note in journal.notes),
        links=tuple((path, fresh.get(path, found)) for path, found in journal.links),
    )
    return Amended(made, changed_entries, changed_notes)


def _named(before: Iterable[Piece], now: Pieces) -> list[Piece] | None:
    """The pieces that a document is cut into now, with the ids that those in their places had; None when they are others."""
    old = sorted(before, key=lambda piece: (piece.source.line, piece.home))
    new = sorted(now.own(), key=lambda piece: (piece.source.line, piece.home))
    if [_face(piece) for piece in old] != [_face(piece) for piece in new] or not old:
        return None
    return [piece.named(known.home.id) for piece, known in zip(new, old, strict=True)]


def _face(piece: Piece) -> tuple[object, ...]:
    """What must be the same of a piece that only has another text."""
    return (piece.home.kind, piece.kind, piece.start, piece.end, piece.whole)


def _targets(document: Document, pieces: Sequence[Piece], places: links.Places) -> links.Resolved:
    shown = {document.path: sorted({index for piece in pieces for index in piece.links})}
    here = replace(places, pieces={**places.pieces, document.path: tuple(pieces)})
    return links.resolve([document], shown, here, hints=False)[0]


def _entry(piece: Piece, before: Entry, targets: links.Resolved) -> Entry:
    made = entries.entry_of(piece, before.anchor, _known("entry", before, targets, reviews={before.id: before.review_of}))
    return replace(made, inferred_topics=before.inferred_topics)


def _note(piece: Piece, before: Note, targets: links.Resolved) -> Note:
    return entries.note_of(piece, _known("note", before, targets, about={before.id: before.about}))


def _known(
    kind: str, before: Entry | Note, targets: links.Resolved, *, reviews: dict[str, str] | None = None, about: dict[str, str] | None = None
) -> entries.Known:
    home = (kind, before.id)
    return entries.Known(targets, {home: before.topics}, {home: before.resources}, {}, reviews or {}, about or {})
