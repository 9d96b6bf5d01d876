"""What only the whole journal can tell is wrong: the same item on one day twice, and files that nobody dated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Day

from decan.config import REPEATED, Config
from decan.diagnostics import Diagnostic, Severity, Span
from decan.journal.kinds import FOLDERS, folders_of, is_said, stem_of
from decan.journal.pieces import Piece, finding
from decan.journal.remembered import Remembered
from decan.reading.dates import is_open_name


def repeated_items(entries: Iterable[Piece]) -> list[Diagnostic]:
    """Items that two entries of one day both have, word for word. ``entries`` in order of showing."""
    by_day: dict[Day | None, list[Piece]] = {}
    for piece in entries:
        by_day.setdefault(piece.start, []).append(piece)
    days = [tuple(pieces) for pieces in by_day.values() if len(pieces) > 1]
    return [found for told in _days.each(days, None) for found in told]


def _repeated(pieces: tuple[Piece, ...], _: None) -> tuple[Diagnostic, ...]:
    """The repeated items of one day."""
    told: list[Diagnostic] = []
    first: dict[str, tuple[Piece, int]] = {}
    for piece in pieces:
        for item in (item for section in piece.sections for item in section.items if len(item.text) >= REPEATED):
            text = " ".join(item.text.split())
            if len(text) < REPEATED:
                continue
            earlier, line = first.setdefault(text, (piece, item.line))
            if earlier is not piece:
                message = f"the same item stands in another entry of {piece.start}, word for word"
                hint = "delete one of the two, or correct the day of one entry"
                where = Span(earlier.path, line)
                told.append(finding("day.repeated-item", Severity.WARNING, message, piece.path, item.line, 1, hint, (where,)))
    return tuple(told)


_days = Remembered(_repeated, key=lambda pieces: tuple(map(id, pieces)))


def undated(notes: Sequence[Piece], config: Config) -> list[Diagnostic]:
    """A finding each for notes that only a creation date could make entries, that lie in ``notes/``, or whose name leaves the day open."""
    created = [note for note in notes if note.kind == "note" and note.document.front.created and note.document.front.date is None]
    kept = [note for note in notes if note.kind == "note" and note.document.front.date and not is_said(note.document) and _in_notes(note)]
    unsure = [note for note in notes if note.kind == "note" and is_open_name(stem_of(note.path))]
    return [
        *_once(
            "dates.created-only",
            Severity.INFO,
            [] if config.created_is_date else created,
            "a file with only a creation date is shown as a note",
            "only a creation date, and are shown as notes",
            "write “dates: {created: entry}” into decan.yaml if the creation date is the day that they are about",
        ),
        *_once(
            "dates.note-folder",
            Severity.INFO,
            kept,
            "a dated file is shown as a note because of its folder",
            "a date, and are shown as notes because of their folder",
            "write “kind: entry” into the front matter of those that belong to a day, or begin their names with the date",
        ),
        *_once(
            "date.open-order",
            Severity.WARNING,
            unsure,
            "the day in the file's name could be another one, so it is shown as a note",
            "a day in the name that could be another one, and are shown as notes",
            "write “dates: {order: dmy}” into decan.yaml if the day stands before the month, else mdy",
        ),
    ]


def _once(code: str, severity: Severity, notes: Sequence[Piece], one: str, several: str, hint: str) -> Iterator[Diagnostic]:
    """One finding for all of these notes, at the first; ``several`` says what they have."""
    if notes:
        message = one if len(notes) == 1 else f"{len(notes)} files have {several}"
        yield finding(code, severity, message, notes[0].path, 1, 1, hint)


def _in_notes(note: Piece) -> bool:
    return any(FOLDERS.get(folder.removeprefix("_")) == "note" for folder in folders_of(note.path))
