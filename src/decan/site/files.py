"""All files of the site as bytes: rendered pages, the theme's own files, feeds, exports, and what is copied as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from decan.config import Config
from decan.diagnostics import Diagnostic
from decan.model.journal import Journal, Target
from decan.site import data_files, pages
from decan.site.bibliography import bibliography
from decan.site.diagrams import drawing
from decan.site.exports import journal_json
from decan.site.feeds import feeds
from decan.site.links import Sizes
from decan.site.page import Copy, Drawn, File
from decan.site.robots import redirects, robots, sitemap
from decan.site.urls import ROBOTS, UrlMap
from decan.site.view import View
from decan.theme import Theme

Arrange = Callable[[Sequence[Diagnostic]], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Files:
    """``pages`` counts the rendered ones; ``diagnostics`` are all that are known, arranged."""

    files: tuple[File, ...]
    drawn: tuple[Drawn, ...]
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def files_of(
    journal: Journal,
    urls: UrlMap,
    config: Config,
    sizes: Sizes,
    theme: Theme,
    arranged: Callable[[Sequence[Diagnostic]], tuple[Diagnostic, ...]],
) -> Files:
    """Render everything. ``arranged`` puts this stage's diagnostics together with those before it, because the export counts them all."""
    view = View(journal, urls, config, sizes, theme.words)
    shown = pages(view)
    rendered = tuple(File(page.output, theme.render(page).encode("utf-8", "replace")) for page in shown)
    fed, found = feeds(journal, urls, config, sizes, view.title)
    known = arranged((*found, *theme.diagnostics))
    files = (
        *rendered,
        *theme.assets,
        *drawing(journal),
        *data_files(view),
        *fed,
        *bibliography(journal),
        journal_json(journal, urls, config, known),
        *sitemap((page.url for page in shown), urls),
        *([] if has_robots(urls) else [robots(urls)]),
        *redirects(urls, config),
    )
    return Files(files, view.deck.drawn() if view.deck else (), len(rendered), known)


def has_robots(urls: UrlMap) -> bool:
    """Whether the author has a ``robots.txt`` of their own."""
    return any(url == ROBOTS for (kind, _), url in urls.places.items() if kind == "asset")


def copies_of(journal: Journal, urls: UrlMap, place: Callable[[str], Path]) -> tuple[Copy, ...]:
    """The author's files, each to its place in the site; ``place`` gives a path's file."""
    places = ((path, urls.of(Target("asset", path))) for path in journal.assets)
    return tuple(Copy(urls.output(url), str(place(path))) for path, url in places if url is not None)
