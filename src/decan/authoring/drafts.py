"""The text of a new file, with what the journal knows already: goals carried over, what a range of days holds, what an address is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from decan.authoring.habits import habit_of
from decan.config import Config
from decan.journal.resources.identity import identify
from decan.journal.resources.kinds import kind_of_resource
from decan.model.journal import FollowUp, Goal, Journal, Resource, Unit
from decan.output.failure import Failure
from decan.reading.dates import period_of_text

KINDS = ("entry", "unit", "review", "resource", "note", "topic", "roadmap")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX~>-]\]\s+)?")
_PLAIN = re.compile(r"[A-Za-z][\w ,.()'/+–—-]*")
"""What YAML takes for a text without quotation marks."""
_CARRIED = frozenset({"open", "under way"})
_LEFT = _CARRIED | {"carried over"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to write: ``path`` is relative to the content folder."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What a new file is made with."""

    journal: Journal
    config: Config
    today: Day
    line: Callable[[str, int], str]
    """The line of a source file, by its path in the content folder and the line's number from 1; empty where there is none."""


def draft(kind: str, words: str, desk: Desk) -> Draft | Failure:
    """A new file of a kind. ``words`` are its title; a resource's address; of a review its range, or nothing for the last month."""
    if kind == "unit":
        return _unit(desk)
    if kind == "review":
        return _review(words, desk)
    if kind == "resource":
        return _resource(words, desk)
    if not words:
        return Failure(f"{kind} needs a title", f'write it behind the kind: decan new {kind} "A title"')
    path = habit_of(kind, desk.journal).path(words, desk.today)
    if kind == "entry":
        return Draft(path, _front(title=words, date=desk.today.isoformat(), tags="[]") + "\n")
    if kind == "roadmap":
        return Draft(
            path,
            _front(title=words, kind=kind) + "\nWhat I mean to work through, in order.\n\n- [ ] first\n  - [ ] a step of it\n- [ ] then\n",
        )
    return Draft(path, _front(title=words, **({"kind": kind} if kind == "topic" else {})) + "\n")


def _unit(desk: Desk) -> Draft:
    """The unit after the last one, with the goals that are still open."""
    units = [unit for unit in desk.journal.units if not unit.planned]
    last = max(units, key=lambda unit: (unit.end, unit.start), default=None)
    start = desk.today if last is None or last.end < desk.today else last.end + timedelta(1)
    end = start + timedelta(desk.config.unit_length - 1)
    number = max((unit.number or 0 for unit in units), default=0) + 1
    goals = _carried(last, desk) if last else []
    text = [f"# Unit {number}: {start} to {end}", "", "## Goals", "", *(goals or ["- [ ] "]), ""]
    return Draft(habit_of("unit", desk.journal).path(f"unit {number}", start), "\n".join(text))


def _carried(unit: Unit, desk: Desk) -> list[str]:
    """The goals of a unit that were neither done nor dropped, as they were written, by category."""
    found: dict[str, list[Goal]] = {}
    for goal in unit.goals:
        if goal.state in _CARRIED and goal.text:
            found.setdefault(goal.category, []).append(goal)
    lines: list[str] = []
    for category, goals in found.items():
        lines += [f"- {category}:"] if category else []
        lines += [f"{'  ' if category else ''}- [ ] {_written(goal, desk)}" for goal in goals]
    return lines


def _written(goal: Goal, desk: Desk) -> str:
    """A goal with its links; in its plain words where its line holds more than it."""
    line = _BULLET.sub("", desk.line(goal.source.path, goal.source.line)).strip()
    line = re.sub(rf"^{re.escape(goal.category)}\s*:\s*", "", line) if goal.category else line
    first = goal.text.split()[:1]
    return line if line and first and first[0].strip("[]()*_`,.;:") in line else goal.text


def _review(words: str, desk: Desk) -> Draft | Failure:
    """A review of a range, filled with what the range holds."""
    found = _range(words, desk)
    if isinstance(found, Failure):
        return found
    title, start, end = found
    journal = desk.journal
    entries = [entry for entry in journal.entries if start <= entry.date <= end and not entry.review_of]
    finished = [one for one in journal.resources if one.listed and one.finished and start <= one.finished <= end]
    begun = [one for one in journal.resources if one.listed and one.state == "in progress" and one.last and start <= one.last <= end]
    units = [unit for unit in journal.units if unit.start <= end and unit.end >= start and not unit.planned]
    left = [goal.text for unit in units for goal in unit.goals if goal.state in _LEFT and goal.text]
    asked = [_asked(one, journal) for one in journal.follow_ups if one.state == "open" and one.date and start <= one.date <= end]
    days = len({entry.date for entry in entries})
    name = f"Review of {title}"
    parts = [
        _front(title=name, date=desk.today.isoformat(), kind="review", period=f"{start}..{end}"),
        f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'} on {days} {'day' if days == 1 else 'days'}.",
        "",
        *_listed("Finished", map(_link, finished)),
        *_listed("Being read", map(_link, begun)),
        *_listed("Left over", left),
        *_listed("Still open", asked),
        "## What went well",
        "",
        "",
        "## What went badly",
        "",
        "",
        "## What is next",
        "",
    ]
    return Draft(habit_of("review", journal).path(name, desk.today), "\n".join(parts) + "\n")


def _range(words: str, desk: Desk) -> tuple[str, Day, Day] | Failure:
    """The name and the days of a range: a unit's, those that are written, or the last whole month with an entry."""
    unit = next((one for one in desk.journal.units if words and words.casefold() in {one.id.casefold(), one.title.casefold()}), None)
    if unit is not None:
        return unit.title or f"{unit.start} to {unit.end}", unit.start, unit.end
    if words:
        known = next((one for one in desk.journal.periods if words.casefold() in {one.id.casefold(), one.title.casefold()}), None)
        if known is not None:
            return known.title, known.start, known.end
        found = period_of_text(words)
        if found is None:
            return Failure(
                f"“{words}” is no range of days", "write 2024-Q1, 2024-03, 2024-03-01..2024-03-10, or the name of a unit or period"
            )
        return words, *found
    first = desk.today.replace(day=1)
    before = [entry.date for entry in desk.journal.entries if entry.date < first]
    last = max(before, default=first - timedelta(1))
    start = last.replace(day=1)
    return f"{start:%B %Y}", start, (start + timedelta(31)).replace(day=1) - timedelta(1)


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    """A heading with a list, or nothing."""
    found = [f"- {line}" for line in dict.fromkeys(lines)]
    return [f"## {heading}", "", *found, ""] if found else []


def _asked(item: FollowUp, journal: Journal) -> str:
    """A follow-up with where it was asked, so that the review's line is not taken for the follow-up itself."""
    home = next((entry for entry in journal.entries if entry.id == item.entry), None)
    words = item.text.rstrip(".")
    return f"[[{home.title or home.date.isoformat()}]]: {words}" if home else f"“{words}”"


def _link(resource: Resource) -> str:
    return f"[{resource.title}]({resource.url})" if resource.url else resource.title


def _resource(url: str, desk: Desk) -> Draft | Failure:
    """A resource's own file: what its address is, and what the journal calls it already."""
    identity = identify(url) if "://" in url else None
    if identity is None:
        return Failure(f"“{url}” is no address of a page", "write it whole: decan new resource https://example.org/paper.pdf")
    known = next((one for one in desk.journal.resources if one.identity == identity.key), None)
    if known is not None and known.note:
        path = next((note.source.path for note in desk.journal.notes if note.id == known.note), known.note)
        return Failure(f"{path} is about it already", "write what you have to say there")
    labels = known.labels if known else ()
    kind = known.kind if known else kind_of_resource(identity, None, labels, dict(desk.config.resource_kinds))
    title = known.title if known and known.incomplete != "title" else _named(identity.path or identity.host)
    topics = [topic.title for topic in desk.journal.topics if known and topic.id in known.topics]
    more = {"topics": "[" + ", ".join(map(_scalar, topics)) + "]"} if topics else {}
    front = _front(title=title, url=identity.url, kind=kind, **more)
    return Draft(habit_of("resource", desk.journal).path(title, desk.today), front + "\n")


def _named(path: str) -> str:
    """The last part of an address as words."""
    last = path.rstrip("/").rpartition("/")[2] or path.strip("/")
    words = re.sub(r"[-_+.]+", " ", re.sub(r"\.(?:html?|pdf|md|php)$", "", last)).strip()
    return words[:1].upper() + words[1:] or path


def _front(**values: str) -> str:
    """Front matter. Lists are given as they are written."""
    plain = {"tags", "topics"}
    lines = [f"{key}: {value if key in plain else _scalar(value)}" for key, value in values.items()]
    return "\n".join(("---", *lines, "---", ""))


def _scalar(text: str) -> str:
    """A text as YAML."""
    safe = _PLAIN.fullmatch(text) and text.lower() not in {"yes", "no", "true", "false", "null", "on", "off"} and text == text.strip()
    return text if safe or re.fullmatch(r"\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?|https?://[^\s#'\",\[\]{}]+", text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPED.get(sign, sign) for sign in text if sign.isprintable()) + '"'


_ESCAPED = {"\\": "\\\\", '"': '\\"'}
