"""An article's own page: its text with contents, what it cites, backlinks, and its neighbours in time."""

from __future__ import annotations

from decan.model.journal import Entry, FollowUp, Roadmap, Target
from decan.site import asked, roadmaps
from decan.site.days import on_this_day
from decan.site.page import Page, Url
from decan.site.view import View, minutes

_CONTENTS = 3
"""Headings from which on an article has a table of contents."""


def pages(view: View) -> tuple[Page, ...]:
    """One page an article."""
    entries = view.journal.entries
    items = asked.by_home(view)
    ways = roadmaps.by_home(view)
    found = []
    for number, entry in enumerate(entries):
        url = view.urls.of(Target("entry", entry.id))
        if entry.kind != "article" or url is None or "#" in url:
            continue
        before = entries[number - 1] if number else None
        after = entries[number + 1] if number + 1 < len(entries) else None
        found.append(_page(view, entry, url, before, after, items.get(("entry", entry.id), []), ways.get(("entry", entry.id), [])))
    return tuple(found)


def _page(
    view: View, entry: Entry, url: Url, before: Entry | None, after: Entry | None, items: list[FollowUp], ways: list[Roadmap]
) -> Page:
    target = Target("entry", entry.id)
    text = view.body(entry.text, url, owner=target)
    contents = text["contents"] if isinstance(text["contents"], tuple) else ()
    path = (*view.time_path(url, entry.date, unit=True), view.link("day", entry.date.isoformat(), str(entry.date.day), url))
    context = {
        **view.frame(url, view.name(entry), "journal", path, description=entry.excerpt, about=target),
        "heading": view.name_html(entry),
        "lede": entry.excerpt if entry.excerpt and entry.excerpt != entry.text.body.excerpt else "",
        "iso": entry.date.isoformat(),
        "day": {**view.link("day", entry.date.isoformat(), view.dates.full(entry.date), url)},
        "range": view.dates.span(entry.date, entry.end) if entry.end != entry.date else "",
        "covers": view.dates.span(*entry.covers) if entry.covers else "",
        "updated": view.dates.long(entry.updated) if entry.updated and entry.updated != entry.date else "",
        "authors": view.words.listed(entry.authors),
        "length": view.words.listed((view.count(entry.text.body.words, "word"), view.count(minutes(entry), "minute"))),
        "unit": view.unit_link(view.unit_days[entry.date], url) if entry.date in view.unit_days else None,
        "reviews": view.looks_back(entry, url),
        "topics": view.topics(entry.topics, url),
        "text": text,
        "contents": contents if len(contents) >= _CONTENTS else (),
        "cited": view.cited(entry.resources, url, entry=entry.id),
        "asks": asked.rows(view, items, url, own=[("entry", entry.id)]),
        "ways": roadmaps.rows(view, ways, url),
        "back": view.back(target, url),
        "years": on_this_day(view, entry.date, url),
        "before": view.card(before, url) if before else None,
        "after": view.card(after, url) if after else None,
    }
    return view.page(url, "entry.html", context)
