"""What a document knows about its days before any is read, and the findings of dating as diagnostics with their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of
from decan.model.document import FrontMatter
from decan.reading.dates import Known, Opening, Problem, impossible_name
from decan.reading.sources import SourceText

INDEXES = frozenset({"index", "_index", "readme"})
"""Files that stand for their folder, by their name in lower case."""
_WEEK = 6
"""Days from the first to the last of a week."""
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")


def as_diagnostics(problems: Sequence[Problem], openings: Sequence[Opening], lines: Sequence[int], source: SourceText) -> list[Diagnostic]:
    """Place the findings on the file's lines. ``lines`` holds the line, from 1, of each opening."""
    found = []
    for problem in problems:
        opening = openings[problem.index]
        line = lines[problem.index]
        excerpt = excerpt_of(source.lines, line)
        column, length = _place(excerpt, opening)
        span = Span(source.path, line, column, length)
        found.append(Diagnostic(problem.code, problem.severity, problem.message, span, excerpt, problem.hint))
    return found


def impossible_name_of(source: SourceText) -> list[Diagnostic]:
    """A day that does not exist in the file's name, or in its folder's for the folder's index."""
    folders, _, file = source.path.rpartition("/")
    stem = file.rpartition(".")[0] or file
    thing, name = ("folder", folders.rpartition("/")[2]) if stem.lower() in INDEXES else ("file", stem)
    written = impossible_name(name)
    if not written:
        return []
    message = f"the {thing} is named after a day that does not exist: {written}"
    return [Diagnostic("date.impossible", Severity.ERROR, message, Span(source.path), "", f"rename the {thing}")]


def _place(excerpt: str, opening: Opening) -> tuple[int, int]:
    """Column and length of the date in the source line, which has marks that the heading's text has not."""
    stripped = len(excerpt) - len(excerpt.lstrip(" #*_-+|>\t"))
    column = min(stripped + opening.column, max(len(excerpt), 1))
    return column, max(1, min(opening.length, len(excerpt) - column + 1))


def known_of(front: FrontMatter, name: tuple[Day, Day] | None, title: str, config: Config) -> Known:
    """What front matter, file name, title and settings say about the days inside the document."""
    in_title = [int(year) for year in _YEAR.findall(title)]
    years = [*in_title[:1], *([name[0].year] if name else []), *([front.date.year] if front.date else [])]
    start, end = name if name and name[0] != name[1] and not in_title else (None, None)
    return Known(config.date_order, tuple(years), start, end, week_of(name))


def week_of(days: tuple[Day, Day] | None) -> Day | None:
    """The first day of a range that is a week; None for others."""
    return days[0] if days and (days[1] - days[0]).days == _WEEK else None
