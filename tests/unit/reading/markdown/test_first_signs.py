"""The signs with which a match may begin, told from the pattern."""

from __future__ import annotations

import re

import pytest
from pygments.lexers import get_lexer_by_name

from decan.reading.markdown.first_signs import ALL, BEYOND, first_signs


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"ab|cd", "ac"),
        (r"\b(?:if|fi)(?=x)", "if"),
        (r"(?<!\.)(self|cls)\b", "sc"),
        (r"[a-c_]+x", "abc_"),
        (r"a?b", "ab"),
        (r"a{0,2}?[bc]++", "abc"),
        (r"(?:a|)(?:b|c)", "abc"),
        (r"(?i)(r[ft])", "rR"),
        (r"[0-9]+|\n", "0123456789\n"),
        (r"\d", "0123456789" + BEYOND),
        (r"[a-é]\b|[ß-ü]x", "abcdefghijklmnopqrstuvwxyz{|}~\x7f" + BEYOND),
        (r"(?i)\u017f", "sSiIkK" + BEYOND),
        (r"(?i)[rs]", "rRsS" + BEYOND),
    ],
)
def test_signs_are_those_of_the_first_thing_that_cannot_be_empty(pattern: str, signs: str) -> None:
    """Of branches and of what may be left out, those of all."""
    assert first_signs(re.compile(pattern)) == frozenset(signs)


@pytest.mark.parametrize("pattern", ["", "a*", "(a)?", ".x", r"(a|b)?\1", "(?=a)", "(?i:a)b", "a|", "(?>a)"])
def test_where_it_cannot_be_told_all_signs_are_given(pattern: str) -> None:
    """A match that may be empty begins anywhere."""
    assert first_signs(re.compile(pattern)) == ALL


def test_negated_sets_leave_out_their_members() -> None:
    """Also where a member is a kind of sign."""
    assert first_signs(re.compile(r"[^a\d]")) == ALL - frozenset("a0123456789")
    assert first_signs(re.compile(r"[^\W_]")) == frozenset(filter(str.isalnum, ALL)) | {BEYOND}


@pytest.mark.parametrize("language", ["python", "js", "bash", "rust", "haskell", "perl"])
def test_no_pattern_of_a_lexer_matches_at_another_sign(language: str) -> None:
    """Tried at each sign, with all signs behind it."""
    for rules in get_lexer_by_name(language)._tokens.values():  # type: ignore[attr-defined]
        for match, *_ in rules:
            pattern = match.__self__
            signs = first_signs(pattern)
            matched = {sign for sign in (*ALL, *"éſKß中\u3000") for rest in ("", *ALL) if pattern.match(sign + rest)}
            assert {min(sign, BEYOND) for sign in matched} <= signs
