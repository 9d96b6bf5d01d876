"""What files were made from: ``pages`` in the cache. A page, or a part of the search, that would be made
from the same again need not be.

A cache only: without it, all are made.
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
    """Output path → (key, digest of the file) of the files that the same ``tools`` have made before."""
    try:
        value = json.loads(kept(cache, FILE) or b"")
        if value["format"] != _FORMAT or value["tools"] != tools:
            return {}
        return {path: (key, digest) for path, (key, digest) in value["pages"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def keep_rendered(cache: Path, tools: str, pages: Iterable[Kept]) -> None:
    """Keep the keys of a build's files."""
    known = {str(page.output): (page.key, page.digest) for page in pages if page.key}
    keep(cache, FILE, json.dumps({"format": _FORMAT, "tools": tools, "pages": known}, separators=(",", ":")))
