"""What runs in the browser: the preview's script, its panel of errors, the worker that lets all tabs share one stream, and Idiomorph."""

from __future__ import annotations

from pathlib import Path

from decan.vendor import IDIOMORPH

_HERE = Path(__file__).parent
_OWN = frozenset({"preview.js", "preview-overlay.js", "preview-worker.js"})


def read(name: str) -> bytes | None:
    """A script by its name; None for any other."""
    if name == "idiomorph.js":
        return IDIOMORPH.read()
    return (_HERE / name).read_bytes() if name in _OWN else None
