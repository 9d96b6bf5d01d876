"""A topic's months as pictures: a stroke in lists of topics, discs or bars on its own page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from html import escape
from itertools import groupby, pairwise

from decan.model.journal import Topic
from decan.site.pictures import months_between
from decan.site.view import Value, View
from decan.words import gettext_noop

_WIDTH, _MIDDLE, _THICKEST = 480, 15, 13
_THINNEST = 1.2
"""A month with one entry is seen beside one with fifty."""
_TOLD = 4.0
"""Half the height of a month that was only told of."""
_BY = {
    "month": gettext_noop("Entries by month"),
    "quarter": gettext_noop("Entries by quarter"),
    "year": gettext_noop("Entries by year"),
}
_CHART = 840
_MOST_COLUMNS = 60
_MOST_DISCS = 12


def stroke(
    counts: Mapping[str, int],
    months: Sequence[str],
    most: int,
    label: str = "",
    marks: Iterable[tuple[Day, str]] = (),
    told: Sequence[str] = (),
    *,
    rests: bool = False,
) -> str:
    """A line over ``months`` (``2022-02``), as thick as each was busy; ``most`` entries give the thickest.

    Months in a row are one shape, eased at the edges. ``marks`` are symbols of the sprite, each at its day: what a review said then.
    ``told`` are months that a text about them names, without an entry of their own: hollow.
    ``rests`` dots the line after the last shape. Without a label the picture is decoration, because the words beside it say the same, and
    takes any height.
    """
    step = _WIDTH / max(len(months), 1)
    shapes = [
        _shape([(number, _thickness(counts[months[number]], most)) for number in run], step)
        for active, group in groupby(range(len(months)), key=lambda number: bool(counts.get(months[number])))
        if active and (run := list(group))
    ]
    pieces = [*_hollow(told, months, step), *shapes, *_marks(marks, months, step), *(_rest(counts, months, step) if rests else ())]
    role = f'role="img" aria-label="{escape(label)}"' if label else 'preserveAspectRatio="none" aria-hidden="true"'
    return f'<svg class="sky" viewBox="0 0 {_WIDTH} 30" {role}><path class="zero" d="M0 {_MIDDLE}H{_WIDTH}"/>{"".join(pieces)}</svg>'


def _hollow(told: Sequence[str], months: Sequence[str], step: float) -> list[str]:
    """A thin open shape over each run of months that were only told of."""
    runs = groupby(range(len(months)), key=lambda number: months[number] in told)
    found = [list(run) for is_told, run in runs if is_told]
    return [_shape([(number, _TOLD) for number in run], step).replace('class="solid"', 'class="hollow"') for run in found]


def _marks(marks: Iterable[tuple[Day, str]], months: Sequence[str], step: float) -> list[str]:
    """The symbols, on a ground of paper, so that they are seen upon a stroke."""
    found = []
    for day, symbol in marks:
        month = f"{day.year:04d}-{day.month:02d}"
        if month in months:
            x = min((months.index(month) + day.day / 31) * step, _WIDTH - 8)
            found.append(
                f'<circle class="ground" cx="{x:.4g}" cy="{_MIDDLE}" r="9"/>'
                f'<g><use href="#d-{symbol}" x="{x - 8:.4g}" y="{_MIDDLE - 8}" width="16" height="16"/></g>'
            )
    return found


def _rest(counts: Mapping[str, int], months: Sequence[str], step: float) -> list[str]:
    """A dotted line from the last busy month on."""
    last = max((number for number, month in enumerate(months) if month in counts), default=-1) + 1
    return [f'<path class="rest" d="M{last * step:.4g} {_MIDDLE}H{_WIDTH}"/>'] if last < len(months) else []


def _thickness(entries: int, most: int) -> float:
    return max(_THINNEST, _THICKEST * math.pow(entries / max(most, 1), 0.75))


def _shape(run: Sequence[tuple[int, float]], step: float) -> str:
    """One closed shape around the middle: thin at its ends, at each month's middle as thick as the month."""
    points = [(run[0][0] * step, 0.0)]
    for place, (number, thick) in enumerate(run):
        after = run[place + 1][1] if place + 1 < len(run) else 0.0
        points += [((number + 0.5) * step, thick), ((number + 1) * step, (thick + after) / 2 if after else 0.0)]
    above = [(x, _MIDDLE - thick) for x, thick in points]
    below = [(x, _MIDDLE + thick) for x, thick in reversed(points)]
    return f'<path class="solid" d="M{above[0][0]:.4g} {above[0][1]:.4g}{_eased(above)}{_eased(below)}z"/>'


def _eased(points: Sequence[tuple[float, float]]) -> str:
    """A curve through the points that leaves and reaches each of them level."""
    pieces = []
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        pieces.append(f"C{middle:.4g} {y:.4g} {middle:.4g} {to_y:.4g} {to_x:.4g} {to_y:.4g}")
    return "".join(pieces)


def in_words(view: View, counts: Mapping[str, int], months: Sequence[str]) -> str:
    """``June 2024 4, September 2024 1``."""
    return view.words.listed(f"{view.dates.month_year(first_of(month))} {counts[month]}" for month in months if month in counts)


def first_of(month: str) -> Day:
    """The first day of ``2022-02``."""
    return Day(int(month[:4]), int(month[5:]), 1)


@dataclass(frozen=True, slots=True)
class _Column:
    """A month, quarter or year of the chart."""

    start: Day
    name: str
    entries: int


def chart(view: View, topic: Topic) -> Value:
    """A topic's entries over its whole time: a disc each by month, bars where discs would not fit; with the numbers behind it."""
    if topic.first is None or topic.last is None:
        return {"svg": "", "rows": (), "words": ""}
    columns, unit = _columns(view, topic, topic.first, topic.last)
    most = max((column.entries for column in columns), default=1)
    width = _CHART / max(len(columns), 12)
    discs = unit == "month" and most <= _MOST_DISCS
    base = 12 * max(most, 2) + 8 if discs else 96
    pieces = []
    for number, column in enumerate(columns):
        left = number * width
        pieces += _discs(column, left + width / 2, base, width) if discs else _bar(column, left, base, width, most)
        if name := _tick(view, column.start, unit, len(columns)):
            pieces.append(f'<text x="{left + width / 2:.1f}" y="{base + 18}" text-anchor="middle">{escape(name)}</text>')
    seen = tuple({"title": column.name, "entries": column.entries} for column in columns if column.entries)
    words = view.words.listed(f"{row['title']} {row['entries']}" for row in seen)
    label = escape(f"{view.words.listed((topic.title, view.count(len(topic.entries), 'entry')))}: {words}")
    svg = (
        f'<svg class="chart" viewBox="0 0 {_CHART} {base + 24}" role="img" aria-label="{label}">'
        f'<path class="zero" d="M0 {base}.5H{_CHART}"/>{"".join(pieces)}</svg>'
    )
    first, last = columns[0].start.year, columns[-1].start.year
    years = str(first) if first == last else f"{first}–{last}"
    return {"svg": svg, "rows": seen, "words": view.words.listed((view.words(_BY[unit]), years))}


def _columns(view: View, topic: Topic, first: Day, last: Day) -> tuple[tuple[_Column, ...], str]:
    """All columns with the unit that they stand for; a calendar year is shown whole."""
    if first.year == last.year:
        first, last = Day(first.year, 1, 1), Day(first.year, 12, 1)
    months = months_between(first, last)
    counts = dict(topic.months)
    names: Mapping[str, Callable[[Day], str]] = {
        "month": view.dates.month_year,
        "quarter": view.dates.quarter,
        "year": lambda day: str(day.year),
    }
    spans = {"month": 1, "quarter": 3, "year": 12}
    unit = next((unit for unit, span in spans.items() if len(months) <= span * _MOST_COLUMNS), "year")
    grouped = groupby(months, key=lambda month: (month[:4], (int(month[5:]) - 1) // spans[unit]))
    found = []
    for (year, place), group in grouped:
        start = Day(int(year), place * spans[unit] + 1, 1)
        found.append(_Column(start, names[unit](start), sum(counts.get(month, 0) for month in group)))
    return tuple(found), unit


def _tick(view: View, start: Day, unit: str, columns: int) -> str:
    """What stands under a column; most have no room for anything."""
    if unit == "year":
        return str(start.year) if columns <= 20 or start.year % 5 == 0 else ""
    if columns <= 24 and unit == "month":
        return str(start.year) if start.month == 1 and columns > 12 else view.dates.month_initial(start)
    return str(start.year) if start.month == 1 else ""


def _discs(column: _Column, x: float, base: int, width: float) -> list[str]:
    radius = min(4.4, width * 0.4)
    return [f'<circle class="star" cx="{x:.1f}" cy="{base - 8 - 12 * number}" r="{radius:.2g}"/>' for number in range(column.entries)]


def _bar(column: _Column, left: float, base: int, width: float, most: int) -> list[str]:
    if not column.entries:
        return []
    height = max(1.5, 76 * column.entries / most)
    bar = f'<rect class="star" x="{left + width * 0.25:.1f}" y="{base - height:.1f}" width="{width * 0.5:.1f}" height="{height:.1f}"/>'
    if width < 26:
        return [bar]
    return [bar, f'<text x="{left + width / 2:.1f}" y="{base - height - 5:.1f}" text-anchor="middle">{column.entries}</text>']
