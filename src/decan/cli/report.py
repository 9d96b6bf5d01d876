"""What commands say on a terminal: progress, failures, diagnostics, counts."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from decan.cli.fitting import coloured, fitted, has_colours, width_of
from decan.diagnostics import Diagnostic, Severity, count, printable, show
from decan.layout import Layout, Options
from decan.output.failure import Failure

_MANY = 30
"""Diagnostics from which on a build counts them instead of showing each."""


def options_of(arguments: Namespace) -> Options:
    """What the command line says about reading. Here, and only here, Decan asks what day it is."""
    return Options(
        drafts=getattr(arguments, "drafts", False),
        future=getattr(arguments, "future", False),
        base_url=getattr(arguments, "base_url", None),
        jobs=getattr(arguments, "jobs", 0),
        clean=getattr(arguments, "clean", False),
        today=date.today(),
    )


def fail(failure: Failure) -> None:
    """A failure on stderr."""
    hint = f"\n  hint: {printable(failure.hint)}" if failure.hint else ""
    print(fitted(f"decan: {printable(failure.message)}{hint}", width_of(sys.stderr)), file=sys.stderr)


def progress(*, quiet: bool) -> Callable[[str], None]:
    """Shows the stage in one line that overwrites itself, on a terminal; says nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return lambda _: None
    return lambda stage: print(f"\r\x1b[K{stage}…" if stage else "\r\x1b[K", end="", file=sys.stderr, flush=True)


def place_of(layout: Layout) -> Callable[[str], str]:
    """A span's path as one from the working directory, with ``/``; absolute where it is elsewhere."""

    def place(path: str) -> str:
        file = layout.shown(path)
        here = Path.cwd()
        if here == file or here in file.parents:
            return file.relative_to(here).as_posix()
        resolved = Path(os.path.realpath(file))
        return resolved.relative_to(here).as_posix() if here in resolved.parents else file.as_posix()

    return place


def shown(diagnostic: Diagnostic, place: Callable[[str], str], stream: TextIO) -> str:
    """A diagnostic as text, its paths from the working directory, as the stream can show it."""
    whole, width = place(diagnostic.span.path), width_of(stream)
    text = show(diagnostic, whole.removesuffix(diagnostic.span.path).rstrip("/") or ("/" if whole.startswith("/") else ""), width)
    return coloured(fitted(text, width)) if has_colours(stream) else fitted(text, width)


def say(text: str) -> None:
    """A line on stdout, broken between words where that is a terminal."""
    print(fitted(text, width_of(sys.stdout)))


def summarise(diagnostics: Sequence[Diagnostic], place: Callable[[str], str]) -> None:
    """Diagnostics of a build on stderr: the grave ones whole when they are few, else how many there are of each code."""
    grave = [diagnostic for diagnostic in diagnostics if diagnostic.severity >= Severity.WARNING]
    if len(grave) <= _MANY:
        for diagnostic in grave:
            print(shown(diagnostic, place, sys.stderr), file=sys.stderr)
        return
    errors = [diagnostic for diagnostic in grave if diagnostic.severity is Severity.ERROR]
    for diagnostic in errors[:_MANY]:
        print(shown(diagnostic, place, sys.stderr), file=sys.stderr)
    counts = Counter((-diagnostic.severity, diagnostic.code, diagnostic.severity.word) for diagnostic in grave)
    for (_, code, word), number in sorted(counts.items()):
        print(f"{number:6}  {word}[{code}]", file=sys.stderr)
    print("        decan check shows each with its place", file=sys.stderr)


def counted(number: int, noun: str, many: str = "") -> str:
    """``1 page``, ``2 pages``."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def troubles(diagnostics: Sequence[Diagnostic]) -> str:
    """``3 errors, 17 warnings``, or ``no errors``."""
    errors, warnings = count(diagnostics, Severity.ERROR), count(diagnostics, Severity.WARNING)
    parts = [counted(errors, "error")] * bool(errors) + [counted(warnings, "warning")] * bool(warnings)
    return ", ".join(parts) or "no errors"


def status_of(diagnostics: Sequence[Diagnostic], *, strict: bool) -> int:
    """0 or 1: errors count, and warnings where the author is strict. A settings file that is wrong is 2."""
    lowest = Severity.WARNING if strict else Severity.ERROR
    grave = [diagnostic for diagnostic in diagnostics if diagnostic.severity >= lowest]
    if any(diagnostic.code.startswith("settings.") and diagnostic.severity is Severity.ERROR for diagnostic in grave):
        return 2
    return 1 if grave else 0
