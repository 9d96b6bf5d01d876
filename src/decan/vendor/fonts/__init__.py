"""The two faces of the drawn cards: a serif for what a person wrote, a sans for what Decan counted.

>>> [(font.name, font.made_of, font.licence) for font in FONTS]
[('serif.ttf', 'Gentium Plus', 'OFL-1.1'), ('sans.ttf', 'Lato', 'OFL-1.1')]

They are parts of fonts that are free to change and to hand on under other names: the letters of Latin, Greek and Cyrillic writing, marks,
arrows and a little mathematics, without hints, with the pairs of letters that stand closer in the old form that every program reads. Never
the computer's own fonts, so a card is the same everywhere. ``README.md`` tells how they are made; a test compares their digests.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Font:
    """A font of somebody else's, cut to what is needed."""

    name: str
    made_of: str
    """The font that it is a part of."""
    version: str
    licence: str
    """By its SPDX name; the text lies beside the font."""
    digest: str
    """SHA-256 of the file, hex."""

    @property
    def file(self) -> Path:
        """Where it lies."""
        return _HERE / self.name

    @property
    def licence_file(self) -> Path:
        """The text of the licence, with its makers."""
        return _HERE / f"{self.name.partition('.')[0]}.LICENSE"


SERIF: Final = Font("serif.ttf", "Gentium Plus", "6.101", "OFL-1.1", "022ada71362240672a3f2250f569daceec7d7ac3216678f7b07883749b860e1e")
SANS: Final = Font("sans.ttf", "Lato", "2.007", "OFL-1.1", "16fa4c2a4f6123654c2ce615d33ba7187b36cba668a94a52e178a272d55f666f")
FONTS: Final = (SERIF, SANS)
