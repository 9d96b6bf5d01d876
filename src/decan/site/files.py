"""All files of a site, each made when it is asked for: pages, the theme's own files, feeds, exports, and what is copied as it is.

A build asks for all of them, a preview for what a browser shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import Generic, Protocol

from decan.diagnostics import Diagnostic, Severity, arrange
from decan.model.journal import Target
from decan.parallel import Shares, can_inherit, spread
from decan.site import kept_data, pages
from decan.site.added import Added, added
from decan.site.bibliography import bibliography
from decan.site.cards.deck import Dealt
from decan.site.diagrams import drawing
from decan.site.exports import journal_json
from decan.site.feeds import complaints, feeds
from decan.site.keeping import F, InMemory, Keeper
from decan.site.page import Context, Copy, Drawn, File, OutputPath, Page, key_of
from decan.site.robots import redirects, robots, sitemap
from decan.site.urls import ROBOTS
from decan.site.view import View
from decan.theme import Theme

_ENOUGH = 400
"""Pages from which on a second process is worth its start."""
_DATA = 0.14
"""The time that feeds, exports and the search take, as a part of that of the pages."""
_RESOURCES = 0.26
"""What is added to that for each resource a page."""
_BEGINNING = 220
"""What data take however few they are, in pages. All three were measured on journals; a wrong guess costs a little time only."""


class _Make(Protocol):
    """Makes files and has them kept."""

    def __call__(self, keeper: Keeper[F]) -> tuple[F, ...]:
        """What the keeper gives for them."""


@dataclass(slots=True)
class _Group:
    """Files that are made together. ``holds`` says of a path whether it can be one of them."""

    holds: Callable[[str], bool]
    make: _Make
    page: str = ""
    """The template of the page that shows what it is made of."""
    made: tuple[File, ...] | None = None

    def files(self) -> tuple[File, ...]:
        """Made once."""
        if self.made is None:
            self.made = self.make(InMemory())
        return self.made


def _kept(make: Callable[[], Iterable[File]]) -> _Make:
    """All of them kept as they are made."""

    def kept(keeper: Keeper[F]) -> tuple[F, ...]:
        return tuple(map(keeper.keep, make()))

    return kept


@dataclass(frozen=True, slots=True)
class _Made(Generic[F]):
    """Files, and the cards that they have asked for first."""

    files: tuple[F, ...]
    cards: tuple[tuple[Target, Dealt], ...] = ()


def _shares(work: Sequence[_Group | Page], count: int, data_time: float) -> Shares:
    """Of each kind of page a stretch to each process: those of one stretch show the same part of the journal, so that each process looks at
    its own part only, and memory is not needed twice. All data go to the first process, with the pages that show them and fewer others:
    ``data_time`` is what they take, as a part of the time of all pages.
    """
    shown = {what.page for what in work if isinstance(what, _Group) and what.page}
    data: list[int] = []
    kinds: dict[str, list[int]] = {}
    for index, what in enumerate(work):
        if isinstance(what, _Group) or what.template in shown:
            data.append(index)
        else:
            kinds.setdefault(what.template, []).append(index)
    first = max(0.0, (1 + data_time) / count - data_time)
    ends = [first + (1 - first) * number / max(count - 1, 1) for number in range(count)]
    stretches = [
        [index for kind in kinds.values() for index in kind[round(len(kind) * start) : round(len(kind) * end)]]
        for start, end in pairwise((0.0, *ends))
    ]
    return [[*data, *stretches[0]], *stretches[1:]]


def _made(site: Site, keeper: Keeper[F], work: Sequence[_Group | Page]) -> list[_Made[F]]:
    made: list[_Made[F]] = []
    for _, alike in groupby(work, key=lambda what: "" if isinstance(what, _Group) else what.template):
        made += [site.make(what, keeper) for what in alike]
        site.view.let_go()
    return made


class Site:
    """The site of one view, shown in one theme. ``found`` are the diagnostics of all stages before."""

    def __init__(
        self,
        view: View,
        theme: Theme,
        found: Sequence[Diagnostic],
        listed: Mapping[OutputPath, Page] | None = None,
        added: Added | None = None,
    ) -> None:
        """``listed`` are the site's pages, ``added`` is what extensions add, where they are known."""
        self.view = view
        self.theme = theme
        self._found = found
        self._listed = listed
        self._known_added = added
        self._is_rendered = False

    @cached_property
    def pages(self) -> Mapping[OutputPath, Page]:
        """By output path, in a fixed order; of two with one path the first."""
        if self._listed is not None:
            return self._listed
        if self._added.menu:
            *sections, search = self.view.menu
            self.view.menu = (*sections, *self._added.menu, search)
        return {**self._own_pages, **{page.output: page for page in self._added.pages}}

    @cached_property
    def _own_pages(self) -> Mapping[OutputPath, Page]:
        """Those of Decan."""
        found: dict[OutputPath, Page] = {}
        for page in pages(self.view):
            found.setdefault(page.output, page)
        return found

    @cached_property
    def _added(self) -> Added:
        """What extensions add to it."""
        return self._known_added or added(self.view, self._own_pages)

    @cached_property
    def copies(self) -> Mapping[OutputPath, str]:
        """The author's files: output path → path in the journal."""
        urls = self.view.urls
        places = ((path, urls.of(Target("asset", path))) for path in self.view.journal.assets)
        return {urls.output(url): path for path, url in places if url is not None}

    def exchanged(self, view: View, found: Sequence[Diagnostic]) -> Site:
        """The same site of a view in which only texts are other ones."""
        return Site(view, self.theme, found, self.pages, self._added)

    def render(self, page: Page) -> bytes:
        """A page's bytes."""
        return self._page(page, InMemory()).data

    def render_all(self) -> None:
        """Make every page and keep none: what the author's templates get wrong is then known."""
        for page in self.pages.values():
            self.render(page)
        self._is_rendered = True

    def file(self, path: str) -> bytes | None:
        """The bytes of a file that Decan makes; None for one that is copied, or that there is not."""
        output = OutputPath(path)
        if output in self.pages:
            return self.render(self.pages[output])
        for group in self._groups:
            if group.holds(path):
                found = next((file.data for file in group.files() if file.output == output), None)
                if found is not None:
                    return found
        return None

    def drawing(self, path: str) -> Drawn | None:
        """The card with that path."""
        deck = self.view.deck
        if deck is None or not path.startswith("cards/"):
            return None
        found = {drawn.output: drawn for drawn in deck.drawn()}
        if path not in found:
            for page in self.pages.values():
                _ = page.on(self.view).context  # asks for the page's card
            found = {drawn.output: drawn for drawn in deck.drawn()}
        return found.get(OutputPath(path))

    def everything(self, jobs: int = 1) -> tuple[File, ...]:
        """All files but the cards and the copies, as `all_kept`."""
        return self.all_kept(InMemory(), jobs)

    def all_kept(self, keeper: Keeper[F], jobs: int = 1) -> tuple[F, ...]:
        """What ``keeper`` makes of all files but the cards and the copies, pages first.

        ``jobs`` is the number of processes, 0 decides by the number of pages.
        """
        pages, make = tuple(self.pages.values()), partial(_made, self, keeper)
        done: Sequence[_Made[F]]
        if self.theme.is_own or not can_inherit():  # what a template gets wrong has to be known here, and a journal is no luggage
            done = make(pages)
            self._is_rendered = True
            done = (*done, *make(self._groups))
        else:
            work: tuple[Page | _Group, ...] = (*pages, *self._groups)
            data_time = _DATA + (_RESOURCES * len(self.view.journal.resources) + _BEGINNING) / len(pages)
            done = spread(make, work, jobs, _ENOUGH, partial(_shares, data_time=data_time))
        for one in done:
            if self.view.deck and one.cards:
                self.view.deck.take(one.cards)
        return tuple(file for one in done for file in one.files)

    def make(self, what: _Group | Page, keeper: Keeper[F]) -> _Made[F]:
        """A page or a group of files, and the cards that were asked for on the way."""
        known = self.view.deck.dealt if self.view.deck else {}
        before = len(known)
        files = what.make(keeper) if isinstance(what, _Group) else (self._page(what, keeper),)
        asked = tuple(islice(reversed(known.items()), len(known) - before))  # those before are many, and there are as many pages
        return _Made(files, asked[::-1])

    def _page(self, page: Page, keeper: Keeper[F]) -> F:
        """A page, rendered unless it is known."""
        context = page.on(self.view).context
        key = _key(page, context) if keeper.is_keyed else ""
        known = keeper.known(page.output, key) if key else None
        if known is not None:
            return known
        theme = self.theme
        html = theme.render_added(page.extension, page.template, context) if page.extension else theme.render(page.template, context)
        return keeper.keep(File(page.output, html.encode("utf-8", "replace")), key)

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """The cards that the pages shown so far have asked for."""
        return self.view.deck.drawn() if self.view.deck else ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is known so far, arranged; what a template gets wrong is known when its pages are rendered."""
        return arrange(self._all(), dict(self.view.config.diagnostics))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those of `diagnostics` that are errors."""
        levels = dict(self.view.config.diagnostics)
        grave = {code for code, level in levels.items() if level is Severity.ERROR}
        kept = (
            one for one in self._all() if one.severity is Severity.ERROR or not grave.isdisjoint((one.code, one.code.partition(".")[0]))
        )
        return tuple(one for one in arrange(kept, levels) if one.severity is Severity.ERROR)

    def _all(self) -> tuple[Diagnostic, ...]:
        return (*self._found, *complaints(self.view.config), *self._added.diagnostics, *self.theme.diagnostics)

    @cached_property
    def _groups(self) -> tuple[_Group, ...]:
        journal, urls, config, view = self.view.journal, self.view.urls, self.view.config, self.view
        own_robots = any(url == ROBOTS for (kind, _), url in urls.places.items() if kind == "asset")
        moved = frozenset(urls.output(old) for old, _ in urls.redirects)
        return (
            _Group(lambda path: path.startswith("assets/"), _kept(lambda: (*self.theme.assets, *drawing(journal)))),
            _Group(lambda path: path.startswith("search/"), partial(kept_data, view), page="search.html"),
            _Group(
                lambda path: path.endswith(("feed.xml", "feed.json")),
                _kept(lambda: feeds(journal, urls, config, view.sizes, view.title)),
            ),
            _Group(lambda path: path.startswith("resources."), _kept(lambda: bibliography(journal))),
            _Group(lambda path: path == "journal.json", _kept(lambda: (journal_json(journal, urls, config, self._final()),))),
            _Group(lambda path: path.startswith("sitemap"), _kept(lambda: sitemap((page.url for page in self.pages.values()), urls))),
            _Group(lambda path: path == "robots.txt", _kept(lambda: () if own_robots else (robots(urls),))),
            _Group(lambda path: any(file.output == path for file in self._added.files), _kept(lambda: self._added.files)),
            _Group(moved.__contains__, _kept(lambda: redirects(urls, config))),
        )

    def _final(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, those of the author's templates among them."""
        if self.theme.is_own and not self._is_rendered:
            self.render_all()
        return self.diagnostics


def _key(page: Page, context: Context) -> str:
    """What a page is rendered from; empty where an extension shows values that have no digest: such a page is always rendered."""
    try:
        return key_of(page.template, context)
    except (TypeError, ValueError, RecursionError):
        if page.extension is None:
            raise
        return ""


def copies_of(site: Site, place: Callable[[str], Path]) -> Iterator[Copy]:
    """The author's files, each to its place in the site; ``place`` gives a path's file."""
    return (Copy(output, str(place(path))) for output, path in site.copies.items())
