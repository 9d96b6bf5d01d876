"""A part of a document with all its facts: a slice of tokens, or a row of a dated table, becomes a `Section`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from decan.config import REPEATED, Config
from decan.model.document import Item, Link, Role, Section, SectionKind, as_utf8
from decan.reading.blocks import Block, blocks, plain_text
from decan.reading.bodies import body_of, heading_id
from decan.reading.citations import as_link, links_of, titles_of
from decan.reading.dates import Opening
from decan.reading.follow_ups import closings_of, follow_ups_of
from decan.reading.goals import goal_ranges, goals_of
from decan.reading.markdown import RawLink
from decan.reading.metadata import hashtags_of, metadata_of
from decan.reading.outline import Slice
from decan.reading.sections import PLAIN
from decan.reading.tables import Row
from decan.reading.tokens import ParsedSource

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Where a section stands among the tokens."""

    kind: SectionKind
    opening: Opening | None
    heading: int
    """Index of the inline token of the opening line; -1 for the introduction."""
    level: int
    start: int
    stop: int
    row: Row | None = None
    line: int = 1
    """Of the opening line, from 1."""

    @classmethod
    def of_slice(cls, source: ParsedSource, piece: Slice) -> Part:
        """A part that a heading, or a line promoted to one, opens."""
        heading = piece.heading + 1 if piece.heading >= 0 else -1
        return cls(piece.kind, piece.opening, heading, piece.level, piece.start, piece.stop, None, source.line(heading))

    @classmethod
    def of_row(cls, source: ParsedSource, row: Row) -> Part:
        """A row of a log table: an entry."""
        return cls(SectionKind.DAY, row.opening, row.heading, PLAIN, row.start, row.stop, row, source.line(row.start))


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A section with what belongs to the whole document: its links by slot, titles without a URL, tag lines."""

    section: Section
    links: dict[int, Link]
    titles: tuple[Link, ...]
    tags: tuple[str, ...]


def read_part(
    source: ParsedSource,
    part: Part,
    dates: tuple[Day | None, Day | None],
    config: Config,
    hidden: Sequence[Range],
    *,
    unit: bool = False,
) -> PartFacts:
    """Everything that one part says.

    ``hidden`` token ranges (title, log tables) are neither shown nor read; the goals of a ``unit`` are read and not shown.
    """
    hidden = () if part.row else [(first, last) for first, last in hidden if first < part.stop and last > part.start]
    concealed = {index for first, last in hidden for index in range(first, last)}
    found = [block for block in blocks(source.tokens, part.start, part.stop) if block.index not in concealed]
    metadata = metadata_of(found, source)
    links = links_of(found, source)
    for index in source.linked_within(part.start, part.stop):
        for slot in source.slots(index) if index not in concealed else ():
            links.setdefault(slot, as_link(source.links[slot]))
    for index in metadata.blocks:
        links.update({slot: replace(links[slot], role=Role.TAGS, listed=False) for slot in source.slots(index)})
    text = [block for block in found if block.index not in metadata.blocks] if metadata.blocks else found
    goals = goal_ranges(text, source) if unit or part.kind is SectionKind.UNIT else ()
    body = body_of(source, part.start, part.stop, text, (*hidden, *metadata.ranges, *goals))
    if part.row is not None:
        body = replace(body, utf8=as_utf8(_row_html(source, part.row)))
    if not links.keys() <= set(body.links):
        body = replace(body, links=tuple(sorted({*body.links, *links})))
    intro = part.kind is SectionKind.INTRO
    heading = " ".join(plain_text(source.tokens[part.heading]).split()) if part.heading >= 0 else ""
    section = Section(
        kind=part.kind,
        body=body,
        line=part.line if part.heading >= 0 else source.line(text[0].index) if text else 1,
        level=part.level,
        heading=heading,
        heading_html=source.html(part.heading) if heading else "",
        title=part.opening.title if part.opening else heading,
        anchor=_anchor(source, part),
        start=dates[0],
        end=dates[1],
        number=part.opening.number if part.opening else None,
        follow_ups=follow_ups_of(text, source, phrases=config.follow_up_phrases),
        closes=closings_of(text, source),
        goals=goals_of(text, source),
        items=_items(text, source),
        tags=hashtags_of(text, source) if intro else (*metadata.tags, *hashtags_of(text, source)),
    )
    return PartFacts(section, links, tuple(titles_of(text, source)), metadata.tags if intro else ())


def _anchor(source: ParsedSource, part: Part) -> str:
    if part.heading < 0 or part.row is not None:
        return ""
    return heading_id(str(source.tokens[part.heading - 1].attrGet("id") or ""))


def _items(found: Sequence[Block], source: ParsedSource) -> tuple[Item, ...]:
    """List items with their own text, long enough that a repetition is no chance, and more than a link to another page of the journal."""
    items = []
    for block in found:
        if block.lead and len(block.text) >= REPEATED:
            text = " ".join(block.text.split())
            slots = source.by_block.get(block.index, ())
            if len(text) >= REPEATED and not (len(slots) == 1 and _is_reference(text, source.links[slots[0]])):
                items.append(Item(text, source.line(block.index)))
    return tuple(items)


def _is_reference(text: str, link: RawLink) -> bool:
    """Whether a text is nothing but a link to another page."""
    return "://" not in link.target and link.label == text


def _row_html(source: ParsedSource, row: Row) -> str:
    """The cells of a log's row: one as a paragraph, several as a list of terms by the table's head."""
    if len(row.cells) == 1 or not all(header for header, _ in row.cells):
        return "".join(f"<p>{source.html(cell)}</p>\n" for _, cell in row.cells)
    terms = "".join(f"<dt>{_escape(header)}</dt><dd>{source.html(cell)}</dd>\n" for header, cell in row.cells)
    return f"<dl>\n{terms}</dl>\n"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
