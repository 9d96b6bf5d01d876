"""The journal as data: ``journal.json``. Its form is public and documented; ``format`` grows when it changes.

Values that are not there are ``null``. Days are ``YYYY-MM-DD``; ``path`` is relative to the content folder, ``line`` counts from 1.
Addresses of pages are whole when the site's own is known, else paths from the site's root.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, count
from decan.model.journal import Citation, Entry, FollowUp, Goal, Journal, Period, Resource, Source, Target, Topic, Unit
from decan.site.page import File
from decan.site.urls import EXPORT, UrlMap

FORMAT = 1


def journal_json(journal: Journal, urls: UrlMap, config: Config, diagnostics: Iterable[Diagnostic]) -> File:
    """``journal.json``; ``diagnostics`` are all of the build, already arranged."""
    known = tuple(diagnostics)
    value = {
        "format": FORMAT,
        "title": config.title,
        "url": config.url or None,
        "entries": [_entry(entry, urls) for entry in journal.entries],
        "units": [_unit(unit, urls) for unit in journal.units],
        "periods": [_period(period, urls) for period in journal.periods],
        "topics": [_topic(topic, urls) for topic in journal.topics],
        "resources": [_resource(resource) for resource in journal.resources],
        "follow_ups": [_follow_up(item) for item in journal.follow_ups],
        "diagnostics": {"errors": count(known, Severity.ERROR), "warnings": count(known, Severity.WARNING)},
    }
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return File(urls.output(EXPORT), text.encode("utf-8", "replace"))


def _day(day: Day | None) -> str | None:
    return day.isoformat() if day is not None else None


def _source(source: Source | None) -> dict[str, object] | None:
    return {"path": source.path, "line": source.line} if source is not None else None


def _url(urls: UrlMap, kind: str, key: str) -> str | None:
    place = urls.of(Target(kind, key))
    return (urls.absolute(place) or place) if place is not None else None


def _entry(entry: Entry, urls: UrlMap) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "date": _day(entry.date),
        "end_date": _day(entry.end),
        "kind": entry.kind,
        "url": _url(urls, "entry", entry.id),
        "topics": list(entry.topics),
        "resources": list(entry.resources),
        "source": _source(entry.source),
        "words": entry.text.body.words,
    }


def _unit(unit: Unit, urls: UrlMap) -> dict[str, object]:
    return {
        "id": unit.id,
        "title": unit.title,
        "start": _day(unit.start),
        "end": _day(unit.end),
        "url": _url(urls, "unit", unit.id),
        "source": _source(unit.source),
        "goals": [_goal(goal) for goal in unit.goals],
    }


def _goal(goal: Goal) -> dict[str, object]:
    return {
        "category": goal.category,
        "text": goal.text,
        "state": goal.state,
        "quantity": goal.quantity or None,
        "resources": list(goal.resources),
        "evidence": list(goal.evidence),
    }


def _period(period: Period, urls: UrlMap) -> dict[str, object]:
    return {
        "id": period.id,
        "title": period.title,
        "kind": period.kind,
        "start": _day(period.start),
        "end": _day(period.end),
        "url": _url(urls, "period", period.id),
        "source": _source(period.source),
        "resources": list(period.resources),
    }


def _topic(topic: Topic, urls: UrlMap) -> dict[str, object]:
    return {
        "id": topic.id,
        "title": topic.title,
        "aliases": list(topic.aliases),
        "parent": topic.parent or None,
        "url": _url(urls, "topic", topic.id),
        "first": _day(topic.first),
        "last": _day(topic.last),
        "entries": list(topic.entries),
    }


def _resource(resource: Resource) -> dict[str, object]:
    return {
        "id": resource.id,
        "title": resource.title,
        "url": resource.url or None,
        "kind": resource.kind,
        "state": resource.state,
        "listed": resource.listed,
        "part_of": resource.part_of or None,
        "parts": list(resource.parts),
        "citations": [_citation(citation) for citation in resource.citations],
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "entry": citation.entry or None,
        "pass": citation.pass_ or None,
        "part": citation.part or None,
        "source": _source(citation.source),
    }


def _follow_up(item: FollowUp) -> dict[str, object]:
    return {
        "text": item.text,
        "state": item.state,
        "kind": item.kind,
        "date": _day(item.date),
        "entry": item.entry or None,
        "source": _source(item.source),
    }
