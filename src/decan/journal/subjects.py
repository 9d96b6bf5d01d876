"""The names of topics: what tags, categories, topic files and settings say, folded to one topic however it is spelled.

Machine Learning, machine-learning, #machine_learning    one topic, shown in the commonest spelling
C, C++, C#, .NET                                         four topics: c, cpp, csharp, dotnet
ml/nlp                                                   a topic below ml, where ml is a topic too
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from decan.config import MOST_TOPICS, Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.kinds import folders_of, stem_of
from decan.journal.pieces import Piece, Pieces, finding
from decan.journal.remembered import Remembered
from decan.journal.slugs import slug, unique
from decan.journal.spellings import nearly, repeated, spelled_differently, tidy, topic_key
from decan.journal.wordlist import found_in, pattern_of
from decan.model.document import Document

_NO_TOPICS = frozenset({"", "uncategorized", "uncategorised", "untagged", "none", "null", "default"})
_TIL = re.compile(r"\btils?\b|today i (?:have )?learn", re.IGNORECASE)

Home = tuple[str, str]
"""(kind, id) of an entry or a note."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The topics by name, and who names them."""

    ids: Mapping[str, str]
    """`topic_key` of any name or alias → id."""
    titles: Mapping[str, str]
    """Id → title as shown."""
    aliases: Mapping[str, tuple[str, ...]]
    """Id → other names and spellings."""
    parents: Mapping[str, str]
    """Id → id of the topic above it."""
    files: Mapping[str, Piece]
    """Id → the piece of its own file in ``topics/``."""
    named: Mapping[Home, tuple[str, ...]]
    """Topic ids of an entry, a note, or a period of the author's own, in the author's order."""
    diagnostics: tuple[Diagnostic, ...] = ()


def subjects_of(pieces: Pieces, documents: Sequence[Document], config: Config, named: Iterable[str] = ()) -> Subjects:
    """Name the topics of all entries and notes. ``named`` are topics that only a review's ``interests:`` may name."""
    collections = _collections(documents)
    matcher = _Matcher(config)
    names: dict[Home, list[str]] = {}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    many: list[Diagnostic] = []
    tagged = (*pieces.entries, *pieces.notes)
    for piece, tags in zip(tagged, _tags.each(tagged, collections), strict=True):
        for tag in tags[:MOST_TOPICS]:
            spellings[topic_key(tag)][tag] += 1
        about = (*tags, *matcher.topics_in(piece))
        names[piece.home.kind, piece.home.id] = [*about[:MOST_TOPICS]]
        if len(about) > MOST_TOPICS:
            many.append(_too_many(piece, len(about)))
    for period in pieces.periods:
        if period.kind == "custom":
            own = [tag for section in period.sections for tag in section.tags if topic_key(tidy(tag)) in spellings]
            names.setdefault((period.home.kind, period.home.id), []).extend([*map(tidy, own), *matcher.topics_in(period)])
    table = _Table.of(pieces, config, spellings, tuple(name for name in map(tidy, named) if topic_key(name) not in _NO_TOPICS))
    ids = table.ids()
    parents, cycles = _parents(table, ids, config)
    return Subjects(
        ids=ids,
        titles={ids[key]: title for key, title in table.titles.items()},
        aliases={ids[key]: found for key, found in table.aliases(spellings).items()},
        parents=parents,
        files={ids[key]: note for key, note in table.files.items()},
        named={home: tuple(dict.fromkeys(ids[topic_key(name)] for name in found)) for home, found in names.items()},
        diagnostics=(
            *cycles,
            *many,
            *spelled_differently(spellings, table.titles, documents),
            *nearly(spellings, table.titles, documents),
            *repeated(documents),
        ),
    )


def _too_many(piece: Piece, number: int) -> Diagnostic:
    message = f"this text names {number:,} topics, which is more than the {MOST_TOPICS} that are taken; the others are left out"
    return finding("file.cut-short", Severity.WARNING, message, piece.path, piece.source.line, 1, "take away those that say little")


def tags_of(piece: Piece, collections: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names that an author gave a piece, as written, in order: front matter, tag lines, its own text, a collection's folder."""
    document = piece.document
    folders = folders_of(document.path)
    properties = [tag for key, value in document.properties if key in {"tags", "tag"} for tag in value.split(",")]
    own = [tag for section in piece.sections for tag in section.tags]
    folder = folders[-1:] if folders and folders[0].casefold() in collections else ()
    raw = (*document.front.tags, *document.front.categories, *document.tags, *properties, *own, *folder)
    return tuple(name for name in map(tidy, raw) if topic_key(name) not in _NO_TOPICS)


_tags = Remembered(tags_of)


def _collections(documents: Sequence[Document]) -> frozenset[str]:
    """Top folders whose files are about the folder: all of a collection of things learnt today, or those below ``til/``."""
    collection = any(
        not folders_of(document.path) and stem_of(document.path).casefold() in {"readme", "index", "_index"} and _TIL.search(document.title)
        for document in documents
    )
    tops = {folders[0].casefold() for document in documents if (folders := folders_of(document.path))}
    if collection:
        return frozenset(top for top in tops if not top.startswith(("_", ".")))
    return frozenset({"til"} & {folders[0].casefold() for document in documents if len(folders := folders_of(document.path)) > 1})


@dataclass(frozen=True, slots=True)
class _Table:
    """All topics by key, before they have ids."""

    titles: Mapping[str, str]
    same: Mapping[str, str]
    """Key of an alias → key of its topic."""
    files: Mapping[str, Piece]
    above: Mapping[str, str]
    """Key → key of the topic above it."""
    also: Mapping[str, tuple[str, ...]]
    """Key → aliases as written in settings and files."""

    @classmethod
    def of(cls, pieces: Pieces, config: Config, spellings: Mapping[str, Counter[str]], named: Sequence[str]) -> _Table:
        """Bring together what tags, topic files, settings and reviews say."""
        files: dict[str, Piece] = {}
        for note in pieces.notes:
            if note.kind == "topic":
                files.setdefault(topic_key(note.title), note)
        titles = {key: note.title for key, note in files.items()}
        for setting in config.topics:
            titles.setdefault(topic_key(setting.title), setting.title)
        also = {key: tuple(name for name in note.document.front.aliases if "/" not in name) for key, note in files.items()}
        for setting in config.topics:
            key = topic_key(setting.title)
            also[key] = tuple(dict.fromkeys((*also.get(key, ()), *setting.aliases)))
        same: dict[str, str] = {}
        for key in sorted(also):
            stem = [stem_of(files[key].path)] if key in files and stem_of(files[key].path).lower() not in {"index", "_index"} else []
            for name in (*also[key], *stem):
                alias = topic_key(name)
                if alias and alias not in titles:
                    same.setdefault(alias, key)
        for key, counted in spellings.items():
            if key not in same:
                titles.setdefault(key, min(counted, key=lambda name: (-counted[name], name)))
        for name in named:
            if topic_key(name) not in same:
                titles.setdefault(topic_key(name), name)
        above = _above(files, config, spellings, titles, same)
        return cls(dict(sorted(titles.items())), same, files, above, also)

    def ids(self) -> dict[str, str]:
        """An id for the key of every name."""
        found = dict(zip(self.titles, unique(slug(title) for title in self.titles.values()), strict=True))
        return {**found, **{alias: found[key] for alias, key in self.same.items()}}

    def aliases(self, spellings: Mapping[str, Counter[str]]) -> dict[str, tuple[str, ...]]:
        """The other names of each topic: those that the author declares, then other spellings in use."""
        used: dict[str, list[str]] = {}
        for key in sorted(spellings):
            used.setdefault(self.same.get(key, key), []).extend(sorted(spellings[key]))
        found = {key: dict.fromkeys((*self.also.get(key, ()), *used.get(key, ()))) for key in self.titles}
        return {key: tuple(name for name in names if name != self.titles[key]) for key, names in found.items()}


def _above(
    files: Mapping[str, Piece], config: Config, spellings: Mapping[str, Counter[str]], titles: dict[str, str], same: Mapping[str, str]
) -> dict[str, str]:
    """The topic above each, by settings, its file, its folder or a slash in its name; those that nothing else names join ``titles``."""
    wanted: dict[str, str] = {}
    for setting in config.topics:
        if setting.parent:
            wanted[topic_key(setting.title)] = setting.parent
    for key, note in files.items():
        said = {name.lower(): value for name, value in note.document.front.extra}.get("parent")
        folders = folders_of(note.path)
        folder = (
            folders[-1] if folders and folders[-1].strip("_") != "topics" and stem_of(note.path).lower() not in {"index", "_index"} else ""
        )
        name = said if isinstance(said, str) and said.strip() else folder
        if name:
            wanted.setdefault(key, name)
    prefixes = Counter(key.rpartition("/")[0] for key in spellings if "/" in key)
    for key in sorted(spellings):
        prefix = key.rpartition("/")[0]
        if prefix and (prefix in titles or prefix in same or prefixes[prefix] > 1):
            wanted.setdefault(same.get(key, key), min(spellings[key]).rpartition("/")[0])
    above: dict[str, str] = {}
    for key, name in sorted(wanted.items()):
        parent = same.get(topic_key(name), topic_key(name))
        if parent and parent != key:
            titles.setdefault(parent, tidy(name))
            above[key] = parent
    return above


def _parents(table: _Table, ids: Mapping[str, str], config: Config) -> tuple[dict[str, str], list[Diagnostic]]:
    """Who is above whom, by id; a circle is cut, and told."""
    parents: dict[str, str] = {}
    told: list[Diagnostic] = []
    for key in sorted(table.above):
        child, parent = ids[key], ids[table.above[key]]
        seen = parent
        while seen in parents and seen != child:
            seen = parents[seen]
        if seen != child:
            parents[child] = parent
            continue
        path = table.files[key].path if key in table.files else "decan.yaml" if config.topics else ""
        message = f"the topic “{table.titles[key]}” is above itself, by way of “{table.titles[table.above[key]]}”"
        told.append(finding("topic.circle", Severity.WARNING, message, path, 1, 1, "take one of the parents away"))
    return parents, told


class _Matcher:
    """Finds the topics whose ``match:`` words stand in a text."""

    def __init__(self, config: Config) -> None:
        self._topic_of = {word.casefold(): setting.title for setting in config.topics for word in setting.match if word}
        self._pattern = pattern_of(self._topic_of)

    def topics_in(self, piece: Piece) -> tuple[str, ...]:
        """Titles of the topics that a piece's title or text mentions, in order of mention."""
        if self._pattern is None:
            return ()
        return found_in(f"{piece.title}\n{piece.body.text}", self._pattern, self._topic_of)
