"""What a site consists of, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """How many there are; ``sources`` are files of the content, ``days`` those with an entry."""

    pages: int
    sources: int
    entries: int
    days: int
    units: int
    topics: int
    resources: int
    notes: int
