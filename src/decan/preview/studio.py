"""The present edition of the site, made anew from the documents in memory when something has changed.

A small journal is assembled before the new edition is shown. In a large one that would take longer than an author wants to wait for a
changed word; there the text is shown at once with what is known of everything else (`decan.journal.amend`), and the edition that a build
would write follows as soon as it is made. Of both, `settled` tells which one it is.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from decan.building import Loaded, site_of
from decan.config import Config
from decan.diagnostics import Diagnostic
from decan.journal import Assembled, assembled, remembering
from decan.journal.amend import amended
from decan.layout import Layout, Options
from decan.model.document import Document
from decan.preview.edition import Edition
from decan.preview.shelf import Changes, Shelf
from decan.site.page import Url
from decan.theme import Theme

_SOON = 0.03
"""Seconds that assembling may take to be waited for."""


@dataclass(frozen=True, slots=True)
class News:
    """A new edition: what has changed for it, and what it took to make it, in seconds."""

    edition: Edition
    names: tuple[str, ...] = ()
    seconds: float = 0.0
    moved: dict[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    """Addresses of pictures and other files with new bytes."""
    follow: str = ""
    """Address of the page of what was edited."""
    settled: bool = True
    """Whether it is what a build would write; else that follows."""


@dataclass(frozen=True, slots=True)
class _Exact:
    """A journal as a build assembles it, and of which documents."""

    edition: Edition
    assembled: Assembled
    loaded: Loaded
    documents: dict[str, Document]


@dataclass(frozen=True, slots=True)
class _Settings:
    """What an edition is made with besides the documents."""

    config: Config
    assets: tuple[str, ...]
    files: int
    found: tuple[Diagnostic, ...]
    held: tuple[Diagnostic, ...]
    theme: Theme


class Studio:
    """Holds the documents and makes editions of them. ``take`` and ``settle`` may be called by two threads."""

    def __init__(self, layout: Layout, options: Callable[[], Options]) -> None:
        self._layout = layout
        self._shelf = Shelf(layout, options)
        self._lock = threading.Lock()
        self._begun = secrets.token_hex(4)
        self._numbers = count(1)
        self._version = 0
        """Counts what `take` has taken; an edition made of an older one is not the last word."""
        self._made = 0
        """The version of the exact edition."""
        self._cost = 0.0
        """Seconds that the last assembling took."""
        self._moved: dict[str, str] = {}
        self._homeless: dict[str, Url] = {}
        """By path, where a document was shown that has no page just now."""
        self._late: list[tuple[Changes, float]] = []
        """Changes, and when they were seen, that show only when the journal is assembled."""
        self._theme: Theme
        self._exact: _Exact
        self.edition: Edition

    def open(self) -> Edition:
        """Read everything and make the first edition."""
        self._shelf.open()
        self._theme = Theme(self._layout.templates, self._shelf.config).load()
        self._exact = self._assemble(dict(self._shelf.documents), self._settings())
        self.edition = self._exact.edition
        return self.edition

    @property
    def is_settled(self) -> bool:
        """Whether the present edition is what a build would write."""
        return self._made == self._version

    def take(self, touched: Iterable[str], *, everything: bool = False) -> News | None:
        """Look at the files again. None when nothing has changed, or nothing can be shown before `settle`."""
        began = time.perf_counter()
        with self._lock:
            changes = self._shelf.look(touched, everything=everything)
            if not changes:
                return None
            self._version += 1
            self._moved.update(changes.moved)
            if changes.settings or changes.theme:
                self._theme = Theme(self._layout.templates, self._shelf.config, self._last_good()).load()
            before = self.edition
            if self._cost <= _SOON:
                self._exact = self._assemble(dict(self._shelf.documents), self._settings())
                return self._tell(changes, before, self._exact.edition, began, settled=True)
            if changes.theme or changes.complaints:
                self._dress()
            elif changes.faults:
                self._exact = replace(self._exact, edition=replace(self._exact.edition, build=self._name(), held=self._shelf.errors))
            pending = self._pending()
            settled = pending == [] and not changes.shape
            edition = self._exact.edition if settled else self._amend(pending)
            if edition is None:
                self._late.append((changes, began))
                return None
            return self._tell(changes, before, edition, began, settled=settled)

    def settle(self) -> News | None:
        """Make the edition that a build would write, of all that has been taken so far; None when it is there."""
        with self._lock:
            if self.is_settled:
                return None
            version, documents, settings = self._version, dict(self._shelf.documents), self._settings()
        began = time.perf_counter()
        exact = self._assemble(documents, settings)
        with self._lock:
            before, paths = self._exact.edition, self._paths(self._exact.documents, documents)
            late, self._late = (self._late, []) if version == self._version else ([], self._late)
            self._exact = exact
            self._made = version
            self._moved = {}
            settled = self.is_settled
            edition = exact.edition if settled else self._amend(self._pending()) or exact.edition
            self.edition = edition
            since = min((began, *(when for _, when in late)))
            return self._news([changes for changes, _ in late], edition, since, self._moves(before, edition, paths), settled=settled)

    def _tell(self, changes: Changes, before: Edition, edition: Edition, began: float, *, settled: bool) -> News:
        self.edition = edition
        if settled:
            self._made = self._version
            self._moved = {}
        paths = [*((document.path, document.path) for document in changes.documents), *changes.moved.items()]
        return self._news([changes], edition, began, self._moves(before, edition, paths), settled=settled)

    def _news(self, changes: Sequence[Changes], edition: Edition, began: float, moves: dict[str, str], *, settled: bool) -> News:
        urls = edition.site.view.urls
        files = (urls.places.get(("asset", path)) for one in changes for path in sorted(one.files))
        edited = [document.path for one in changes for document in one.documents]
        edited = edited or sorted(path for one in changes for path in one.added if path in self._shelf.documents)
        follow = edition.address(edited[-1]) if edited else None
        names = tuple(dict.fromkeys(name for one in changes for name in one.names))
        return News(edition, names, time.perf_counter() - began, moves, tuple(url for url in files if url), follow or "", settled)

    def _settings(self) -> _Settings:
        """What assembling needs besides the documents, as it is now."""
        shelf = self._shelf
        return _Settings(shelf.config, tuple(shelf.assets), len(shelf.files), (*shelf.complaints, *shelf.missed), shelf.errors, self._theme)

    def _assemble(self, documents: dict[str, Document], settings: _Settings) -> _Exact:
        """The edition that a build would write."""
        began = time.perf_counter()
        with remembering():
            made = assembled(list(documents.values()), settings.assets, settings.config)
        loaded = Loaded(settings.config, made.journal, settings.files, (*settings.found, *made.journal.diagnostics))
        site = site_of(loaded, settings.theme, self._layout)
        self._cost = time.perf_counter() - began
        _ = site.pages, site.view.days_of, site.view.entry  # else the first page that is asked for would have to wait for them
        return _Exact(Edition(self._name(), site, made.places, settings.held), made, loaded, documents)

    def _dress(self) -> None:
        """The exact edition's journal in the present theme, with what is wrong now."""
        exact, settings = self._exact, self._settings()
        loaded = replace(exact.loaded, diagnostics=(*settings.found, *exact.assembled.journal.diagnostics))
        edition = Edition(self._name(), site_of(loaded, self._theme, self._layout), exact.assembled.places, settings.held)
        self._exact = replace(exact, edition=edition, loaded=loaded)

    def _amend(self, changed: list[Document] | None) -> Edition | None:
        """The exact edition with the texts of documents that have changed since; None when more than texts has."""
        if changed is None:
            return None
        exact = self._exact
        found = amended(exact.assembled.journal, exact.assembled.places, changed, self._shelf.config)
        if found is None:
            return None
        old = {one for document in changed for one in exact.documents[document.path].diagnostics}
        fresh = [one for document in changed for one in document.diagnostics]
        known = [one for one in exact.loaded.diagnostics if one not in old]
        site = exact.edition.site
        view = site.view.exchanged(found.journal, found.entries, found.notes)
        return Edition(self._name(), site.exchanged(view, (*known, *fresh)), exact.assembled.places, self._shelf.errors)

    def _pending(self) -> list[Document] | None:
        """Documents that the exact edition has not; None when some came or went."""
        known, now = self._exact.documents, self._shelf.documents
        if known.keys() != now.keys():
            return None
        return [document for path, document in now.items() if document is not known[path]]

    def _paths(self, before: dict[str, Document], now: dict[str, Document]) -> list[tuple[str, str]]:
        """The paths before and now of documents that changed."""
        same = [(path, path) for path, document in now.items() if path in before and before[path] is not document]
        return [*same, *self._moved.items()]

    def _last_good(self) -> Theme | None:
        """The theme that shows pages while the author's new templates are broken."""
        return self._theme.spare if self._theme.diagnostics else self._theme

    def _moves(self, before: Edition, after: Edition, paths: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Old address → new one of documents whose page has gone elsewhere; ``paths`` are their paths before and now.

        A file that is read while it is being saved can be empty, and without a page: where it was is remembered until it has one again.
        """
        found: dict[str, str] = {}
        for old, new in paths:
            here, there = before.address(old) or self._homeless.pop(old, None), after.address(new)
            if here is not None and there is None:
                self._homeless[new] = here
            elif here is not None and there is not None:
                left, reached = here.partition("#")[0], there.partition("#")[0]
                if left != reached and not after.has(here):
                    found[left] = reached
        return found

    def _name(self) -> str:
        return f"{self._begun}-{next(self._numbers)}"
