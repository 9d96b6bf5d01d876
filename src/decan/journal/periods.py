"""Periods: each year, quarter and month with an entry or a text, the author's own, and the years that those fall in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from functools import lru_cache

from decan.journal.entries import text_of
from decan.journal.links import Resolved
from decan.journal.pieces import Piece, Pieces
from decan.journal.when import date_in_title, is_titled, month_of, quarter_of, year_of
from decan.model.journal import Entry, Period, Source, Target, Text

_KINDS = ("year", "quarter", "month", "custom")
_MOST_YEARS = 20
"""After the first, for which a long period makes a page each."""


@dataclass(slots=True)
class _Draft:
    """A period while its texts and entries are gathered."""

    kind: str
    start: Day
    end: Day
    title: str = ""
    title_html: str = ""
    texts: list[Text] = field(default_factory=list)
    homes: list[Target] = field(default_factory=list)
    reviews: list[str] = field(default_factory=list)
    resources: dict[str, None] = field(default_factory=dict)
    source: Source | None = None


def periods_of(
    pieces: Pieces, entries: Sequence[Entry], targets: Resolved, cited: Mapping[tuple[str, str], Sequence[str]]
) -> tuple[Period, ...]:
    """All periods by first day, the longer first. ``cited`` are the resources that their own texts cite."""
    homes = {piece.path: piece.home for piece in (*pieces.notes, *pieces.entries) if piece.whole}
    drafts: dict[str, _Draft] = {}
    for entry in entries:
        cited_here = dict.fromkeys(entry.resources)
        for id_, kind, start, end in _calendar(entry.date.year, entry.date.month):
            if id_ not in drafts:
                drafts[id_] = _Draft(kind, start, end)
            drafts[id_].resources.update(cited_here)
    for piece in pieces.periods:
        if piece.start is None or piece.end is None:
            continue
        for id_, kind, start, end in _around(piece.kind, piece.start, piece.end):
            drafts.setdefault(id_, _Draft(kind, start, end))
        draft = drafts.setdefault(piece.home.id, _Draft(piece.kind, piece.start, piece.end))
        _add_text(draft, piece, targets, homes.get(piece.path, piece.home) if piece.shared else piece.home)
        draft.resources.update(dict.fromkeys(cited.get((piece.home.kind, piece.home.id), ())))
    for entry in entries:
        if entry.review_of in drafts:
            drafts[entry.review_of].reviews.append(entry.id)
    found = (_period(id_, draft) for id_, draft in drafts.items())
    return tuple(sorted(found, key=lambda period: (period.start, -period.end.toordinal(), _KINDS.index(period.kind), period.id)))


def _around(kind: str, first: Day, last: Day) -> Iterator[tuple[str, str, Day, Day]]:
    """The calendar periods that a text makes known: those around its own, and each year that an author's own period touches."""
    if kind == "custom":
        for year in range(first.year, min(last.year, first.year + _MOST_YEARS) + 1):
            yield _calendar(year, 1)[0]
    else:
        yield from (period for period in _calendar(first.year, first.month) if _KINDS.index(period[1]) <= _KINDS.index(kind))


@lru_cache(maxsize=1024)
def _calendar(year: int, month: int) -> tuple[tuple[str, str, Day, Day], ...]:
    """(id, kind, first day, last day) of a month with its year and quarter."""
    day = Day(year, month, 1)
    return (
        (f"{day.year:04d}", "year", *year_of(day)),
        (f"{day.year:04d}-q{(day.month + 2) // 3}", "quarter", *quarter_of(day)),
        (f"{day.year:04d}-{day.month:02d}", "month", *month_of(day)),
    )


def _add_text(draft: _Draft, piece: Piece, targets: Resolved, home: Target) -> None:
    if piece.body.html.strip():
        draft.texts.append(text_of(piece, targets))
        draft.homes.append(home)
    draft.source = draft.source or piece.source
    if not draft.title and (piece.kind == "custom" or _is_name(piece)):
        draft.title, draft.title_html = piece.title, piece.title_html


def _is_name(piece: Piece) -> bool:
    """Whether the title of a calendar period's text is a name for it: it says which year, and more than the date."""
    if piece.start is None or str(piece.start.year) not in piece.title or not is_titled(piece.document):
        return False
    dated = date_in_title(piece.title)
    return dated is None or not dated[2]


def _period(id_: str, draft: _Draft) -> Period:
    return Period(
        id=id_,
        title=draft.title or _plain_title(draft),
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        texts=tuple(draft.texts),
        reviews=tuple(draft.reviews),
        resources=tuple(draft.resources),
        source=draft.source,
        title_html=draft.title_html,
        homes=tuple(draft.homes),
    )


def _plain_title(draft: _Draft) -> str:
    """What a calendar period is called without words of any language."""
    year = f"{draft.start.year:04d}"
    if draft.kind == "year":
        return year
    return f"{year} Q{(draft.start.month + 2) // 3}" if draft.kind == "quarter" else f"{year}-{draft.start.month:02d}"
