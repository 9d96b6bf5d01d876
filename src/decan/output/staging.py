"""Where the files of a site wait until all of them are finished.

They are written beside the site, in a folder of its own below the output folder, as soon as they are made: so a build holds none of them
in memory, may be stopped at any moment before the first is moved to its place without a trace in the site, and several processes write at
once. What lies in the site with the same bytes is not written at all.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Mapping
from functools import cached_property
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from decan.output.record import PARTIAL
from decan.output.stamps import Stamps
from decan.site.page import File, Kept, OutputPath

_OURS = re.compile(r"\d+-\d+\.new")


class Staging:
    """The waiting files of one build. As a context it leaves nothing behind."""

    is_keyed = True

    def __init__(self, output: Path, stamps: Stamps, known: Mapping[str, tuple[str, str]] | None = None, *, clean: bool = False) -> None:
        """``known`` are the files of earlier builds that have keys, output path → (key, digest); ``clean`` writes also what lies there."""
        self.folder = output / PARTIAL
        self.stamps = stamps
        self._output = str(output)
        self._known = known or {}
        self._clean = clean
        self._numbers = count()
        self._place_of_all = f"{self.folder}/"
        self._is_made = False

    @property
    def is_ours(self) -> bool:
        """Whether the folder's name is free, or a folder has it."""
        return not os.path.lexists(self.folder) or (self.folder.is_dir() and not self.folder.is_symlink())

    def __enter__(self) -> Self:
        """Clear what a build that was killed has left."""
        self.discard()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Clear what was not moved."""
        self.discard()

    def known(self, output: OutputPath, key: str) -> Kept | None:
        """The page of that key, when it lies in the site."""
        known = self._known.get(output)
        if known is None or known[0] != key or known[1] != self._lying(output):
            return None
        return Kept(output, known[1], key=key)

    def all_known(self, key: str) -> tuple[Kept, ...]:
        """The files of that key, when all of them lie in the site."""
        found = tuple(self.known(output, key) for output in self._by_key.get(key, ()))
        return tuple(one for one in found if one is not None) if None not in found else ()

    @cached_property
    def _by_key(self) -> Mapping[str, list[OutputPath]]:
        found: dict[str, list[OutputPath]] = {}
        for output, (key, _) in self._known.items():
            found.setdefault(key, []).append(OutputPath(output))
        return found

    def keep(self, file: File, key: str = "") -> Kept:
        """Let a finished file wait, unless the site has it. Raises OSError where it cannot be written."""
        digest = file.digest
        return Kept(file.output, digest, "" if digest == self._lying(file.output) else self.write(file.data), key)

    def write(self, data: bytes) -> str:
        """Write a file whole; its place."""
        place = self._place()
        file = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
        return place

    def copy(self, source: str) -> str:
        """The same for the bytes of another file."""
        place = self._place()
        with open(source, "rb") as origin, open(place, "xb") as file:  # noqa: PTH123
            shutil.copyfileobj(origin, file)
        return place

    def discard(self) -> None:
        """Remove what waits, and the folder."""
        with contextlib.suppress(OSError):
            if self.is_ours:
                for name in os.listdir(self.folder):  # noqa: PTH208
                    if _OURS.fullmatch(name):
                        with contextlib.suppress(OSError):
                            (self.folder / name).unlink(missing_ok=True)
                self.folder.rmdir()

    def _place(self) -> str:
        if not self._is_made:
            self.folder.mkdir(exist_ok=True)
            self._is_made = True
        return f"{self._place_of_all}{os.getpid()}-{next(self._numbers)}.new"

    def _lying(self, path: str) -> str:
        """The digest of what lies there; empty for nothing."""
        if self._clean:
            return ""
        try:
            return self.stamps.digest(f"{self._output}/{path}")
        except OSError:
            return ""
