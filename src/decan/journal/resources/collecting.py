"""What is known of resources before links are resolved: their mentions, ids, labels, files and courses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from decan.config import Config
from decan.journal.pieces import Piece, Pieces
from decan.journal.resources.courses import courses_of
from decan.journal.resources.identity import identify
from decan.journal.resources.kinds import kind_of_resource
from decan.journal.resources.labels import label_key
from decan.journal.resources.mentions import Mention, by_order, holders, labels_of, mentions_of, names_it, own_url, titles_of
from decan.journal.resources.naming import Bracketed, bracketed, labels_in, named_in, names_of
from decan.journal.resources.trail import by_home
from decan.journal.slugs import hashed, slug, unique

_ID_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Collected:
    """What is known before links are resolved."""

    mentions: Mapping[str, tuple[Mention, ...]]
    """Identity → its mentions but those by wiki name, oldest first."""
    ids: Mapping[str, str]
    """Identity → the resource's id."""
    labels: Mapping[str, str]
    """Folded label or title → identity."""
    notes: Mapping[str, Piece]
    """Identity → the piece of its own file."""
    courses: Mapping[str, tuple[str, ...]]
    """Identity of a course → identities of its parts."""
    kinds: Mapping[str, str]
    """The author's own table of hosts and kinds."""
    brackets: Sequence[tuple[Piece, Bracketed]]
    """What stands in brackets in the text of entries without being a link."""


def collect(pieces: Pieces, fronts: Mapping[str, Piece], config: Config) -> Collected:
    """Find all mentions and name the resources. ``fronts`` says which piece a document's front matter links belong to."""
    held = tuple(holders(pieces, fronts))
    found = mentions_of(held, config)
    labels = labels_of(found)
    notes: dict[str, Piece] = {}
    for note in pieces.notes:
        if note.kind == "resource":
            identity = identify(own_url(note.document))
            key = identity.key if identity else labels.get(label_key(note.title)) or f"title:{slug(note.title)}"
            notes.setdefault(key, note)
            for name in (note.title, *note.document.front.aliases):
                labels[label_key(name)] = key
    found.extend(titles_of(held, labels))
    brackets = tuple(bracketed(pieces))
    for mention in labels_in(brackets, labels):
        found.append(mention)
        labels.setdefault(label_key(mention.link.label), mention.key)
    linked = _by_identity(found)
    given = {key: (note.title, *note.document.front.aliases) for key, note in sorted(notes.items())}
    kinds = dict(config.resource_kinds)
    courses, stems = courses_of(linked, _called(linked, given, notes, kinds))
    course_of = {part: course for course, parts in courses.items() for part in parts} | dict(zip(courses, courses, strict=True))
    names = names_of(linked, given, courses, stems)
    mentions = with_more(linked, named_in(pieces, names, by_home(found), course_of))
    keys = sorted({*mentions, *notes, *courses})
    ids = dict(zip(keys, unique(_id_of(key) for key in keys), strict=True))
    return Collected(mentions, ids, labels, notes, courses, kinds, brackets)


def _called(
    mentions: Mapping[str, Sequence[Mention]], given: Mapping[str, Sequence[str]], notes: Mapping[str, Piece], kinds: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The names of resources that are courses by themselves: by their own file, or by their address."""
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted({*mentions, *notes}):
        cited = mentions.get(key, ())
        identity = next((mention.identity for mention in cited if mention.identity), None)
        if kind_of_resource(identity, notes.get(key), (), kinds) == "course":  # which no label makes it
            found[key] = (*given.get(key, ()), *dict.fromkeys(one.link.label for one in cited if names_it(one.link.label)))
    return found


def _by_identity(found: Iterable[Mention]) -> dict[str, tuple[Mention, ...]]:
    """Mentions by what they mention, oldest first."""
    by_key: dict[str, list[Mention]] = {}
    for mention in sorted(found, key=by_order):
        by_key.setdefault(mention.key, []).append(mention)
    return {key: tuple(several) for key, several in sorted(by_key.items())}


def with_more(mentions: Mapping[str, tuple[Mention, ...]], more: Iterable[Mention]) -> dict[str, tuple[Mention, ...]]:
    """Mentions by what they mention with some more of them, oldest first."""
    added: dict[str, list[Mention]] = {}
    for mention in more:
        added.setdefault(mention.key, []).append(mention)
    found = dict(mentions)
    for key, several in added.items():
        found[key] = tuple(sorted((*mentions.get(key, ()), *several), key=by_order))
    return found if len(found) == len(mentions) else dict(sorted(found.items()))


def _id_of(key: str) -> str:
    """A readable id for an identity; a long one is cut and ends in a hash."""
    name = slug(key.removeprefix("title:"))
    return name if len(name) <= _ID_LENGTH else f"{name[:_ID_LENGTH].rstrip('-')}-{hashed(key)}"
