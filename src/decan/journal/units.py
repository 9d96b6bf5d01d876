"""Units: short periods with goals, and the goals' way from one to the next.

carried over    not done, and the next unit repeats it: the same words, or the same resources under the same category, unless the two
                name different parts of them (chapters 1 to 3, then chapters 4 to 6)
dropped         not begun, and the next unit does not repeat it

The next unit is the first with goals that both begins and ends later, so one that overlaps may be it, and one inside a longer unit never
is. A unit that the journal's last day has not reached is no past one: its goals stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.entries import text_of
from decan.journal.evidence import Evidence, Span
from decan.journal.goals import cited_kinds, goal_of, stated_in
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
    return tuple(sorted((*_followed(sorted(written, key=_in_time), evidence), *planned), key=_in_time))


def _in_time(unit: Unit) -> tuple[Day, Day, str]:
    return (unit.start, unit.end, unit.id)


def _unit(piece: Piece, days: Range, evidence: Evidence, targets: Resolved, reviews: tuple[str, ...], config: Config) -> Unit:
    """One unit that the author wrote."""
    span = Span.of(days, evidence.entries)
    goals = [goal_of(item, piece, span, evidence, targets) for section in piece.sections for item in section.goals]
    evidence.items.clear()  # the next unit has other days
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
    one, _, other = amount.rstrip("+").partition("-")
    least, most = sorted((int(one), int(other or one)))
    return UnitTarget(kind, least, None if amount.endswith("+") else most, cited_kinds((kind,), span, evidence))


def _by_category(goals: Sequence[Goal]) -> Callable[[Goal], int]:
    """A sort key that brings the goals of a category together, at the place of its first."""
    first: dict[str, int] = {}
    for number, goal in enumerate(goals):
        first.setdefault(folded(goal.category), number)
    return lambda goal: first[folded(goal.category)]


def _followed(units: Sequence[Unit], evidence: Evidence) -> list[Unit]:
    """The author's units, in order of time, with what became of the goals of the past ones in those that follow."""
    found = list(units)
    last = evidence.last
    for number, _ in enumerate(units):
        unit = found[number]
        if not unit.goals or (last is not None and unit.start > last):
            continue
        next_ = next((other for other in range(number + 1, len(found)) if _follows(found[other], unit)), None)
        if next_ is not None:
            found[number], found[next_] = _carried(unit, found[next_], evidence)
    return found


def _follows(other: Unit, unit: Unit) -> bool:
    return bool(other.goals) and other.start > unit.start and other.end > unit.end


def _carried(unit: Unit, following: Unit, evidence: Evidence) -> tuple[Unit, Unit]:
    """A past unit and the next: what is not done is carried over where it is repeated, and what was not even begun dropped otherwise."""
    goals: list[Goal] = []
    stood_in: dict[int, dict[str, None]] = {}
    for goal in unit.goals:
        repeats = _repeats(goal, unit, following, evidence) if goal.state in {"open", "under way"} else []
        for number in repeats:
            stood_in.setdefault(number, {}).update(dict.fromkeys((*following.goals[number].stood_in, *goal.stood_in, unit.id)))
        if repeats:
            goals.append(replace(goal, state="carried over", carried_to=following.id))
        else:
            goals.append(replace(goal, state="dropped") if goal.state == "open" else goal)
    repeating = (
        replace(goal, carried_from=unit.id, stood_in=tuple(stood_in[number])) if number in stood_in else goal
        for number, goal in enumerate(following.goals)
    )
    return replace(unit, goals=tuple(goals)), replace(following, goals=tuple(repeating))


def _repeats(goal: Goal, unit: Unit, following: Unit, evidence: Evidence) -> list[int]:
    """Where the next unit has the same goal: by its words, else by its resources under the same category."""
    words = [number for number, other in enumerate(following.goals) if goal.text and folded(goal.text) == folded(other.text)]
    if words or not goal.resources:
        return words
    stated = stated_in(goal, unit.id, evidence)
    return [
        number
        for number, other in enumerate(following.goals)
        if set(goal.resources) == set(other.resources)
        and folded(goal.category) == folded(other.category)
        and not stated.differs(stated_in(other, following.id, evidence))
    ]


def empty_categories(units: Sequence[Unit]) -> list[Diagnostic]:
    """A finding for each goal category without an item."""
    hint = "write a goal below it, or delete the category"
    return [
        finding("goal.empty-category", Severity.WARNING, f"no goal under “{goal.category}”", goal.source.path, goal.source.line, 1, hint)
        for unit in units
        for goal in unit.goals
        if goal.state == "empty"
    ]
