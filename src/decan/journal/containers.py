"""Documents whose headings are days, units and periods: each day an entry, each unit a unit, the rest the text of the time they cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from decan.config import Config
from decan.journal.pieces import Piece, Pieces, Range, has_text, joined, title_of, words
from decan.journal.when import calendar_around, calendar_period, disagreement, is_titled
from decan.model.document import Document, Section, SectionKind
from decan.model.journal import Source, Target

_RANGE = re.compile(r"\s[-–—]\s|\bto\b|\.\.|=>|→")


def range_of(section: Section) -> Range:
    """The days of a dated section."""
    start = section.start or Day.max
    end = section.end or start
    return (start, end) if start <= end else (end, start)


def is_one_day(document: Document, sections: Sequence[Section]) -> bool:
    """Whether the document is about the one day that its only dated heading names, so that all of it is that day's entry."""
    days = [section for section in sections if section.kind is SectionKind.DAY]
    if len(days) != 1 or any(section.kind in {SectionKind.UNIT, SectionKind.PERIOD} for section in sections):
        return False
    span = range_of(days[0])
    if document.name_date is not None:
        return (document.name_date, document.name_end or document.name_date) == span
    if document.front.date is not None:
        return document.front.date == span[0]
    return not any(has_text(section) for section in sections if section is not days[0])


def is_plan(document: Document, sections: Sequence[Section]) -> bool:
    """Whether a document without days is mainly about units: nothing beside them, or less than they hold."""
    units = [section for section in sections if section.kind is SectionKind.UNIT]
    if not units:
        return False
    rest = sum(section.body.words for section in sections if section.kind is not SectionKind.UNIT)
    return document.front.date is None or rest <= sum(section.body.words for section in units)


def container(document: Document, sections: tuple[Section, ...], own: Range | None, config: Config) -> Pieces:
    """A document of days. Text under a heading whose date could not be read stays with the day before it."""
    groups: list[list[Section]] = []
    loose: list[Section] = []
    for section in sections:
        if section.kind is SectionKind.DAY and section.start is not None:
            groups.append([section])
        elif section.kind is SectionKind.DAY and groups:
            groups[-1].append(section)
        elif section.kind not in {SectionKind.UNIT, SectionKind.PERIOD} and has_text(section):
            loose.append(section)
    entries = [_day(document, group) for group in groups]
    units = units_of(document, sections, config)
    periods = periods_of(document, sections, shared=False)
    days = [day for group in groups for day in range_of(group[0])]
    if loose and own is not None and _is_article(document, loose, groups, own, days):
        entries.append(_article(document, tuple(loose), own))
        loose = []
    whole = next((unit for unit in units if _holds(unit, days)), None)
    if loose and whole is not None:
        units = tuple(_with_text(unit, loose) if unit is whole else unit for unit in units)
    elif loose:
        periods = (*periods, _introduction(document, tuple(loose), days))
    wrong = disagreement(document, days)
    return Pieces(tuple(entries), (), units, periods, (wrong,) if wrong else ())


def plan(document: Document, sections: tuple[Section, ...], own: Range | None, config: Config) -> Pieces:
    """A document about units, or about one: by its headings, else by its own dates; a note when nothing dates it."""
    days = [section for section in sections if section.kind is SectionKind.DAY and section.start]
    units = units_of(document, sections, config)
    if units:
        loose = [section for section in sections if section.kind in {SectionKind.INTRO, SectionKind.REST} and has_text(section)]
        units = (_with_text(units[0], loose), *units[1:])
    else:
        span = _span_of_unit(document, days, own, config)
        text = tuple(section for section in sections if section not in days) if span else sections
        home = Target("unit", "") if span else Target("note", "")
        piece = Piece(
            home, "unit" if span else "note", document, text, joined(text), Source(document.path, 1), *title_of(document), whole=True
        )
        if span is None:
            return Pieces(notes=(piece,))
        number = re.search(r"\d+", document.title)
        units = (replace(piece, start=span[0], end=span[1], number=int(number[0]) if number else None),)
    entries = tuple(_day(document, [section]) for section in days)
    return Pieces(entries, (), units, periods_of(document, sections, shared=units[0].whole))


def units_of(document: Document, sections: Sequence[Section], config: Config) -> tuple[Piece, ...]:
    """A unit for each UNIT section. One without dates begins with the first day below it and has the usual length."""
    found: list[Piece] = []
    for index, section in enumerate(sections):
        if section.kind is not SectionKind.UNIT:
            continue
        span = range_of(section) if section.start else _range_below(sections, index, SectionKind.UNIT, config.unit_length)
        if span is None:
            continue
        title = section.title or section.heading
        unit = Piece(
            Target("unit", ""),
            "unit",
            document,
            (section,),
            section.body,
            Source(document.path, section.line),
            title,
            words(title),
            *span,
            number=section.number,
        )
        found.append(unit)
    return tuple(found)


def periods_of(document: Document, sections: Sequence[Section], *, shared: bool) -> tuple[Piece, ...]:
    """A text for the period of each PERIOD section, calendar or the author's own. One without dates spans the days below it."""
    found: list[Piece] = []
    for index, section in enumerate(sections):
        if section.kind is not SectionKind.PERIOD:
            continue
        span = range_of(section) if section.start else _range_below(sections, index, SectionKind.PERIOD, 0)
        if span is None:
            continue
        kind, id_ = _kind_of_period(section, span)
        title = section.title or section.heading
        period = Piece(
            Target("period", id_),
            kind,
            document,
            (section,),
            section.body,
            Source(document.path, section.line),
            title,
            section.heading_html or words(title),
            *span,
            shared=shared,
        )
        found.append(period)
    return tuple(found)


def _kind_of_period(section: Section, span: Range) -> tuple[str, str]:
    """A heading such as ``Q3``, ``February 2022`` or ``2021`` means the calendar's period; ``January - March`` is the author's own."""
    calendar = calendar_period(*span)
    if calendar is None or (section.heading and _RANGE.search(section.heading)) or len(section.heading.split()) > 3:
        return "custom", ""
    return calendar


def _range_below(sections: Sequence[Section], index: int, kind: SectionKind, length: int) -> Range | None:
    """From the first to the last day below a heading, up to the next of its kind; at least ``length`` days. None without a day."""
    days: list[Day] = []
    limit: Day | None = None
    for section in sections[index + 1 :]:
        if section.kind is kind:
            limit = section.start
            break
        if section.kind is SectionKind.DAY and section.start is not None:
            days.extend(range_of(section))
    if not days:
        return None
    start, end = min(days), max(days)
    if length:
        end = max(end, start + timedelta(days=length - 1))
    if limit is not None and limit > start:
        end = min(end, limit - timedelta(days=1))
    return start, end


def _span_of_unit(document: Document, days: Sequence[Section], own: Range | None, config: Config) -> Range | None:
    """The days of a unit's own file: ``period:``, else its date with the usual length, else the days that it has."""
    front = document.front
    if front.period or front.covers:
        return front.period or front.covers
    if own is not None:
        return own if own[1] != own[0] else (own[0], own[0] + timedelta(days=config.unit_length - 1))
    inside = [day for section in days for day in range_of(section)]
    return (min(inside), max(*inside, min(inside) + timedelta(days=config.unit_length - 1))) if inside else None


def _day(document: Document, group: Sequence[Section]) -> Piece:
    """The entry of one dated heading, with what stands below headings that could not be dated."""
    day = group[0]
    return Piece(
        Target("entry", ""),
        "day",
        document,
        tuple(group),
        joined(group, without_heading=day),
        Source(document.path, day.line),
        day.title,
        words(day.title),
        *range_of(day),
        number=day.number,
    )


def _is_article(document: Document, loose: Sequence[Section], groups: Sequence[Sequence[Section]], own: Range, days: Sequence[Day]) -> bool:
    """Whether the text outside the days is an article with a date and a title of its own, to which dated updates were added."""
    dated = document.front.date or (document.name_date if own[0] == own[1] else None)
    if dated is None or own[0] in days or not is_titled(document):
        return False
    outside = sum(section.body.words for section in loose)
    return outside > sum(section.body.words for group in groups for section in group)


def _article(document: Document, loose: tuple[Section, ...], own: Range) -> Piece:
    """The article that stands around dated updates."""
    home = Target("entry", "")
    return Piece(
        home,
        "article",
        document,
        loose,
        joined(loose),
        Source(document.path, 1),
        *title_of(document),
        start=own[0],
        end=own[1],
        whole=True,
    )


def _introduction(document: Document, loose: tuple[Section, ...], days: Sequence[Day]) -> Piece:
    """The text before and after the days, which is about the month, quarter or year that they fall in; else about all of them.

    A file that is named after a range, such as a week, is about that.
    """
    kind, id_, start, end = calendar_around(min(days), max(days)) or ("custom", "", min(days), max(days))
    first, last = document.name_date, document.name_end
    if first and last and first < last and first <= min(days) and max(days) <= last:
        start, end = first, last
        kind, id_ = calendar_period(first, last) or ("custom", "")
    source = Source(document.path, loose[0].line)
    return Piece(Target("period", id_), kind, document, loose, joined(loose), source, *title_of(document), start=start, end=end)


def _holds(unit: Piece, days: Sequence[Day]) -> bool:
    return unit.start is not None and unit.end is not None and unit.start <= min(days) and max(days) <= unit.end


def _with_text(unit: Piece, loose: Sequence[Section]) -> Piece:
    """The unit with text that stands before or after it in the file."""
    sections = tuple(sorted((*loose, *unit.sections), key=lambda section: section.line))
    opening = next((section for section in unit.sections if section.kind is SectionKind.UNIT), None)
    return replace(unit, sections=sections, body=joined(sections, without_heading=opening))
