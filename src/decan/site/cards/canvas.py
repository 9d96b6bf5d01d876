"""Paper and two inks: what a card is drawn on.

Each ink is a layer of its own, and the picture has sixteen colours, ten steps from paper to ink and six to red: that is enough for smooth
letters, a third of the size of more, and quick.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from decan.site.cards.card import HEIGHT, WIDTH

_PAPER, _INK, _RED = (0xFB, 0xFB, 0xF8), (0x1A, 0x22, 0x30), (0xA5, 0x30, 0x1F)
INK, INK_2, INK_3, EDGE, RULE, BAND = 255, 200, 170, 130, 46, 14
"""How much ink: that of the stylesheet's tokens of the same names."""
_INKS, _REDS = 10, 6
_FINE = 8
"""Shapes are drawn so many times as large, and made small: that gives them smooth edges."""

Face = ImageFont.FreeTypeFont


def _mixed(ink: tuple[int, int, int], share: float) -> bytes:
    return bytes(round(paper + (full - paper) * share) for paper, full in zip(_PAPER, ink, strict=True))


_PALETTE = b"".join(
    [*(_mixed(_INK, step / (_INKS - 1)) for step in range(_INKS)), *(_mixed(_RED, step / _REDS) for step in range(1, _REDS + 1))]
)
_INK_STEPS = [round(value * (_INKS - 1) / 255) for value in range(256)]
_RED_STEPS = [_INKS - 1 + round(value * _REDS / 255) if value * _REDS >= 128 else 0 for value in range(256)]


class Canvas:
    """A card while it is drawn. ``mirrored`` has everything begin at the right."""

    def __init__(self, *, mirrored: bool = False) -> None:
        self._layers = {red: Image.new("L", (WIDTH, HEIGHT)) for red in (False, True)}
        self._pens = {red: ImageDraw.Draw(layer) for red, layer in self._layers.items()}
        self._mirrored = mirrored

    def box(self, x: float, y: float, width: float, height: float, ink: int = INK, *, red: bool = False) -> None:
        """A filled rectangle; rules are thin ones."""
        left = round(WIDTH - x - width if self._mirrored else x)
        top = round(y)
        self._pens[red].rectangle((left, top, left + max(round(width), 1) - 1, top + max(round(height), 1) - 1), fill=ink)

    def text(self, x: float, y: float, text: str, face: Face, ink: int = INK, *, side: str = "start", red: bool = False) -> None:
        """A line of text on the baseline ``y``; ``side`` says which of its ends, or its ``middle``, stands at ``x``."""
        anchor = {"start": "r" if self._mirrored else "l", "end": "l" if self._mirrored else "r", "middle": "m"}[side]
        place = (WIDTH - x if self._mirrored else x, y)
        self._pens[red].text(place, text, fill=ink, font=face, anchor=f"{anchor}s")

    def disc(self, x: float, y: float, radius: float, ink: int = INK, *, red: bool = False) -> None:
        """A star or a point."""
        self._stamp(_disc(round(radius * 4)), x, y, ink, red=red)

    def diamond(self, x: float, y: float, width: float, height: float, *, red: bool = False) -> None:
        """An article's star."""
        self._stamp(_diamond(round(width), round(height)), x, y, INK, red=red)

    def ring(self, x: float, y: float, radius: float, *, red: bool = False) -> None:
        """Around a star of several entries."""
        self._stamp(_ring(round(radius * 4)), x, y, INK, red=red)

    def _stamp(self, mask: Image.Image, x: float, y: float, ink: int, *, red: bool) -> None:
        centre = WIDTH - x if self._mirrored else x
        place = (round(centre - mask.width / 2), round(y - mask.height / 2))
        self._layers[red].paste(ink, (*place, place[0] + mask.width, place[1] + mask.height), mask)

    def png(self) -> bytes:
        """The picture."""
        picture = self._layers[False].point(_INK_STEPS)
        box = self._layers[True].getbbox()
        if box is not None:
            red = self._layers[True].crop(box).point(_RED_STEPS)
            picture.paste(ImageChops.lighter(picture.crop(box), red), box)
        picture = Image.frombytes("P", picture.size, picture.tobytes())
        rows = picture.tobytes("raw", "P;4")
        width = WIDTH // 2
        raw = b"".join(b"\0" + rows[start : start + width] for start in range(0, len(rows), width))
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"PLTE", _PALETTE), (b"IDAT", zlib.compress(raw, 5)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@lru_cache(maxsize=64)
def _disc(quarters: int) -> Image.Image:
    """A disc with a radius in quarters of a pixel."""
    return _shape(quarters / 4, lambda pen, centre, radius: pen.ellipse(_around(centre, radius), fill=255))


@lru_cache(maxsize=64)
def _ring(quarters: int) -> Image.Image:
    return _shape(quarters / 4, lambda pen, centre, radius: pen.ellipse(_around(centre, radius), outline=255, width=2 * _FINE))


@lru_cache(maxsize=64)
def _diamond(width: int, height: int) -> Image.Image:
    def draw(pen: ImageDraw.ImageDraw, centre: float, _: float) -> None:
        across, down = width * _FINE / 2, height * _FINE / 2
        pen.polygon([(centre, centre - down), (centre + across, centre), (centre, centre + down), (centre - across, centre)], fill=255)

    return _shape(max(width, height) / 2, draw)


def _shape(radius: float, draw: Callable[[ImageDraw.ImageDraw, float, float], object]) -> Image.Image:
    size = 2 * int(radius + 1.5)
    large = Image.new("L", (size * _FINE, size * _FINE))
    draw(ImageDraw.Draw(large), size * _FINE / 2, radius * _FINE)
    return large.resize((size, size), Image.Resampling.BOX)


def _around(centre: float, radius: float) -> tuple[float, float, float, float]:
    return (centre - radius, centre - radius, centre + radius, centre + radius)
