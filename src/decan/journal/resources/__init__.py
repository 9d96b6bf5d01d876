"""The library: everything learnt from, each thing once, with its citations.

`collect` finds the mentions with a URL and names the resources, so that links can lead to them; `library` builds the resources when all
links are resolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from decan.config import RESOURCE_KINDS, Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.names import folded
from decan.journal.pieces import Piece, Pieces, finding
from decan.journal.resources.courses import course_title, courses_of
from decan.journal.resources.identity import Identity, identify
from decan.journal.resources.kinds import kind_of
from decan.journal.resources.mentions import (
    Mention,
    holders,
    labels_of,
    links_of,
    mentions_of,
    named_mentions,
    names_it,
    own_url,
    says_something,
    titles_of,
)
from decan.journal.resources.states import explicit, said_of_file, seen, tasks_by_link
from decan.journal.slugs import hashed, slug, unique
from decan.model.document import LinkForm, Role, TaskItem
from decan.model.journal import Citation, Resource, Source, Target

_ALWAYS_LISTED = frozenset({"paper", "book", "course", "lecture", "video"})
_ID_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Collected:
    """What is known before links are resolved."""

    mentions: Mapping[str, tuple[Mention, ...]]
    """Identity → its mentions with a URL, oldest first."""
    ids: Mapping[str, str]
    """Identity → the resource's id."""
    labels: Mapping[str, str]
    """Folded label or title → identity."""
    notes: Mapping[str, Piece]
    """Identity → the piece of its own file."""
    courses: Mapping[str, tuple[str, ...]]
    """Identity of a course → identities of its parts."""


def collect(pieces: Pieces, fronts: Mapping[str, Piece], config: Config) -> Collected:
    """Find all mentions and name the resources. ``fronts`` says which piece a document's front matter links belong to."""
    held = tuple(holders(pieces, fronts))
    found = mentions_of(held, config)
    labels = labels_of(found)
    notes: dict[str, Piece] = {}
    for note in pieces.notes:
        if note.kind == "resource":
            identity = identify(own_url(note.document))
            key = identity.key if identity else labels.get(folded(note.title)) or f"title:{slug(note.title)}"
            notes.setdefault(key, note)
            for name in (note.title, *note.document.front.aliases):
                labels[folded(name)] = key
    found.extend(titles_of(held, labels))
    by_key: dict[str, list[Mention]] = {}
    for mention in sorted(found, key=lambda mention: mention.order):
        by_key.setdefault(mention.key, []).append(mention)
    mentions = {key: tuple(by_key[key]) for key in sorted(by_key)}
    courses = courses_of(mentions)
    keys = sorted({*mentions, *notes, *courses})
    ids = dict(zip(keys, unique(_id_of(key) for key in keys), strict=True))
    return Collected(mentions, ids, labels, notes, courses)


@dataclass(frozen=True, slots=True)
class Cited:
    """Who cites what."""

    by_home: Mapping[tuple[str, str], tuple[str, ...]]
    """(kind, id) of an entry, note, unit or period → resource ids, in order of appearance."""
    by_link: Mapping[tuple[str, int], str]
    """(document's path, link's index) → resource id."""


def cited_by(pieces: Pieces, fronts: Mapping[str, Piece], collected: Collected, targets: Mapping[str, Mapping[int, Target]]) -> Cited:
    """The resources that each piece cites, by URL, by label, or by the name of their own file."""
    by_link = {
        (mention.piece.path, mention.index): collected.ids[mention.key] for mentions in collected.mentions.values() for mention in mentions
    }
    for path, resolved in targets.items():
        by_link.update({(path, index): target.id for index, target in resolved.items() if target.kind == "resource"})
    found: dict[tuple[str, str], dict[str, None]] = {}
    for piece in pieces:
        indexes = links_of(piece, front_matter=fronts.get(piece.path) is piece)
        ids = (by_link.get((piece.path, index)) for index in indexes)
        found.setdefault((piece.home.kind, piece.home.id), {}).update(dict.fromkeys(id_ for id_ in ids if id_))
    return Cited({home: tuple(ids) for home, ids in found.items()}, by_link)


def wiki_of(
    pieces: Pieces, fronts: Mapping[str, Piece], targets: Mapping[str, Mapping[int, Target]], collected: Collected
) -> list[Mention]:
    """Mentions by wiki name, or by a link to the resource's own file."""
    keys = {id_: key for key, id_ in collected.ids.items()}
    return named_mentions(holders(pieces, fronts), targets, keys)


def library(
    collected: Collected, wiki: Sequence[Mention], pieces: Pieces, topics: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """All resources by title, and what is missing in the listed ones.

    ``wiki`` are mentions by wiki name, found while resolving links; ``topics`` the topics of a note, by its id.
    """
    mentions = {key: list(collected.mentions.get(key, ())) for key in collected.ids}
    for mention in wiki:
        mentions[mention.key].append(mention)
    course_of = {part: course for course, parts in collected.courses.items() for part in parts}
    tasks = tasks_by_link(pieces.own())
    found: list[Resource] = []
    told: list[Diagnostic] = []
    for key, id_ in collected.ids.items():
        cited = sorted(mentions[key], key=lambda mention: mention.order)
        parts = collected.courses.get(key, ())
        resource = _resource(key, id_, cited, collected, tasks, topics)
        resource = replace(
            resource, part_of=collected.ids.get(course_of.get(key, ""), ""), parts=tuple(collected.ids[part] for part in parts)
        )
        if parts:
            note = collected.notes.get(key)
            settled = bool(explicit(cited, tasks) or (note and said_of_file(note.document)))
            resource = _with_parts(resource, [collected.mentions[part] for part in parts], settled=settled)
        if resource.part_of and resource.kind == "video":
            resource = replace(resource, kind="lecture", state=resource.state if resource.note else _state(cited, tasks, "lecture"))
        found.append(resource)
        told.extend(_incomplete(resource, cited))
    return tuple(sorted(found, key=lambda resource: (resource.title.casefold(), resource.id))), tuple(told)


def _resource(
    key: str,
    id_: str,
    cited: Sequence[Mention],
    collected: Collected,
    tasks: Mapping[tuple[str, int], TaskItem],
    topics: Mapping[str, tuple[str, ...]],
) -> Resource:
    """One resource from its own file and its mentions, before courses are looked at."""
    note = collected.notes.get(key)
    identity = next((mention.identity for mention in cited if mention.identity), None)
    identity = identity or (identify(own_url(note.document)) if note else None)
    labels = tuple(dict.fromkeys(mention.link.label for mention in cited if mention.link.label))
    kind = _kind(identity, note, labels)
    title = note.title if note else _commonest(cited)
    url = identity.url if identity else ""
    said = (said_of_file(note.document) if note else "") or explicit(cited, tasks)
    listed = bool(note) or len(cited) > 1 or kind in _ALWAYS_LISTED or any(_is_listed(mention) for mention in cited)
    dates = [mention.piece.start for mention in cited if mention.piece.start and mention.piece.home.kind != "unit"]
    return Resource(
        id=id_,
        title=title or _without_scheme(url),
        url=url,
        identity=key,
        kind=kind,
        state=said or seen(cited, kind),
        listed=listed,
        incomplete="" if title and url else "url" if title else "title",
        has_page=bool(note) or len(cited) > 1 or bool(said),
        citations=tuple(_citation(mention) for mention in cited),
        topics=topics.get(note.home.id, ()) if note else (),
        note=note.home.id if note else "",
        labels=labels,
        authors=note.document.front.authors if note else (),
        published=_published(note) if note else "",
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _with_parts(course: Resource, parts: Iterable[Sequence[Mention]], *, settled: bool) -> Resource:
    """A course with what its parts tell: a title where it has none, and that it is under way when a part was seen.

    ``settled`` says that the author set its state.
    """
    cited = [mention for part in parts for mention in part]
    title = course.title
    if course.incomplete == "title":
        labels = tuple(dict.fromkeys(mention.link.label for mention in cited if names_it(mention.link.label)))
        title = course_title(labels) or course.title
    first = next((mention.identity.course.partition(":")[2] for mention in cited if mention.identity), "")
    url = course.url or f"https://www.youtube.com/playlist?list={first}"
    days = [mention.piece.start for mention in cited if mention.piece.start and mention.piece.home.kind != "unit"]
    started = not settled and course.state == "planned" and seen(cited, "course") != "planned"
    return replace(
        course,
        title=title if title else _without_scheme(url),
        url=url,
        kind="course",
        listed=True,
        has_page=True,
        state="in progress" if started else course.state,
        incomplete="" if title and title != _without_scheme(url) else "title",
        first=min([*days, *([course.first] if course.first else [])], default=None),
        last=max([*days, *([course.last] if course.last else [])], default=None),
    )


def _state(cited: Sequence[Mention], tasks: Mapping[tuple[str, int], TaskItem], kind: str) -> str:
    return explicit(cited, tasks) or seen(cited, kind)


def _id_of(key: str) -> str:
    """A readable id for an identity; a long one is cut and ends in a hash."""
    name = slug(key.removeprefix("title:"))
    return name if len(name) <= _ID_LENGTH else f"{name[:_ID_LENGTH].rstrip('-')}-{hashed(key)}"


def _kind(identity: Identity | None, note: Piece | None, labels: tuple[str, ...]) -> str:
    """The author's word for it, else the guess."""
    if note is not None:
        extra = {key.lower(): value for key, value in note.document.front.extra}
        for said in (note.document.front.kind, extra.get("kind"), extra.get("type"), extra.get("medium"), extra.get("format")):
            if isinstance(said, str) and said.lower() in RESOURCE_KINDS:
                return said.lower()
    return kind_of(identity, labels) if identity else "link"


def _commonest(cited: Sequence[Mention]) -> str:
    """The label that was used most, the oldest among equals, one that names the thing before all others; empty when none says anything."""
    labels = [mention.link.label.strip() for mention in cited if says_something(mention.link.label)]
    labels = [label for label in labels if names_it(label)] or labels
    counts = Counter(map(folded, labels))
    return max(labels, key=lambda label: counts[folded(label)], default="")


def _is_listed(mention: Mention) -> bool:
    """Whether the author lists it: in front matter, under Links, or in a unit's goals."""
    return mention.link.listed or mention.link.form is LinkForm.FRONT_MATTER or mention.link.role is Role.GOALS


def _citation(mention: Mention) -> Citation:
    """The mention as the journal keeps it, with the one thing that it stands in."""
    link, home = mention.link, mention.piece.home
    return Citation(
        Source(mention.piece.path, link.line),
        link.label,
        link.sentence,
        mention.piece.start if home.kind != "note" else None,
        entry=home.id if home.kind == "entry" else "",
        unit=home.id if home.kind == "unit" else "",
        period=home.id if home.kind == "period" else "",
        note=home.id if home.kind == "note" else "",
        planned=mention.in_goals,
    )


def _published(note: Piece) -> str:
    extra = {key.lower(): value for key, value in note.document.front.extra}
    return next((str(extra[key]) for key in ("published", "year", "publication_date", "issued") if extra.get(key)), "")


def _without_scheme(url: str) -> str:
    return url.partition("//")[2].removeprefix("www.").rstrip("/")


def _incomplete(resource: Resource, cited: Sequence[Mention]) -> list[Diagnostic]:
    """A listed resource without a title or a URL is told once, where it is first listed."""
    if not resource.incomplete or not resource.listed or not cited:
        return []
    mention = next((mention for mention in cited if _is_listed(mention)), cited[0])
    place = (mention.piece.path, mention.link.line, mention.link.column)
    if resource.incomplete == "url":
        hint = "write it as [title](URL), or give it a file in resources/"
        return [finding("resource.no-url", Severity.INFO, f"“{resource.title}” is listed without a URL", *place, hint)]
    hint = "write it as [title](URL)"
    return [finding("resource.no-title", Severity.INFO, f"{resource.title} is listed without a title", *place, hint)]


__all__ = ["Cited", "Collected", "Mention", "cited_by", "collect", "library", "wiki_of"]
