"""What pages were rendered from: ``pages.json`` in the cache. A page that would be rendered from the same again need not be.

A cache only: without it, all pages are rendered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from decan.output.caching import keep
from decan.site.page import Kept

FILE = "pages.json"
_FORMAT = 1


def read_rendered(cache: Path, tools: str) -> Mapping[str, tuple[str, str]]:
    """Output path → (key, digest of the page) of the pages that the same ``tools`` have rendered before."""
    try:
        value = json.loads((cache / FILE).read_text("utf-8"))
        if value["format"] != _FORMAT or value["tools"] != tools:
            return {}
        return {path: (key, digest) for path, (key, digest) in value["pages"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def keep_rendered(cache: Path, tools: str, pages: Iterable[Kept]) -> None:
    """Keep the keys of a build's pages."""
    known = {str(page.output): (page.key, page.digest) for page in pages if page.key}
    keep(cache / FILE, json.dumps({"format": _FORMAT, "tools": tools, "pages": known}, separators=(",", ":")))
