"""Templates in the site's language: what stands between their tags is looked up in the catalogue while they are compiled.

    <h2>Goals</h2>  <nav aria-label="Contents">      →  <h2>Ziele</h2>  <nav aria-label="Inhalt">
    <p>{{ a }}, {{ b }}</p>                          →  <p>{{ a }}، {{ b }}</p>

So templates are plain HTML in English, an author's own too, and rendering costs nothing. A sentence with a value in it is looked up as a
whole, ``{{ _("Day %(n)s of %(unit)s", n=…, unit=…) }}``, because its words may stand in another order elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_ATTRIBUTES = re.compile(r"""(?<=\s)(aria-label|title|placeholder|alt|data-\w+)="([^"<>]*)\"""")
_SPOKEN = frozenset({"aria-label", "title", "placeholder", "alt", "data-auto", "data-light", "data-dark", "data-copy", "data-copied"})
_RAW = re.compile(r"<(script|style|svg)\b", re.IGNORECASE)
_CUT = re.compile(r"(?=<)|(?<=>)")
_COMMA = ", "
_WORD = re.compile(r"[^\W\d_]{2}")
"""A text without two letters in a row says nothing in any language."""
_EDGES = re.compile(r"^([\s,.;:()]*)(.*?)([\s,;:(]*)$", re.DOTALL)


class Splitter:
    """Walks through a template's HTML, piece by piece as Jinja hands it out, and passes each text between tags, and each label, on."""

    def __init__(self, look_up: Callable[[str], str]) -> None:
        self._look_up = look_up
        self._tag = False
        self._raw = ""

    def feed(self, html: str) -> str:
        """The piece with its texts looked up. A tag may go on in the next piece."""
        return "".join(map(self._piece, _CUT.split(html)))

    def _piece(self, piece: str) -> str:
        if self._raw:
            self._raw = "" if piece.lower().startswith(f"</{self._raw}") else self._raw
            return piece
        if self._tag or piece.startswith("<"):
            self._tag = not piece.endswith(">")
            opened = _RAW.match(piece)
            self._raw = opened[1].lower() if opened else ""
            return self._labels(piece)
        return self._text(piece)

    def _text(self, text: str) -> str:
        before, words, after = _edges(text)
        told = self._look_up(words) if _WORD.search(words) else words
        return f"{self._commas(before)}{told}{self._commas(after)}"

    def _commas(self, edge: str) -> str:
        """What stands beside the words: the comma between two values is the language's."""
        return edge.replace(_COMMA, self._look_up(_COMMA)) if _COMMA in edge else edge

    def _labels(self, tag: str) -> str:
        def found(match: re.Match[str]) -> str:
            spoken = match[1] in _SPOKEN and _WORD.search(match[2])
            return f'{match[1]}="{self._look_up(match[2])}"' if spoken else match[0]

        return _ATTRIBUTES.sub(found, tag)


def _edges(text: str) -> tuple[str, str, str]:
    """What stands before the words, the words with single blanks, and what stands after."""
    match = _EDGES.match(text)
    before, words, after = match.groups() if match else ("", text, "")
    return before, " ".join(words.split()) if _WORD.search(words) else words, after


class Localised(Extension):
    """Jinja's extension: looks texts up in the environment's ``_``."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's tokens, those of HTML in the site's language."""
        splitter = Splitter(cast("Callable[[str], str]", self.environment.globals["_"]))
        for token in stream:
            yield Token(token.lineno, token.type, splitter.feed(token.value)) if token.type == "data" else token


def texts_of(environment: Environment, source: str) -> list[str]:
    """Every text of a template that is looked up, in order: for whoever keeps a catalogue. Those in ``_(…)`` are not among them."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    splitter = Splitter(keep)
    for _, kind, value in environment.lex(source):
        if kind == "data":
            splitter.feed(value)
    return found
