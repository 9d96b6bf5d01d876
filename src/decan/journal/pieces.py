"""The journal's working unit: a stretch of a document that belongs to one entry, note, unit or period.

Documents are first cut into pieces; everything else (topics, resources, links, follow-ups) looks at pieces and need not know how a
file was laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property
from html import escape, unescape

from decan.diagnostics import Diagnostic, Severity, Span, one_line
from decan.model.document import Body, Document, Heading, LinkForm, Section, as_utf8
from decan.model.journal import Source, Target

Range = tuple[Day, Day]
"""First and last day, both included."""

_TAG = re.compile(r"<math\b.*?<annotation[^<>]*>|<[^<>]*>")
"""Of a formula, everything but its TeX."""
_PROMOTED_LEVEL = 2
"""A plain line that opened a part (level 7) is shown as a heading of this level."""


@dataclass(frozen=True)
class Piece:
    """One thing's text. ``home.kind`` is ``entry``, ``note``, ``unit`` or ``period``; ``home.id`` is empty until all pieces are known.

    Without slots, so that what many ask of it is found out once.
    """

    home: Target
    kind: str
    """`Entry.kind`, `Note.kind`, `Period.kind`, or ``unit``."""
    document: Document
    sections: tuple[Section, ...]
    body: Body
    source: Source
    title: str = ""
    title_html: str = ""
    start: Day | None = None
    end: Day | None = None
    number: int | None = None
    whole: bool = False
    """The front matter is about this piece: its URL, aliases, authors, time."""
    shared: bool = False
    """The same text stands in an entry or note too, which is what its links, follow-ups and repetitions count for."""
    review: Range | None = None
    """The days that it looks back on."""
    review_name: str = ""
    """Slug of the unit that it looks back on, when no days are given."""

    @cached_property
    def path(self) -> str:
        """Of the document."""
        return self.document.path

    @cached_property
    def links(self) -> tuple[int, ...]:
        """Indexes of its links in the document, in order of appearance, each once."""
        own = {*self.body.links, *[index for section in self.sections for goal in section.goals for index in goal.links]}
        links = self.document.links
        return tuple(sorted(own, key=lambda index: (links[index].line, links[index].column, index)))

    @cached_property
    def links_with_front_matter(self) -> tuple[int, ...]:
        """The same with those that its document's front matter lists, all in order of their indexes."""
        given = [index for index, link in enumerate(self.document.links) if link.form is LinkForm.FRONT_MATTER]
        return tuple(sorted({*self.links, *given}))

    @cached_property
    def order(self) -> tuple[Day, str, str, int]:
        """By first day, then time of day, then place."""
        return (self.start or Day.max, self.document.front.time if self.whole else "", self.source.path, self.source.line)

    def named(self, id_: str) -> Piece:
        """The same piece with its id; what was found out about it stays known, since nothing of it asks for the id."""
        named = object.__new__(Piece)
        vars(named).update(vars(self), home=Target(self.home.kind, id_, self.home.anchor))
        return named


@dataclass(frozen=True, slots=True)
class Pieces:
    """What one document, or all of them, is cut into."""

    entries: tuple[Piece, ...] = ()
    notes: tuple[Piece, ...] = ()
    units: tuple[Piece, ...] = ()
    periods: tuple[Piece, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def __iter__(self) -> Iterator[Piece]:
        """All pieces: entries, notes, units, periods."""
        yield from self.entries
        yield from self.notes
        yield from self.units
        yield from self.periods

    def own(self) -> Iterator[Piece]:
        """All pieces but those whose text an entry or a note has already."""
        return (piece for piece in self if not piece.shared)

    @classmethod
    def together(cls, parts: Sequence[Pieces]) -> Pieces:
        """The pieces of many documents as one value."""
        return cls(
            tuple(piece for part in parts for piece in part.entries),
            tuple(piece for part in parts for piece in part.notes),
            tuple(piece for part in parts for piece in part.units),
            tuple(piece for part in parts for piece in part.periods),
            tuple(finding for part in parts for finding in part.diagnostics),
        )


def joined(sections: Sequence[Section], *, without_heading: Section | None = None) -> Body:
    """The text of several sections as one, each with the heading that opened it, but for that of ``without_heading``."""
    if len(sections) == 1 and (sections[0] is without_heading or not sections[0].heading):
        return sections[0].body
    shown = [(section, section.heading and section is not without_heading) for section in sections]
    texts = [text for section, headed in shown for text in (section.heading if headed else "", section.body.text) if text]
    longest = max(sections, key=lambda section: section.body.words, default=None)
    return Body(
        utf8=b"".join(part for section, headed in shown for part in (_heading_html(section) if headed else b"", section.body.utf8)),
        text="\n".join(texts),
        words=sum(section.body.words for section in sections) + sum(len(section.heading.split()) for section, headed in shown if headed),
        excerpt=next((section.body.excerpt for section in sections if section.body.excerpt), ""),
        headings=tuple(
            heading for section, headed in shown for heading in (*_own_heading(section, headed=bool(headed)), *section.body.headings)
        ),
        links=tuple(index for section in sections for index in section.body.links),
        code=any(section.body.code for section in sections),
        maths=any(section.body.maths for section in sections),
        mermaid=any(section.body.mermaid for section in sections),
        language=longest.body.language if longest else "",
        direction=longest.body.direction if longest else "",
    )


def has_text(section: Section) -> bool:
    """Whether a reader would see anything under the section's heading."""
    return bool(section.body.html.strip() or section.body.text.strip())


def title_of(document: Document) -> tuple[str, str]:
    """The document's title as plain text, without the marks of its markdown, and as HTML."""
    if not document.title_html:
        return document.title, words(document.title)
    return " ".join(unescape(_TAG.sub("", document.title_html)).split()), document.title_html


def words(text: str) -> str:
    """Plain text as HTML."""
    return escape(text, quote=False)


def finding(
    code: str, severity: Severity, message: str, path: str, line: int = 1, column: int = 1, hint: str = "", related: tuple[Span, ...] = ()
) -> Diagnostic:
    """A diagnostic at a place in a file. The excerpt is filled in by whoever has the file's lines."""
    return Diagnostic(code, severity, one_line(message), Span(path, line, column), "", one_line(hint), related)


def _level(section: Section) -> int:
    return section.level if 1 <= section.level <= 6 else _PROMOTED_LEVEL


def _own_heading(section: Section, *, headed: bool) -> tuple[Heading, ...]:
    return (Heading(_level(section), section.heading, section.anchor, section.line),) if headed else ()


def _heading_html(section: Section) -> bytes:
    level = _level(section)
    anchor = f' id="\x02i\x03{words(section.anchor)}"' if section.anchor else ""
    return as_utf8(f"<h{level}{anchor}>{section.heading_html or words(section.heading)}</h{level}>\n")
