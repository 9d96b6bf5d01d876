"""The lines of a text while its blocks are parsed: markdown-it's state, its values the same, with what is asked for most made cheap."""

# ruff: noqa: FBT001 (markdown-it calls its methods with a positional bool)

from __future__ import annotations

import re
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

BLANKS: Final = " \t"
"""What may stand before a line's first character."""


_DEFINITION: Final = re.compile(r"\n[ \t>]*:")
"""A line that may be the first of a definition: no list item can begin right before the colon."""


class BlockToken(Token):
    """A token, made without the checks of the forms that its attributes may have elsewhere."""

    __slots__ = ()

    def __init__(self, type: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> None:  # noqa: A002 (markdown-it's name)
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.level = level
        self.attrs = {}
        self.map = None
        self.children = None
        self.content = self.markup = self.info = ""
        self.meta = {}
        self.block = True
        self.hidden = False


class Lines(StateBlock):
    """Where each line begins and ends, how far it is indented, and the tokens made so far."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        begins, ends, shifts, columns = self.bMarks, self.eMarks, self.tShift, self.sCount
        for marks in (begins, ends, shifts, columns):
            marks.clear()
        lines = src.split("\n")
        if not lines[-1].strip(BLANKS):
            lines.pop()
        begin = 0
        for line in lines:
            shift = len(line) - len(line.lstrip(BLANKS))
            begins.append(begin)
            ends.append(begin + len(line))
            shifts.append(shift)
            columns.append(len(line[:shift].expandtabs(4)) if "\t" in line else shift)
            begin += len(line) + 1
        begins.append(len(src))
        ends.append(len(src))
        shifts.append(0)
        columns.append(0)
        self.bsCount = [0] * len(begins)
        self.lineMax = len(lines)
        self.tables = "|" in src
        """Whether there may be any."""
        self.definitions = _DEFINITION.search(src) is not None
        """Whether there may be any."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end."""
        if nesting < 0:
            self.level -= 1
        token = BlockToken(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803 (markdown-it's names)
        """The text of lines, each without ``indent`` columns."""
        src, parts = self.src, []
        for line in range(begin, end):
            first, last = self.bMarks[line] + indent, self.eMarks[line]
            if indent > self.tShift[line] or (indent and src.find("\t", first - indent, first) >= 0):
                parts.append(super().getLines(line, line + 1, indent, keepLastLF or line + 1 < end))
            else:
                parts.append(src[first : last + 1] if keepLastLF or line + 1 < end else src[first:last])
        return "".join(parts)
