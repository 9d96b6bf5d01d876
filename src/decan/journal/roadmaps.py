"""Roadmaps: what somebody means to work through, as a tree with what is done, under way and ahead.

    roadmaps/databases.md, kind: roadmap      the whole file
    ## Learning Roadmap                       a section of any note or entry, until the section ends
    a note with the title *Study plan*        the whole note

States come from the journal: a resource's state, a topic's entries and what reviews say of it, a tick. What the roadmap itself says of a
resource or topic is no progress: to be listed is not to be begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from decan.journal.links import Resolved
from decan.journal.names import folded
from decan.journal.pieces import Piece, Pieces
from decan.journal.resources.identity import identify
from decan.journal.roadmap_tree import Branch, leaves, tree_of
from decan.journal.roadmap_words import is_roadmap
from decan.journal.slugs import slug, unique
from decan.journal.spellings import topic_key
from decan.journal.subjects import Subjects
from decan.model.journal import Entry, Resource, Roadmap, RoadmapNode, Target, Topic

_STATES = {"finished": "done", "in progress": "under way", "paused": "under way", "planned": "ahead", "dropped": ""}
_TOPIC_STATES = {"finished": "done", "dropped": ""}
_SLOT = re.compile("\x02l(\\d+)\x03")
_NUMBER = re.compile(r"^\(?(?:\d{1,3}|[a-z])[.)]\s+|^(?:step|phase|stage|week|level|part)\s+\d{1,3}\s*[:.–-]\s*", re.IGNORECASE)
_FEWEST = 2
"""Lines that a section needs to be a roadmap."""
_END = 10**9


@dataclass(frozen=True, slots=True)
class Way:
    """A roadmap as it was found, before anything is known of its lines."""

    piece: Piece
    title: str
    anchor: str
    lines: tuple[int, int]
    """First and last line in the file."""
    tree: list[Branch]


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines of roadmaps are compared with."""

    targets: Resolved
    subjects: Subjects
    topics: Mapping[str, Topic]
    resources: Mapping[str, Resource]
    by_identity: Mapping[str, str]
    by_name: Mapping[str, str]
    """Title or label, folded → id, where only one resource has it."""
    by_note: Mapping[str, str]
    """Id of a topic's own note → id of the topic."""
    order: Mapping[str, int]
    """Entry id → its place in time."""

    @classmethod
    def of(
        cls, targets: Resolved, subjects: Subjects, topics: Sequence[Topic], resources: Sequence[Resource], entries: Iterable[Entry]
    ) -> Known:
        """Look everything up once."""
        names: dict[str, set[str]] = {}
        for resource in resources:
            for name in (resource.title, *resource.labels):
                names.setdefault(folded(name), set()).add(resource.id)
        return cls(
            targets,
            subjects,
            {topic.id: topic for topic in topics},
            {resource.id: resource for resource in resources},
            {resource.identity: resource.id for resource in resources},
            {name: min(ids) for name, ids in names.items() if name and len(ids) == 1},
            {topic.note: topic.id for topic in topics if topic.note},
            {entry.id: number for number, entry in enumerate(entries)},
        )


def ways_of(pieces: Pieces) -> tuple[Way, ...]:
    """The roadmaps of all notes and entries, in order of their files."""
    found: list[Way] = []
    for piece in sorted((*pieces.notes, *pieces.entries), key=lambda piece: (piece.source.path, piece.source.line)):
        if piece.kind == "roadmap":
            found.append(Way(piece, piece.title, "", (1, _END), tree_of(piece.body.html)))
        elif piece.kind in {"note", "page", "topic", "day", "article"}:
            found.extend(_sections(piece) or _titled(piece))
    return tuple(found)


def _sections(piece: Piece) -> list[Way]:
    """The sections of a text that a heading calls a roadmap, but for those inside one."""
    found: list[Way] = []
    headings = piece.body.headings
    end = 0
    for number, heading in enumerate(headings):
        if heading.line < end or not heading.id or not is_roadmap(heading.text):
            continue
        below = next((other.line for other in headings[number + 1 :] if other.level <= heading.level), _END)
        tree = tree_of(piece.body.html, heading.id)
        if leaves(tree) >= _FEWEST:
            end = below
            found.append(Way(piece, heading.text, heading.id, (heading.line, below - 1), tree))
    return found


def _titled(piece: Piece) -> list[Way]:
    """A whole note or article whose title calls it a roadmap."""
    if not piece.whole or not is_roadmap(piece.title):
        return []
    tree = tree_of(piece.body.html)
    return [Way(piece, piece.title, "", (1, _END), tree)] if leaves(tree) >= _FEWEST else []


def lines_of(ways: Iterable[Way]) -> dict[tuple[str, str], tuple[tuple[int, int], ...]]:
    """(kind, id) of an entry or note → first and last lines of its roadmaps."""
    found: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}
    for way in ways:
        key = (way.piece.home.kind, way.piece.home.id)
        found[key] = (*found.get(key, ()), way.lines)
    return found


def roadmaps_of(ways: Sequence[Way], known: Known) -> tuple[Roadmap, ...]:
    """A tree for each, in order: those that are a file first."""
    ordered = sorted(ways, key=lambda way: (way.piece.kind != "roadmap", way.piece.source, way.lines))
    ids = unique(_id(way) for way in ordered)
    return tuple(_roadmap(way, id_, known) for way, id_ in zip(ordered, ids, strict=True))


def _id(way: Way) -> str:
    if way.piece.kind == "roadmap":
        return way.piece.home.id
    title = slug(way.piece.title or way.piece.home.id)
    return f"{title}-{slug(way.title)}" if way.anchor else title


def _roadmap(way: Way, id_: str, known: Known) -> Roadmap:
    lines = _Lines(way, known)
    nodes = _with_next(tuple(lines.node(branch, way.lines[0]) for branch in way.tree))
    home = way.piece.home
    return Roadmap(
        id_,
        way.title,
        home.id if home.kind == "note" else "",
        nodes,
        home.id if home.kind == "entry" else "",
        way.anchor,
        sum(node.done for node in nodes),
        sum(node.total for node in nodes),
    )


class _Lines:
    """The lines of one roadmap, each with its target, its state, and what stands below it."""

    def __init__(self, way: Way, known: Known) -> None:
        links = way.piece.document.links
        self._way = way
        self._known = known
        self._targets = known.targets.get(way.piece.path, {})
        self._slots = {number: link.line for number, link in enumerate(links)}
        self._places = {link.target: link.line for link in reversed(links)}
        self._written: dict[str, list[int]] = {}
        for section in way.piece.sections:
            for words, line in zip(section.body.text.split("\n"), section.body.lines, strict=False):
                self._written.setdefault(" ".join(words.split()), []).append(line)

    def node(self, branch: Branch, above: int) -> RoadmapNode:
        """A line. ``above`` is the place of the one above it, where its own is unknown."""
        line = self._line(branch, above) or above
        own = [target for target in map(self._target, branch.links) if target is not None]
        if not own:
            own = [target for target in (self._named(branch.text),) if target is not None]
        meant = own or [target for target in map(self._target, branch.asides) if target is not None and target.kind != "external"]
        children = tuple(self.node(child, line) for child in branch.children)
        state = self._state_of(branch, meant, children)
        evidence = max(
            (entry for target in meant for entry in self._evidence(target)), key=lambda id_: self._known.order.get(id_, -1), default=""
        )
        total = sum(child.total for child in children)
        done = total if branch.ticked else sum(child.done for child in children)
        if not total:
            total, done = int(bool(state)), int(state == "done")
        return RoadmapNode(
            branch.text, "".join(branch.html).strip(), own[0] if own else None, line, state, children, done, total, evidence=evidence
        )

    def _line(self, branch: Branch, above: int) -> int:
        """Where its words stand, the first place from the line above on; else where its link does."""
        found = next((line for line in self._written.get(branch.text, ()) if line >= above), 0)
        for address in () if found else (*branch.links, *branch.asides[:1]):
            slot = _SLOT.search(address)
            line = self._slots.get(int(slot[1])) if slot else self._places.get(address) or self._places.get(unescape(address))
            if line:
                return line
        return found

    def _target(self, address: str) -> Target | None:
        """What a link leads to: in the journal by its slot, elsewhere by what it identifies."""
        slot = _SLOT.search(address)
        if slot:
            return self._as_subject(self._targets.get(int(slot[1])))
        identity = identify(address)
        if identity is None:
            return None
        resource = self._known.by_identity.get(identity.key)
        return Target("resource", resource) if resource else Target("external", address)

    def _as_subject(self, target: Target | None) -> Target | None:
        """The topic that a note is the text of, where it is one."""
        if target is None or target.kind != "note" or target.anchor:
            return target
        topic = self._known.by_note.get(target.id)
        return Target("topic", topic) if topic else target

    def _named(self, text: str) -> Target | None:
        """The topic, else the resource, that a line without a link is the name of."""
        for name in dict.fromkeys((text, _NUMBER.sub("", text))):
            topic = self._known.subjects.ids.get(topic_key(name)) if name else None
            if topic:
                return Target("topic", topic)
            resource = self._known.by_name.get(folded(name))
            if resource:
                return Target("resource", resource)
        return None

    def _state_of(self, branch: Branch, targets: Sequence[Target], children: Sequence[RoadmapNode]) -> str:
        """A tick says all. Else a leaf has the state of what it names, a branch that of what stands below, once anything of it is begun."""
        if branch.ticked:
            return "done"
        own = _together([self._state(target) for target in targets])
        below = _together([child.state for child in children])
        if not below:
            return own or ("ahead" if branch.ticked is False else "")
        return "under way" if below == "ahead" and own in {"done", "under way"} else below

    def _state(self, target: Target) -> str:
        if target.kind == "resource" and target.id in self._known.resources:
            resource = self._known.resources[target.id]
            listed_only = resource.state == "in progress" and not resource.note and not self._elsewhere(resource)
            return "ahead" if listed_only else _STATES.get(resource.state, "")
        if target.kind == "topic" and target.id in self._known.topics:
            topic = self._known.topics[target.id]
            return _TOPIC_STATES.get(topic.state, "under way" if any(self._evidence(target)) else "ahead")
        return "under way" if target.kind in {"entry", "day"} else ""

    def _elsewhere(self, resource: Resource) -> bool:
        """Whether anything but this roadmap cites it."""
        first, last = self._way.lines
        return any(
            citation.source.path != self._way.piece.path or not first <= citation.source.line <= last for citation in resource.citations
        )

    def _evidence(self, target: Target) -> list[str]:
        """The entries that tell of it, without the roadmap's own."""
        if target.kind == "resource" and target.id in self._known.resources:
            found = [citation.entry for citation in self._known.resources[target.id].citations if not citation.planned and citation.entry]
        elif target.kind == "topic" and target.id in self._known.topics:
            found = [*self._known.topics[target.id].entries, *self._known.topics[target.id].inferred]
        else:
            found = [target.id] if target.kind == "entry" else []
        return [entry for entry in found if entry != self._own]

    @property
    def _own(self) -> str:
        return self._way.piece.home.id if self._way.piece.home.kind == "entry" else ""


def _together(states: Iterable[str]) -> str:
    """Done when all are, under way when any is begun, ahead when none is; empty where nothing is known."""
    known = {state for state in states if state}
    if len(known) == 1:
        return known.pop()
    return "under way" if known else ""


def _with_next(nodes: tuple[RoadmapNode, ...]) -> tuple[RoadmapNode, ...]:
    """The same with what comes next marked: one line in each branch; a trunk that all stands on (one heading above the rest) is none."""
    if len(nodes) == 1 and nodes[0].children:
        return (replace(nodes[0], children=_with_next(nodes[0].children)),)
    loose = tuple(node for node in nodes if not node.children)
    chosen = {id(_next(loose)), *(id(_next((node,))) for node in nodes if node.children)}
    return tuple(_marked(node, chosen) for node in nodes)


def _next(nodes: Sequence[RoadmapNode]) -> RoadmapNode | None:
    """The first leaf under way, else the first ahead."""
    found = list(_leaves(nodes))
    return next((node for state in ("under way", "ahead") for node in found if node.state == state), None)


def _leaves(nodes: Iterable[RoadmapNode]) -> Iterable[RoadmapNode]:
    for node in nodes:
        if node.children and any(child.total for child in node.children):
            yield from _leaves(node.children)
        elif node.state:
            yield node


def _marked(node: RoadmapNode, chosen: set[int]) -> RoadmapNode:
    return replace(node, next=id(node) in chosen, children=tuple(_marked(child, chosen) for child in node.children))
