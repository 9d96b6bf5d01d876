"""Headings with ``#``, and the lines that define references: CommonMark's rules, each by a pattern and not character by character.

## A title ##              a heading of the second level
[1]: https://site.example  what ``[label][1]`` leads to; all but this plainest form is left to markdown-it
"""

# ruff: noqa: FBT001 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from typing import Final

from markdown_it import rules_block
from markdown_it.common.utils import mdTrim, normalizeReference
from markdown_it.rules_block import StateBlock

from decan.reading.markdown.lines import BLANKS

_LOWEST: Final = 6
_CODE: Final = 4
"""Columns of indentation that make a line code."""
_DEFINITION: Final = re.compile(r"\[([^\[\]\\]+)\]:[ \t]*([A-Za-z0-9:/._~?#=%+@-]+)[ \t]*$")
"""One without a title, and without anything that has to be resolved."""


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 (markdown-it's)
    """A line that begins with one to six ``#`` and a blank; those at its end, behind a blank, are no part of the text."""
    if state.sCount[start] - state.blkIndent >= _CODE:
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    rest = line.lstrip("#")
    level = len(line) - len(rest)
    if not 0 < level <= _LOWEST or (rest and rest[0] not in BLANKS):
        return False
    if silent:
        return True
    text = rest.rstrip(BLANKS)
    before = text.rstrip("#")
    state.line = start + 1
    opening = state.push("heading_open", f"h{level}", 1)
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(before if before.endswith((" ", "\t")) else text)
    inline.children = []
    opening.map, inline.map = [start, start + 1], [start, start + 1]
    opening.markup = state.push("heading_close", f"h{level}", -1).markup = line[:level]
    return True


def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The definition of a reference."""
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None or silent or _may_be_title(state, start + 1) or state.sCount[start] - state.blkIndent >= _CODE:
        return rules_block.reference(state, start, end, silent)
    label = normalizeReference(found[1])
    if not label or not state.md.validateLink(found[2]):
        return False
    state.line = start + 1
    known = state.env.setdefault("references", {})
    if label in known:
        entry = {"title": "", "href": found[2], "label": label, "map": [start, start + 1]}
        state.env.setdefault("duplicate_refs", []).append(entry)
    else:
        known[label] = {"title": "", "href": found[2], "map": [start, start + 1]}
    return True


def _may_be_title(state: StateBlock, line: int) -> bool:
    """Whether a line may begin with the title of the reference above it."""
    return line < state.lineMax and state.src.startswith(('"', "'", "("), state.bMarks[line] + state.tShift[line])
