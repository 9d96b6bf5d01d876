"""Blocks, by rules that are chosen by a line's first character: they are those that markdown-it finds by trying all of its rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.parser_block import ParserBlock
from markdown_it.token import Token

from decan.reading.markdown.parser import Parser

CASES = Path(__file__).parents[3] / "cases"
OURS = ("accidental headings", "too deep")
"""What is noted of texts that are read in another way on purpose."""
TEXTS = [text for path in sorted(CASES.glob("*.md")) for text in re.split(r"(?m)^\.\n", path.read_text(encoding="utf-8"))]
PIECES = st.sampled_from(
    [
        *(
            "- ",
            "* ",
            "+ ",
            "1. ",
            "2) ",
            "10. ",
            "-",
            "1.",
            "> ",
            ">",
            "#",
            "## ",
            "[ ] ",
            "[x] ",
            "- [ ] a\n",
            "- - a",
            "---",
            "***",
            "===",
        ),
        *("    ", "  ", " ", "\t", "\n", "\n\n", "```", "~~~", "```py\n", "$$", "|", "| a | b |\n|---|---|\n", "[^a]: ", "[a]: b", ": "),
        *("[a]: b\n", "\n[c]: d 'e'", "[1]: http://f", " ##", "'t'", "(t"),
        *("\n  : b\n", "<div>", "<!--", "-->", "word", "---", "***", "===", "\\", "\\\\[", "é", "\u00a0"),
    ]
)


def blocks(parser: Parser, text: str) -> tuple[list[object], dict[str, object]]:
    """The tokens as plain values, and what was noted. Nobody asks for the line under a heading."""
    env: dict[str, object] = {}
    tokens: list[Token] = []
    parser.block.parse(text, parser, env, tokens)
    return [token.as_dict() | ({"markup": ""} if token.tag in {"h1", "h2"} else {}) for token in tokens], env


def in_full(text: str) -> tuple[list[object], object]:
    """The blocks by all rules of Decan's parser, tried in turn, and the references."""
    parser = Parser(html=True)
    full = ParserBlock()
    full.ruler = parser.block.ruler
    parser.block = full  # type: ignore[assignment]
    tokens, env = blocks(parser, text)
    return tokens, env.get("references")


def check(text: str) -> None:
    tokens, env = blocks(Parser(html=True), text)
    if not any(key in env for key in OURS):
        assert in_full(text) == (tokens, env.get("references"))


@pytest.mark.parametrize("text", TEXTS)
def test_blocks_of_the_cases(text: str) -> None:
    """All that a test shows elsewhere."""
    check(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_blocks_of_any_text(text: str) -> None:
    """However strange."""
    check(text)
