"""What a file is, where its author says so: by ``kind:`` (or ``type``, ``layout``) or by the folder that it lies in.

    kind: review                    → review
    topics/kubernetes.md            → topic
    resources/deep-learning.md      → resource
    about.md                        → page
    notes/2022-02-01.md             → "" : a day in its name says more than the folder

An empty answer means that nobody said; then the dates decide.
"""

from __future__ import annotations

from decan.config import RESOURCE_KINDS
from decan.model.document import Document, SectionKind

FOLDERS = {
    **{"topics": "topic", "resources": "resource", "roadmaps": "roadmap"},
    **{"units": "unit", "reviews": "review", "notes": "note"},
}
"""Folders that say what is in them; in lower case, perhaps as a Jekyll collection (``_notes``)."""

GIVEN = frozenset(RESOURCE_KINDS) - {"link"}
"""Kinds that an author can give to a resource's file; ``kind: link`` is what other generators call a post about a link."""

_WORDS = {
    **dict.fromkeys(("entry", "post", "posts", "blog", "article", "journal", "daily", "day", "log", "diary", "til", "weekly"), "entry"),
    **dict.fromkeys(("note", "notes", "evergreen", "zettel", "wiki", "garden"), "note"),
    **{"page": "page", "topic": "topic", "resource": "resource", "roadmap": "roadmap", "unit": "unit", "review": "review"},
    **{"topics": "topic", "resources": "resource", "roadmaps": "roadmap", "units": "unit", "reviews": "review"},
}

_ROOTS = ("content", "docs", "src")
_PAGES = (
    *("about", "about-me", "contact", "colophon", "now", "uses", "imprint", "impressum", "privacy", "license", "licence"),
    *("contributing", "changelog", "code_of_conduct", "readme", "index", "_index", "404"),
)


def folders_of(path: str) -> tuple[str, ...]:
    """The folders of a file without the site generator's own root (``content/``, ``docs/``, ``src/``)."""
    parts = tuple(path.split("/")[:-1])
    return parts[1:] if parts and parts[0] in _ROOTS else parts


def stem_of(path: str) -> str:
    """The file's name without folders and ending."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def kind_of(document: Document) -> str:
    """``entry``, ``note``, ``page``, ``topic``, ``resource``, ``roadmap``, ``unit`` or ``review``; empty when the author has not said."""
    folder = next((FOLDERS[name] for name in map(_plain, reversed(folders_of(document.path))) if name in FOLDERS), "")
    said = _WORDS.get(document.front.kind, "")
    if document.front.kind in GIVEN and (folder == "resource" or (not said and is_external(document.front.url))):
        return "resource"
    if said and not (said == "entry" and folder not in {"", "note"}):
        return said
    if folder == "note" and has_own_day(document):
        return ""
    return folder or ("page" if _is_page(document) else "")


def is_said(document: Document) -> bool:
    """Whether ``kind:`` itself, not only the folder, says what the file is."""
    return bool(_WORDS.get(document.front.kind))


def has_own_day(document: Document) -> bool:
    """Whether the file's name or its headings are days."""
    return document.name_date is not None or any(section.kind is SectionKind.DAY and section.start for section in document.sections)


def is_external(url: str) -> bool:
    """Whether this is the URL of a page on the web."""
    return url[:8].lower().startswith(("http://", "https://"))


def _plain(folder: str) -> str:
    return folder.removeprefix("_")


def _is_page(document: Document) -> bool:
    """``about.md`` and the like at the root, and the ``_index.md`` of a section, when nothing dates them."""
    if has_own_day(document) or document.front.date is not None:
        return False
    stem = stem_of(document.path).lower()
    return stem == "_index" or (not folders_of(document.path) and stem in _PAGES)
