"""Pictures of learning as inline SVG: coloured by class, so that light, dark and print follow; each with words that say the same."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date as Day
from html import escape

from decan.model.journal import Entry, Unit
from decan.site.page import Url
from decan.site.view import Value, View, plural

_STEP = 20
"""Width of a day in a strip."""
_LONG_GAP = 7
"""Days without an entry from which on a gap is drawn with its length."""


def magnitude(words: int) -> float:
    """Radius of a day's star: under 100 words, to 400, more."""
    return 2.6 if words < 100 else 4.4 if words < 400 else 6.4


def star(entries: Sequence[Entry], x: float, y: float) -> str:
    """The mark of a day: a disc, a diamond for an article, a ring around two entries or more."""
    if not entries:
        return f'<circle class="dot" cx="{x:g}" cy="{y:g}" r="1.2"/>'
    if any(entry.kind == "article" for entry in entries):
        mark = f'<path class="star" d="M{x:g} {y - 8:g}l6.5 8l-6.5 8l-6.5-8z"/>'
    else:
        radius = magnitude(sum(entry.text.body.words for entry in entries))
        mark = f'<circle class="star" cx="{x:g}" cy="{y:g}" r="{radius}"/>'
    return mark + (f'<circle class="ring" cx="{x:g}" cy="{y:g}" r="8.6"/>' if len(entries) > 1 else "")


def small_star(entries: Sequence[Entry]) -> str:
    """A day's mark in a table of ten days."""
    return f'<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">{star(entries, 9, 9)}</svg>'


def almanac(view: View, year: int, base: Url, *, months: Sequence[int] = (), links: bool = True) -> Value:
    """A year (or some of its months) as rows of a table, a strip each: days, units, gaps, ranges told later."""
    days = [day for day in view.days if day.year == year]
    first, last = (days[0], days[-1]) if days else (Day(year, 1, 1), Day(year, 12, 31))
    shown = months or tuple(range(first.month, last.month + 1))
    rows = []
    for month in shown:
        begin = Day(year, month, 1)
        written = [day for day in days if day.month == month]
        entries = sum(len(view.days[day]) for day in written)
        key = f"{year}-{month:02}"
        rows.append(
            {
                "title": view.dates.month(begin),
                "href": view.link("period", key, "", base)["href"] if key in view.period else "",
                "svg": _strip(view, begin, first, last, base, links=links),
                "days": len(written),
                "entries": entries,
            }
        )
    marks = tuple({"day": day, "left": f"{(day - 0.5) * 100 / 31:.2f}"} for day in (1, 5, 10, 15, 20, 25, 31))
    return {"caption": f"{year}, day by day", "rows": tuple(rows), "marks": marks}


def _strip(view: View, begin: Day, first: Day, last: Day, base: Url, *, links: bool) -> str:
    count = monthrange(begin.year, begin.month)[1]
    days = [Day(begin.year, begin.month, number) for number in range(1, count + 1)]
    pieces = [
        *_units(view, days),
        '<path class="third" d="M200 0v38M400 0v38"/>',
        *_catch_up(view, days),
        *_gaps(view, days, first, last),
    ]
    for day in days:
        entries = view.days.get(day, ())
        x = (day.day - 0.5) * _STEP
        if entries:
            mark = star(entries, x, 16)
            title = escape(f"{view.dates.day_month(day)}: {', '.join(view.name(entry) for entry in entries[:3])}")
            href = view.link("day", day.isoformat(), "", base)["href"]
            pieces.append(f'<a href="{escape(str(href))}" tabindex="-1"><title>{title}</title>{mark}</a>' if links and href else mark)
        elif first <= day <= last and not _covered(view, day):
            pieces.append(star((), x, 16))
    written = sum(1 for day in days if day in view.days)
    label = escape(f"{view.dates.month(begin)}: {plural(written, 'day')} written")
    return f'<svg class="sky" viewBox="0 0 620 38" role="{"group" if links else "img"}" aria-label="{label}">{"".join(pieces)}</svg>'


def _covered(view: View, day: Day) -> bool:
    """Whether a long gap or a range told later is drawn over the day."""
    return any(gap.after < day < gap.before for gap in view.journal.gaps if gap.days > _LONG_GAP) or any(
        entry.covers and entry.covers[0] <= day <= entry.covers[1] for entry in _covering(view)
    )


def _covering(view: View) -> tuple[Entry, ...]:
    return tuple(entry for entry in view.journal.entries if entry.covers)


def _units(view: View, days: Sequence[Day]) -> list[str]:
    """Bands of the units that touch the month, each with its number at its first day."""
    pieces = []
    for unit in view.journal.units:
        if unit.end < days[0] or unit.start > days[-1]:
            continue
        begin, end = max(unit.start, days[0]).day - 1, min(unit.end, days[-1]).day
        pieces.append(f'<rect class="unit" x="{begin * _STEP}" y="2" width="{(end - begin) * _STEP}" height="34"/>')
        if unit.start >= days[0]:
            number = str(unit.number) if unit.number is not None else ""
            pieces.append(
                f'<path class="unit-edge" d="M{begin * _STEP} 2v34"/><text x="{begin * _STEP + 4}" y="34" font-size="9">{number}</text>'
            )
        if unit.end <= days[-1]:
            pieces.append(f'<path class="unit-edge" d="M{end * _STEP} 2v34"/>')
    return pieces


def _catch_up(view: View, days: Sequence[Day]) -> list[str]:
    """Hatches over days that a later entry sums up."""
    pieces = []
    for entry in _covering(view):
        start, end = entry.covers or (entry.date, entry.date)
        if end < days[0] or start > days[-1]:
            continue
        begin, stop = (max(start, days[0]).day - 1) * _STEP + 4, min(end, days[-1]).day * _STEP - 4
        middle = (begin + stop) / 2
        named = stop - begin > 150 and days[0] <= start
        lines = "".join(f"M{x} 22l6-12" for x in range(begin, stop - 5, 6) if not (named and abs(x + 3 - middle) < 62))
        pieces.append(f'<path class="hatch" d="{lines}"/>')
        if named:
            pieces.append(
                f'<text class="halo" x="{middle:g}" y="20" text-anchor="middle">told on {escape(view.dates.brief(entry.date))}</text>'
            )
    return pieces


def _gaps(view: View, days: Sequence[Day], first: Day, last: Day) -> list[str]:
    """Long gaps as lines with their length; they run on through months."""
    pieces = []
    covered = _covering(view)
    for gap in view.journal.gaps:
        if gap.days <= _LONG_GAP or gap.before <= days[0] or gap.after >= days[-1]:
            continue
        if any(entry.covers and entry.covers[0] <= gap.before and entry.covers[1] >= gap.after for entry in covered):
            continue
        begin = gap.after.day * _STEP + 6 if gap.after >= days[0] else 4
        stop = (gap.before.day - 1) * _STEP - 6 if gap.before <= days[-1] else len(days) * _STEP - 4
        if stop <= begin or days[-1] < first or days[0] > last:
            continue
        ends = (f"M{begin} 11v10" if gap.after >= days[0] else "") + (f"M{stop} 11v10" if gap.before <= days[-1] else "")
        pieces.append(f'<path class="gapline" d="M{begin} 16H{stop}{ends}"/>')
        if stop - begin > 90:
            pieces.append(f'<text class="halo" x="{(begin + stop) / 2:g}" y="20" text-anchor="middle">{plural(gap.days, "day")}</text>')
    return pieces


def tens(view: View, unit: Unit, base: Url) -> Value:
    """A unit's days against its goals' categories: a mark on each day that has the evidence."""
    days = [Day.fromordinal(number) for number in range(unit.start.toordinal(), min(unit.end.toordinal(), unit.start.toordinal() + 30) + 1)]
    head = tuple(
        {
            "day": day.day,
            "weekday": view.dates.weekday(day),
            "href": view.link("day", day.isoformat(), "", base)["href"] if day in view.days else "",
            "svg": small_star(view.days.get(day, ())),
            "entries": len(view.days.get(day, ())),
        }
        for day in days
    )
    rows = []
    for category in dict.fromkeys(goal.category for goal in unit.goals):
        goals = [goal for goal in unit.goals if goal.category == category]
        cells = []
        for day in days:
            here = [goal for goal in goals if any(view.entry[key].date == day for key in goal.evidence if key in view.entry)]
            done = [
                goal
                for goal in here
                if goal.state == "done" and max(view.entry[key].date for key in goal.evidence if key in view.entry) == day
            ]
            cells.append({"mark": "full" if done else "half" if here else "", "words": ", ".join(goal.text for goal in here)})
        rows.append({"title": category or "Goals", "empty": all(goal.state == "empty" for goal in goals), "cells": tuple(cells)})
    return {"title": unit.title, "head": head, "rows": tuple(rows), "columns": len(days)}


def months_between(first: Day, last: Day) -> list[str]:
    """``2022-02`` of each month from one day to another."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [f"{first.year + (first.month - 1 + step) // 12}-{(first.month - 1 + step) % 12 + 1:02}" for step in range(count + 1)]
