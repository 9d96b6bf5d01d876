"""A font with Chinese characters, made of one of ours: their pictures are those of Latin letters, which nobody reads here."""

from __future__ import annotations

import struct
from pathlib import Path

from decan.vendor.fonts import SANS

FIRST, LAST = 0x4E00, 0x9FFF


def chinese(path: Path) -> Path:
    """Write it there: the basic letters and all of Chinese, by another table of letters at the end of the file."""
    data = bytearray(SANS.file.read_bytes())
    groups = [(32, 126, 3), *((first, min(first + 499, LAST), 3) for first in range(FIRST, LAST + 1, 500))]
    table = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(struct.pack(">III", *group) for group in groups)
    body = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        place = 12 + 16 * number
        if data[place : place + 4] == b"cmap":
            struct.pack_into(">II", data, place + 8, len(data), len(body))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(data) + body)
    return path
