"""The tree of a roadmap: headings and list items, each below the one that it belongs to.

It is read from the rendered HTML, which is the only place where nesting is kept. `_Reader` follows headings, list items and the inline
text right inside them. Paragraphs below a line are no lines of their own; their links are remembered, since a line without a link is
often explained by one:

    - **Supervised learning**

        This [course](…) will be useful. The main points:      → an aside of the line above

        - Classification
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

LONGEST = 160
"""Characters of a line; a longer one is prose."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    {"a", "b", "strong", "i", "em", "code", "s", "del", "mark", "sub", "sup", "kbd", "span", "small", "u", "abbr", "cite", "q"}
)
_LABELS = frozenset({"a", "b", "strong"})
_SKIPPED = frozenset({"pre", "figure", "table", "svg", "script", "style", "details", "blockquote"})
_ITEM = 10
"""Rank of a list item: below all headings; each list inside adds one."""


@dataclass(slots=True)
class Branch:
    """A line of a roadmap with what stands below it."""

    rank: int
    id: str = ""
    words: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Addresses in the line, in order."""
    asides: list[str] = field(default_factory=list)
    """Addresses in the prose below it."""
    label: list[str] = field(default_factory=list)
    """The words of the link or the bold text that it begins with."""
    ticked: bool | None = None
    children: list[Branch] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The line as plain text."""
        return " ".join("".join(self.words).split())


def tree_of(html: str, anchor: str = "") -> list[Branch]:
    """The lines of a text; with ``anchor``, those of the section that this heading begins, without the heading."""
    reader = _Reader(anchor)
    reader.feed(html)
    reader.close()
    return _tidy(reader.root.children)


def leaves(branches: list[Branch]) -> int:
    """Lines that nothing stands below."""
    return sum(leaves(branch.children) if branch.children else 1 for branch in branches)


class _Reader(HTMLParser):
    """Rendered HTML → lines by rank."""

    def __init__(self, anchor: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Branch(0)
        self._path = [self.root]
        self._node: Branch | None = None
        self._lists = 0
        self._skipped = 0
        self._anchor = anchor
        self._within = not anchor
        self._label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _SKIPPED or (tag == "section" and (self._skipped or "footnotes" in (values.get("class") or ""))):
            self._skipped += 1
        elif self._skipped:
            return
        elif tag in {"ul", "ol"}:
            self._lists += 1
            self._node = None
        elif tag in _HEADINGS and not self._lists:
            self._heading(_HEADINGS[tag], (values.get("id") or "").rpartition("\x03")[2])
        elif tag == "li":
            self._open(_ITEM + self._lists, (values.get("id") or "").rpartition("\x03")[2])
        elif tag == "input" and values.get("type") == "checkbox" and self._node is not None:
            self._node.ticked = "checked" in values
        elif tag in _INLINE:
            self._inline(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED or (tag == "section" and self._skipped):
            self._skipped -= 1
        elif self._skipped:
            return
        elif tag in {"ul", "ol"}:
            self._lists -= 1
            self._node = None
        elif tag in {"li", "p"} or tag in _HEADINGS:
            if tag != "p" or (self._node is not None and self._node.text):
                self._node = None
        elif self._node is not None and tag in _INLINE:
            self._node.html.append(f"</{tag}>")
            self._label = "" if tag == self._label else self._label

    def handle_data(self, data: str) -> None:
        if self._node is not None and not self._skipped:
            if self._label:
                self._node.label.append(data)
            self._node.words.append(data)
            self._node.html.append(escape(data, quote=False))

    def _inline(self, tag: str, values: dict[str, str | None]) -> None:
        """A part of a line, or a link in the prose below one."""
        href = (values.get("href") or "") if tag == "a" else ""
        if self._node is None:
            if href and self._within and len(self._path) > 1:
                self._path[-1].asides.append(href)
            return
        if tag in _LABELS and not self._label and not self._node.label and not self._node.text:
            self._label = tag
        self._node.html.append(self.get_starttag_text() or "")
        if href:
            self._node.links.append(href)

    def _heading(self, level: int, id_: str) -> None:
        """A heading opens a branch; that of the section wanted begins it, the next of its rank or a higher one ends it."""
        if self._anchor and id_ == self._anchor and not self._within:
            self.root.rank, self._within, self._anchor, self._node = level, True, "", None
        elif self._within and level <= self.root.rank:
            self._within, self._node = False, None
        else:
            self._open(level, id_)

    def _open(self, rank: int, id_: str) -> None:
        self._label = ""
        if not self._within:
            self._node = None
            return
        while len(self._path) > 1 and self._path[-1].rank >= rank:
            self._path.pop()
        self._node = Branch(rank, id_)
        self._path[-1].children.append(self._node)
        self._path.append(self._node)


def _tidy(branches: list[Branch]) -> list[Branch]:
    """Without prose and empty lines. An item that holds only a list (``- 1. Algebra``) is that list's first line."""
    found: list[Branch] = []
    for outer in branches:
        outer.children = _tidy(outer.children)
        branch = outer
        if not outer.text and outer.children and not outer.children[0].children:
            branch = outer.children[0]
            branch.children, branch.asides = outer.children[1:], [*branch.asides, *outer.asides]
        if len(branch.text) > LONGEST and not _shortened(branch):
            found.extend(branch.children)
        elif branch.text:
            found.append(branch)
        else:
            found.extend(branch.children)
    return found


def _shortened(branch: Branch) -> bool:
    """Cut a line of prose to the link or the bold words that it begins with; False where it begins with none."""
    label = " ".join("".join(branch.label).split()).rstrip(" :–—-.")
    if not label or len(label) > LONGEST:
        return False
    branch.words, branch.html = [label], [escape(label, quote=False)]
    return True
