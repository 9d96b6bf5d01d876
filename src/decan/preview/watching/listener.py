"""What a watch asks of whoever tells it of changes."""

from __future__ import annotations

from typing import Protocol

from decan.preview.watching.inbox import Inbox
from decan.preview.watching.tree import Places


class Deaf(Exception):  # noqa: N818 (it is a state of the system, not a mistake)
    """Changes cannot be heard here. The text says why, and what helps; it goes on after "because"."""


class Listener(Protocol):
    """Puts into an inbox what is touched, from now on."""

    failure: str
    """Why it cannot be relied on any more, and what helps; empty as long as it can."""

    def check(self) -> float:
        """Look for what the system does not tell; how many seconds later to do it again. May raise `Deaf`."""

    def close(self) -> None:
        """Stop. Leaves no thread and no file descriptor behind."""


class Listening(Protocol):
    """Makes a listener. Raises `Deaf` when there is none to be had."""

    def __call__(self, places: Places, inbox: Inbox) -> Listener:
        """Begin to listen."""
