"""Follow-ups: open ones by the time that they have waited, closed ones below, and by topic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date as Day

from decan.model.journal import FollowUp
from decan.site.days import follow_ups as rows
from decan.site.home import current_unit
from decan.site.page import Page
from decan.site.urls import FOLLOW_UPS
from decan.site.view import Value, View, plural

_WEEKS = 10
_CLOSED = 100
_TOPICS = 12
"""Topics to choose from, those with the most follow-ups."""
_MARKER = re.compile(r"^(?:to-?do|to do|fixme|later)\b[\s:]*", re.IGNORECASE)


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    items = view.journal.follow_ups
    waiting = [item for item in items if item.state == "open"]
    closed = _settled([item for item in items if item.state != "open"])
    last = next(reversed(view.days), None)
    oldest = min((item.date for item in waiting if item.date), default=None)
    facts = [f"{len(waiting):,} open", f"{len(closed):,} closed"]
    if oldest and last and (last - oldest).days >= 7:
        facts.append(f"oldest open: {_time(oldest, last)}")
    groups = (*_open(view, waiting, last), _closed(view, closed))
    topics = _topics(view, [*waiting, *(item for item, _ in closed[:_CLOSED])])
    context = {
        **view.frame(FOLLOW_UPS, "Follow-ups", "follow-ups"),
        "heading": "Follow-ups",
        "facts": tuple(facts),
        "topics": topics if topics[1:] else (),
        "groups": tuple(group for group in groups if group["rows"]),
    }
    return (view.page(FOLLOW_UPS, "follow-ups.html", context),)


def _time(start: Day, end: Day) -> str:
    """``40 weeks``; days for less than two weeks."""
    days = (end - start).days
    return plural(days, "day") if days < 14 else plural(days // 7, "week")


def _settled(items: Sequence[FollowUp]) -> list[tuple[FollowUp, Day | None]]:
    """Closed ones, newest first, each once, with the day that it was first asked where that is an earlier one."""
    found: dict[str, tuple[FollowUp, Day | None]] = {}
    for item in reversed(items):
        words = _MARKER.sub("", " ".join(item.text.casefold().split())).rstrip(" .!?")
        latest, asked = found.get(words, (item, None))
        if item.date and latest.date and item.date < latest.date:
            asked = min(item.date, asked or item.date)
        found[words] = (latest, asked)
    return list(found.values())


def _closed(view: View, closed: Sequence[tuple[FollowUp, Day | None]]) -> Value:
    shown = closed[:_CLOSED]
    times = [
        f"asked {view.dates.short(asked)}, closed after {_time(asked, item.date)}" if asked and item.date else "" for item, asked in shown
    ]
    words = f"the last {_CLOSED} of {len(closed):,}" if len(closed) > _CLOSED else f"{len(closed):,}, newest first"
    return {"id": "closed", "title": "Closed", "words": words, "rows": _rows(view, [item for item, _ in shown], times)}


def _open(view: View, items: Sequence[FollowUp], last: Day | None) -> tuple[Value, ...]:
    """Those of the current unit, those of the last weeks, older ones, undated ones; newest first in each."""
    unit = current_unit(view)
    groups: dict[str, list[FollowUp]] = {"unit": [], "weeks": [], "longer": [], "undated": []}
    for item in reversed(items):
        if item.date is None or last is None:
            groups["undated"].append(item)
        elif unit and unit.start <= item.date <= unit.end:
            groups["unit"].append(item)
        else:
            groups["weeks" if (last - item.date).days <= 7 * _WEEKS else "longer"].append(item)
    titles = {"unit": "This unit", "weeks": f"Up to {_WEEKS} weeks", "longer": "Longer", "undated": "In notes"}
    return tuple(
        {
            "id": key,
            "title": titles[key],
            "words": f"{len(found):,} open",
            "rows": _rows(view, found, [_time(item.date, last) if key == "longer" and item.date and last else "" for item in found]),
        }
        for key, found in groups.items()
    )


def _rows(view: View, items: Sequence[FollowUp], times: Sequence[str]) -> tuple[Value, ...]:
    """Rows as on a day's page, with the time and all topics."""
    found = rows(view, tuple(items), FOLLOW_UPS)
    return tuple({**row, "time": time, "topic_ids": " ".join(item.topics)} for row, item, time in zip(found, items, times, strict=True))


def _topics(view: View, items: Sequence[FollowUp]) -> tuple[Value, ...]:
    counts = Counter(key for item in items for key in item.topics if key in view.topic)
    common = sorted(counts, key=lambda key: (-counts[key], view.topic[key].title.casefold(), key))[:_TOPICS]
    return tuple({"id": key, "title": view.topic[key].title, "count": counts[key]} for key in common)
