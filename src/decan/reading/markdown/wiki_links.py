"""Links by name: ``[[Page|label]]``, ``[[Page#Part]]``, ``[[#Part]]``, and embeds: ``![[picture.png|300]]``, ``![[Note#Part]]``.

``[[Graves '12]](https://…)`` is none of them but a link whose label has brackets; they are shown once and are not part of the label.
"""

# ruff: noqa: FBT001 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from typing import Final

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from decan.reading.markdown.destinations import destination

PICTURES: Final = frozenset({"apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"})
SOUNDS: Final = frozenset({"3gp", "aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav"})
FILMS: Final = frozenset({"m4v", "mkv", "mov", "mp4", "ogv", "webm"})

_WIKI: Final = re.compile(r"\[\[([^\[\]\n]{1,500})\]\]")
_SIZE: Final = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?$")
_INDEX: Final = re.compile(r"[\d\s,:.+-]+$")


def wiki_link(state: StateInline, silent: bool) -> bool:
    """``[[…]]``, or ``[[…]](…)``."""
    src, pos = state.src, state.pos
    if not src.startswith("[[", pos) or state.linkLevel > 0:
        return False
    found = _WIKI.match(src, pos, state.posMax)
    if found is None:
        return False
    if src.startswith("(", found.end()):
        return _labelled(state, found, silent=silent)
    name, anchor, label = parts(found[1])
    if not (name or anchor) or _is_index(src, pos, found[1]) or _is_reference(state, found[1]):
        return False
    if not silent:
        push_link(state, name, anchor, label or shown(name, anchor))
    state.pos = found.end()
    return True


def embed(state: StateInline, silent: bool) -> bool:
    """``![[…]]``: a picture, a sound or a film; else a part of another note."""
    found = _WIKI.match(state.src, state.pos + 1, state.posMax)
    if found is None or state.linkLevel > 0 or state.src.startswith("(", found.end()):
        return False
    name, anchor, label = parts(found[1])
    if not (name or anchor):
        return False
    if not silent:
        kind = extension(name)
        if kind in PICTURES:
            _push_picture(state, name, anchor, label)
        elif kind in SOUNDS or kind in FILMS:
            push_media(state, name, "video" if kind in FILMS else "audio", label)
        else:
            push_link(state, name, anchor, label or shown(name, anchor)).meta["embed"] = True
    state.pos = found.end()
    return True


def parts(inner: str) -> tuple[str, str, str]:
    """Name, anchor and label of what stands between the brackets.

    >>> parts("folder/Page#Part|this part")
    ('folder/Page', 'Part', 'this part')
    """
    name, _, label = inner.partition("|")
    if "://" in name:
        return name.strip(), "", label.strip()
    name, _, anchor = name.removesuffix("\\").partition("#")
    return name.strip(), anchor.strip(), label.strip()


def shown(name: str, anchor: str) -> str:
    """The label of a link that has none of its own: ``Page > Part``."""
    trail = [part for part in (name, *anchor.removeprefix("^").split("#")) if part]
    return " > ".join(trail)


def extension(name: str) -> str:
    """What follows the last dot of a file's name, in small letters; empty without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def push_link(state: StateInline, name: str, anchor: str, label: str) -> Token:
    """Push a link by name, and return its opening token."""
    token = state.push("link_open", "a", 1)
    token.meta.update(name=name, anchor=anchor)
    token.markup = "wiki"
    state.push("text", "", 0).content = label
    state.push("link_close", "a", -1).markup = "wiki"
    return token


def push_media(state: StateInline, name: str, tag: str, label: str) -> Token:
    """Push a player for a sound (``audio``) or a film (``video``)."""
    token = state.push("media", tag, 0)
    token.content = label or name.rpartition("/")[2]
    token.meta.update(name=name, anchor="")
    return token


def _push_picture(state: StateInline, name: str, anchor: str, label: str) -> None:
    token = state.push("image", "img", 0)
    token.meta.update(name=name, anchor=anchor)
    alt, _, last = label.rpartition("|")
    size = _SIZE.match(last.strip())
    if size:
        token.attrs = {"width": size[1], **({"height": size[2]} if size[2] else {})}
    words = alt if size else label
    if words.strip():
        token.children = [Token("text", "", 0, content=words.strip())]
        token.content = words.strip()


def _is_index(src: str, pos: int, inner: str) -> bool:
    """``array[[0, 1]]``: numbers in brackets right after a word."""
    before = src[pos - 1] if pos else " "
    return before.isascii() and (before.isalnum() or before in "_])") and _INDEX.match(inner) is not None


def _is_reference(state: StateInline, inner: str) -> bool:
    """Whether a line of the document defines that label: then the inner brackets are a link, and the outer ones text."""
    references = state.env.get("references", {})
    return bool(references) and normalizeReference(inner) in references


def _labelled(state: StateInline, found: re.Match[str], *, silent: bool) -> bool:
    place = destination(state, found.end())
    if place is None:
        return False
    if not silent:
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": place.href, **({"title": place.title} if place.title else {})}
        state.push("text", "", 0).content = "["
        most, state.pos, state.posMax = state.posMax, found.start(1), found.end(1)
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.posMax = most
        state.push("text", "", 0).content = "]"
        state.push("link_close", "a", -1)
    state.pos = place.end
    return True
