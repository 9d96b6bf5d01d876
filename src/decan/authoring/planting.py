"""Files put where nothing lies yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from decan.output.failure import Failure, reason


@dataclass(frozen=True, slots=True)
class Planted:
    """The files that were written, and those that were there already, in the order in which they were given."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def plant(root: Path, files: Mapping[str, str]) -> Planted | Failure:
    """Write files by their paths below ``root``, with their folders. One that is there stays as it is.

    A failure names what cannot be written.
    """
    written: list[Path] = []
    kept: list[Path] = []
    for name, text in files.items():
        place = root / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            kept.append(place)
        except OSError as error:
            return Failure(f"{place} cannot be written: {reason(error)}", "check the folder, with its permissions")
        else:
            written.append(place)
    return Planted(tuple(written), tuple(kept))
