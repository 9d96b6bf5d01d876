"""The one way through: a content folder to a journal, the journal to pages, the pages to a site.

Every command is this way with another end: `load` stops at the journal, `make` at the finished bytes, `build` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from pathlib import Path
from typing import Generic, TypeVar

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span, arrange
from decan.journal import assembled
from decan.layout import Layout, Options
from decan.memos import forget
from decan.model.journal import Journal
from decan.model.summary import Summary
from decan.output.failure import Failure, reason
from decan.output.lock import locked
from decan.output.rendered import keep_rendered, read_rendered
from decan.output.safety import refusal
from decan.output.staging import Staging
from decan.output.stamps import Stamps
from decan.output.unchanged import Said, remember, sources_of, tools_of
from decan.output.writer import publish
from decan.output.written import Written
from decan.reading.cache import Cache, told
from decan.reading.excerpts import with_excerpts
from decan.reading.pictures import read_sizes
from decan.reading.sources import SourceFile, scan
from decan.reading.workers import read_documents
from decan.settings import FILE, load_config
from decan.site.files import Site, copies_of
from decan.site.keeping import Finished, InMemory, Keeper
from decan.site.page import Copy, File
from decan.site.urls import assign
from decan.site.view import View
from decan.theme import Theme

T = TypeVar("T", bound=Finished)
Progress = Callable[[str], None]
"""Told what is being done, in a word or two."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A journal as read; ``sources`` counts its files."""

    config: Config
    journal: Journal
    sources: int
    diagnostics: tuple[Diagnostic, ...]
    until: Day = Day.max
    """When the first of what is held back will be shown."""


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """A finished site. ``files`` are what its keeper has made of them; all diagnostics are arranged and have their source lines."""

    loaded: Loaded
    site: Site
    files: tuple[T, ...]
    copies: tuple[Copy, ...]
    diagnostics: tuple[Diagnostic, ...]


def load(layout: Layout, options: Options, progress: Progress = lambda _: None, *, keep: bool = False) -> Loaded:
    """Read settings and content. Never fails for bad content. ``keep`` writes what was read into the cache."""
    progress("Reading")
    config, found = settings_of(layout, options)
    files, missed = scan(layout.content, config, exclude=layout.excluded, beside=layout.beside)
    sources = [file for file in files if file.markdown]
    cache = cache_of(layout, options, config, sources)
    documents = read_documents(sources, config, options.jobs, cache)
    progress("Assembling")
    written = cache.write() if keep else lambda: None
    made = assembled(documents, [file.path for file in files if not file.markdown], config)
    written()
    forget()
    return Loaded(config, made.journal, len(files), (*found, *missed, *told(layout.cache), *made.journal.diagnostics), made.until)


def cache_of(layout: Layout, options: Options, config: Config, sources: Sequence[SourceFile]) -> Cache:
    """The documents that earlier builds have read; ``--clean`` takes none of them."""
    rules = (Path(file) for one in config.markdown for file in one.files)
    mark = f"{tools_of(*rules)} {config.of_reading!r}"
    cache = Cache(layout.cache, mark, sources)
    return cache if options.clean else cache.open()


def settings_of(layout: Layout, options: Options) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The journal's settings, with what the command line lays over them."""
    settings, found = load_config(layout.root)
    base = options.base_url.rstrip("/") + "/" if options.base_url else settings.url
    title = settings.title or layout.title
    return replace(settings, title=title, url=base, drafts=options.drafts, future=options.future, today=options.today), found


def check(
    layout: Layout,
    options: Options,
    progress: Progress = lambda _: None,
    more: Callable[[Journal], Sequence[Diagnostic]] = lambda _: (),
) -> tuple[Diagnostic, ...]:
    """All that a build would find, arranged, with source lines. Pages are made only where the author's templates could be wrong.

    ``more`` finds what a build does not look for.
    """
    loaded = load(layout, options, progress)
    loaded = replace(loaded, diagnostics=(*loaded.diagnostics, *more(loaded.journal)))
    site = site_of(loaded, Theme(layout.templates, loaded.config), layout)
    if site.theme.is_own:
        progress("Rendering")
        site.render_all()
    return with_excerpts(site.diagnostics, layout.shown, loaded.config)


def make(layout: Layout, options: Options, progress: Progress = lambda _: None) -> Made[File]:
    """The whole site in memory."""
    return _made(layout, options, InMemory(), progress)


def _made(layout: Layout, options: Options, keeper: Keeper[T], progress: Progress) -> Made[T]:
    loaded = load(layout, options, progress, keep=keeper.is_keyed)
    site = site_of(loaded, Theme(layout.templates, loaded.config), layout)
    progress("Rendering")
    files = site.all_kept(keeper, options.jobs)
    found = with_excerpts(site.diagnostics, layout.shown, loaded.config)
    return Made(loaded, site, files, tuple(copies_of(site, layout.file)), found)


def site_of(loaded: Loaded, theme: Theme, layout: Layout) -> Site:
    """The site of a journal; nothing of it is rendered yet."""
    config, journal = loaded.config, loaded.journal
    urls, clashes = assign(journal, config, reserved=[file.output for file in theme.assets])
    sizes = read_sizes(layout.file, journal.assets)
    view = View(journal, urls, config, sizes, theme.words)
    return Site(view, theme, (*loaded.diagnostics, *clashes))


def build(layout: Layout, options: Options, progress: Progress = lambda _: None) -> tuple[Said, Written] | Failure:
    """Make the site and write it. A failure leaves the old one whole."""
    refused = refusal(layout.output, layout.content, layout.root)
    if refused is not None:
        return refused
    try:
        layout.output.mkdir(parents=True, exist_ok=True)
        with locked(layout.output, lambda: progress("Waiting for another build of this site")):
            return _built(layout, options, progress)
    except OSError as error:
        return Failure(f"{error.filename or layout.output} cannot be used: {reason(error)}", "check that it is there, with its permissions")


def _built(layout: Layout, options: Options, progress: Progress) -> tuple[Said, Written] | Failure:
    """The output folder is ours alone."""
    settings, found = settings_of(layout, options)
    extensions = [Path(file) for one in settings.extensions for file in one.files]
    more = [*([Path(settings.cards_font)] if settings.cards_font else []), *extensions]  # beside the content
    sources, tools = sources_of(layout, options, more), tools_of(layout.templates, *extensions)
    rendered = {} if options.clean else read_rendered(layout.cache, tools)
    staging = Staging(layout.output, Stamps(layout.cache / "stamps"), rendered, clean=options.clean)
    if not staging.is_ours:
        return Failure(f"{staging.folder} is not Decan's", "move it away, or choose another folder with --output; nothing was changed")
    with staging:
        made = _made(layout, options, staging, progress)
        progress("Writing")
        written = publish(made.files, made.copies, layout.output, staging, drawn=made.site.drawn, jobs=options.jobs, clean=options.clean)
    if isinstance(written, Failure):
        return written
    keep_rendered(layout.cache, tools, made.files if not made.site.theme.diagnostics else ())
    said = Said(_summary(made), len(written.files), _told(made, written))
    whole = not written.kept and not written.undrawn
    if whole and all(one.severity < Severity.ERROR for one in found):  # what wrong settings name is not known
        remember(layout, sources, said, written.files, until=made.loaded.until, more=more)
    return said, written


def _summary(made: Made[T]) -> Summary:
    journal = made.loaded.journal
    return Summary(
        pages=len(made.site.pages),
        sources=made.loaded.sources,
        entries=len(journal.entries),
        days=len({entry.date for entry in journal.entries}),
        units=len(journal.units),
        topics=len(journal.topics),
        resources=len(journal.resources),
        notes=sum(note.kind in {"note", "page"} for note in journal.notes),
    )


def _told(made: Made[T], written: Written) -> tuple[Diagnostic, ...]:
    """All diagnostics, with one when pictures could not be drawn."""
    if not written.undrawn:
        return made.diagnostics
    path, why = written.undrawn[0]
    message = f"{len(written.undrawn)} of {len(made.site.drawn)} cards could not be drawn; {path}: {why}"
    found = Diagnostic(
        "cards.failed", Severity.WARNING, message, Span(FILE), "", "see whether the font of cards: is whole, or set cards: false"
    )
    return arrange((*made.diagnostics, found), dict(made.loaded.config.diagnostics))
