"""One document into the pieces that it consists of.

    a file of days       → an entry for each day; the text before them to the month (quarter, year) that they cover
    a dated file         → one entry, whole
    an undated file      → a note
    units and periods    → wherever a heading opens them

``kind:`` and folders come first, days inside second, the document's own date last.
"""

from __future__ import annotations

from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Severity
from decan.journal import containers, reviews
from decan.journal.kinds import is_said, kind_of
from decan.journal.pieces import Piece, Pieces, finding, joined, title_of, words
from decan.journal.when import calendar_period, disagreement, is_titled, own_range
from decan.model.document import Document, Section, SectionKind
from decan.model.journal import Source, Target

_NOTES = {"note": "note", "page": "page", "topic": "topic", "resource": "resource", "roadmap": "roadmap"}


def outline(document: Document, config: Config) -> Pieces:
    """Cut one document into pieces without ids. Days after ``config.today`` are left out unless ``config.future``."""
    kind = kind_of(document)
    sections = tuple(section for section in document.sections if not is_future(section.start, section.kind, config))
    if kind in _NOTES:
        return _note(document, sections, _NOTES[kind])
    if document.empty and kind not in {"unit", "review"} and not document.front.links:
        return _empty(document, config)
    if kind == "review":
        return reviews.review(document, sections, own_range(document, config, created=True))
    days = [section for section in sections if section.kind is SectionKind.DAY and section.start]
    own = own_range(document, config, created=kind == "entry" and is_said(document))
    if kind == "unit" or (not days and containers.is_plan(document, sections)):
        return containers.plan(document, sections, own, config)
    if days and not containers.is_one_day(document, sections):
        return containers.container(document, sections, own, config)
    if days:
        own = containers.range_of(days[0])
    if own is not None and is_future(own[0], SectionKind.DAY, config):
        return Pieces()
    if own is None:
        return _undated(document, sections, kind)
    if not days and reviews.is_period_note(document, own):
        return reviews.period_note(document, sections, own)
    return _entry(document, sections, own)


def is_future(start: Day | None, kind: SectionKind, config: Config) -> bool:
    """Whether a day is held back because it is still to come."""
    return kind is SectionKind.DAY and start is not None and not config.future and start > config.today


def _entry(document: Document, sections: tuple[Section, ...], own: tuple[Day, Day]) -> Pieces:
    """The whole document as one entry, and its periods' texts."""
    day = next((section for section in sections if section.kind is SectionKind.DAY and section.start), None)
    titled = is_titled(document)
    title, html = title_of(document) if titled else ("", "")
    if not title and day is not None and day.title:
        title, html = day.title, words(day.title)
    article = titled or bool(document.front.url or document.front.slug)
    entry = Piece(
        Target("entry", ""),
        "article" if article else "day",
        document,
        sections,
        joined(sections, without_heading=day),
        Source(document.path, day.line if day is not None and not article else 1),
        title,
        html,
        *own,
        number=day.number if day else None,
        whole=True,
    )
    wrong = disagreement(document, [day.start] if day is not None and day.start else [])
    periods = containers.periods_of(document, sections, shared=True)
    return Pieces(entries=(entry,), periods=periods, diagnostics=(wrong,) if wrong else ())


def _note(document: Document, sections: tuple[Section, ...], kind: str) -> Pieces:
    """The whole document as a note, and its periods' texts."""
    note = Piece(
        Target("note", ""),
        kind,
        document,
        sections,
        joined(sections),
        Source(document.path, 1),
        *title_of(document),
        whole=True,
    )
    return Pieces(notes=(note,), periods=containers.periods_of(document, sections, shared=True))


def _undated(document: Document, sections: tuple[Section, ...], kind: str) -> Pieces:
    """A note, because nothing says when; reported where the author called it an entry, or where days could not be read."""
    pieces = _note(document, sections, "note")
    lost = next((section for section in sections if section.kind is SectionKind.DAY), None)
    if lost is not None and not document.diagnostics:
        hint = "write the year, or name the file after the month: 2022-02.md"
        wrong = finding("date.unknown", Severity.WARNING, f"no date can be read from “{lost.heading}”", document.path, lost.line, 1, hint)
    elif kind == "entry" and is_said(document) and document.front.kind in {"entry", "journal", "daily", "day", "log", "diary"}:
        hint = "add “date: 2022-02-01” to the front matter, or begin the file's name with the date"
        wrong = finding(
            "date.unknown", Severity.WARNING, f"an entry without a date (“{document.title}”) is shown as a note", document.path, 1, 1, hint
        )
    else:
        return pieces
    return Pieces(notes=pieces.notes, periods=pieces.periods, diagnostics=(wrong,))


def _empty(document: Document, config: Config) -> Pieces:
    """No text: an empty day is no entry; an empty note stays a page that others can link to."""
    own = own_range(document, config)
    message = "the file has no text, so the day has no entry" if own else "the note has no text"
    told = finding("file.empty", Severity.INFO, message, document.path, 1, 1, "write something, or delete the file")
    if own is not None:
        return Pieces(diagnostics=(told,))
    return Pieces(notes=_note(document, document.sections, "note").notes, diagnostics=(told,))


def held_back(document: Document, config: Config) -> Day | None:
    """The day until which the whole document is held back: its own, or the first of its days when all are to come; else None."""
    if config.future or kind_of(document) in {"page", "topic", "resource", "roadmap", "unit"}:
        return None
    days = [section.start for section in document.sections if section.kind is SectionKind.DAY and section.start]
    own = own_range(document, config)
    first = min(days) if days else own[0] if own and not calendar_period(*own) else None
    return first if first is not None and first > config.today else None
