"""The tree of topics, and a topic's page: its note, its months, its entries, resources and relatives."""

from __future__ import annotations

from decan.model.journal import Target, Topic
from decan.site.page import Page, Url
from decan.site.pictures import activity
from decan.site.urls import TOPICS
from decan.site.view import Value, View, plural

_DEEPEST = 12
_ENTRIES = 60


def pages(view: View) -> tuple[Page, ...]:
    """The tree and one page a topic."""
    found = [_index(view)]
    for topic in view.journal.topics:
        url = view.urls.of(Target("topic", topic.id))
        if url is not None and "#" not in url:
            found.append(_page(view, topic, url))
    return tuple(found)


def _index(view: View) -> Page:
    roots = [topic for topic in view.journal.topics if not topic.parent or topic.parent not in view.topic]
    nested = any(topic.parent for topic in view.journal.topics)
    context = {
        **view.frame(TOPICS, "Topics", "topics"),
        "heading": "Topics",
        "facts": (plural(len(view.journal.topics), "topic"),),
        "nested": nested,
        "tree": tuple(_node(view, topic, 0) for topic in _sorted(roots)),
    }
    return view.page(TOPICS, "topics.html", context)


def _sorted(topics: list[Topic]) -> list[Topic]:
    return sorted(topics, key=lambda topic: (topic.title.casefold(), topic.id))


def _node(view: View, topic: Topic, depth: int) -> Value:
    children = [view.topic[key] for key in topic.children if key in view.topic] if depth < _DEEPEST else []
    numbers = [
        *([plural(len(topic.entries), "entry")] if topic.entries else []),
        *([plural(len(topic.notes), "note")] if topic.notes else []),
        *([plural(len(topic.resources), "resource")] if topic.resources else []),
    ]
    return {
        **view.link("topic", topic.id, topic.title, TOPICS),
        "count": ", ".join(numbers),
        "last": view.dates.month_year(topic.last) if topic.last else "",
        "children": tuple(_node(view, child, depth + 1) for child in _sorted(children)),
    }


def _page(view: View, topic: Topic, url: Url) -> Page:
    note = view.note.get(topic.note)
    entries = tuple(view.entry[key] for key in topic.entries if key in view.entry)
    inferred = tuple(view.entry[key] for key in topic.inferred if key in view.entry)
    path: list[Value] = [{"title": "Topics", "href": view.to(TOPICS, url)}]
    parent = view.topic.get(topic.parent)
    if parent:
        path.append(view.link("topic", parent.id, parent.title, url))
    feed = view.urls.feed(topic.id) if entries else None
    context = {
        **view.frame(url, topic.title, "topics", path, description=note.excerpt if note else ""),
        "heading": topic.title,
        "lede": note.excerpt if note and note.excerpt != note.text.body.excerpt else "",
        "first": view.dates.long(topic.first) if topic.first else "",
        "last": view.dates.long(topic.last) if topic.last else "",
        "aliases": ", ".join(topic.aliases),
        "parent": view.link("topic", parent.id, parent.title, url) if parent else None,
        "children": view.topics(topic.children, url),
        "feed": view.to(feed, url) if feed else "",
        "counts": f"{plural(len(entries), 'entry')}" if entries else "",
        "activity": activity(view, topic) if entries else None,
        "note": view.body(note.text, url, owner=Target("topic", topic.id)) if note and note.text.body.html else None,
        "related": view.topics(topic.related, url),
        "entries": view.cards(entries[-_ENTRIES:], url),
        "shown": f"{min(len(entries), _ENTRIES)} of {len(entries)}, newest first"
        if len(entries) > _ENTRIES
        else "newest first"
        if entries[1:]
        else "",
        "inferred": view.cards(inferred[-_ENTRIES:], url),
        "notes": tuple(view.link("note", key, view.note[key].title, url) for key in topic.notes if key in view.note and key != topic.note),
        "resources": view.cited(topic.resources[:100], url),
        "back": view.back(Target("topic", topic.id), url),
    }
    return view.page(url, "topic.html", context)
