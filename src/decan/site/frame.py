"""What all pages share: the site's name, navigation and foot, as they are seen from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from decan.model.journal import Note
from decan.site.page import Shared, Url
from decan.site.places import home_text
from decan.site.properties import properties
from decan.site.urls import (
    ATOM,
    BIBTEX,
    EXPORT,
    FOLLOW_UPS,
    HOME,
    INTERESTS,
    JOURNAL,
    JSON_FEED,
    NOTES,
    RESOURCES,
    ROADMAPS,
    SEARCH,
    TOPICS,
    outlook,
)

if TYPE_CHECKING:
    from decan.site.view import View

_PAGES = 6
"""Pages of the author's that the foot leads to."""


def surroundings(view: View, base: Url, section: str) -> Shared:
    """What is around the content of the page ``base``, which belongs to a section of the menu.

    Made once for all pages from which it looks the same: those of one depth, but for what lies in the page's own first folder.
    """
    first, depth = outlook(base)
    near, intertwined = view.once(_folders)
    if first in intertwined:
        return _around(view, base, section)
    made, key = view.once(_made), (first if first in near else "", depth, section)
    if key not in made:
        made[key] = _around(view, base, section)
    return made[key]


def _made(_: View) -> dict[tuple[str, int, str], Shared]:
    return {}


def _folders(view: View) -> tuple[frozenset[str], frozenset[str]]:
    """The first folders of all that is linked, and those of them where more than the first folder may be shared."""
    places = [url for _, _, url in view.menu] + [url for note in view.once(_pages) if (url := view.urls.places.get(("note", note.id)))]
    seen = [outlook(url) for url in places]
    return frozenset(first for first, _ in seen), frozenset(first for first, depth in seen if depth > 1)


def _pages(view: View) -> tuple[Note, ...]:
    opening = home_text(view.journal)
    return tuple(note for note in view.journal.notes if note.kind == "page" and note != opening)[:_PAGES]


def _around(view: View, base: Url, section: str) -> Shared:
    home = view.to(HOME, base)
    values = {
        "site": view.title,
        "lang": view.config.language,
        "dir": view.direction,
        "home": home,
        "properties": properties(view.config.theme),
        "root": home.removesuffix("index.html"),
        "atom": view.to(ATOM, base),
        "json_feed": view.to(JSON_FEED, base),
        "export": view.to(EXPORT, base),
        "bibtex": view.to(BIBTEX, base) if view.journal.resources else "",
        "nav": tuple({"title": name, "href": view.to(url, base), "current": key == section, "key": key} for key, name, url in view.menu),
        "pages": tuple(view.link("note", note.id, note.title, base) for note in view.once(_pages)),
        "author": view.config.author,
    }
    return Shared(values)


def menu(view: View) -> tuple[tuple[str, str, Url], ...]:
    """(key, title, URL) of the sections that have something to show."""
    journal = view.journal
    sections = (
        ("journal", view.words("Journal"), JOURNAL, bool(journal.entries)),
        ("topics", view.words("Topics"), TOPICS, bool(journal.topics)),
        ("resources", view.words("Resources"), RESOURCES, bool(journal.resources)),
        ("interests", view.words("Interests"), INTERESTS, any(topic.months for topic in journal.topics)),
        ("follow-ups", view.words("Follow-ups"), FOLLOW_UPS, bool(journal.follow_ups)),
        ("roadmaps", view.words("Roadmaps"), ROADMAPS, bool(journal.roadmaps)),
        ("notes", view.words("Notes"), NOTES, any(note.kind == "note" for note in journal.notes)),
        ("search", view.words("Search"), SEARCH, True),
    )
    return tuple((key, title, url) for key, title, url, shown in sections if shown)
