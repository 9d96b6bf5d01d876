"""A crawler of a built site on disk: every link and anchor, as a browser would resolve them from ``file://``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_ATTRIBUTES = {
    *(("a", "href"), ("link", "href"), ("img", "src"), ("script", "src")),
    *(("source", "src"), ("video", "src"), ("audio", "src"), ("iframe", "src")),
}


@dataclass
class _Page(HTMLParser):
    """The ids and links of one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    depth_h1: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth_h1 += tag == "h1"
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if (tag, name) in _ATTRIBUTES and value is not None and dict(attrs).get("rel") != "canonical":
                self.links.append(value)


def read(path: Path) -> _Page:
    """The page at a path."""
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def dead_links(site: Path, *, base: str = "/") -> Iterator[str]:
    """Each internal link of the site that leads nowhere, as ``page → link: why``. ``base`` is the path that absolute links begin with."""
    pages = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    ids = {name: set(page.ids) for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            if parts.path.startswith("/"):
                if not parts.path.startswith(base):
                    yield f"{name} → {link}: outside {base}"
                    continue
                target = parts.path.removeprefix(base)
            else:
                target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            target = unquote(target).strip("/") if parts.path.startswith("/") else target
            file = site / target
            if file.is_dir():
                yield from () if parts.path.startswith("/") else (f"{name} → {link}: a folder, which file:// does not open",)
                target = f"{target}/index.html".lstrip("/")
            if not (site / target).is_file():
                yield f"{name} → {link}: no such file"
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                yield f"{name} → {link}: no such anchor"


def repeated_ids(site: Path) -> Iterator[str]:
    """Each id that a page has twice."""
    for path in sorted(site.rglob("*.html")):
        ids = read(path).ids
        yield from (f"{path.relative_to(site)}: {name}" for name in sorted({name for name in ids if ids.count(name) > 1}))
