"""Markdown as pairs of text and what becomes of it, in `tests/cases/`. Slots are shown as ``⟨l0⟩``, MathML as ``⟨its TeX⟩``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from decan.diagnostics import Diagnostic
from decan.reading.dialects import prepare
from decan.reading.markdown import Parsed, parse, render

CASES = Path(__file__).parents[3] / "cases"
_MATHML = re.compile(r"<math\b.*?<annotation[^>]*>(.*?)</annotation></semantics></math>", re.DOTALL)


def read(text: str) -> tuple[Parsed, tuple[Diagnostic, ...]]:
    """The text parsed as a document, and all diagnostics of it."""
    lines = text.removesuffix("\n").split("\n")
    prepared, unknown = prepare(lines, "x.md")
    parsed = parse(prepared, lines, "x.md")
    return parsed, (*unknown, *parsed.diagnostics)


def html(text: str) -> str:
    parsed, _ = read(text)
    return _MATHML.sub(r"⟨\1⟩", re.sub("\x02([a-z]\\d*)\x03", r"⟨\1⟩", render(parsed, 0, len(parsed.tokens))))


def links(text: str) -> str:
    parsed, _ = read(text)
    lines = []
    for link in parsed.links:
        anchor = f"#{link.anchor}" if link.anchor else ""
        lines.append(f"{link.line}:{link.column} {link.form.value} “{link.label}” {link.target}{anchor}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def diagnostics(text: str) -> str:
    _, found = read(text)
    ordered = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    return "".join(f"{d.span.line}:{d.span.column} {d.severity.word} {d.code}: {d.message}\n" for d in ordered)


def cases(name: str) -> list[object]:
    return [pytest.param(text, expected, id=title) for _, title, text, expected in read_fixture_file(CASES / name)]


def check(made: Callable[[str], str], text: str, expected: str) -> None:
    assert made(text).rstrip("\n") == expected.rstrip("\n")


@pytest.mark.parametrize(("text", "expected"), cases("markdown.md"))
def test_html(text: str, expected: str) -> None:
    """Markdown becomes this HTML."""
    check(html, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases("markdown-links.md"))
def test_links(text: str, expected: str) -> None:
    """Markdown has these links, at these places on disk."""
    check(links, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases("markdown-diagnostics.md"))
def test_diagnostics(text: str, expected: str) -> None:
    """Markdown has these oddities and no others."""
    check(diagnostics, text, expected)
