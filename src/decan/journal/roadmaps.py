"""Roadmaps: the headings and nested lists of a roadmap's file as a tree, with what is done, under way and ahead.

The tree is read from the file's own rendered HTML, which is the only place where nesting is kept: `_Reader` follows headings, list
items and the inline text right inside them, and nothing else. States come from the journal: a resource's state, a topic's entries, a
tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from decan.journal.links import Resolved
from decan.journal.pieces import Piece
from decan.journal.resources.identity import identify
from decan.journal.subjects import Subjects, topic_key
from decan.model.journal import Resource, Roadmap, RoadmapNode, Target, Topic

_STATES = {"finished": "done", "in progress": "under way", "paused": "under way", "planned": "ahead", "dropped": ""}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    {"a", "b", "strong", "i", "em", "code", "s", "del", "mark", "sub", "sup", "kbd", "span", "small", "u", "abbr", "cite", "q"}
)
_SKIPPED = frozenset({"pre", "figure", "table", "svg", "script", "style", "details"})
_SLOT = re.compile("\x02l(\\d+)\x03")
_ITEM = 10
"""Rank of a list item: below all headings; each list inside adds one."""


@dataclass(slots=True)
class _Node:
    """A line of a roadmap while it is read."""

    rank: int
    id: str = ""
    words: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    href: str = ""
    ticked: bool | None = None
    children: list[_Node] = field(default_factory=list)


class _Reader(HTMLParser):
    """Rendered HTML → nodes by rank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node(0)
        self._path = [self.root]
        self._node: _Node | None = None
        self._lists = 0
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _SKIPPED:
            self._skipped += 1
        elif self._skipped:
            return
        elif tag in {"ul", "ol"}:
            self._lists += 1
            self._node = None
        elif tag == "li" or tag in _HEADINGS:
            self._open(_HEADINGS.get(tag, _ITEM + self._lists), values.get("id") or "")
        elif self._node is not None and tag == "input" and values.get("type") == "checkbox":
            self._node.ticked = "checked" in values
        elif self._node is not None and tag in _INLINE:
            self._node.html.append(self.get_starttag_text() or "")
            if tag == "a" and not self._node.href:
                self._node.href = values.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped -= 1
        elif self._skipped:
            return
        elif tag in {"ul", "ol"}:
            self._lists -= 1
            self._node = None
        elif tag in {"li", "p"} or tag in _HEADINGS:
            self._node = None
        elif self._node is not None and tag in _INLINE:
            self._node.html.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._node is not None and not self._skipped:
            self._node.words.append(data)
            self._node.html.append(escape(data, quote=False))

    def _open(self, rank: int, id_: str) -> None:
        while self._path[-1].rank >= rank:
            self._path.pop()
        self._node = _Node(rank, id_.rpartition("\x03")[2])
        self._path[-1].children.append(self._node)
        self._path.append(self._node)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What a roadmap's lines are compared with."""

    targets: Mapping[int, Target]
    lines: Mapping[str, int]
    """Heading id, or URL as written, → line."""
    slots: Mapping[int, int]
    """Slot → line."""
    subjects: Subjects
    topics: Mapping[str, Topic]
    resources: Mapping[str, Resource]
    by_identity: Mapping[str, str]


def roadmaps_of(
    notes: Iterable[Piece], targets: Resolved, subjects: Subjects, topics: Iterable[Topic], resources: Iterable[Resource]
) -> tuple[Roadmap, ...]:
    """A tree for each note that is a roadmap, in order of their files."""
    by_topic = {topic.id: topic for topic in topics}
    by_resource = {resource.id: resource for resource in resources}
    by_identity = {resource.identity: resource.id for resource in by_resource.values()}
    found: list[Roadmap] = []
    for piece in notes:
        if piece.kind != "roadmap":
            continue
        reader = _Reader()
        reader.feed(piece.body.html)
        reader.close()
        links = piece.document.links
        lines = {link.target: link.line for link in reversed(links)} | {heading.id: heading.line for heading in piece.body.headings}
        slots = {number: link.line for number, link in enumerate(links)}
        lookup = _Lookup(targets.get(piece.path, {}), lines, slots, subjects, by_topic, by_resource, by_identity)
        nodes = tuple(_node(child, lookup, piece.source.line) for child in reader.root.children)
        found.append(Roadmap(piece.home.id, piece.title, piece.home.id, nodes))
    return tuple(found)


def _node(node: _Node, lookup: _Lookup, above: int) -> RoadmapNode:
    """A line with its target, its state, and what stands under it. ``above`` is the line of the node above, where its own is unknown."""
    text = " ".join("".join(node.words).split())
    html = "".join(node.html).strip()
    slot = _SLOT.search(html)
    line = lookup.lines.get(node.id) or (lookup.slots.get(int(slot[1])) if slot else None) or lookup.lines.get(unescape(node.href)) or above
    target = _target(node, text, slot, lookup)
    children = tuple(_node(child, lookup, line) for child in node.children)
    state = "done" if node.ticked else _state(target, lookup) or _summary(children) or ("ahead" if node.ticked is False else "")
    return RoadmapNode(text, html, target, line, state, children)


def _target(node: _Node, text: str, slot: re.Match[str] | None, lookup: _Lookup) -> Target | None:
    """What the line's first link leads to; without a link, the topic that it names."""
    if slot:
        return lookup.targets.get(int(slot[1]))
    identity = identify(node.href) if node.href else None
    if identity is not None:
        resource = lookup.by_identity.get(identity.key)
        return Target("resource", resource) if resource else Target("external", node.href)
    topic = lookup.subjects.ids.get(topic_key(text)) if text else None
    return Target("topic", topic) if topic else None


def _state(target: Target | None, lookup: _Lookup) -> str:
    if target is None:
        return ""
    if target.kind == "resource" and target.id in lookup.resources:
        return _STATES.get(lookup.resources[target.id].state, "")
    if target.kind == "topic" and target.id in lookup.topics:
        topic = lookup.topics[target.id]
        return "under way" if topic.entries or topic.inferred else "ahead"
    return "under way" if target.kind in {"entry", "day"} else ""


def _summary(children: tuple[RoadmapNode, ...]) -> str:
    """Done when all below are, under way when any is begun, ahead when none is."""
    states = {child.state for child in children} - {""}
    if not states:
        return ""
    if states == {"done"}:
        return "done"
    return "ahead" if states == {"ahead"} else "under way"
