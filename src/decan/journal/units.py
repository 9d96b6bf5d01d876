"""Units: short periods with goals, and what became of each goal.

done            ticked, or every resource that it cites is finished
under way       an entry of the unit cites one of them, or another part of the same course
carried over    not done, and the next unit repeats it
dropped         not begun, and the next unit does not repeat it
open            not begun, in the last unit there is
empty           a category without an item: nothing to be done, so nothing done
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from decan.diagnostics import Diagnostic, Severity
from decan.journal.entries import text_of
from decan.journal.links import Resolved
from decan.journal.names import folded
from decan.journal.pieces import Piece, Range, finding
from decan.model.document import GoalItem
from decan.model.journal import Entry, Goal, Resource, Source, Unit

_UNITS_OF_WORK = (
    "papers?|lectures?|lessons?|videos?|talks?|courses?|books?|chapters?|sections?|pages?|articles?|posts?|exercises?|problems?|"
    "problem sets?|"
    "questions?|kata|katas|hours?|h|minutes?|min|pomodoros?|sessions?|notebooks?|projects?|modules?|weeks?|units?|tutorials?|episodes?|cards?|words?"
)
_QUANTITY = re.compile(
    rf"(?<![\w.])(?:\d+(?:\.\d+)?\s*[-–—]\s*)?\d+(?:\.\d+)?\+?\s+(?:more\s+|new\s+|short\s+)?(?:{_UNITS_OF_WORK})\b", re.IGNORECASE
)
_BARE_QUANTITY = re.compile(r"(?:\d+\s*[-–—]\s*)?\d+\+?$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What goals are judged by."""

    entries: Sequence[Entry]
    """By date."""
    resources: Mapping[str, Resource]
    by_link: Mapping[tuple[str, int], str]
    """(document's path, link's index) → resource id."""


def units_of(pieces: Sequence[Piece], evidence: Evidence, targets: Resolved, reviews: Mapping[str, str]) -> tuple[Unit, ...]:
    """All units in order of time, their goals judged."""
    reviewed: dict[str, list[str]] = {}
    for entry in evidence.entries:
        if entry.id in reviews:
            reviewed.setdefault(reviews[entry.id], []).append(entry.id)
    starts = [entry.date for entry in evidence.entries]
    units: list[Unit] = []
    for piece in pieces:
        if piece.start is None or piece.end is None:
            continue
        inside = evidence.entries[bisect_left(starts, piece.start) : bisect_right(starts, piece.end)]
        units.append(_unit(piece, (piece.start, piece.end), inside, evidence, targets, tuple(reviewed.get(piece.home.id, ()))))
    judged = [_carried(unit, following) for unit, following in pairwise(units)]
    return (*judged, *units[-1:])


def _unit(piece: Piece, span: Range, inside: Sequence[Entry], evidence: Evidence, targets: Resolved, reviews: tuple[str, ...]) -> Unit:
    """One unit; ``inside`` are the entries of its days."""
    citing: dict[str, dict[str, None]] = {}
    for entry in inside:
        for resource in entry.resources:
            citing.setdefault(resource, {})[entry.id] = None
            course = evidence.resources[resource].part_of
            if course:
                citing.setdefault(course, {})[entry.id] = None
    order = {entry.id: number for number, entry in enumerate(inside)}
    goals = [_goal(item, piece, citing, order, evidence, targets) for section in piece.sections for item in section.goals]
    own = (evidence.by_link.get((piece.path, index), "") for index in piece.links)
    resources = dict.fromkeys((*(id_ for id_ in own if id_), *(id_ for entry in inside for id_ in entry.resources)))
    counts = Counter(topic for entry in inside for topic in entry.topics)
    return Unit(
        id=piece.home.id,
        title=piece.title,
        number=piece.number,
        start=span[0],
        end=span[1],
        goals=tuple(sorted(goals, key=_by_category(goals))),
        text=text_of(piece, targets),
        source=piece.source,
        resources=tuple(resources),
        topics=tuple(sorted(counts, key=lambda topic: (-counts[topic], topic))),
        reviews=reviews,
    )


def _by_category(goals: Sequence[Goal]) -> Callable[[Goal], int]:
    """A sort key that brings the goals of a category together, at the place of its first."""
    first: dict[str, int] = {}
    for number, goal in enumerate(goals):
        first.setdefault(folded(goal.category), number)
    return lambda goal: first[folded(goal.category)]


def _goal(
    item: GoalItem, piece: Piece, citing: Mapping[str, Mapping[str, None]], order: Mapping[str, int], evidence: Evidence, targets: Resolved
) -> Goal:
    """One goal with its evidence. ``citing`` gives the unit's entries that cite a resource, or a part of a course."""
    ids = dict.fromkeys(id_ for index in _links_of(item, piece) if (id_ := evidence.by_link.get((piece.path, index))))
    courses = {evidence.resources[id_].part_of for id_ in ids} - {""}
    shown = sorted({entry for id_ in (*ids, *sorted(courses)) for entry in citing.get(id_, ())}, key=lambda entry: order[entry])
    resolved = targets.get(piece.path, {})
    finished = bool(ids) and all(evidence.resources[id_].state == "finished" for id_ in ids)
    if not item.text:
        state = "empty"
    elif item.ticked or finished:
        state = "done"
    else:
        state = "under way" if shown else "open"
    return Goal(
        category=item.category,
        text=item.text,
        html=item.html,
        targets=tuple((index, resolved[index]) for index in item.links if index in resolved),
        state=state,
        quantity=_quantity(item),
        resources=tuple(ids),
        evidence=tuple(shown),
        source=Source(piece.path, item.line),
    )


def _links_of(item: GoalItem, piece: Piece) -> tuple[int, ...]:
    """The goal's links, and the titles without a URL on its line."""
    titles = (index for index in piece.links if not piece.document.links[index].target and piece.document.links[index].line == item.line)
    return tuple(dict.fromkeys((*item.links, *titles)))


def _quantity(item: GoalItem) -> str:
    """The quantity as written: ``2-3 papers``; a bare number where the category says of what."""
    found = _QUANTITY.search(item.text)
    if found:
        return found[0]
    return item.text if _BARE_QUANTITY.fullmatch(item.text) else ""


def _carried(unit: Unit, following: Unit) -> Unit:
    """A past unit: what is not done is carried over when the next unit repeats it, and what was not even begun dropped otherwise."""
    texts = {folded(goal.text) for goal in following.goals if goal.text}
    cited = {id_ for goal in following.goals for id_ in goal.resources}
    goals: list[Goal] = []
    for goal in unit.goals:
        repeated = folded(goal.text) in texts or not cited.isdisjoint(goal.resources)
        if goal.state in {"open", "under way"} and repeated:
            goals.append(replace(goal, state="carried over"))
        else:
            goals.append(replace(goal, state="dropped") if goal.state == "open" else goal)
    return replace(unit, goals=tuple(goals))


def empty_categories(units: Sequence[Unit]) -> list[Diagnostic]:
    """A finding for each goal category without an item."""
    hint = "write a goal below it, or delete the category"
    return [
        finding("goal.empty-category", Severity.WARNING, f"no goal under “{goal.category}”", goal.source.path, goal.source.line, 1, hint)
        for unit in units
        for goal in unit.goals
        if goal.state == "empty"
    ]
