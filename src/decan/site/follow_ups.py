"""Follow-ups: open ones by the time that they have waited, closed ones below."""

from __future__ import annotations

from datetime import date as Day

from decan.model.journal import FollowUp
from decan.site.days import follow_ups as rows
from decan.site.home import current_unit
from decan.site.page import Page
from decan.site.urls import FOLLOW_UPS
from decan.site.view import Value, View, plural

_WEEKS = 10
_CLOSED = 100


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    items = view.journal.follow_ups
    waiting = [item for item in items if item.state == "open"]
    closed = [item for item in items if item.state != "open"]
    last = next(reversed(view.days), None)
    oldest = min((item.date for item in waiting if item.date), default=None)
    facts = [f"{len(waiting):,} open", f"{len(closed):,} closed"]
    if oldest and last and (last - oldest).days >= 7:
        facts.append(f"oldest open: {plural((last - oldest).days // 7, 'week')}")
    context = {
        **view.frame(FOLLOW_UPS, "Follow-ups", "follow-ups"),
        "heading": "Follow-ups",
        "facts": tuple(facts),
        "groups": tuple(
            group
            for group in (*_open(view, waiting, last), _group(view, "closed", "Closed", list(reversed(closed))[:_CLOSED]))
            if group["rows"]
        ),
    }
    return (view.page(FOLLOW_UPS, "follow-ups.html", context),)


def _open(view: View, items: list[FollowUp], last: Day | None) -> tuple[Value, ...]:
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
    return tuple(_group(view, key, titles[key], found) for key, found in groups.items())


def _group(view: View, key: str, title: str, items: list[FollowUp]) -> Value:
    return {"id": key, "title": title, "count": len(items), "rows": rows(view, items, FOLLOW_UPS)}
