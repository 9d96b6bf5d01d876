"""What Decan could not read, as values: a code, a place, a sentence and a remedy.

Nothing in Decan raises for bad content. A stage returns its result together with the diagnostics it made; the command
at the end sorts and shows all of them. ``docs/reference/diagnostics.md`` has an example of every code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum


class Severity(IntEnum):
    """How much a diagnostic matters; ``OFF`` exists only in settings."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case word that is shown and written in settings."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file, as it lies on disk.

    ``path`` is relative to the content folder, with ``/`` (settings: ``decan.yaml``). ``line`` and ``column`` count from 1;
    a column counts characters. ``length`` is in characters of that line, at least 1; 0 means the whole line.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is ``group.name`` (``day.repeated-item``); ``excerpt`` is the source line, without its end.

    ``message`` is one sentence without a full stop, ``hint`` says what to do (may be empty). ``related`` are other places that the
    message is about (the first of two claims to one URL).
    """

    code: str
    severity: Severity
    message: str
    span: Span
    excerpt: str = ""
    hint: str = ""
    related: tuple[Span, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, int, int, str, str]:
        """Order of showing: by place, then the gravest first."""
        span = self.span
        return (span.path, span.line, span.column, span.length, -self.severity, self.code, self.message)


def arrange(diagnostics: Iterable[Diagnostic], levels: Mapping[str, Severity]) -> tuple[Diagnostic, ...]:
    """Apply the author's ``diagnostics:`` settings, drop those set to off and the twins, and sort.

    ``levels`` maps a code, or a group (``day``), to a severity; the full code wins over its group.
    """
    kept = set()
    for diagnostic in diagnostics:
        level = levels.get(diagnostic.code, levels.get(diagnostic.code.partition(".")[0], diagnostic.severity))
        if level is not Severity.OFF:
            kept.add(diagnostic if level is diagnostic.severity else replace(diagnostic, severity=level))
    return tuple(sorted(kept, key=lambda diagnostic: diagnostic.sort_key))


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many of that severity there are."""
    return sum(1 for diagnostic in diagnostics if diagnostic.severity is severity)


_LONGEST = 10_000
"""Characters of a line that is shown: a line of a megabyte can hold a hundred thousand findings."""


def span_within(path: str, lines: Sequence[str], line: int, column: int, length: int) -> Span:
    """The span at a line and column, both from 0, that does not reach beyond the line."""
    longest = len(lines[line]) if line < len(lines) else 0
    column = min(column, longest)
    return Span(path, line + 1, column + 1, min(length, max(longest - column, 1)))


def excerpt_of(lines: Sequence[str], line: int) -> str:
    """The source line with that number (from 1), for a diagnostic; empty beyond the end, and for one that nobody would look through."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return text.rstrip("\r\n") if len(text) <= _LONGEST else ""


COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys instead of showing it: control characters, and those that turn the direction of the text around them."""


def printable(text: str) -> str:
    r"""A line for a terminal, in which file names and texts of others are: what it would obey is shown as an escape.

    >>> printable("\x1b[31mred")
    '\\x1b[31mred'
    """
    return COMMANDS.sub(lambda sign: ascii(sign[0])[1:-1], text)


def one_line(text: str) -> str:
    """What an author has written over several lines, as a sentence can name it."""
    return " ".join(text.split()) if "\n" in text else text


def show(diagnostic: Diagnostic, root: str = "", width: int = 0) -> str:
    """A diagnostic as text for a terminal: place, message, the line with the place underlined, the hint.

    ``root`` is put before the path, so that a terminal can open it. The line is cut to a window around the place where it is longer than
    ``width``, or than what is easily read.
    """
    span = diagnostic.span
    prefix = f"{root.rstrip('/')}/" if root else ""
    place = f"{prefix}{span.path}:{span.line}:{span.column}"
    shown = [printable(f"{place}: {diagnostic.severity.word}[{diagnostic.code}]: {diagnostic.message}")]
    if diagnostic.excerpt:
        shown.extend(_underlined(diagnostic, min(_WIDTH, width - _FRAME) if width else _WIDTH))
    shown.extend(printable(f"  also {prefix}{other.path}:{other.line}:{other.column}") for other in diagnostic.related)
    if diagnostic.hint:
        shown.append(printable(f"  hint: {diagnostic.hint}"))
    return "\n".join(shown)


_WIDTH = 110
_FRAME = 7
"""Columns that an excerpt's edge, two ellipses and the terminal's last column take."""


def _underlined(diagnostic: Diagnostic, width: int) -> list[str]:
    """The excerpt with carets under the place, cut to a window when the line is very long."""
    text = COMMANDS.sub("\ufffd", diagnostic.excerpt.replace("\t", " "))
    column = max(diagnostic.span.column, 1)
    length = diagnostic.span.length or max(len(text.rstrip()) - column + 1, 1)
    start = max(0, column - 1 - width // 3) if len(text) > width else 0
    window = text[start : start + width]
    head = "…" if start else ""
    tail = "…" if start + width < len(text) else ""
    visible = max(1, min(length, len(window) - (column - 1 - start)))
    blanks = " " * (len(head) + column - 1 - start)
    return [f"  | {head}{window}{tail}", f"  | {blanks}{'^' * visible}"]
