"""One state of the site, as the preview serves it."""

from __future__ import annotations

from dataclasses import dataclass

from decan.diagnostics import Diagnostic, Severity, arrange
from decan.journal.candidates import Candidates
from decan.journal.links import Places, shown_at
from decan.site.files import Site
from decan.site.page import Url


@dataclass(frozen=True, slots=True)
class Edition:
    """A site with its name. ``build`` is another one for each edition, also after a restart; it says nothing of their order."""

    build: str
    site: Site
    places: Places
    held: tuple[Diagnostic, ...] = ()
    """What is wrong with files of which the last good version is shown."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """All errors, arranged."""
        return arrange((*(one for one in self.held if one.severity is Severity.ERROR), *self.site.errors), {})

    def address(self, path: str) -> Url | None:
        """Where the text of a document is shown, with its anchor: that of its last entry where it holds several days."""
        pieces = self.places.pieces.get(path, ())
        if not pieces:
            return None
        days = [piece for piece in pieces if piece.home.kind == "entry"]
        piece = pieces[0] if pieces[0].whole or not days else max(days, key=lambda one: one.order)
        return self.site.view.urls.of(shown_at(piece, "", self.places))

    def has(self, url: Url) -> bool:
        """Whether the site has that page."""
        return self.site.view.urls.output(url) in self.site.pages

    def nearest(self, path: str) -> tuple[tuple[Url, str], ...]:
        """(URL, title) of the pages whose addresses are most like a path that leads nowhere; at most three."""
        known = Candidates(page.url for page in self.site.pages.values())
        return tuple((Url(url), self._title(Url(url))) for url in known.nearest("/" + path.strip("/") + "/"))

    def _title(self, url: Url) -> str:
        page = self.site.pages.get(self.site.view.urls.output(url))
        return str(page.on(self.site.view).context.get("title", url)) if page else url
