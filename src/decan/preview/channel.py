"""What is told to all browsers that listen: the last event, and each new one.

Source: the HTML standard's server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

_PATIENCE = 15.0
"""Seconds after which a comment is sent: only by writing to it a server learns that a browser has gone."""
_MOST = 100
"""Streams at once; each has a thread. A browser needs one for all its tabs."""
_WAITING = 50
"""Events that a stalled browser may fall behind; then its stream ends, and it comes again."""


class Channel:
    """The streams of one server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: set[queue.Queue[bytes | None]] = set()
        self._last = b""
        self._closed = False

    def tell(self, event: str, data: str, *, keep: bool = True) -> None:
        """Send an event to all streams. With ``keep`` it is the first that a new one gets."""
        message = f"event: {event}\ndata: {data}\n\n".encode("utf-8", "replace")
        with self._lock:
            if keep:
                self._last = message
            for stream in tuple(self._streams):
                try:
                    stream.put_nowait(message)
                except queue.Full:
                    self._streams.discard(stream)

    def close(self) -> None:
        """Say goodbye, and end all streams."""
        self.tell("bye", "{}", keep=False)
        with self._lock:
            self._closed = True
            for stream in self._streams:
                stream.put(None)
            self._streams.clear()

    @property
    def count(self) -> int:
        """How many browsers listen."""
        return len(self._streams)

    def listen(self) -> Iterator[bytes] | None:
        """The bytes of one stream, without end; an empty comment now and then. None when there are too many."""
        stream: queue.Queue[bytes | None] = queue.Queue(_WAITING + 2)
        with self._lock:
            if self._closed or len(self._streams) >= _MOST:
                return None
            self._streams.add(stream)
            first = b"retry: 500\n\n" + self._last
        return self._messages(stream, first)

    def _messages(self, stream: queue.Queue[bytes | None], first: bytes) -> Iterator[bytes]:
        try:
            yield first
            while True:
                try:
                    message = stream.get(timeout=_PATIENCE)
                except queue.Empty:
                    message = b":\n\n"
                if message is None or (stream not in self._streams and stream.empty() and message == b":\n\n"):
                    return
                yield message
        finally:
            with self._lock:
                self._streams.discard(stream)
