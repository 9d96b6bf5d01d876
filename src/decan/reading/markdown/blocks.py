"""The block parser: markdown-it's, but a line's first character decides which rules are tried, and nothing is dropped for being deep.

markdown-it tries every rule at every line, in silent mode to see whether a paragraph ends there, and drops what is nested deeper than its
limit without a word. Here such text is kept as it is written. The blocks are the same otherwise.
"""

# ruff: noqa: FBT003 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt, rules_block
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote.index import footnote_def

from decan.reading.markdown import lists, maths, openings
from decan.reading.markdown.definitions import definition_list
from decan.reading.markdown.lines import Lines, Rule

DEEPEST: Final = 100
"""Levels of nesting; a list in a list is two."""

_BY_CHARACTER: Final[dict[str, tuple[Rule, ...]]] = {
    "`": (rules_block.fence,),
    "~": (rules_block.fence,),
    ">": (rules_block.blockquote,),
    "-": (lists.rule, lists.list_block),
    "*": (lists.rule, lists.list_block),
    "_": (lists.rule,),
    "+": (lists.list_block,),
    **dict.fromkeys("0123456789", (lists.list_block,)),
    "<": (rules_block.html_block,),
    "#": (openings.heading,),
    "[": (footnote_def, openings.reference),
    "$": (maths.block,),
    "\\": (maths.block,),
}
_ENDS_PARAGRAPH: Final[dict[str, Rule]] = {
    **{first: rules[0] for first, rules in _BY_CHARACTER.items()},
    "-": lists.interrupts,
    "*": lists.interrupts,
    ":": definition_list,
}
_DELIMITER_ROW: Final = re.compile(r"[-:|][-:| \t]*$")
"""The second line of a table."""


class BlockParser(ParserBlock):
    """Parses the blocks of a document, of a list item or of a quotation."""

    lines: type[Lines] = Lines

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803 (markdown-it's names)
        """Make tokens of a whole text."""
        if src:
            state = self.lines(src, md, env, outTokens)
            self.tokenize(state, 0, state.lineMax)
        return outTokens

    def tokenize(self, state: Lines, startLine: int, endLine: int) -> None:  # type: ignore[override]  # noqa: N803 (markdown-it's names)
        """Make tokens of these lines."""
        line = startLine
        empty_lines = False
        begins, shifts, ends = state.bMarks, state.tShift, state.eMarks
        while line < endLine:
            while line < state.lineMax and begins[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= DEEPEST:
                _as_written(state, line, endLine)
                break
            _block(state, line, endLine)
            state.tight = not empty_lines
            line = state.line
            if line - 1 < endLine and begins[line - 1] + shifts[line - 1] >= ends[line - 1]:
                empty_lines = True
            if line < endLine and begins[line] + shifts[line] >= ends[line]:
                empty_lines = True
                line += 1
                state.line = line


def _block(state: Lines, line: int, end: int) -> None:
    """One block, by the first rule that takes it."""
    if state.first_rules and any(rule(state, line, end, False) for rule in state.first_rules):
        return
    if state.tables and _before_delimiters(state, line, end) and rules_block.table(state, line, end, False):
        return
    if state.sCount[line] - state.blkIndent >= 4 and rules_block.code(state, line, end, False):
        return
    for rule in _BY_CHARACTER.get(state.src[state.bMarks[line] + state.tShift[line]], ()):
        if rule(state, line, end, False):
            return
    after, underline = _end_of_text(state, line, end)
    if underline:
        heading(state, line, after, underline)
    elif not (state.definitions and definition_list(state, line, end, False)):
        _push(state, "paragraph", "p", line, after, after)


def _before_delimiters(state: StateBlock, line: int, end: int) -> bool:
    """Whether the next line may be the second one of a table."""
    position = state.bMarks[line + 1] + state.tShift[line + 1]
    return line + 1 < end and _DELIMITER_ROW.match(state.src, position, state.eMarks[line + 1]) is not None


def ends_paragraph(state: Lines, line: int, end: int) -> bool:
    """Whether a line begins another block although no blank line stands before it."""
    if state.endings and any(rule(state, line, end, True) for rule in state.endings):
        return True
    if state.tables and _before_delimiters(state, line, end) and rules_block.table(state, line, end, True):
        return True
    position = state.bMarks[line] + state.tShift[line]
    rule = _ENDS_PARAGRAPH.get(state.src[position : position + 1])
    return rule is not None and rule(state, line, end, True)


def _end_of_text(state: Lines, start: int, end: int) -> tuple[int, str]:
    """The line after a paragraph: a blank one, one that begins another block, or an underline, which is given too."""
    line = start + 1
    underline = ""
    if line >= end or state.isEmpty(line):
        return line, underline
    outer, state.parentType = state.parentType, "paragraph"
    while line < end and not state.isEmpty(line):
        indent = state.sCount[line]
        if indent - state.blkIndent <= 3:
            if indent >= state.blkIndent and (underline := _underline(state, line)):
                break
            if indent >= 0 and ends_paragraph(state, line, end):
                break
        line += 1
    state.parentType = outer
    return line, underline


def heading(state: StateBlock, start: int, line: int, underline: str) -> None:
    """Lines with an underline of ``=`` or ``-``, which is on ``line``.

    A lone ``-`` below a line is what is left of a list item that lost its text, not an underline: the lines above are a paragraph.
    """
    if underline == "-":
        state.env.setdefault("accidental headings", []).append(line)
        _push(state, "paragraph", "p", start, line, line + 1)
    else:
        _push(state, "heading", "h1" if underline[0] == "=" else "h2", start, line, line + 1)


def _underline(state: StateBlock, line: int) -> str:
    """The run of ``=`` or ``-`` that a line is nothing else than, or an empty text."""
    position = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(("-", "="), position):
        return ""
    text = state.src[position : state.eMarks[line]].rstrip(" \t")
    return text if text == text[0] * len(text) else ""


def _push(state: StateBlock, kind: str, tag: str, start: int, stop: int, after: int) -> None:
    """Push a block of text, and go on behind it."""
    state.line = after
    token = state.push(f"{kind}_open", tag, 1)
    token.map = [start, after if kind == "heading" else stop]
    token = state.push("inline", "", 0)
    token.content = mdTrim(state.getLines(start, stop, state.blkIndent, False))
    token.map = [start, stop]
    token.children = []
    state.push(f"{kind}_close", tag, -1)


def _as_written(state: StateBlock, line: int, end: int) -> None:
    """A paragraph of all that is nested too deep."""
    state.env.setdefault("too deep", []).append(line)
    _push(state, "paragraph", "p", line, end, end)
