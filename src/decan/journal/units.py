"""Units: short periods with goals, and the goals' way from one to the next.

carried over    not done, and the next unit with goals repeats it: the same words, or the same resources under the same category
dropped         not begun, and the next unit does not repeat it
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.entries import text_of
from decan.journal.goals import Evidence, Span, cited_kind, goal_of
from decan.journal.links import Resolved
from decan.journal.names import folded
from decan.journal.pieces import Piece, Range, finding
from decan.journal.planned import stretches
from decan.model.document import Body
from decan.model.journal import Goal, Source, Text, Unit, UnitTarget


def units_of(
    pieces: Sequence[Piece], evidence: Evidence, targets: Resolved, reviews: Mapping[str, str], config: Config
) -> tuple[Unit, ...]:
    """All units in order of time, their goals judged; with those that the settings plan, where the author has none."""
    reviewed: dict[str, list[str]] = {}
    for entry in evidence.entries:
        if entry.id in reviews:
            reviewed.setdefault(reviews[entry.id], []).append(entry.id)
    written = [
        _unit(piece, (piece.start, piece.end), evidence, targets, tuple(reviewed.get(piece.home.id, ())), config)
        for piece in pieces
        if piece.start is not None and piece.end is not None
    ]
    spans = stretches(evidence.entries, [(unit.start, unit.end) for unit in written], config)
    planned = [_planned(span, evidence, config) for span in spans]
    with_goals = [unit for unit in written if unit.goals]
    judged = {unit.id: _carried(unit, following) for unit, following in pairwise(with_goals)}
    judged = _from(judged, with_goals)
    return tuple(sorted((*(judged.get(unit.id, unit) for unit in written), *planned), key=lambda unit: (unit.start, unit.end, unit.id)))


def _unit(piece: Piece, days: Range, evidence: Evidence, targets: Resolved, reviews: tuple[str, ...], config: Config) -> Unit:
    """One unit that the author wrote."""
    span = Span.of(days, evidence.entries)
    goals = [goal_of(item, piece, span, evidence, targets) for section in piece.sections for item in section.goals]
    own = (evidence.by_link.get((piece.path, index), "") for index in piece.links)
    found = _measured(span, evidence, config)
    return replace(
        found,
        id=piece.home.id,
        title=piece.title,
        number=piece.number,
        goals=tuple(sorted(goals, key=_by_category(goals))),
        text=text_of(piece, targets),
        source=piece.source,
        resources=tuple(dict.fromkeys((*(id_ for id_ in own if id_), *found.resources))),
        reviews=reviews,
        planned=False,
    )


def _planned(days: Range, evidence: Evidence, config: Config) -> Unit:
    return _measured(Span.of(days, evidence.entries), evidence, config)


def _measured(span: Span, evidence: Evidence, config: Config) -> Unit:
    """What the days of a unit say by themselves."""
    counts = Counter(topic for entry in span.inside for topic in entry.topics)
    return Unit(
        id=f"{span.start}-to-{span.end}",
        title="",
        number=None,
        start=span.start,
        end=span.end,
        goals=(),
        text=Text(Body(), ""),
        source=span.inside[0].source if span.inside else Source(""),
        resources=tuple(dict.fromkeys(id_ for entry in span.inside for id_ in entry.resources)),
        topics=tuple(sorted(counts, key=lambda topic: (-counts[topic], topic))),
        targets=tuple(_target(kind, amount, span, evidence) for kind, amount in config.unit_targets),
        entries=tuple(entry.id for entry in span.inside),
        days=span.days,
        planned=True,
    )


def _target(kind: str, amount: str, span: Span, evidence: Evidence) -> UnitTarget:
    """A target of the settings (``2-3``, ``3``, ``3+``) with what counts for it."""
    least, _, most = amount.rstrip("+").partition("-")
    return UnitTarget(kind, int(least), None if amount.endswith("+") else int(most or least), cited_kind(kind, span, evidence))


def _by_category(goals: Sequence[Goal]) -> Callable[[Goal], int]:
    """A sort key that brings the goals of a category together, at the place of its first."""
    first: dict[str, int] = {}
    for number, goal in enumerate(goals):
        first.setdefault(folded(goal.category), number)
    return lambda goal: first[folded(goal.category)]


def _repeats(goal: Goal, other: Goal) -> bool:
    """Whether a goal of the next unit is the same one: by its words, or by its resources under the same category."""
    if goal.text and folded(goal.text) == folded(other.text):
        return True
    return bool(goal.resources) and set(goal.resources) == set(other.resources) and folded(goal.category) == folded(other.category)


def _carried(unit: Unit, following: Unit) -> Unit:
    """A past unit: what is not done is carried over when the next unit repeats it, and what was not even begun dropped otherwise."""
    goals: list[Goal] = []
    for goal in unit.goals:
        repeated = any(_repeats(goal, other) for other in following.goals)
        if goal.state in {"open", "under way"} and repeated:
            goals.append(replace(goal, state="carried over", carried_to=following.id))
        else:
            goals.append(replace(goal, state="dropped") if goal.state == "open" else goal)
    return replace(unit, goals=tuple(goals))


def _from(judged: Mapping[str, Unit], in_order: Sequence[Unit]) -> dict[str, Unit]:
    """The same units, their goals told where they come from."""
    found = {unit.id: judged.get(unit.id, unit) for unit in in_order}
    for before, unit in pairwise(in_order):
        carried = [goal for goal in found[before.id].goals if goal.carried_to == unit.id]
        if carried:
            goals = (
                replace(goal, carried_from=before.id) if any(_repeats(old, goal) for old in carried) else goal
                for goal in found[unit.id].goals
            )
            found[unit.id] = replace(found[unit.id], goals=tuple(goals))
    return found


def empty_categories(units: Sequence[Unit]) -> list[Diagnostic]:
    """A finding for each goal category without an item."""
    hint = "write a goal below it, or delete the category"
    return [
        finding("goal.empty-category", Severity.WARNING, f"no goal under “{goal.category}”", goal.source.path, goal.source.line, 1, hint)
        for unit in units
        for goal in unit.goals
        if goal.state == "empty"
    ]
