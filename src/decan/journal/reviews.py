"""Reviews: prose that looks back on a period or a unit.

reviews/2022-q1.md, or kind: review with period: 2022-Q1        the period's own text
the same with a date: of its own                                 an entry that the period names as its review
2022-02.md without a day or a title of its own                   the month's own text
"""

from __future__ import annotations

from dataclasses import replace

from decan.diagnostics import Diagnostic, Severity
from decan.journal.containers import periods_of
from decan.journal.kinds import stem_of
from decan.journal.pieces import Piece, Pieces, Range, finding, joined, title_of
from decan.journal.slugs import slug
from decan.journal.when import calendar_period, date_in_title, is_titled
from decan.model.document import Body, Document, Section
from decan.model.journal import Source, Target
from decan.reading.dates import period_of_text


def review(document: Document, sections: tuple[Section, ...], own: Range | None) -> Pieces:
    """A review document: an entry when it has a day of its own, else the text of its period; a note when it names neither."""
    span = reviewed(document)
    name = _unit_name(document)
    if own is not None and own != span:
        entry = _piece("entry", "article" if is_titled(document) else "day", document, sections, own)
        entry = replace(entry, review=span, review_name=name)
        wrong = () if span or name else (_no_period(document),)
        return Pieces(entries=(entry,), periods=periods_of(document, sections, shared=True), diagnostics=wrong)
    if span is not None:
        calendar = calendar_period(*span)
        kind, id_ = calendar or ("custom", "")
        period = _piece("period", kind, document, sections, span).named(id_)
        return Pieces(periods=(period, *periods_of(document, sections, shared=True)))
    note = _piece("note", "note", document, sections, None)
    return Pieces(notes=(note,), periods=periods_of(document, sections, shared=True), diagnostics=(_no_period(document),))


def reviewed(document: Document) -> Range | None:
    """The days that a review looks back on: ``period:``, ``covers:``, a period in its file's name, or one in its title."""
    front = document.front
    if front.period or front.covers:
        return front.period or front.covers
    if document.name_date and document.name_end and document.name_date != document.name_end:
        return document.name_date, document.name_end
    titled = date_in_title(document.title)
    if titled is not None and titled[0] != titled[1]:
        return titled[0], titled[1]
    return period_of_text(document.title)


def is_period_note(document: Document, own: Range) -> bool:
    """Whether a document is named after a month, quarter or year and nothing else, so that it is that period's text."""
    if document.front.date is not None or calendar_period(*own) is None:
        return False
    return not is_titled(document) and not document.front.url


def period_note(document: Document, sections: tuple[Section, ...], own: Range) -> Pieces:
    """The document as the text of the calendar period that it is named after."""
    kind, id_ = calendar_period(*own) or ("custom", "")
    period = _piece("period", kind, document, sections, own).named(id_)
    return Pieces(periods=(period, *periods_of(document, sections, shared=True)))


def with_reviewed(pieces: Pieces) -> Pieces:
    """The pieces with a period for each range that is reviewed and that no unit, no period and no other review has made known."""
    known = {(piece.start, piece.end) for piece in (*pieces.units, *pieces.periods)}
    added: list[Piece] = []
    for entry in sorted(pieces.entries, key=lambda piece: piece.order):
        if entry.review is not None and entry.review not in known:
            known.add(entry.review)
            kind, id_ = calendar_period(*entry.review) or ("custom", "")
            start, end = entry.review
            title = entry.title if kind == "custom" else ""
            html = entry.title_html if kind == "custom" else ""
            period = Piece(Target("period", id_), kind, entry.document, (), Body(), entry.source, title, html, start, end, shared=True)
            added.append(period)
    return replace(pieces, periods=(*pieces.periods, *added))


def reviews_of(pieces: Pieces) -> dict[str, str]:
    """What each reviewing entry reviews, by its id: the unit of that range or name, else the period of that range."""
    by_range = {(piece.start, piece.end): piece.home.id for piece in (*reversed(pieces.periods), *reversed(pieces.units))}
    units = {unit.home.id for unit in pieces.units}
    found: dict[str, str] = {}
    for entry in pieces.entries:
        if entry.review is not None:
            found[entry.home.id] = by_range.get(entry.review, "")
        elif entry.review_name in units:
            found[entry.home.id] = entry.review_name
    return found


def _piece(home: str, kind: str, document: Document, sections: tuple[Section, ...], span: Range | None) -> Piece:
    start, end = span or (None, None)
    return Piece(
        Target(home, ""),
        kind,
        document,
        sections,
        joined(sections),
        Source(document.path, 1),
        *(title_of(document) if kind != "day" else ("", "")),
        start,
        end,
        whole=True,
    )


def _unit_name(document: Document) -> str:
    """The slug of the unit that the file says it reviews, by ``unit:`` or by its name."""
    said = dict(document.front.extra).get("unit", "")
    return slug(str(said) if said else stem_of(document.path))


def _no_period(document: Document) -> Diagnostic:
    hint = "add “period: 2022-Q1”, or “period: 2022-02-01..2022-02-10”, to the front matter"
    return finding("review.no-period", Severity.WARNING, "a review that does not say of which period", document.path, 1, 1, hint)
