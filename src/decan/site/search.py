"""Search in the browser: one page, and the texts as a script that also loads from ``file://``.

The index is a plain list of rows, and the search in it looks for every word as it stands: at ten thousand entries that takes some
milliseconds, needs no word boundaries (Chinese has none) and finds parts of words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from decan.model.journal import Target
from decan.site.page import File, OutputPath, Page
from decan.site.urls import JOURNAL, NOTES, RESOURCES, SEARCH, TOPICS
from decan.site.view import View, plural

INDEX = OutputPath("search/index.js")

Row = tuple[str, str, str, str, str, str]
"""Title, address, kind, day, what stands beside it (topics, other names, the kind of a resource), text."""

_WAYS = (("time", JOURNAL, "journal"), ("topic", TOPICS, "topics"), ("resource", RESOURCES, "resources"), ("note", NOTES, "notes"))


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    journal = view.journal
    numbers = (
        (len(journal.entries), "entry"),
        (sum(note.kind in {"note", "page"} for note in journal.notes), "note"),
        (len(journal.topics), "topic"),
        (sum(resource.listed for resource in journal.resources), "resource"),
    )
    context = {
        **view.frame(SEARCH, "Search", "search"),
        "heading": "Search",
        "counts": ", ".join(plural(number, word) for number, word in numbers if number),
        "index": "index.js",
        "ways": tuple({"title": title, "href": view.to(url, SEARCH)} for title, url, key in _WAYS if view.has(key)),
    }
    return (view.page(SEARCH, "search.html", context),)


def files(view: View) -> tuple[File, ...]:
    """The index of everything that can be found."""
    rows = [row for rows in (_entries, _notes, _topics, _resources) for row in rows(view) if row[1]]
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (File(INDEX, f"window.decanIndex={data}\n".encode("utf-8", "replace")),)


def _entries(view: View) -> Iterator[Row]:
    """Newest first; one without a title is called by its day, as in other lists."""
    for entry in reversed(view.journal.entries):
        title = view.name(entry) if entry.title or entry.number is not None else view.dates.full(entry.date)
        names = ", ".join(view.topic[key].title for key in entry.topics if key in view.topic)
        yield (title, view.href(Target("entry", entry.id), SEARCH), "Entries", view.dates.short(entry.date), names, entry.text.body.text)


def _notes(view: View) -> Iterator[Row]:
    for note in view.journal.notes:
        if note.kind in {"note", "page"}:
            names = ", ".join(view.topic[key].title for key in note.topics if key in view.topic)
            yield (note.title, view.href(Target("note", note.id), SEARCH), "Notes", "", names, note.text.body.text)


def _topics(view: View) -> Iterator[Row]:
    for topic in view.journal.topics:
        text = view.note[topic.note].text.body.text if topic.note in view.note else ""
        yield (topic.title, view.href(Target("topic", topic.id), SEARCH), "Topics", "", ", ".join(topic.aliases), text)


def _resources(view: View) -> Iterator[Row]:
    """The listed ones, with the text of their own notes, the names that they were cited by, authors and address."""
    for resource in view.journal.resources:
        if resource.listed:
            note = view.note[resource.note].text.body.text if resource.note in view.note else ""
            names = (label for label in resource.labels if label != resource.title)
            text = "\n".join(filter(None, (note, *names, ", ".join(resource.authors), resource.url)))
            day = view.dates.short(resource.last) if resource.last else ""
            yield (resource.title, view.resource_href(resource, SEARCH), "Resources", day, f"{resource.kind}, {resource.state}", text)
