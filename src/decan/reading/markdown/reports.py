"""Diagnostics of markdown: what stands there, what is made of it, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of


@dataclass(slots=True)
class Reports:
    """Collects the diagnostics of one file. Lines and columns count from 1, as on disk."""

    path: str
    lines: Sequence[str]
    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        place: tuple[int, int, int],
        hint: str,
        *,
        severity: Severity = Severity.WARNING,
        related: int = 0,
    ) -> None:
        """Add one at ``place``: line, column, length. ``related`` is the line of the other thing that the message is about.

        A code without a group is markdown's.
        """
        line, column, length = place
        excerpt = excerpt_of(self.lines, line)
        others = (Span(self.path, related),) if related else ()
        full = code if "." in code else f"markdown.{code}"
        self.found.append(Diagnostic(full, severity, message, Span(self.path, line, column, length), excerpt, hint, others))

    def column(self, line: int, text: str) -> int:
        """The column of a text in a line, else that of the line's first character."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        found = source.find(text) if text else -1
        return (found if found >= 0 else len(source) - len(source.lstrip())) + 1
