"""Extensions: packages that the user has installed, and that the journal's settings name (``extensions: [study]``).

========================= ============================================================================================
entry points of the group are
========================= ============================================================================================
``decan.markdown``        a function that gets markdown-it's parser, and adds rules to it
``decan.filters``         a mapping, name → function: filters of templates
``decan.pages``           a function that gets the journal, its settings and its URLs, and gives pages and files
========================= ============================================================================================

All entry points of one name are one extension. Both halves of the bargain are the user's: nothing that a journal brings is ever run, and of
what is installed only what the settings name. Where they name none, nothing is looked up, which would take longer than a small build.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from markdown_it import MarkdownIt

MARKDOWN, FILTERS, PAGES = "decan.markdown", "decan.filters", "decan.pages"
_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension, loaded. What it does not have is None or empty."""

    name: str
    versions: tuple[str, ...]
    """``decan-study 1.0``: of the packages that it comes from."""
    files: tuple[str, ...]
    """The files and folders of its code."""
    markdown: Callable[[MarkdownIt], object] | None = None
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict, hash=False)
    pages: Callable[..., Iterable[Any]] | None = None

    @property
    def templates(self) -> tuple[Path, ...]:
        """Folders of templates in its packages."""
        return tuple(place for file in self.files if (place := Path(file) / _TEMPLATES).is_dir())

    def place_of(self, error: BaseException) -> str:
        """Where in its code something went wrong, ``decan_study/__init__.py:12``; empty for elsewhere."""
        import traceback

        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            for file in map(Path, self.files):
                if Path(frame.filename).is_relative_to(file):
                    return f"{Path(frame.filename).relative_to(file.parent).as_posix()}:{frame.lineno}"
        return ""

    def told(self, error: BaseException) -> str:
        """What went wrong, in one line, with its place: ``KeyError: 'x' (decan_study/__init__.py:12)``."""
        place = self.place_of(error)
        return f"{in_short(error)} ({place})" if place else in_short(error)


def in_short(error: BaseException) -> str:
    """An exception in one line."""
    return f"{type(error).__name__}: {error}".split("\n")[0].rstrip(": ")


def installed() -> dict[str, dict[str, EntryPoint]]:
    """All extensions that there are: name → group → entry point. The working directory is no place where anything is installed."""
    from importlib.metadata import distributions

    found: dict[str, dict[str, EntryPoint]] = {}
    for distribution in distributions(path=[folder for folder in sys.path if folder not in {"", str(Path.cwd())}]):
        for entry in distribution.entry_points:
            if entry.group in {MARKDOWN, FILTERS, PAGES}:
                found.setdefault(entry.name, {}).setdefault(entry.group, entry)
    return found


@lru_cache(maxsize=32)
def load(name: str) -> Extension:
    """Import an extension that is installed. Raises KeyError when it is not, and whatever its code raises."""
    entries = installed()[name]
    values = {group: entry.load() for group, entry in sorted(entries.items())}
    filters = values.get(FILTERS, {})
    if not isinstance(filters, Mapping):
        raise TypeError(f"{FILTERS} should be a mapping, name → function, not {type(filters).__name__}")
    for group in (MARKDOWN, PAGES):
        if group in values and not callable(values[group]):
            raise TypeError(f"{group} should be a function, not {type(values[group]).__name__}")
    versions = {f"{entry.dist.name} {entry.dist.version}" for entry in entries.values() if entry.dist}
    files = dict.fromkeys(file for entry in entries.values() for file in _code_of(entry.module.partition(".")[0]))
    return Extension(name, tuple(sorted(versions)), tuple(files), values.get(MARKDOWN), filters, values.get(PAGES))


def _code_of(module: str) -> list[str]:
    """The folders of a package, else the file of a module."""
    loaded = sys.modules[module]
    folders = list(getattr(loaded, "__path__", ()))
    return folders or ([loaded.__file__] if loaded.__file__ else [])
