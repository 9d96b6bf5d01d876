"""What a request gets: a page of the present edition, a file of the author's, or a page that says that there is nothing.

Everything outside the site is refused: dot-files, what climbs, what a link leads out to. Sources: RFC 9110 (HTTP, ranges in section 14).
"""

from __future__ import annotations

import json
import mimetypes
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from decan.layout import Layout
from decan.preview import browser
from decan.preview.edition import Edition
from decan.site.page import OutputPath, Url
from decan.site.slugs import file_of
from decan.site.urls import NOT_FOUND

OWN = "/.decan/"
"""Where the preview's own files lie, and its event stream."""
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})$")
_TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
    ".xml": "application/xml", ".svg": "image/svg+xml", ".txt": "text/plain", ".md": "text/markdown", ".bib": "text/x-bibtex",
    ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2", ".wasm": "application/wasm", ".webm": "video/webm",
    ".mp4": "video/mp4", ".m4a": "audio/mp4", ".opus": "audio/ogg", ".vtt": "text/vtt", ".webmanifest": "application/manifest+json",
    ".ipynb": "application/json", ".csv": "text/csv",
}  # fmt: skip
"""Those that a system's own table may not know, or know wrongly."""
_PAGES = frozenset({"document", "iframe", "empty"})
"""What browsers want of a request that may get a page (``Sec-Fetch-Dest``), not a picture or a script."""
_ATOM = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. Of a file, ``file`` is open nowhere yet; ``span`` is the part of it (first byte, bytes) that is asked for."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    span: tuple[int, int] = (0, 0)


def answer(edition: Edition, layout: Layout, target: str, headers: Mapping[str, str]) -> Answer:
    """The answer to ``GET target``; ``headers`` are the request's, their names in lower case. Never raises for what was asked."""
    mount = unquote(mount_of(edition))
    path = _path(target)
    if path is None:
        return Answer(400, b"There is no such address.\n", {"Content-Type": "text/plain; charset=utf-8"})
    if path.startswith(OWN):
        return _own(path.removeprefix(OWN))
    if not path.startswith(mount):
        return _moved(quote(mount)) if path == "/" or path + "/" == mount else not_found(edition, path, headers)
    inside = "/" + path[len(mount) :]
    if any(part.startswith(".") and part != ".well-known" for part in inside.split("/")):
        return not_found(edition, inside, headers)
    output = file_of(inside)
    if output in edition.site.pages:
        return _html(edition, edition.site.file(output) or b"", inside)
    if not inside.endswith("/") and OutputPath(f"{output}/index.html") in edition.site.pages:
        return _moved(quote(f"{path}/"))
    return _file(edition, layout, output, inside, headers)


def mount_of(edition: Edition) -> str:
    """Where the site's home is served: the path of its address on the web, encoded, ``/`` where that is not known."""
    return quote(unquote(urlsplit(edition.site.view.config.url).path)).rstrip("/") + "/"


def not_found(edition: Edition, inside: str, headers: Mapping[str, str]) -> Answer:
    """The site's own page for it, with the nearest pages; a word where no page is wanted."""
    accepted = headers.get("accept", "*/*")
    if headers.get("sec-fetch-dest", "document") not in _PAGES or ("text/html" not in accepted and not accepted.startswith("*/*")):
        return Answer(404, b"Nothing is written here.\n", {"Content-Type": "text/plain; charset=utf-8"})
    page = edition.site.pages[file_of(NOT_FOUND)]
    return _html(edition, edition.site.render(replace(page, about=(edition.nearest(inside),))), inside, 404)


def _path(target: str) -> str | None:
    """The path of a request's target, decoded; None for what cannot be one of a site."""
    raw = target.partition("?")[0].partition("#")[0]
    if "://" in raw and not raw.startswith("/"):
        raw = "/" + raw.split("://", 1)[1].partition("/")[2]
    try:
        path = unquote_to_bytes(raw).decode("utf-8", "surrogateescape")
    except ValueError:
        return None
    parts = path.split("/")
    if not path.startswith("/") or "\0" in path or "\\" in path or any(part in {".", ".."} for part in parts) or "" in parts[1:-1]:
        return None
    return path


def _html(edition: Edition, page: bytes, inside: str, status: int = 200) -> Answer:
    """A page with the preview's script at its end. It runs before those of the theme, to see the page as it came."""
    address = mount_of(edition).rstrip("/") + quote(inside, errors="surrogateescape")
    said = f'<script src="{OWN}preview.js" data-build="{escape(edition.build)}" data-page="{escape(address)}"></script>'
    head, end, tail = page.rpartition(b"</body>")
    body = head + said.encode("utf-8", "replace") + end + tail if end else page + said.encode("utf-8", "replace")
    return Answer(status, body, {"Content-Type": "text/html; charset=utf-8"})


def _own(name: str) -> Answer:
    """A script of the preview's own."""
    data = browser.read(name)
    return Answer(404) if data is None else Answer(200, data, {"Content-Type": _type(name)})


def _moved(place: str) -> Answer:
    return Answer(302, b"", {"Location": place})


def _file(edition: Edition, layout: Layout, output: OutputPath, inside: str, headers: Mapping[str, str]) -> Answer:
    """A file that Decan makes, or one of the author's."""
    kind = {"Content-Type": _type(output)}
    source = edition.site.copies.get(output)
    if source is None:
        data = edition.site.file(output)
        drawn = edition.site.drawing(output) if data is None else None
        data = drawn.draw() if drawn else data
        return not_found(edition, inside, headers) if data is None else _part(Answer(200, data, kind), len(data), headers)
    place = layout.file(source)
    root = layout.content if place == layout.content / source else layout.root
    try:
        inner = os.path.realpath(place)
        status = os.stat(inner)  # noqa: PTH116
    except (OSError, ValueError):
        return not_found(edition, inside, headers)
    if not stat.S_ISREG(status.st_mode) or not inner.startswith(os.path.realpath(root) + os.sep):
        return not_found(edition, inside, headers)
    whole = Answer(200, b"", kind, Path(inner), (0, status.st_size))
    return _part(whole, status.st_size, headers)


def _part(whole: Answer, size: int, headers: Mapping[str, str]) -> Answer:
    """The range that was asked for; all of it where none was, or one that nobody understands."""
    extra = {**whole.headers, "Accept-Ranges": "bytes"}
    found = _RANGE.match(headers.get("range", "").strip())
    if found is None or not (found[1] or found[2]):
        return Answer(whole.status, whole.body, extra, whole.file, whole.span)
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if first > last or first >= size:
        return Answer(416, b"", {**extra, "Content-Range": f"bytes */{size}"})
    extra["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Answer(206, whole.body[first : last + 1], extra, whole.file, (first, last - first + 1))


def _type(path: str) -> str:
    name = path.rpartition("/")[2]
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
    kind = _ATOM.get(name) or _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("+xml", "json", "/xml"))
    return f"{kind}; charset=utf-8" if text else kind


def told(
    edition: Edition, previous: str, moves: Mapping[str, str], files: tuple[str, ...], follow: str, problems: list[dict[str, object]]
) -> str:
    """The data of a ``build`` event, as JSON in one line; ``browser/preview.js`` says what each of them means there."""
    mount = mount_of(edition).rstrip("/")
    value = {
        "build": edition.build,
        "previous": previous,
        "problems": problems,
        "moved": {mount + quote(old): mount + quote(new) for old, new in moves.items()},
        "files": [mount + quote(Url(url)) for url in files],
        "follow": mount + quote(follow, safe="/#") if follow else "",
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
