"""The foot of a card: days of a month or unit, months of a topic, the sky of a year, each drawn from the journal."""

from __future__ import annotations

from datetime import timedelta

from decan.site.cards.canvas import EDGE, INK_2, INK_3, RULE, Canvas
from decan.site.cards.card import WIDTH, Days, Months, Sky
from decan.site.cards.faces import writing
from decan.vendor.fonts import SANS

LEFT, RIGHT = 72, WIDTH - 72
MAIN = 304
"""Where titles begin; left of it is the margin of time."""
_BOTTOM = 562
"""Baseline of the lowest labels."""
_LABEL = 24
_STARS = {".": 1.7, "1": 4.0, "2": 6.6, "3": 9.6}
_ROW = 15
"""Height of a day in the sky."""
_FIELD = 84
"""Height of a day of a unit."""
_DISC = 7
_TEN = 10
_MOST_DISCS = 7
_HIGHEST = 120
_FEWEST_MONTHS = 6


def top_of(strip: Days | Months | Sky | None) -> int:
    """Where the strip begins, and the text above must have ended."""
    if isinstance(strip, Sky):
        return _BOTTOM - 34 - 10 * _ROW
    if isinstance(strip, Months):
        return _BOTTOM - 36 - _HIGHEST
    return _BOTTOM - (84 if strip is None or strip.month else 34 + _FIELD)


def draw_strip(canvas: Canvas, strip: Days | Months | Sky, font: str) -> None:
    """Draw it."""
    if isinstance(strip, Sky):
        _sky(canvas, strip, font)
    elif isinstance(strip, Months):
        _label(canvas, strip.label, font)
        _months(canvas, strip, font)
    else:
        _label(canvas, strip.label, font)
        (_month if strip.month else _fields)(canvas, strip)


def _label(canvas: Canvas, label: str, font: str) -> None:
    """What the strip shows, in the margin of time; two lines where it is long."""
    found = writing((label,), SANS, font)
    if found is None:
        return
    lines = [found.text]
    if found.width(found.text) * _LABEL > MAIN - LEFT - 24:
        head, _, tail = found.text.rpartition(" ")
        lines = [head, tail]
    for number, line in enumerate(reversed(lines)):
        if found.width(line) * _LABEL <= MAIN - LEFT - 16:
            canvas.text(LEFT, _BOTTOM - 30 * number, line, found.face(_LABEL), INK_2)


def _star(canvas: Canvas, x: float, y: float, mark: str, scale: float = 1, *, red: bool = False) -> None:
    """A day's mark, as on the site's pages."""
    if mark[:1] == "4":
        canvas.diamond(x, y, 17 * scale, 21 * scale, red=red)
    elif mark[:1] in _STARS:
        canvas.disc(x, y, _STARS[mark[0]] * (scale if mark != "." else 1), EDGE if mark == "." else 255, red=red)
    if mark.endswith("+"):
        canvas.ring(x, y, 11.6 * scale, red=red)


def _number(canvas: Canvas, x: float, number: int, size: int, *, red: bool, ink: int = INK_3) -> None:
    found = writing((str(number),), SANS, "")
    if found is not None:
        canvas.text(x, _BOTTOM, found.text, found.face(size), 255 if red else ink, side="middle", red=red)


def _month(canvas: Canvas, days: Days) -> None:
    """A line of stars with the thirds of the month, and the day that is meant in red."""
    step = (RIGHT - MAIN) / len(days.marks)
    top = _BOTTOM - 84
    canvas.box(MAIN, top, RIGHT - MAIN, 1, RULE * 2)
    canvas.box(MAIN, top + 55, RIGHT - MAIN, 1, RULE * 2)
    for number in (11, 21):
        canvas.box(MAIN + (number - 1) * step, top, 1, 55, RULE * 2)
    for number, mark in enumerate(days.marks, 1):
        x, now = MAIN + (number - 0.5) * step, number - 1 == days.now
        _star(canvas, x, top + 28, mark, red=now)
        if now:
            canvas.box(x - step / 2, top, step, 6, red=True)
            _number(canvas, x, number, 22, red=True)
        elif number in {1, 10, 20} and abs(number - 1 - days.now) > 1:
            _number(canvas, x, number, 20, red=False)


def _fields(canvas: Canvas, days: Days) -> None:
    """A field for each day of a unit."""
    step = (RIGHT - MAIN) / max(len(days.marks), _TEN)
    top = _BOTTOM - 34 - _FIELD
    canvas.box(MAIN, top, len(days.marks) * step, 2)
    wide = step > 40
    for place, mark in enumerate(days.marks):
        now, x = place == days.now, MAIN + (place + 0.5) * step
        if place:
            canvas.box(MAIN + place * step, top, 1, _FIELD, RULE * 2)
        if now:
            canvas.box(MAIN + place * step, top, step, 7, red=True)
        _star(canvas, x, top + _FIELD / 2, mark, 1.7 if wide else 0.9, red=now)
        number = (days.first + timedelta(place)).day
        _number(canvas, x, number, 26 if wide else 18, red=now, ink=INK_2 if mark.strip(" .") else INK_3)


def _months(canvas: Canvas, strip: Months, font: str) -> None:
    """A disc for each entry, by month; bars where there are many."""
    step = (RIGHT - MAIN) / max(len(strip.months), _FEWEST_MONTHS)
    most = max((count for _, count in strip.months), default=1)
    base = _BOTTOM - 36
    canvas.box(MAIN, base, len(strip.months) * step, 2)
    free = 0.0
    for place, (name, count) in enumerate(strip.months):
        left = MAIN + place * step
        if most <= _MOST_DISCS and step > 2 * _DISC + 2:
            for number in range(count):
                canvas.disc(left + _DISC, base - 13 - number * 17, _DISC)
        elif count:
            height = max(4, round(_HIGHEST * count / most))
            canvas.box(left, base - height, min(step * 0.66, 24), height)
        found = writing((name,), SANS, font) if name else None
        if found is not None and left >= free and (end := left + found.width(found.text) * 22) <= RIGHT:
            canvas.text(left, _BOTTOM, found.text, found.face(22), INK_3)
            free = end + 16


def _sky(canvas: Canvas, sky: Sky, font: str) -> None:
    """Ten days to a column, three columns to a month, the eleventh place for a 31st."""
    step = min((RIGHT - LEFT) / max(3 * len(sky.months), 1), 88)
    top = _BOTTOM - 34 - 10 * _ROW
    for place, (name, marks) in enumerate(sky.months):
        left = LEFT + place * 3 * step
        canvas.box(left, top - 12, 1, 11 * _ROW + 12, RULE * 2)
        for number, mark in enumerate(marks):
            column, row = min(number // 10, 2), number - 10 * min(number // 10, 2)
            now = place == len(sky.months) - 1 and number == sky.now
            _star(canvas, left + (column + 0.5) * step, top + row * _ROW, mark, 0.72, red=now)
        found = writing((name,), SANS, font)
        if found is not None and found.width(found.text) * 22 < 3 * step - 8:
            canvas.text(left + 8, _BOTTOM, found.text, found.face(22), INK_3)
