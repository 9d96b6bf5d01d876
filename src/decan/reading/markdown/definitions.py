"""Definition lists: a term, and below it lines that begin with a colon and a blank.

    tags
    : [Machine learning](ml.md)

The rule is mdit-py-plugins'; a ``~`` instead of the colon, which means "about" far more often, is text here.
"""

# ruff: noqa: FBT001, FBT003 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.deflist import deflist_plugin

Rule = Callable[[StateBlock, int, int, bool], bool]


@lru_cache(maxsize=1)
def _rule() -> Rule:
    parser = MarkdownIt("zero").use(deflist_plugin).enable(["deflist"])
    return parser.block.ruler.getRules("paragraph")[-1]


def definition_list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A term and its definitions; in silent mode whether a line begins a definition inside a list of them."""
    if silent:
        return _rule()(state, start_line, end_line, True)
    line = start_line + 1
    if line < end_line and state.isEmpty(line):
        line += 1
    if line >= end_line or state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]][:1] != ":":
        return False
    return _rule()(state, start_line, end_line, False)
