"""A unit's page: its range, its goals with what became of them, its days, and what was carried over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from decan.model.journal import Goal, Target, Unit
from decan.site import spans
from decan.site.labels import TALLY
from decan.site.page import Context, Page, Url
from decan.site.pictures import tens
from decan.site.tables import neighbours
from decan.site.view import MARKS, TONES, Value, View

_EVIDENCE = 12
"""Days of evidence that a goal shows."""


def pages(view: View) -> tuple[Page, ...]:
    """One page a unit."""
    found = []
    for unit, before, after in neighbours(view.journal.units):
        url = view.urls.of(Target("unit", unit.id))
        if url is not None and "#" not in url:
            found.append(view.page(url, "unit.html", _context, unit.id, before.id if before else "", after.id if after else ""))
    return tuple(found)


def _context(view: View, url: Url, key: str, earlier: str, later: str) -> Context:
    unit, before, after = view.unit[key], view.unit.get(earlier), view.unit.get(later)
    entries = tuple(view.entry[key] for key in unit.entries)
    title = view.unit_title(unit)
    length = (unit.end - unit.start).days + 1
    text = view.body(unit.text, url, owner=Target("unit", unit.id))
    return {
        **view.frame(url, title, "journal", view.time_path(url, unit.start), description=_said(view, unit), about=Target("unit", unit.id)),
        "heading": title,
        "number": unit.number,
        "range": view.dates.span(unit.start, unit.end) if unit.title else "",
        "facts": ((view.words("Days written"), view.words("%(n)s of %(all)s", n=unit.days, all=length)), *_tally(view, unit)),
        "tens": tens(view, unit, url) if length <= 31 else None,
        "goals": goals(view, unit, url),
        "targets": targets(view, unit),
        "planned": unit.planned,
        "before": {**view.unit_link(before, url), "range": view.unit_range(before)} if before else None,
        "after": {**view.unit_link(after, url), "range": view.unit_range(after)} if after else None,
        "text": text if text["html"] else None,
        "reviews": tuple(view.card(view.entry[key], url) for key in unit.reviews if key in view.entry),
        "entries": spans.entries(view, entries, url, year=False, newest=False),
        "count": view.words("%(entries)s, on %(days)s", entries=view.count(len(entries), "entry"), days=view.count(unit.days, "day")),
        "resources": view.cited(unit.resources, url),
        "about": spans.about(view, entries, url),
        "back": view.back(Target("unit", unit.id), url),
    }


def _said(view: View, unit: Unit) -> str:
    """Its days and its goals, in a line."""
    aims = "; ".join(dict.fromkeys(goal.text for goal in unit.goals if goal.text))
    return f"{view.dates.span(unit.start, unit.end)}{': ' if aims else ''}{aims}"


def _tally(view: View, unit: Unit) -> tuple[tuple[str, str], ...]:
    """``3 done, 2 under way`` of the unit's goals; nothing for a unit without any."""
    states = [goal.state for goal in unit.goals if goal.state != "empty"]
    parts = [view.words(text, n=states.count(state)) for state, text in TALLY.items() if state in states]
    return ((view.words("Goals"), view.words.listed(parts)),) if parts else ()


def goals(view: View, unit: Unit, base: Url) -> tuple[Value, ...]:
    """The goals by category, each with its state, its evidence, and its way through the units."""
    return tuple(
        {"title": category or view.words("Goals"), "goals": tuple(_goal(view, goal, base) for goal in group if goal.state != "empty")}
        for category, group in groupby(unit.goals, key=lambda goal: goal.category)
    )


def _goal(view: View, goal: Goal, base: Url) -> Value:
    return {
        "html": view.inline(goal.html, goal.targets, base) or goal.text,
        "state": goal.state,
        "mark": MARKS.get(goal.state, "ring"),
        "tone": TONES.get(goal.state, "doing" if goal.state == "under way" else ""),
        "told": tuple(_told(view, goal, base)),
    }


def _told(view: View, goal: Goal, base: Url) -> Iterator[Value]:
    """What shows a goal's state: what was counted, the days of the evidence, and the units that it comes from and goes to."""
    if goal.wanted is not None:
        yield {"words": _counted(view, goal), "title": ""}
    by_day = {view.entry[key].date: key for key in reversed(goal.evidence)}
    for day, key in sorted(by_day.items())[:_EVIDENCE]:
        yield {"words": "", **view.link("entry", key, view.dates.brief(day), base)}
    if goal.stood_in:
        yield {"words": view.words("since"), **view.unit_link(view.unit[goal.stood_in[0]], base)}
    if len(goal.stood_in) > 1:
        yield {"words": view.words.count("carried over once", "carried over %(n)s times", len(goal.stood_in)), "title": ""}
    if goal.carried_to:
        yield {"words": view.words("on to"), **view.unit_link(view.unit[goal.carried_to], base)}


def _counted(view: View, goal: Goal) -> str:
    """``2 of 2–3 papers``."""
    of = view.words("%(n)s of %(all)s", n=len(goal.counted), all=amount(view, *(goal.wanted or (0, 0))))
    noun = goal.quantity.split()[-1]
    return f"{of} {noun}" if noun.isalpha() and noun.lower() != "more" else of


def targets(view: View, unit: Unit) -> tuple[Value, ...]:
    """The settings' targets with how many distinct resources of each kind the unit's entries cite."""
    return tuple(
        {
            "kind": target.kind,
            "words": view.words("%(n)s of %(all)s", n=len(target.resources), all=amount(view, target.least, target.most)),
            "met": len(target.resources) >= target.least,
        }
        for target in unit.targets
    )


def amount(view: View, least: int, most: int | None) -> str:
    """``2–3``, ``3``, or ``3 or more``."""
    if most is None:
        return view.words("%(n)s or more", n=least)
    return f"{least}–{most}" if most != least else str(least)
