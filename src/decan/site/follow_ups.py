"""Follow-ups: open ones by the time that they have waited, the longest first, then what was closed; and both by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date as Day

from decan.model.journal import FollowUp
from decan.site.asked import age, rows
from decan.site.page import Context, Page, Url
from decan.site.urls import FOLLOW_UPS
from decan.site.view import Value, View
from decan.words import gettext_noop

_CLOSED = 100
_TOPICS = 12
"""Topics to choose from, those with the most follow-ups."""
_AGES = (
    (365, "year", gettext_noop("Over a year")),
    (90, "months", gettext_noop("Three months and more")),
    (30, "month", gettext_noop("A month and more")),
    (-1, "new", gettext_noop("Less than a month")),
)
"""Days from which on a follow-up belongs to a group."""


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (view.page(FOLLOW_UPS, "follow-ups.html", _context),)


def _context(view: View, _: Url) -> Context:
    items = view.journal.follow_ups
    waiting = [item for item in items if item.state == "open"]
    closed = _settled([item for item in items if item.state != "open"])
    last = max((entry.end for entry in view.journal.entries), default=None)
    oldest = min((item.date for item in waiting if item.date), default=None)
    facts = [view.words("%(n)s open", n=view.words.number(len(waiting))), view.words("%(n)s closed", n=view.words.number(len(closed)))]
    if oldest and last and (last - oldest).days >= 7:
        facts.append(view.words("oldest open: %(age)s", age=age(view, oldest, last)))
    groups = (*_open(view, waiting, last), _closed(view, closed))
    topics = _topics(view, [*waiting, *closed[:_CLOSED]])
    return {
        **view.frame(FOLLOW_UPS, view.words("Follow-ups"), "follow-ups", description=view.words.listed((view.words("Follow-ups"), *facts))),
        "heading": view.words("Follow-ups"),
        "facts": tuple(facts) if items else (),
        "counted": view.dates.long(last) if last and waiting else "",
        "topics": topics if topics[1:] else (),
        "groups": tuple(group for group in groups if group["rows"]),
        "settled": bool(closed) and not waiting,
    }


def _settled(items: Sequence[FollowUp]) -> list[FollowUp]:
    """Closed ones, the last closed first and those without a day last; what is ticked again and again (a habit) once."""
    found: dict[str, FollowUp] = {}
    for item in sorted(items, key=lambda item: item.closed or item.date or Day.min, reverse=True):
        found.setdefault(" ".join(item.text.casefold().split()).rstrip(" .!"), item)
    return list(found.values())


def _closed(view: View, closed: Sequence[FollowUp]) -> Value:
    number = view.words.number(len(closed))
    if len(closed) > _CLOSED:
        words = view.words("the last %(n)s of %(all)s", n=_CLOSED, all=number)
    else:
        words = view.words.listed((number, view.words("newest first")))
    return {"id": "closed", "title": view.words("Closed"), "words": words, "rows": _rows(view, closed[:_CLOSED], None)}


def _open(view: View, items: Sequence[FollowUp], last: Day | None) -> tuple[Value, ...]:
    """By age, counted to the journal's last day and not to today, the oldest first; then those that no day is known of."""
    groups: dict[str, list[FollowUp]] = {key: [] for key in (*(key for _, key, _ in _AGES), "undated")}
    for item in items:
        days = (last - item.date).days if item.date and last else None
        key = "undated" if days is None else next((key for least, key, _ in _AGES if days >= least), "new")
        groups[key].append(item)
    titles = {key: title for _, key, title in _AGES} | {"undated": gettext_noop("In notes")}
    return tuple(
        {
            "id": key,
            "title": view.words(titles[key]),
            "words": view.words("%(n)s open", n=view.words.number(len(found))),
            "rows": _rows(view, found, last),
        }
        for key, found in groups.items()
    )


def _rows(view: View, items: Sequence[FollowUp], last: Day | None) -> tuple[Value, ...]:
    """Rows as on a day's page, with all topics; for open ones the time that they have waited until ``last``."""
    ages = [age(view, item.date, last) if item.date and last else "" for item in items]
    found = rows(view, items, FOLLOW_UPS)
    return tuple({**row, "age": time, "topic_ids": " ".join(item.topics)} for row, item, time in zip(found, items, ages, strict=True))


def _topics(view: View, items: Sequence[FollowUp]) -> tuple[Value, ...]:
    counts = Counter(key for item in items for key in item.topics if key in view.topic)
    common = sorted(counts, key=lambda key: (-counts[key], view.topic[key].title.casefold(), key))[:_TOPICS]
    return tuple({"id": key, "title": view.topic[key].title, "count": counts[key]} for key in common)
