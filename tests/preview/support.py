"""A real preview on a folder in a test, and what a clean build of the same folder would write."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from decan.building import make
from decan.layout import Layout, Options, locate
from decan.preview.answers import mount_of
from decan.preview.session import Preview, Says
from decan.reading.sources import MARKDOWN

PATIENCE = 30.0
"""Seconds to wait for what should come at once: a slow machine must not fail a test."""
_SCRIPT = re.compile(rb'<script src="/\.decan/preview\.js"[^>]*></script>')


@dataclass
class Heard:
    """What a preview has told the author."""

    news: list[tuple[str, ...]] = field(default_factory=list)
    """The files named; not the editions, each of which is a whole journal."""
    fresh: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    mistakes: list[Exception] = field(default_factory=list)


@dataclass
class Running:
    """A preview that serves, and what it said."""

    preview: Preview
    layout: Layout
    heard: Heard

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """The response to a request for a path of the site; its body is read."""
        return self.ask("GET", mount_of(self.preview.edition).rstrip("/") + path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
        """The same for any method, the path as it goes over the line."""
        assert self.preview.server is not None
        line = http.client.HTTPConnection("127.0.0.1", self.preview.server.port, timeout=PATIENCE)
        line.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        response = line.getresponse()
        response.content = response.read()  # type: ignore[attr-defined]
        line.close()
        return response

    def page(self, path: str) -> str:
        """A page's HTML, without the preview's script."""
        return plain(self.get(quote(path)).content).decode()  # type: ignore[attr-defined]

    def wait(self, done: Callable[[], bool]) -> None:
        """Until something is so."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, "it did not come"
            time.sleep(0.005)

    def settled(self) -> None:
        """Until everything that was saved is in the edition, and it is what a build would write."""
        mark = self.layout.content / "settling.md"
        mark.write_text("---\nkind: page\n---\nsettled\n", "utf-8")
        self.wait(lambda: "settled" in self.page("/settling/"))
        mark.unlink()
        self.wait(lambda: self.get("/settling/").status == 404 and self.preview.is_settled)


@contextmanager
def previewing(folder: Path, *, follow: bool = False, poll: bool = False, options: Options | None = None) -> Iterator[Running]:
    """A preview of the journal in a folder."""
    layout = locate(folder)
    assert isinstance(layout, Layout)
    heard = Heard()
    says = Says(
        lambda news: heard.news.append(news.names),
        lambda fresh, mended: (heard.fresh.extend(one.code for one in fresh), heard.mended.extend(one.code for one in mended)),
        heard.notices.append,
        heard.mistakes.append,
    )
    preview = Preview(layout, lambda: options or Options(), says, str, poll=poll, follow=follow)
    preview.open("127.0.0.1", 0)
    thread = threading.Thread(target=preview.run, daemon=True)
    thread.start()
    try:
        yield Running(preview, layout, heard)
    finally:
        preview.close()
        thread.join(PATIENCE)
        assert [] == heard.mistakes


def plain(page: bytes) -> bytes:
    """A page as a build would write it: without the preview's script."""
    return _SCRIPT.sub(b"", page)


def built(layout: Layout, options: Options | None = None) -> dict[str, bytes]:
    """All files of a clean build, by path, but for cards."""
    made = make(layout, options or Options())
    files = {str(file.output): file.data for file in made.files}
    return {**files, **{str(copy.output): Path(copy.source).read_bytes() for copy in made.copies if copy.output not in files}}


def served(running: Running) -> dict[str, bytes]:
    """All files of the present edition, by path, over HTTP."""
    site = running.preview.edition.site
    names = [*(str(file.output) for file in site.everything()), *map(str, site.copies)]
    return {name: plain(running.get("/" + quote(name)).content) for name in names}  # type: ignore[attr-defined]


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Paths whose bytes differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def events(running: Running) -> Iterator[dict[str, object]]:
    """The data of ``build`` events, as they come."""
    assert running.preview.server is not None
    line = http.client.HTTPConnection("127.0.0.1", running.preview.server.port, timeout=PATIENCE)
    line.request("GET", "/.decan/events")
    response = line.getresponse()
    kind = ""
    while True:
        text = response.readline().decode().rstrip("\n")
        if text.startswith("event: "):
            kind = text.removeprefix("event: ")
        elif text.startswith("data: ") and kind == "build":
            yield json.loads(text.removeprefix("data: "))
        elif text.startswith("data: ") and kind == "bye":
            return


def markdown_in(folder: Path) -> list[Path]:
    """All documents of a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.suffix in MARKDOWN and path.is_file())
