"""Which letters a font has, and what of a text can be written with them.

>>> latin = frozenset(range(32, 127))
>>> written("Raft 🚣 in 12 days", latin)
'Raft in 12 days'
>>> written("学习笔记", latin) is None  # better no title than one in empty boxes
True
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator, Set
from functools import lru_cache
from pathlib import Path

_LAST = 0x10FFFF
_RARE = 8
"""A single letter that is missing may be left out where there are so many others to one."""
_SHAPED = ((0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x17FF), (0x1800, 0x18AF))
"""Scripts whose letters change their forms or their order: India, Tibet, Myanmar, Cambodia, Mongolia."""


@lru_cache(maxsize=8)
def letters_of(path: str) -> frozenset[int]:
    """The code points that a TrueType or OpenType file, or the first font of a collection, has glyphs for.

    Raises OSError for a file that cannot be read, ValueError for one that is no font.
    """
    data = Path(path).read_bytes()
    try:
        return frozenset(_code_points(data, _table(data, b"cmap")))
    except (struct.error, IndexError) as error:
        raise ValueError(f"{Path(path).name} is no font that can be read") from error


def _table(data: bytes, tag: bytes) -> int:
    """Where a table of the font begins."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    for number in range(struct.unpack_from(">H", data, start + 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError("the font has no table of its letters")


def _code_points(data: bytes, start: int) -> Iterator[int]:
    """Those of the widest table for Unicode."""
    found = {}
    for number in range(struct.unpack_from(">H", data, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * number)
        form = struct.unpack_from(">H", data, start + offset)[0]
        if platform in {0, 3} and form in {4, 12}:
            found[form, encoding] = start + offset
    if not found:
        raise ValueError("the font has no table of its letters for Unicode")
    best = max(found)
    yield from _wide(data, found[best]) if best[0] == 12 else _narrow(data, found[best])


def _wide(data: bytes, start: int) -> Iterator[int]:
    """Format 12: groups of code points."""
    for number in range(struct.unpack_from(">I", data, start + 12)[0]):
        first, last, _ = struct.unpack_from(">III", data, start + 16 + 12 * number)
        yield from range(first, min(last, _LAST) + 1)


def _narrow(data: bytes, start: int) -> Iterator[int]:
    """Format 4: segments of the first 65,536; a glyph 0 is no letter."""
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    firsts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 4 * count)
    base = start + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, base)
    for segment, (first, last, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, base + 2 * segment + offset + 2 * (code - first))[0]
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield code


def written(text: str, letters: Set[int]) -> str | None:
    """The text as these letters can write it: without emoji and the odd unknown letter; None where they would leave a hole in it."""
    shown: list[str] = []
    known = unknown = 0
    hole = False
    for char in unicodedata.normalize("NFC", " ".join(text.split())):
        plain = char if ord(char) in letters else unicodedata.normalize("NFKC", char)
        if all(ord(one) in letters for one in plain) and (plain.isprintable() or plain == " "):
            shown.append(plain)
            known += char.isalnum()
            hole = False
        elif unicodedata.category(char)[0] in "LN":
            if hole:
                return None
            hole = True
            unknown += 1
    if not known or unknown * _RARE > known:
        return None
    return " ".join("".join(shown).split())


def needs_shaping(text: str) -> bool:
    """Whether letters of it join, or run from right to left, so that it takes more than one glyph after another."""
    return any(
        unicodedata.bidirectional(char) in {"R", "AL", "AN"} or any(first <= ord(char) <= last for first, last in _SHAPED) for char in text
    )
