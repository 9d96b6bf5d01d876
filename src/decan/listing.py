"""A journal as tables for the terminal: what it holds of a kind, chosen by topic, day and state; and its sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from decan.model.journal import Goal, Journal, Resource, Source, Topic

Cell = str | int | None
Row = tuple[Cell, ...]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "entries": ("date", "title", "topics", "words", "source"),
    "resources": ("last", "title", "kind", "state", "cited", "topics", "url"),
    "goals": ("unit", "category", "goal", "state", "days", "source"),
    "follow-ups": ("date", "follow-up", "kind", "state", "topics", "source"),
    "topics": ("title", "entries", "resources", "first", "last", "state"),
    "gaps": ("after", "before", "days", "reason"),
}
"""Of each kind of list what its rows say, in order."""
STATES: Mapping[str, tuple[str, ...]] = {
    "entries": (),
    "resources": ("planned", "in progress", "finished", "paused", "dropped"),
    "goals": ("open", "under way", "done", "carried over", "dropped"),
    "follow-ups": ("open", "closed"),
    "topics": ("active", "dormant", "exploring", "paused", "dropped", "resumed", "finished"),
    "gaps": (),
}
"""Of each kind of list the states that it can be chosen by."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted. ``topic`` is a topic's title, alias or id, and means those below it too; empty values want everything."""

    topic: str = ""
    since: Day | None = None
    state: str = ""


def is_topic(journal: Journal, name: str) -> bool:
    """Whether the journal has a topic of that title, alias or id."""
    return bool(_topics_of(journal, name))


def rows(kind: str, journal: Journal, wanted: Filter) -> tuple[Row, ...]:
    """What the journal holds of a kind of `COLUMNS`, oldest first; topics by title."""
    make: Mapping[str, Callable[[Journal, Filter, frozenset[str]], Iterator[Row]]] = {
        "entries": _entries,
        "resources": _resources,
        "goals": _goals,
        "follow-ups": _follow_ups,
        "topics": _topics,
        "gaps": _gaps,
    }
    return tuple(make[kind](journal, wanted, _topics_of(journal, wanted.topic)))


def _topics_of(journal: Journal, name: str) -> frozenset[str]:
    """The ids of a topic and all below it; none for no name, and for a topic that is not there."""
    folded = name.casefold()
    found = {
        one.id for one in journal.topics if name and folded in {one.id.casefold(), one.title.casefold(), *map(str.casefold, one.aliases)}
    }
    children = {one.id: one.children for one in journal.topics}
    waiting = list(found)
    while waiting:
        below = set(children.get(waiting.pop(), ())) - found
        found |= below
        waiting += below
    return frozenset(found)


def _has(topics: Sequence[str], wanted: Filter, ids: frozenset[str]) -> bool:
    return not wanted.topic or not ids.isdisjoint(topics)


def _is_since(day: Day | None, wanted: Filter) -> bool:
    return wanted.since is None or (day is not None and day >= wanted.since)


def _entries(journal: Journal, wanted: Filter, ids: frozenset[str]) -> Iterator[Row]:
    names = _names(journal)
    for entry in journal.entries:
        if _has((*entry.topics, *entry.inferred_topics), wanted, ids) and _is_since(entry.end, wanted):
            title = entry.title or entry.excerpt
            yield (entry.date.isoformat(), title, _listed(entry.topics, names), entry.text.body.words, _place(entry.source))


def _topics_of_resources(journal: Journal) -> Mapping[str, Sequence[str]]:
    """The topics of each resource by its id: its own, and those of the entries that cite it."""
    found = {one.id: dict.fromkeys(one.topics) for one in journal.resources}
    for entry in journal.entries:
        for key in entry.resources:
            found.setdefault(key, {}).update(dict.fromkeys(entry.topics))
    return {key: tuple(topics) for key, topics in found.items()}


def _resources(journal: Journal, wanted: Filter, ids: frozenset[str]) -> Iterator[Row]:
    names, topics = _names(journal), _topics_of_resources(journal)

    def order(one: Resource) -> tuple[str, str]:
        return (one.last.isoformat() if one.last else "", one.title.casefold())

    for one in sorted((one for one in journal.resources if one.listed), key=order):
        about = topics.get(one.id, ())
        if _has(about, wanted, ids) and _is_since(one.last, wanted) and wanted.state in {"", one.state}:
            cited = sum(not citation.planned for citation in one.citations)
            yield (_day(one.last), one.title, one.kind, one.state, cited, _listed(about, names), one.url or None)


def _goals(journal: Journal, wanted: Filter, ids: frozenset[str]) -> Iterator[Row]:
    topics = _topics_of_resources(journal)

    def about(goal: Goal) -> list[str]:
        return [topic for key in goal.resources for topic in topics.get(key, ())]

    for unit in sorted(journal.units, key=lambda unit: (unit.start, unit.end)):
        for goal in unit.goals:
            if goal.text and _has(about(goal), wanted, ids) and _is_since(unit.end, wanted) and wanted.state in {"", goal.state}:
                yield (unit.title or unit.id, goal.category or None, goal.text, goal.state, len(goal.evidence), _place(goal.source))


def _follow_ups(journal: Journal, wanted: Filter, ids: frozenset[str]) -> Iterator[Row]:
    names = _names(journal)
    for item in sorted(journal.follow_ups, key=lambda item: (item.date or Day.max, item.source.path, item.source.line)):
        if _has(item.topics, wanted, ids) and _is_since(item.date, wanted) and wanted.state in {"", item.state}:
            yield (_day(item.date), item.text, item.kind, item.state, _listed(item.topics, names), _place(item.source))


def _topics(journal: Journal, wanted: Filter, ids: frozenset[str]) -> Iterator[Row]:
    for one in sorted(journal.topics, key=lambda one: (one.title.casefold(), one.id)):
        if (not wanted.topic or one.id in ids) and _is_since(one.last, wanted) and wanted.state in {"", one.state}:
            yield (one.title, len(one.entries), len(one.resources), _day(one.first), _day(one.last), one.state or None)


def _gaps(journal: Journal, wanted: Filter, _: frozenset[str]) -> Iterator[Row]:
    for gap in journal.gaps:
        if _is_since(gap.before, wanted):
            yield (gap.after.isoformat(), gap.before.isoformat(), gap.days, gap.reason or None)


def _names(journal: Journal) -> dict[str, str]:
    return {one.id: one.title for one in journal.topics}


def _listed(keys: Sequence[str], names: Mapping[str, str]) -> str | None:
    return ", ".join(names.get(key, key) for key in keys) or None


def _place(source: Source) -> str:
    return f"{source.path}:{source.line}"


def _day(day: Day | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Sums:
    """A journal in numbers, on its own last day: it says the same tomorrow."""

    first: Day | None
    last: Day | None
    entries: int
    days: int
    """Of study."""
    words: int
    run: int
    """Days of study of the run that the last day belongs to."""
    longest_run: int
    gaps: int
    longest_gap: int
    """Days, not counting those that an entry sums up."""
    finished: int
    """Resources."""
    in_progress: int
    goals: int
    goals_done: int
    follow_ups: int
    """Open ones."""
    topics: tuple[tuple[str, int], ...]
    """Titles with entries of the last thirty days, the most first; five at most."""


_LATELY = 30
_MOST = 5


def sums(journal: Journal) -> Sums:
    """The journal in numbers."""
    days = sorted({day for entry in journal.entries for day in entry.days})
    last = days[-1] if days else None
    goals = [goal for unit in journal.units for goal in unit.goals if goal.text]
    listed = [one for one in journal.resources if one.listed]
    return Sums(
        first=days[0] if days else None,
        last=last,
        entries=len(journal.entries),
        days=len(days),
        words=sum(entry.text.body.words for entry in journal.entries),
        run=next((run.days for run in journal.runs if last is not None and run.start <= last <= run.end), 0),
        longest_run=max((run.days for run in journal.runs), default=0),
        gaps=len(journal.gaps),
        longest_gap=max((gap.days - gap.covered for gap in journal.gaps), default=0),
        finished=sum(one.state == "finished" for one in listed),
        in_progress=sum(one.state == "in progress" for one in listed),
        goals=len(goals),
        goals_done=sum(goal.state == "done" for goal in goals),
        follow_ups=sum(item.state == "open" for item in journal.follow_ups),
        topics=_lately(journal, last),
    )


def _lately(journal: Journal, last: Day | None) -> tuple[tuple[str, int], ...]:
    recent = {entry.id for entry in journal.entries if last is not None and entry.date > last - timedelta(_LATELY)}

    def count(topic: Topic) -> int:
        return len(recent.intersection(topic.entries))

    found = [(topic.title, number) for topic in journal.topics if (number := count(topic))]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0].casefold()))[:_MOST])
