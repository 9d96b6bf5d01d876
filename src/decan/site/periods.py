"""Pages of time: the journal by year; a year, quarter, month; and the periods that the author named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from decan.model.journal import Entry, Period, Target
from decan.site import spans
from decan.site.page import Context, Page, Url
from decan.site.pictures import almanac
from decan.site.tables import neighbours
from decan.site.urls import FOLLOW_UPS, JOURNAL
from decan.site.view import Value, View

_TEMPLATES = {"year": "year.html", "quarter": "period.html", "month": "month.html", "custom": "period.html"}
_ROWS = 40
"""Entries of a long period that its own page lists; its months list the rest."""
_ALMANACS = 3
"""Years of a long period that are drawn."""


def pages(view: View) -> tuple[Page, ...]:
    """The journal page, and one page a period."""
    found = [view.page(JOURNAL, "journal.html", _journal)]
    by_kind: dict[str, list[Period]] = {}
    for period in view.journal.periods:
        by_kind.setdefault(period.kind, []).append(period)
    for kind, periods in by_kind.items():
        for period, before, after in neighbours(periods):
            url = view.urls.of(Target("period", period.id))
            if url is not None and "#" not in url:
                beside = (before.id if before else "", after.id if after else "")
                found.append(view.page(url, _TEMPLATES[kind], _context, period.id, *beside))
    return tuple(found)


def _journal(view: View, _: Url) -> Context:
    known = {day.year for day in view.study} | {period.start.year for period in view.journal.periods if period.kind == "year"}
    units = tuple({**view.unit_link(unit, JOURNAL), "range": view.unit_range(unit)} for unit in reversed(view.journal.units))
    return {
        **view.frame(JOURNAL, view.words("Journal"), "journal", description=spans.all_study(view)),
        "heading": view.words("Journal"),
        "lede": spans.all_study(view),
        "facts": (view.count(len(view.journal.entries), "entry"),) if view.journal.entries else (),
        "years": tuple(_year(view, year) for year in sorted(known, reverse=True)),
        "units": units,
        "periods": _custom(view),
        "key": bool(view.study),
    }


def _year(view: View, year: int) -> Value:
    """A year on the journal's page: its days, its gaps; of one without a day the author's own periods."""
    start, end = Day(year, 1, 1), Day(year, 12, 31)
    entries = view.between(start, end)
    days = spans.study(view, start, end)
    return {
        **view.link("period", str(year), str(year), JOURNAL),
        "facts": (*spans.study_facts(view, start, end), *([view.count(len(entries), "entry")] if entries else [])),
        "almanac": almanac(view, year, JOURNAL, links=False) if days else None,
        "gaps": spans.gaps(view, start, end, JOURNAL, begun=True),
        "periods": spans.beside(view, view.period[str(year)], JOURNAL) if not days and str(year) in view.period else (),
    }


def _custom(view: View) -> tuple[Value, ...]:
    return tuple(
        {**view.link("period", period.id, view.period_title(period), JOURNAL), "range": view.dates.span(period.start, period.end)}
        for period in view.journal.periods
        if period.kind == "custom"
    )


def _context(view: View, url: Url, key: str, before: str, after: str) -> Context:
    period = view.period[key]
    entries = view.between(period.start, period.end)
    title = view.period_title(period)
    shown = entries if period.kind == "month" or len(entries) <= _ROWS else entries[-_ROWS:]
    span = view.dates.span(period.start, period.end)
    about = Target("period", period.id)
    return {
        **view.frame(url, title, "journal", _path(view, period, url), description=_said(view, period, span), about=about),
        "heading": title,
        "name": period.title_html if period.kind != "custom" else "",
        "range": span if period.kind in {"custom", "quarter"} else "",
        "facts": _facts(view, period, entries),
        "texts": spans.texts(view, period, url),
        "almanacs": _almanacs(view, period, url),
        "gaps": spans.gaps(view, period.start, period.end, url) if period.kind != "month" else (),
        "months": _inner(view, period, url, "month") if period.kind in {"year", "quarter"} else (),
        "quarters": _inner(view, period, url, "quarter") if period.kind == "year" else (),
        "units": spans.units(view, period.start, period.end, url),
        "about": spans.about(view, entries, url),
        "resources": spans.resources(view, period.resources if period.kind == "custom" else (), entries, url),
        "asks": spans.asks(view, period.start, period.end, url),
        "all_asks": view.to(FOLLOW_UPS, url) if view.has("follow-ups") else "",
        "entries": spans.entries(view, shown, url, year=False, newest=True)
        if period.kind == "month"
        else view.cards(shown, url, year=period.kind in {"year", "custom"}),
        "count": _count(view, shown, entries),
        "beside": spans.beside(view, period, url),
        "before": _neighbour(view, view.period.get(before), url),
        "after": _neighbour(view, view.period.get(after), url),
        "back": view.back(Target("period", period.id), url),
        "kind": period.kind,
    }


def _said(view: View, period: Period, span: str) -> str:
    """Its days, how many of them were used, and the beginning of what was written about it."""
    told = next((text.body.excerpt for text in period.texts if text.body.excerpt), "")
    return ". ".join(filter(None, (view.words.listed((span, *spans.study_facts(view, period.start, period.end))), told)))


def _count(view: View, shown: Sequence[Entry], entries: Sequence[Entry]) -> str:
    if len(shown) < len(entries):
        return view.words("%(n)s of %(all)s, newest first", n=len(shown), all=len(entries))
    return view.words("newest first") if len(entries) > 1 else ""


def _path(view: View, period: Period, url: Url) -> tuple[Value, ...]:
    above: tuple[Value, ...] = view.time_path(url, period.start, month=False)
    return above[:1] if period.kind == "year" else above


def _facts(view: View, period: Period, entries: Sequence[Entry]) -> tuple[str, ...]:
    articles = sum(entry.kind == "article" for entry in entries)
    units = sum(period.start <= unit.start <= period.end for unit in view.journal.units)
    cited = {key for entry in entries for key in entry.resources} | set(period.resources)
    facts = list(spans.study_facts(view, period.start, period.end))
    if entries:
        facts.append(view.words.listed((view.count(len(entries), "entry"), *([view.count(articles, "article")] if articles else []))))
    return (*facts, *([view.count(units, "unit")] if units else []), *([view.count(len(cited), "resource")] if cited else []))


def _almanacs(view: View, period: Period, url: Url) -> tuple[Value, ...]:
    """The calendar of a period with days of study; of a year the months from its first such day to its last."""
    if period.kind == "year":
        return (almanac(view, period.start.year, url),) if spans.study(view, period.start, period.end) else ()
    years = range(period.start.year, period.end.year + 1)
    studied = [year for year in years if spans.study(view, max(period.start, Day(year, 1, 1)), min(period.end, Day(year, 12, 31)))]
    return tuple(almanac(view, year, url, within=(period.start, period.end)) for year in studied[:_ALMANACS])


def _inner(view: View, period: Period, url: Url, kind: str) -> tuple[Value, ...]:
    """The months or quarters of a year that have something."""
    found = []
    for other in view.journal.periods:
        if other.kind == kind and period.start <= other.start <= period.end:
            days = spans.study(view, other.start, other.end)
            name = view.dates.month(other.start) if kind == "month" else view.dates.quarter_short(other.start)
            found.append({**view.link("period", other.id, name, url), "count": view.count(days, "day") if days else ""})
    return tuple(found)


def _neighbour(view: View, period: Period | None, url: Url) -> Value | None:
    if period is None:
        return None
    days = spans.study(view, period.start, period.end)
    words = view.words("%(days)s of study", days=view.count(days, "day")) if days else view.dates.span(period.start, period.end)
    return {**view.link("period", period.id, view.period_title(period), url), "words": words}
