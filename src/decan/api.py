"""Decan from Python: `load` gives the journal, `build` makes its site. What this module has is imported from `decan` itself.

    journal = decan.load("~/notes")
    for topic in journal.topics:
        print(topic.title, len(topic.entries))

Both do what the commands do, by the same way, and print nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path

from decan import building
from decan.diagnostics import Diagnostic, Severity, Span, arrange
from decan.layout import Layout, Options, locate
from decan.model.journal import Journal
from decan.model.summary import Summary
from decan.output.failure import Failure
from decan.reading.excerpts import with_excerpts

__all__ = ["Built", "Diagnostic", "Error", "Journal", "Severity", "Span", "build", "load"]

Folder = str | PathLike[str]
"""A folder, relative to the working directory; ``~`` is the user's home."""


class Error(Exception):
    """Why nothing could be done: what a command says before it ends with status 2.

    ``message`` is one sentence that names the file or folder, ``hint`` says what to do. What was there before is whole.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message with its hint."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    folder: Path
    """Where the site is."""
    files: tuple[str, ...]
    """All files of the site, by their paths in the folder, with ``/``."""
    written: int
    """How many of them are new or have other bytes than before; the others were left alone."""
    removed: int
    """How many files of the last build are gone, because nothing makes them any more."""
    summary: Summary
    """How many pages, entries, topics … there are."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything that ``decan check`` would show, by place."""


def load(
    folder: Folder = ".",
    *,
    content: Folder | None = None,
    drafts: bool = False,
    future: bool = False,
    today: date | None = None,
) -> Journal:
    """Read the journal in ``folder`` as ``decan build`` would.

    ``content`` is where its files are, unless that is ``folder/content`` or ``folder`` itself. ``drafts`` and ``future`` read what is held
    back, too: drafts, and what is dated after ``today``, by default the day that it is. Bad content never raises: what is wrong is in
    the journal's ``diagnostics``. Raises `Error` when a folder is not there. Writes nothing.
    """
    layout = _layout(folder, content, None)
    options = Options(drafts=drafts, future=future, jobs=1, today=today or date.today())
    loaded = building.load(layout, options)
    found = arrange(loaded.diagnostics, dict(loaded.config.diagnostics))
    return replace(loaded.journal, diagnostics=with_excerpts(found, layout.shown, loaded.config))


def build(
    folder: Folder = ".",
    output: Folder | None = None,
    *,
    content: Folder | None = None,
    drafts: bool = False,
    future: bool = False,
    base_url: str | None = None,
    jobs: int = 1,
    clean: bool = False,
    today: date | None = None,
) -> Built:
    """Make the site of the journal in ``folder``, as ``decan build`` does.

    ``output`` is where it goes, by default ``folder/site``. ``base_url`` is where it will live (``https://me.example/``), and goes before
    ``url:`` in ``decan.yaml``. ``jobs`` is the number of processes, 0 for as many as is quickest. ``clean`` takes nothing from the cache
    and writes every file anew. The others are as for `load`. Bad content never raises, and neither do settings that are wrong. Raises
    `Error` when a folder is not there, or the site cannot be written; the old site is then whole.
    """
    layout = _layout(folder, content, output)
    options = Options(drafts=drafts, future=future, base_url=base_url, jobs=jobs, clean=clean, today=today or date.today())
    done = building.build(layout, options)
    if isinstance(done, Failure):
        raise Error(done.message, done.hint)
    said, written = done
    return Built(layout.output, tuple(sorted(written.files)), written.written, written.removed, said.summary, said.diagnostics)


def _layout(folder: Folder, content: Folder | None, output: Folder | None) -> Layout:
    places = [Path(place).expanduser() if place is not None else None for place in (folder, content, output)]
    found = locate(places[0] or Path(), places[1], places[2])
    if isinstance(found, Failure):
        raise Error(found.message, found.hint)
    return found
