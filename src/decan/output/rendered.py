"""What pages were rendered from: ``pages`` in the cache. A page that would be rendered from the same again need not be.

A cache only: without it, all pages are rendered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from decan.caching import keep, kept
from decan.site.page import Kept

FILE = "pages"
_FORMAT = 1


def read_rendered(cache: Path, tools: str) -> Mapping[str, tuple[str, str]]:
    """Output path → (key, digest of the page) of the pages that the same ``tools`` have rendered before."""
    try:
        value = json.loads(kept(cache, FILE) or b"")
        if value["format"] != _FORMAT or value["tools"] != tools:
            return {}
        return {path: (key, digest) for path, (key, digest) in value["pages"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def keep_rendered(cache: Path, tools: str, pages: Iterable[Kept]) -> None:
    """Keep the keys of a build's pages."""
    known = {str(page.output): (page.key, page.digest) for page in pages if page.key}
    keep(cache, FILE, json.dumps({"format": _FORMAT, "tools": tools, "pages": known}, separators=(",", ":")))
