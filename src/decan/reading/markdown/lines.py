"""The lines of a text while its blocks are parsed: markdown-it's state, its values the same, with what is asked for most made cheap."""

# ruff: noqa: FBT001 (markdown-it calls its methods with a positional bool)

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from operator import add
from typing import ClassVar, Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

BLANKS: Final = " \t"
"""What may stand before a line's first character."""


_DEFINITION: Final = re.compile(r"\n[ \t>]*:")
"""A line that may be the first of a definition: no list item can begin right before the colon."""


Rule = Callable[[StateBlock, int, int, bool], bool]


class BlockToken(Token):
    """A token of a block. `Lines.push` makes it, without the checks of the forms that its attributes may have elsewhere."""

    __slots__ = ()


_new: Final = BlockToken.__new__


def _columns(line: str, shift: int) -> int:
    """The columns that so many blanks at the beginning of a line take."""
    return len(line[:shift].expandtabs(4))


class Lines(StateBlock):
    """Where each line begins and ends, how far it is indented, and the tokens made so far."""

    first_rules: ClassVar[tuple[Rule, ...]] = ()
    """Rules that are asked before Decan's: those of extensions."""
    endings: ClassVar[tuple[Rule, ...]] = ()
    """Those of them that may end a paragraph."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(BLANKS):
            lines.pop()
        lengths = [len(line) for line in lines]
        shifts = [length - len(line.lstrip(BLANKS)) for line, length in zip(lines, lengths, strict=True)]
        # The last entries are those of a line behind the text.
        self.bMarks = [*accumulate((length + 1 for length in lengths[:-1]), initial=0)][: len(lines)]
        self.eMarks = [*map(add, self.bMarks, lengths), len(src)]
        self.bMarks.append(len(src))
        self.tShift = [*shifts, 0]
        self.sCount = [*map(_columns, lines, shifts), 0] if "\t" in src else self.tShift.copy()
        self.bsCount = [0] * (len(lines) + 1)
        self.lineMax = len(lines)
        self.tables = "|" in src
        """Whether there may be any."""
        self.definitions = ":" in src and _DEFINITION.search(src) is not None
        """Whether there may be any."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end. It is filled in here: a call for each would take as long as all that is in it."""
        token = _new(BlockToken)
        token.type = ttype
        token.tag = tag
        token.nesting = nesting
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        token.attrs = {}
        token.map = token.children = None
        token.content = token.markup = token.info = ""
        token.meta = {}
        token.block = True
        token.hidden = False
        self.tokens.append(token)
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803 (markdown-it's names)
        """The text of lines, each without ``indent`` columns."""
        src, parts = self.src, []
        if begin + 1 == end and not keepLastLF and not indent:
            return src[self.bMarks[begin] : self.eMarks[begin]]
        for line in range(begin, end):
            first, last = self.bMarks[line] + indent, self.eMarks[line]
            if indent > self.tShift[line] or (indent and src.find("\t", first - indent, first) >= 0):
                parts.append(super().getLines(line, line + 1, indent, keepLastLF or line + 1 < end))
            else:
                parts.append(src[first : last + 1] if keepLastLF or line + 1 < end else src[first:last])
        return "".join(parts)
