"""Titles in lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.site.cards.setting import Set, Step, set_text

STEPS = (Step(20, 1), Step(10, 2))


def letters(text):
    """Every letter as wide as the size."""
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tide", Set(20, ("tide",))),
        ("high and low tide", Set(10, ("high and", "low tide"))),
        ("well-knowing", Set(10, ("well-", "knowing"))),
        ("a/b/c/d/e/f/g/h", Set(10, ("a/b/c/d/", "e/f/g/h"))),
        ("学习、笔记和时钟的问题吧", Set(10, ("学习、笔记和", "时钟的问题吧"))),
        ("（学习笔记）、时钟的问题", Set(10, ("（学习笔记）、", "时钟的问题"))),
        ("antidisestabli", Set(10, ("antidis", "establi"))),
        ("one two three four five six", Set(10, ("one two", "three…"), whole=False)),
        ("", Set(20, ("",))),
    ],
)
def test_a_text_in_lines(text, expected):
    """As large as may be, balanced, parted where a reader would, and ended with a sign only where nothing else helps."""
    assert expected == set_text(text, 101, STEPS, letters)


@given(st.text(alphabet="ab -/学。“”", max_size=300))
def test_no_line_is_wider_than_its_room(text):
    """Whatever the text; and a whole one loses no letter."""
    found = set_text(text, 300, (Step(50, 1), Step(30, 2), Step(20, 4)), letters)
    assert [] == [line for line in found.lines if len(line) * found.size > 300]
    if found.whole:
        assert "".join(text.split()) == "".join("".join(found.lines).split())
