"""Every name that a link may use for a file of the journal.

    ../topics/kubernetes.md        by path, from the linking file or from the root
    /posts/kubernetes/             by the path that it has, or had, on a site
    [[Kubernetes]]                 by file name, title or alias, anywhere
    20230408-machine_learning.md   by file name anywhere, as Hugo's relref does

Two tables hold them: `routes` (paths) and `titles` (names); each is looked up as written first, then without regard to case.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from decan.config import Config
from decan.journal.kinds import folders_of, is_external, stem_of
from decan.journal.remembered import Remembered
from decan.memos import memo
from decan.model.document import Document, Link, LinkForm

WIKI = (LinkForm.WIKI, LinkForm.EMBED)
"""No set: the hash of such a member costs more than a look at two."""
_STATIC = ("static", "assets", "public", "content", "docs", "src")
_INDEXES = ("index", "_index", "readme")
_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn?|mdx|html?|org)$", re.IGNORECASE)
_DATED = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-(.+)$")


@dataclass(frozen=True, slots=True)
class Found:
    """The file that a name stands for."""

    path: str
    case: bool = False
    """The name is written in another case."""
    others: tuple[str, ...] = ()
    """More files that it might mean as well."""


@dataclass(frozen=True)
class Names:
    """All names of all files. Build with `of`; look up with `find`."""

    files: Mapping[str, str]
    """Path in composed form (NFC) → path as it is."""
    routes: Mapping[str, tuple[str, ...]]
    """Path without ending, and without ``index``, as on a site → files."""
    stems: Mapping[str, tuple[str, ...]]
    """File name, in any case → files: without ending for documents, with it for others."""
    titles: Mapping[str, tuple[str, ...]]
    """Title or alias, in any case → documents."""
    shown_titles: tuple[str, ...] = ()
    """Titles and aliases as written."""
    site: str = ""
    """The path below which the site is served, with slashes around it."""

    @classmethod
    def of(cls, documents: Sequence[Document], assets: Sequence[str], config: Config) -> Names:
        """The names of these documents and files."""
        routes: dict[str, list[str]] = {}
        stems: dict[str, list[str]] = {}
        titles: dict[str, list[str]] = {}
        shown: set[str] = set()
        for document, own in zip(documents, _own_names.each(documents, None) if documents else (), strict=True):
            for route in own.routes:
                _add(routes, route, document.path)
            _add(stems, own.stem, document.path)
            for title, key in own.titles:
                _add(titles, key, document.path)
                shown.add(title)
        for path in assets:
            for route in _asset_routes(path):
                _add(routes, route, path)
            _add(stems, folded(path.rpartition("/")[2]), path)
        files = {nfc(path): path for path in (*assets, *(document.path for document in documents))}
        base = posixpath.join("/", config.url.split("//", 1)[-1].partition("/")[2], "")
        return cls(files, _frozen(routes), _frozen(stems), _frozen(titles), tuple(sorted(shown)), base)

    @cached_property
    def folded_routes(self) -> Mapping[str, tuple[str, ...]]:
        """Routes without regard to case; asked for when a path is not written as any file is called."""
        found: dict[str, list[str]] = {}
        for route, paths in self.routes.items():
            for path in paths:
                _add(found, folded(route), path)
        return _frozen(found)

    def find(self, link: Link, source: str) -> Found | None:
        """The file that a link in the file ``source`` leads to; None when there is none, or it leads to another site."""
        target = link.target
        if not target or is_external(target) or target.startswith("//"):
            return None
        for spelled in _spellings(target):
            found = self._wiki(spelled, source) if link.form in WIKI else self._path(spelled, source)
            if found is not None:
                return found
        return None

    def asset(self, target: str, source: str) -> str:
        """The file at a path written in front matter; empty when there is none."""
        found = None if is_external(target) else self._by_route(target, source)
        return found.path if found else ""

    def _path(self, target: str, source: str) -> Found | None:
        """A path: by route, then by the file's name wherever it lies."""
        return self._by_route(target, source) or self._by_stem(target, source)

    def _wiki(self, target: str, source: str) -> Found | None:
        """A wiki name: a path in the vault, a file's name, a title or an alias. Case never matters here."""
        found = self._by_route(target, source) if "/" in target else None
        found = found or self._by_stem(target, source)
        if found is None and folded(target) in self.titles:
            found = _chosen(self.titles[folded(target)], source)
        return Found(found.path, case=False, others=found.others) if found else None

    def _by_route(self, target: str, source: str) -> Found | None:
        candidates = list(self._candidates(nfc(target), source))
        for candidate in candidates:
            if candidate in self.files:
                return Found(self.files[candidate])
        for candidate in candidates:
            paths = self.routes.get(_route(candidate))
            if paths:
                return _chosen(paths, source)
        for candidate in candidates:
            paths = self.folded_routes.get(folded(_route(candidate)))
            if paths:
                chosen = _chosen(paths, source)
                return Found(chosen.path, case=True, others=chosen.others)
        return None

    def _candidates(self, target: str, source: str) -> Iterator[str]:
        """Where a path may lie, from the root, the likeliest first."""
        if target.startswith("/"):
            if self.site != "/" and target.startswith(self.site):
                yield _tidy(target[len(self.site) :])
            yield _tidy(target)
            return
        folder = nfc(source).rpartition("/")[0]
        yield _tidy(posixpath.join(folder, target))
        yield _tidy(posixpath.join(_route(nfc(source)), target))
        if not target.startswith("."):
            yield _tidy(target)

    def _by_stem(self, target: str, source: str) -> Found | None:
        """A file by its name, wherever it lies; folders that are written before it must be above it."""
        parts = [part for part in nfc(target).split("/") if part not in {"", ".", ".."}]
        if not parts:
            return None
        name = parts[-1]
        paths = self.stems.get(folded(_MARKDOWN.sub("", name))) or self.stems.get(folded(name)) or ()
        if len(parts) > 1 and paths:
            tail = folded("/" + "/".join((*parts[:-1], "")))
            paths = tuple(path for path in paths if tail in folded("/" + path))
        if not paths:
            return None
        found = _chosen(paths, source)
        same = nfc(name) in {nfc(found.path.rpartition("/")[2]), nfc(stem_of(found.path))} or _MARKDOWN.sub("", nfc(name)) == nfc(
            stem_of(found.path)
        )
        return Found(found.path, case=not same, others=found.others)


def nfc(text: str) -> str:
    """Composed form: file systems and keyboards differ in it."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """A text without regard to case, blanks and composition."""
    return " ".join(nfc(text).casefold().replace("_", " ").split())


folded: Final = memo(fold)
"""The same of names, which are asked for again and again."""


def route_of(path: str) -> str:
    """The path that a file has on most sites: without ending, ``index`` and the generator's root (``content/``)."""
    folders, stem = folders_of(path), stem_of(path)
    return "/".join(folders) if stem.lower() in _INDEXES else "/".join((*folders, stem))


def _add(table: dict[str, list[str]], key: str, path: str) -> None:
    paths = table.setdefault(key, [])
    if path not in paths[-1:]:
        paths.append(path)


def _frozen(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted({*paths})) if len(paths) > 1 else tuple(paths) for key, paths in table.items()}


def _spellings(target: str) -> tuple[str, ...]:
    """The target as written, then with percent signs resolved, then without a query."""
    plain = target.partition("?")[0]
    return tuple(dict.fromkeys((target, unquote(target), plain, unquote(plain))))


def _tidy(path: str) -> str:
    """A path from the root without ``.``, ``..`` and slashes at its ends."""
    tidy = posixpath.normpath("/" + path.replace("\\", "/")).strip("/")
    return "" if tidy == "." else tidy


def _route(path: str) -> str:
    """A path as a route: without a page's ending and without ``index``."""
    bare = _MARKDOWN.sub("", path)
    head, _, last = bare.rpartition("/")
    return head if last.lower() in _INDEXES else bare


@dataclass(frozen=True, slots=True)
class _Own:
    """The names of one document."""

    routes: tuple[str, ...]
    stem: str
    """Its file's name, folded."""
    titles: tuple[tuple[str, str], ...]
    """Titles and aliases as written, and folded."""


def _names_of(document: Document, _: None) -> _Own:
    titles = (document.title, document.front.title, *document.front.aliases, *_property_aliases(document))
    return _Own(
        tuple(dict.fromkeys(_routes(document))),
        folded(stem_of(document.path)),
        tuple((title, folded(title)) for title in dict.fromkeys(titles) if title and not title.startswith("/")),
    )


_own_names = Remembered(_names_of)


def _routes(document: Document) -> Iterator[str]:
    """The routes of a document: its path, its path on a site, what its front matter asks for, and Jekyll's dated path."""
    path = nfc(document.path)
    front = document.front
    yield _route(path)
    yield route_of(path)
    stem = stem_of(path)
    if front.slug:
        yield "/".join((*folders_of(path), front.slug.strip("/")))
    for url in (front.url, *front.aliases):
        local = "/" + url.split("//", 1)[-1].partition("/")[2] if is_external(url) else url
        if "/" in local and local.strip("/"):
            yield _route(_tidy(nfc(local)))
    dated = _DATED.match(stem)
    if dated:
        year, month, day, title = dated.groups()
        folders = [folder for folder in folders_of(path) if folder != "_posts"]
        for name in dict.fromkeys((front.slug or title, title)):
            yield "/".join((year, month.zfill(2), day.zfill(2), name))
            yield "/".join((*folders, year, month.zfill(2), day.zfill(2), name))
            yield name
            yield "/".join(("posts", name))


def _asset_routes(path: str) -> Iterator[str]:
    """A file's path, and its path on a site whose generator serves ``static/`` at the root."""
    path = nfc(path)
    yield path
    head, _, rest = path.partition("/")
    while head in _STATIC and rest:
        yield rest
        head, _, rest = rest.partition("/")


def _property_aliases(document: Document) -> Iterator[str]:
    """Aliases of a Logseq page: ``alias:: a, b``, and its title."""
    for key, value in document.properties:
        if key in {"alias", "aliases", "title"}:
            yield from (name.strip().removeprefix("[[").removesuffix("]]") for name in value.split(","))


def _chosen(paths: Sequence[str], source: str) -> Found:
    """The file that lies nearest: beside the linking one, else with the shortest path."""
    if len(paths) == 1:
        return Found(paths[0])
    folder = source.rpartition("/")[0]
    ranked = sorted(paths, key=lambda path: (path.rpartition("/")[0] != folder, path.count("/"), len(path), path))
    return Found(ranked[0], others=tuple(ranked[1:]))
