"""``++Ctrl+C++`` in a text is a key to press: ``<kbd>Ctrl+C</kbd>``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_KEYS = re.compile(r"\+\+([^\s+](?:[^\n]{0,40}?[^\s])?)\+\+")


def add_keys(parser: MarkdownIt) -> None:
    """The entry point: gets the parser once, and adds a rule for what stands in a line."""
    parser.inline.ruler.push("keys", _keys)


def _keys(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (as markdown-it calls it)
    """Whether keys begin at this place; unless ``silent``, with their tokens."""
    found = _KEYS.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("kbd_open", "kbd", 1)
        state.push("text", "", 0).content = found[1]
        state.push("kbd_close", "kbd", -1)
    state.pos = found.end()
    return True
