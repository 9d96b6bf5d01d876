"""The places that are watched: which paths lie in them, which links are followed, and how all of it looks right now.

A link to a file is followed wherever it leads; it costs one folder. A link to a folder is followed when that lies in one of the
places: outside could be anything, and content out there is not read either.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from decan.preview.watching.noise import temporary

State = dict[str, tuple[int, int, int]]
"""Path of a file → time of its last change, size, and number."""


class Places:
    """Folders and single files, as absolute paths. They need not exist."""

    def __init__(self, places: Sequence[Path], ignored: Callable[[str], bool]) -> None:
        self.paths = tuple(dict.fromkeys(os.path.abspath(place) for place in places))  # noqa: PTH100 (links must stay)
        self._ignored = ignored

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Whether nobody wants to know of a path. A caller's function that fails ignores nothing."""
        if not folder and temporary(path[path.rfind(os.sep) + 1 :]):
            return True
        try:
            return self._ignored(path)
        except Exception:  # noqa: BLE001 (it would end the thread that listens)
            return False

    def follows(self, link: str) -> bool:
        """Whether a link to a folder is followed: it leads into a place, and not to where one would meet it again."""
        real, beside = os.path.realpath(link), os.path.realpath(os.path.dirname(link))  # noqa: PTH120
        return not within(beside, real) and any(within(real, os.path.realpath(place)) for place in self.paths)

    def entries(self, path: str) -> Iterator[tuple[os.DirEntry[str], bool]]:
        """What is in a folder and wanted, each with whether it is a folder, links not followed. Nothing when it cannot be read."""
        try:
            with os.scandir(path) as found:
                entries = list(found)
        except OSError:
            return
        for entry in entries:
            try:
                folder = entry.is_dir(follow_symlinks=False)
            except OSError:
                continue
            if not self.ignores(entry.path, folder=folder):
                yield entry, folder

    def look(self) -> State:
        """The state of all files."""
        state: State = {}
        for place in self.paths:
            if os.path.isdir(place):  # noqa: PTH112
                self._walk(place, state)
            elif (seen := _state(place)) is not None:
                state[place] = seen
        return state

    def _walk(self, top: str, state: State) -> None:
        folders = [(top, True)]
        while folders:
            path, links = folders.pop()
            for entry, folder in self.entries(path):
                if folder:
                    folders.append((entry.path, links))
                elif (seen := _state(entry)) is not None:
                    state[entry.path] = seen
                elif links and entry.is_symlink() and os.path.isdir(entry.path) and self.follows(entry.path):  # noqa: PTH112
                    folders.append((entry.path, False))


def within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it. Both are absolute."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def nearest(path: str) -> tuple[str, str]:
    """The nearest folder above a path that exists, and the name in it that leads on to the path."""
    above, name = os.path.split(path)
    while not os.path.isdir(above) and above != os.path.dirname(above):  # noqa: PTH112, PTH120
        above, name = os.path.split(above)
    return above, name


def _state(path: str | os.DirEntry[str]) -> tuple[int, int, int] | None:
    """What changes with a file, links followed; None for a folder, and for what is not there."""
    try:
        if isinstance(path, str):
            status = os.stat(path)  # noqa: PTH116
        elif path.is_dir():
            return None
        else:
            status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
