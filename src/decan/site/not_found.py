"""``404.html``: shown for any address, so its links begin at the site's root."""

from __future__ import annotations

from urllib.parse import urlsplit

from decan.model.journal import Target
from decan.site.page import Page
from decan.site.urls import NOT_FOUND
from decan.site.view import View


def pages(view: View) -> tuple[Page, ...]:
    """The one page. Its addresses are those on the web, or from ``/`` when the site's own is not known."""
    root = urlsplit(view.config.url).path or "/"
    frame = view.frame(NOT_FOUND, "Not found")
    nav = tuple({"title": title, "href": root + str(url).lstrip("/"), "current": False} for _, title, url in view.menu)
    pages_ = tuple(
        {"title": note.title, "href": root + str(url).lstrip("/")}
        for note in view.journal.notes
        if note.kind == "page" and (url := _url(view, note.id))
    )
    context = {
        **frame,
        "root": root,
        "home": root,
        "nav": nav,
        "pages": pages_[:6],
        "atom": f"{root}feed.xml",
        "json_feed": f"{root}feed.json",
        "export": f"{root}journal.json",
        "bibtex": f"{root}resources.bib" if frame["bibtex"] else "",
        "heading": "Nothing is written here",
        "path": (),
    }
    return (view.page(NOT_FOUND, "404.html", context),)


def _url(view: View, note: str) -> str:
    return str(view.urls.of(Target("note", note)) or "")
