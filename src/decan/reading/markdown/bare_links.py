"""Addresses that stand in the text without any mark: ``https://…``, ``www.…``, ``me@site.example``.

GitHub's rules, with two differences. Chinese, Japanese and Korean text has no blanks, so an address may follow a letter of another script
and ends at a full-width punctuation mark. And what is looked at is bounded, so that hostile text costs no more than other text.
"""

# ruff: noqa: FBT001 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"https?$|ftp$")
_ADDRESS = re.compile(r"[^\s<>\x00-\x20、。，；：？！（）【】《》「」『』“”‘’]{1,4000}")
_HOST = re.compile(r"(?:[^\W_]|[-.]|[^\W](?=[^./\s]*\.[^./\s]*\.))+|\[[0-9A-Fa-f:.]{2,45}\]")
_LOCAL = re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9])){0,250}")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]{1,31};$")
_TRAILING = "?!.,:;*_~'\"[]|"


def protocol(state: StateInline, silent: bool) -> bool:
    """At the colon of ``https://``: the word before it is already in the pending text."""
    if silent or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(state.src[max(0, state.pos - 5) : state.pos])
    if scheme is None or not state.pending.endswith(scheme[0]):
        return False
    start = state.pos - len(scheme[0])
    host = _HOST.match(state.src, state.pos + 3, state.posMax)
    if host is None or not _may_begin(state.src, start):
        return False
    return _link(state, start, "")


def www(state: StateInline, silent: bool) -> bool:
    """At the ``w`` of ``www.``; the address gets ``http://``."""
    if silent or state.linkLevel > 0 or not _may_begin(state.src, state.pos):
        return False
    host = _HOST.match(state.src, state.pos + 4, state.posMax)
    if host is None or "." not in host[0].rstrip("."):
        return False
    return _link(state, state.pos, "http://")


def email(state: StateInline, silent: bool) -> bool:
    """At the ``@`` of a mail address."""
    if silent or state.linkLevel > 0:
        return False
    local = _LOCAL.search(state.src[max(0, state.pos - 65) : state.pos])
    domain = _DOMAIN.match(state.src, state.pos + 1, state.posMax)
    if local is None or domain is None or "." not in domain[0] or not domain[0][-1].isalpha() or not state.pending.endswith(local[0]):
        return False
    if state.src[domain.end() : domain.end() + 1] == "@":
        return False
    state.pending = state.pending.removesuffix(local[0])
    address = f"{local[0]}@{domain[0]}"
    _push(state, f"mailto:{address}", address)
    state.pos = domain.end()
    return True


def _may_begin(src: str, start: int) -> bool:
    """Whether an address may begin here: not inside a word or a value of Latin text."""
    if not start:
        return True
    before = src[start - 1]
    return not (before.isascii() and (before.isalnum() or before in "/=@.#&%"))


def _link(state: StateInline, start: int, prefix: str) -> bool:
    found = _ADDRESS.match(state.src, start, state.posMax)
    address = _without_trailing(found[0]) if found else ""
    if len(address) <= state.pos - start + 3:
        return False
    if start < state.pos:
        state.pending = state.pending[: start - state.pos]
    _push(state, prefix + address, address, start)
    state.pos = start + len(address)
    return True


def _push(state: StateInline, href: str, text: str, pos: int = -1) -> None:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": href}
    token.markup = "bare"
    token.info = "auto"
    if pos >= 0:
        token.meta["pos"] = pos
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1).info = "auto"


def _without_trailing(address: str) -> str:
    """The address without punctuation that belongs to the sentence, and without a closing bracket that was opened outside it."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ";" and (entity := _ENTITY_END.search(address, max(0, end - 34), end)):
            end = entity.start()
        elif last in _TRAILING:
            end -= 1
        elif last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        else:
            break
    return address[:end]
