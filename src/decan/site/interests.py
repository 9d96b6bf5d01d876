"""Interests: every topic over the months, as one picture and as numbers."""

from __future__ import annotations

from datetime import date as Day

from decan.model.journal import Topic
from decan.site.page import Page, Url
from decan.site.pictures import months_between, stream
from decan.site.urls import INTERESTS
from decan.site.view import Value, View, plural

_MONTHS = 24
"""Months of the picture; the table has all."""
_TOPICS = 40


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    context = {
        **view.frame(INTERESTS, "Interests", "interests"),
        "heading": "Interests",
        "facts": (plural(len(_active(view)), "topic"),),
        "stream": rows(view, INTERESTS, most=_TOPICS),
        "table": tuple(_row(view, topic) for topic in _active(view)),
    }
    return (view.page(INTERESTS, "interests.html", context),)


def _active(view: View) -> list[Topic]:
    """Topics that entries name, by their first day."""
    return sorted(
        (topic for topic in view.journal.topics if topic.months and topic.first),
        key=lambda topic: (topic.first or Day.min, topic.title.casefold()),
    )


def _row(view: View, topic: Topic) -> Value:
    return {
        **view.link("topic", topic.id, topic.title, INTERESTS),
        "entries": len(topic.entries),
        "first": view.dates.short(topic.first) if topic.first else "",
        "last": view.dates.short(topic.last) if topic.last else "",
        "months": len(topic.months),
    }


def rows(view: View, base: Url, *, most: int) -> Value:
    """The picture: a stroke a topic over the last months, in the order of their first days."""
    topics = _active(view)
    last = max((topic.last for topic in topics if topic.last), default=None)
    first = min((topic.first for topic in topics if topic.first), default=None)
    if first is None or last is None:
        return {"rows": (), "months": (), "caption": ""}
    months = months_between(first, last)[-_MONTHS:]
    shown = [topic for topic in topics if any(month in months for month, _ in topic.months)]
    largest = sorted(shown, key=lambda topic: (-sum(count for month, count in topic.months if month in months), topic.title.casefold()))[
        :most
    ]
    thickest = max((count for topic in largest for month, count in topic.months if month in months), default=1)
    picture = tuple(
        {
            **view.link("topic", topic.id, topic.title, base),
            "svg": stream(topic, months, thickest),
            "since": view.dates.month_year_short(topic.last) if topic.last else "",
        }
        for topic in shown
        if topic in largest
    )
    days = [Day(int(month[:4]), int(month[5:]), 1) for month in months]
    labels = tuple(view.dates.month_initial(day) for day in days)
    caption = f"{view.dates.month_year(days[0])} to {view.dates.month_year(days[-1])}"
    return {"rows": picture, "months": labels, "caption": caption}
