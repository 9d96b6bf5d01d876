"""Follow-ups as rows: what was asked, what kind of thing it is, since when, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date as Day

from decan.model.journal import FollowUp, Target
from decan.site.page import Url
from decan.site.tables import Home, home_of
from decan.site.view import MARKS, Value, View
from decan.words import gettext_noop

KINDS = {
    "task": gettext_noop("task"),
    "marker": gettext_noop("to do"),
    "list": gettext_noop("to do"),
    "phrase": gettext_noop("suggestion"),
    "promise": gettext_noop("promise"),
}
"""The word for a kind."""


def rows(view: View, items: Iterable[FollowUp], base: Url, *, own: Collection[Home] = ()) -> tuple[Value, ...]:
    """Each with its kind, state, day and topics, and what is known of its closing; what its ``own`` page asks, without day and topics."""
    return tuple(_row(view, item, base, told=home_of(item) not in own) for item in items)


def age(view: View, start: Day, end: Day) -> str:
    """``20 days``, ``3 months``, ``2 years``: whole ones, as one says it; empty for the same day."""
    days = (end - start).days
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    if days < 60:
        return view.count(days, "day") if days > 0 else ""
    return view.count(months, "month") if months < 24 else view.count(months // 12, "year")


def _row(view: View, item: FollowUp, base: Url, *, told: bool) -> Value:
    kind, key = home_of(item)
    by = item.closed_by or item.entry
    return {
        "text": item.text,
        "state": item.state,
        "mark": MARKS.get(item.state, "ring"),
        "kind": view.words(KINDS.get(item.kind, item.kind)),
        "when": _when(view, item) if told else "",
        "href": view.href(Target(kind, key), base) if key else "",
        "topics": view.topics(item.topics[:3], base) if told else (),
        "closed": view.dates.short(item.closed) if item.closed and item.closed != item.date else "",
        "closed_href": view.href(Target("entry", by), base) if by else "",
        "took": age(view, item.date, item.closed) if item.date and item.closed else "",
    }


def _when(view: View, item: FollowUp) -> str:
    """The day that it was asked on, or the note that asks it."""
    return view.dates.short(item.date) if item.date else view.note[item.note].title if item.note in view.note else ""
