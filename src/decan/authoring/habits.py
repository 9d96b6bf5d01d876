"""Where an author keeps files of a kind, and what they are called: as the newest ones of that kind are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from pathlib import PurePosixPath

from decan.journal.slugs import slug
from decan.model.journal import Journal

_DEFAULT = {
    "entry": "journal",
    "unit": "units",
    "review": "reviews",
    "resource": "resources",
    "note": "notes",
    "topic": "topics",
    "roadmap": "roadmaps",
}
_LOOKED_AT = 12
"""Files that make a habit."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Habit:
    """``folder`` is relative to the content folder; in it, and in ``name``, a day's parts are written as `strftime` has them."""

    folder: str
    name: str
    """With ``{slug}`` for the title; without it, files are called by their day alone."""
    ending: str = ".md"

    def path(self, title: str, day: Day) -> str:
        """The path of a new file, relative to the content folder."""
        folder = day.strftime(self.folder)
        name = day.strftime(self.name).replace("{slug}", slug(title) or "untitled")
        return f"{folder}/{name}{self.ending}".removeprefix("/")


def habit_of(kind: str, journal: Journal) -> Habit:
    """The author's habit for one of `decan.authoring.drafts.KINDS`; ours where there is none."""
    files = _files(kind, journal)
    dated = kind in {"entry", "review"}
    if not files:
        return Habit(_DEFAULT[kind], "%Y-%m-%d-{slug}" if kind == "entry" else "{slug}")
    folders = [
        _with_day(PurePosixPath(path).parent.as_posix(), day) if dated and day else PurePosixPath(path).parent.as_posix()
        for path, day in files
    ]
    folder = max(dict.fromkeys(folders), key=folders.count).removeprefix(".")
    newest = PurePosixPath(files[0][0])
    if newest.stem.lower() in {"index", "_index", "readme"}:  # a folder a page: the title is the folder's name
        return Habit(PurePosixPath(folder).parent.as_posix().removeprefix("."), "{slug}", f"/{newest.name}")
    names = [_name(PurePosixPath(path).stem, day) if dated and day else "{slug}" for path, day in files]
    return Habit(folder, max(dict.fromkeys(names), key=names.count), newest.suffix)


def _files(kind: str, journal: Journal) -> Sequence[tuple[str, Day | None]]:
    """(path, day) of the newest files of a kind that hold one thing each, the newest first."""
    entries = [(entry.source.path, entry.date) for entry in reversed(journal.entries) if bool(entry.review_of) == (kind == "review")]
    found: dict[str, Sequence[tuple[str, Day | None]]] = {
        "unit": [(unit.source.path, unit.start) for unit in reversed(journal.units) if not unit.planned],
        "entry": entries,
        "review": entries,
    }
    notes = [(note.source.path, note.updated) for note in journal.notes if note.kind == kind]
    candidates = found.get(kind, notes)
    paths = [path for path, _ in candidates]
    return [(path, day) for path, day in candidates if paths.count(path) == 1][:_LOOKED_AT]


def _with_day(folder: str, day: Day) -> str:
    """A folder in which the parts of a day are what a day's parts are called by."""
    parts = []
    for part in folder.split("/"):
        known = {f"{day:%Y-%m-%d}": "%Y-%m-%d", f"{day:%Y-%m}": "%Y-%m", f"{day:%Y}": "%Y", f"{day:%m}": "%m", f"{day:%d}": "%d"}
        parts.append(known.get(part, part.replace("%", "%%")))
    return "/".join(parts)


def _name(stem: str, day: Day) -> str:
    """How a file is called: by its day, its day and its title, or its title alone."""
    iso = _ISO.match(stem)
    if iso is None:
        return "{slug}"
    rest = stem[iso.end() :]
    return "%Y-%m-%d" if not rest else f"%Y-%m-%d{rest[0]}{{slug}}" if iso[0] == day.isoformat() else "{slug}"
