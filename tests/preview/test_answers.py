"""What the preview's server gives, and what it refuses."""

import socket
import threading
from pathlib import Path

import pytest

from tests.preview.support import Running, events, previewing
from tests.site.support import write

ENTRY = "---\ntitle: A day\ndate: 2024-03-05\n---\nFirst words. ![A star](star.png)\n"
FILES = {
    "content/2024-03-05-a-day.md": ENTRY,
    "content/about.md": "---\nkind: page\ntitle: About\n---\nMe.\n",
    "content/star.png": bytes.fromhex("89504e470d0a1a0a0000000d49484452000000020000000308060000009d74a0fc") + b"\0" * 100,
    "content/talk.mp4": bytes(range(256)) * 8,
    "content/.secret": "hidden",
    "outside.txt": "outside",
}


@pytest.fixture
def running(tmp_path):
    """A small journal, served."""
    write(tmp_path, FILES)
    (tmp_path / "decan.yaml").write_text("title: Small\n")
    with previewing(tmp_path) as found:
        yield found


def test_a_page(running: Running) -> None:
    """Comes whole, with the script at its end, and is kept by no browser."""
    response = running.get("/")
    assert (200, "text/html; charset=utf-8", "no-store") == (
        response.status,
        response.headers["Content-Type"],
        response.headers["Cache-Control"],
    )
    assert response.content.count(b'src="/.decan/preview.js"') == 1
    assert response.content.index(b'src="/.decan/preview.js"') < response.content.index(b"</body>")


def test_a_folder_without_its_slash(running: Running) -> None:
    """Leads to the folder, else relative links would lead elsewhere."""
    response = running.get("/2024/03/05")
    assert (302, "/2024/03/05/") == (response.status, response.headers["Location"])


def test_types(running: Running) -> None:
    """Are those that browsers want."""
    kinds = {
        "/feed.xml": "application/atom+xml; charset=utf-8",
        "/feed.json": "application/feed+json; charset=utf-8",
        "/journal.json": "application/json; charset=utf-8",
        "/assets/decan.css": "text/css; charset=utf-8",
        "/assets/decan.js": "text/javascript; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/talk.mp4": "video/mp4",
    }
    assert kinds == {path: running.get(path).headers["Content-Type"] for path in kinds}


@pytest.mark.parametrize(
    ("asked", "status", "said", "length"),
    [
        ("bytes=0-9", 206, "bytes 0-9/2048", 10),
        ("bytes=2000-", 206, "bytes 2000-2047/2048", 48),
        ("bytes=-5", 206, "bytes 2043-2047/2048", 5),
        ("bytes=0-99999", 206, "bytes 0-2047/2048", 2048),
        ("bytes=5000-", 416, "bytes */2048", 0),
        ("lines=1-2", 200, None, 2048),
        ("bytes=0-" + "9" * 5000, 200, None, 2048),
        ("bytes=" + "9" * 5000 + "-", 200, None, 2048),
        ("bytes=5-2", 416, "bytes */2048", 0),
        ("bytes=-0", 416, "bytes */2048", 0),
        ("bytes=0-1,5-6", 200, None, 2048),
    ],
)
def test_ranges(running: Running, asked: str, status: int, said: str | None, length: int) -> None:
    """A part of a film is sent where a part is asked for, as RFC 9110 has it."""
    response = running.get("/talk.mp4", Range=asked)
    assert (status, said, length) == (response.status, response.headers["Content-Range"], len(response.content))
    if status == 206 and asked == "bytes=-5":
        assert (bytes(range(256)) * 8)[-5:] == response.content


def test_a_head(running: Running) -> None:
    """Has the length, and no body."""
    response = running.ask("HEAD", "/talk.mp4")
    assert (200, "2048", b"") == (response.status, response.headers["Content-Length"], response.content)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND", "get", "GET2"])
def test_another_method(running: Running, method: str) -> None:
    """Is none of the preview's."""
    assert 501 == running.ask(method, "/").status


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/..\\outside.txt",
        "/a/..%5c..%5coutside.txt",
        "/.secret",
        "/%2esecret",
        "/.decan-record",
        "/.git/config",
        "/nul%00.html",
        "//etc/passwd",
        "/decan.yaml",
        "/2024-03-05-a-day.md",
        "/assets/",
        "/.decan/../decan.yaml",
        "/.decan/nothing.js",
        "http://127.0.0.1/../outside.txt",
        "no-slash",
        "/a://b/../outside.txt",
        "file:///etc/passwd",
        "/%2e%2e%2f%2e%2e%2foutside.txt",
        "/%252e%252e/outside.txt",
        "/..;/outside.txt",
        "/%c0%ae%c0%ae/outside.txt",
        "/content/star.png/../../outside.txt",
        "/outside.txt",
        "/content/.secret",
        "/C:/outside.txt",
        "/~root/",
        "/star.png/",
        "/.decan/%2e%2e/outside.txt",
        "/.decan/server.py",
        "/talk.mp4%00.html",
        "/%ff%fe",
        "/" + "a" * 3000,
    ],
)
def test_nothing_outside_the_site(running: Running, path: str) -> None:
    """Is served: neither what climbs, nor dot-files, sources, settings, or lists of folders."""
    response = running.ask("GET", path)
    assert response.status in {400, 403, 404}
    assert b"outside" not in response.content.replace(b"outside.txt", b"")


def test_a_link_out(running: Running, tmp_path: Path) -> None:
    """That is put in the place of a picture after it was seen is not followed."""
    star = tmp_path / "content" / "star.png"
    url = next("/" + output for output, path in running.preview.edition.site.copies.items() if path == "star.png")
    assert 200 == running.get(url).status
    star.unlink()
    star.symlink_to(tmp_path / "outside.txt")
    running.wait(lambda: running.get(url).status == 404)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("[::1]:{port}", 200),
        ("journal.localhost", 200),
        ("evil.example", 403),
        ("evil.example:{port}", 403),
        ("127.0.0.1.evil.example", 403),
        ("192.168.0.9", 403),
        ("", 403),
        ("evil.example:127.0.0.1", 403),
        ("evil.example@127.0.0.1", 403),
        ("127.0.0.1@evil.example", 403),
        ("127.0.0.1, evil.example", 403),
        ("[::1].evil.example", 403),
        ("[::1", 403),
        ("evil.example/127.0.0.1", 403),
        ("localhost.evil.example", 403),
        ("evillocalhost", 403),
        ("0.0.0.0:{port}", 403),
        ("169.254.169.254", 403),
    ],
)
def test_hosts(running: Running, host: str, status: int) -> None:
    """A request under a foreign name is refused: a page elsewhere could have its name lead here."""
    assert running.preview.server is not None
    assert status == running.ask("GET", "/", Host=host.format(port=running.preview.server.port)).status


@pytest.mark.parametrize(
    "request_line",
    [
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost",
        "GET / HTTP/1.1\r\nX: y",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost",
        "GET / HTTP/1.0",
    ],
)
def test_names_that_disagree(running: Running, request_line: str) -> None:
    """Each name of a request must be the preview's, and there must be one."""
    assert running.preview.server is not None
    with socket.create_connection(("127.0.0.1", running.preview.server.port)) as line:
        line.sendall(f"{request_line}\r\nConnection: close\r\n\r\n".encode())
        assert " 403 " in line.makefile().readline()


def test_names_in_a_network(tmp_path: Path) -> None:
    """Who serves a network answers under any address, which nobody can make lead elsewhere, and under no foreign name."""
    from decan.preview.channel import Channel
    from decan.preview.server import Server

    server = Server("0.0.0.0", 0, lambda *_: None, Channel())
    try:
        known = {
            host: server.knows(host) for host in ("192.168.0.9:8000", "[fe80::1]:80", "0.0.0.0", "evil.example", "192.168.0.9.evil.example")
        }
    finally:
        server.server_close()
    assert [True, True, True, False, False] == list(known.values())


def test_nothing_there(running: Running) -> None:
    """Shows the site's own page, with the nearest pages, and is gone when the page is there."""
    response = running.get("/2024/03/06/")
    assert (404, True) == (response.status, b'href="/2024/03/05/"' in response.content)
    assert b"Nothing is written here" in response.content
    assert b"text/plain" in running.get("/none.png", Accept="image/*").headers["Content-Type"].encode()


def test_a_path_of_its_own(tmp_path: Path) -> None:
    """A site that will live below a path is shown below it, so that nothing is found only here."""
    write(tmp_path, FILES)
    (tmp_path / "decan.yaml").write_text("url: https://me.example/my journal/\n".replace(" j", "-j"))
    with previewing(tmp_path) as running:
        assert (200, 404) == (running.ask("GET", "/my-journal/2024/03/05/").status, running.ask("GET", "/2024/03/05/").status)
        assert (302, "/my-journal/") == ((home := running.ask("GET", "/")).status, home.headers["Location"])
        assert 302 == running.ask("GET", "/my-journal").status


@pytest.mark.parametrize("url", ["https://me.example/δ/", "https://me.example/%CE%B4/"])
def test_a_path_in_other_letters(tmp_path: Path, url: str) -> None:
    """Is the same whether the settings have it as people write it or as it goes over the line."""
    write(tmp_path, FILES)
    (tmp_path / "decan.yaml").write_text(f"url: {url}\n", "utf-8")
    with previewing(tmp_path) as running:
        assert running.preview.url.endswith("/%CE%B4/")
        assert (302, "/%CE%B4/") == ((home := running.ask("GET", "/")).status, home.headers["Location"])
        page = running.ask("GET", "/%CE%B4/2024/03/05/a-day/")
        assert (200, True) == (page.status, b'data-page="/%CE%B4/2024/03/05/a-day/"' in page.content)


def test_cards(tmp_path: Path) -> None:
    """Are drawn when one is asked for."""
    write(tmp_path, FILES)
    (tmp_path / "decan.yaml").write_text("url: https://me.example/\n")
    with previewing(tmp_path) as running:
        deck = running.preview.edition.site.view.deck
        assert deck is not None
        page = running.get("/2024/03/05/").content.decode()
        card = page.split('property="og:image" content="https://me.example')[1].split('"')[0]
        assert (200, b"\x89PNG") == ((found := running.get(card)).status, found.content[:4])
        assert 404 == running.get("/cards/none.png").status


def test_a_busy_port(running: Running, tmp_path: Path) -> None:
    """Moves on to the next one that is free."""
    from decan.preview.channel import Channel
    from decan.preview.server import Server

    assert running.preview.server is not None
    port = running.preview.server.port
    server = Server("127.0.0.1", port, lambda *_: None, Channel())
    try:
        assert server.port > port
    finally:
        server.server_close()


def test_many_connections(running: Running) -> None:
    """A thousand of them, silent ones and broken ones too, leave no thread and no file behind."""
    assert running.preview.server is not None
    place = ("127.0.0.1", running.preview.server.port)
    running.get("/")
    before, files = threading.active_count(), len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for number in range(1000):
        with socket.create_connection(place) as line:
            if number % 3 == 0:
                line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                while line.recv(1 << 16):
                    pass
            elif number % 3 == 1:
                line.sendall(b"\x16\x03\x01 no http at all\r\n\r\n")
    running.wait(lambda: threading.active_count() <= before)
    if files:
        running.wait(lambda: len(list(Path("/proc/self/fd").iterdir())) <= files + 2)
    assert 200 == running.get("/").status


def test_the_stream(running: Running) -> None:
    """Tells the present build at once, and each new one."""
    stream = events(running)
    first = next(stream)
    assert running.preview.edition.build == first["build"]
    (running.layout.content / "2024-03-05-a-day.md").write_text(ENTRY.replace("First", "Second"))
    second = next(stream)
    assert (True, []) == (first["build"] != second["build"], second["problems"])
    running.wait(lambda: "Second words" in running.page("/2024/03/05/a-day/"))  # it may first be read empty, in the middle of the save


def test_a_picture(running: Running) -> None:
    """That has changed is named, because its page may be the same."""
    stream = events(running)
    next(stream)
    star = running.layout.content / "star.png"
    with star.open("ab") as file:  # so that no state between is there to be seen
        file.write(b"more")
    url = next("/" + output for output, path in running.preview.edition.site.copies.items() if path == "star.png")
    assert [url] == next(stream)["files"]
    assert running.get(url).content.endswith(b"more")
