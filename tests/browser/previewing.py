"""A server that says what ``decan serve`` says to a browser, and nothing more, so that the browser's side can be tested alone."""

from __future__ import annotations

import json
import mimetypes
import queue
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from decan.preview.browser import read


class Preview:
    """What the server has: files by their paths, the present build, and who listens."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.asked: list[str] = []
        self.streams: set[queue.Queue[str]] = set()
        self.opened = 0
        self._count = 0
        self._start()

    def _start(self) -> None:
        self._name = secrets.token_hex(4)
        self.state: dict[str, object] = {"build": self.build, "styles": None, "problems": [], "moved": {}, "follow": ""}

    @property
    def build(self) -> str:
        return f"{self._name}-{self._count}"

    def restart(self) -> None:
        """As another process on the same port has it."""
        self.say("bye", {})
        self._start()

    def publish(self, changes: dict[str, str | bytes | None] | None = None, **told: object) -> None:
        """A build: files that are other ones now, or gone, and what is said of it."""
        previous = self.build
        self.change(changes or {})
        self._count += 1
        self.state = {"styles": None, "problems": [], "moved": {}, "follow": "", **told, "build": self.build, "previous": previous}
        self.say("build", self.state)

    def change(self, changes: dict[str, str | bytes | None]) -> None:
        for path, data in changes.items():
            if data is None:
                self.files.pop(path)
            else:
                self.files[path] = data.encode() if isinstance(data, str) else data

    def edit(self, path: str, *pairs: tuple[str, str], **told: object) -> None:
        """A build in which a page has other words."""
        text = self.files[path].decode()
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        self.publish({path: text}, **told)

    def say(self, event: str, data: dict[str, object]) -> None:
        for stream in list(self.streams):
            stream.put(f"event: {event}\ndata: {json.dumps(data)}\n\n")

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """The status, the type and the body for a path."""
        if path.startswith("/.decan/"):
            script = read(path.removeprefix("/.decan/"))
            assert script is not None, path
            return 200, "text/javascript", script
        name = path + "index.html" if path.endswith("/") else path
        status = 200 if name in self.files else 404
        data = self.files.get(name) or self.files["/404.html"]
        kind = (mimetypes.guess_type(name)[0] if status == 200 else None) or "text/html"
        if kind == "text/html" and b"</body>" in data:
            tag = f'<script src="/.decan/preview.js" data-build="{self.build}" data-page="{path}"></script>'
            data = data.replace(b"</body>", tag.encode() + b"</body>")
        return status, kind, data


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        preview = self.server.preview
        path = unquote(urlsplit(self.path).path)
        preview.asked.append(self.path)
        if path == "/.decan/events":
            self._stream(preview)
            return
        status, kind, data = preview.answer(path)
        if status == 404 and "text/html" not in self.headers.get("Accept", ""):
            kind, data = "text/plain", b"Nothing"
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, preview: Preview) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        mine: queue.Queue[str] = queue.Queue()
        mine.put(f"event: build\ndata: {json.dumps(preview.state)}\n\n")
        preview.streams.add(mine)
        preview.opened += 1
        try:
            while not self.server.ending.is_set():
                try:
                    self.wfile.write(mine.get(timeout=0.1).encode())
                except queue.Empty:
                    self.wfile.write(b":\n\n")
        except OSError:
            pass
        finally:
            preview.streams.discard(mine)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Listens for a preview."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int = 0) -> None:
        self.preview = preview
        self.ending = threading.Event()
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, *_: object) -> None:
        """A browser that has gone away is nothing to tell of."""


@contextmanager
def listening(preview: Preview, port: int = 0) -> Iterator[str]:
    """The preview's address, as long as its server runs."""
    server = Server(preview, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()


def files_of(site: Path) -> dict[str, bytes]:
    """A built site, by paths."""
    return {f"/{path.relative_to(site).as_posix()}": path.read_bytes() for path in site.rglob("*") if path.is_file()}
