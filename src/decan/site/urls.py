"""All URLs of the site: decided here, once, before anything is rendered.

======================= ======================================================================================================
what                    where
======================= ======================================================================================================
a day                   ``/2022/02/01/``; its entries are ``#anchors`` of that page
an article              the author's ``url``, else ``/2021/07/10/<slug>/``
year, quarter, month    ``/2022/``, ``/2022/q1/``, ``/2022/02/``; a period of the author's own ``/periods/<slug>/``
unit, topic, roadmap    ``/units/<slug>/``, ``/topics/<slug>/``, ``/roadmaps/<slug>/``
resource                ``/resources/<slug>/`` when it has a page, else its row ``/resources/#<slug>``
note, page              ``/notes/<folders>/<slug>/``, ``/<slug>/``
picture, other file     beside the page of the document that it lies beside and that shows it, else by its path
======================= ======================================================================================================

Pages are linked relatively and by file name, so the site works under ``/``, under ``/repo/`` and from ``file://``:

>>> relative(Url("/topics/raft/#log"), Url("/2022/02/01/"))
'../../../topics/raft/index.html#log'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from sys import intern
from urllib.parse import quote

from decan.config import Config
from decan.diagnostics import Diagnostic
from decan.model.journal import Journal, Source, Target
from decan.site.claims import DERIVED, FIXED, Claim, Ledger, clash, settle
from decan.site.page import OutputPath, Url
from decan.site.places import articles, calendar, file_url, files, home_text, invalid, notes, subjects
from decan.site.slugs import output_of, permalink, segment

HOME = Url("/")
JOURNAL = Url("/journal/")
TOPICS = Url("/topics/")
RESOURCES = Url("/resources/")
NOTES = Url("/notes/")
INTERESTS = Url("/interests/")
FOLLOW_UPS = Url("/follow-ups/")
ROADMAPS = Url("/roadmaps/")
SEARCH = Url("/search/")
NOT_FOUND = Url("/404.html")
ATOM = Url("/feed.xml")
JSON_FEED = Url("/feed.json")
EXPORT = Url("/journal.json")
BIBTEX = Url("/resources.bib")
CSL = Url("/resources.csl.json")
SITEMAP = Url("/sitemap.xml")
ROBOTS = Url("/robots.txt")

FIXED_URLS = (
    *(HOME, JOURNAL, TOPICS, RESOURCES, NOTES, INTERESTS, FOLLOW_UPS, ROADMAPS, SEARCH, NOT_FOUND),
    *(ATOM, JSON_FEED, EXPORT, BIBTEX, CSL, SITEMAP),
    Url("/resources/all/"),
)
"""Decan's own pages and files, but for ``robots.txt``: an author's own one is better than ours."""

_LONGEST_RANGE = 62


@dataclass(frozen=True, slots=True)
class UrlMap:
    """Where everything is. Made by `assign`; pure lookups, no joining of strings anywhere else."""

    places: Mapping[tuple[str, str], Url] = field(default_factory=dict)
    """(kind, id) as in `Target` → URL, perhaps with an anchor; also (``roadmap``, id), (``fixed``, URL), and (``page``, URL) for sections
    that this site does not have."""
    prefixes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(``entry``, id) → what its inner ids begin with on the day's page; see `prefix`."""
    redirects: tuple[tuple[Url, Url], ...] = ()
    """(old URL, where it went), from the authors' aliases, sorted."""
    site: str = ""
    """``config.url``: where the site will live, with a trailing slash; empty when unknown."""

    def of(self, target: Target) -> Url | None:
        """The URL of a target with its anchor, or None where the site has no page for it (external, missing, an unlisted resource)."""
        place = self.places.get((target.kind, target.id), Url(target.id) if target.kind == "page" else None)
        if place is None or not target.anchor:
            return place
        path, _, own = place.partition("#")
        if own == target.anchor:
            return place
        return Url(f"{path}#{self.prefix(target)}{target.anchor}")

    def at(self, kind: str, key: str, base: Url | str) -> str:
        """The ``href`` of the page of something, in the page ``base``; empty where it has none."""
        place = self.places.get((kind, key))
        return relative(place, base) if place is not None else ""

    def prefix(self, target: Target) -> str:
        """What ids inside the target's text begin with on its page: empty, but for the entries of a day, which share a page."""
        return self.prefixes.get((target.kind, target.id), "")

    def output(self, url: Url) -> OutputPath:
        """The file of a page's URL: ``/2022/02/01/`` → ``2022/02/01/index.html``."""
        return output_of(url)

    def relative(self, url: Url, base: Url) -> str:
        """The percent-encoded ``href`` of ``url`` in the page ``base``. Never empty; works from ``file://`` too."""
        return relative(url, base)

    def absolute(self, url: Url) -> str:
        """The percent-encoded address on the web; empty when ``config.url`` is not set."""
        return self.site + _quoted(url.lstrip("/")) if self.site else ""

    def feed(self, topic: str, *, name: str = "feed.xml") -> Url | None:
        """A topic's own feed, ``feed.xml`` or ``feed.json``."""
        place = self.places.get(("topic", topic))
        return Url(f"{place.rstrip('/')}/{name}") if place is not None and place.endswith("/") else None


def relative(url: Url, base: Url | str) -> str:
    """See `UrlMap.relative`."""
    section, depth = outlook(base)
    return _from_elsewhere(url, depth) if section and outlook(url)[0] != section else _near(url, base)


@lru_cache(maxsize=65_536)
def outlook(base: Url | str) -> tuple[str, int]:
    """The first folder of a page, with its slash, and how many folders it lies below the site's.

    All that a page's addresses depend on, but for those that lead into that first folder.
    """
    folders, _ = _parts(base.partition("#")[0])
    return (folders[0] if folders else ""), len(folders)


@lru_cache(maxsize=4_096)
def _from_elsewhere(url: Url, depth: int) -> str:
    """The ``href`` of a URL in pages so deep in other folders."""
    path, mark, anchor = url.partition("#")
    folders, name = _parts(path)
    way = "../" * depth + "".join(folders) + name
    return f"{way}#{_quoted(anchor)}" if mark else way


def _near(url: Url, base: Url | str) -> str:
    """The ``href`` of a URL that may share folders with the page."""
    path, mark, anchor = url.partition("#")
    page = base.partition("#")[0]
    if mark and path == page:
        return "#" + _quoted(anchor)
    here, (there, name) = _parts(page)[0], _parts(path)
    shared = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        shared += 1
    way = "../" * (len(here) - shared) + "".join(there[shared:]) + name
    return f"{way}#{_quoted(anchor)}" if mark else way


@lru_cache(maxsize=262_144)
def _parts(path: str) -> tuple[tuple[str, ...], str]:
    """The folders of a URL's file, each with its slash, and the file's name; percent-encoded. Most folders are those of many files."""
    *folders, name = _percent(output_of(Url(path)), "/~!$()*+,;=@-._").split("/")
    return tuple([intern(f"{folder}/") for folder in folders]), name


@lru_cache(maxsize=4_096)
def _quoted(text: str) -> str:
    return _percent(text, "/~!$()*+,;=@-._#")


def _percent(text: str, safe: str) -> str:
    """Percent-encoded; a file name that is no Unicode keeps its bytes."""
    try:
        return quote(text, safe=safe, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(text, safe=safe, errors="replace")


def assign(journal: Journal, config: Config, *, reserved: Iterable[str] = ()) -> tuple[UrlMap, tuple[Diagnostic, ...]]:
    """Every URL of the site, and which of them two have claimed.

    ``reserved`` are output paths that something else writes (the theme's own files). A claim that comes second gets a stable suffix and the
    diagnostic ``url.claimed-twice``; a permalink that leads out of the site is ``url.invalid`` and is replaced by Decan's own choice.
    """
    ledger = Ledger()
    found: list[Diagnostic] = []
    robots = () if any(file_url(path) == ROBOTS for path in journal.assets) else (ROBOTS,)
    taken = (*FIXED_URLS, *robots, *(Url("/" + path.lstrip("/")) for path in reserved))
    claims = [Claim(("fixed", url), url, FIXED, "a page of Decan's own", quiet=True) for url in taken]
    claims += [*calendar(journal), *articles(journal, found), *notes(journal, found), *subjects(journal, found)]
    places, clashes = settle(claims, ledger)
    found.extend(clashes)
    places.update({("page", url): HOME for url, shown in _sections(journal).items() if not shown})
    prefixes = _day_entries(journal, places)
    _leaders(journal, places)
    copies, clashes = settle(files(journal, places, ledger), ledger)
    found.extend(clashes)
    redirects = _redirects(journal, places, ledger, found)
    return UrlMap({**places, **copies}, prefixes, redirects, config.url), tuple(found)


def _sections(journal: Journal) -> dict[Url, bool]:
    """Whether a section has anything to show; a link to one that has not leads home."""
    return {
        JOURNAL: bool(journal.entries),
        TOPICS: bool(journal.topics),
        RESOURCES: bool(journal.resources),
        INTERESTS: any(topic.months for topic in journal.topics),
        FOLLOW_UPS: bool(journal.follow_ups),
        ROADMAPS: bool(journal.roadmaps),
        NOTES: any(note.kind == "note" for note in journal.notes),
    }


def _day_entries(journal: Journal, places: dict[tuple[str, str], Url]) -> dict[tuple[str, str], str]:
    """Add the entries that are shown on their day's page, and the days inside a range; gives the prefixes of ids."""
    prefixes: dict[tuple[str, str], str] = {}
    for entry in journal.entries:
        key = ("entry", entry.id)
        if key not in places:
            page = places["day", entry.date.isoformat()]
            places[key] = Url(f"{page}#{entry.anchor}") if entry.anchor else page
            prefixes[key] = f"{entry.anchor}-" if entry.anchor else ""
    for entry in journal.entries:
        for distance in range(1, min((entry.end - entry.date).days, _LONGEST_RANGE) + 1):
            places.setdefault(("day", (entry.date + timedelta(distance)).isoformat()), places["entry", entry.id])
    return prefixes


def _leaders(journal: Journal, places: dict[tuple[str, str], Url]) -> None:
    """Add what is shown on the page of something else: the text of a topic, a roadmap and its note, a resource that is only a row."""
    for resource in journal.resources:
        if resource.listed and not resource.has_page:
            places["resource", resource.id] = Url(f"{RESOURCES}#{segment(resource.id)}")
    for note in journal.notes:
        kind = note.kind if note.kind in {"topic", "resource", "roadmap"} else "topic"
        if note.about and (kind, note.about) in places:
            places["note", note.id] = places[kind, note.about]
    opening = home_text(journal)
    if opening is not None:
        places["note", opening.id] = HOME
    for roadmap in journal.roadmaps:
        if ("roadmap", roadmap.id) not in places and ("note", roadmap.note) in places:
            places["roadmap", roadmap.id] = places["note", roadmap.note]


def _redirects(
    journal: Journal, places: Mapping[tuple[str, str], Url], ledger: Ledger, found: list[Diagnostic]
) -> tuple[tuple[Url, Url], ...]:
    """The authors' old URLs. One that is taken is dropped with a diagnostic, but silently where it is the page itself."""
    wanted: list[tuple[Source, str, tuple[str, str]]] = []
    for kind, items in (("entry", journal.entries), ("note", journal.notes)):
        for item in items:
            wanted.extend((item.source, alias, (kind, item.id)) for alias in item.aliases if _is_url(alias))
    redirects: list[tuple[Url, Url]] = []
    for source, alias, key in sorted(wanted):
        place = places.get(key)
        old = permalink(alias)
        if place is None:
            continue
        if old is None:
            found.append(invalid(alias, source, "the alias is left out"))
            continue
        claim = Claim(("alias", alias), old, DERIVED, f"an alias in {source.path}", source)
        holder = ledger.holder(old)
        if holder is None:
            ledger.take(old, claim)
            redirects.append((old, place))
        elif holder.key != key and old != place.partition("#")[0]:
            found.extend(clash(claim, holder, "the alias is left out"))
    return tuple(sorted(redirects))


def _is_url(alias: str) -> bool:
    """An old address, not another name of a note (``TCP/IP`` is one, ``A / B tests`` is not an address either)."""
    text = alias.strip()
    return text.startswith("/") or "://" in text or ("/" in text and " " not in text)
