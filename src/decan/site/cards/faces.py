"""The face that a text is drawn with: one of our own, else the author's, else none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont, features

from decan.site.cards.letters import letters_of, needs_shaping, written
from decan.vendor.fonts import Font

_MEASURED_AT = 200


@dataclass(frozen=True, slots=True)
class Writing:
    """A text that can be drawn, and the font file that it is drawn with."""

    text: str
    font: str
    shaped: bool = False

    def face(self, size: int) -> ImageFont.FreeTypeFont:
        """The font at a size in pixels."""
        return _face(self.font, size, self.shaped)

    def width(self, text: str) -> float:
        """Of a part of the text, at size 1."""
        return _width(self.font, text, self.shaped)


def writing(wordings: Iterable[str], own: Font, other: str) -> Writing | None:
    """The first wording that our own font or the author's (``other``, a file's path) can write; None where none can.

    Raises OSError and ValueError where the author's font is none.
    """
    for wording in wordings:
        text = written(wording, letters_of(str(own.file)))
        if text is not None:
            return Writing(text, str(own.file))
        text = written(wording, letters_of(other)) if other else None
        if text is not None:
            shaped = needs_shaping(text)
            if not shaped or features.check("raqm"):
                return Writing(text, other, shaped)
    return None


@lru_cache(maxsize=8192)
def _width(path: str, text: str, shaped: bool) -> float:  # noqa: FBT001 (a key of the cache)
    return _face(path, _MEASURED_AT, shaped).getlength(text) / _MEASURED_AT


@lru_cache(maxsize=64)
def _face(path: str, size: int, shaped: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 (a key of the cache)
    """Glyph after glyph, the same with every Pillow, but for scripts that need more than that."""
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC)
