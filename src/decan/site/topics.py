"""The tree of topics, and a topic's page: its note, its months, its entries, resources and relatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from decan.model.journal import Entry, Target, Topic
from decan.site import roadmaps
from decan.site.activity import chart, first_of, stroke
from decan.site.interests import said, state_of
from decan.site.page import Context, Page, Url
from decan.site.pictures import months_between
from decan.site.urls import RESOURCES, TOPICS
from decan.site.view import Value, View

_DEEPEST = 12
_ENTRIES = 60
"""Entries shown with their excerpts; the earlier ones follow as lines."""
_RESOURCES = 100
_REST = 30
"""Days without the topic from which on the list of entries shows the pause."""
_SPARK_MONTHS = 60


def pages(view: View) -> tuple[Page, ...]:
    """The tree and one page a topic."""
    found = [view.page(TOPICS, "topics.html", _index)]
    for topic in view.journal.topics:
        url = view.urls.of(Target("topic", topic.id))
        if url is not None and "#" not in url:
            found.append(view.page(url, "topic.html", _context, topic.id))
    return tuple(found)


def _index(view: View, _: Url) -> Context:
    roots = [topic for topic in view.journal.topics if not topic.parent or topic.parent not in view.topic]
    months = _months(view)
    most = max((count for topic in view.journal.topics for _, count in topic.months), default=1)
    return {
        **view.frame(TOPICS, view.words("Topics"), "topics", description=view.words.listed(topic.title for topic in _sorted(roots))),
        "heading": view.words("Topics"),
        "facts": (view.count(len(view.journal.topics), "topic"), *([_range(view)] if months else [])),
        "dated": bool(months),
        "tree": tuple(_node(view, topic, months, most, 0) for topic in _sorted(roots)),
    }


def _months(view: View) -> list[str]:
    """The months that the lines of the tree run over: those of all topics, at most the last five years."""
    first = min((topic.first for topic in view.journal.topics if topic.first), default=None)
    last = max((topic.last for topic in view.journal.topics if topic.last), default=None)
    return months_between(first, last)[-_SPARK_MONTHS:] if first and last else []


def _range(view: View) -> str:
    """``lines: June to September 2024``, in months."""
    months = _months(view)
    return view.words("lines: %(months)s", months=view.dates.months(first_of(months[0]), first_of(months[-1])))


def _sorted(topics: Iterable[Topic]) -> list[Topic]:
    return sorted(topics, key=lambda topic: (topic.title.casefold(), topic.id))


def _node(view: View, topic: Topic, months: Sequence[str], most: int, depth: int) -> Value:
    children = [view.topic[key] for key in topic.children if key in view.topic] if depth < _DEEPEST else []
    numbers = [
        *([view.count(len(topic.entries), "entry")] if topic.entries else []),
        *([view.count(len(topic.notes), "note")] if topic.notes else []),
        *([view.count(len(topic.resources), "resource")] if topic.resources else []),
    ]
    counts = dict(topic.months)
    return {
        **view.link("topic", topic.id, topic.title, TOPICS),
        "count": view.words.listed(numbers),
        "last": view.dates.month_year_short(topic.last) if topic.last else "",
        "svg": stroke(counts, months, most) if any(month in counts for month in months) else "",
        "children": tuple(_node(view, child, months, most, depth + 1) for child in _sorted(children)),
    }


def _context(view: View, url: Url, key: str) -> Context:
    topic = view.topic[key]
    note = view.note.get(topic.note)
    entries = tuple(view.entry[key] for key in topic.entries if key in view.entry)
    inferred = tuple(view.entry[key] for key in topic.inferred if key in view.entry)
    feed = view.urls.feed(topic.id) if entries else None
    return {
        **view.frame(url, topic.title, "topics", _path(view, topic, url), description=_said(view, topic), about=Target("topic", topic.id)),
        "heading": topic.title,
        "lede": note.excerpt if note and note.excerpt != note.text.body.excerpt else "",
        "first": view.dates.long(topic.first) if topic.first else "",
        "last": view.dates.long(topic.last) if topic.last else "",
        "aliases": view.words.listed(topic.aliases),
        "children": view.topics(topic.children, url),
        "feed": view.to(feed, url) if feed else "",
        **state_of(topic),
        "said": said(view, topic, url),
        "periods": tuple(
            {
                **view.link("period", key, view.period_title(view.period[key]), url),
                "range": view.dates.span(view.period[key].start, view.period[key].end),
            }
            for key in topic.periods
            if key in view.period
        ),
        "below": _below(view, topic),
        "counts": _counts(view, entries),
        "learnt_from": _learnt_from(view, topic),
        "activity": chart(view, topic) if entries else None,
        "note": view.body(note.text, url, owner=Target("topic", topic.id)) if note and note.text.body.utf8 else None,
        "ways": roadmaps.rows(view, view.roadmaps_of.get(("note", topic.note), ()), url),
        "related": _related(view, topic, url),
        "entries": _with_rests(view, entries[-_ENTRIES:], url),
        "earlier": tuple(_line(view, entry, url) for entry in reversed(entries[:-_ENTRIES])),
        "shown": view.words.listed((view.words.number(len(entries)), view.words("newest first"))) if entries[1:] else "",
        "inferred": view.cards(inferred[-_ENTRIES:], url),
        "notes": tuple(view.link("note", key, view.note[key].title, url) for key in topic.notes if key in view.note and key != topic.note),
        "resources": tuple(view.resource_row(view.resource[key], url) for key in topic.resources[:_RESOURCES] if key in view.resource),
        "more": _more(view, topic, url),
        "back": view.back(Target("topic", topic.id), url),
    }


def _said(view: View, topic: Topic) -> str:
    """The beginning of its note, else how much there is of it and since when."""
    note = view.note.get(topic.note)
    if note and note.excerpt:
        return note.excerpt
    numbers = [view.count(len(keys), word) for keys, word in ((topic.entries, "entry"), (topic.resources, "resource")) if keys]
    days = view.dates.span(topic.first, topic.last) if topic.first and topic.last else ""
    return f"{topic.title}: {view.words.listed((*numbers, *([days] if days else [])))}"


def _path(view: View, topic: Topic, url: Url) -> list[Value]:
    """All the topics above, whatever circle an author may have drawn."""
    above: list[Topic] = []
    parent = view.topic.get(topic.parent)
    while parent is not None and parent not in above and parent is not topic and len(above) < _DEEPEST:
        above.append(parent)
        parent = view.topic.get(parent.parent)
    return [
        {"title": view.words("Topics"), "href": view.to(TOPICS, url)},
        *(view.link("topic", one.id, one.title, url) for one in reversed(above)),
    ]


def _below(view: View, topic: Topic) -> str:
    """``14 entries``: those of the topics below it, each once, that are not its own."""
    seen: set[str] = set()
    found: set[str] = set()
    waiting = list(topic.children)
    while waiting:
        key = waiting.pop()
        if key not in seen and key in view.topic:
            seen.add(key)
            found.update(view.topic[key].entries)
            waiting.extend(view.topic[key].children)
    number = len(found.difference(topic.entries))
    return view.count(number, "entry") if number else ""


def _counts(view: View, entries: Sequence[Entry]) -> str:
    """``26, 2 articles``; ``2 articles`` where there is nothing else."""
    articles = sum(entry.kind == "article" for entry in entries)
    if articles == len(entries):
        return view.count(articles, "article") if articles else ""
    return view.words.listed((view.words.number(len(entries)), *([view.count(articles, "article")] if articles else [])))


def _learnt_from(view: View, topic: Topic) -> str:
    """``14, 6 finished``."""
    resources = [view.resource[key] for key in topic.resources if key in view.resource]
    finished = sum(resource.state == "finished" for resource in resources)
    numbers = (view.words.number(len(resources)), *([view.words("%(n)s finished", n=view.words.number(finished))] if finished else []))
    return view.words.listed(numbers) if resources else ""


def _related(view: View, topic: Topic, url: Url) -> tuple[Value, ...]:
    """Related topics, with how many entries name both."""
    own = frozenset(topic.entries)
    found = []
    for key in topic.related:
        if key in view.topic:
            shared = sum(map(own.__contains__, view.topic[key].entries))
            words = view.words("%(entries)s shared", entries=view.count(shared, "entry")) if shared else ""
            found.append({**view.link("topic", key, view.topic[key].title, url), "words": words})
    return tuple(found)


def _with_rests(view: View, entries: Sequence[Entry], url: Url) -> tuple[Value, ...]:
    """Entries, newest first, with the long times between them in which the topic rested."""
    found: list[Value] = []
    newest = tuple(reversed(entries))
    for card, entry, later in zip(view.cards(entries, url), newest, (None, *newest), strict=False):
        days = (later.date - entry.end).days - 1 if later else 0
        if days >= _REST:
            found.append({"gap": view.words("%(days)s without this topic", days=view.count(days, "day"))})
        found.append(card)
    return tuple(found)


def _line(view: View, entry: Entry, url: Url) -> Value:
    return {**view.link("entry", entry.id, view.name(entry), url), "when": view.dates.short(entry.date) if entry.title else ""}


def _more(view: View, topic: Topic, url: Url) -> Value | None:
    """The way to the library, filtered, when the topic has more resources than its page shows."""
    missing = len(topic.resources) - _RESOURCES
    href = f"{view.to(RESOURCES, url)}?topic={quote(topic.id, errors='replace')}"
    return {"href": href, "words": view.words("%(n)s more in the library", n=view.words.number(missing))} if missing > 0 else None
