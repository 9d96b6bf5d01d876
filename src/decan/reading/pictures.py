"""Width and height of pictures, from their first bytes: so that a page does not jump while they load."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

_RASTER = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".ico", ".apng")
_ORIENTATION = 0x0112
_TURNED = frozenset([5, 6, 7, 8])
_SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_SIDE = {side: re.compile(rf"""\s{side}\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""") for side in ("width", "height")}
_VIEW_BOX = re.compile(r"""\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']""")


def read_sizes(place: Callable[[str], Path], paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """(width, height) in pixels, as shown, by path; what is no picture, or broken, is left out. ``place`` gives a path's file."""
    sizes = {}
    for path in sorted(paths):
        lower = path.lower()
        size = None
        if lower.endswith(_RASTER):
            size = _raster(place(path))
        elif lower.endswith(".svg"):
            size = _vector(place(path))
        if size is not None and min(size) > 0:
            sizes[path] = size
    return sizes


def _raster(path: Path) -> tuple[int, int] | None:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as image:
                turned = image.getexif().get(_ORIENTATION) in _TURNED
                return (image.height, image.width) if turned else (image.width, image.height)
    except Exception:  # noqa: BLE001 (Pillow raises nearly anything for a broken file)
        return None


def _vector(path: Path) -> tuple[int, int] | None:
    try:
        with path.open("rb") as file:
            root = _SVG.search(file.read(8192).decode("utf-8", "replace"))
    except OSError:
        return None
    if root is None:
        return None
    width, height = (_SIDE[side].search(root[0]) for side in ("width", "height"))
    box = _VIEW_BOX.search(root[0])
    try:
        if width and height:
            return round(float(width[1])), round(float(height[1]))
        return (round(float(box[1])), round(float(box[2]))) if box else None
    except (ValueError, OverflowError):
        return None
