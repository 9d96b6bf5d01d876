"""The nearest names to one that was not found: “did you mean …?”, in time that hardly grows with the number of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_LIKE = 0.7
"""Ratio of matching characters from which on two names are near."""
_COMMON = 400
"""A trigram that more names share says nothing about any of them."""
_COMPARED = 8
_SHOWN = 3
_LONGEST = 120
_MOST = 1000
"""Names that are searched for; a journal with more dead links has another trouble than spelling."""


class Candidates:
    """Names by their trigrams. Only the few that share most of them with a wanted name are compared with it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(sorted(set(names)))
        self._found: dict[str, tuple[str, ...]] = {}
        self._by_trigram = _index(self._names)

    def nearest(self, wanted: str) -> tuple[str, ...]:
        """At most three names, the nearest first; empty when none is near."""
        if wanted not in self._found and len(self._found) < _MOST:
            self._found[wanted] = self._search(wanted)
        return self._found.get(wanted, ())

    def _search(self, wanted: str) -> tuple[str, ...]:
        shared: Counter[int] = Counter()
        for trigram in sorted(_trigrams(wanted)):
            numbers = self._by_trigram.get(trigram, ())
            if len(numbers) <= _COMMON:
                shared.update(numbers)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]
        ranked = sorted((-_likeness(wanted, self._names[number]), self._names[number]) for number, _ in best)
        return tuple(name for ratio, name in ranked if -ratio >= _LIKE)[:_SHOWN]


@lru_cache(maxsize=8)
def _index(names: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Trigram → numbers of the names that have it."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for trigram in _trigrams(name):
            found.setdefault(trigram, []).append(number)
    return found


def _trigrams(name: str) -> frozenset[str]:
    padded = f"\0{name.casefold()[:_LONGEST]}\0"
    return frozenset(padded[index : index + 3] for index in range(max(1, len(padded) - 2)))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold()[:_LONGEST], other.casefold()[:_LONGEST], autojunk=False).ratio()
