"""Links to other sites, asked for from a real server."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.site.support import write

from decan.building import load
from decan.cli import main
from decan.external import asking
from decan.external.asking import AGENT, Answer, Asker
from decan.external.crowd import ask_all
from decan.external.findings import complaints
from decan.layout import Layout, Options, locate
from decan.model.journal import Journal

MOVES = {"/moved": (301, "/there"), "/for-good": (308, "/moved"), "/today": (302, "/there"), "/partly": (301, "/today")}
MOVES |= {"/circle": (302, "/circle"), "/out": (302, "file:///etc/passwd"), "/nowhere": (301, "")}


class Site(ThreadingHTTPServer):
    """A site with a page for each fault; remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[tuple[str, str, str]] = []
        self.busy = 0
        self.busiest = 0
        self.lock = threading.Lock()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Page(BaseHTTPRequestHandler):
    """One answer."""

    server: Site

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
            self.server.busy += 1
            self.server.busiest = max(self.server.busiest, self.server.busy)
        time.sleep(0.01)
        with self.server.lock:
            self.server.busy -= 1  # before the answer, after which the next may come at once
        self.answer()

    do_HEAD = do_GET  # noqa: N815

    def answer(self) -> None:
        path = self.path.partition("?")[0]
        times = sum(asked == self.path for _, asked, _ in self.server.asked)
        if path in MOVES:
            self.say(MOVES[path][0], Location=MOVES[path][1])
        elif path == "/get-only":
            self.say(405 if self.command == "HEAD" else 200)
        elif path == "/busy":
            self.say(429 if times < 4 else 200, **{"Retry-After": "3"})
        elif path == "/busy-for-hours":
            self.say(429, **{"Retry-After": "7200"})
        elif path == "/slow":
            time.sleep(1)
            self.say(200)
        elif path == "/hangs-up":
            self.close_connection = True
        elif path == "/short":
            time.sleep(0.03)
            self.say(200)
        else:
            self.say(int(path[1:]) if path[1:].isdecimal() else 200)

    def say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def site() -> Iterator[Site]:
    """The site, answering."""
    server = Site()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/there", Answer(200)),
        ("/there#part", Answer(200)),
        ("/a b/ü?q=a b&c=ü", Answer(200)),
        ("/moved", Answer(200, "/there")),
        ("/moved#part", Answer(200, "/there#part")),
        ("/for-good", Answer(200, "/there")),
        ("/today", Answer(200)),
        ("/partly", Answer(200)),
        ("/404", Answer(404)),
        ("/410", Answer(410)),
        ("/403", Answer(403)),
        ("/get-only", Answer(200)),
        ("/nowhere", Answer(301)),
        ("/circle", Answer(0, error="it redirects in a circle")),
        ("/out", Answer(0, error="it redirects to file:///etc/passwd")),
    ],
)
def test_answers(site: Site, path: str, answer: Answer) -> None:
    """What becomes of an address."""
    found = Asker(local=True).ask(site.url(path))
    assert answer == Answer(found.status, found.moved.removeprefix(site.url("")), found.error)


def test_who_asks(site: Site) -> None:
    """By the head, with our name, and no more than once."""
    Asker(local=True).ask(site.url("/there"))
    assert [("HEAD", "/there", AGENT)] == site.asked


def test_patience(site: Site) -> None:
    """A server that says when to come back is asked again then; one that says tomorrow is not."""
    waits: list[float] = []
    asker = Asker(local=True, wait=waits.append)
    assert [Answer(200), Answer(429), [3.0, 3.0]] == [asker.ask(site.url("/busy")), asker.ask(site.url("/busy-for-hours")), waits]


def test_a_server_that_fails(site: Site) -> None:
    """Is asked three times, and then told of."""
    assert Answer(503) == Asker(local=True, wait=lambda _: None).ask(site.url("/503"))
    assert ["HEAD", "GET", "GET", "GET"] == [method for method, _, _ in site.asked]


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("/slow", "it does not answer in time"),
        ("/hangs-up", "it cannot be reached: Remote end closed connection without response"),
    ],
)
def test_no_answer(site: Site, address: str, error: str) -> None:
    """The reason is in words."""
    assert Answer(0, error=error) == Asker(0.3, local=True, wait=lambda _: None).ask(site.url(address))


def test_nobody_there() -> None:
    """No such host, and no server at a port."""
    asker = Asker(2, local=True)
    assert "it cannot be reached: " == asker.ask("http://nowhere.invalid/").error[:22]
    assert "it cannot be reached: Connection refused" == asker.ask("http://127.0.0.1:9/").error


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_a_bad_certificate(site: Site, tmp_path: Path) -> None:
    """Is told of."""
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=other",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    error = Asker(5, local=True).ask(f"https://127.0.0.1:{site.server_port}/there").error
    assert "its certificate is not good: " == error[:29], error


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8000/", "http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/latest", "http://nas/", "http://nas.local/",
     "file:///etc/passwd", "javascript:alert(1)", "mailto:me@me.org", "http://", "http://a:b/", "//host/path", "notes.md"],
)  # fmt: skip
def test_what_is_not_asked_for(url: str) -> None:
    """Machines of one's own, and what is no page of the web."""
    assert not Asker().may_ask(url)


def test_few_of_one_host(site: Site) -> None:
    """One host is asked for one address after another, several hosts at once; each address once."""
    urls = [site.url(f"/short?{number}") for number in range(8)]
    told = Counter[str]()
    found = ask_all([*urls, *urls], Asker(local=True).ask, lambda url, _: told.update([url]), pause=0)
    assert [dict.fromkeys(urls, Answer(200)), 1, Counter(urls)] == [found, site.busiest, told]


TEXT = """
---
title: Links
---
[there]({0}/there), [moved]({0}/moved), [gone]({0}/404), [again]({0}/404)

<{0}/503> and [mine](http://localhost/)
"""


def journal_of(root: Path, site: Site) -> Journal:
    """A journal with links to the site."""
    write(root, {"content/2024-03-05-links.md": TEXT.format(site.url(""))})
    layout = locate(root)
    assert isinstance(layout, Layout)
    return load(layout, Options(today=date(2024, 6, 1))).journal


def test_complaints(site: Site, tmp_path: Path) -> None:
    """With the place, what is wrong, and what to do; each address is asked for once."""
    journal, base = journal_of(tmp_path, site), site.url("")
    found = complaints(journal, Asker(local=True, wait=lambda _: None), tmp_path / ".decan", date(2024, 6, 1), pause=0)
    assert [
        ("external.moved", 4, f"{base}/moved has moved for good", f"write {base}/there"),
        ("external.gone", 4, f"{base}/404 is gone (404)", f"there may be a copy: https://web.archive.org/web/20240305/{base}/404"),
        ("external.gone", 4, f"{base}/404 is gone (404)", f"there may be a copy: https://web.archive.org/web/20240305/{base}/404"),
        ("external.unreachable", 6, f"{base}/503 could not be read: the server answers 503", "try it again another day"),
    ] == [(one.code, one.span.line, one.message, one.hint) for one in found if "localhost" not in one.message]
    assert 1 == sum(asked == ("HEAD", "/404", AGENT) for asked in site.asked)


def test_answers_are_kept(site: Site, tmp_path: Path) -> None:
    """For a week where something is there, else for a day; not at all where that is asked."""
    journal = journal_of(tmp_path, site)

    def asked(day: date, *, fresh: bool = False) -> set[str]:
        site.asked.clear()
        complaints(journal, Asker(local=True, wait=lambda _: None), tmp_path / ".decan", day, fresh=fresh, pause=0)
        return {path for _, path, _ in site.asked} - {"/"}

    everything = {"/there", "/moved", "/404", "/503"}
    days = [date(2024, 6, 1), date(2024, 6, 1), date(2024, 6, 3), date(2024, 6, 20)]
    assert [everything, set(), {"/404", "/503"}, everything] == [asked(day) for day in days]
    assert everything == asked(date(2024, 6, 20), fresh=True)


def test_a_machine_without_a_network(tmp_path: Path) -> None:
    """One sentence, and nothing that is remembered."""
    write(tmp_path, {"content/links.md": "\n".join(f"<http://nowhere{number}.invalid/>\n" for number in range(5))})
    layout = locate(tmp_path)
    assert isinstance(layout, Layout)
    found = complaints(load(layout, Options()).journal, Asker(2, local=True), tmp_path / ".decan", date(2024, 6, 1), pause=0)
    assert [["external.offline"], False] == [[one.code for one in found], (tmp_path / ".decan/external").exists()]


def test_the_command(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Only with --external are requests made; what is found is shown as everything else."""
    journal_of(tmp_path, site)
    monkeypatch.setattr(asking, "_is_local", lambda host: host == "localhost")
    monkeypatch.setattr("decan.external.crowd.PAUSE", 0)
    assert (0, []) == (main(["check", str(tmp_path)]), site.asked)
    capsys.readouterr()
    assert 0 == main(["check", str(tmp_path), "--external"])
    said = capsys.readouterr().out
    assert "content/2024-03-05-links.md:4:" in said
    assert ["external.gone", "external.gone"] == [line.split("[")[1].split("]")[0] for line in said.splitlines() if "external.gone" in line]
