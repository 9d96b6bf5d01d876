"""Gaps: days without an entry between two entries. They are facts, not errors."""

from __future__ import annotations

from collections.abc import Sequence

from decan.model.journal import Entry, Gap

SHORTEST = 2
"""Missed days from which on a gap is kept."""


def gaps_of(entries: Sequence[Entry]) -> tuple[Gap, ...]:
    """The gaps between entries, oldest first. An entry over several days covers all of them."""
    gaps: list[Gap] = []
    reached = None
    for entry in sorted(entries, key=lambda entry: (entry.date, entry.end)):
        if reached is not None and (entry.date - reached).days - 1 >= SHORTEST:
            gaps.append(Gap(reached, entry.date, (entry.date - reached).days - 1))
        reached = entry.end if reached is None else max(reached, entry.end)
    return tuple(gaps)
