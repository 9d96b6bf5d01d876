"""The journal as pages see it: look-ups made once, and the small finished values that several kinds of page show.

Everything that goes into a page's context is plain (mappings, tuples, strings, numbers): it is the page's key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as Day
from functools import cached_property
from html import escape
from typing import Self

from decan.config import Config
from decan.model.journal import Entry, Journal, Note, Period, Resource, Target, Text, Topic, Unit
from decan.site import metadata
from decan.site.cards.deck import Deck, deck_of
from decan.site.dates import Dates, locale_of
from decan.site.frame import menu, surroundings
from decan.site.labels import told_in
from decan.site.leads import lead
from decan.site.links import Sizes, fill, fill_inline
from decan.site.page import Context, Page, Shared, Url
from decan.site.tables import T, Tables
from decan.site.urls import HOME, JOURNAL, UrlMap, outlook
from decan.words import PLURALS, Words

Value = Mapping[str, object]

MARKS = {
    "open": "ring", "planned": "ring", "under way": "half", "in progress": "half", "done": "full", "finished": "full", "closed": "full",
    "carried over": "over", "resumed": "over", "exploring": "crescent", "dormant": "ring", "ahead": "ring",
    "active": "half", "paused": "held", "dropped": "struck", "empty": "void",
}  # fmt: skip
"""A state's symbol in the sprite."""
TONES = {"done": "done", "finished": "done", "closed": "done", "carried over": "held", "paused": "held", "dropped": "gone"}
"""A state's colour class."""
_HEADING_TAG = re.compile(r"(</?h)([1-6])\b")
_TOPICS = 4
"""Of an entry in a list."""
WORDS_A_MINUTE = 220
"""Of a reader who wants to understand."""


class View(Tables):
    """One journal, its URLs and settings, with what every page needs looked up."""

    def __init__(self, journal: Journal, urls: UrlMap, config: Config, sizes: Sizes, words: Words) -> None:
        super().__init__(journal)
        self.words = words
        self.urls = urls
        self.config = config
        self.sizes = sizes
        self.dates = Dates(config.language)
        self._made: dict[Callable[..., object], object] = {}
        self._counts: dict[tuple[int, str], str] = {}

    def once(self, make: Callable[[View], T]) -> T:
        """What ``make`` makes of this view: for what several pages of a kind share. Made when it is first asked for."""
        try:
            return self._made[make]  # type: ignore[return-value]
        except KeyError:
            made = self._made[make] = make(self)
            return made

    def last(self, make: Callable[[View], T]) -> T:
        """As `once`, and let go of: for what is large, and not asked for again."""
        made = self.once(make)
        del self._made[make]
        return made

    def let_go(self) -> None:
        """Forget the cards: who has made all pages of one kind will ask for others."""
        self._made.pop(_cards, None)

    def exchanged(self, journal: Journal, entries: Mapping[str, Entry], notes: Mapping[str, Note]) -> Self:
        """As `Tables.exchanged`; what pages share is made anew."""
        other = super().exchanged(journal, entries, notes)
        other._made = {}
        other.__dict__.pop("deck", None)
        return other

    @property
    def title(self) -> str:
        """The site's name."""
        return self.config.title or self.words("Journal")

    # ---- links

    def href(self, target: Target, base: Url) -> str:
        """The relative address of a target on the page ``base``; empty where the site has no page for it."""
        if target.kind == "external":
            return target.id
        url = self.urls.of(target)
        return self.urls.relative(url, base) if url is not None else ""

    def to(self, url: Url, base: Url) -> str:
        """The relative address of one of the site's own pages."""
        return self.urls.relative(url, base)

    def link(self, kind: str, key: str, title: str, base: Url) -> Value:
        """A title with its address."""
        return {"title": title, "href": self.urls.at(kind, key, base)}

    def topics(self, keys: Iterable[str], base: Url) -> tuple[Value, ...]:
        """Topics as links, each made once for all pages from which it looks the same."""
        section, depth = outlook(base)
        made = self.once(_topics).setdefault((section, depth), {})
        found = []
        for key in keys:
            link = made.get(key)
            if link is None and key in self.topic:
                link = self.link("topic", key, self.topic[key].title, base)
                if not section or outlook(self.urls.places.get(("topic", key), HOME))[0] != section:
                    made[key] = link
            if link is not None:
                found.append(link)
        return tuple(found)

    def unit_title(self, unit: Unit) -> str:
        """Its title; of one that the settings plan, its days."""
        return unit.title or self.dates.span(unit.start, unit.end)

    def unit_range(self, unit: Unit) -> str:
        """Its days; of one that is called by its days, how many of them were used."""
        length = (unit.end - unit.start).days + 1
        if unit.title:
            return self.dates.span(unit.start, unit.end)
        return self.words("%(n)s of %(all)s", n=unit.days, all=self.count(length, "day"))

    def unit_link(self, unit: Unit, base: Url) -> Value:
        """A unit as a link."""
        return self.link("unit", unit.id, self.unit_title(unit), base)

    # ---- texts

    def body(self, text: Text, base: Url, *, owner: Target | None = None, prefix: str = "") -> Value:
        """A text ready to show on the page ``base``; its ids begin with ``prefix``, or with what keeps its owner's apart."""
        prefix = prefix or (self.urls.prefix(owner) if owner else "")
        html = fill(text, self.urls, base, self.sizes, prefix=prefix, embeds=self.embeds)
        top = min((heading.level for heading in text.body.headings), default=2)
        if top == 1:  # the page has its own main heading
            html = _HEADING_TAG.sub(lambda tag: f"{tag[1]}{min(6, int(tag[2]) + 1)}", html)
        return {
            "html": html,
            "lang": self.other(text.body.language),
            "dir": text.body.direction if text.body.direction not in {"", self.direction} else "",
            "words": text.body.words,
            "mermaid": text.body.mermaid,
            "contents": tuple(
                {"depth": heading.level - top + 2, "text": heading.text, "href": f"#{prefix}{heading.id}"} for heading in text.body.headings
            ),
        }

    def other(self, language: str) -> str:
        """The language of a text where it is another than the site's: ``ja`` is none on a site in ``ja-JP``."""
        own = self.config.language
        return "" if language == own or own.startswith(f"{language}-") else language

    def inline(self, html: str, targets: Iterable[tuple[int, Target]], base: Url) -> str:
        """Inline HTML of a goal or a line of a roadmap."""
        return fill_inline(html, targets, self.urls, base)

    # ---- entries

    def name(self, entry: Entry) -> str:
        """What an entry is called in a list: its title, its number, else its day."""
        if entry.title:
            return entry.title
        return self.words("Day %(n)s", n=entry.number) if entry.number is not None else self.dates.span(entry.date, entry.end)

    def period_title(self, period: Period) -> str:
        """A period's name: the calendar's in the site's language, the author's own as written."""
        if period.kind == "month":
            return self.dates.month_year(period.start)
        if period.kind == "quarter":
            return self.dates.quarter(period.start)
        return str(period.start.year) if period.kind == "year" else period.title

    def name_html(self, entry: Entry) -> str:
        """The same with the title's markup."""
        return entry.title_html if entry.title and entry.title_html else escape(self.name(entry))

    def card(self, entry: Entry, base: Url, *, year: bool = True, when: str = "") -> Value:
        """An entry in a list: day (or what is said instead of ``when``), title, excerpt, and what it is about.

        Made once for all pages from which its links look the same: those of one depth that lie in other folders.
        """
        section, depth = outlook(base)
        made, key = self.once(_cards), (entry.id, year, when, depth)
        known = made.get(key)
        if known is not None and section not in known[1]:
            return known[0]
        faces = self.once(_faces)
        if entry.id not in faces:
            faces[entry.id] = self._face(entry)
        face, sections = faces[entry.id]
        if not when:
            day = self.dates.short if year else self.dates.brief
            when = day(entry.date) if entry.end == entry.date else self.dates.short_span(entry.date, entry.end)
        topics = self.topics(entry.topics[:_TOPICS], base)
        card = {**face, "when": when, "href": self.urls.at("entry", entry.id, base), "topics": topics}
        if known is None and section and section not in sections:
            card = Shared(card)
            made[key] = card, sections
        return card

    def _face(self, entry: Entry) -> tuple[Value, frozenset[str]]:
        """What is the same on all cards of an entry, and the first folders of what they lead to."""
        named = bool(entry.title) or entry.number is not None
        first, rest = ("", entry.excerpt) if named else lead(entry.excerpt)
        places = (("entry", entry.id), *(("topic", topic) for topic in entry.topics[:_TOPICS]))
        sections = frozenset(outlook(url)[0] for place in places if (url := self.urls.places.get(place)) is not None)
        face = {
            "iso": entry.date.isoformat(),
            "title": self.name_html(entry) if named else escape(first) or self.words("Nothing written"),
            "named": named,
            "lang": self.other(entry.text.body.language),
            "excerpt": rest,
            "article": entry.kind == "article",
            "facts": (self.count(minutes(entry), "minute"),) if entry.kind == "article" else (),
            "review": self.words.listed(str(item["title"]) for item in self.looks_back(entry, HOME)),
            "covers": self.dates.span(*entry.covers) if entry.covers else "",
            "gap": "",
        }
        return face, sections

    def looks_back(self, entry: Entry, base: Url) -> tuple[Value, ...]:
        """What an entry looks back at: the period or unit that it reviews, and the periods that have their texts from it."""
        if not entry.review_of and entry.id not in self.told_of:
            return ()
        periods = [*([self.period[entry.review_of]] if entry.review_of in self.period else []), *self.told_of.get(entry.id, ())]
        found = [self.unit_link(self.unit[entry.review_of], base)] if entry.review_of in self.unit else []
        titles = {period.id: self.period_title(period) for period in periods}
        named = {
            key: self.dates.span(self.period[key].start, self.period[key].end) if title == entry.title else title
            for key, title in titles.items()
        }
        return (*found, *(self.link("period", key, title, base) for key, title in named.items()))

    def cards(self, entries: Sequence[Entry], base: Url, *, year: bool = True) -> tuple[Value, ...]:
        """A list of entries, the newest first."""
        return tuple(self.card(entry, base, year=year) for entry in reversed(entries))

    # ---- resources

    def resource_item(self, resource: Resource, base: Url) -> Value:
        """A resource in a list."""
        return {
            "id": resource.id,
            "title": resource.title,
            "href": self.resource_href(resource, base),
            "url": resource.url,
            "kind": resource.kind,
            "state": resource.state,
            "mark": MARKS.get(resource.state, "ring"),
            "tone": TONES.get(resource.state, ""),
            "parts": self.count(len(resource.parts), "part") if resource.parts else "",
        }

    def resource_row(self, resource: Resource, base: Url) -> Value:
        """A resource in a table, which also says when and how often it was cited."""
        passes = sum(1 for citation in resource.citations if not citation.planned)
        return {
            **self.resource_item(resource, base),
            "topics": self.topics(resource.topics[:3], base),
            "topic_ids": " ".join(resource.topics),
            "seen": self.words.count("once", "%(n)s times", passes) if passes else "",
            "last": self.dates.short(resource.last) if resource.last else "",
            "last_iso": resource.last.isoformat() if resource.last else "",
            "incomplete": resource.incomplete,
        }

    def resource_href(self, resource: Resource, base: Url) -> str:
        """Its own page, else the entry that cites it last, else the thing itself."""
        if resource.has_page:
            return self.urls.at("resource", resource.id, base)
        for citation in reversed(resource.citations):
            for kind, key in (("entry", citation.entry), ("note", citation.note), ("unit", citation.unit), ("period", citation.period)):
                if key and (href := self.urls.at(kind, key, base)):
                    return href
        return resource.url

    def cited(self, keys: Iterable[str], base: Url, *, entry: str = "") -> tuple[Value, ...]:
        """The resources that a text cites; of an entry, by its id, with the passes and parts that it tells of."""
        shown = (self.resource[key] for key in keys if key in self.resource)
        return tuple({**self.resource_item(resource, base), "told": told(self, resource, entry)} for resource in shown)

    def count(self, number: int, word: str) -> str:
        """``3 entries``, in the site's language."""
        if (number, word) not in self._counts:
            self._counts[number, word] = self.words.count(f"%(n)s {word}", f"%(n)s {PLURALS[word]}", number)
        return self._counts[number, word]

    # ---- backlinks and the frame

    def back(self, target: Target, base: Url) -> tuple[Value, ...]:
        """Links from elsewhere with their sentences; the link's words are marked."""
        found = []
        for link in self.backlinks.get((target.kind, target.id), ())[:60]:
            href = self.href(link.origin, base)
            if href:
                found.append({"title": self.origin(link.origin), "href": href, "sentence": marked(link.sentence, link.label)})
        return tuple(found)

    def origin(self, target: Target) -> str:
        """What the place that a backlink comes from is called."""
        key = target.id
        if target.kind == "entry":
            entry = self.entry[key]
            return self.words.listed((*([self.name(entry)] if entry.title else []), self.dates.short(entry.date)))
        tables: tuple[Mapping[str, Note | Unit | Period | Topic | Resource], ...] = (
            self.note,
            self.unit,
            self.period,
            self.topic,
            self.resource,
        )
        return next((table[key].title for table in tables if key in table), key)

    @cached_property
    def deck(self) -> Deck | None:
        """The cards of the pages; None for a site without."""
        return deck_of(self)

    @cached_property
    def direction(self) -> str:
        """Of the site's language."""
        return "rtl" if locale_of(self.config.language).character_order == "right-to-left" else "ltr"

    @cached_property
    def menu(self) -> tuple[tuple[str, str, Url], ...]:
        """(key, title, URL) of the sections that have something to show."""
        return menu(self)

    def has(self, section: str) -> bool:
        """Whether the site has that section."""
        return any(key == section for key, _, _ in self.menu)

    def frame(
        self, base: Url, title: str, section: str = "", path: Sequence[Value] = (), *, description: str = "", about: Target | None = None
    ) -> dict[str, object]:
        """What all pages share: head, navigation, foot. ``path`` are the places above the page, ``about`` is what it is about."""
        around = surroundings(self, base, section)
        return {
            **around,
            "around": around,
            "title": title,
            "path": tuple(path),
            **metadata.head(self, base, title, path, description, about),
        }

    def page(self, url: Url, template: str, show: Callable[..., Context], *about: object) -> Page:
        """A page at its URL; ``show`` makes its context from a view, the URL, and ``about``."""
        return Page(url, self.urls.output(url), template, self, show, about)

    def time_path(self, base: Url, day: Day, *, month: bool = True, unit: bool = False) -> tuple[Value, ...]:
        """Journal, year and month (and unit) above a day."""
        path: list[Value] = [{"title": self.words("Journal"), "href": self.to(JOURNAL, base)}]
        for key, title in ((f"{day.year}", f"{day.year}"), (f"{day.year}-{day.month:02}", self.dates.month(day)))[: 2 if month else 1]:
            if key in self.period:
                path.append(self.link("period", key, title, base))
        if unit and day in self.unit_days:
            path.append(self.unit_link(self.unit_days[day], base))
        return tuple(path)


def _topics(_: View) -> dict[tuple[str, int], dict[str, Value]]:
    """Links to topics made so far, by the pages from which they look the same."""
    return {}


def _faces(_: View) -> dict[str, tuple[Value, frozenset[str]]]:
    """What `View._face` says of an entry, by its id."""
    return {}


def _cards(_: View) -> dict[tuple[str, bool, str, int], tuple[Value, frozenset[str]]]:
    """Cards made so far, each with the folders from which it looks otherwise."""
    return {}


def minutes(entry: Entry) -> int:
    """Reading time in minutes, at least one."""
    return max(1, round(entry.text.body.words / WORDS_A_MINUTE))


def told(view: View, resource: Resource, entry: str) -> str:
    """``second pass, chapter 2``: what an entry tells of a resource, in the order that it does."""
    own = [citation for citation in resource.citations if citation.entry == entry] if entry else []
    return view.words.listed(dict.fromkeys(word for citation in own for word in told_in(view.words, citation))) if own else ""


def marked(sentence: str, label: str) -> str:
    """The sentence as HTML with the words of the link in bold."""
    start = sentence.find(label) if label else -1
    if start < 0:
        return escape(sentence or label)
    return f"{escape(sentence[:start])}<b>{escape(label)}</b>{escape(sentence[start + len(label) :])}"
