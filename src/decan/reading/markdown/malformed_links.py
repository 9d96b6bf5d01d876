"""Links that are none to CommonMark although their author meant one: ``[Title](words with blanks)``, ``[x](my file.md)``.

Where the destination can be understood it becomes a link; else the label is kept as a thing without an address. Addresses that are
never published (``javascript:``, ``file:``) leave their label. All of them are diagnostics. Inside another link's label they stay text, as
markdown has it, so nothing is done in silent mode.
"""

# ruff: noqa: FBT001 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from typing import Final

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from decan.reading.markdown.destinations import external, unsafe

_LABEL: Final = r"\[((?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,100}\]){1,300}+)\]"
_LINK: Final = re.compile(_LABEL + r"\(([^()\n]{1,600}+(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,4}+)\)")
_TITLE: Final = re.compile(r"""\s+(?:"(.*)"|'(.*)')$""")
_PATH: Final = re.compile(r"(?:#|\.{0,2}/)|.*\.[A-Za-z][A-Za-z0-9]{0,4}(?:#.*)?$")
_LETTER: Final = re.compile(r"[^\W\d_]")


def malformed_link(state: StateInline, silent: bool) -> bool:
    """Tried where no well-formed link begins."""
    found = None if silent or state.linkLevel > 0 else _match(state, state.pos)
    if found is None:
        return False
    href, title = _readable(found[2])
    danger = unsafe(unescapeAll(found[2]))
    if href and not danger:
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": href, **({"title": title} if title else {})}
        token.meta["problem"] = "blanks"
        _label(state, found)
        state.push("link_close", "a", -1)
    else:
        _push_title(state, found, danger)
    state.pos = found.end()
    return True


def malformed_image(state: StateInline, silent: bool) -> bool:
    """The same for ``![alt](my picture.png)``; without a readable destination it stays text."""
    found = None if silent else _match(state, state.pos + 1)
    href, title = _readable(found[2]) if found else ("", "")
    if found is None or not href or unsafe(href):
        return False
    token = state.push("image", "img", 0)
    token.attrs = {"src": href, **({"title": title} if title else {})}
    token.children = [Token("text", "", 0, content=found[1])]
    token.content = found[1]
    token.meta["problem"] = "blanks"
    state.pos = found.end()
    return True


def _match(state: StateInline, pos: int) -> re.Match[str] | None:
    """Label and destination, if the destination holds blanks or is unsafe."""
    src = state.src
    if src.find("](", pos, pos + 1000) < 0:
        return None
    found = _LINK.match(src, pos, state.posMax)
    if found is None or not _LETTER.search(found[1]):
        return None
    inside = unescapeAll(found[2].strip())
    if not unsafe(inside) and not any(char.isspace() for char in inside):
        return None
    before = src[pos - 1] if pos else " "
    if before.isascii() and (before.isalnum() or before in "_])") and len(found[1]) <= 2:
        return None
    return found


def _readable(inside: str) -> tuple[str, str]:
    """(address, title) of a destination with blanks; an empty address where it cannot be understood."""
    text = unescapeAll(inside.strip())
    quoted = _TITLE.search(text)
    title = (quoted[1] or quoted[2] or "") if quoted else ""
    if quoted:
        text = text[: quoted.start()].strip()
    if external(text):
        address, _, rest = text.partition(" ")
        return external(address), title or rest.strip()
    return (text, title) if _PATH.match(text) else ("", "")


def _label(state: StateInline, found: re.Match[str]) -> None:
    most, state.pos, state.posMax = state.posMax, found.start(1), found.end(1)
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = most


def _push_title(state: StateInline, found: re.Match[str], danger: str) -> None:
    """The label as a thing without an address, followed by the words in the parentheses when they say something else."""
    token = state.push("incomplete_open", "span", 1)
    token.attrs = {"class": "incomplete"}
    token.meta["problem"] = f"unsafe {danger}" if danger else "words"
    _label(state, found)
    state.push("incomplete_close", "span", -1)
    words = unescapeAll(found[2].strip())
    if not danger and words.casefold() != found[1].strip().casefold():
        state.push("text", "", 0).content = f" ({words})"
