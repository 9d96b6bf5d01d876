"""Where a journal's parts lie (its folder, content, templates, cache and site), and what the command line says about reading them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path

from decan.output.failure import Failure
from decan.regular import read_regular

SETTINGS = "decan.yaml"
STATIC = "static"
_LARGEST = 1 << 20
_CONTENT = re.compile(r"""^content[ \t]*:[ \t]+(["']?)([^"'#\n\r]+?)\1[ \t]*(?:#.*)?\r?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Folders of one journal. ``root`` is where the settings lie; where there are neither settings nor ``content/`` it is the content."""

    root: Path
    content: Path
    output: Path

    @property
    def cache(self) -> Path:
        """Safe to delete at any time."""
        return self.root / ".decan"

    @property
    def title(self) -> str:
        """What a site without a title in its settings is called: the folder's name, made readable."""
        words = " ".join(re.split(r"[-_+.\s]+", self.root.name)).strip()
        return words[:1].upper() + words[1:]

    @property
    def templates(self) -> Path:
        """The author's own templates; need not exist."""
        return self.root / "templates"

    @property
    def excluded(self) -> tuple[Path, ...]:
        """What lies in the content folder without being content, when the journal's folder is the content; by way of links, too."""
        inside = (self.output, self.cache, self.templates, self.root / SETTINGS)
        content = self.content.resolve()
        return tuple(path for path in inside if self.content == self.root or content in path.resolve().parents)

    @property
    def beside(self) -> tuple[Path, ...]:
        """Folders of files that lie beside the content and belong to the site: Hugo's ``static/``."""
        static = self.root / STATIC
        return (static,) if self.content != self.root and static.is_dir() and not (self.content / STATIC).exists() else ()

    def file(self, path: str) -> Path:
        """The file of a path in the journal: below the content folder, or in a folder beside it."""
        return (self.root if self.beside and path.startswith(f"{STATIC}/") else self.content) / path

    def shown(self, path: str) -> Path:
        """A diagnostic's path as a file: below the content folder, but settings and templates below the journal's."""
        if path == SETTINGS or (path.partition("/")[0] == "templates" and not (self.content / path).exists()):
            return self.root / path
        return self.content / path


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line lays over the settings; ``jobs`` 0 decides by itself. Documents after ``today`` are held back."""

    drafts: bool = False
    future: bool = False
    base_url: str | None = None
    jobs: int = 0
    clean: bool = False
    today: Day = Day.max


def locate(folder: Path, content: Path | None = None, output: Path | None = None) -> Layout | Failure:
    """The layout of the journal in ``folder``; a failure when a folder that was named is not there.

    ``content`` and ``output`` are as given on the command line, relative to the working directory, or None.
    """
    root = _absolute(folder)
    for place in (folder, content):
        if place is not None and not place.is_dir():
            what = "is not a folder" if place.exists() else "does not exist"
            return Failure(f"{place} {what}", "name the folder of a journal, or one with markdown files")
    if content is not None:
        found = _absolute(content)
    elif said := _said(root):
        found = _absolute(root / said)
        if not found.is_dir() or not found.resolve().is_relative_to(root.resolve()):
            what = f"{folder / SETTINGS} says content: {said}, which is no folder of the journal"
            return Failure(what, "name a folder inside it, or . for the journal's own folder")
    elif (root / "content").is_dir():
        found = root / "content"
    elif (root / SETTINGS).is_file():
        return Failure(
            f"{folder / 'content'} does not exist", "make the folder, or name another one: --content DIR, or content: in decan.yaml"
        )
    else:
        found = root
    return Layout(root, found, _absolute(output) if output is not None else root / "site")


def _said(root: Path) -> str:
    """What ``content:`` in the settings says, read before anything else is; empty where it says nothing."""
    try:
        text = read_regular(root / SETTINGS, _LARGEST).decode("utf-8-sig")
    except (OSError, ValueError):
        return ""
    found = _CONTENT.search(text)
    return found[2].strip() if found else ""


def _absolute(path: Path) -> Path:
    """From the root of the file system, without ``..``."""
    return path.resolve() if ".." in path.parts else path.absolute()
