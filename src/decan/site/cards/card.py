"""What is on a card, as a value; the name of its file says it, so a card is drawn once and never again.

>>> Card(site="Night School", title="Raft").name("entry") == Card(site="Night School", title="Raft").name("entry")
True
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from hashlib import blake2b

from decan.vendor.fonts import FONTS

WIDTH, HEIGHT = 1200, 630
DRAWING = 1
"""Grows when the drawing changes, so that all cards are drawn again."""


@dataclass(frozen=True, slots=True)
class Days:
    """Some days as stars: of a month, or of a unit.

    ``marks`` has one sign a day: a blank before and after all study, ``.`` a day without an entry, ``1`` to ``3`` a star by how much was
    written, ``4`` an article; ``+`` after it where there are several entries.
    """

    label: str
    marks: tuple[str, ...]
    first: Day
    now: int = -1
    """Which of them is meant; -1 for none."""
    month: bool = True
    """Drawn in the thirds of a month, else each in a field of its own."""


@dataclass(frozen=True, slots=True)
class Months:
    """How many entries each month has, with its name."""

    label: str
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sky:
    """Months of stars, ten days to a column, as on the old star clocks. Each month has its name and the marks of its days as in `Days`."""

    months: tuple[tuple[str, tuple[str, ...]], ...]
    now: int = -1
    """The day of the last month that is meant, counted from 0; -1 for none."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that is drawn. A text that the fonts have no letters for is left out, or its next wording is taken."""

    site: str
    """At the left of the masthead."""
    title: str
    author: str = ""
    """At its right."""
    otherwise: tuple[str, ...] = ()
    """What stands there for a title that cannot be written, the last in figures."""
    numeral: str = ""
    """Large, in the margin of time."""
    side: tuple[str, ...] = ()
    """Lines in the margin of time, where there is no numeral."""
    facts: tuple[tuple[str, ...], ...] = ()
    """Lines, each in one wording or several."""
    lede: str = ""
    """A sentence under the title, shown only where all of it fits."""
    day: int = 0
    length: int = 0
    """Which tenth of the rule is filled: day ``day`` of ``length``."""
    strip: Days | Months | Sky | None = None
    mirrored: bool = False
    """Of a site that is written from right to left."""

    def name(self, kind: str, font: str = "") -> str:
        """``<kind>-<digest>``: another one for whatever changes the picture. ``font`` is the digest of the author's own font."""
        drawn = repr((DRAWING, *(one.digest for one in FONTS), font, self))
        return f"{kind}-{blake2b(drawn.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
