"""Listens where there is no inotify: watchdog's Observer, for macOS and Windows, and where inotify cannot be read."""

from __future__ import annotations

import os

from watchdog.events import (
    DirModifiedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from decan.preview.watching.inbox import Inbox
from decan.preview.watching.listener import Deaf
from decan.preview.watching.tree import Places, nearest, within

_CHECK = 1.0
# A folder is "modified" with every file in it; opening and reading change nothing.
_NOTHING = (DirModifiedEvent, FileOpenedEvent, FileClosedNoWriteEvent)


class Observing(FileSystemEventHandler):
    """Puts into the inbox what the Observer tells. Raises `Deaf` when it cannot be started.

    Links below the places are not followed by it; the net finds what is changed behind them.
    """

    def __init__(self, places: Places, inbox: Inbox) -> None:
        self.failure = ""
        self._places = places
        self._inbox = inbox
        self._reals = [(place, os.path.realpath(place)) for place in places.paths]
        self._states = self._look()
        self._observer = self._start()

    def check(self) -> float:
        """Start again when a place came, went or was replaced, or when an observer gave up, as it does with a root that is removed."""
        states = self._look()
        if states != self._states or not self._alive():
            self._states = states
            self.close()
            self._reals = [(place, os.path.realpath(place)) for place in self._places.paths]
            self._observer = self._start()
            self._inbox.put_everything()
        return _CHECK

    def close(self) -> None:
        """Stop listening, and wait until its threads have ended."""
        self._observer.stop()
        if self._observer.is_alive():
            self._observer.join()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Called by the Observer in its thread, which an exception would end for good."""
        try:
            if not isinstance(event, _NOTHING):
                self._event(event)
        except Exception:  # noqa: BLE001
            self._inbox.put_everything()

    def _event(self, event: FileSystemEvent) -> None:
        moved = os.fsdecode(event.dest_path or "")
        settled = None if event.event_type == "attrib" else isinstance(event, FileClosedEvent)
        for path in self._told(moved, folder=event.is_directory) if moved else ():
            # What was moved to a backup comes back at once, what was moved elsewhere does not.
            settled = not event.is_directory
            self._inbox.put(path, settled=settled)
        for path in self._told(os.fsdecode(event.src_path), folder=event.is_directory):
            self._inbox.put(path, settled=settled)

    def _told(self, path: str, *, folder: bool) -> list[str]:
        """The names by which a path is told."""
        return [name for name in self._named(path) if not self._ignored(name, folder=folder)]

    def _named(self, path: str) -> set[str]:
        """The path as the places are spelled; none when it lies in none of them. macOS tells paths without links."""
        path = os.path.abspath(path)  # noqa: PTH100
        return {place + path[len(spelled) :] for place, real in self._reals for spelled in {place, real} if within(path, spelled)}

    def _ignored(self, path: str, *, folder: bool) -> bool:
        """Whether a path, or a folder between it and its place, is ignored: the Observer goes into all of them."""
        place = max((place for place in self._places.paths if within(path, place)), key=len)
        if path == place:
            return False
        if self._places.ignores(path, folder=folder):
            return True
        above = os.path.dirname(path)  # noqa: PTH120
        while above != place:
            if self._places.ignores(above, folder=True):
                return True
            above = os.path.dirname(above)  # noqa: PTH120
        return False

    def _look(self) -> list[tuple[object, ...]]:
        """What tells the folders to watch from others with their names."""
        seen: list[tuple[object, ...]] = []
        for path, whole in sorted(self._folders()):
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            seen.append((path, whole, status.st_dev, status.st_ino))
        return seen

    def _folders(self) -> set[tuple[str, bool]]:
        """The folders to watch, each with whether all below it is meant: places, and where single files and missing places lie."""
        wholes = {place for place in self._places.paths if os.path.isdir(place)}  # noqa: PTH112
        wholes = {place for place in wholes if not any(place != other and within(place, other) for other in wholes)}
        above = {nearest(place)[0] for place in self._places.paths if place not in wholes}
        return {(place, True) for place in wholes} | {
            (folder, False) for folder in above if not any(within(folder, place) for place in wholes)
        }

    def _start(self) -> BaseObserver:
        observer = Observer()
        try:
            for folder, whole in self._folders():
                observer.schedule(self, folder, recursive=whole)
            observer.start()
        except Exception as error:
            # Started or not, what it has opened until now is closed.
            observer.stop()
            reason = getattr(error, "strerror", None) or error
            raise Deaf(f"the system's notifications cannot be used: {reason}") from error
        return observer

    def _alive(self) -> bool:
        return self._observer.is_alive() and all(emitter.is_alive() for emitter in self._observer.emitters)
