"""What parsing gives: markdown-it's tokens, the links in them, and where the footnotes stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from decan.diagnostics import Diagnostic
from decan.model.document import LinkForm

ID_SLOT = "\x02i\x03"
"""Stands before every id; see `decan.model.document`."""


def link_slot(number: int) -> str:
    """The slot of a link's URL."""
    return f"\x02l{number}\x03"


def size_slot(number: int) -> str:
    """The slot of a picture's width and height."""
    return f"\x02s{number}\x03"


def embed_slot(number: int) -> str:
    """The slot of an embedded note's body."""
    return f"\x02e{number}\x03"


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link, picture or embed as it was written, before anything is known of what stands around it."""

    target: str
    """URL, path or name, entities resolved, without what follows ``#``; URLs of other sites keep theirs.

    Empty when only a title stands there, or only an anchor."""
    anchor: str
    """What follows ``#`` of a path or name, as written."""
    label: str
    """Plain text, without outer brackets; the alt text of a picture; empty where the label is the URL itself."""
    form: LinkForm
    line: int
    """From 1, on disk; so is ``column``."""
    column: int
    block: int
    """Index of the ``inline`` or ``html_block`` token that holds it."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its content is ``tokens[start:stop]``, which ``footnote_open`` and ``footnote_close`` tokens enclose."""

    number: int
    label: str
    start: int
    stop: int


@dataclass(slots=True)
class Parsed:
    """A document's markdown, parsed.

    ``token.map`` counts the file's lines from 0. A link's ``link_open`` (``image``, ``embed``) token has ``meta["slot"]``, its index in
    ``links``. The content of a footnote stands behind the top-level block that refers to it first, so that a part of the tokens has the
    text and the links of its footnotes; `render` puts them at the end of what it renders.
    """

    tokens: list[Token]
    links: list[RawLink] = field(default_factory=list)
    diagnostics: tuple[Diagnostic, ...] = ()
    footnotes: dict[int, Footnote] = field(default_factory=dict)
    """By number, from 1."""
    headings: Sequence[int] = ()
    """The ``heading_open`` tokens, by their indexes, in order."""
    comments: bool = False
    """Whether there may be comments of HTML."""
    shows: RendererHTML | None = None
    """What renders the tokens, where an extension has a say in it."""
