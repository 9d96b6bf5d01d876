"""What has to be written, kept and removed: decided, and refused where it must be, before anything is touched."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from decan.output.failure import Failure, reason
from decan.output.record import Record, is_inside
from decan.output.stamps import Stamps
from decan.site.page import Copy, Kept
from decan.site.slugs import folded

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the site: ``waiting`` is one to be moved to its place, ``source`` one to be copied; one that lies there has neither."""

    path: str
    digest: str
    waiting: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """``new`` and ``changed`` are in the order of writing; ``gone`` are paths of ours that the site no longer has."""

    new: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    same: tuple[Item, ...] = ()
    gone: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()
    """Those of ``gone`` that must go first, because a folder has to stand there, or because they stand in a folder's place."""
    foreign: frozenset[str] = field(default=frozenset())
    """Paths of ``same`` that somebody else has written, as it happens with our bytes."""


def items(files: Iterable[Kept], copies: Iterable[Copy], stamps: Stamps) -> dict[str, Item] | Failure:
    """All files of the site by path; the first one has a path, also without case. A copy whose source cannot be read is a failure."""
    found: dict[str, Item] = {}
    names: set[str] = set()
    for file in files:
        if is_inside(file.output) and folded(file.output) not in names:
            names.add(folded(file.output))
            found[file.output] = Item(file.output, file.digest, file.waiting)
    for copy in copies:
        if is_inside(copy.output) and folded(copy.output) not in names:
            try:
                digest = stamps.digest(copy.source)
            except OSError as error:
                return Failure(
                    f"{copy.source} cannot be read: {reason(error)}", "check its permissions, or name it under ignore: in decan.yaml"
                )
            names.add(folded(copy.output))
            found[copy.output] = Item(copy.output, digest, source=copy.source)
    return found


def plan(wanted: Mapping[str, Item], output: Path, record: Record, stamps: Stamps, *, clean: bool = False) -> Plan | Failure:
    """Compare the site with what lies in the output folder. A failure names the files that are not ours and would be overwritten.

    ``clean`` has all files written, also those that are the same.
    """
    look = _Look(output, record, stamps)
    gone = {path for path in (*record.files, *record.planned) if path not in wanted}
    new, changed, same, foreign = [], [], [], set()
    strange: list[str] = []
    in_the_way: set[str] = set()
    for item in wanted.values():
        obstacles = list(look.obstacles(item.path))
        others = [path for path in obstacles if not look.gives_way(path, gone)]
        if others:
            strange.append(others[0])
            continue
        in_the_way.update(obstacles)
        digest = look.digest(item.path) if not obstacles else ""
        if not digest:
            new.append(item)
        elif digest == item.digest and not (clean and record.owns(item.path, digest)):
            same.append(item)
            foreign.update([item.path] if not record.owns(item.path, digest) else [])
        elif record.owns(item.path, digest):
            changed.append(item)
        else:
            strange.append(item.path)
    if strange:
        return _refused(output, sorted(set(strange)))
    order = sorted(new, key=_need), sorted(changed, key=_news)
    return Plan(tuple(order[0]), tuple(order[1]), tuple(same), tuple(sorted(gone)), tuple(sorted(in_the_way)), frozenset(foreign))


def _need(item: Item) -> tuple[int, str]:
    """New files: what pages need or lead to first, as nobody knows of it before there are the pages; then pages; the home page last."""
    page = item.path.endswith((".html", ".htm"))
    return (page + (item.path == "index.html"), item.path)


def _news(item: Item) -> tuple[int, str]:
    """Changed files: as the new ones, but feeds and data after the pages that they tell of, as they are read already."""
    told = not item.source and item.path.endswith((".xml", ".json", ".txt", ".bib"))
    return (3, item.path) if told and not item.path.startswith("assets/") else _need(item)


def _refused(output: Path, strange: list[str]) -> Failure:
    shown = ", ".join(strange[:_SHOWN]) + (f" and {len(strange) - _SHOWN} more" if len(strange) > _SHOWN else "")
    return Failure(
        f"{output} has files that Decan did not write and would have to overwrite: {shown}",
        "move them away, or choose another folder with --output; nothing was changed",
    )


class _Look:
    """What lies in the output folder, each folder looked at once."""

    def __init__(self, output: Path, record: Record, stamps: Stamps) -> None:
        self.base = str(output)
        self.record = record
        self.stamps = stamps
        self.kinds: dict[str, str] = {}

    def kind(self, path: str) -> str:
        """``file``, ``folder``, ``other`` (a link, a device), or empty for nothing."""
        if path not in self.kinds:
            self.kinds[path] = self._kind(path)
        return self.kinds[path]

    def _kind(self, path: str) -> str:
        above = path.rpartition("/")[0]
        if above and self.kind(above) != "folder":
            return ""
        try:
            mode = os.lstat(f"{self.base}/{path}").st_mode
        except OSError:
            return ""
        return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"

    def digest(self, path: str) -> str:
        """Of the file there; empty for none. An unreadable file has a digest that nothing else has."""
        if self.kind(path) != "file":
            return ""
        try:
            return self.stamps.digest(f"{self.base}/{path}")
        except OSError:
            return "unreadable"

    def gives_way(self, path: str, gone: Set[str]) -> bool:
        """Whether it is a file of ours that is not needed, just as we wrote it, or an empty folder that a killed build of ours has left."""
        if self.kind(path) == "folder":
            return any(known.startswith(f"{path}/") for known in (*self.record.files, *self.record.planned))
        return path in gone and self.kind(path) == "file" and self.record.wrote(path, self.digest(path))

    def obstacles(self, path: str) -> Iterator[str]:
        """What stands where the path or a folder above it must be: a file in a folder's place, or all that is in a folder in its own."""
        above = path.rpartition("/")[0]
        while above:
            if self.kind(above) in {"file", "other"}:
                yield above
            above = above.rpartition("/")[0]
        if self.kind(path) == "other":
            yield path
        elif self.kind(path) == "folder":
            yield from self._inside(path)

    def _inside(self, folder: str) -> Iterator[str]:
        found = sorted(os.listdir(f"{self.base}/{folder}"))  # noqa: PTH208
        if not found:
            yield folder
        for name in found:
            path = f"{folder}/{name}"
            if self.kind(path) == "folder":
                yield from self._inside(path)
            else:
                yield path
