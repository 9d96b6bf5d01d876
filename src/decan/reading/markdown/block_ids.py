"""Obsidian's block ids: `` ^like-this`` at the end of a paragraph or list item, or alone below a table or quotation.

The block gets the id ``^like-this``, which ``[[Page#^like-this]]`` leads to, and the mark is not shown.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it.token import Token

from decan.reading.markdown.parsed import ID_SLOT

_MARK: Final = re.compile(r"(?:^|[ \t\n])\^([A-Za-z0-9-]{1,60})$")


def take_block_ids(tokens: list[Token]) -> None:
    """Before inline parsing: move the marks from the texts to the blocks' tokens."""
    for index, token in enumerate(tokens):
        if token.type != "inline" or "^" not in token.content[-61:]:
            continue
        found = _MARK.search(token.content, max(0, len(token.content) - 62))
        opening = tokens[index - 1]
        if found is None or opening.type not in {"paragraph_open", "heading_open"}:
            continue
        token.content = token.content[: found.start()].rstrip()
        owner = _owner(tokens, index, alone=not token.content)
        if "id" not in owner.attrs:
            owner.attrs["id"] = f"^{found[1]}" if owner.type == "heading_open" else f"{ID_SLOT}^{found[1]}"
        if not token.content:
            opening.hidden = tokens[index + 1].hidden = True


def _owner(tokens: list[Token], index: int, *, alone: bool) -> Token:
    """The list item whose first paragraph this is, the block before a mark that stands alone, else the paragraph."""
    opening = tokens[index - 1]
    before = tokens[index - 2] if index > 1 else opening
    if before.type == "list_item_open":
        return before
    if alone and before.nesting <= 0:
        level = before.level
        for back in range(index - 2, -1, -1):
            if tokens[back].level == level and tokens[back].nesting >= 0:
                return tokens[back]
    return opening
