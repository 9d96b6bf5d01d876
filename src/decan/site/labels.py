"""Words for what several pages tell: ``3 done``; of a reading, ``second pass``, ``chapters 2–3, first half``."""

from __future__ import annotations

import re

from decan.model.journal import Citation
from decan.words import Words, gettext_noop

PASSES = (
    gettext_noop("first pass"), gettext_noop("second pass"), gettext_noop("third pass"), gettext_noop("fourth pass"),
    gettext_noop("re-read"), gettext_noop("first half"), gettext_noop("second half"), gettext_noop("first third"),
    gettext_noop("second third"), gettext_noop("last third"), gettext_noop("the rest"), gettext_noop("left out"),
)  # fmt: skip
PARTS = (
    gettext_noop("chapter"), gettext_noop("chapters"), gettext_noop("section"), gettext_noop("sections"), gettext_noop("lecture"),
    gettext_noop("lectures"), gettext_noop("lesson"), gettext_noop("lessons"), gettext_noop("part"), gettext_noop("parts"),
    gettext_noop("page"), gettext_noop("pages"), gettext_noop("week"), gettext_noop("weeks"), gettext_noop("video"), gettext_noop("videos"),
    gettext_noop("exercise"), gettext_noop("exercises"), gettext_noop("unit"), gettext_noop("units"),
)  # fmt: skip
TALLY = {
    "done": gettext_noop("%(n)s done"), "under way": gettext_noop("%(n)s under way"), "open": gettext_noop("%(n)s open"),
    "carried over": gettext_noop("%(n)s carried over"), "dropped": gettext_noop("%(n)s dropped"),
}  # fmt: skip
"""A state of goals → how many of them are in it, in the order that they are told."""
_NUMBERED = re.compile(rf"({'|'.join(PARTS)}) (\d.*)")
_DASH = re.compile(r"(?<=\d)-(?=\d)")


def told_in(words: Words, citation: Citation) -> tuple[str, ...]:
    """What a citation tells: its pass, its part, that it was left out. The author's own words in them stay as they are."""
    labels = [label for label in (citation.pass_, citation.part, "left out" if citation.skipped else "") if label]
    return tuple(words.listed(_piece(words, piece) for piece in label.split(", ")) for label in labels) if labels else ()


def _piece(words: Words, piece: str) -> str:
    numbered = _NUMBERED.fullmatch(piece)
    if numbered:
        return f"{words(numbered[1])} {_DASH.sub('–', numbered[2])}"
    return words(piece) if piece in PASSES else piece
