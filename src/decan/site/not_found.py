"""``404.html``: shown for any address, so its links begin at the site's root."""

from __future__ import annotations

from urllib.parse import urlsplit

from decan.model.journal import Target
from decan.site.frame import surroundings
from decan.site.page import Context, Page, Url
from decan.site.urls import ATOM, BIBTEX, EXPORT, HOME, JSON_FEED, NOT_FOUND
from decan.site.view import Value, View

_PAGES = 6


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (view.page(NOT_FOUND, "404.html", _context),)


def _context(view: View, _: Url, near: tuple[tuple[Url, str], ...] = ()) -> Context:
    """Its addresses are those on the web, or from ``/`` when the site's own is not known.

    ``near`` are pages (URL, title) that may have been meant, where somebody knows what was asked for.
    """
    root = f"{urlsplit(view.config.url).path.rstrip('/')}/"
    frame = view.frame(NOT_FOUND, view.words("Not found"))
    notes = [note for note in view.journal.notes if note.kind == "page"][:_PAGES]
    found = [(note.title, view.urls.of(Target("note", note.id))) for note in notes]
    around = {
        **surroundings(view, NOT_FOUND, ""),
        "root": root,
        "home": root,
        "nav": tuple({"title": title, "href": root + view.to(url, HOME), "current": False, "key": key} for key, title, url in view.menu),
        "pages": tuple({"title": title, "href": root + view.to(url, HOME)} for title, url in found if url is not None),
        "atom": root + view.to(ATOM, HOME),
        "json_feed": root + view.to(JSON_FEED, HOME),
        "export": root + view.to(EXPORT, HOME),
        "bibtex": root + view.to(BIBTEX, HOME) if frame["bibtex"] else "",
    }
    return {
        **frame,
        **around,
        "around": around,
        "canonical": "",
        "heading": view.words("Nothing is written here"),
        "path": (),
        "ways": (*_meant(view, root, near), *_ways(view, root)),
    }


def _meant(view: View, root: str, near: tuple[tuple[Url, str], ...]) -> tuple[Value, ...]:
    return tuple({"title": title, "href": (root + view.to(url, HOME)).removesuffix("index.html"), "words": url} for url, title in near)


def _ways(view: View, root: str) -> tuple[Value, ...]:
    """Where to go on from: the current unit, the last year written, the sections."""
    found: list[Value] = []
    unit = view.current_unit
    if unit and (url := view.urls.of(Target("unit", unit.id))):
        found.append({"title": view.unit_title(unit), "href": root + view.to(url, HOME), "words": view.unit_range(unit)})
    years = [period for period in view.journal.periods if period.kind == "year"]
    if years and (url := view.urls.of(Target("period", years[-1].id))):
        written = sum(day.year == years[-1].start.year for day in view.days)
        found.append(
            {
                "title": view.words("The days of %(year)s", year=years[-1].start.year),
                "href": root + view.to(url, HOME),
                "words": view.words("%(days)s written", days=view.count(written, "day")),
            }
        )
    sections = (
        {"title": title, "href": root + view.to(url, HOME), "words": ""} for key, title, url in view.menu if key != "journal" or not years
    )
    return ({"title": view.words("The beginning"), "href": root, "words": ""}, *found, *sections)
