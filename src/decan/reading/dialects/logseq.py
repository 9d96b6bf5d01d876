"""Logseq's machine-made lines (``collapsed:: true``, ``id:: …``, logbooks) and macros. Other properties are the author's and stay."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.regions import DROPPED, outside_code

_PROPERTY: Final = re.compile(
    r"^([ \t]*(?:[-*+][ \t]+)?)(?:collapsed|id|heading|background-color|logseq\.[\w.-]+|query-[\w-]+|file-path|hl-\w+|ls-type)::[^\n]*$",
    re.MULTILINE,
)
_DRAWER: Final = re.compile(r"^([ \t]*):(?:LOGBOOK|PROPERTIES):[ \t]*$(?:\n[^\n]{0,400}){0,200}?\n[ \t]*:END:[ \t]*$", re.MULTILINE)
_EMBED: Final = re.compile(r"embed\s+(\[\[[^\[\]]+\]\])\s*$")
_MEDIA: Final = re.compile(r"(?:video|youtube|twitter|tweet|bilibili)\s+(https?://\S+)\s*$")
_CLOZE: Final = re.compile(r"cloze\s+(.+)$", re.DOTALL)


def rewrite(text: str) -> str:
    """The text with those lines not shown."""
    if "::" not in text and ":END:" not in text:
        return text
    return outside_code(text, _without)


def _without(text: str) -> str:
    if ":END:" in text:
        text = _DRAWER.sub(lambda found: "\n".join([found[1] + DROPPED] * (found[0].count("\n") + 1)), text)
    return _PROPERTY.sub(rf"\g<1>{DROPPED}", text) if "::" in text else text


def macro(inside: str) -> str | None:
    """What ``{{embed …}}``, ``{{video …}}`` and ``{{cloze …}}`` stand for; None for others.

    >>> macro("embed [[Page]]")
    '![[Page]]'
    """
    text = inside.strip()
    if embed := _EMBED.match(text):
        return f"!{embed[1]}"
    if media := _MEDIA.match(text):
        return f"<{media[1]}>"
    cloze = _CLOZE.match(text)
    return cloze[1] if cloze else None
