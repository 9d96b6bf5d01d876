"""Documents of earlier builds: ``documents/`` in the cache. A file is read only when it has changed since.

A cache only: what is missing, damaged, or was read by another Decan or with other settings is read again. The documents lie in several
files, each holding those of some paths, so that one changed document does not have all of them written.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self
from zlib import crc32

from decan.caching import keep, kept
from decan.model.document import Document
from decan.parallel import aside, uncollected
from decan.pickling import packed, unpacked
from decan.reading.sources import SourceFile, digest_of

FOLDER = "documents"
_A_FILE = 100
"""Documents in a file of the cache, about."""
_FEW = 3
"""Files of the cache up to which a process of their own is not worth its start."""
_PART = re.compile(r"\d+-\d+")
_RECENT = 2_000_000_000
"""Nanoseconds: a file that was changed just now can change again without its time showing it."""
_Kept = dict[str, tuple[int, int, Document]]
"""Path → size and time of the file, and what it says. A time of 0 is never the file's."""


class Cache:
    """The cached documents of one journal."""

    def __init__(self, cache: Path, mark: str, files: Sequence[SourceFile]) -> None:
        """``mark`` tells the Decan and the settings that documents depend on; ``files`` are those that there are now."""
        self._cache = cache
        self._mark = mark.encode()
        self._parts = 1 << max(0, (len(files) - 1) // _A_FILE).bit_length()
        self._paths = {file.path for file in files}
        self._held: list[_Kept] = [{} for _ in range(self._parts)]
        self._changed: set[int] = set()
        self._began = time.time_ns()

    def open(self) -> Self:
        """Read what is cached."""
        with uncollected():
            self._held = [self._read(number) for number in range(self._parts)]
        return self

    def known(self, file: SourceFile) -> Document | None:
        """The document of a file that is as it was: by its size and time, else by its bytes."""
        size, changed, document = self._held[self._part(file.path)].get(file.path, (-1, 0, None))
        if document is None or size != file.size:
            return None
        if changed != file.mtime_ns:
            try:
                with open(file.absolute, "rb") as stream:  # noqa: PTH123 (a path costs as much as the reading)
                    if digest_of(stream.read()) != document.digest:
                        return None
            except OSError:
                return None
            self._hold(file, document)
        return document

    def take(self, read: Iterable[tuple[SourceFile, Document]]) -> None:
        """Hold documents that have been read now, and no others than those of the journal's files."""
        for number, part in enumerate(self._held):
            if not self._paths.issuperset(part):
                self._held[number] = {path: kept for path, kept in part.items() if path in self._paths}
                self._changed.add(number)
        for file, document in read:
            if document.digest:
                self._hold(file, document)

    def _hold(self, file: SourceFile, document: Document) -> None:
        number = self._part(file.path)
        is_old = self._began - file.mtime_ns > _RECENT
        self._held[number][file.path] = (file.size, file.mtime_ns if is_old else 0, document)
        self._changed.add(number)

    def write(self) -> Callable[[], None]:
        """Write what has changed, in another process if it is much. Call what comes back to wait for it."""
        if len(self._changed) > _FEW:
            return aside(self._write)
        self._write()
        return lambda: None

    def _write(self) -> None:
        for number in sorted(self._changed):
            keep(self._cache, self._name(number), b"".join((self._mark, b"\n", packed(self._held[number]))))
        with contextlib.suppress(OSError):
            for place in (self._cache / FOLDER).iterdir() if self._changed else ():
                if _PART.fullmatch(place.name) and not place.name.startswith(f"{self._parts}-"):  # of a journal half or twice as large
                    place.unlink()

    def _read(self, number: int) -> _Kept:
        mark, _, data = (kept(self._cache, self._name(number)) or b"").partition(b"\n")
        try:
            value = unpacked(data) if mark == self._mark else {}
            return {path: (size, changed, document) for path, (size, changed, document) in value.items() if document.path == path}
        except (ValueError, TypeError, AttributeError, MemoryError, RecursionError):
            return {}

    def _name(self, number: int) -> str:
        return f"{FOLDER}/{self._parts}-{number}"

    def _part(self, path: str) -> int:
        return crc32(path.encode("utf-8", "surrogatepass")) % self._parts
