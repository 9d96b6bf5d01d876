"""Looking at all files again and again: where the system tells nothing, and as a net below a listener that may miss something."""

from __future__ import annotations

import time
from collections.abc import Set as AbstractSet
from pathlib import PurePath

from decan.preview.watching.inbox import Inbox
from decan.preview.watching.tree import Places, State

_SHARE = 125
"""All looks together take less than a hundredth of a processor."""
_REST = 4
"""And on a slow disk or network, which does not cost a processor, a quarter of the time."""
_POLL = 0.5
_NET = 30.0
_TOGETHER = 0.025
"""Changes that are no further apart are told together."""
_LOOKS = 10


class Polling:
    """Finds changes by itself. About 40 ms of work for 10,000 files, so these are looked at every five seconds, 1,000 twice a second."""

    failure = ""

    def __init__(self, places: Places, inbox: Inbox) -> None:
        self._places = places
        self._inbox = inbox
        self._state, self._rest = _timed(places)

    def check(self) -> float:
        """Put what has changed since the last time into the inbox; how many seconds later to look again."""
        for _ in range(_LOOKS):
            state, self._rest = _timed(self._places)
            changed = differences(self._state, state)
            self._state = state
            for path in changed:
                self._inbox.put(path, settled=True)
            if not changed or not self._inbox.pause(_TOGETHER):
                break
        return max(_POLL, self._rest)

    def close(self) -> None:
        """Nothing to do: it has no thread."""


class Net:
    """Finds changes that a listener did not tell: on network and shared folders the system often announces nothing.

    It looks when all is quiet, at most every half minute, and less often where a look takes more than 0.3 s of a processor.
    """

    def __init__(self, places: Places, inbox: Inbox) -> None:
        self._places = places
        self._inbox = inbox
        self._state, self._rest = _timed(places)
        self._late: set[str] = set()

    @property
    def pause(self) -> float:
        """Seconds between two looks."""
        return max(_NET, self._rest)

    def missed(self) -> bool:
        """Whether files changed without a word since the last time. They are put into the inbox."""
        heard, all_before = self._inbox.heard()
        heard |= self._late
        state, self._rest = _timed(self._places)
        unheard = _unheard(differences(self._state, state), heard)
        self._state = state
        if unheard:
            # What changed a moment ago may be on its way.
            self._inbox.pause(_TOGETHER * _LOOKS)
        # What was told since the look began may be seen by the next one only.
        self._late, all_since = self._inbox.heard()
        unheard = set() if all_before or all_since else _unheard(unheard, self._late)
        for path in unheard:
            self._inbox.put(path, settled=True)
        return bool(unheard)


def differences(before: State, after: State) -> set[str]:
    """The files that came, went or changed."""
    if before == after:
        return set()
    return {path for path, _ in before.items() ^ after.items()}


def _unheard(paths: AbstractSet[str], heard: AbstractSet[str]) -> set[str]:
    """The paths that were not heard of, neither themselves nor by a folder above."""
    return {path for path in paths if path not in heard and not any(str(above) in heard for above in PurePath(path).parents)}


def _timed(places: Places) -> tuple[State, float]:
    """How the files look, and how many seconds to rest from that."""
    began, worked = time.perf_counter(), time.thread_time()
    state = places.look()
    return state, max((time.thread_time() - worked) * _SHARE, (time.perf_counter() - began) * _REST)
