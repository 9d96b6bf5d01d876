"""What a resource's own file says for a bibliography: ``year: 2017``, ``publisher: O'Reilly``, ``isbn: 978-1-4493-7332-0``."""

from __future__ import annotations

from typing import Final

from decan.model.document import FrontMatter

_DAYS: Final = ("published", "year", "publicationdate", "issued")
_DETAILS: Final = {
    **{key: key for key in ("editor", "publisher", "journal", "booktitle", "edition", "volume", "number", "pages", "isbn", "doi")},
    "editors": "editor",
}
_ISBN: Final = 10


def published_of(front: FrontMatter) -> str:
    """When it came out, as written: a year, a month, a day; empty where nothing is said."""
    extra = _folded(front)
    said = next((text for text in (_words(extra.get(key)) for key in _DAYS) if text), "")
    if not said and front.date and any(_key(key).startswith(("publish", "pubdate")) for key, _ in front.lines):
        return front.date.isoformat()
    return said


def details_of(front: FrontMatter) -> tuple[tuple[str, str], ...]:
    """Key and words, sorted by key; several editors with ``and`` between."""
    said = ((_DETAILS[key], _words(value)) for key, value in _folded(front).items() if key in _DETAILS)
    found = {key: text for key, text in said if text}
    if "isbn" in found:
        found["isbn"] = found["isbn"].zfill(_ISBN)  # a bare number has lost its first zeros
    return tuple(sorted(found.items()))


def _folded(front: FrontMatter) -> dict[str, object]:
    return {_key(key): value for key, value in front.extra}


def _key(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "").replace(" ", "")


def _words(value: object) -> str:
    """A plain value of front matter as one line; of a mapping its ``name``."""
    if isinstance(value, tuple):
        named = dict(part for part in value if isinstance(part, tuple) and len(part) == 2)
        return _words(named["name"]) if "name" in named else " and ".join(filter(None, map(_words, value)))
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
