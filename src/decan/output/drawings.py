"""Pictures are drawn only where they are missing: a name says all that is on one, so the file of that name need not be drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from decan.output.record import Record
from decan.output.stamps import Stamps
from decan.parallel import spread
from decan.site.page import Drawn, File, Kept

_ENOUGH = 40
"""Pictures from which on a second process is worth its start."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """``files`` were drawn now, ``kept`` lie in the output as Decan drew them, ``failed`` (path, why) could not be drawn."""

    files: tuple[File, ...]
    kept: tuple[Kept, ...]
    failed: tuple[tuple[str, str], ...]


def draw_missing(wanted: Sequence[Drawn], output: Path, record: Record, stamps: Stamps, jobs: int = 0) -> Pictures:
    """Draw those that do not lie in the output folder, whole and by its record ours. A drawing that fails takes nothing else with it."""
    kept, missing = [], []
    for drawn in wanted:
        digest = record.files.get(drawn.output, "")
        if digest and digest == _digest(f"{output}/{drawn.output}", stamps):
            kept.append(Kept(drawn.output, digest))
        else:
            missing.append(drawn)
    found = spread(_draw_all, missing, jobs, _ENOUGH)
    files = tuple(File(drawn.output, data) for drawn, data in zip(missing, found, strict=True) if isinstance(data, bytes))
    failed = tuple((str(drawn.output), why) for drawn, why in zip(missing, found, strict=True) if isinstance(why, str))
    return Pictures(files, tuple(kept), failed)


def _digest(path: str, stamps: Stamps) -> str:
    try:
        return stamps.digest(path)
    except OSError:
        return ""


def _draw_all(wanted: Sequence[Drawn]) -> list[bytes | str]:
    return [_drawn(drawn) for drawn in wanted]


def _drawn(drawn: Drawn) -> bytes | str:
    """The picture, or why there is none."""
    try:
        return drawn.draw()
    except Exception as error:  # noqa: BLE001 (a font can be broken in any way; the site is whole without a picture)
        return f"{type(error).__name__}: {error}".strip(": ")
