"""An id for every piece: stable as long as the content is, whatever the order in which files were read.

entries     2022-02-05, 2022-02-05-2 (the second of a day), 2021-07-10-deep-learning (an article)
notes       the path without ending and without the folder that all of its kind share: linear-algebra/vectors
units       unit-1; unit-1-2023 for another year's
periods     2022, 2022-q1, 2022-02; january-march-2020 for the author's own
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from decan.journal.kinds import FOLDERS, folders_of, stem_of
from decan.journal.pieces import Piece, Pieces
from decan.journal.remembered import Remembered
from decan.journal.slugs import slug, unique

_SHARED = frozenset({*FOLDERS, "_posts", "posts", "pages"})


def identified(pieces: Pieces) -> Pieces:
    """All pieces in their order of showing, each with its id."""
    entries = sorted(pieces.entries, key=lambda piece: piece.order)
    notes = sorted(pieces.notes, key=lambda piece: (piece.source.path, piece.source.line))
    units = sorted(pieces.units, key=lambda piece: piece.order)
    periods = sorted(pieces.periods, key=lambda piece: piece.order)
    ids = (
        unique(_entry_id(piece) for piece in entries),
        unique(_note_id(piece) for piece in notes),
        unique(_with_years(units)),
        _period_ids(periods),
    )
    named = iter(_named.each(zip((*entries, *notes, *units, *periods), chain.from_iterable(ids), strict=True), None))
    by_kind = [tuple(islice(named, len(found))) for found in ids]
    return Pieces(by_kind[0], by_kind[1], by_kind[2], by_kind[3], pieces.diagnostics)


def _with_id(row: tuple[Piece, str], _: None) -> Piece:
    piece, id_ = row
    return piece if piece.home.id == id_ else piece.named(id_)


_named = Remembered(_with_id, key=lambda row: (id(row[0]), row[1]))


def _entry_id(piece: Piece) -> str:
    day = piece.start.isoformat() if piece.start else ""
    if piece.kind != "article":
        return day
    return f"{day}-{slug(piece.document.front.slug or piece.title or stem_of(piece.path))}"


def _note_id(piece: Piece) -> str:
    folders = list(folders_of(piece.path))
    if folders and folders[0].removeprefix("_") in _SHARED:
        folders = folders[1:]
    stem = stem_of(piece.path)
    parts = folders if stem.lower() in {"index", "_index", "readme"} and folders else [*folders, stem]
    return "/".join(slug(part) for part in parts)


def _with_years(units: Sequence[Piece]) -> list[str]:
    """Slugs of the units' titles; with the year where the same title was used before."""
    used: set[str] = set()
    wanted: list[str] = []
    for unit in units:
        name = slug(unit.title or "unit")
        if name in used and unit.start:
            name = f"{name}-{unit.start.year}"
        used.add(name)
        wanted.append(name)
    return wanted


def _period_ids(periods: Sequence[Piece]) -> list[str]:
    """Calendar periods have their ids; the author's own are one for each title and range, and the year is part of the name."""
    groups: dict[tuple[object, ...], str] = {}
    wanted: list[str] = []
    for piece in periods:
        group = (piece.start, piece.end, slug(piece.title))
        if not piece.home.id and group not in groups:
            year = str(piece.start.year) if piece.start else ""
            name = slug(piece.title or "period")
            groups[group] = name if year in name else f"{name}-{year}"
            wanted.append(groups[group])
    names = dict(zip(groups, unique(wanted), strict=True))
    return [piece.home.id or names[piece.start, piece.end, slug(piece.title)] for piece in periods]
