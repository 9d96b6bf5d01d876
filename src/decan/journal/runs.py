"""Runs: study days one after another.

With one day of rest allowed, 3, 4, 6 and 7 July are a run of four days; 3 and 6 July are two runs of one. Nothing is counted to
today: a run is over when the journal is.
"""

from __future__ import annotations

from collections.abc import Iterable

from decan.model.journal import Entry, Run


def runs_of(entries: Iterable[Entry], rest: int) -> tuple[Run, ...]:
    """The longest possible runs of study days, oldest first; ``rest`` is how many days off may lie between two of them."""
    runs: list[Run] = []
    for day in sorted({day for entry in entries for day in entry.days}):
        last = runs[-1] if runs else None
        if last is not None and (day - last.end).days - 1 <= rest:
            runs[-1] = Run(last.start, day, last.days + 1)
        else:
            runs.append(Run(day, day, 1))
    return tuple(runs)
