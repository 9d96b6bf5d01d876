"""Clients that are slow, silent, rude or many: the preview answers all others meanwhile, and keeps nothing of them."""

from __future__ import annotations

import contextlib
import os
import random
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from decan.preview import server as serving
from decan.preview.crowd import Crowd, Doing
from tests.preview.support import Running, previewing
from tests.site.support import write

LONG = os.environ.get("DECAN_CLIENTS") == "long"
MANY = 1000 if LONG else 250
"""Connections one after another, of each kind."""
CROWD = 300
"""Connections at once."""
PATIENCE = 0.5
"""Seconds that a client has for its request, in these tests."""
LARGE = 40_000_000
ASK = b"GET /talk.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"
CLOSE = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts what lies in /proc")

Client = Callable[[socket.socket], None]


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A journal with a large film, served by one whose patience is short. At its end nothing is left of any client."""
    monkeypatch.setattr(serving, "_PATIENCE", PATIENCE)
    monkeypatch.setattr(serving._Handler, "timeout", PATIENCE)
    write(tmp_path, {"content/2024-03-05.md": "A day. ![Film](talk.mp4)\n", "decan.yaml": "title: Small\n"})
    with (tmp_path / "content/talk.mp4").open("wb") as film:
        film.truncate(LARGE)
    with previewing(tmp_path) as found:
        found.get("/")
        found.wait(lambda: not_serving(found))
        before = held()
        yield found
        assert 200 == found.get("/").status
        found.wait(lambda: not_serving(found) and held() <= before)


def held() -> tuple[int, int]:
    """Threads and open files of this process."""
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


def not_serving(running: Running) -> bool:
    """Whether all connections have ended."""
    return not len(server_of(running).crowd)


def server_of(running: Running) -> serving.Server:
    """The one that serves."""
    assert running.preview.server is not None
    return running.preview.server


def connected(running: Running) -> socket.socket:
    """A new connection."""
    return socket.create_connection(("127.0.0.1", server_of(running).port), timeout=30)


def all_of(line: socket.socket) -> bytes:
    """What comes until the other side ends; nothing more when it ends rudely."""
    found = b""
    with contextlib.suppress(ConnectionError):
        while block := line.recv(1 << 16):
            found += block
    return found


def said(*parts: bytes) -> Client:
    """Says something, and listens to the end."""

    def client(line: socket.socket) -> None:
        with contextlib.suppress(ConnectionError):
            for part in parts:
                line.sendall(part)
        all_of(line)

    return client


def byte_by_byte(line: socket.socket) -> None:
    """Never comes to the end of its headers."""
    with contextlib.suppress(OSError):
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        while True:
            line.sendall(b"x")
            time.sleep(PATIENCE / 10)


def never_reads(line: socket.socket) -> None:
    """Asks for forty megabytes and takes none of them."""
    line.sendall(ASK)
    time.sleep(4 * PATIENCE)


def goes_in_the_middle(line: socket.socket) -> None:
    """Takes a little, and resets the connection."""
    line.sendall(ASK)
    line.recv(1000)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def goes_at_once(line: socket.socket) -> None:
    """Does not wait for an answer."""
    line.sendall(ASK)


def half_closed(line: socket.socket) -> None:
    """Says that nothing more comes, and has its answer all the same."""
    line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    with contextlib.suppress(OSError):  # on a busy machine the server may have answered and gone
        line.shutdown(socket.SHUT_WR)
    assert all_of(line).startswith(b"HTTP/1.1 200 ")


def half_a_request(line: socket.socket) -> None:
    """Says half, and that nothing more comes."""
    line.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    line.shutdown(socket.SHUT_WR)
    all_of(line)


RUDE: dict[str, Client] = {
    "silent": all_of,
    "byte by byte": byte_by_byte,
    "never reads": never_reads,
    "goes in the middle": goes_in_the_middle,
    "goes at once": goes_at_once,
    "half closed": half_closed,
    "half a request": half_a_request,
    "long line": said(b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    "long header": said(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"),
    "many headers": said(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 5000 + b"\r\n"),
    "endless line": said(*[b"a" * 100_000] * 50),
    "TLS": said(bytes.fromhex("16030100c8010000c40303") + bytes(range(189)), b"\r\n\r\n"),
    "HTTP/2": said(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "noise": said(random.Random(5).randbytes(5000) + b"\r\n\r\n"),
    "blank lines": said(b"\r\n" * 5000),
    "strange version": said(b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"),
    "body too short": said(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\nabc"),
    "body unknown": said(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "body refused": said(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n" + b"a" * 200_000),
    "range of noise": said(ASK[:-2] + b"Range: bytes=" + b"9" * 60_000 + b"-\r\nConnection: close\r\n\r\n"),
}


def meet(running: Running, client: Client, count: int) -> list[threading.Thread]:
    """Several of a kind at once, each in a thread."""

    def one() -> None:
        with contextlib.suppress(ConnectionError), connected(running) as line:
            client(line)

    threads = [threading.Thread(target=one, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


@pytest.mark.parametrize("kind", RUDE)
def test_rude_clients(running: Running, kind: str) -> None:
    """Others are answered while they are there; then no thread and no file of them is left, and nothing of it is a mistake."""
    threads = meet(running, RUDE[kind], 40 if LONG else 5)
    assert [200] * 5 == [running.get("/").status for _ in range(5)]
    for thread in threads:
        thread.join(30)
    assert [] == [thread for thread in threads if thread.is_alive()]


def test_requests_in_one_piece(running: Running) -> None:
    """Several that come at once are answered in their order, and what stands after a body is no request."""
    one = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with connected(running) as line:
        line.sendall(one * 20 + CLOSE)
        assert 21 == all_of(line).count(b"HTTP/1.1 200 ")
    with connected(running) as line:
        body = b"GET /talk.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        assert 1 == all_of(line).count(b"HTTP/1.1 ")


def test_a_crowd(running: Running) -> None:
    """Three hundred silent ones at once: each new one is heard, and no more are held than a system allows a program."""
    crowd = [connected(running) for _ in range(CROWD)]
    try:
        assert [200] * 5 == [running.get("/").status for _ in range(5)]
        assert len(server_of(running).crowd) <= serving._MOST
    finally:
        for line in crowd:
            line.close()


def test_a_crowd_that_asks(running: Running) -> None:
    """Three hundred pages at once come whole."""
    whole: list[bool] = []

    def client(line: socket.socket) -> None:
        line.sendall(CLOSE)
        whole.append(b"</html>" in all_of(line))

    for group in range(3):
        for thread in meet(running, client, CROWD // 3):
            thread.join(30)
        assert [True] * (CROWD // 3) * (group + 1) == whole


@pytest.mark.parametrize("kind", ["goes in the middle", "goes at once", "half closed", "noise"])
def test_one_after_another(running: Running, kind: str) -> None:
    """However many they were; the memory that they have taken is used again."""
    client = RUDE[kind]
    for number in range(2 * MANY):
        if number == MANY:
            first = memory()
        with connected(running) as line:
            client(line)
    running.wait(lambda: not_serving(running))
    assert memory() - first < 20_000


def memory() -> int:
    """KiB that this process has in memory."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def test_who_makes_room() -> None:
    """The one that has waited longest, then the one that is sent to longest; a stream at last."""
    pairs = [socket.socketpair() for _ in range(4)]
    crowd = Crowd(3, 60)
    stream, film, waiting, new = (pair[0] for pair in pairs)
    try:
        for line in (stream, film, waiting):
            crowd.enter(line)
        crowd.now(stream, Doing.STREAMING)
        crowd.now(film, Doing.SENDING)
        gone = []
        for line in (new, waiting, film):
            crowd.enter(line)
            crowd.now(line, Doing.STREAMING)
            gone.append([pair[0] for pair in pairs if pair[0] not in crowd])
        assert [[waiting], [film], [stream]] == gone
    finally:
        for line in (line for pair in pairs for line in pair):
            line.close()
