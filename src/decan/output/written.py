"""What came of writing a site."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed; ``kept`` are ours no longer needed, but changed by somebody else."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: tuple[str, ...] = ()
    files: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The paths of all of the site's files."""
    undrawn: tuple[tuple[str, str], ...] = ()
    """(path, why) of pictures whose drawing failed; the site does without them."""
