"""The home page: the current unit and its goals, the latest entries, the year, what is being read, what is still asked."""

from __future__ import annotations

from datetime import date as Day

from decan.model.journal import Target, Unit
from decan.site import spans
from decan.site.interests import rows as interest_rows
from decan.site.page import Context, Page, Url
from decan.site.pictures import almanac, tens
from decan.site.places import home_text
from decan.site.units import goals, targets
from decan.site.urls import FOLLOW_UPS, HOME, INTERESTS, JOURNAL, NOTES, RESOURCES, TOPICS
from decan.site.view import Value, View

_LATEST = 8
_READING = 6
_ASKED = 5
_LISTED = 40
_GAPS = 3


def pages(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (view.page(HOME, "home.html", _context),)


def _context(view: View, _: Url) -> Context:
    last = max(view.days, default=None)
    unit = view.current_unit
    opening = home_text(view.journal)
    led = opening is not None and not view.journal.entries
    return {
        **view.frame(HOME, view.title, description=view.config.description),
        "heading": view.title,
        "lede": view.config.description,
        "text": view.body(opening.text, HOME, owner=Target("note", opening.id)) if opening else None,
        "unit": _unit(view, unit) if unit else None,
        "latest": view.cards(view.journal.entries[-_LATEST:], HOME),
        "journal": view.to(JOURNAL, HOME) if view.has("journal") else "",
        "reading": _reading(view),
        "library": {"href": view.to(RESOURCES, HOME), "count": view.count(_listed(view), "resource")} if view.has("resources") else None,
        "asked": _asked(view),
        "follow_ups": {"href": view.to(FOLLOW_UPS, HOME), "count": sum(item.state == "open" for item in view.journal.follow_ups)},
        "year": _year(view, last.year) if last else None,
        "interests": _interests(view),
        "interests_href": view.to(INTERESTS, HOME) if view.has("interests") else "",
        "topics": _topics(view) if not view.journal.entries and not led else (),
        "topics_href": view.to(TOPICS, HOME) if view.has("topics") else "",
        "notes": _notes(view) if not led else (),
        "notes_href": view.to(NOTES, HOME) if view.has("notes") else "",
        "empty": not view.journal.entries and not view.journal.notes,
    }


def _unit(view: View, unit: Unit) -> Value:
    length = (unit.end - unit.start).days + 1
    day = (view.study[-1] - unit.start).days + 1
    return {
        **view.unit_link(unit, HOME),
        "number": unit.number,
        "range": view.unit_range(unit),
        "now": view.words("day %(n)s of %(all)s", n=day, all=length) if day <= length else "",
        "tens": tens(view, unit, HOME) if length <= 31 else None,
        "goals": goals(view, unit, HOME),
        "targets": targets(view, unit) if not unit.goals else (),
    }


def _listed(view: View) -> int:
    return sum(resource.listed for resource in view.journal.resources)


def _reading(view: View) -> tuple[Value, ...]:
    """Resources in progress, the last seen first."""
    found = [resource for resource in view.journal.resources if resource.state == "in progress" and resource.listed and resource.last]
    found.sort(key=lambda resource: (-(resource.last.toordinal() if resource.last else 0), resource.id))
    return view.cited((resource.id for resource in found[:_READING]), HOME)


def _asked(view: View) -> tuple[Value, ...]:
    found = [item for item in view.journal.follow_ups if item.state == "open"][-_ASKED:]
    return tuple(
        {
            "text": item.text,
            "when": view.dates.short(item.date) if item.date else "",
            "href": view.href(Target("entry", item.entry), HOME)
            if item.entry
            else view.href(Target("note", item.note), HOME)
            if item.note
            else "",
        }
        for item in reversed(found)
    )


def _year(view: View, year: int) -> Value:
    start, end = Day(year, 1, 1), Day(year, 12, 31)
    units = sum(unit.start.year == year for unit in view.journal.units)
    return {
        "title": str(year),
        "href": view.link("period", str(year), "", HOME)["href"],
        "facts": (*spans.study_facts(view, start, end), *([view.count(units, "unit")] if units else [])),
        "whole": spans.all_study(view) if view.study[0].year != year else "",
        "almanac": almanac(view, year, HOME),
        "gaps": spans.gaps(view, start, end, HOME)[-_GAPS:],
    }


def _interests(view: View) -> Value | None:
    found = interest_rows(view, HOME, most=8)
    return found if found["rows"] else None


def _notes(view: View) -> tuple[Value, ...]:
    return tuple(view.link("note", note.id, note.title, HOME) for note in view.journal.notes if note.kind == "note")[:_LISTED]


def _topics(view: View) -> tuple[Value, ...]:
    """For a garden without days: its topics, the largest first."""
    found = sorted(view.journal.topics, key=lambda topic: (-len(topic.notes) - len(topic.resources), topic.title.casefold()))
    return tuple(
        {**view.link("topic", topic.id, topic.title, HOME), "count": view.count(len(topic.notes), "note")} for topic in found[:_LISTED]
    )
