"""Gathers what listeners say, from any thread, until a burst is over."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

_SETTLED = 0.008
"""Seconds of quiet after which a save that is visibly complete is told: longer than an editor takes from one step to the next."""
_OPEN = 0.025
"""The same while a file is being written, has just vanished (it often comes back at once), or many are touched."""
_LONGEST = 0.25
"""A burst is told after this time even if it goes on."""
_FEW = 3
"""More files than that at once are the work of a program, such as a checkout, and not of an editor."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What may have changed. A path can be a folder that came, went or moved: all below it may have changed.

    ``everything`` asks to look at all files, because it is not known which were touched. False when nothing happened.
    """

    paths: frozenset[str] = frozenset()
    everything: bool = False

    def __bool__(self) -> bool:
        """Whether anything happened."""
        return self.everything or bool(self.paths)


class Inbox:
    """What was touched since it was last asked for. All methods may be called from any thread; none raises."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paths: set[str] = set()
        self._open: set[str] = set()
        self._everything = False
        self._first = self._last = 0.0
        self._alarm = 0.0
        self._woken = False
        self._closed = False
        self._heard: set[str] = set()
        self._heard_all = False

    def put(self, path: str, *, settled: bool | None) -> None:
        """Note that a path was touched.

        ``settled`` is True when the file is complete, False when more is to be expected, None when that is as before.
        """
        with self._changed:
            self._note()
            self._paths.add(path)
            self._heard.add(path)
            if settled is False:
                self._open.add(path)
            elif settled:
                self._open.discard(path)
            self._hurry()

    def put_everything(self) -> None:
        """Note that nobody knows what was touched."""
        with self._changed:
            self._note()
            self._everything = self._heard_all = True
            self._hurry()

    def wake(self) -> None:
        """Make the wait that is going on, or else the next one, return at once."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def close(self) -> None:
        """Make every wait return at once from now on."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seconds: float) -> Touched | None:
        """What was touched, as soon as it has been quiet for a moment; empty when woken or closed, None when the time is up."""
        with self._changed:
            self._alarm = float("inf")
            if not self._changed.wait_for(self._stirred, seconds):
                return None
            while not (self._woken or self._closed) and (left := self._due() - time.monotonic()) > 0:
                self._alarm = self._due()
                self._changed.wait(left)
            self._woken = False
            touched = Touched(frozenset(self._paths), self._everything)
            self._paths, self._open, self._everything = set(), set(), False
            return touched

    def pause(self, seconds: float) -> bool:
        """Let the time pass; False when woken or closed meanwhile."""
        with self._changed:
            return not self._changed.wait_for(lambda: self._woken or self._closed, seconds)

    def heard(self) -> tuple[set[str], bool]:
        """All paths that were put since this was last asked for, whether waited for or not, and whether all were meant."""
        with self._changed:
            heard = self._heard, self._heard_all
            self._heard, self._heard_all = set(), False
            return heard

    def _stirred(self) -> bool:
        return self._woken or self._closed or self._everything or bool(self._paths)

    def _note(self) -> None:
        """Set the times of a burst, before its next event is added."""
        self._last = time.monotonic()
        if not self._paths and not self._everything:
            self._first = self._last

    def _hurry(self) -> None:
        """Wake who waits, if it may return earlier than it thought."""
        if self._due() < self._alarm:
            self._changed.notify_all()

    def _due(self) -> float:
        """When the burst counts as over."""
        quick = not self._open and not self._everything and len(self._paths) <= _FEW
        return min(self._last + (_SETTLED if quick else _OPEN), self._first + _LONGEST)
