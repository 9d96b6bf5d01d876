"""GitHub's alerts and Obsidian's callouts: ``> [!NOTE]``, ``> [!tip] With a title``, ``> [!example]- Folded``.

The tokens stay those of a quotation with another tag, so whoever walks over them need not know callouts.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from decan.reading.dialects.regions import holds

_HEAD: Final = re.compile(r"\[!([A-Za-z][\w -]{0,40})(?:\|[^\]\n]{0,60})?\]([+-]?)[ \t]*([^\n]*)(?:\n|$)")
_SYNONYMS: Final = {
    "summary": "abstract",
    "tldr": "abstract",
    "hint": "tip",
    "check": "success",
    "done": "success",
    "help": "question",
    "faq": "question",
    "attention": "warning",
    "fail": "failure",
    "missing": "failure",
    "error": "danger",
    "cite": "quote",
}
"""Obsidian's other names; the class of the canonical one is given as well."""


def callouts(state: StateCore) -> None:
    """After block parsing: turn quotations whose first line is ``[!kind]`` into callouts."""
    if not holds(state.src, "[!", "!"):
        return
    tokens: list[Token] = []
    closing: dict[int, str] = {}
    skipped = 0
    for index, token in enumerate(state.tokens):
        if index < skipped:
            continue
        tokens.append(token)
        if token.type == "blockquote_close" and token.level in closing:
            token.tag = closing.pop(token.level)
            tokens.insert(-1, Token("callout_body_close", "div", -1, level=token.level + 1, block=True))
        if token.type != "blockquote_open" or index + 3 >= len(state.tokens) or state.tokens[index + 1].type != "paragraph_open":
            continue
        inline = state.tokens[index + 2]
        found = _HEAD.match(inline.content)
        if found:
            closing[token.level] = _open(token, found)
            tokens.extend(_title(token, found))
            skipped = index + 4 if _without_head(inline, found) else 0
    state.tokens = tokens


def _open(token: Token, found: re.Match[str]) -> str:
    kind = found[1].strip().lower().replace(" ", "-")
    names = dict.fromkeys(("callout", _SYNONYMS.get(kind, kind), kind))
    token.tag = "details" if found[2] else "aside"
    token.attrs = {"class": " ".join(names), **({"open": ""} if found[2] == "+" else {})}
    token.meta["callout"] = kind
    return token.tag


def _title(quote: Token, found: re.Match[str]) -> list[Token]:
    level = quote.level + 1
    tag = "summary" if found[2] else "p"
    line = quote.map[0] if quote.map else 0
    opening = Token("paragraph_open", tag, 1, level=level, block=True, map=[line, line + 1], attrs={"class": "callout-title"})
    kind = found[1].strip()
    inline = Token("inline", "", 0, level=level + 1, block=True, map=[line, line + 1], children=[])
    inline.content = found[3].strip() or kind[:1].upper() + kind[1:].lower()
    closing = Token("paragraph_close", tag, -1, level=level, block=True)
    return [opening, inline, closing, Token("callout_body_open", "div", 1, level=level, block=True)]


def _without_head(inline: Token, found: re.Match[str]) -> bool:
    """Take the first line from the paragraph; True if nothing is left of it."""
    inline.content = inline.content[found.end() :].lstrip(" \t")
    if inline.map:
        inline.map = [inline.map[0] + 1, inline.map[1]]
    return not inline.content
