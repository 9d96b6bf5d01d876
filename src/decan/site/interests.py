"""Interests: every topic over the months, as one picture and as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from decan.model.journal import Target, Topic
from decan.site.activity import first_of, in_words, stroke
from decan.site.page import Context, Page, Url
from decan.site.pictures import counted, months_between
from decan.site.urls import INTERESTS
from decan.site.view import MARKS, TONES, Value, View

_MONTHS = 24
"""Months of the picture; the table has all."""
_TOPICS = 40
_NAMED = 5
"""Months whose whole names fit above the picture."""


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (view.page(INTERESTS, "interests.html", _context),)


def _context(view: View, _: Url) -> Context:
    return {
        **view.frame(
            INTERESTS, view.words("Interests"), "interests", description=view.words.listed(topic.title for topic in _active(view))
        ),
        "heading": view.words("Interests"),
        "facts": (view.count(len(_active(view)), "topic"),),
        "stream": rows(view, INTERESTS, most=_TOPICS),
        "table": tuple(_row(view, topic) for topic in _active(view)),
        "words": tuple(_row(view, topic) for topic in view.journal.topics if topic.interests),
    }


def _active(view: View) -> list[Topic]:
    """Topics that entries or periods name, by their first day."""
    return sorted(
        (topic for topic in view.journal.topics if topic.first),
        key=lambda topic: (topic.first or Day.min, topic.title.casefold()),
    )


def _row(view: View, topic: Topic) -> Value:
    return {
        **view.link("topic", topic.id, topic.title, INTERESTS),
        "entries": counted(view, len(topic.entries), "entry"),
        "first": view.dates.short(topic.first) if topic.first else "",
        "last": view.dates.short(topic.last) if topic.last else "",
        "months": counted(view, len(topic.months), "month"),
        **state_of(topic),
        "said": said(view, topic, INTERESTS),
    }


def state_of(topic: Topic) -> Value:
    """What an interest is now, with its mark."""
    return {"state": topic.state, "mark": MARKS.get(topic.state, "ring"), "tone": TONES.get(topic.state, "")}


def said(view: View, topic: Topic, base: Url) -> tuple[Value, ...]:
    """What reviews say of a topic, oldest first: the state, when, why, and where it stands."""
    found = []
    for word in topic.interests:
        kind, key = next(
            ((kind, key) for kind, key in (("entry", word.entry), ("period", word.period), ("unit", word.unit)) if key), ("", "")
        )
        found.append(
            {
                "state": word.state,
                "mark": MARKS.get(word.state, "ring"),
                "when": view.dates.month_year(word.day) if word.day else "",
                "why": word.why,
                "href": view.href(Target(kind, key), base) if kind else "",
            }
        )
    return tuple(found)


def rows(view: View, base: Url, *, most: int) -> Value:
    """The picture: a stroke a topic over the last months, in the order of their first days."""
    topics = _active(view)
    last = max((topic.last for topic in topics if topic.last), default=None)
    first = min((topic.first for topic in topics if topic.first), default=None)
    if first is None or last is None:
        return {"rows": (), "months": (), "caption": ""}
    months = months_between(first, last)[-_MONTHS:]
    shown = [topic for topic in topics if any(month in months for month in (*dict(topic.months), *told_of(view, topic)))]
    largest = sorted(shown, key=lambda topic: (-sum(count for month, count in topic.months if month in months), topic.title.casefold()))[
        :most
    ]
    thickest = max((count for topic in largest for month, count in topic.months if month in months), default=1)
    kept = {topic.id for topic in largest}
    picture = tuple(_stroke(view, topic, base, months, thickest) for topic in shown if topic.id in kept)
    days = [first_of(month) for month in months]
    caption = view.dates.months(days[0], days[-1])
    if len(shown) > len(largest):
        caption = view.words.listed((caption, view.words("the %(n)s busiest of %(all)s", n=len(largest), all=len(shown))))
    return {"rows": picture, "months": tuple(_head(view, day, len(days)) for day in days), "caption": caption}


def _stroke(view: View, topic: Topic, base: Url, months: Sequence[str], thickest: int) -> Value:
    counts = dict(topic.months)
    told = told_of(view, topic)
    words = [view.period_title(view.period[key]) for key in topic.periods if key in view.period]
    words += [f"{view.words(word.state)} {view.dates.month_year(word.day)}" for word in topic.interests if word.day]
    label = f"{topic.title}: {'; '.join((in_words(view, counts, months), *words))}"
    marks = [(word.day, MARKS.get(word.state, "ring")) for word in topic.interests if word.day]
    return {
        **view.link("topic", topic.id, topic.title, base),
        "svg": stroke(counts, months, thickest, label, marks, told, rests=topic.state in {"dormant", "paused", "dropped"}),
        "state": topic.state,
        "since": view.dates.month_year_short(topic.last) if topic.last else "",
    }


def told_of(view: View, topic: Topic) -> tuple[str, ...]:
    """The months (``2020-04``) of the author's own periods whose text names a topic."""
    periods = (view.period[key] for key in topic.periods if key in view.period)
    return tuple(dict.fromkeys(month for period in periods for month in months_between(period.start, period.end)))


def _head(view: View, day: Day, months: int) -> str:
    """A month above the picture: its name where there is room, the year at each January where there are several."""
    if months <= _NAMED:
        return view.dates.month(day)
    return str(day.year) if day.month == 1 else view.dates.month_initial(day)
