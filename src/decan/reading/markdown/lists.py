"""Lists and their items, with GitHub's checkboxes: CommonMark's rules.

- one                 a list of two items; it is loose when a blank line parts them
- [x] two             a checkbox is in the item's ``meta["checked"]``
   3. three           an item may begin with a list of its own
"""

# ruff: noqa: FBT001, FBT003 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from typing import Final

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock

from decan.reading.markdown import maths
from decan.reading.markdown.lines import BLANKS

_MARKER: Final = re.compile(r"(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t]|$)")
_CHECKBOX: Final = re.compile(r"\[([ xX])\][ \t]")
_RULE: Final = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_RULE_ENDS: Final = "-*_ \t"
"""What such a line may end with."""
_CODE: Final = 4
"""Columns of indentation that make a line code."""


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of three or more ``-``, ``*`` or ``_``."""
    position, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.src[last - 1] not in _RULE_ENDS:
        return False
    return _RULE.match(state.src, position, last) is not None and rules_block.hr(state, start, end, silent)


_ENDS: Final = {
    "`": rules_block.fence,
    "~": rules_block.fence,
    ">": rules_block.blockquote,
    "-": rule,
    "*": rule,
    "_": rule,
    "$": maths.block,
    "\\": maths.block,
}
"""By its first character, the rule that may end a list at a line that no item holds."""


def list_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list; in silent mode whether one begins here, and may do so inside a paragraph if it stands in one."""
    column = state.sCount[start]
    if column - state.blkIndent >= _CODE:
        return False
    if state.listIndent >= 0 and column - state.listIndent >= _CODE and column < state.blkIndent:
        return False
    marker = _marker(state, start)
    if marker is None:
        return False
    if silent:
        return state.parentType != "paragraph" or column < state.blkIndent or _interrupts(state, start, marker)
    _read(state, start, end, marker)
    return True


def interrupts(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Whether a list, or a rule, begins here and ends the paragraph above."""
    return list_block(state, line, end, silent) or rule(state, line, end, silent)


def _marker(state: StateBlock, line: int) -> re.Match[str] | None:
    """The mark of an item at the beginning of a line."""
    return _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _interrupts(state: StateBlock, line: int, marker: re.Match[str]) -> bool:
    """Whether a list may begin right after a line of text: with an item that has text, and numbers from 1."""
    if marker[1] and int(marker[1]) != 1:
        return False
    return bool(state.src[marker.end() : state.eMarks[line]].strip(BLANKS))


def _read(state: StateBlock, start: int, end: int, marker: re.Match[str]) -> None:
    """All items of a list."""
    kind, tag = ("ordered_list", "ol") if marker[1] else ("bullet_list", "ul")
    index, sign, tight, blank_end = len(state.tokens), marker[0][-1], True, False
    opening = state.push(f"{kind}_open", tag, 1)
    opening.markup = sign
    if marker[1] and int(marker[1]) != 1:
        opening.attrs = {"start": int(marker[1])}
    outer, state.parentType = state.parentType, "list"
    line = start
    following: re.Match[str] | None = marker
    while following is not None:
        tight = _item(state, line, end, following) and not blank_end and tight
        blank_end = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        following = _next(state, line, end, kind, sign)
    _mark_tasks(state, index)
    state.push(f"{kind}_close", tag, -1).markup = sign
    opening.map = [start, line]
    state.parentType = outer
    if tight:
        _hide_paragraphs(state, index)


def _next(state: StateBlock, line: int, end: int, kind: str, sign: str) -> re.Match[str] | None:
    """The mark of the next item, if this line goes on with the list."""
    if line >= end or not 0 <= state.sCount[line] - state.blkIndent < _CODE:
        return None
    position = state.bMarks[line] + state.tShift[line]
    ends = _ENDS.get(state.src[position : position + 1])
    if ends is not None and ends(state, line, end, True):
        return None
    marker = _marker(state, line)
    return marker if marker and marker[0][-1] == sign and bool(marker[1]) is (kind == "ordered_list") else None


def _item(state: StateBlock, line: int, end: int, marker: re.Match[str]) -> bool:
    """One item, from its mark to ``state.line``; False when a blank line parts what is in it."""
    last = state.eMarks[line]
    initial = state.sCount[line] + marker.end() - marker.start()
    content, offset = _content(state, line, marker.end(), initial)
    width = 1 if content >= last or offset - initial > _CODE else offset - initial
    token = state.push("list_item_open", "li", 1)
    token.markup, token.info = marker[0][-1], marker[1] or ""
    kept = (state.tight, state.listIndent, state.blkIndent, state.bMarks[line], state.tShift[line], state.sCount[line])
    state.tight, state.listIndent, state.blkIndent = True, state.blkIndent, initial + width
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], offset
    checkbox = _CHECKBOX.match(state.src, content, last) if offset - state.blkIndent < _CODE else None
    if checkbox:
        token.meta = {"checked": checkbox[1] != " "}
        state.bMarks[line], state.tShift[line] = checkbox.end(), 0
    if content >= last and state.isEmpty(line + 1):
        state.line = min(state.line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    tight = state.tight
    state.tight, state.listIndent, state.blkIndent, state.bMarks[line], state.tShift[line], state.sCount[line] = kept
    state.push("list_item_close", "li", -1).markup = token.markup
    token.map = [line, state.line]
    return tight


def _content(state: StateBlock, line: int, position: int, column: int) -> tuple[int, int]:
    """Position and column of the text behind an item's mark, which ends at ``column``."""
    src, last = state.src, state.eMarks[line]
    while position < last and src[position] in BLANKS:
        column += 4 - (column + state.bsCount[line]) % 4 if src[position] == "\t" else 1
        position += 1
    return position, column


def _mark_tasks(state: StateBlock, index: int) -> None:
    """Give a list with checkboxes, and the items that have one, their classes."""
    level = state.tokens[index].level + 1
    tasks = [token for token in state.tokens[index + 1 :] if token.meta and token.level == level and token.type == "list_item_open"]
    for token in tasks:
        if "checked" in token.meta:
            token.attrJoin("class", "task-list-item")
            state.tokens[index].attrs["class"] = "contains-task-list"


def _hide_paragraphs(state: StateBlock, index: int) -> None:
    """In a list without blank lines, texts have no ``<p>`` around them."""
    level, tokens = state.level + 2, state.tokens
    for position in range(index + 2, len(tokens) - 2):
        if tokens[position].level == level and tokens[position].type == "paragraph_open":
            tokens[position].hidden = tokens[position + 2].hidden = True
