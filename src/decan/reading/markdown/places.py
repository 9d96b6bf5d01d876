"""Where on disk something stands that was found in a block's text.

markdown-it gives the lines of a block, not those of what is inside, and takes list marks and the like from the text. A line of a block is
looked up in the line of the file; where a dialect has rewritten that line, the words themselves are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

_WORDS: Final = re.compile(r"!?\[+[^\[\]|]{1,60}|<?[^\s<>()\[\]]{1,40}")
_TEMPLATE: Final = re.compile(r"\{\{|\{%")
_TEMPLATE_TARGET: Final = re.compile(r"\]\(\s*<?\s*\{[{%]")
_FAR: Final = 4000
"""Characters of a line that are looked through for one place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column on disk, from 1, and whether a shortcode stands there."""

    line: int
    column: int
    shortcode: bool = False


class Places:
    """Looks up places in one block, in the order of the text."""

    def __init__(self, token: Token, lines: Sequence[str]) -> None:
        self._text = token.content
        self._lines = lines
        self._first = token.map[0] if token.map else 0
        self._position = 0
        self._line = 0
        self._found_line = -1
        self._start = 0
        self._base = -1
        self._behind = 0

    def at(self, position: int) -> Place:
        """The place of a position in the block's text."""
        if position >= self._position:
            self._line += self._text.count("\n", self._position, position)
        else:
            self._line = self._text.count("\n", 0, position)
        self._position = position
        index = self._first + self._line
        source = self._lines[index] if index < len(self._lines) else ""
        if self._found_line != index:
            self._enter(index, source)
        if self._base >= 0:
            column = self._base + position - self._start
            if column < self._behind:
                column = source.find(self._words(), self._behind, self._behind + _FAR)
            if column >= 0:
                self._behind = column + 1
                return Place(index + 1, column + 1)
        return self._rewritten(index, source)

    def _enter(self, index: int, source: str) -> None:
        """Find where the block's line begins in the file's."""
        start = self._text.rfind("\n", 0, self._position) + 1
        end = self._text.find("\n", start)
        line = self._text[start : end if end >= 0 else len(self._text)]
        text = line.strip()
        self._found_line, self._behind = index, 0
        self._start = start + len(line) - len(line.lstrip())
        self._base = source.find(text) if text else -1

    def _words(self) -> str:
        found = _WORDS.match(self._text, self._position)
        return found[0] if found else self._text[self._position : self._position + 1]

    def _rewritten(self, index: int, source: str) -> Place:
        column = source.find(self._words(), self._behind, self._behind + _FAR)
        if column < 0:
            template = _TEMPLATE.search(source, self._behind, self._behind + _FAR)
            column = template.start() if template else len(source) - len(source.lstrip())
            self._behind = column + 1
            return Place(index + 1, column + 1, shortcode=template is not None)
        self._behind = column + 1
        label_end = source.find("]", column, column + _FAR)
        return Place(index + 1, column + 1, shortcode=label_end > 0 and _TEMPLATE_TARGET.match(source, label_end) is not None)
