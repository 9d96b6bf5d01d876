"""The source line of diagnostics that were made where no source is at hand (links, URLs, topics)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from decan.config import Config
from decan.diagnostics import Diagnostic, excerpt_of
from decan.reading.sources import SourceFile, read


def with_excerpts(diagnostics: Iterable[Diagnostic], place: Callable[[str], Path], config: Config) -> tuple[Diagnostic, ...]:
    """The diagnostics, each with the line that it is about. ``place`` gives the file of a span's path."""
    lines: dict[str, tuple[str, ...]] = {}
    found = []
    for diagnostic in diagnostics:
        span = diagnostic.span
        if diagnostic.excerpt or (span.line == 1 and span.column == 1 and span.length == 0):
            found.append(diagnostic)
            continue
        if span.path not in lines:
            lines[span.path] = _lines(span.path, place(span.path), config)
        found.append(replace(diagnostic, excerpt=excerpt_of(lines[span.path], span.line)))
    return tuple(found)


def _lines(path: str, file: Path, config: Config) -> tuple[str, ...]:
    try:
        status = file.stat()
    except OSError:
        return ()
    if not file.is_file():
        return ()
    return read(SourceFile(path, str(file), status.st_size, status.st_mtime_ns, markdown=True), config).lines
