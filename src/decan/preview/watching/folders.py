"""Which folder is watched under which names. Knows nothing of events."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

from decan.preview.watching.tree import Places, nearest, within


@dataclass(slots=True)
class _Folder:
    """One folder on disk. It can have several names, by links."""

    names: set[str] = field(default_factory=set)
    """Where it lies below the places: all that happens in it is told."""
    wanted: dict[str, set[str]] = field(default_factory=dict)
    """Name in it → paths that are told when it is touched: single files, links to it, places that lie there or further down."""


class Folders:
    """All folders that are watched, each by the number that the system gave it.

    ``add`` watches a folder and returns its number, the same for the same folder, or None when that cannot be; ``remove`` ends it.
    """

    def __init__(self, places: Places, add: Callable[[str], int | None], remove: Callable[[int], None]) -> None:
        self._places = places
        self._add = add
        self._remove = remove
        self._folders: dict[int, _Folder] = {}
        self._numbers: dict[str, int] = {}
        self._ways: dict[tuple[str, bool], tuple[int, str]] = {}

    def names(self, number: int) -> tuple[str, ...]:
        """The paths of a folder below the places; none when it is only watched for what is wanted in it, or is not known."""
        folder = self._folders.get(number)
        return tuple(folder.names) if folder else ()

    def wanted(self, number: int, name: str) -> tuple[str, ...]:
        """The paths to tell when this name in the folder is touched, besides its own."""
        folder = self._folders.get(number)
        return tuple(folder.wanted.get(name, ())) if folder else ()

    def all_wanted(self, number: int) -> set[str]:
        """The paths to tell when something in the folder is touched."""
        folder = self._folders.get(number)
        return set().union(*folder.wanted.values()) if folder else set()

    def enter(self, top: str, *, links: bool = True) -> list[str]:
        """Watch a folder and all below it; the files that are there. Links to folders are followed unless we came by one.

        A folder is watched before it is looked into, so what appears meanwhile is either seen or told.
        """
        files: list[str] = []
        folders = [top]
        while folders:
            path = folders.pop()
            number = self._watch(path)
            if number is None:
                continue
            self._folders[number].names.add(path)
            self._numbers[path] = number
            for entry, folder in self._places.entries(path):
                if folder:
                    folders.append(entry.path)
                    continue
                files.append(entry.path)
                if entry.is_symlink():
                    files.extend(self.follow(entry.path, links=links))
        return files

    def leave(self, top: str) -> None:
        """Forget a path and all below it."""
        if top not in self._numbers and (top, False) not in self._ways:
            return
        for path in [path for path in self._numbers if within(path, top)]:
            number = self._numbers.pop(path)
            self._folders[number].names.discard(path)
            self._drop(number)
        for path, place in [key for key in self._ways if within(key[0], top) and not key[1]]:
            self._unwant(path, *self._ways.pop((path, place)), place=place)

    def follow(self, link: str, *, links: bool = True) -> list[str]:
        """Watch what a link leads to, or would if it were there; the files below it."""
        self.leave(link)
        real = os.path.realpath(link)
        folder = os.path.isdir(real)  # noqa: PTH112
        if folder and not (links and self._places.follows(link)):
            return []
        self.want(link, real, place=False)
        return self.enter(link, links=False) if folder else []

    def want(self, path: str, real: str, *, place: bool) -> None:
        """Tell a path when ``real`` is touched or, as long as that is not there, when the way to it opens.

        ``place``: because the path is a place (and ``real`` the same); else because it is a link that leads there.
        """
        way = None
        while (closer := nearest(real)) != way:
            way = closer
            self._lead(path, *way, place=place)

    def _lead(self, path: str, above: str, name: str, *, place: bool) -> None:
        number, before = self._watch(above), self._ways.get((path, place))
        if number is not None:
            self._folders[number].wanted.setdefault(name, set()).add(path)
            self._ways[path, place] = number, name
        if before is not None and before != (number, name):
            self._unwant(path, *before, place=place)

    def gone(self, number: int) -> set[str]:
        """Forget a folder that is no more; the paths that it had."""
        folder = self._folders.pop(number, None)
        if folder is None:
            return set()
        for path in folder.names:
            if self._numbers.get(path) == number:
                del self._numbers[path]
        for key in [key for key, (watched, _) in self._ways.items() if watched == number]:
            del self._ways[key]
        return folder.names

    def clear(self) -> None:
        """Watch nothing any more."""
        for number in tuple(self._folders):
            self._remove(number)
        for known in (self._folders, self._numbers, self._ways):
            known.clear()

    def _watch(self, path: str) -> int | None:
        number = self._add(path)
        if number is not None:
            self._folders.setdefault(number, _Folder())
        return number

    def _unwant(self, path: str, number: int, name: str, *, place: bool) -> None:
        folder = self._folders.get(number)
        if folder is None:
            return
        # As a place and as a link it may be wanted in the same spot.
        if self._ways.get((path, not place)) != (number, name) and name in folder.wanted:
            folder.wanted[name].discard(path)
            if not folder.wanted[name]:
                del folder.wanted[name]
        self._drop(number)

    def _drop(self, number: int) -> None:
        """End the watch of a folder that nobody asks for."""
        folder = self._folders[number]
        if not folder.names and not folder.wanted:
            del self._folders[number]
            self._remove(number)
