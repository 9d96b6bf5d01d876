"""Underlined headings, except those made by accident.

    Keras
    -
    PyTorch

A lone ``-`` below a line is what is left of a list item that lost its text, not an underline: the line above stays a paragraph.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, lheading


def heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """CommonMark's rule, then its result made a paragraph if the underline is a single hyphen."""
    if not lheading(state, start_line, end_line, silent):
        return False
    opening, inline, closing = state.tokens[-3:]
    underline = state.line - 1
    if opening.markup == "-" and state.src[state.bMarks[underline] : state.eMarks[underline]].strip(" \t>") == "-":
        opening.type, closing.type = "paragraph_open", "paragraph_close"
        opening.tag = closing.tag = "p"
        opening.markup = closing.markup = ""
        opening.map = inline.map
        state.env.setdefault("accidental headings", []).append(underline)
    return True
