"""Ids of headings: ``## Title {#id .class}`` as written, else made of the title, as GitHub makes them, for all scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from markdown_it.token import Token

from decan.reading.markdown.attributes import trailing
from decan.reading.markdown.parsed import ID_SLOT
from decan.reading.markdown.plain import plain

_ASCII_NOT_KEPT: Final = re.compile(r"[^a-z0-9_ -]")
_KEPT: Final = ("L", "N", "M")


def slug(text: str) -> str:
    """GitHub's id of a heading, without a number: small letters, no punctuation, hyphens for blanks.

    >>> slug("What, really? Größe & 学习")
    'what-really-größe--学习'
    """
    lower = unicodedata.normalize("NFC", text.strip().lower())
    if lower.isascii():
        kept = _ASCII_NOT_KEPT.sub("", lower)
    else:
        kept = "".join(char for char in lower if char in "-_ " or unicodedata.category(char)[0] in _KEPT)
    return kept.replace(" ", "-") or "section"


def take_attributes(tokens: list[Token]) -> None:
    """Before inline parsing: move ``{#id .class}`` from the end of a heading's text to its token."""
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        inline = tokens[index + 1]
        inline.content, attributes = trailing(inline.content)
        token.attrs.update(attributes)


class HeadingIds:
    """Gives the headings of one document their ids, each once."""

    def __init__(self, headings: Iterable[Token]) -> None:
        """``headings`` are all ``heading_open`` tokens of the document."""
        self._taken = dict.fromkeys((str(token.attrs["id"]) for token in headings if "id" in token.attrs), 0)
        self._seen: set[str] = set()

    def give(self, heading: Token, inline: Token) -> None:
        """Set the id of a ``heading_open`` token, with the slot before it."""
        wanted = str(heading.attrs["id"]) if "id" in heading.attrs else slug(plain(inline))
        free = "id" in heading.attrs and wanted not in self._seen
        heading.attrs = {
            "id": ID_SLOT + (wanted if free else self._unique(wanted)),
            **{k: v for k, v in heading.attrs.items() if k != "id"},
        }
        self._seen.add(wanted)

    def _unique(self, wanted: str) -> str:
        candidate = wanted
        while candidate in self._taken:
            self._taken[wanted] = number = self._taken.get(wanted, 0) + 1
            candidate = f"{wanted}-{number}"
        self._taken[candidate] = 0
        return candidate
