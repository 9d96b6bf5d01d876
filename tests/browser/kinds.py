"""Which page of a site stands for its kind: the largest, where most can go wrong."""

from __future__ import annotations

import re
from pathlib import Path

PATTERNS = {
    "home": r"index\.html",
    "not found": r"404\.html",
    "journal": r"journal/index\.html",
    "year": r"\d{4}/index\.html",
    "quarter": r"\d{4}/q\d/index\.html",
    "month": r"\d{4}/\d\d/index\.html",
    "day": r"\d{4}/\d\d/\d\d/index\.html",
    "article": r"\d{4}/\d\d/\d\d/[^/]+/index\.html",
    "unit": r"units/.+/index\.html",
    "period": r"periods/.+/index\.html",
    "topics": r"topics/index\.html",
    "topic": r"topics/.+/index\.html",
    "resources": r"resources/index\.html",
    "all resources": r"resources/all/index\.html",
    "resource": r"resources/(?!all/).+/index\.html",
    "interests": r"interests/index\.html",
    "follow-ups": r"follow-ups/index\.html",
    "roadmaps": r"roadmaps/index\.html",
    "roadmap": r"roadmaps/.+/index\.html",
    "notes": r"notes/index\.html",
    "note": r"notes/.+/index\.html",
    "search": r"search/index\.html",
}


def kinds_of(site: Path) -> dict[str, str]:
    """Kind → path of its largest page in the site; other pages together are ``other``."""
    found: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        kind = next((kind for kind, pattern in PATTERNS.items() if re.fullmatch(pattern, path)), "other")
        found[kind] = max(found.get(kind, (0, "")), (file.stat().st_size, path))
    return {kind: path for kind, (_, path) in found.items()}
