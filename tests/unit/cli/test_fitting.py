"""What a terminal gets, and what a pipe gets."""

from __future__ import annotations

import io
import re

import pytest

from decan.cli.fitting import coloured, fitted, has_colours, width_of
from decan.diagnostics import Diagnostic, Severity, Span, show

LONG = "journal/content/notes/b.md:2:9: error[front-matter.unreadable]: mapping values are not allowed in this context"
SHOWN = "a.md:1:3: warning[link.missing]: “x” leads to nothing\n  | a [x](y)\n  |   ^^^^^^\n  hint: write y"


ESCAPE = chr(27)


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_line_is_broken_between_words() -> None:
    """What follows is indented; nothing is cut."""
    assert "journal/content/notes/b.md:2:9: error[front-matter.unreadable]: mapping values\n  are not allowed in this context" == fitted(
        LONG, 80
    )


def test_a_hint_goes_on_below_its_words() -> None:
    """So that the word itself stands out."""
    assert "  hint: one two\n        three" == fitted("  hint: one two three", 17)


def test_a_pipe_gets_whole_lines() -> None:
    """For programs."""
    assert (LONG, 0, False) == (fitted(LONG, width_of(io.StringIO())), width_of(io.StringIO()), has_colours(io.StringIO()))


def test_an_excerpt_fits_with_its_carets() -> None:
    """The window is around the place."""
    found = Diagnostic("a.b", Severity.WARNING, "m", Span("a.md", 1, 100, 90), "word " * 40)
    lines = show(found, width=60).splitlines()[1:3]
    assert ([True, True], True) == ([len(line) < 60 for line in lines], lines[0].startswith("  | …"))


def test_colours_are_those_of_the_severity() -> None:
    """At its word and below its place; nothing else changes."""
    text = coloured(SHOWN)
    assert (True, SHOWN) == (f"{ESCAPE}[33m^^^^^^{ESCAPE}[0m" in text, re.sub(ESCAPE + r"\[\d+m", "", text))


@pytest.mark.parametrize(("name", "value", "expected"), [("NO_COLOR", "1", False), ("TERM", "dumb", False), ("TERM", "xterm", True)])
def test_who_wants_no_colours_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: bool) -> None:
    """By the two usual ways to say so."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert expected == has_colours(Terminal())
