"""The words of inline text, without its markup."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

_WORDS = frozenset({"text", "text_special", "code_inline", "math_inline", "math_inline_double"})


def plain(token: Token) -> str:
    """Plain text of an ``inline`` or ``image`` token: entities resolved, line breaks as blanks, maths as source, pictures as alt text."""
    return plain_of(token.children or ())


def plain_of(children: Sequence[Token]) -> str:
    """Plain text of inline tokens."""
    parts: list[str] = []
    for child in children:
        if child.type in _WORDS:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.append(plain(child))
    return "".join(parts)
