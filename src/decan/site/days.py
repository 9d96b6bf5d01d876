"""A day's page: its entries in order, what they cite, what is left to do, the same day in other years."""

from __future__ import annotations

from datetime import date as Day
from html import escape
from operator import itemgetter

from decan.model.journal import Entry, Target, Unit
from decan.site import asked, roadmaps
from decan.site.page import Context, Page, Url
from decan.site.pictures import small_star
from decan.site.tables import neighbours
from decan.site.view import Value, View, minutes

_OTHER_YEARS = 12
"""Entries of the same day that a page shows."""
_TEN = 10
"""Days of a unit whose days are shown one by one."""


def pages(view: View) -> tuple[Page, ...]:
    """One page a day with an entry."""
    found = []
    for day, before, after in neighbours(tuple(view.days)):
        url = view.urls.of(Target("day", day.isoformat()))
        if url is not None:
            found.append(view.page(url, "day.html", _context, day, before, after))
    return tuple(found)


def _context(view: View, url: Url, day: Day, before: Day | None, after: Day | None) -> Context:
    entries = view.days[day]
    titles = view.words.listed(entry.title for entry in entries if entry.title)
    said = ": ".join(filter(None, (titles, next((entry.excerpt for entry in entries if entry.excerpt), ""))))
    about = Target("day", day.isoformat())
    own = [("entry", entry.id) for entry in entries if entry.kind == "day"]
    asks = [item for entry in entries for item in view.follow_ups_of.get(("entry", entry.id), ())]
    return {
        **view.frame(url, view.dates.long(day), "journal", view.time_path(url, day, unit=True), description=said, about=about),
        "iso": day.isoformat(),
        "number": day.day,
        "weekday": view.dates.weekday_full(day),
        "month": view.dates.month_year(day),
        "heading": view.dates.full(day),
        "count": view.count(len(entries), "entry") if len(entries) != 1 else "",
        "unit": _unit(view, day, url),
        "entries": tuple(_entry(view, entry, url) for entry in entries),
        "asks": asked.rows(view, dict.fromkeys(asks), url, own=[("entry", entry.id) for entry in entries]),
        "ways": roadmaps.rows(view, (way for home in own for way in view.roadmaps_of.get(home, ())), url),
        "years": on_this_day(view, day, url),
        "before": _neighbour(view, before, url),
        "after": _neighbour(view, after, url),
        "gap_before": gap_words(view, before, day),
        "gap_after": gap_words(view, day, after),
        "back": view.back(Target("day", day.isoformat()), url),
    }


def gap_words(view: View, one: Day | None, other: Day | None) -> str:
    """``12 days without an entry`` between two days; empty for neighbours."""
    missed = (other - one).days - 1 if one and other else 0
    return view.words("%(days)s without an entry", days=view.count(missed, "day")) if missed > 0 else ""


def _neighbour(view: View, day: Day | None, base: Url) -> Value | None:
    if day is None:
        return None
    titles = view.words.listed(entry.title for entry in view.days[day] if entry.title)
    return {**view.link("day", day.isoformat(), view.dates.long(day), base), "words": titles}


def _unit(view: View, day: Day, base: Url) -> Value | None:
    unit = view.unit_days.get(day)
    if unit is None:
        return None
    length = (unit.end - unit.start).days + 1
    link = view.unit_link(unit, base)
    here = (day - unit.start).days + 1
    linked = f'<a href="{escape(str(link["href"]))}" dir="auto">{escape(str(link["title"]))}</a>'
    words = escape(view.words("Day %(n)s of %(unit)s.", n=here, unit="\0")).replace("\0", linked)
    return {**link, "day": here, "words": words, "length": length, "days": _ten(view, unit, day, base) if length == _TEN else ()}


def _ten(view: View, unit: Unit, day: Day, base: Url) -> tuple[Value, ...]:
    """The days of a unit. From all pages of one folder, whatever they are called, they look the same; but for the page's own day."""
    folder = base.rstrip("/").rpartition("/")[0]
    made, key = view.once(_tens), (unit.id, folder)
    if key not in made:
        days = map(Day.fromordinal, range(unit.start.toordinal(), unit.end.toordinal() + 1))
        made[key] = tuple(_cell(view, other, Url(f"{folder}/-/")) for other in days)
    others, here = made[key], (day - unit.start).days
    return (*others[:here], {**_cell(view, day, base), "current": True}, *others[here + 1 :])


def _tens(_: View) -> dict[tuple[str, str], tuple[Value, ...]]:
    """By unit and folder."""
    return {}


def _cell(view: View, day: Day, base: Url) -> Value:
    """A day in the table of its unit."""
    written = view.days.get(day, ())
    href = view.link("day", day.isoformat(), "", base)["href"] if written else ""
    return {"day": day.day, "href": href, "current": False, "svg": small_star(written), "title": view.dates.long(day)}


def _entry(view: View, entry: Entry, base: Url) -> Value:
    target = Target("entry", entry.id)
    shared: dict[str, object] = {
        "anchor": entry.anchor,
        "article": entry.kind == "article",
        "lang": view.other(entry.text.body.language),
        "title": view.name_html(entry) if entry.title or entry.number is not None else "",
        "range": view.dates.span(entry.date, entry.end) if entry.end != entry.date else "",
        "covers": view.dates.span(*entry.covers) if entry.covers else "",
        "time": entry.time[:5],
        "words": view.count(entry.text.body.words, "word"),
        "topics": view.topics(entry.topics, base),
        "inferred": view.topics((key for key in entry.inferred_topics if key not in entry.topics), base),
        "cited": view.cited(entry.resources, base, entry=entry.id),
        "reviews": view.looks_back(entry, base),
    }
    if entry.kind == "article":
        return {
            **shared,
            "href": view.href(target, base),
            "excerpt": entry.excerpt,
            "minutes": view.count(minutes(entry), "minute"),
            "text": None,
            "back": (),
        }
    return {
        **shared,
        "href": "",
        "excerpt": "",
        "minutes": "",
        "text": view.body(entry.text, base, owner=target),
        "back": view.back(target, base),
    }


def on_this_day(view: View, day: Day, base: Url) -> tuple[Value, ...]:
    """Entries of the same day in other years, newest first; an entry over several days counts for each of them.

    29 February has other leap years only: neither its neighbours nor 1 March stand in for it.
    """
    entries = view.days.get(day, ())
    here = {entry.id for entry in entries}
    found: dict[str, tuple[int, Entry]] = {}
    for one in sorted({day, *(other for entry in entries for other in entry.days)}):
        for year, entry in view.same_days.get((one.month, one.day), ()):
            if year != one.year and entry.id not in here:
                found.setdefault(entry.id, (year, entry))
    newest = sorted(found.values(), key=itemgetter(0), reverse=True)[:_OTHER_YEARS]
    return tuple(view.card(entry, base, when=str(year)) for year, entry in newest)
