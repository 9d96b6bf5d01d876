"""Folders that Decan does not write to, whatever it is told."""

from __future__ import annotations

from pathlib import Path

from decan.output.failure import Failure

_ELSEWHERE = "choose another folder with --output"


def refusal(output: Path, content: Path, root: Path, home: Path | None = None) -> Failure | None:
    """Why ``output`` cannot be the site's folder, or None when it can.

    Refused are the file system's root and the home folder with all above it, the content and the journal's folder with all above them, the
    journal's templates and cache, and what is no folder. ``home`` is the user's unless given. Symbolic links are followed first.
    """
    place = output.resolve()
    if place == Path(place.anchor):
        return Failure(f"{output} is the root of the file system", _ELSEWHERE)
    for other, name in ((home or _home(), "your home folder"), (root, "the journal's own folder"), (content, "the content")):
        if other is None:
            continue
        found = other.resolve()
        if place == found or _same(place, found):
            return Failure(f"{output} is {name}, which the site must not be written into", _ELSEWHERE)
        if place in found.parents:
            return Failure(f"{output} holds {name}, and the site must not be written around it", _ELSEWHERE)
    beside = ("static",) if content.resolve() != root.resolve() else ()
    for name in ("templates", ".decan", ".git", *beside):
        found = (root / name).resolve()
        if place == found or found in place.parents:
            return Failure(f"{output} belongs to {root / name}, which is not for the site", _ELSEWHERE)
    if place.exists() and not place.is_dir():
        return Failure(f"{output} is a file, not a folder", _ELSEWHERE)
    return None


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def _same(one: Path, other: Path) -> bool:
    """One folder under two spellings, on a file system that does not know case."""
    try:
        return one.samefile(other)
    except OSError:
        return False
