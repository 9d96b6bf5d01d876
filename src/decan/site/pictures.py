"""Pictures of learning as inline SVG: coloured by class, so that light, dark and print follow; each with words that say the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date as Day
from html import escape

from decan.model.journal import Entry, Gap, Unit
from decan.site.page import Url
from decan.site.view import Value, View

_KEY = {
    "small": 'r="2.6"', "middle": 'r="4.4"', "large": 'r="6.4"', "article": 'class="star" d=', "several": 'class="ring"',
    "over": 'class="thin"', "told": 'class="hatch"', "gap": 'class="gapline"', "unit": 'class="unit"',
}  # fmt: skip
"""A mark of the key → what a picture that has it is drawn with."""
_STEP = 20
"""Width of a day in a strip."""
LONG_GAP = 7
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


def almanac(view: View, year: int, base: Url, *, within: tuple[Day, Day] | None = None, links: bool = True) -> Value:
    """A year as rows of a table, a strip each month: days, units, gaps, ranges told later.

    The months are those from the first day of study to the last, or those of the days ``within``; then nothing else is drawn.
    ``key`` names the marks that it has, for they need a word each.
    """
    start, end = within or (Day(year, 1, 1), Day(year, 12, 31))
    start, end = max(start, Day(year, 1, 1)), min(end, Day(year, 12, 31))
    days = view.study[bisect_left(view.study, start) : bisect_right(view.study, end)]
    first, last = (days[0], days[-1]) if days else (start, end)
    rows, drawn = [], ""
    for month in range(start.month, end.month + 1) if within else range(first.month, last.month + 1):
        begin = max(Day(year, month, 1), start)
        stop = min(Day(year, month, monthrange(year, month)[1]), end)
        entries = sum(len(view.days.get(day, ())) for day in _each(begin, stop))
        key = f"{year}-{month:02}"
        strip = _strip(view, (begin, stop), (first, last), base, links=links)
        drawn += strip
        rows.append(
            {
                "title": view.dates.month(begin),
                "href": view.link("period", key, "", base)["href"] if key in view.period else "",
                "svg": strip,
                "days": counted(view, sum(day.month == month for day in days), "day"),
                "entries": counted(view, entries, "entry"),
            }
        )
    marks = tuple({"day": day, "left": f"{(day - 0.5) * 100 / 31:.2f}"} for day in (1, 5, 10, 15, 20, 25, 31))
    return {
        "caption": view.words("%(year)s, day by day", year=year),
        "rows": tuple(rows),
        "marks": marks,
        "key": tuple(name for name, sign in _KEY.items() if sign in drawn),
    }


def counted(view: View, number: int, word: str) -> Value:
    """A cell of a table: its number, and where the head of the table does not show, the number with its word."""
    return {"n": view.words.number(number) if number else "–", "words": view.count(number, word) if number else ""}


def _strip(view: View, span: tuple[Day, Day], known: tuple[Day, Day], base: Url, *, links: bool) -> str:
    """The days of a month, or a part of it; ``known`` are the first and the last day of study in the picture."""
    (begin, stop), (first, last) = span, known
    days = _each(begin, stop)
    long = [gap for gap in view.journal.gaps if gap.days > LONG_GAP and gap.before > days[0] and gap.after < days[-1]]
    told, hatches = _catch_up(view, days)
    pieces = [
        *_units(view, days),
        '<path class="third" d="M200 0v38M400 0v38"/>',
        *hatches,
        *_gaps(view, [gap for gap in long if not gap.covered], days, known),
    ]
    for day in days:
        here = view.days_of.get(day, ())
        x = (day.day - 0.5) * _STEP
        if here:
            own = [entry for entry in here if entry.date == day]
            mark = star(own, x, 16) if own else f'<path class="thin" d="M{x - _STEP + 4:g} 16h{_STEP - 8}"/>' + star(here[:1], x, 16)
            title = escape(f"{view.dates.day_month(day)}: {view.words.listed(view.name(entry) for entry in here[:3])}")
            href = view.link("day", day.isoformat(), "", base)["href"]
            pieces.append(f'<a href="{escape(str(href))}" tabindex="-1"><title>{title}</title>{mark}</a>' if links and href else mark)
        elif first <= day <= last and day not in told and not any(gap.after < day < gap.before and not gap.covered for gap in long):
            pieces.append(star((), x, 16))
    written = sum(1 for day in days if day in view.days_of)
    label = escape(
        "; ".join(
            (f"{view.dates.month(begin)}: {view.words('%(days)s of study', days=view.count(written, 'day'))}", *_in_words(view, long, days))
        )
    )
    return f'<svg class="sky" viewBox="0 0 620 38" role="{"group" if links else "img"}" aria-label="{label}">{"".join(pieces)}</svg>'


def _each(first: Day, last: Day) -> list[Day]:
    """All days of a month from one to another."""
    return [first.replace(day=number) for number in range(first.day, last.day + 1)]


def _in_words(view: View, long: Sequence[Gap], days: Sequence[Day]) -> list[str]:
    """The long gaps that begin in a month, and the days of it that were told later."""
    gaps = [view.words("%(days)s without an entry", days=view.count(gap.days, "day")) for gap in long if gap.after >= days[0]]
    told = [entry for entry in view.covering if entry.covers and days[0] <= entry.covers[0] <= days[-1]]
    return [
        *gaps,
        *(
            view.words("%(days)s told on %(day)s", days=view.dates.span(*entry.covers), day=view.dates.day_month(entry.date))
            for entry in told
            if entry.covers
        ),
    ]


def _units(view: View, days: Sequence[Day]) -> list[str]:
    """Bands of the units that touch the month, each with its number at its first day."""
    pieces = []
    for unit in view.journal.units:
        if unit.end < days[0] or unit.start > days[-1]:
            continue
        begin, end = max(unit.start, days[0]).day - 1, min(unit.end, days[-1]).day
        edge = "unit-edge here" if unit is view.current_unit else "unit-edge"
        pieces.append(f'<rect class="unit" x="{begin * _STEP}" y="2" width="{(end - begin) * _STEP}" height="34"/>')
        if unit.start >= days[0]:
            number = str(unit.number) if unit.number is not None else ""
            pieces.append(f'<path class="{edge}" d="M{begin * _STEP} 2v34"/>')
            pieces.append(f'<text x="{begin * _STEP + 4}" y="34" font-size="9" direction="ltr">{number}</text>')
        if unit.end <= days[-1]:
            pieces.append(f'<path class="{edge}" d="M{end * _STEP} 2v34"/>')
    return pieces


def _catch_up(view: View, days: Sequence[Day]) -> tuple[frozenset[Day], list[str]]:
    """The days of a month that a later entry sums up and that have none of their own, and the hatches over them."""
    told: set[Day] = set()
    pieces = []
    for entry in view.covering:
        start, end = entry.covers or (Day.max, Day.min)
        own = [day for day in days if start <= day <= end and day not in view.days_of and day not in told]
        told.update(own)
        for begin, stop in _stretches(own):
            left, right = (begin.day - 1) * _STEP + 4, stop.day * _STEP - 4
            middle = (left + right) / 2
            named = right - left > 150
            lines = "".join(f"M{x} 22l6-12" for x in range(left, right - 5, 6) if not (named and abs(x + 3 - middle) < 62))
            pieces.append(f'<path class="hatch" d="{lines}"/>')
            if named:
                words = escape(view.words("told on %(day)s", day=view.dates.brief(entry.date)))
                pieces.append(f'<text class="halo" x="{middle:g}" y="20" text-anchor="middle">{words}</text>')
    return frozenset(told), pieces


def _stretches(days: Sequence[Day]) -> list[tuple[Day, Day]]:
    """Days in a row as their first and last."""
    found: list[tuple[Day, Day]] = []
    for day in days:
        if found and (day - found[-1][1]).days == 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _gaps(view: View, gaps: Sequence[Gap], days: Sequence[Day], known: tuple[Day, Day]) -> list[str]:
    """Long gaps as lines with their length; they run on through months. One that is told later, or in part, is hatched there instead."""
    pieces = []
    for gap in gaps:
        begin = gap.after.day * _STEP + 6 if gap.after >= days[0] else (days[0].day - 1) * _STEP + 4
        stop = (gap.before.day - 1) * _STEP - 6 if gap.before <= days[-1] else days[-1].day * _STEP - 4
        if stop <= begin or days[-1] < known[0] or days[0] > known[1]:
            continue
        ends = (f"M{begin} 11v10" if gap.after >= days[0] else "") + (f"M{stop} 11v10" if gap.before <= days[-1] else "")
        pieces.append(f'<path class="gapline" d="M{begin} 16H{stop}{ends}"/>')
        if stop - begin > 90:
            pieces.append(f'<text class="halo" x="{(begin + stop) / 2:g}" y="20" text-anchor="middle">{view.count(gap.days, "day")}</text>')
    return pieces


def tens(view: View, unit: Unit, base: Url) -> Value:
    """A unit's days against its goals' categories: a mark on each day that has the evidence."""
    days = [Day.fromordinal(number) for number in range(unit.start.toordinal(), min(unit.end.toordinal(), unit.start.toordinal() + 30) + 1)]
    head = tuple(
        {
            "day": day.day,
            "weekday": view.dates.weekday(day),
            "href": view.link("day", day.isoformat(), "", base)["href"] if day in view.days else "",
            "svg": small_star(view.days.get(day) or view.days_of.get(day, ())[:1]),
            "entries": len(view.days_of.get(day, ())),
        }
        for day in days
    )
    rows = []
    for category in dict.fromkeys(goal.category for goal in unit.goals):
        goals = [goal for goal in unit.goals if goal.category == category]
        told = [[day for key in goal.evidence for day in view.entry[key].days if unit.start <= day <= unit.end] for goal in goals]
        cells = []
        for day in days:
            here = [goal for goal, own in zip(goals, told, strict=True) if day in own]
            done = [goal for goal, own in zip(goals, told, strict=True) if goal.state == "done" and day == max(own, default=None)]
            cells.append({"mark": "full" if done else "half" if here else "", "words": view.words.listed(goal.text for goal in here)})
        rows.append(
            {"title": category or view.words("Goals"), "empty": all(goal.state == "empty" for goal in goals), "cells": tuple(cells)}
        )
    return {"title": view.unit_title(unit), "head": head, "rows": tuple(rows), "columns": len(days)}


def months_between(first: Day, last: Day) -> list[str]:
    """``2022-02`` of each month from one day to another."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [f"{first.year + (first.month - 1 + step) // 12}-{(first.month - 1 + step) % 12 + 1:02}" for step in range(count + 1)]
