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

from decan.caching import RECENT, forget, is_linked, keep, kept
from decan.diagnostics import Diagnostic, Severity, Span
from decan.digests import digest_of
from decan.model.document import Document
from decan.parallel import aside, uncollected
from decan.pickling import packed, unpacked
from decan.reading.sources import SourceFile

FOLDER = "documents"
_A_FILE = 100
"""Documents in a file of the cache, about."""
_FEW = 3
"""Files of the cache up to which a process of their own is not worth its start."""
_PART = re.compile(r"[1-9]\d{0,4}-\d{1,5}")
_Held = dict[str, tuple[int, int, Document]]
"""Path → size and time of the file, and what it says. A time of 0 is never the file's."""


def told(cache: Path) -> tuple[Diagnostic, ...]:
    """What is said of a cache that is not used."""
    if not is_linked(cache):
        return ()
    message = f"{cache.name} is a symbolic link, and is left alone: each build reads and renders everything"
    hint = "delete the link; builds make a folder of that name"
    return (Diagnostic("file.cache-link", Severity.WARNING, message, Span(cache.name), "", hint),)


class Cache:
    """The cached documents of one journal."""

    def __init__(self, cache: Path, mark: str, files: Sequence[SourceFile]) -> None:
        """``mark`` tells the Decan and the settings that documents depend on; ``files`` are those that there are now."""
        self._cache = cache
        self._mark = mark.encode()
        self._paths = {file.path for file in files}
        self._parts = 1 << (max(0, len(files) - 1) // _A_FILE).bit_length()
        self._held: _Held = {}
        self._changed: set[int] = set()
        self._began = time.time_ns()

    def open(self) -> Self:
        """Read what is cached."""
        numbers = [int(place.name.partition("-")[0]) for place in self._files()]
        for parts in sorted(set(numbers)):
            if self._parts // 4 <= parts <= self._parts * 4:
                self._parts = parts  # a journal that grows has all of them written again only now and then
        with uncollected():
            for number in range(self._parts):
                self._held.update(self._read(number))
        for path in self._held.keys() - self._paths:
            del self._held[path]
            self._changed.add(self._part(path))
        return self

    def known(self, file: SourceFile) -> Document | None:
        """The document of a file that is as it was: by its size and time, else by its bytes."""
        size, changed, document = self._held.get(file.path, (-1, 0, None))
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
        """Hold documents that have been read now."""
        for file, document in read:
            if document.digest:
                self._hold(file, document)

    def _hold(self, file: SourceFile, document: Document) -> None:
        is_old = self._began - file.mtime_ns > RECENT
        self._held[file.path] = (file.size, file.mtime_ns if is_old else 0, document)
        self._changed.add(self._part(file.path))

    def write(self) -> Callable[[], None]:
        """Write what has changed, in another process if it is much. Call what comes back to wait for it."""
        if len(self._changed) > _FEW:
            return aside(self._write)
        self._write()
        return lambda: None

    def _write(self) -> None:
        values: dict[int, _Held] = {number: {} for number in sorted(self._changed)}
        for path, held in self._held.items():
            if (number := self._part(path)) in values:
                values[number][path] = held
        for number, value in values.items():
            keep(self._cache, f"{FOLDER}/{self._parts}-{number}", b"".join((self._mark, b"\n", packed(value))))
        for place in self._files() if values else ():
            if not place.name.startswith(f"{self._parts}-"):
                forget(self._cache, f"{FOLDER}/{place.name}")

    def _files(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return [place for place in (self._cache / FOLDER).iterdir() if _PART.fullmatch(place.name)]
        return []

    def _read(self, number: int) -> _Held:
        mark, _, data = (kept(self._cache, f"{FOLDER}/{self._parts}-{number}") or b"").partition(b"\n")
        try:
            value = unpacked(data) if mark == self._mark else {}
            return {path: (size, changed, document) for path, (size, changed, document) in value.items() if document.path == path}
        except (ValueError, TypeError, AttributeError, MemoryError, RecursionError):
            return {}

    def _part(self, path: str) -> int:
        return crc32(path.encode("utf-8", "surrogatepass")) % self._parts
