"""Names that are almost right: what an author probably meant, told and never assumed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain

from decan.diagnostics import Diagnostic, Severity, Span
from decan.journal.pieces import Piece, finding
from decan.journal.resources.labels import has_digit, is_citation, label_key
from decan.journal.resources.mentions import Mention, by_order, names_it
from decan.journal.resources.naming import Bracketed

_CLOSE = 0.86
"""Likeness from which on two labels may be meant to be one, as `difflib.SequenceMatcher` counts it."""


class Near:
    """The labels of a journal, asked for the nearest."""

    def __init__(self, mentions: Mapping[str, Sequence[Mention]]) -> None:
        self._shown: dict[str, str] = {}
        self._alike: dict[tuple[str, str], list[str]] = {}
        """First letter and digits → labels: ``NYU 6L`` and ``NYU 7L`` are two things."""
        for mention in chain.from_iterable(mentions.values()):
            if mention.identity and names_it(label := mention.link.label) and (key := label_key(label)) not in self._shown:
                self._shown[key] = label
                self._alike.setdefault((key[0], _digits(key)), []).append(key)

    def to(self, label: str) -> str:
        """The linked label that is most like this one, as it was written; empty for none. It begins with the same letter."""
        key = label_key(label)
        known = [other for other in self._alike.get((key[:1], _digits(key)), ()) if other != key]
        found = get_close_matches(key, sorted(known), 1, _CLOSE)
        return self._shown[found[0]] if found else ""


def _digits(label: str) -> str:
    return "".join(filter(str.isdigit, label)) if has_digit(label) or not label.isascii() else ""


def near_labels(brackets: Iterable[tuple[Piece, Bracketed]], labels: Mapping[str, str], near: Near) -> list[Diagnostic]:
    """Labels in brackets that lead nowhere, where one that is linked is almost the same. ``labels`` are all that are known."""
    told: list[Diagnostic] = []
    for piece, found in brackets:
        if label_key(found.label) not in labels and (meant := near.to(found.label)):
            message = f"“{found.label}” was never linked, but “{meant}” was"
            place = (piece.path, found.line, max(found.text.find(found.label), 0) + 1)
            told.append(finding("resource.near-label", Severity.INFO, message, *place, f"write “{meant}” if it is meant"))
    return told


def shared_labels(mentions: Mapping[str, Sequence[Mention]]) -> list[Diagnostic]:
    """Labels that name one thing (a course and a number, an author and a year), but lead to two."""
    first: dict[str, Mention] = {}
    told: list[Diagnostic] = []
    for mention in _oldest_first(mentions):
        key = label_key(mention.link.label)
        earlier = first.setdefault(key, mention)
        if earlier.key != mention.key:
            where = Span(earlier.piece.path, earlier.link.line)
            message = f"“{mention.link.label}” leads to something else than before"
            hint = "correct the address, or give one of the two another label"
            place = (mention.piece.path, mention.link.line, mention.link.column)
            told.append(finding("resource.label-twice", Severity.INFO, message, *place, hint, (where,)))
    return told


def _oldest_first(mentions: Mapping[str, Sequence[Mention]]) -> Iterable[Mention]:
    found = [one for one in chain.from_iterable(mentions.values()) if one.identity and (label := one.link.label) and is_citation(label)]
    return sorted(found, key=by_order)
