"""The journal as data: ``journal.json``. Its form is public and documented; ``format`` grows when a key changes or goes.

Values that are not there are ``null``. Days are ``YYYY-MM-DD``; ``path`` is relative to the content folder, ``line`` counts from 1.
Addresses of pages are whole when the site's own is known, else paths from the site's root.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, count
from decan.model.journal import (
    Citation,
    Entry,
    FollowUp,
    Gap,
    Goal,
    Interest,
    Journal,
    Note,
    Period,
    Place,
    Resource,
    Roadmap,
    RoadmapNode,
    Run,
    Source,
    Target,
    Topic,
    Unit,
    UnitTarget,
)
from decan.site.page import File
from decan.site.plain import json_bytes
from decan.site.urls import EXPORT, UrlMap

FORMAT = 1


def journal_json(journal: Journal, urls: UrlMap, config: Config, diagnostics: Iterable[Diagnostic]) -> File:
    """``journal.json``; ``diagnostics`` are all of the build, already arranged."""
    known = tuple(diagnostics)
    value = {
        "format": FORMAT,
        "title": config.title,
        "url": config.url or None,
        "entries": (_entry(entry, urls) for entry in journal.entries),
        "units": (_unit(unit, urls) for unit in journal.units),
        "periods": (_period(period, urls) for period in journal.periods),
        "topics": (_topic(topic, urls) for topic in journal.topics),
        "resources": (_resource(resource, urls) for resource in journal.resources),
        "follow_ups": (_follow_up(item) for item in journal.follow_ups),
        "notes": (_note(note, urls) for note in journal.notes),
        "roadmaps": (_roadmap(roadmap, urls) for roadmap in journal.roadmaps),
        "gaps": (_gap(gap) for gap in journal.gaps),
        "runs": (_run(run) for run in journal.runs),
        "diagnostics": {"errors": count(known, Severity.ERROR), "warnings": count(known, Severity.WARNING)},
    }
    return File(urls.output(EXPORT), json_bytes(value))


def _day(day: Day | None) -> str | None:
    return day.isoformat() if day is not None else None


def _source(source: Source | None) -> dict[str, object] | None:
    return {"path": source.path, "line": source.line} if source is not None else None


def _url(urls: UrlMap, target: Target | None) -> str | None:
    place = urls.of(target) if target is not None else None
    return (urls.absolute(place) or place) if place is not None else None


def _entry(entry: Entry, urls: UrlMap) -> dict[str, object]:
    covers = entry.covers
    return {
        "id": entry.id,
        "title": entry.title,
        "date": _day(entry.date),
        "end_date": _day(entry.end),
        "kind": entry.kind,
        "url": _url(urls, Target("entry", entry.id)),
        "topics": list(entry.topics),
        "resources": list(entry.resources),
        "source": _source(entry.source),
        "words": entry.text.body.words,
        "inferred_topics": list(entry.inferred_topics),
        "number": entry.number,
        "time": entry.time or None,
        "updated": _day(entry.updated),
        "authors": list(entry.authors),
        "covers": {"start": _day(covers[0]), "end": _day(covers[1])} if covers is not None else None,
        "review_of": entry.review_of or None,
    }


def _unit(unit: Unit, urls: UrlMap) -> dict[str, object]:
    return {
        "id": unit.id,
        "title": unit.title,
        "start": _day(unit.start),
        "end": _day(unit.end),
        "url": _url(urls, Target("unit", unit.id)),
        "source": _source(unit.source),
        "goals": [_goal(goal) for goal in unit.goals],
        "number": unit.number,
        "planned": unit.planned,
        "days": unit.days,
        "entries": list(unit.entries),
        "resources": list(unit.resources),
        "topics": list(unit.topics),
        "targets": [_target(target) for target in unit.targets],
        "reviews": list(unit.reviews),
    }


def _goal(goal: Goal) -> dict[str, object]:
    wanted = goal.wanted
    return {
        "category": goal.category,
        "text": goal.text,
        "state": goal.state,
        "quantity": goal.quantity or None,
        "resources": list(goal.resources),
        "evidence": list(goal.evidence),
        "source": _source(goal.source),
        "wanted": {"least": wanted[0], "most": wanted[1]} if wanted is not None else None,
        "counted": list(goal.counted),
        "carried_from": goal.carried_from or None,
        "carried_to": goal.carried_to or None,
    }


def _target(target: UnitTarget) -> dict[str, object]:
    return {"kind": target.kind, "least": target.least, "most": target.most, "resources": list(target.resources)}


def _period(period: Period, urls: UrlMap) -> dict[str, object]:
    return {
        "id": period.id,
        "title": period.title,
        "kind": period.kind,
        "start": _day(period.start),
        "end": _day(period.end),
        "url": _url(urls, Target("period", period.id)),
        "source": _source(period.source),
        "resources": list(period.resources),
        "reviews": list(period.reviews),
    }


def _topic(topic: Topic, urls: UrlMap) -> dict[str, object]:
    return {
        "id": topic.id,
        "title": topic.title,
        "aliases": list(topic.aliases),
        "parent": topic.parent or None,
        "url": _url(urls, Target("topic", topic.id)),
        "first": _day(topic.first),
        "last": _day(topic.last),
        "entries": list(topic.entries),
        "inferred": list(topic.inferred),
        "children": list(topic.children),
        "related": list(topic.related),
        "resources": list(topic.resources),
        "note": topic.note or None,
        "notes": list(topic.notes),
        "months": [{"month": month, "entries": entries} for month, entries in topic.months],
        "periods": list(topic.periods),
        "state": topic.state or None,
        "interests": [_interest(interest) for interest in topic.interests],
    }


def _interest(interest: Interest) -> dict[str, object]:
    return {
        "state": interest.state,
        "why": interest.why or None,
        "date": _day(interest.day),
        "entry": interest.entry or None,
        "period": interest.period or None,
        "unit": interest.unit or None,
        "source": _source(interest.source),
    }


def _resource(resource: Resource, urls: UrlMap) -> dict[str, object]:
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
        "page": _url(urls, Target("resource", resource.id)),
        "identity": resource.identity,
        "incomplete": resource.incomplete or None,
        "labels": list(resource.labels),
        "authors": list(resource.authors),
        "published": resource.published or None,
        "topics": list(resource.topics),
        "note": resource.note or None,
        "places": [_place(place) for place in resource.places],
        "first": _day(resource.first),
        "last": _day(resource.last),
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "entry": citation.entry or None,
        "pass": citation.pass_ or None,
        "part": citation.part or None,
        "source": _source(citation.source),
        "unit": citation.unit or None,
        "period": citation.period or None,
        "note": citation.note or None,
        "date": _day(citation.date),
        "label": citation.label or None,
        "sentence": citation.sentence or None,
        "planned": citation.planned,
        "skipped": citation.skipped,
        "inferred": citation.inferred,
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "label": place.label,
        "number": place.number,
        "state": place.state,
        "resource": place.resource or None,
        "days": [_day(day) for day in place.days],
    }


def _follow_up(item: FollowUp) -> dict[str, object]:
    return {
        "text": item.text,
        "state": item.state,
        "kind": item.kind,
        "date": _day(item.date),
        "entry": item.entry or None,
        "source": _source(item.source),
        "note": item.note or None,
        "unit": item.unit or None,
        "topics": list(item.topics),
        "closed": _day(item.closed),
        "closed_by": item.closed_by or None,
    }


def _note(note: Note, urls: UrlMap) -> dict[str, object]:
    return {
        "id": note.id,
        "title": note.title,
        "kind": note.kind,
        "url": _url(urls, Target("note", note.id)),
        "topics": list(note.topics),
        "resources": list(note.resources),
        "created": _day(note.created),
        "updated": _day(note.updated),
        "about": note.about or None,
        "source": _source(note.source),
        "words": note.text.body.words,
    }


def _roadmap(roadmap: Roadmap, urls: UrlMap) -> dict[str, object]:
    return {
        "id": roadmap.id,
        "title": roadmap.title,
        "url": _url(urls, Target("roadmap", roadmap.id)),
        "note": roadmap.note or None,
        "entry": roadmap.entry or None,
        "done": roadmap.done,
        "total": roadmap.total,
        "nodes": [_node(node, urls) for node in roadmap.nodes],
    }


def _node(node: RoadmapNode, urls: UrlMap) -> dict[str, object]:
    target = node.target
    return {
        "text": node.text,
        "state": node.state or None,
        "target": {"kind": target.kind, "id": target.id, "url": _url(urls, target)} if target is not None else None,
        "line": node.line,
        "done": node.done,
        "total": node.total,
        "next": node.next,
        "children": [_node(child, urls) for child in node.children],
    }


def _gap(gap: Gap) -> dict[str, object]:
    return {
        "after": _day(gap.after),
        "before": _day(gap.before),
        "days": gap.days,
        "reason": gap.reason or None,
        "entry": gap.entry or None,
        "covered": gap.covered,
    }


def _run(run: Run) -> dict[str, object]:
    return {"start": _day(run.start), "end": _day(run.end), "days": run.days}
