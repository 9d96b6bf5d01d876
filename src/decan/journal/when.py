"""Which days a document is about, and whether the places that say so agree.

    dated headings → front matter → file name → folders → a title that is a date

The first that says anything is believed; when another disagrees, one diagnostic names them all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.kinds import stem_of
from decan.journal.pieces import Range, finding
from decan.memos import memo
from decan.model.document import Document
from decan.reading.dates import date_of_name, period_of_text

_NO_LETTERS = re.compile(r"[\W\d_]+")
_SEPARATORS = re.compile(r"[\W_]+")
_HEAD = re.compile(r"\s*[:：|–—]\s*|\s-\s")


def own_range(document: Document, config: Config, *, created: bool = False) -> Range | None:
    """The days that the document as a whole is about, not counting its headings; ``created`` lets the creation date stand in."""
    front = document.front
    if front.date is not None:
        return ordered(front.date, front.end or front.date)
    if document.name_date is not None:
        return ordered(document.name_date, document.name_end or document.name_date)
    titled = date_in_title(document.front.title)
    if titled is not None and titled[2]:
        return titled[0], titled[1]
    if front.created is not None and (created or config.created_is_date):
        return front.created, front.created
    return None


def ordered(start: Day, end: Day) -> Range:
    """The two days, the earlier first."""
    return (start, end) if start <= end else (end, start)


@memo
def date_in_title(title: str) -> tuple[Day, Day, bool] | None:
    """First day, last day, and whether the title says nothing else; None for a title without a date in front."""
    if not any(map(str.isdigit, title)) or len(title) > 80:
        return None
    found = date_of_name(title)
    if found:
        return found.start, found.end, found.exact and not found.title
    head = _HEAD.split(title, maxsplit=1)[0]
    span = period_of_text(head) if head != title else None
    return (*span, False) if span else None


def is_titled(document: Document) -> bool:
    """Whether the document has a title of its own, which is more than its date."""
    if not document.title:
        return False
    if not document.front.title and document.name_date is not None and not document.name_title:
        from_name = _bare(document.title) == _bare(stem_of(document.path))
        if from_name or _NO_LETTERS.fullmatch(document.title):
            return False
    dated = date_in_title(document.title)
    return dated is None or bool(_rest_of_title(document.title))


def calendar_period(start: Day, end: Day) -> tuple[str, str] | None:
    """(kind, id) of the month, quarter or year that is exactly this range; None for any other range."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1] or start.year != end.year:
        return None
    if start.month == end.month:
        return "month", f"{start.year:04d}-{start.month:02d}"
    if end.month - start.month == 2 and start.month % 3 == 1:
        return "quarter", f"{start.year:04d}-q{end.month // 3}"
    return ("year", f"{start.year:04d}") if (start.month, end.month) == (1, 12) else None


def calendar_around(start: Day, end: Day) -> tuple[str, str, Day, Day] | None:
    """(kind, id, first day, last day) of the shortest month, quarter or year that holds the range; None when it spans years."""
    if start.year != end.year:
        return None
    if start.month == end.month:
        return "month", f"{start.year:04d}-{start.month:02d}", *month_of(start)
    if (start.month - 1) // 3 == (end.month - 1) // 3:
        return "quarter", f"{start.year:04d}-q{(start.month + 2) // 3}", *quarter_of(start)
    return "year", f"{start.year:04d}", *year_of(start)


def month_of(day: Day) -> Range:
    """First and last day of the month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: Day) -> Range:
    """First and last day of the quarter."""
    first = (day.month - 1) // 3 * 3 + 1
    return Day(day.year, first, 1), Day(day.year, first + 2, monthrange(day.year, first + 2)[1])


def year_of(day: Day) -> Range:
    """First and last day of the year."""
    return Day(day.year, 1, 1), Day(day.year, 12, 31)


def disagreement(document: Document, days: Iterable[Day]) -> Diagnostic | None:
    """One finding that names every source when they do not agree on the document's days. ``days`` are those of its headings."""
    inside = sorted(days)
    sources: list[tuple[str, Range]] = []
    front = document.front
    if front.date is not None:
        sources.append(("front matter", ordered(front.date, front.end or front.date)))
    if document.name_date is not None:
        sources.append(("file name", ordered(document.name_date, document.name_end or document.name_date)))
    titled = date_in_title(document.title) if document.title != stem_of(document.path) else None
    if titled is not None and (inside or titled[2]):
        sources.append(("title", (titled[0], titled[1])))
    if not inside and len(sources) < 2:
        return None
    if inside:
        months = (month_of(inside[0])[0], month_of(inside[-1])[1])
        agreed = all(_overlap(span, months) for _, span in sources)
        sources.append(("days", (inside[0], inside[-1])))
    else:
        agreed = all(_overlap(span, sources[0][1]) for _, span in sources)
    if agreed:
        return None
    line = next((line for key, line in front.lines if key.lower() in {"date", "published_at", "pubdate"}), 1)
    named = ", ".join(f"{name} {_shown(span)}" for name, span in sources)
    used = "days" if inside else sources[0][0]
    hint = f"the {used} {'are' if inside else 'is'} used; correct what is wrong"
    return finding("date.disagree", Severity.WARNING, f"dates disagree: {named}", document.path, line, 1, hint)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _shown(span: Range) -> str:
    start, end = span
    if start == end:
        return start.isoformat()
    period = calendar_period(start, end)
    return period[1] if period and period[0] != "quarter" else f"{start} to {end}"


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text).casefold()


def _rest_of_title(title: str) -> str:
    found = date_of_name(title)
    return found.title if found else title
