"""Pages of time: the journal by year; a year, quarter, month; and the periods that the author named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from decan.model.journal import Entry, Period, Target
from decan.site.page import Page, Url
from decan.site.pictures import almanac
from decan.site.urls import JOURNAL
from decan.site.view import MARKS, TONES, Value, View, plural

_TEMPLATES = {"year": "year.html", "quarter": "period.html", "month": "month.html", "custom": "period.html"}
_ROWS = 40
"""Entries of a long period that its own page lists; its months list the rest."""
_MOST_ABOUT = 8


def pages(view: View) -> tuple[Page, ...]:
    """The journal page, and one page a period."""
    found = [_journal(view)]
    by_kind: dict[str, list[Period]] = {}
    for period in view.journal.periods:
        by_kind.setdefault(period.kind, []).append(period)
    for periods in by_kind.values():
        for number, period in enumerate(periods):
            url = view.urls.of(Target("period", period.id))
            if url is not None and "#" not in url:
                before = periods[number - 1] if number else None
                after = periods[number + 1] if number + 1 < len(periods) else None
                found.append(_page(view, period, url, before, after))
    return tuple(found)


def _journal(view: View) -> Page:
    years = []
    for year in sorted({day.year for day in view.days}, reverse=True):
        days = [day for day in view.days if day.year == year]
        entries = sum(len(view.days[day]) for day in days)
        years.append(
            {
                **view.link("period", str(year), str(year), JOURNAL),
                "facts": f"{plural(len(days), 'day')} written, {plural(entries, 'entry')}",
                "almanac": almanac(view, year, JOURNAL, links=False),
            }
        )
    custom = tuple(
        {**view.link("period", period.id, view.period_title(period), JOURNAL), "range": view.dates.span(period.start, period.end)}
        for period in view.journal.periods
        if period.kind == "custom"
    )
    units = tuple(
        {**view.unit_link(unit, JOURNAL), "range": view.dates.span(unit.start, unit.end)} for unit in reversed(view.journal.units)
    )
    context = {
        **view.frame(JOURNAL, "Journal", "journal"),
        "heading": "Journal",
        "facts": (f"{plural(len(view.days), 'day')} written", plural(len(view.journal.entries), "entry")),
        "years": tuple(years),
        "units": units,
        "periods": custom,
        "key": bool(years),
    }
    return view.page(JOURNAL, "journal.html", context)


def _page(view: View, period: Period, url: Url, before: Period | None, after: Period | None) -> Page:
    entries = view.between(period.start, period.end)
    title = view.period_title(period)
    target = Target("period", period.id)
    texts = tuple(view.body(text, url, owner=target) for text in period.texts if text.body.html)
    shown = entries if period.kind == "month" or len(entries) <= _ROWS else entries[-_ROWS:]
    context = {
        **view.frame(url, title, "journal", _path(view, period, url), description=view.dates.span(period.start, period.end)),
        "heading": title,
        "range": view.dates.span(period.start, period.end) if period.kind in {"custom", "quarter"} else "",
        "facts": _facts(view, period, entries),
        "texts": texts,
        "reviews": tuple(view.card(view.entry[key], url) for key in period.reviews if key in view.entry),
        "almanacs": _almanacs(view, period, url, entries),
        "months": _inner(view, period, url, "month") if period.kind in {"year", "quarter"} else (),
        "quarters": _inner(view, period, url, "quarter") if period.kind == "year" else (),
        "units": _units(view, period, url),
        "about": _about(view, entries, url),
        "resources": _resources(view, period, url),
        "entries": view.cards(shown, url, year=period.kind in {"year", "custom"}, gaps=period.kind == "month"),
        "count": f"{len(shown)} of {len(entries)}, newest first"
        if len(shown) < len(entries)
        else "newest first"
        if len(entries) > 1
        else "",
        "before": _neighbour(view, before, url),
        "after": _neighbour(view, after, url),
        "back": view.back(target, url),
        "kind": period.kind,
    }
    return view.page(url, _TEMPLATES[period.kind], context)


def _path(view: View, period: Period, url: Url) -> tuple[Value, ...]:
    above: tuple[Value, ...] = view.time_path(url, period.start, month=False)
    return above[:1] if period.kind == "year" else above


def _facts(view: View, period: Period, entries: Sequence[Entry]) -> tuple[str, ...]:
    days = len({entry.date for entry in entries})
    articles = sum(entry.kind == "article" for entry in entries)
    units = sum(period.start <= unit.start <= period.end for unit in view.journal.units)
    cited = {key for entry in entries for key in entry.resources} | set(period.resources)
    facts = [f"{plural(days, 'day')} written"] if entries else []
    if entries:
        facts.append(plural(len(entries), "entry") + (f", {plural(articles, 'article')}" if articles else ""))
    return (*facts, *([plural(units, "unit")] if units else []), *([plural(len(cited), "resource")] if cited else []))


def _almanacs(view: View, period: Period, url: Url, entries: Sequence[Entry]) -> tuple[Value, ...]:
    if not entries:
        return ()
    if period.kind == "year":
        return (almanac(view, period.start.year, url),)
    years = range(period.start.year, period.end.year + 1)
    found = []
    for year in years:
        first = period.start.month if year == period.start.year else 1
        last = period.end.month if year == period.end.year else 12
        if last - first < 24:
            found.append(almanac(view, year, url, months=tuple(range(first, last + 1))))
    return tuple(found[:3])


def _inner(view: View, period: Period, url: Url, kind: str) -> tuple[Value, ...]:
    """The months or quarters of a year that have something."""
    found = []
    for other in view.journal.periods:
        if other.kind == kind and period.start <= other.start <= period.end:
            entries = view.between(other.start, other.end)
            name = view.dates.month(other.start) if kind == "month" else f"Q{(other.start.month + 2) // 3}"
            found.append({**view.link("period", other.id, name, url), "count": plural(len(entries), "entry")})
    return tuple(found)


def _units(view: View, period: Period, url: Url) -> tuple[Value, ...]:
    found = []
    for unit in view.journal.units:
        if unit.start <= period.end and unit.end >= period.start:
            goals = [goal for goal in unit.goals if goal.state != "empty"]
            marks = tuple({"mark": MARKS.get(goal.state, "ring"), "tone": TONES.get(goal.state, ""), "state": goal.state} for goal in goals)
            words = ", ".join(f"{count} {state}" for state, count in Counter(goal.state for goal in goals).items())
            found.append({**view.unit_link(unit, url), "range": view.dates.span(unit.start, unit.end), "goals": marks, "words": words})
    return tuple(found)


def _about(view: View, entries: Sequence[Entry], url: Url) -> tuple[Value, ...]:
    """The topics of the entries, the commonest first."""
    counts = Counter(key for entry in entries for key in entry.topics if key in view.topic)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ABOUT]
    return tuple({**view.link("topic", key, view.topic[key].title, url), "count": plural(number, "entry")} for key, number in ranked)


def _resources(view: View, period: Period, url: Url) -> tuple[Value, ...]:
    """The listed resources of a period; all of those that its own text cites."""
    keys = (
        period.resources
        if period.kind == "custom"
        else tuple(key for key in period.resources if key in view.resource and view.resource[key].listed)
    )
    return view.cited(keys[:30], url)


def _neighbour(view: View, period: Period | None, url: Url) -> Value | None:
    if period is None:
        return None
    days = len({entry.date for entry in view.between(period.start, period.end)})
    return {**view.link("period", period.id, view.period_title(period), url), "words": f"{plural(days, 'day')} written"}
