"""HTTP for the preview, on this machine only.

Requests under a foreign name are refused: else any site in the author's browser could read the journal by having its own name lead here
(DNS rebinding). Nothing is kept by a browser: every request is answered anew.
"""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from decan import __version__
from decan.preview.answers import Answer
from decan.preview.channel import Channel
from decan.preview.crowd import Crowd, Doing

EVENTS = "/.decan/events"
_TRIES = 100
"""Ports after the wanted one that are tried."""
_PATIENCE = 20
"""Seconds that a client has for a request, however slowly it comes, and for each block of an answer."""
_MOST = 200
"""Connections at once: some systems give a program 256 files."""
_BLOCK = 1 << 16
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^:@\[\]]+))(?::[0-9]*)?")

Answers = Callable[[str, Mapping[str, str]], Answer]
"""(target, headers in lower case) → answer."""


class Server(ThreadingHTTPServer):
    """Serves on ``host`` at the first free port from ``port`` on. Raises OSError when there is none, or no such host."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, answers: Answers, channel: Channel) -> None:
        self.answers = answers
        self.crowd = Crowd(_MOST, _PATIENCE)
        self.channel = channel
        self.host = host
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler, bind_and_activate=False)
        try:
            self._bind(port)
            self.server_activate()
        except OSError:
            self.server_close()
            raise

    def _bind(self, port: int) -> None:
        for number in (*range(port, min(port + _TRIES, 65536)), 0) if port else (0,):
            self.server_address = (self.host, number)
            try:
                self._bind_alone()
            except OSError as error:
                if error.errno not in _BUSY or number == 0:
                    raise
            else:
                return

    def _bind_alone(self) -> None:
        """Bind, unless somebody listens there already on all addresses, whose requests these would be."""
        number = int(self.server_address[1])
        if number and self.host in {"127.0.0.1", "localhost"}:
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
                probe.settimeout(0.2)
                if probe.connect_ex(("127.0.0.1", number)) == 0:
                    raise OSError(errno.EADDRINUSE, "the port is in use")
        self.server_bind()

    def server_bind(self) -> None:
        """Bind without asking the network what this machine is called, which may take seconds."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Answer in a thread of its own."""
        self.crowd.enter(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """A connection has ended."""
        self.crowd.leave(request)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Now and then."""
        self.crowd.hurry()

    @property
    def port(self) -> int:
        """The one that it is."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """The address to open in a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, f"[{self.host}]" if ":" in self.host else self.host)  # noqa: S104
        return f"http://{host}:{self.port}"

    def knows(self, host: str) -> bool:
        """Whether a ``Host`` header names this server: by a local name, its own, or a plain address where it serves the network."""
        found = _HOST.fullmatch(host.strip().lower())
        name = found[1] or found[2] if found else ""
        if name in {"127.0.0.1", "localhost", "::1", self.host.lower()} or name.endswith(".localhost"):
            return True
        return self.host in {"0.0.0.0", "::"} and _is_address(name)  # noqa: S104

    def run(self) -> threading.Thread:
        """Serve in a thread of its own."""
        thread = threading.Thread(target=self.serve_forever, args=(0.2,), name="decan-server", daemon=True)
        thread.start()
        return thread

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone away in the middle is nobody's trouble."""


_BUSY = frozenset({errno.EADDRINUSE, errno.EACCES, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)})


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = f"decan/{__version__}"
    sys_version = ""
    timeout = _PATIENCE
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """A page, a file, or the event stream."""
        self._respond()

    def do_HEAD(self) -> None:
        """The same without its body."""
        self._respond()

    def parse_request(self) -> bool:
        """Whether it is one; then all of it has come."""
        understood = super().parse_request()
        self.server.crowd.now(self.connection, Doing.SENDING)
        return understood

    def _respond(self) -> None:
        self.close_connection = self.close_connection or self._has_body()
        if not self._is_ours():
            self._send(Answer(403, b"This preview answers to its own address only.\n", {"Content-Type": "text/plain; charset=utf-8"}))
        elif self.path.partition("?")[0] == EVENTS and self.command == "GET":
            self._stream()
        else:
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._send(self.server.answers(self.path, headers))

    def _is_ours(self) -> bool:
        """Whether the request is for this server, by each name that it has."""
        hosts: list[str] = self.headers.get_all("Host", [])
        asked = [self.path.partition("://")[2].partition("/")[0]] if "://" in self.path and not self.path.startswith("/") else []
        return len(hosts) == 1 and all(self.server.knows(host) for host in (*hosts, *asked))

    def _has_body(self) -> bool:
        """Whether more comes that is not read, and must not be taken for the next request."""
        return self.headers.get("Content-Length", "0").strip() != "0" or "Transfer-Encoding" in self.headers

    def _send(self, answer: Answer) -> None:
        size = answer.span[1] if answer.file else len(answer.body)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(size))
        self._common()
        self.end_headers()
        if self.command == "HEAD":
            return
        if answer.file is None:
            self.wfile.write(answer.body)
            return
        first, left = answer.span
        with answer.file.open("rb") as file:
            file.seek(first)
            while left > 0 and (block := file.read(min(_BLOCK, left))):
                self.wfile.write(block)
                left -= len(block)
        self.close_connection = self.close_connection or left > 0  # it has become shorter meanwhile

    def _stream(self) -> None:
        self.server.crowd.now(self.connection, Doing.STREAMING)
        messages = self.server.channel.listen()
        if messages is None:
            self._send(Answer(503, b"Too many pages listen.\n", {"Content-Type": "text/plain; charset=utf-8"}))
            return
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self._common()
        self.end_headers()
        for message in messages:
            self.wfile.write(message)

    def _common(self) -> None:
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not shown: what has changed is."""

    def handle_one_request(self) -> None:
        """A request; what goes wrong with its connection ends the connection, and nothing else."""
        self.server.crowd.now(self.connection, Doing.WAITING)
        try:
            super().handle_one_request()
        except (OSError, ValueError):
            self.close_connection = True
