"""What became of a unit's goals, judged by the days of the unit and nothing later.

done            ticked; or every resource that it cites is finished by the unit's last day; or its quantity is reached
under way       an entry of the unit takes up one of its resources, or has an item of the same words
open            neither
empty           a category without an item: nothing to be done, so nothing done

A goal that cites a course, or a link into a playlist that names no part of it, is taken up by any of the course's parts; one that cites a
lecture only by that lecture. The second pass through what was finished long before is not done by that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from decan.journal.evidence import Evidence, Span
from decan.journal.links import Resolved
from decan.journal.names import folded
from decan.journal.pieces import Piece
from decan.journal.quantities import quantity_of
from decan.model.document import GoalItem
from decan.model.journal import Goal, Source


@dataclass(frozen=True, slots=True)
class Stated:
    """What a goal says of the resources that it cites."""

    passes: frozenset[str]
    parts: frozenset[str]

    def differs(self, other: Stated) -> bool:
        """Whether both name parts, or passes, and not the same ones."""
        pairs = ((self.passes, other.passes), (self.parts, other.parts))
        return any(one and another and one != another for one, another in pairs)


def goal_of(item: GoalItem, piece: Piece, span: Span, evidence: Evidence, targets: Resolved) -> Goal:
    """One goal, judged."""
    linked = (evidence.by_link.get((piece.path, index), "") for index in _links_of(item, piece))
    ids = tuple(dict.fromkeys(id_ for id_ in (*linked, *evidence.by_goal.get((piece.path, item.line), ())) if id_))
    meant = {*ids, *(part for id_ in ids for part in _parts_meant(id_, evidence))}
    quantity = quantity_of(item)
    counted = tuple(id_ for id_ in cited_kinds(quantity.kinds, span, evidence) if not ids or id_ in meant)
    shown = _shown(item, meant or set(counted), span, evidence)
    resolved = targets.get(piece.path, {})
    source = Source(piece.path, item.line)
    goal = Goal(
        category=item.category,
        text=item.text,
        html=item.html,
        targets=tuple((index, resolved[index]) for index in item.links if index in resolved),
        state="open",
        quantity=quantity.text,
        resources=ids,
        evidence=tuple(shown),
        source=source,
        wanted=quantity.wanted,
        counted=counted,
    )
    if not item.text:
        return replace(goal, state="empty")
    done = (
        item.ticked
        or _is_ticked(goal, evidence)
        or _is_reached(goal, quantity.kinds, evidence)
        or _is_finished(goal, piece, span, evidence)
    )
    return replace(goal, state="done" if done else "under way" if shown else "open")


def _is_ticked(goal: Goal, evidence: Evidence) -> bool:
    """Whether an entry of the unit ticks an item of the same words."""
    return any(evidence.items[entry].get(folded(goal.text)) for entry in goal.evidence)


def _is_reached(goal: Goal, kinds: Sequence[str], evidence: Evidence) -> bool:
    """Whether enough of what is counted was taken up. Where the goal names the things one by one, they are to be finished instead."""
    one_by_one = any(evidence.resources[id_].kind in kinds for id_ in goal.resources)
    return goal.wanted is not None and not one_by_one and len(goal.counted) >= max(1, goal.wanted[0])


def _is_finished(goal: Goal, piece: Piece, span: Span, evidence: Evidence) -> bool:
    """Whether all that the goal cites was finished by the unit's end; before its first day counts only for the whole of a thing."""
    cited = [evidence.resources[id_] for id_ in goal.resources]
    if not cited or any(one.state != "finished" or (one.finished is not None and one.finished > span.end) for one in cited):
        return False
    stated = stated_in(goal, piece.home.id, evidence)
    return not (stated.passes or stated.parts) or any(one.finished is not None and one.finished >= span.start for one in cited)


def stated_in(goal: Goal, unit: str, evidence: Evidence) -> Stated:
    """The passes and parts that a goal of a unit, by its id, names: ``second pass``, ``chapters 1 to 3``."""
    said = [
        citation
        for id_ in goal.resources
        for citation in evidence.resources[id_].citations
        if citation.unit == unit and citation.source == goal.source
    ]
    return Stated(frozenset(one.pass_ for one in said if one.pass_), frozenset(one.part for one in said if one.part))


def _shown(item: GoalItem, wanted: set[str], span: Span, evidence: Evidence) -> list[str]:
    """The unit's entries that take a goal up, by date: by one of these resources; without a link, by an item of its words too."""
    words = folded(item.text)
    return [
        entry.id
        for entry in span.inside
        if not wanted.isdisjoint(evidence.used[entry.id]) or (words and not item.links and words in evidence.items[entry.id])
    ]


def _parts_meant(id_: str, evidence: Evidence) -> tuple[str, ...]:
    """The parts of a course that a goal means when it cites the course, or a link into it that names no part."""
    resource = evidence.resources[id_]
    if resource.parts:
        return resource.parts
    course = evidence.resources.get(resource.part_of)
    if course is None or any(place.resource == id_ for place in course.places):
        return ()
    return (course.id, *course.parts)


def _links_of(item: GoalItem, piece: Piece) -> tuple[int, ...]:
    """The goal's links, and the titles without a URL on its line."""
    titles = (index for index in piece.links if not piece.document.links[index].target and piece.document.links[index].line == item.line)
    return tuple(dict.fromkeys((*item.links, *titles)))


def cited_kinds(kinds: Sequence[str], span: Span, evidence: Evidence) -> tuple[str, ...]:
    """The distinct resources of some kinds that the unit's entries take up, in order of their first citation."""
    return tuple(dict.fromkeys(id_ for entry in span.inside for id_ in evidence.used[entry.id] if evidence.resources[id_].kind in kinds))
