"""What a page says of itself to other programs: its description, OpenGraph, and schema.org's JSON-LD.

Addresses in it are whole ones, so what cannot do without is left out where the site's own address is not known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date as Day
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from babel import Locale
from babel.core import get_global

from decan.model.journal import Entry, Resource, Target
from decan.site.cards.card import HEIGHT, WIDTH
from decan.site.dates import locale_of
from decan.site.page import Url
from decan.site.plain import all_printable, printable

if TYPE_CHECKING:
    from decan.site.view import View

Thing = dict[str, object]
"""A thing of schema.org's."""

HOME, NOT_FOUND, SEARCH = "/", "/404.html", "/search/"
_DESCRIPTION = 200
_HEADLINE = 110
"""Characters that Google shows of a headline at most."""
_KINDS = {
    "paper": "ScholarlyArticle", "book": "Book", "article": "Article", "docs": "TechArticle", "code": "SoftwareSourceCode",
    "lecture": "LearningResource", "person": "Person",
}  # fmt: skip
"""schema.org's types of resources. Others are a ``CreativeWork``: Google wants things of a video or a program that no journal says."""
_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_PLAIN = re.compile(r"[\w%~-]+(?:[./][\w%~-]+)*")
"""Folders and a file whose names have no dots of their own at an end, nor signs that mean something in an address."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def head(view: View, base: Url, title: str, path: Sequence[Mapping[str, object]], description: str, about: Target | None) -> Thing:
    """What every page's head shows of it. ``about`` is what the page is about, where that is one thing of the journal."""
    entries = _entries(view, about)
    canonical = view.urls.absolute(base)
    said = one_line(description) or one_line(view.config.description) or title
    card = view.deck.of(about) if view.deck else None
    authors = tuple(dict.fromkeys(name for entry in entries for name in _authors(view, entry)))
    values: Thing = {
        "url": canonical,
        "description": said,
        "locale": og_locale(view.config.language),
        "published": min((entry.date.isoformat() for entry in entries), default=""),
        "modified": max((_changed(entry).isoformat() for entry in entries), default=""),
        "authors": authors,
        "tags": tuple(dict.fromkeys(view.topic[key].title for entry in entries for key in entry.topics if key in view.topic)),
        "card": {"url": view.urls.absolute(card.url), "width": WIDTH, "height": HEIGHT, "alt": printable(card.alt)} if card else None,
    }
    things = [] if base == NOT_FOUND else [_main(view, base, title, about, values), *_breadcrumbs(view, base, title, path, canonical)]
    json_ld = script({"@context": "https://schema.org", "@graph": things}) if things else ""
    return {"canonical": canonical, "description": said, "meta": {**values, "json_ld": json_ld}}


def one_line(text: str, longest: int = _DESCRIPTION) -> str:
    """A text as one line of at most so many characters, cut at a word.

    >>> one_line("The tide was late,  again.", 16)
    'The tide was…'
    """
    line = printable(" ".join(text.split()))
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    before = cut.rpartition(" ")[0] if not line[longest - 1].isspace() else cut
    return (before if len(before) > longest // 2 else cut).rstrip(" ,;:.–—-(") + "…"


@lru_cache(maxsize=16)
def og_locale(language: str) -> str:
    """A language tag with its country, as OpenGraph wants it: ``de_DE``; empty where no country can be said."""
    locale = locale_of("en-GB" if language == "en" else language)
    likely = get_global("likely_subtags").get(locale.language, "")
    country = locale.territory or (Locale.parse(likely).territory if likely else "")
    return f"{locale.language}_{country}" if country else ""


def script(value: object) -> str:
    """JSON for a script element: what would end it, or begin a comment, is written by its number."""
    text = _JSON.encode(value)
    if "\\" in text or not text.isprintable():  # control characters are written with a backslash
        text = _JSON.encode(all_printable(value))
    for sign, number in _UNSAFE.items():
        if sign in text:
            text = text.replace(sign, number)
    return text


def _entries(view: View, about: Target | None) -> tuple[Entry, ...]:
    """The entry, or those of the day, that a page is about."""
    if about is None:
        return ()
    if about.kind == "entry":
        return (view.entry[about.id],)
    return view.days.get(Day.fromisoformat(about.id), ()) if about.kind == "day" else ()


def _authors(view: View, entry: Entry) -> tuple[str, ...]:
    return entry.authors or ((view.config.author,) if view.config.author else ())


def _changed(entry: Entry) -> Day:
    return max(entry.updated or entry.date, entry.date)


def _main(view: View, base: Url, title: str, about: Target | None, said: Thing) -> Thing:
    """The thing that a page is, or is about."""
    kind = about.kind if about else ""
    card = said["card"]
    shared = _known(
        name=title,
        description=said["description"],
        url=said["url"],
        inLanguage=view.config.language,
        image=card["url"] if isinstance(card, dict) else "",
    )
    if base == HOME:
        return {"@type": "WebSite", **shared, **_known(author=_person(view, view.config.author))}
    shared = {**shared, "isPartOf": view.once(_site)}
    if kind in {"entry", "day"}:
        return _posting(view, about, shared, said)
    if kind == "note" and about:
        return _note(view, about, shared)
    if kind == "resource" and about:
        return {"@type": "WebPage", **shared, "mainEntity": _resource(view.resource[about.id], _text_of(view, about.id))}
    if base == SEARCH:
        return {"@type": "WebPage", **shared}
    return {"@type": "CollectionPage", **shared, **_subject(view, about)}


def _posting(view: View, about: Target | None, shared: Thing, said: Thing) -> Thing:
    """An article, or a day with all its entries."""
    entries = _entries(view, about)
    titles = view.words.listed(entry.title for entry in entries if entry.title)
    name = str(shared.pop("name"))
    authors = said["authors"] if isinstance(said["authors"], tuple) else ()
    languages = {entry.text.body.language for entry in entries if entry.text.body.language}
    return {
        "@type": "BlogPosting",
        "headline": one_line(titles or name, _HEADLINE),
        **shared,
        "datePublished": said["published"],
        "dateModified": said["modified"],
        **_known(
            author=[_person(view, name) for name in authors],
            keywords=list(said["tags"]) if isinstance(said["tags"], tuple) else [],
            mainEntityOfPage=shared.get("url", ""),
            inLanguage=languages.pop() if len(languages) == 1 else shared.get("inLanguage"),
        ),
        "wordCount": sum(entry.text.body.words for entry in entries),
    }


def _note(view: View, about: Target, shared: Thing) -> Thing:
    note = view.note[about.id]
    if note.kind == "page":
        return {"@type": "WebPage", **shared}
    dates = _known(
        datePublished=note.created.isoformat() if note.created else "",
        dateModified=note.updated.isoformat() if note.updated else "",
        author=_person(view, view.config.author),
        keywords=[view.topic[key].title for key in note.topics if key in view.topic],
        mainEntityOfPage=shared.get("url", ""),
    )
    name = str(shared.pop("name"))
    return {"@type": "Article", "headline": one_line(name, _HEADLINE), **shared, **dates, "wordCount": note.text.body.words}


def _text_of(view: View, key: str) -> str:
    note = view.note.get(view.resource[key].note)
    return one_line(note.excerpt) if note else ""


def _resource(resource: Resource, description: str) -> Thing:
    """The thing that was learnt from. A course needs a description, which only its author's note can give."""
    kind = "Course" if resource.kind == "course" and description else _KINDS.get(resource.kind, "CreativeWork")
    facts = _known(name=resource.title, url=resource.url, description=description)
    if kind == "Person":
        return {"@type": kind, **facts}
    isbn = dict(resource.details).get("isbn", "") if kind == "Book" else ""
    authors = [{"@type": "Person", "name": name} for name in resource.authors]
    headline = one_line(resource.title, _HEADLINE) if kind.endswith("Article") else ""
    return {"@type": kind, **facts, **_known(headline=headline, author=authors, datePublished=resource.published, isbn=isbn)}


def _subject(view: View, about: Target | None) -> Thing:
    """What a page that collects is about: the days of a unit or period, or a topic."""
    if about is None:
        return {}
    if about.kind == "topic":
        topic = view.topic[about.id]
        return {"about": {"@type": "Thing", "name": topic.title, **_known(alternateName=list(topic.aliases))}}
    span = view.unit[about.id] if about.kind == "unit" else view.period[about.id] if about.kind == "period" else None
    return {"temporalCoverage": f"{span.start.isoformat()}/{span.end.isoformat()}"} if span else {}


def _breadcrumbs(view: View, base: Url, title: str, path: Sequence[Mapping[str, object]], canonical: str) -> list[Thing]:
    """The way from home; nothing on the home page, and where addresses cannot be whole."""
    if base == HOME or not canonical:
        return []
    above = [(view.title, view.urls.absolute(Url(HOME)))]
    above += [(str(place["title"]), joined(canonical, str(place["href"])).removesuffix("index.html")) for place in path]
    places = [*above, (title, canonical)]
    items = [{"@type": "ListItem", "position": number, "name": name, "item": url} for number, (name, url) in enumerate(places, 1)]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def joined(page: str, href: str) -> str:
    """`urljoin`, without taking the address of the page apart where the way leads only through folders, as nearly all of ours do.

    >>> joined("https://me.example/2022/02/", "../../journal/index.html")
    'https://me.example/journal/index.html'
    """
    rest = href.lstrip("./")
    up, cut = divmod(len(href) - len(rest), 3)
    if cut or up > page.count("/") - 3 or not href.startswith("../" * up) or not _PLAIN.fullmatch(rest):
        return urljoin(page, href)
    return f"{page.rsplit('/', up + 1)[0]}/{rest}"


def _site(view: View) -> Thing:
    return {"@type": "WebSite", "name": view.title, **_known(url=view.urls.absolute(Url(HOME)))}


def _person(view: View, name: str) -> Thing:
    """An author; the journal's own is to be found at home."""
    home = view.urls.absolute(Url(HOME)) if name == view.config.author else ""
    return {"@type": "Person", "name": name, **_known(url=home)} if name else {}


def _known(**values: object) -> Thing:
    """Those that say something."""
    return {key: value for key, value in values.items() if value}
