"""The YAML that nearly all files have, line by line: keys, values on their lines, and lists of values or of keys.

    title: "On clocks"
    tags: [time, order]
    resources:
      - url: https://site.example/a
        title: A paper

What is read here is read as PyYAML would, to the place of each value; a property test holds it to that. At the first line of any other
form nothing is, and the whole is left to PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from decan.yamlmarks.values import LONGEST, Mapping, Node, Scalar, Sequence

_KEY: Final = r"[A-Za-z](?:[A-Za-z0-9_ -]{0,60}[A-Za-z0-9_])?"
_WORDS: Final = r"""[^ ?:,\[\]{}#&*!|>'"%@`-][^:#]*(?:(?::(?=[^ ])|(?<! )#)[^:#]*)*(?<! )"""
"""A value without quotes: no colon before a blank, no number sign behind one."""
_QUOTED: Final = r"""[^"\\]*(?:\\["\\][^"\\]*)*"""
"""What may stand in double quotes: of all escapes, those of a quote and of a backslash."""
_ITEM: Final = r"""(?:"[^"\\,]*"|'[^',]*'|[A-Za-z0-9_](?:[^:#?&*!|>'"%@`{}\[\],]*[^ :#?&*!|>'"%@`{}\[\],])?)"""
"""A value in brackets."""
_LINE: Final = re.compile(
    rf"""( *)(- +)?(?:({_KEY}):(?= |$) *)?(?:"({_QUOTED})"|'([^']*)'|\[( *(?:{_ITEM} *(?:, *{_ITEM} *)*)?)\]|({_WORDS}))?"""
)
"""Indentation, mark of an item, key, value: in double quotes, in single ones, in brackets, without any."""
_ESCAPED: Final = re.compile(r"\\(.)")
"""A quote or a backslash in double quotes."""


@dataclass(slots=True)
class _List:
    """The list below a key, as it grows."""

    key: Scalar
    line: int = 0
    column: int = -1
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    """Those of the last item, where it has keys."""

    def begin(self, line: int, column: int) -> bool:
        """Begin an item; False where it does not stand below the others."""
        if self.column < 0:
            self.line, self.column = line, column
        self.end()
        return self.column == column

    def end(self) -> None:
        """End the item that has keys."""
        if self.pairs:
            first = self.pairs[0][0]
            self.items.append(Mapping(tuple(self.pairs), first.line, first.column))
            self.pairs = []


def read(text: str, first: int) -> Mapping | None:
    """The keys and values of a text, whose lines count from ``first``; None where one of them is not plain."""
    if len(text) > LONGEST or not text.replace("\n", "").isprintable():
        return None
    found: list[tuple[Scalar, Node]] = []
    below: _List | None = None
    for number, line in enumerate(text.split("\n"), first):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        if not line:
            continue
        indent, dash, name = match.end(1), match[2], match[3]
        value = _value(match, number)
        key = Scalar(name, number, match.start(3)) if name else None
        if not dash and not indent:
            if key is None or not _closed(below, found):
                return None
            below = _List(key) if value is None else None
            if value is not None:
                found.append((key, value))
        elif below is None or value is None or not _below(below, key, value, number, indent if dash else -indent):
            return None
    return Mapping(tuple(found), found[0][0].line, 0) if _closed(below, found) and found else None


def _closed(below: _List | None, found: list[tuple[Scalar, Node]]) -> bool:
    """Whether there is no list, or one that could be added to what was found: a key without any value is not plain."""
    if below is not None:
        below.end()
        if not below.items:
            return False
        found.append((below.key, Sequence(tuple(below.items), below.line, below.column)))
    return True


def _below(below: _List, key: Scalar | None, value: Node, line: int, column: int) -> bool:
    """Add what stands below a key: an item at its column, or (its column negative) another key of the last item."""
    if column < 0:
        if key is None or not below.pairs or below.pairs[0][0].column != -column:
            return False
    elif not below.begin(line, column):
        return False
    if key is None:
        below.items.append(value)
    else:
        below.pairs.append((key, value))
    return True


def _value(match: re.Match[str], line: int) -> Node | None:
    """The value of a line; None without one."""
    group = match.lastindex or 0
    if group < 4:
        return None
    start = match.start(group)
    if group == 6:
        return Sequence(tuple(_items(match[6], line, start)), line, start - 1)
    text = match[group]
    if group == 4 and "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return Scalar(text, line, start - (group != 7), group == 7)


def _items(inside: str, line: int, start: int) -> Iterator[Scalar]:
    """The values in brackets, which begin at that column."""
    for part in inside.split(",") if inside.strip() else ():
        text = part.strip(" ")
        quoted = text[0] in "\"'"
        yield Scalar(text[1:-1] if quoted else text, line, start + len(part) - len(part.lstrip(" ")), not quoted)
        start += len(part) + 1
