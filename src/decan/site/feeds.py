"""Atom and JSON Feed: the latest entries with their whole text, for all of the journal and for each topic.

Sources: RFC 4287 (Atom), https://www.jsonfeed.org/version/1.1/. An entry's id is its address on the web; where that is not known
(``url:`` is not set) a ``urn:uuid`` made from the journal's title and the entry's own id, and links are relative to the feed.
Times are the days that the author wrote, at the written hour or midnight, as UTC: a calendar day has no zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from html import escape
from uuid import NAMESPACE_URL, uuid5

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span
from decan.model.journal import Entry, Journal, Target
from decan.site.links import Sizes, fill_absolute
from decan.site.page import File, Url
from decan.site.plain import json_lines
from decan.site.portable import portable
from decan.site.urls import ATOM, HOME, JSON_FEED, UrlMap

LATEST = 50
"""Entries in the journal's feeds."""
LATEST_OF_TOPIC = 20
"""Entries in a topic's feeds."""
_LONGEST, _LARGEST = 200_000, 1_000_000
"""Characters of an entry, and of all together, in the feeds of a topic: beyond, entries are only summed up, as each has many topics."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in a feed; all plain values, times as RFC 3339 has them."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: str
    updated: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    language: str = ""
    """Where it is another than the site's."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is written in one format or another. ``url`` is the feed's own place, ``page`` what it is a feed of."""

    id: str
    title: str
    description: str
    page: str
    items: tuple[Item, ...]


def feeds(journal: Journal, urls: UrlMap, config: Config, sizes: Sizes, title: str) -> tuple[File, ...]:
    """All feeds as files, called by the site's ``title``."""
    return tuple(_files(journal, urls, config, sizes, title))


def complaints(config: Config) -> tuple[Diagnostic, ...]:
    """An info diagnostic ``feed.no-url`` when the site's address is not known."""
    if config.url:
        return ()
    return (
        Diagnostic(
            code="feed.no-url",
            severity=Severity.INFO,
            message="feeds have relative links and there is no sitemap, because the site's address is not known",
            span=Span("decan.yaml"),
            hint="set url: https://… in decan.yaml, or give --base-url",
        ),
    )


def _files(journal: Journal, urls: UrlMap, config: Config, sizes: Sizes, title: str) -> Iterator[File]:
    maker = _Maker(urls, config, sizes, {topic.id: topic.title for topic in journal.topics}, {}, {})
    yield from maker.files(title, config.description, HOME, (ATOM, JSON_FEED), _latest(journal.entries, LATEST))
    entries = {entry.id: entry for entry in journal.entries}
    for topic in journal.topics:
        page = urls.of(Target("topic", topic.id))
        places = tuple(place for name in ("feed.xml", "feed.json") if (place := urls.feed(topic.id, name=name)) is not None)
        latest = _latest((entries[key] for key in topic.entries if key in entries), LATEST_OF_TOPIC)
        if page is not None and latest:
            yield from maker.files(f"{title}: {topic.title}", "", page, places, latest, room=_LARGEST)


@dataclass(frozen=True, slots=True)
class _Maker:
    """What all feeds share, and the items made so far: an entry stands in the feed of each of its topics."""

    urls: UrlMap
    config: Config
    sizes: Sizes
    topics: dict[str, str]
    made: dict[tuple[str, str], Item]
    ported: dict[tuple[str, str], str]
    """HTML and the address of its page → the HTML for readers elsewhere; feeds with relative addresses differ little."""

    def files(
        self, title: str, description: str, page: Url, places: Sequence[Url], entries: Sequence[Entry], *, room: int = 0
    ) -> Iterator[File]:
        """A feed in both formats; ``places`` lie in one folder, and ``room`` is for how many characters, if not for all."""
        for place in places:
            key = page if page != HOME else place
            items = tuple(self.item(entry, place) for entry in entries)
            items = _within(items, room) if room else items
            feed = Feed(self.urls.absolute(key) or _urn(self.config, key), title, description, self.href(page, place), items)
            if place.endswith(".xml"):
                text = atom(feed, self.href(place, place), self.config)
            else:
                text = json_feed(feed, self.urls.absolute(place), self.config)
            yield File(self.urls.output(place), text.encode("utf-8", "replace"))

    def href(self, url: Url, base: Url) -> str:
        return self.urls.absolute(url) or self.urls.relative(url, base)

    def item(self, entry: Entry, feed: Url) -> Item:
        key = ("" if self.config.url else feed.rpartition("/")[0], entry.id)
        if key not in self.made:
            self.made[key] = self._item(entry, feed)
        return self.made[key]

    def _item(self, entry: Entry, feed: Url) -> Item:
        target = Target("entry", entry.id)
        place = self.urls.of(target) or HOME
        html = fill_absolute(entry.text, self.urls, place, self.sizes, prefix=self.urls.prefix(target), base=feed)
        published = _time(entry.date, entry.time)
        return Item(
            id=self.urls.absolute(place) or _urn(self.config, entry.id),
            url=self.href(place, feed),
            title=clean(entry.title) or _days(entry),
            summary=clean(entry.excerpt or entry.text.body.excerpt),
            html=self._portable(clean(html), self.urls.absolute(place)),
            published=published,
            updated=_time(entry.updated, "") if entry.updated and entry.updated > entry.date else published,
            authors=entry.authors or ((self.config.author,) if self.config.author else ()),
            topics=tuple(clean(self.topics[key]) for key in entry.topics if key in self.topics),
            language=entry.text.body.language if entry.text.body.language != self.config.language else "",
        )

    def _portable(self, html: str, page: str) -> str:
        if (html, page) not in self.ported:
            self.ported[html, page] = portable(html, page)
        return self.ported[html, page]


def _within(items: Iterable[Item], room: int) -> tuple[Item, ...]:
    """The items, those that are too long or find no room with their summary alone."""
    found = []
    for item in items:
        fits = len(item.html) <= min(room, _LONGEST)
        found.append(item if fits else replace(item, html=f"<p>{_text(item.summary)}</p>"))
        room -= len(item.html) if fits else 0
    return tuple(found)


def _latest(entries: Iterable[Entry], most: int) -> Sequence[Entry]:
    """The last ones by date, newest first; entries of a day stay in their order from the last to the first."""
    return sorted(entries, key=lambda entry: entry.date)[-most:][::-1]


def _urn(config: Config, key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'decan:{config.title}:{key}')}"


def _days(entry: Entry) -> str:
    return entry.date.isoformat() if entry.end == entry.date else f"{entry.date.isoformat()} – {entry.end.isoformat()}"


def _time(day: Day, time: str) -> str:
    hour = f"{time}:00" if len(time) == 5 else time
    return f"{day.isoformat()}T{hour if len(hour) == 8 else '00:00:00'}Z"


def clean(text: str) -> str:
    """Text without what XML 1.0 cannot hold: control characters but tab and line ends, halves of surrogate pairs, non-characters."""
    return _ILLEGAL.sub("", text)


def atom(feed: Feed, here: str, config: Config) -> str:
    """The feed as Atom. ``here`` is the address of the feed itself."""
    authors = "" if feed.items and all(item.authors for item in feed.items) else f"{_author(config.author or config.title or 'Decan')}\n"
    updated = max((item.updated for item in feed.items), default=_EPOCH)
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(config.language)}">',
        f"<id>{_text(feed.id)}</id>",
        f"<title>{_text(feed.title)}</title>",
        *([f"<subtitle>{_text(feed.description)}</subtitle>"] if feed.description else []),
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_text(here)}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(feed.page)}"/>',
    ]
    return "\n".join([*head, authors + "\n".join(_entry(item, config) for item in feed.items), "</feed>"]) + "\n"


def _entry(item: Item, config: Config) -> str:
    lines = [
        "<entry>",
        f"<id>{_text(item.id)}</id>",
        f"<title>{_text(item.title)}</title>",
        f'<link rel="alternate" type="text/html" href="{_text(item.url)}"/>',
        f"<published>{item.published}</published>",
        f"<updated>{item.updated}</updated>",
        *(_author(name) for name in item.authors),
        *(f'<category term="{_text(topic)}"/>' for topic in item.topics),
        *([f"<summary>{_text(item.summary)}</summary>"] if item.summary else []),
        f'<content type="html" xml:lang="{_text(item.language or config.language)}">{_text(item.html)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _author(name: str) -> str:
    return f"<author><name>{_text(name)}</name></author>"


def _text(text: str) -> str:
    return escape(clean(text))


def json_feed(feed: Feed, here: str, config: Config) -> str:
    """The feed as JSON Feed 1.1. Addresses of the feed and its page are left out when they are not known."""
    authors = [{"name": config.author}] if config.author else None
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page if config.url else None,
        "feed_url": here or None,
        "description": feed.description or None,
        "authors": authors,
        "language": config.language,
        "items": [_json_item(item) for item in feed.items],
    }
    return json_lines({key: part for key, part in value.items() if part is not None}) + "\n"


def _json_item(item: Item) -> dict[str, object]:
    value: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary,
        "date_published": item.published,
        "date_modified": item.updated,
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.topics),
        "language": item.language,
    }
    return {key: part for key, part in value.items() if part}
