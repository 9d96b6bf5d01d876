"""An article's own page: its text with contents, what it cites, backlinks, and its neighbours in time."""

from __future__ import annotations

from decan.model.journal import Target
from decan.site import asked, roadmaps
from decan.site.days import on_this_day
from decan.site.page import Context, Page, Url
from decan.site.tables import neighbours
from decan.site.view import View, minutes

_CONTENTS = 3
"""Headings from which on an article has a table of contents."""


def pages(view: View) -> tuple[Page, ...]:
    """One page an article."""
    found = []
    for entry, before, after in neighbours(view.journal.entries):
        url = view.urls.of(Target("entry", entry.id))
        if entry.kind == "article" and url is not None and "#" not in url:
            found.append(view.page(url, "entry.html", _context, entry.id, before.id if before else "", after.id if after else ""))
    return tuple(found)


def _context(view: View, url: Url, key: str, before: str, after: str) -> Context:
    entry = view.entry[key]
    target = Target("entry", key)
    text = view.body(entry.text, url, owner=target)
    contents = text["contents"] if isinstance(text["contents"], tuple) else ()
    path = (*view.time_path(url, entry.date, unit=True), view.link("day", entry.date.isoformat(), str(entry.date.day), url))
    return {
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
        "asks": asked.rows(view, view.follow_ups_of.get(("entry", key), ()), url, own=[("entry", key)]),
        "ways": roadmaps.rows(view, view.roadmaps_of.get(("entry", key), ()), url),
        "back": view.back(target, url),
        "years": on_this_day(view, entry.date, url),
        "before": view.card(view.entry[before], url) if before else None,
        "after": view.card(view.entry[after], url) if after else None,
    }
