"""Who links to what, with the sentence around the link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from decan.journal.links import Resolved
from decan.journal.pieces import Piece
from decan.model.journal import Backlink, Source, Target

_INTERNAL = frozenset({"entry", "note", "unit", "period", "day", "topic", "resource"})


def backlinks_of(
    pieces: Iterable[Piece], targets: Resolved, about: Mapping[str, Target]
) -> tuple[tuple[Target, tuple[Backlink, ...]], ...]:
    """All links within the journal by what they lead to, each once a sentence; oldest first, undated last.

    ``about`` gives the topic or resource that a note's text is shown with. Citations of other sites are in `Resource.citations`.
    """
    found: dict[Target, dict[Backlink, None]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.order):
        resolved = targets.get(piece.path, {})
        origin = about.get(piece.home.id, piece.home) if piece.home.kind == "note" else piece.home
        seen: set[tuple[Target, str]] = set()
        for index in piece.links:
            target = resolved.get(index)
            if target is None or target.kind not in _INTERNAL:
                continue
            place = Target(target.kind, target.id)
            link = piece.document.links[index]
            if place == origin or (place, link.sentence) in seen:
                continue
            seen.add((place, link.sentence))
            backlink = Backlink(origin, link.sentence, link.label, Source(piece.path, link.line))
            found.setdefault(place, {})[backlink] = None
    return tuple((target, tuple(found[target])) for target in sorted(found))
