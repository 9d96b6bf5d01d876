"""Listens on Linux: watchdog's reader of inotify, with a watch for each folder that we keep ourselves.

Its Observer is not used here. It holds back what was moved away for half a second, with all that comes after it; it is silent about
folders that it cannot watch and events that the kernel has dropped; and it is deaf once a root was removed.
"""

from __future__ import annotations

import errno
import itertools
import os
import threading
from pathlib import Path

from watchdog.observers.inotify_c import CallbackId, InotifyConstants, InotifyEvent, InotifyFD, Mask, WatchDescriptor

from decan.preview.watching.folders import Folders
from decan.preview.watching.inbox import Inbox
from decan.preview.watching.listener import Deaf
from decan.preview.watching.tree import Places

_CAME = InotifyConstants.IN_CREATE | InotifyConstants.IN_MOVED_TO
_WENT = InotifyConstants.IN_DELETE | InotifyConstants.IN_MOVED_FROM
_COMPLETE = InotifyConstants.IN_CLOSE_WRITE | InotifyConstants.IN_MOVED_TO
_SELF = InotifyConstants.IN_DELETE_SELF | InotifyConstants.IN_MOVE_SELF
_TOUCHED = InotifyConstants.IN_MODIFY | InotifyConstants.IN_ATTRIB
# Opening and reading are not among them: a build that reads all files is not heard at all.
_MASK = Mask(_CAME | _WENT | _COMPLETE | _SELF | _TOUCHED | InotifyConstants.IN_ONLYDIR)
_CHECK = 1.0
_LIMITS = {
    errno.ENOSPC: ("max_user_watches", "of watched folders"),
    errno.EMFILE: ("max_user_instances", "of programs that watch, or of open files,"),
}
_MISSING = ("missing",)


class Inotify:
    """Puts into the inbox what happens below the places. Raises `Deaf` when the system does not let it."""

    def __init__(self, places: Places, inbox: Inbox) -> None:
        self.failure = ""
        self._places = places
        self._inbox = inbox
        # Watchdog's thread tells events, the caller's looks at the places now and then.
        self._lock = threading.RLock()
        self._folders = Folders(places, self._add, self._remove)
        self._numbers = itertools.count(1)
        self._callbacks: dict[int, CallbackId] = {}
        self._states: dict[str, tuple[object, ...]] = {}
        self._moving = (0, "")
        try:
            self._reader = InotifyFD()
        except OSError as error:
            raise Deaf(_why(error)) from error
        self._reader.start()
        try:
            self._arm_all()
        except OSError as error:
            self.close()
            raise Deaf(_why(error)) from error

    def check(self) -> float:
        """Look whether the places are where they were: a folder far above can be moved without an event."""
        if not self._reader.is_alive():
            raise Deaf("the system's notifications have stopped; start again to get them back")
        try:
            self._arm_all()
        except OSError as error:
            raise Deaf(_why(error)) from error
        return _CHECK

    def close(self) -> None:
        """Stop listening; its thread and its file descriptors are gone then."""
        self._reader.stop()
        self._reader.join()

    # Called by watchdog's reader in its thread, which an exception would end for good.

    def on_event(self, event: InotifyEvent) -> None:
        """Something happened in a folder, or to it."""
        try:
            with self._lock:
                self._event(event)
        except OSError as error:
            self._fail(_why(error))
        except Exception as error:  # noqa: BLE001
            self._fail(f"of an error ({error!r}), which is worth a report")

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        """A folder is gone, and its watch with it."""
        with self._lock:
            self._callbacks.pop(wd, None)
            for path in self._folders.gone(wd):
                # The next folder of that name can have the same number on disk.
                if path in self._states:
                    self._states[path] = _MISSING

    def on_queue_overflow(self) -> None:
        """The kernel has dropped events, so folders may have come, gone or moved unseen: begin again."""
        try:
            with self._lock:
                self._folders.clear()
                self._states.clear()
                self._arm_all()
        except OSError as error:
            self._fail(_why(error))
        self._inbox.put_everything()

    # Events

    def _event(self, event: InotifyEvent) -> None:
        if not event.name:
            if event.mask & _SELF:
                self._itself(event.wd)
            return
        name = os.fsdecode(event.name)
        wanted = self._folders.wanted(event.wd, name)
        for base in self._folders.names(event.wd):
            self._entry(f"{base.rstrip(os.sep)}{os.sep}{name}", event)
        for path in wanted:
            self._wanted(path, event)

    def _itself(self, number: int) -> None:
        """A folder went: look anew for what was wanted in it, and for places that it was."""
        wanted = self._folders.all_wanted(number)
        for place in wanted.union(self._folders.names(number)).intersection(self._places.paths):
            self._arm(place)
        for link in wanted.difference(self._places.paths):
            self._found(self._folders.follow(link))

    def _entry(self, path: str, event: InotifyEvent) -> None:
        """A file or folder below a place was touched."""
        if self._places.ignores(path, folder=event.is_directory):
            return
        self._put(path, event)
        self._pair(path, event)
        if not event.mask & (_CAME | _WENT):
            return
        self._folders.leave(path)
        if not event.mask & _CAME:
            return
        if event.is_directory:
            self._found(self._folders.enter(path))
        elif os.path.islink(path):  # noqa: PTH114
            self._found(self._folders.follow(path))

    def _wanted(self, path: str, event: InotifyEvent) -> None:
        """A place, what a link leads to, or a folder on the way there was touched."""
        if path in self._places.paths:
            if not event.is_directory:
                self._put(path, event)
            if event.mask & (_CAME | _WENT):
                self._arm(path)
        else:
            self._put(path, event)
            if event.mask & (_CAME | _WENT):
                self._found(self._folders.follow(path))

    def _pair(self, path: str, event: InotifyEvent) -> None:
        """What was moved to another name in the tree does not come back at once, as what was moved to a backup does."""
        if event.is_moved_from:
            self._moving = event.cookie, path
        elif event.is_moved_to and event.cookie == self._moving[0]:
            self._inbox.put(self._moving[1], settled=True)

    def _put(self, path: str, event: InotifyEvent) -> None:
        complete = event.mask & _COMPLETE and not event.is_directory
        self._inbox.put(path, settled=True if complete else None if event.is_attrib else False)

    def _found(self, files: list[str]) -> None:
        for path in files:
            self._inbox.put(path, settled=False)

    # Places

    def _arm_all(self) -> None:
        with self._lock:
            for place in self._places.paths:
                self._arm(place)

    def _arm(self, place: str) -> None:
        """Watch a place, and the nearest folder above that there is; tell when it came, went or is another one than before."""
        self._folders.want(place, place, place=True)
        before, state = self._states.get(place), _state(place)
        if before == state:
            return
        self._states[place] = state
        self._folders.leave(place)
        folder = os.path.isdir(place)  # noqa: PTH112
        if folder:
            self._folders.enter(place)
        elif os.path.islink(place):  # noqa: PTH114
            self._folders.follow(place)
        if before is not None:
            self._inbox.put(place, settled=False)
            if folder:
                self._inbox.put_everything()

    # Watches

    def _add(self, path: str) -> int | None:
        """Watch a folder. None when it is not there or may not be read; raises OSError when there are too many."""
        callback = CallbackId(next(self._numbers))
        try:
            number = self._reader.add_callback(os.fsencode(path), _MASK, self, callback)
        except OSError as error:
            if error.errno in _LIMITS:
                raise
            return None
        if number == -1 or number in self._callbacks:
            # Watchdog takes a folder without permission for watched, and would call us twice for one that we had.
            self._reader.remove_callbacks([(number, callback)])
        else:
            self._callbacks[number] = callback
        return None if number == -1 else number

    def _remove(self, number: int) -> None:
        callback = self._callbacks.pop(number, None)
        if callback is not None:
            self._reader.remove_callbacks([(WatchDescriptor(number), callback)])

    def _fail(self, why: str) -> None:
        self.failure = why
        self._inbox.put_everything()


def _state(place: str) -> tuple[object, ...]:
    """What tells a place from another one with its name. A file is the same however often it is replaced."""
    try:
        status = os.stat(place)  # noqa: PTH116
        link = os.readlink(place) if os.path.islink(place) else ""  # noqa: PTH114, PTH115
    except OSError:
        return _MISSING
    return (status.st_dev, status.st_ino, link) if os.path.isdir(place) else ("file", link)  # noqa: PTH112


def _why(error: OSError) -> str:
    """Why nothing is heard, and what helps."""
    setting, what = _LIMITS.get(error.errno or 0, ("", ""))
    if not setting:
        return f"the system's notifications cannot be used: {error.strerror or error}"
    file = Path("/proc/sys/fs/inotify", setting)
    try:
        limit = int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return f"the system's limit {what} is reached; raise fs.inotify.{setting}"
    return f"the system's limit {what} is reached; raise it with: sudo sysctl fs.inotify.{setting}={max(limit, 65536) * 2}"
