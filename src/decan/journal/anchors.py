"""The places inside a document that a link can name with ``#``: headings by id or by their words, blocks and raw HTML by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from decan.journal.candidates import Candidates
from decan.journal.names import folded, nfc
from decan.journal.pieces import Piece
from decan.journal.slugs import slug

_ID = re.compile('(?:id|name)="(?:\x02i\x03)?([^"\x02]+)"')

Place = tuple[Piece, str]
"""A piece and the id in its page; an empty id is the piece itself."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one document. The heading that opened a day is the day itself."""

    exact: dict[str, Place]
    loose: dict[str, Place]
    """By words without regard to case, and by slug."""
    near: Candidates

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Anchors:
        """All anchors of a document's pieces; of two equal ones the first counts."""
        exact: dict[str, Place] = {}
        loose: dict[str, Place] = {}
        shown: list[str] = []
        for piece in pieces:
            for id_, text, place in _headings(piece):
                exact.setdefault(id_, place)
                for name in (folded(id_), folded(text), slug(text)):
                    loose.setdefault(name, place)
                shown.append(id_)
            for id_ in _ID.findall(piece.body.html):
                exact.setdefault(id_, (piece, id_))
        return cls({id_: place for id_, place in exact.items() if id_}, loose, Candidates(name for name in shown if name))

    def find(self, anchor: str) -> Place | None:
        """The place that an anchor means, percent-encoded or not, by id or by a heading's words; of ``A#B`` it is B."""
        for spelled in dict.fromkeys((anchor, unquote(anchor))):
            wanted = nfc(spelled).rpartition("#")[2]
            found = self.exact.get(wanted) or self.loose.get(folded(wanted)) or self.loose.get(slug(wanted))
            if found is not None:
                return found
        return None


def _headings(piece: Piece) -> Iterator[tuple[str, str, Place]]:
    """(id, words, place) of the heading that opened the piece, and of those inside."""
    opening = piece.sections[0] if piece.sections and not piece.whole else None
    if opening is not None and opening.anchor:
        yield opening.anchor, opening.heading, (piece, "")
    for heading in piece.body.headings:
        yield heading.id, heading.text, (piece, heading.id)
