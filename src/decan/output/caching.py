"""Files of the cache: whole or not there, and no error when they cannot be written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def keep(place: Path, text: str) -> None:
    """Write a file of the cache, with its folder, which version control leaves alone. What cannot be kept is made again the next time."""
    partial = place.with_name(f"{place.name}.{os.getpid()}.new")
    with contextlib.suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        ignore = place.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")
        partial.write_text(text, "utf-8")
        partial.replace(place)
    with contextlib.suppress(OSError):
        partial.unlink(missing_ok=True)
