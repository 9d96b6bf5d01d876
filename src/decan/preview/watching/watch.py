"""The watch: chooses who listens, and looks now and then whether something was missed."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from decan.preview.watching.inbox import Inbox, Touched
from decan.preview.watching.listener import Deaf, Listener, Listening
from decan.preview.watching.polling import Net, Polling
from decan.preview.watching.tree import Places


def native(places: Places, inbox: Inbox) -> Listener:
    """The listener for this system. Raises `Deaf` when it cannot be had."""
    if sys.platform == "linux":
        try:
            from decan.preview.watching.linux import Inotify
        except Exception:  # noqa: BLE001, S110 (a libc without inotify, or another watchdog; each raises what it likes)
            pass
        else:
            return Inotify(places, inbox)
    try:
        from decan.preview.watching.others import Observing
    except Exception as error:
        raise Deaf(f"watchdog does not work here: {error}") from error
    return Observing(places, inbox)


class Watch:
    """Tells which paths were touched below some places. Events are hints: who is told looks at the files themselves.

    ``places`` are folders or single files, which need not exist yet. ``ignored`` is asked with an absolute path, in any thread;
    what happens there or, for a folder, below it is not told. ``poll`` looks at all files instead of listening to the system.
    Paths are told as the places are spelled: absolute, with links. Watching begins at once, and never fails: when the system
    does not tell, the watch looks by itself, and ``notice`` says so.

    A link to a file is followed wherever it leads; one to a folder if it leads into a place, and then its files are told by both
    names.
    """

    def __init__(
        self, places: Sequence[Path], ignored: Callable[[str], bool], *, poll: bool = False, listening: Listening = native
    ) -> None:
        self._places = Places(places, ignored)
        self._inbox = Inbox()
        self._notice = ""
        self._lock = threading.Lock()
        self._closed = False
        self._listener: Listener | None = None
        self._net: Net | None = None
        if poll:
            self._listener = Polling(self._places, self._inbox)
        else:
            try:
                self._listener = listening(self._places, self._inbox)
                self._net = Net(self._places, self._inbox)
            except Deaf as reason:
                self._poll(str(reason))
        now = time.monotonic()
        self._next_check = now
        self._next_net = now + self._net.pause if self._net else float("inf")

    @property
    def notice(self) -> str:
        """Why it looks at all files again and again, and what helps: one sentence for the user, empty when it does not have to."""
        return self._notice

    def wait(self, seconds: float) -> Touched:
        """What was touched since the last time; empty when nothing was for so long, after `wake`, and after `close`.

        A burst gives one answer, as soon as it has been quiet for a moment. What happens between two calls is kept. For one thread.
        """
        end = time.monotonic() + seconds
        while True:
            now = time.monotonic()
            touched = self._inbox.wait(max(0.0, min(end, self._next_check, self._next_net) - now))
            if self._listener is not None and self._listener.failure:
                self._poll(self._listener.failure)
            if touched is not None:
                return touched
            if time.monotonic() >= min(self._next_check, self._next_net):
                self._look()
            elif time.monotonic() >= end:
                return Touched()

    def wake(self) -> None:
        """Make `wait` return at once: the call that is going on, or else the next one. From any thread."""
        self._inbox.wake()

    def close(self) -> None:
        """Stop watching, from any thread, as often as one likes. No thread and no file descriptor is left."""
        self._inbox.close()
        with self._lock:
            self._closed = True
            if self._listener is not None:
                self._listener.close()
                self._listener = None

    def __enter__(self) -> Self:
        """Close it at the end."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def _look(self) -> None:
        """It is quiet: look for what nobody has told."""
        with self._lock:
            listener = self._listener
            if listener is None:
                return
            try:
                self._next_check = time.monotonic() + listener.check()
            except Deaf as reason:
                why = str(reason)
            else:
                why = ""
        if not why and self._net and time.monotonic() >= self._next_net:
            if self._net.missed():
                why = "the system does not tell of all changes here, as on network and shared folders; start with --poll to do so at once"
            self._next_net = time.monotonic() + self._net.pause
        if why:
            self._poll(why)

    def _poll(self, why: str) -> None:
        """Look at all files from now on. What happened until then is unknown, unless nobody was told anything yet."""
        with self._lock:
            if self._closed:
                return
            polling = Polling(self._places, self._inbox)
            if self._listener is not None:
                self._listener.close()
                self._inbox.put_everything()
            self._listener, self._net = polling, None
        self._next_check, self._next_net = time.monotonic(), float("inf")
        self._notice = f"Changes are found by looking at all files now and then, because {why}."
