"""Search in the browser: one page, and an index that scripts read piece by piece, from ``file://`` too.

A word of a query is found where a word of the text begins with it, and anywhere in scripts that have no blanks between words. What
stands in quotes is found word for word. Case, accents, vowel points and wide forms do not count, nor what stands between two words.
"""

from __future__ import annotations

from dataclasses import dataclass

from decan.site.keeping import F, Keeper
from decan.site.page import Context, Page, Url
from decan.site.search.documents import digest, documents
from decan.site.search.index import root, segments
from decan.site.urls import JOURNAL, NOTES, RESOURCES, SEARCH, TOPICS
from decan.site.view import Value, View
from decan.words import gettext_noop

_KINDS = {
    "entry": gettext_noop("Entries"), "unit": gettext_noop("Units"), "period": gettext_noop("Periods"), "note": gettext_noop("Notes"),
    "topic": gettext_noop("Topics"), "resource": gettext_noop("Resources"),
}  # fmt: skip
"""In the order of the results."""
_WAYS = (
    (gettext_noop("time"), JOURNAL, "journal"),
    (gettext_noop("topic"), TOPICS, "topics"),
    (gettext_noop("resource"), RESOURCES, "resources"),
    (gettext_noop("note"), NOTES, "notes"),
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the page says of the documents."""

    version: str
    """Of the index."""
    kinds: frozenset[str]


def _facts(view: View) -> _Facts:
    dated, rest = view.once(documents)
    return _Facts(digest((*dated, *rest))[:8], frozenset(document.kind for document in (*dated, *rest)))


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (view.page(SEARCH, "search.html", _context),)


def _context(view: View, _: Url) -> Context:
    journal = view.journal
    facts = view.once(_facts)
    numbers = (
        (len(journal.entries), "entry"),
        (sum(note.kind in {"note", "page"} for note in journal.notes), "note"),
        (len(journal.topics), "topic"),
        (sum(resource.listed for resource in journal.resources), "resource"),
    )
    return {
        **view.frame(SEARCH, view.words("Search"), "search", description=": ".join((view.words("Search"), view.title))),
        "heading": view.words("Search"),
        "counts": view.words.listed(view.count(number, word) for number, word in numbers if number),
        "index": f"index.js?{facts.version}",  # no browser keeps an old one
        "kinds": tuple((kind, view.words(title)) for kind, title in _KINDS.items() if kind in facts.kinds),
        "words": spoken(view),
        "ways": tuple({"title": view.words(title), "href": view.to(url, SEARCH)} for title, url, key in _WAYS if view.has(key)),
    }


def spoken(view: View) -> Value:
    """What the script says; ``{n}`` is a number, and the forms of a text with one are those of the language."""
    words = view.words
    return {
        "kinds": {kind: words(title) for kind, title in _KINDS.items()},
        "all": words("all"),
        "results": words.forms("%(n)s result", "%(n)s results"),
        "more": words.forms("Show one more", "Show %(n)s more"),
        "nothing": words("Nothing has all of these words"),
        "filtered": words("Nothing of this kind, topic and year has all of these words"),
        "missing": words("A part of the index could not be loaded, so something may be missing: reload the page to try again"),
        "broken": words("The index could not be loaded: reload the page to try again"),
    }


def kept(view: View, keeper: Keeper[F]) -> tuple[F, ...]:
    """The index of everything that can be found."""
    view.once(_facts)
    dated, rest = view.last(documents)
    cut = segments(dated, rest, keeper)
    topics = sorted(((topic.id, topic.title) for topic in view.journal.topics), key=lambda topic: (topic[1].casefold(), topic[0]))
    return (keeper.keep(root(cut, (*dated, *rest), topics)), *(file for segment in cut for file in segment.files))
