"""Digests of files that are not read again while their size and time stay the same.

A cache only: deleted with ``.decan/``, it costs one reading of each file.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import time
from hashlib import blake2b
from pathlib import Path

from decan.caching import RECENT, keep, kept

_BLOCK = 1 << 20


class Stamps:
    """Size, time and digest of files by absolute path. ``place`` is the file it is kept in; None keeps nothing."""

    def __init__(self, place: Path | None = None) -> None:
        self.place = place
        self.known = _read(place) if place is not None else {}
        self.used: dict[str, tuple[int, int, str]] = {}

    def digest(self, path: str) -> str:
        """The digest of a file's bytes. Raises OSError when it cannot be read."""
        status = os.stat(path)  # noqa: PTH116 (a Path for each of ten thousand files costs)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a file", path)
        known = self.used.get(path) or self.known.get(path)
        if known is not None and known[:2] == (status.st_size, status.st_mtime_ns):
            self.used[path] = known
            return known[2]
        hasher = blake2b(digest_size=16)
        with open(path, "rb") as file:  # noqa: PTH123
            while block := file.read(_BLOCK):
                hasher.update(block)
        digest = hasher.hexdigest()
        if time.time_ns() - status.st_mtime_ns > RECENT:
            self.used[path] = (status.st_size, status.st_mtime_ns, digest)
        return digest

    def learn(self, path: str, digest: str) -> None:
        """Take note of a file that has just been written, with these bytes."""
        status = os.stat(path)  # noqa: PTH116
        self.used[path] = (status.st_size, status.st_mtime_ns, digest)

    def save(self) -> None:
        """Keep what was used. A cache that cannot be written is no error."""
        if self.place is not None and self.used != self.known:
            keep(self.place.parent, self.place.name, json.dumps(self.used))


def _read(place: Path) -> dict[str, tuple[int, int, str]]:
    try:
        value = json.loads(kept(place.parent, place.name) or b"")
        return {str(path): (int(size), int(changed), str(digest)) for path, (size, changed, digest) in value.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
