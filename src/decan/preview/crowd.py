"""All connections of a server: no more than it can serve, and none that says nothing for ever.

Each has a thread and a file descriptor. A client that waits holds them for a while only, however it waits: silent, or with a byte a
second. When there are too many, the one that has waited longest makes room, so that a new one is always heard.
"""

from __future__ import annotations

import contextlib
import enum
import socket
import threading
import time
from dataclasses import dataclass


class Doing(enum.Enum):
    """What happens with a connection."""

    WAITING = 1
    """For the whole of a request."""
    SENDING = 2
    STREAMING = 3
    """Without an end, as browsers listen for events."""


@dataclass(frozen=True, slots=True)
class _State:
    doing: Doing
    since: float


class Crowd:
    """At most ``most`` connections, each of which may wait for ``patience`` seconds. Any thread may call any method."""

    def __init__(self, most: int, patience: float) -> None:
        self._most = most
        self._patience = patience
        self._lock = threading.Lock()
        self._states: dict[socket.socket, _State] = {}
        """What has lasted longest is first."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self._states)

    def __contains__(self, line: object) -> bool:
        """Whether a connection is among them."""
        return line in self._states

    def enter(self, line: socket.socket) -> None:
        """A new one, which waits. The one that is least missed makes room for it."""
        with self._lock:
            if len(self._states) >= self._most:
                self._end(self._least_missed())
            self._states[line] = _State(Doing.WAITING, time.monotonic())

    def now(self, line: socket.socket, doing: Doing) -> None:
        """Something else happens with a connection; nothing for one that had to end."""
        with self._lock:
            if self._states.pop(line, None) is not None:
                self._states[line] = _State(doing, time.monotonic())

    def leave(self, line: socket.socket) -> None:
        """A connection has ended."""
        with self._lock:
            self._states.pop(line, None)

    def hurry(self) -> None:
        """End those that have waited too long."""
        latest = time.monotonic() - self._patience
        with self._lock:
            for line in [line for line, state in self._states.items() if state.doing is Doing.WAITING and state.since < latest]:
                self._end(line)

    def _least_missed(self) -> socket.socket:
        """The one that has waited longest; where none waits, the one that has been sent to longest; at last a stream, which comes again."""
        return min(self._states, key=lambda line: (self._states[line].doing.value, self._states[line].since))

    def _end(self, line: socket.socket) -> None:
        """Its thread hears of it, and closes it."""
        self._states.pop(line)
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
