"""What was found out of a value is not found out again while the value is there."""

import contextvars
from dataclasses import dataclass

import pytest

from decan.journal.remembered import Remembered, remembering


@pytest.fixture(autouse=True)
def remembers():
    """As a preview does."""
    with remembering():
        yield


@dataclass(frozen=True)
class Text:
    """Something that compares equal to others of its words."""

    words: str


def counting():
    """A function that keeps what it was asked, and that list."""
    asked = []

    def count(text, factor):
        asked.append(text.words)
        return len(text.words) * factor

    return Remembered(count), asked


def test_only_new_values_are_asked_for():
    """Those that are the same objects are not; results stay in the order of the values."""
    lengths, asked = counting()
    one, two, three = Text("a"), Text("bb"), Text("ccc")
    assert [1, 2] == lengths.each([one, two], 1)
    assert [3, 2, 1] == lengths.each([three, two, one], 1)
    assert ["a", "bb", "ccc"] == asked


def test_an_equal_value_is_another_one():
    """A value is known by its identity: to compare texts costs as much as to read them."""
    lengths, asked = counting()
    lengths.each([Text("a")], 1)
    lengths.each([Text("a")], 1)
    assert ["a", "a"] == asked


def test_another_context_forgets_all():
    """An equal one does not."""
    lengths, asked = counting()
    text = Text("ab")
    assert [[2], [2], [6]] == [lengths.each([text], 1), lengths.each([text], 1), lengths.each([text], 3)]
    assert ["ab", "ab"] == asked


def test_what_was_not_asked_for_the_last_time_is_forgotten():
    """So that a day of editing needs no more memory than its last minute."""
    lengths, asked = counting()
    text, other = Text("a"), Text("b")
    for values in ([text], [other], [text]):
        lengths.each(values, 1)
    assert ["a", "b", "a"] == asked


def test_a_key_says_what_is_the_same():
    """Rows are known by the identity of their value and by what goes with it."""
    asked = []
    pairs = Remembered(lambda row, _: asked.append(row[1]), key=lambda row: (id(row[0]), row[1]))
    text = Text("a")
    pairs.each([(text, "x"), (text, "y")], None)
    pairs.each([(text, "y"), (text, "z")], None)
    assert ["x", "y", "z"] == asked


def test_a_build_remembers_nothing():
    """It would hold all that it has made on the way."""
    lengths, asked = counting()
    text = Text("a")
    values = [(text,), (text,)]
    assert [[1], [1]] == [contextvars.Context().run(lengths.each, value, 1) for value in values]
    assert ["a", "a"] == asked
