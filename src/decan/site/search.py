"""Search in the browser: one page, and the texts as a script that also loads from ``file://``."""

from __future__ import annotations

import json

from decan.model.journal import Target
from decan.site.page import File, OutputPath, Page, Url
from decan.site.urls import JOURNAL, RESOURCES, SEARCH, TOPICS
from decan.site.view import View, plural

INDEX = OutputPath("search/index.js")


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    entries, notes = len(view.journal.entries), sum(note.kind in {"note", "page"} for note in view.journal.notes)
    parts = [plural(number, word) for number, word in ((entries, "entry"), (notes, "note"), (len(view.journal.topics), "topic")) if number]
    context = {
        **view.frame(SEARCH, "Search", "search"),
        "heading": "Search",
        "counts": ", ".join(parts),
        "script": view.to(Url("/assets/search.js"), SEARCH),
        "index": "index.js",
        "ways": tuple({"title": title, "href": view.to(url, SEARCH)} for title, url, key in _WAYS if view.has(key)),
    }
    return (view.page(SEARCH, "search.html", context),)


_WAYS = (("time", JOURNAL, "journal"), ("topic", TOPICS, "topics"), ("resource", RESOURCES, "resources"))


def files(view: View) -> tuple[File, ...]:
    """The index: title, address, kind, day, topics and text of everything that can be found."""
    rows: list[tuple[str, str, str, str, str, str]] = []
    for entry in reversed(view.journal.entries):
        names = ", ".join(view.topic[key].title for key in entry.topics if key in view.topic)
        href = view.href(Target("entry", entry.id), SEARCH)
        rows.append((view.name(entry), href, "Entries", view.dates.short(entry.date), names, entry.text.body.text))
    for note in view.journal.notes:
        href = view.href(Target("note", note.id), SEARCH)
        if href and note.kind in {"note", "page"}:
            rows.append((note.title, href, "Notes", "", "", note.text.body.text))
    for topic in view.journal.topics:
        text = view.note[topic.note].text.body.text if topic.note in view.note else ""
        rows.append((topic.title, view.href(Target("topic", topic.id), SEARCH), "Topics", "", " ".join(topic.aliases), text))
    listed = ((resource, view.resource_href(resource, SEARCH)) for resource in view.journal.resources if resource.listed)
    rows.extend(
        (resource.title, href, "Resources", "", resource.kind, " ".join((resource.url, *resource.labels, *resource.authors)))
        for resource, href in listed
        if href
    )
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (File(INDEX, f"window.decanIndex={data}\n".encode("utf-8", "replace")),)
