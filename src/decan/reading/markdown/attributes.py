"""Attributes in braces: ``{#id .class width=300}`` behind headings, pictures, links and code; kramdown's ``{:target="_blank"}``, too.

Only attributes that cannot run a script or change the page around them are taken.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it.token import Token

_PART: Final = r"""\s*(?:[#.][^\s{}#."'=<>]+|[A-Za-z][\w:-]*=(?:"[^"{}<>]*"|'[^'{}<>]*'|[^\s{}"'<>=]+))"""
LEADING: Final = re.compile(r"\{:?((?:" + _PART + r"){1,12})\s*\}")
"""Attributes at the beginning of what follows an element."""
_SINGLE: Final = re.compile(r"""([#.])([^\s{}#."'=<>]+)|([A-Za-z][\w:-]*)=(?:"([^"{}<>]*)"|'([^'{}<>]*)'|([^\s{}"'<>=]+))""")
_SAFE: Final = frozenset({"id", "class", "lang", "dir", "title", "width", "height", "alt", "align", "target", "rel"})
_NUMBER: Final = re.compile(r"\d{1,5}(?:px|%)?$")


def read(text: str) -> dict[str, str | int | float]:
    """The safe attributes of what stands between the braces."""
    found: dict[str, str | int | float] = {}
    for part in _SINGLE.finditer(text):
        if part[1] == "#":
            found["id"] = part[2]
        elif part[1]:
            found["class"] = f"{found['class']} {part[2]}" if "class" in found else part[2]
        else:
            name, value = part[3].lower(), next(value for value in (part[4], part[5], part[6], "") if value is not None)
            if name in {"width", "height"}:
                if _NUMBER.match(value):
                    found[name] = value.removesuffix("px")
            elif name in _SAFE:
                found[name] = value
    return found


def trailing(text: str) -> tuple[str, dict[str, str | int | float]]:
    """The text without the attributes at its end, and those.

    >>> trailing("A title {#short}")
    ('A title', {'id': 'short'})
    """
    start = text.rfind("{") if text.endswith("}") else -1
    found = LEADING.fullmatch(text, start) if start >= 0 else None
    return (text[:start].rstrip(" \t#"), read(found[1])) if found else (text, {})


def take(children: list[Token], index: int) -> None:
    """Move attributes that stand right behind ``children[index]`` to it, or to the opening token that it closes."""
    following = children[index + 1] if index + 1 < len(children) else None
    if following is None or following.type != "text" or not following.content.startswith("{"):
        return
    found = LEADING.match(following.content)
    if found is None:
        return
    owner = index
    if children[index].nesting < 0:
        while owner >= 0 and not (children[owner].nesting > 0 and children[owner].level == children[index].level):
            owner -= 1
    if owner >= 0:
        following.content = following.content[found.end() :]
        children[owner].attrs.update(read(found[1]))
