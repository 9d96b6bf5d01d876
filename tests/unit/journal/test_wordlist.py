"""Words of a list in texts."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.journal.wordlist import found_in, pattern_of


def simple(words: set[str]) -> re.Pattern[str]:
    """The same as one word after the other, the longest first."""
    before, after = r"(?<![^\W_])", r"(?![^\W_])"
    written = [
        (before if word[0].isalnum() and word[0] < "\u2e80" else "")
        + re.escape(word)
        + (after if word[-1].isalnum() and word[-1] < "\u2e80" else "")
        for word in sorted(words, key=lambda word: (-len(word), word))
    ]
    return re.compile("|".join(written))


LETTERS = st.sampled_from("aab +-あ_")


@given(st.sets(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=12), st.text(LETTERS, max_size=60))
def test_a_tree_finds_what_a_list_does(words: set[str], text: str) -> None:
    """Whatever the words share, the same are found in the same places."""
    pattern = pattern_of(words)
    assert simple(words).findall(text) == (pattern.findall(text) if pattern else None)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([f"w{number}" for number in range(6_000)], "w1 w2 x " * 40_000),
        (["a " * number + "b" for number in range(1, 50)], "a " * 300_000),
        (["a" * number for number in range(1, 101)], "a" * 600_000),
    ],
    ids=["many", "that begin alike", "that begin each other"],
)
def test_words_are_found_in_one_walk(words: list[str], text: str) -> None:
    """The time does not grow with the number of words."""
    began = time.process_time()
    pattern = pattern_of(words)
    assert pattern is not None
    assert {word: word for word in words}.keys() >= set(found_in(text, pattern, {word: word for word in words}))
    assert time.process_time() - began < 4


def test_no_words_are_no_pattern() -> None:
    """Nor are empty ones, and those that are no words but texts."""
    assert (None, None) == (pattern_of([]), pattern_of(["", "x" * 101]))
