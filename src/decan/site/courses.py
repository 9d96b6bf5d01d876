"""A course or book on its page: the strip of its places, and the citations of it and of all its parts."""

from __future__ import annotations

from collections.abc import Sequence

from decan.model.journal import Citation, Place, Resource
from decan.site.page import Url
from decan.site.view import Value, View
from decan.words import gettext_noop

_NAMED = 8
_MARKS = {"seen": "full", "partly": "half", "planned": "ring"}
_WORDS = {
    "seen": gettext_noop("seen"),
    "partly": gettext_noop("seen in part"),
    "planned": gettext_noop("planned"),
    "skipped": gettext_noop("left out"),
    "earlier": gettext_noop("before the first one seen"),
    "ahead": gettext_noop("ahead"),
}


def parts_of(view: View, course: Resource) -> tuple[Resource, ...]:
    """The parts that have a resource of their own, in the course's order."""
    return tuple(view.resource[key] for key in course.parts if key in view.resource)


def coverage(view: View, resource: Resource, base: Url) -> Value | None:
    """The strip of places, ten a row, with holes where one was left out; None for what was never cited by parts."""
    if not resource.places:
        return None
    seen = sum(place.state in {"seen", "partly"} for place in resource.places)
    return {
        "cells": tuple(_cell(view, place, base) for place in resource.places),
        "words": view.count(seen, "part") if seen else view.words("none yet"),
        "skipped": _named(view, [place.label for place in resource.places if place.state == "skipped"]),
    }


def _named(view: View, labels: Sequence[str]) -> str:
    """``part 5``, ``parts 5 and 9``; their count when they are many."""
    if len(labels) > _NAMED:
        return view.count(len(labels), "part")
    *most, last = labels or ("",)
    if most:
        return view.words("parts %(most)s and %(last)s", most=view.words.listed(most), last=last)
    return view.words("part %(part)s", part=last) if last else ""


def _cell(view: View, place: Place, base: Url) -> Value:
    part = view.resource.get(place.resource)
    return {
        "number": place.label,
        "title": part.title if part else "",
        "href": view.resource_href(part, base) if part else "",
        "state": view.words(_WORDS[place.state]),
        "when": view.words.listed(view.dates.brief(day) for day in place.days),
        "mark": _MARKS.get(place.state, ""),
        "hole": place.state == "skipped",
        "faint": place.state in {"planned", "earlier", "ahead"},
    }


def citations_of(view: View, resource: Resource) -> tuple[tuple[Citation, Resource], ...]:
    """Its own citations and those of its parts, oldest first, each with what it cites; goals are none."""
    found: Sequence[tuple[Citation, Resource]] = [
        (citation, cited) for cited in (resource, *parts_of(view, resource)) for citation in cited.citations if not citation.planned
    ]
    return tuple(
        sorted(found, key=lambda pair: (pair[0].date is not None, pair[0].date.toordinal() if pair[0].date else 0, pair[0].source))
    )
