"""Whether anything has changed since the last build, told before anything else is loaded.

After a build a note in the cache says what it was made of: the sizes and times of all files that it has read, and of all that it has
written, as two digests, with what the command said. When both are the same again, a build would write nothing, and say the same. A cache
only: when the note is gone or cannot be read, everything is looked at.
"""

from __future__ import annotations

import contextlib
import json
import marshal
import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, astuple, dataclass
from datetime import date as Day
from operator import attrgetter
from pathlib import Path
from typing import Any

from decan.caching import RECENT, forget, keep, kept
from decan.diagnostics import Diagnostic, Severity, Span
from decan.digests import digest_of
from decan.layout import SETTINGS, Layout, Options
from decan.model.summary import Summary
from decan.output.record import NAME, record_in

FILE = "build"
_FORMAT = 3
_DEEPEST = 100
_ASIDE = 0.75
"""The part of the site's files that another process looks at, while this one looks at the sources and then at the rest."""
_SEEN = frozenset({".obsidian"})
"""Hidden folders that have a say in what a journal is."""
_SKIPPED = frozenset({"__pycache__", "node_modules"})
State = tuple[str, int, int, int, int]
"""Path, size in bytes, time of the last change in nanoseconds, number and mode of a file; -1 for none, -2 for one that cannot be seen."""


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
    out = {str(layout.output), str(layout.cache)}
    roots = (layout.content, layout.templates, layout.root / SETTINGS, *layout.beside, *more)
    found: list[State] = []
    for root in dict.fromkeys(roots):
        _look(str(root), out, found)
    newest = max((state[2] for state in found), default=0)
    said = (str(layout.content), str(layout.output), options.drafts, options.future, options.base_url)
    return Sources(_digest((said, found, tools_of())), time.time_ns() - newest > RECENT)


def tools_of(*more: Path) -> str:
    """A digest of what makes a site: Decan itself, its libraries, and ``more`` files and folders."""
    package = Path(__file__).parent.parent
    found: list[State] = []
    for root in (package, package.parent.parent / "templates", *more):
        _look(str(root), frozenset(), found)
    for folder in sys.path:  # another version of a library comes with another file in its folder
        if folder.endswith(("site-packages", "dist-packages")):
            with contextlib.suppress(OSError):
                found.append((folder, 0, os.stat(folder).st_mtime_ns, 0, 0))  # noqa: PTH116
    return _digest((_FORMAT, sys.version, os.environ.get("PYTHONPATH", ""), found))


def _digest(value: Any) -> str:  # noqa: ANN401 (what `marshal` can take has no name)
    """Of plain values."""
    return digest_of(marshal.dumps(value, 2))


def _look(root: str, out: Set[str], found: list[State]) -> None:
    """Add a file, or all files below a folder but for those in ``out``, in a fixed order."""
    try:
        status = os.stat(root)  # noqa: PTH116
    except OSError:
        found.append((root, -1, 0, 0, 0))
        return
    if not stat.S_ISDIR(status.st_mode):
        found.append(_state(root, status))
        return
    waiting = [(root, 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = [entry for entry in listed if entry.name[0] != "." or entry.name in _SEEN]
        except OSError:
            found.append((folder, -2, 0, 0, 0))
            continue
        entries.sort(key=attrgetter("name"))
        for entry in entries:
            if entry.name in _SKIPPED or entry.path in out:
                continue
            try:
                status = entry.stat()
            except OSError:
                found.append((entry.path, -2, 0, 0, 0))
                continue
            if not stat.S_ISDIR(status.st_mode):
                found.append(_state(entry.path, status))
            elif depth < _DEEPEST and (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                waiting.append((entry.path, depth + 1))


def _state(path: str, status: os.stat_result) -> State:
    return (path, status.st_size, status.st_mtime_ns, status.st_ino, status.st_mode)


def outputs_of(output: Path, paths: Sequence[str]) -> str:
    """A digest of what lies in the output folder at these paths, by size and time; empty when one cannot be seen."""
    base, look = str(output), os.lstat
    try:
        return _digest([_state(path, look(f"{base}/{path}")) for path in paths])
    except OSError:
        return ""


def _parts(paths: Iterable[str]) -> tuple[Sequence[str], Sequence[str]]:
    """All files of a site, the record of them included, in two parts."""
    whole = [*sorted(paths), NAME]
    cut = int(len(whole) * _ASIDE)
    return whole[:cut], whole[cut:]


def recall(layout: Layout, options: Options, least: Severity = Severity.OFF) -> Said | None:
    """What the last build said, when this one would write nothing and say the same; None when it must be made.

    Diagnostics below ``least`` are left out: a large journal has thousands that a build does not show.
    """
    try:
        record = json.loads(record_in(layout.output))
        first, rest = _parts(record["files"])
        if "planned" in record:  # a build was stopped: the site is not known to be whole
            return None
        with _meanwhile(lambda: outputs_of(layout.output, first)) as found:
            note = json.loads(kept(layout.cache, FILE) or b"")
            same = (
                note["format"] == _FORMAT
                and note["until"] > options.today.isoformat()
                and note["sources"] == sources_of(layout, options, map(Path, note["more"])).digest
                and note["outputs"][1] == outputs_of(layout.output, rest) != ""
            )
            said = _said(note, least) if same else None
            return said if said and note["outputs"][0] == found() != "" else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None


@contextlib.contextmanager
def _meanwhile(find: Callable[[], str]) -> Iterator[Callable[[], str]]:
    """``find``, begun at once in another process where that costs next to nothing.

    To ask for the state of all files of a large site takes one processor as long as everything else that is done here.
    """
    threads = sys.modules.get("threading")
    if sys.platform != "linux" or (threads and threads.active_count() > 1):
        yield find
        return
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(write, find().encode())
        finally:
            os._exit(0)
    os.close(write)
    with open(read, "rb") as told:  # noqa: PTH123
        try:
            yield lambda: told.read().decode()
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _said(note: Mapping[str, Any], least: Severity) -> Said:
    found = [
        Diagnostic(code, severity, message, Span(*span), excerpt, hint, tuple(Span(*one) for one in related))
        for severity in Severity
        if severity >= least
        for code, message, span, excerpt, hint, related in json.loads(note["diagnostics"][severity.word])
    ]
    return Said(Summary(**note["summary"]), note["files"], tuple(sorted(found, key=attrgetter("sort_key"))))


def _rows(diagnostics: Sequence[Diagnostic], severity: Severity) -> str:
    """Those of one severity as JSON inside the note's, so that they need not be read with it."""
    found = (one for one in diagnostics if one.severity is severity)
    return json.dumps(
        [(one.code, one.message, astuple(one.span), one.excerpt, one.hint, [astuple(span) for span in one.related]) for one in found]
    )


def remember(
    layout: Layout, sources: Sources, said: Said, paths: Iterable[str], *, until: Day = Day.max, more: Iterable[Path] = ()
) -> None:
    """Keep a note of a build that was made of ``sources`` and has written ``paths``; it holds before the day ``until``.

    A cache that cannot be written is no error.
    """
    outputs = [outputs_of(layout.output, part) for part in _parts(paths)]
    if "" in outputs or not sources.is_old:
        forget(layout.cache, FILE)
        return
    note = {
        "format": _FORMAT,
        "until": until.isoformat(),
        "sources": sources.digest,
        "more": [str(path) for path in more],
        "outputs": outputs,
        "summary": asdict(said.summary),
        "files": said.files,
        "diagnostics": {severity.word: _rows(said.diagnostics, severity) for severity in Severity},
    }
    keep(layout.cache, FILE, json.dumps(note))
