"""The block parser: markdown-it's, but text nested deeper than the limit is kept as it is written instead of being dropped."""

from __future__ import annotations

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

DEEPEST = 100
"""Levels of nesting; a list in a list is two."""


class BlockParser(ParserBlock):
    """Parses the blocks of a document, of a list item or of a quotation."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 (markdown-it's names)
        """Make tokens of these lines."""
        if state.level < DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        state.env.setdefault("too deep", []).append(startLine)
        text = state.getLines(startLine, endLine, state.blkIndent, False).strip()
        state.push("paragraph_open", "p", 1).map = [startLine, endLine]
        token = state.push("inline", "", 0)
        token.map = [startLine, endLine]
        token.children = []
        token.content = text
        token.meta["as written"] = True
        state.push("paragraph_close", "p", -1)
        state.line = endLine
