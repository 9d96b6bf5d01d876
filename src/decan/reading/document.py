"""One source file in, one `Document` out: front matter, dialect, markdown, sections, facts. Never raises for bad content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import partial
from itertools import count

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of
from decan.model.document import Document, FrontMatter, Link, LinkForm, Reference, Role, Section
from decan.reading import bounds, evidence
from decan.reading.citations import as_link
from decan.reading.dates import date_of_folders, date_of_name, resolve
from decan.reading.dialects import prepare
from decan.reading.fields import read_front_matter
from decan.reading.logs import may_be_log, open_days
from decan.reading.markdown import parse
from decan.reading.metadata import lift_tags, properties_of
from decan.reading.outline import headings_of, slices_of
from decan.reading.parts import Part, PartFacts, Range, read_part
from decan.reading.sections import promote
from decan.reading.sources import SourceText
from decan.reading.tables import logs_of
from decan.reading.titles import Title, title_of
from decan.reading.tokens import ParsedSource

_NEAR = 20
"""Lines within which an item that stands twice was pasted, and not said again."""


@dataclass(frozen=True, slots=True)
class _Name:
    """What the file's name and folders say."""

    start: Day | None = None
    end: Day | None = None
    title: str = ""

    @property
    def days(self) -> tuple[Day, Day] | None:
        """First and last day, together or not at all."""
        return (self.start, self.end) if self.start and self.end else None


def read_document(source: SourceText, config: Config) -> Document:
    """Read one file. All that could not be read is in ``diagnostics``, together with those of ``source`` itself.

    Where the rules of an extension fail, the text is read without them.
    """
    try:
        return _read(source, config)
    except Exception as error:
        if not config.markdown:
            raise
        plain = _read(source, replace(config, extensions=()))
        return replace(plain, diagnostics=(*plain.diagnostics, _failed(source.path, config, error)))


def _failed(path: str, config: Config, error: Exception) -> Diagnostic:
    from decan.extensions import load

    loaded = [load(one.name) for one in config.markdown]
    guilty = [one for one in loaded if one.place_of(error)] or loaded
    message = f"the markdown rules of {' or '.join(one.name for one in guilty)} failed on this text: {guilty[0].told(error)}"
    return Diagnostic(
        "extension.failed", Severity.ERROR, message, Span(path), "", "it is shown without them; tell whoever makes the extension"
    )


def _read(source: SourceText, config: Config) -> Document:
    front, begin, complaints = read_front_matter(source, config)
    stop = bounds.stop_of(source.lines, begin, len(front.tags) + len(front.categories))
    blanked = ("",) * begin + source.lines[begin:stop]
    lifted, blanked = lift_tags(blanked)
    name = _name_of(source.path, config.date_order)
    title, blanked = title_of(source.path, front, blanked, name.title, dated=name.start is not None and not name.title)
    prepared, dialect = prepare(blanked, source.path)
    promoted = promote(prepared)
    days = partial(open_days, promoted=promoted.openings) if may_be_log(front, source.path, name.days) else None
    rules = tuple(one.name for one in config.markdown)
    parsed = parse(promoted.lines, source.lines, source.path, html=config.html, reshape=days, extensions=rules)
    if stop < len(source.lines):
        parsed.tokens.append(bounds.as_written(source.lines, stop))
        complaints = (*complaints, bounds.told(source, stop))
    tokens = ParsedSource.of(source.path, source.lines, parsed)
    headings = headings_of(tokens, promoted.openings, week=evidence.week_of(name.days) is not None)
    title = title.from_headings(headings, tokens)
    parts, hidden = _parts(tokens, [Part.of_slice(tokens, piece) for piece in slices_of(headings, len(parsed.tokens))], title)
    dates, undated = _dates(parts, source, front, name, title, config)
    unit = front.kind in {"unit", "units"} or "/units/" in f"/{source.path}"
    facts = [read_part(tokens, part, days, config, hidden, unit=unit) for part, days in zip(parts, dates, strict=True)]
    sections = _sections(facts, len(tokens.links), front.language)
    return Document(
        path=source.path,
        digest=source.digest,
        front=front,
        title=title.text,
        title_html=title.html,
        title_line=title.line,
        sections=sections,
        links=_links(facts, front, tokens),
        name_date=name.start,
        name_end=name.end,
        name_title=name.title,
        tags=(*lifted, *(tag for part in facts for tag in part.tags)),
        properties=properties_of(blanked[begin:]),
        empty=bool(source.lines) and not any(line.strip() for line in source.lines[begin:]),
        diagnostics=(*source.diagnostics, *complaints, *dialect, *parsed.diagnostics, *undated, *_repeated(sections, source)),
    )


def _name_of(path: str, order: str) -> _Name:
    """The day that the file's name, else its folders, say it is about."""
    folders, _, file = path.rpartition("/")
    stem = file.rpartition(".")[0] or file
    parts = tuple(folders.split("/")) if folders else ()
    found = date_of_name(stem, order)
    if found is None and parts and stem.lower() in evidence.INDEXES:
        found = date_of_name(parts[-1], order)
    found = found or date_of_folders(parts, stem)
    return _Name(found.start, found.end, found.title) if found else _Name()


def _parts(tokens: ParsedSource, parts: list[Part], title: Title) -> tuple[list[Part], tuple[Range, ...]]:
    """The parts with the rows of dated tables among them, in order; and the token ranges that are not shown where they stand."""
    hidden: list[Range] = [title.hidden] if title.hidden else []
    for log in logs_of(tokens):
        hidden.append((log.start, log.stop))
        parts.extend(Part.of_row(tokens, row) for row in log.rows)
    return sorted(parts, key=lambda part: part.start), tuple(hidden)


def _dates(
    parts: Sequence[Part], source: SourceText, front: FrontMatter, name: _Name, title: Title, config: Config
) -> tuple[list[tuple[Day | None, Day | None]], list[Diagnostic]]:
    """First and last day of each part that opens something, and what is wrong with them."""
    opened = [(part, part.opening) for part in parts if part.opening is not None]
    openings = [opening for _, opening in opened]
    resolved, problems = resolve(openings, evidence.known_of(front, name.days, title.text, config))
    found = iter(resolved)
    dates: list[tuple[Day | None, Day | None]] = []
    for part in parts:
        days = next(found) if part.opening is not None else None
        dates.append((days.start, days.end) if days else (None, None))
    found_wrong = evidence.as_diagnostics(problems, openings, [part.line for part, _ in opened], source)
    return dates, [*evidence.impossible_name_of(source), *found_wrong]


def _sections(facts: Sequence[PartFacts], slots: int, language: str) -> tuple[Section, ...]:
    """The sections, their bodies in the document's language and pointing at the titles without a URL too, which come after all slots."""
    numbers: Iterator[int] = count(slots)
    found = []
    for part in facts:
        if not language and not part.titles:
            found.append(part.section)
            continue
        body = part.section.body
        links = (*body.links, *(next(numbers) for _ in part.titles))
        found.append(replace(part.section, body=replace(body, language=language or body.language, links=links)))
    return tuple(found)


def _links(facts: Sequence[PartFacts], front: FrontMatter, tokens: ParsedSource) -> tuple[Link, ...]:
    """All links by slot; after them those without one: titles without a URL, in the order of sections, and the front matter's."""
    by_slot: dict[int, Link] = {}
    for part in facts:
        by_slot.update(part.links)
    return (
        *(by_slot.get(slot) or as_link(raw) for slot, raw in enumerate(tokens.links)),
        *(link for part in facts for link in part.titles),
        *(_reference(item) for item in front.links),
    )


def _reference(item: Reference) -> Link:
    return Link(item.url, item.title, LinkForm.FRONT_MATTER, Role.LINKS, item.line, 1, listed=True, said=item.said)


def _repeated(sections: Sequence[Section], source: SourceText) -> Iterator[Diagnostic]:
    """Items that one section has twice, word for word."""
    for section in sections:
        seen: dict[str, int] = {}
        for item in section.items:
            first = seen.setdefault(item.text, item.line)
            if 0 < item.line - first <= _NEAR:
                yield Diagnostic(
                    "text.repeated-item",
                    Severity.INFO,
                    f"this item stands on line {first} already, word for word",
                    Span(source.path, item.line),
                    excerpt_of(source.lines, item.line),
                    "delete one of the two if it was pasted twice",
                    (Span(source.path, first),),
                )
