"""The library: every listed resource with filters, all others on request, and a page for each that has something to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from decan.model.journal import Citation, Resource, Target
from decan.site.page import Page, Url
from decan.site.urls import RESOURCES
from decan.site.view import MARKS, TONES, Value, View, marked, plural

_ROWS = 500
"""Rows of one page of all resources; the listed ones stand on one page, because links lead to their rows."""
_LAPSE = 30
"""Days between two citations from which on the trail shows the pause."""


def pages(view: View) -> tuple[Page, ...]:
    """The listed ones, all of them, and single pages."""
    listed = _sorted(resource for resource in view.journal.resources if resource.listed)
    everything = _sorted(view.journal.resources)
    unlisted = len(everything) - len(listed)
    found = _shelves(view, listed, RESOURCES, "Resources", unlisted, max(len(listed), 1))
    if unlisted:
        found += _shelves(view, everything, ALL, "All resources", 0, _ROWS)
    for resource in view.journal.resources:
        url = view.urls.of(Target("resource", resource.id))
        if resource.has_page and url is not None and "#" not in url:
            found.append(_page(view, resource, url))
    return tuple(found)


ALL = Url("/resources/all/")


def _sorted(resources: object) -> list[Resource]:
    """Last seen first; those never seen by their titles."""
    found: list[Resource] = list(resources)  # type: ignore[call-overload]
    return sorted(
        found, key=lambda resource: (-(resource.last.toordinal() if resource.last else 0), resource.title.casefold(), resource.id)
    )


def _shelves(view: View, resources: Sequence[Resource], base: Url, title: str, unlisted: int, size: int) -> list[Page]:
    """One page of rows, or several."""
    count = max(1, (len(resources) + size - 1) // size)
    urls = [base if number == 0 else Url(f"{base}page-{number + 1}/") for number in range(count)]
    found = []
    for number, url in enumerate(urls):
        shown = resources[number * size : (number + 1) * size]
        path: tuple[Value, ...] = () if url == RESOURCES else ({"title": "Resources", "href": view.to(RESOURCES, url)},)
        name = title if number == 0 else f"{title}, page {number + 1}"
        context = {
            **view.frame(url, name, "resources", path),
            "heading": title,
            "named": base == RESOURCES,
            "facts": _facts(resources),
            "kinds": _options(Counter(resource.kind for resource in shown)),
            "states": _options(Counter(resource.state for resource in shown)),
            "topics": _topics(view, shown),
            "rows": tuple(view.resource_row(resource, url) for resource in shown),
            "total": len(resources),
            "sheets": tuple(
                {"title": str(step + 1), "href": view.to(other, url), "current": other == url} for step, other in enumerate(urls)
            )
            if count > 1
            else (),
            "unlisted": {"href": view.to(ALL, url), "count": plural(unlisted, "link")} if unlisted else None,
            "incomplete": tuple(view.resource_row(resource, url) for resource in resources if resource.incomplete)[:60]
            if number == 0
            else (),
        }
        found.append(view.page(url, "resources.html", context))
    return found


def _facts(resources: Sequence[Resource]) -> tuple[str, ...]:
    states = Counter(resource.state for resource in resources)
    facts = [plural(len(resources), "resource")]
    facts += [f"{states[state]:,} {state}" for state in ("finished", "in progress") if states[state]]
    incomplete = sum(bool(resource.incomplete) for resource in resources)
    return (*facts, *([f"{incomplete:,} without a title or a link"] if incomplete else []))


def _options(counts: Counter[str]) -> tuple[Value, ...]:
    return tuple(
        {"key": key, "id": key.replace(" ", "-"), "count": number}
        for key, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _topics(view: View, resources: Sequence[Resource]) -> tuple[Value, ...]:
    counts = Counter(key for resource in resources for key in resource.topics if key in view.topic)
    return tuple(
        {"id": key, "title": view.topic[key].title, "count": number}
        for key, number in sorted(counts.items(), key=lambda item: view.topic[item[0]].title.casefold())
    )


def _page(view: View, resource: Resource, url: Url) -> Page:
    note = view.note.get(resource.note)
    course = view.resource.get(resource.part_of)
    seen = [citation for citation in resource.citations if not citation.planned]
    context = {
        **view.frame(
            url,
            resource.title,
            "resources",
            ({"title": "Resources", "href": view.to(RESOURCES, url)},),
            description=note.excerpt if note else "",
        ),
        "heading": resource.title,
        "lede": ", ".join(filter(None, (", ".join(resource.authors), resource.published))),
        "kind": resource.kind,
        "state": resource.state,
        "mark": MARKS.get(resource.state, "ring"),
        "tone": TONES.get(resource.state, ""),
        "url": resource.url,
        "host": resource.url.partition("://")[2].partition("/")[0].removeprefix("www."),
        "first": view.dates.long(resource.first) if resource.first else "",
        "last": view.dates.long(resource.last) if resource.last else "",
        "topics": view.topics(resource.topics, url),
        "labels": ", ".join(label for label in resource.labels if label != resource.title),
        "course": {"title": course.title, "href": view.resource_href(course, url)} if course else None,
        "parts": tuple({"title": part, **_part(view, resource, part, url)} for part in resource.parts),
        "note": view.body(note.text, url, owner=Target("resource", resource.id)) if note and note.text.body.html else None,
        "trail": _trail(view, seen, url),
        "count": plural(len(seen), "citation"),
        "goals": _goals(view, resource, url),
        "back": view.back(Target("resource", resource.id), url) if not seen else (),
    }
    return view.page(url, "resource.html", context)


def _part(view: View, resource: Resource, part: str, url: Url) -> Value:
    """The part of a course that was seen, with its own place."""
    for other in view.journal.resources:
        if other.part_of == resource.id and part in {other.title, *other.labels}:
            return {"href": view.resource_href(other, url), "state": other.state, "mark": MARKS.get(other.state, "ring")}
    return {"href": "", "state": "", "mark": "half"}


def _trail(view: View, citations: Sequence[Citation], url: Url) -> tuple[Value, ...]:
    """Citations, newest first, with the pauses between them."""
    found: list[Value] = []
    after = None
    for citation in reversed(citations):
        if after and citation.date and (after - citation.date).days > _LAPSE:
            found.append({"lapse": plural((after - citation.date).days, "day")})
        kind, key = _place(citation)
        entry = view.entry.get(citation.entry)
        title = view.name(entry) if entry else view.origin(Target(kind, key))
        found.append(
            {
                "lapse": "",
                "when": view.dates.short(citation.date) if citation.date else "",
                "href": view.href(Target(kind, key), url),
                "title": title,
                "detail": ", ".join(filter(None, (citation.pass_, citation.part))),
                "sentence": marked(citation.sentence, citation.label),
            }
        )
        after = citation.date or after
    return tuple(found)


def _place(citation: Citation) -> tuple[str, str]:
    places = (("entry", citation.entry), ("note", citation.note), ("unit", citation.unit), ("period", citation.period))
    return next(((kind, key) for kind, key in places if key), ("missing", ""))


def _goals(view: View, resource: Resource, url: Url) -> tuple[Value, ...]:
    """The goals that name it."""
    found = []
    for key in dict.fromkeys(citation.unit for citation in resource.citations if citation.unit in view.unit):
        unit = view.unit[key]
        for goal in unit.goals:
            if resource.id in goal.resources:
                tone = TONES.get(goal.state, "")
                found.append(
                    {
                        **view.unit_link(unit, url),
                        "text": goal.text,
                        "state": goal.state,
                        "mark": MARKS.get(goal.state, "ring"),
                        "tone": tone,
                    }
                )
    return tuple(found)
