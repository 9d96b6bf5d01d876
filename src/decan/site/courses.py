"""A course: which of its parts were seen, in its own order, and the citations of all of them.

The number of a part is the ``index=`` of its address, which is its place in the playlist; what was never cited is a hole.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from decan.model.journal import Citation, Resource
from decan.site.page import Url
from decan.site.view import MARKS, Value, View, plural

_NAMED = 8
_LONGEST = 300
"""Numbers beyond are no places in a course that anybody follows; its parts are then shown without holes."""


def parts_of(view: View, course: Resource) -> tuple[Resource, ...]:
    """The parts that are known, in the course's order."""
    return tuple(view.resource[key] for key in course.parts if key in view.resource)


def number_of(part: Resource) -> int | None:
    """The place of a part in its course, from 1; None where its address does not say."""
    given = parse_qs(urlsplit(part.url).query).get("index", [""])[0]
    return int(given) if given.isascii() and given.isdecimal() and 0 < int(given) <= _LONGEST else None


def coverage(view: View, course: Resource, base: Url) -> Value | None:
    """The strip of parts, ten a row, with holes where a part was left out; None for what has no parts."""
    parts = parts_of(view, course)
    if not parts:
        return None
    numbered: dict[int, Resource] = {}
    others: list[Resource] = []
    for part in parts:
        number = number_of(part)
        if number is None or number in numbered:
            others.append(part)
        else:
            numbered[number] = part
    last = max((number for number, part in numbered.items() if part.state != "planned"), default=0)
    missing = [number for number in range(1, max(numbered, default=0) + 1) if number not in numbered]
    cells = {number: _cell(view, part, str(number), base) for number, part in numbered.items()}
    cells |= {number: _blank(number, skipped=number < last) for number in missing}
    seen = sum(part.state != "planned" for part in parts)
    return {
        "cells": (*(cells[number] for number in sorted(cells)), *(_cell(view, part, "", base) for part in others)),
        "words": plural(seen, "part") if seen else "none yet",
        "skipped": _numbers([number for number in missing if number < last]),
    }


def _numbers(numbers: Sequence[int]) -> str:
    """``part 5``, ``parts 5 and 9``; their count when they are many."""
    if len(numbers) > _NAMED:
        return plural(len(numbers), "part")
    *most, last = (str(number) for number in numbers or (0,))
    return f"parts {', '.join(most)} and {last}" if most else f"part {last}" if numbers else ""


def _cell(view: View, part: Resource, number: str, base: Url) -> Value:
    return {
        "number": number,
        "title": part.title,
        "href": view.resource_href(part, base),
        "state": part.state,
        "mark": MARKS.get(part.state, "ring"),
        "hole": False,
    }


def _blank(number: int, *, skipped: bool) -> Value:
    """A part that the journal does not know: left out before a later one, or still ahead."""
    state = "left out" if skipped else "ahead"
    return {"number": str(number), "title": "", "href": "", "state": state, "mark": "", "hole": skipped}


def citations_of(view: View, resource: Resource) -> tuple[tuple[Citation, Resource], ...]:
    """Its own citations and those of its parts, oldest first, each with what it cites; goals are none."""
    found: Sequence[tuple[Citation, Resource]] = [
        (citation, cited) for cited in (resource, *parts_of(view, resource)) for citation in cited.citations if not citation.planned
    ]
    return tuple(
        sorted(found, key=lambda pair: (pair[0].date is not None, pair[0].date.toordinal() if pair[0].date else 0, pair[0].source))
    )
