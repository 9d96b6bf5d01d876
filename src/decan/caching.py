"""Files of the cache: whole or not there, and no error when they cannot be written. What is damaged counts as not there.

So does a cache that is a symbolic link, or whose folders are: it could come with a journal, and lead anywhere.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from decan.digests import digest_of
from decan.regular import read_regular

RECENT = 2_000_000_000
"""Nanoseconds: a file that was changed just now can change again without its time showing it."""


def keep(cache: Path, name: str, data: bytes | str) -> None:
    """Write a file below the cache's folder, which version control leaves alone. What cannot be kept is made again the next time."""
    place = cache / name
    if is_linked(cache, name):
        return
    partial = place.with_name(f"{place.name}.{os.getpid()}.new")
    value = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        ignore = cache / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")
        with partial.open("xb") as file:
            file.write(_digest(value))
            file.write(value)
        partial.replace(place)
    with contextlib.suppress(OSError):
        partial.unlink(missing_ok=True)


def kept(cache: Path, name: str) -> bytes | None:
    """What was kept under that name, to the last bit; else None."""
    if is_linked(cache, name):
        return None
    try:
        data = read_regular(cache / name)
    except OSError:
        return None
    digest, _, value = data.partition(b"\n")
    return value if digest + b"\n" == _digest(value) else None


def forget(cache: Path, name: str) -> None:
    """Remove what was kept under that name."""
    if not is_linked(cache, name):
        with contextlib.suppress(OSError):
            (cache / name).unlink(missing_ok=True)


def is_linked(cache: Path, name: str = "") -> bool:
    """Whether the cache, or the folder in it that this name lies in, is a symbolic link."""
    return cache.is_symlink() or ("/" in name and (cache / name).parent.is_symlink())


def _digest(value: bytes) -> bytes:
    """The first line of a file of the cache."""
    return digest_of(value).encode() + b"\n"
