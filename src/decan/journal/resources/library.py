"""The resources themselves: what each is, how far somebody is with it, and where it was cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from itertools import chain
from typing import NamedTuple

from decan.diagnostics import Diagnostic, Severity
from decan.journal.names import folded
from decan.journal.pieces import Piece, Pieces, finding
from decan.journal.remembered import Remembered
from decan.journal.resources.collecting import Collected, with_more
from decan.journal.resources.courses import course_title
from decan.journal.resources.coverage import Cited, Part, places_of
from decan.journal.resources.identity import Identity, identify
from decan.journal.resources.imprint import details_of, published_of
from decan.journal.resources.kinds import kind_of_resource
from decan.journal.resources.mentions import Mention, names_it, own_url, says_something
from decan.journal.resources.near import Near, near_labels, shared_labels
from decan.journal.resources.states import explicit, finished_on, said_of_file, seen, tasks_by_link
from decan.journal.resources.trail import citation, told_of, with_labels
from decan.model.document import LinkForm, Role, TaskItem
from decan.model.journal import Resource

_ALWAYS_LISTED = frozenset({"paper", "book", "course", "lecture", "video"})


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What all resources are made from."""

    collected: Collected
    cited: Mapping[str, tuple[Cited, ...]]
    """Identity → its mentions, oldest first, with what is told of them."""
    tasks: Mapping[tuple[str, int], TaskItem]
    topics: Mapping[str, tuple[str, ...]]
    course_of: Mapping[str, str]


class _Sources(NamedTuple):
    """What one resource is made from."""

    key: str
    id: str
    cited: tuple[Cited, ...]
    note: Piece | None
    tasks: Mapping[tuple[str, int], TaskItem]
    """Checkbox items of its links."""
    topics: tuple[str, ...]
    course: str
    """Id of the course that it is a part of."""
    is_course: bool

    @property
    def known_by(self) -> tuple[object, ...]:
        """What tells it from another one."""
        note, tasks = id(self.note), tuple(map(id, self.tasks.values()))
        return (self.key, self.id, tuple(map(id, self.cited)), note, tasks, self.topics, self.course, self.is_course)


def library(
    collected: Collected, wiki: Sequence[Mention], pieces: Pieces, topics: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """All resources by title, and what is missing in the listed ones.

    ``wiki`` are mentions by wiki name, found while resolving links; ``topics`` the topics of a note, by its id.
    """
    cited = _cited(collected, wiki)
    course_of = {part: course for course, parts in collected.courses.items() for part in parts}
    shelf = _Shelf(collected, cited, tasks_by_link(pieces.own()), topics, course_of)
    near = Near(collected.mentions)
    found: list[Resource] = []
    findings: list[Diagnostic] = []
    plain = _resources.each((_sources(key, shelf) for key in collected.ids), collected.kinds)
    for key, one in zip(collected.ids, plain, strict=True):
        resource = _course(key, one, shelf) if key in collected.courses else one
        found.append(resource)
        findings.extend(_incomplete(resource, [one.mention for one in cited[key]], near))
    findings.extend((*near_labels(collected.brackets, collected.labels, near), *shared_labels(collected.mentions)))
    return tuple(sorted(found, key=lambda resource: (resource.title.casefold(), resource.id))), tuple(findings)


def _cited(collected: Collected, wiki: Sequence[Mention]) -> dict[str, tuple[Cited, ...]]:
    """All mentions by identity, oldest first, with what is told of them."""
    mentions = with_more(collected.mentions, wiki)
    told = told_of(chain.from_iterable(mentions.values()))
    return {key: tuple([told[id(mention)] for mention in mentions.get(key, ())]) for key in collected.ids}


def _sources(key: str, shelf: _Shelf) -> _Sources:
    collected, cited = shelf.collected, shelf.cited[key]
    note = collected.notes.get(key)
    tasks = shelf.tasks
    course = shelf.course_of.get(key, "")
    return _Sources(
        key,
        collected.ids[key],
        cited,
        note,
        {place: tasks[place] for one in cited if (place := (one.mention.piece.path, one.mention.index)) in tasks} if tasks else tasks,
        shelf.topics.get(note.home.id, ()) if note else (),
        collected.ids[course] if course else "",
        key in collected.courses,
    )


def _resource(sources: _Sources, kinds: Mapping[str, str]) -> Resource:
    """One resource from its own file and its mentions, before the parts of a course are looked at."""
    key, note, tasks = sources.key, sources.note, sources.tasks
    mentions = [one.mention for one in sources.cited]
    linked = [mention for mention in mentions if not mention.inferred] or (mentions if key.startswith("title:") else [])
    identity = _identity(linked) or (identify(own_url(note.document)) if note else None)
    labels = tuple(dict.fromkeys([label for mention in linked if (label := mention.link.label)]))
    kind = kind_of_resource(identity, note, labels, kinds)
    kind = "lecture" if sources.course and kind == "video" else kind
    title = note.title if note else _commonest(linked)
    cited = with_labels(sources.cited, kind, title)
    url = identity.url if identity else ""
    said = (said_of_file(note.document) if note else "") or explicit(mentions, tasks)
    counted = [one for one in cited if not one.told.skipped]
    listed = bool(note) or len(counted) > 1 or kind in _ALWAYS_LISTED or any(map(_is_listed, linked))
    places = () if sources.is_course else places_of(cited, ())
    first, last = _span(counted)
    state = said or seen(cited, kind)
    return Resource(
        id=sources.id,
        title=title or _without_scheme(url),
        url=url,
        identity=key,
        kind=kind,
        state=state,
        listed=listed,
        incomplete="" if title and url else "url" if title else "title",
        has_page=bool(note) or len(counted) > 1 or bool(said) or bool(places),
        part_of=sources.course,
        places=places,
        citations=tuple(map(citation, cited)),
        topics=sources.topics,
        note=note.home.id if note else "",
        labels=labels,
        authors=note.document.front.authors if note else (),
        published=published_of(note.document.front) if note else "",
        first=first,
        last=last,
        finished=(finished_on(cited, kind, tasks) or last) if state == "finished" else None,
        details=details_of(note.document.front) if note else (),
    )


_resources = Remembered(_resource, key=lambda sources: sources.known_by)


def _course(key: str, course: Resource, shelf: _Shelf) -> Resource:
    """A course with what its parts tell: a title where it has none, its places, and that it is under way when a part was seen."""
    collected = shelf.collected
    keys = collected.courses[key]
    own, parts = with_labels(shelf.cited[key], "course", course.title), [one for part in keys for one in shelf.cited[part]]
    title = course.title
    if course.incomplete == "title":
        labels = tuple(dict.fromkeys(one.mention.link.label for one in parts if names_it(one.mention.link.label)))
        title = course_title(labels) or course.title
    url = course.url or (f"https://www.youtube.com/playlist?list={key.partition(':')[2]}" if key.startswith("youtube-list:") else "")
    note = collected.notes.get(key)
    settled = bool(explicit([one.mention for one in own], shelf.tasks) or (note and said_of_file(note.document)))
    started = not settled and course.state == "planned" and any(one.used for one in parts)
    first, last = _span([*own, *parts])
    named = bool(title) and title != _without_scheme(url)
    return replace(
        course,
        title=title or _without_scheme(url),
        url=url,
        kind="course",
        listed=True,
        has_page=True,
        state="in progress" if started else course.state,
        incomplete="" if named else "title",
        parts=tuple(collected.ids[part] for part in keys),
        places=places_of(own, [Part(collected.ids[part], _number(part, key, shelf), shelf.cited[part]) for part in keys]),
        first=first,
        last=last,
    )


def _number(part: str, course: str, shelf: _Shelf) -> int | None:
    """The place of a part in its course's playlist."""
    numbers = (one.mention.identity.part for one in shelf.cited[part] if one.mention.identity and one.mention.identity.course == course)
    return next((number for number in numbers if number), None)


def _span(cited: Iterable[Cited]) -> tuple[Day, Day] | tuple[None, None]:
    """The first and the last day of citations, but those by units."""
    days = [piece.start for one in cited if (piece := one.mention.piece).start and piece.home.kind != "unit"]
    return (min(days), max(days)) if days else (None, None)


def _commonest(cited: Sequence[Mention]) -> str:
    """The label that was used most, the oldest among equals, one that names the thing before all others; empty when none says anything."""
    labels = [mention.link.label.strip() for mention in cited if says_something(mention.link.label)]
    if len(labels) < 2:
        return labels[0] if labels else ""
    labels = [label for label in labels if names_it(label)] or labels
    counts = Counter(map(folded, labels))
    return max(labels, key=lambda label: counts[folded(label)], default="")


def _identity(cited: Iterable[Mention]) -> Identity | None:
    """The first identity among mentions; None for what has only a title."""
    for mention in cited:
        if mention.identity is not None:
            return mention.identity
    return None


def _is_listed(mention: Mention) -> bool:
    """Whether the author lists it: in front matter, under Links, or in a unit's goals."""
    return mention.link.listed or mention.link.form is LinkForm.FRONT_MATTER or mention.link.role is Role.GOALS


def _without_scheme(url: str) -> str:
    return url.partition("//")[2].removeprefix("www.").rstrip("/")


def _incomplete(resource: Resource, cited: Sequence[Mention], near: Near) -> list[Diagnostic]:
    """A listed resource without a title or a URL is told once, where it is first listed."""
    if not resource.incomplete or not resource.listed or not cited:
        return []
    mention = next((mention for mention in cited if _is_listed(mention)), cited[0])
    place = (mention.piece.path, mention.link.line, mention.link.column)
    if resource.incomplete == "url":
        meant = near.to(resource.title)
        hint = f"write “{meant}” if that is meant; else " if meant else ""
        hint += "write it as [title](URL), or give it a file in resources/"
        return [finding("resource.no-url", Severity.INFO, f"“{resource.title}” is listed without a URL", *place, hint)]
    hint = "write it as [title](URL)"
    return [finding("resource.no-title", Severity.INFO, f"{resource.title} is listed without a title", *place, hint)]
