"""A card drawn: masthead and rule, the numeral in the margin of time, the title, what is known of it, and a strip of the journal's days."""

from __future__ import annotations

from decan.site.cards.canvas import INK, INK_2, INK_3, Canvas
from decan.site.cards.card import Card, Days, Months
from decan.site.cards.faces import Writing, writing
from decan.site.cards.setting import Set, Step, set_text
from decan.site.cards.strips import LEFT, MAIN, RIGHT, draw_strip, top_of
from decan.vendor.fonts import SANS, SERIF

_MASTHEAD = 98
"""Baseline of the site's name."""
_RULE = 120
_TOP = 168
"""Where the capitals of the title, and the numeral, begin."""
_TOP_ALONE = 272
"""The same on a card without a strip."""
_STEPS = (Step(92, 1), Step(84, 2), Step(74, 2), Step(66, 3), Step(58, 3), Step(52, 4), Step(46, 4))
_LOW_STEPS = (Step(84, 1), Step(76, 1), Step(64, 2), Step(54, 2), Step(46, 3))
"""Over the tall picture of a topic or a year."""
_TALL = 440
"""Where a strip begins that leaves room for a large title."""
_LEADING = 1.16
_CAPITALS = 0.64
"""Height of the serif's capitals."""
_DESCENT = 0.28
_NUMERAL = 168
_SIDE = 26
_FACT = 28
_FACT_LEADING = 40
_LEDE = 34
_LEDE_LEADING = 45


def draw(card: Card, font: str = "") -> bytes:
    """The picture as PNG; ``font`` is the file of the author's own font."""
    canvas = Canvas(mirrored=card.mirrored)
    _masthead(canvas, card, font)
    bottom = top_of(card.strip)
    left = MAIN if card.numeral or card.side or isinstance(card.strip, Days | Months) else LEFT
    top = _TOP if card.strip is not None else _TOP_ALONE
    if card.numeral:
        _numeral(canvas, card.numeral, top, font)
    for number, line in enumerate(card.side):
        found = writing((line,), SANS, font)
        if found is not None and found.width(found.text) * _SIDE <= MAIN - LEFT - 16:
            canvas.text(LEFT, top + 18 + number * 34, found.text, found.face(_SIDE), INK_2)
    title = writing((card.title, *card.otherwise), SERIF, font)
    baseline = _title(canvas, title, left, top, bottom) if title is not None else top
    _facts(canvas, card, left, baseline, bottom, font, said=title.text if title is not None else "")
    if card.strip is not None:
        draw_strip(canvas, card.strip, font)
    return canvas.png()


def _masthead(canvas: Canvas, card: Card, font: str) -> None:
    """The site's name, who writes it, and the rule of ten ticks with the day of the unit filled."""
    author = writing((card.author,), SANS, font) if card.author else None
    room: float = RIGHT - LEFT
    if author is not None and author.width(author.text) * 26 < room * 0.6:
        canvas.text(RIGHT, _MASTHEAD, author.text, author.face(26), INK_2, side="end")
        room -= author.width(author.text) * 26 + 40
    name = writing((card.site,), SERIF, font) if card.site else None
    if name is not None:
        shown = set_text(name.text, room, (Step(32, 1), Step(28, 1)), name.width)
        canvas.text(LEFT, _MASTHEAD, shown.lines[0], name.face(shown.size))
    tenth = (RIGHT - LEFT) / 10
    if 0 < card.day <= card.length:
        canvas.box(LEFT + (card.day - 1) * 10 / card.length * tenth, _RULE, 10 / card.length * tenth, 8, red=True)
    canvas.box(LEFT, _RULE, RIGHT - LEFT, 2)
    for number in range(11):
        canvas.box(min(LEFT + number * tenth, RIGHT - 2), _RULE, 2, 13)


def _numeral(canvas: Canvas, numeral: str, top: int, font: str) -> None:
    found = writing((numeral,), SERIF, font)
    if found is not None:
        size = min(_NUMERAL, int((MAIN - LEFT - 32) / found.width(found.text)))
        canvas.text(LEFT - 6, top + round(size * _CAPITALS), found.text, found.face(size))


def _title(canvas: Canvas, title: Writing, left: int, top: int, bottom: int) -> int:
    """Draws the title and gives the place below it from which lines are counted."""
    steps = _STEPS if bottom > _TALL and top == _TOP else _LOW_STEPS
    shown = set_text(title.text, RIGHT - left, steps, title.width)
    return _lines(canvas, title, shown, left, top + round(shown.size * _CAPITALS))


def _lines(canvas: Canvas, text: Writing, shown: Set, left: int, baseline: int) -> int:
    leading = round(shown.size * _LEADING)
    for number, line in enumerate(shown.lines):
        canvas.text(left - round(shown.size * 0.03), baseline + number * leading, line, text.face(shown.size), INK)
    return baseline + (len(shown.lines) - 1) * leading + round(shown.size * _DESCENT)


def _facts(canvas: Canvas, card: Card, left: int, baseline: int, bottom: int, font: str, *, said: str) -> None:
    """The sentence under the title and the lines of facts, as many as there is room for, but not what the title has ``said``."""
    room = bottom - 34
    lede = writing((card.lede,), SERIF, font) if card.lede else None
    if lede is not None:
        shown = set_text(lede.text, RIGHT - left, (Step(_LEDE, 3),), lede.width)
        below = baseline + _LEDE_LEADING * len(shown.lines)
        if shown.whole and below + (_FACT_LEADING if card.facts else 0) <= room:
            for number, line in enumerate(shown.lines, 1):
                canvas.text(left, baseline + _LEDE_LEADING * number, line, lede.face(_LEDE), INK_2)
            baseline = below + 4
    for wordings in card.facts:
        written = (found for one in wordings if (found := writing((one,), SANS, font)) is not None)
        fact = next((found for found in written if found.width(found.text) * _FACT <= RIGHT - left), None)
        if fact is not None and fact.text != said and baseline + _FACT_LEADING <= room:
            baseline += _FACT_LEADING
            canvas.text(left, baseline, fact.text, fact.face(_FACT), INK_3)
