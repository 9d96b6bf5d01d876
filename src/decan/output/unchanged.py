"""Whether anything has changed since the last build, told before anything else is loaded.

After a build a note in the cache says what it was made of: the sizes and times of all files that it has read, and of all that it has
written, as two digests, with what the command said. When both are the same again, a build would write nothing, and say the same. A cache
only: when the note is gone or cannot be read, everything is looked at.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date as Day
from hashlib import blake2b
from pathlib import Path
from typing import Any

from decan.diagnostics import Diagnostic, Severity, Span
from decan.layout import SETTINGS, Layout, Options
from decan.model.summary import Summary
from decan.output.caching import keep
from decan.output.record import NAME

FILE = "build.json"
_FORMAT = 1
_RECENT = 2_000_000_000
"""Nanoseconds: a file that was changed just now can change again without its time showing it."""
_DEEPEST = 100
_SEEN = frozenset({".obsidian"})
"""Hidden folders that have a say in what a journal is."""
_SKIPPED = frozenset({"__pycache__", "node_modules"})


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build is made of."""

    digest: str
    is_old: bool
    """Whether the last change is long enough ago to tell a later one by its time."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a build said; ``files`` counts those of the site."""

    summary: Summary
    files: int
    diagnostics: tuple[Diagnostic, ...]


def sources_of(layout: Layout, options: Options, more: Iterable[Path] = ()) -> Sources:
    """All that the site depends on, by size and time: the journal's files, the settings, templates, ``more`` files, and Decan itself."""
    package = Path(__file__).parent.parent
    said = (_FORMAT, sys.version, str(layout.content), str(layout.output), options.drafts, options.future, options.base_url)
    hasher = blake2b(repr(said).encode(), digest_size=16)
    newest = 0
    out = {str(layout.output), str(layout.cache)}
    roots = (layout.content, layout.templates, layout.root / SETTINGS, *layout.beside, *more)
    for root in dict.fromkeys((*roots, package, package.parent.parent / "templates")):
        for line, changed in _lines(str(root), out):
            hasher.update(line)
            if package not in root.parents and root != package:
                newest = max(newest, changed)
    for folder in sys.path:  # another version of a library comes with another file in its folder
        if folder.endswith(("site-packages", "dist-packages")):
            with contextlib.suppress(OSError):
                hasher.update(f"{folder}\0{os.stat(folder).st_mtime_ns}\n".encode("utf-8", "surrogateescape"))  # noqa: PTH116
    return Sources(hasher.hexdigest(), time.time_ns() - newest > _RECENT)


def _lines(root: str, out: frozenset[str] | set[str]) -> Iterator[tuple[bytes, int]]:
    """(path, size and time as bytes; time) of a file, or of all files below a folder, in a fixed order."""
    try:
        status = os.stat(root)  # noqa: PTH116
    except OSError:
        yield f"{root}\0-\n".encode("utf-8", "surrogateescape"), 0
        return
    if not stat.S_ISDIR(status.st_mode):
        yield _line(root, status), status.st_mtime_ns
        return
    waiting = [(root, 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield f"{folder}\0?\n".encode("utf-8", "surrogateescape"), 0
            continue
        for entry in entries:
            if (entry.name.startswith(".") and entry.name not in _SEEN) or entry.name in _SKIPPED or entry.path in out:
                continue
            try:
                status = entry.stat()
            except OSError:
                yield f"{entry.path}\0?\n".encode("utf-8", "surrogateescape"), 0
                continue
            if not stat.S_ISDIR(status.st_mode):
                yield _line(entry.path, status), status.st_mtime_ns
            elif depth < _DEEPEST and (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                waiting.append((entry.path, depth + 1))


def _line(path: str, status: os.stat_result) -> bytes:
    return f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ino}\0{status.st_mode}\n".encode("utf-8", "surrogateescape")


def outputs_of(output: Path, paths: Iterable[str]) -> str:
    """A digest of what lies in the output folder at these paths, by size and time, the record of them included."""
    hasher = blake2b(digest_size=16)
    base = str(output)
    for path in (*sorted(paths), NAME):
        try:
            status = os.lstat(f"{base}/{path}")
        except OSError:
            return ""
        hasher.update(_line(path, status))
    return hasher.hexdigest()


def recall(layout: Layout, options: Options) -> Said | None:
    """What the last build said, when this one would write nothing and say the same; None when it must be made."""
    try:
        note = json.loads((layout.cache / FILE).read_text("utf-8"))
        record = json.loads((layout.output / NAME).read_text("utf-8"))
        same = (
            note["format"] == _FORMAT
            and note["until"] > options.today.isoformat()
            and note["sources"] == sources_of(layout, options, map(Path, note["more"])).digest
            and "planned" not in record
            and note["outputs"] == outputs_of(layout.output, record["files"])
        )
        return _said(note, len(record["files"])) if same and note["outputs"] else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _said(note: Mapping[str, Any], files: int) -> Said:
    found = tuple(
        Diagnostic(**{**one, "severity": Severity(one["severity"]), "span": Span(**one["span"]), "related": _spans(one["related"])})
        for one in note["diagnostics"]
    )
    return Said(Summary(**note["summary"]), files, found)


def _spans(related: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(Span(**one) for one in related)


def remember(
    layout: Layout, sources: Sources, said: Said, paths: Iterable[str], *, until: Day = Day.max, more: Iterable[Path] = ()
) -> None:
    """Keep a note of a build that was made of ``sources`` and has written ``paths``; it holds before the day ``until``.

    A cache that cannot be written is no error.
    """
    place = layout.cache / FILE
    outputs = outputs_of(layout.output, paths)
    if not outputs or not sources.is_old:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
        return
    note = {
        "format": _FORMAT,
        "until": until.isoformat(),
        "sources": sources.digest,
        "more": [str(path) for path in more],
        "outputs": outputs,
        "summary": asdict(said.summary),
        "diagnostics": [asdict(found) for found in said.diagnostics],
    }
    keep(place, json.dumps(note))
