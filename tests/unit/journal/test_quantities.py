"""How many of what a goal means to see."""

import pytest

from decan.journal.quantities import quantity_of
from decan.model.document import GoalItem

PAPERS = ("paper",)
TALKS = ("lecture", "video")


def quantity(text, category=""):
    """(as written, wanted, kinds)."""
    found = quantity_of(GoalItem(category, text, 1, 1, False, (), text))
    return found.text, found.wanted, found.kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2-3 papers on sets", ("2-3 papers", (2, 3), PAPERS)),
        ("2–3 papers", ("2–3 papers", (2, 3), PAPERS)),
        ("2 or 3 short papers", ("2 or 3 short papers", (2, 3), PAPERS)),
        ("watch 3 lectures", ("3 lectures", (3, 3), TALKS)),
        ("at least 2 papers", ("2 papers", (2, None), PAPERS)),
        ("at least 2-3 papers", ("2-3 papers", (2, 3), PAPERS)),
        ("3+ videos", ("3+ videos", (3, None), TALKS)),
        ("3 or more talks", ("3 or more talks", (3, None), TALKS)),
        ("3-2 books", ("3-2 books", (2, 3), ("book",))),
    ],
)
def test_what_can_be_counted(text, expected):
    """A number, or a range, of something that entries cite."""
    assert expected == quantity(text)


@pytest.mark.parametrize(
    ("category", "text", "expected"),
    [
        ("Papers", "2-3", ("2-3", (2, 3), PAPERS)),
        ("Research papers", "at least 2", ("2", (2, None), PAPERS)),
        ("Videos", "3+", ("3+", (3, None), TALKS)),
        ("Exercises", "5", ("5", None, ())),
        ("Papers", "Graves '12", ("", None, ())),
    ],
)
def test_what_the_category_says(category, text, expected):
    """A number alone is of what its category is called."""
    assert expected == quantity(text, category)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 2 chapters", "2 chapters"),
        ("1.5 hours of scales", "1.5 hours"),
        ("3 hours of lectures", "3 hours"),
        ("300 pages", "300 pages"),
    ],
)
def test_what_is_only_words(text, expected):
    """Chapters, pages and hours are no resources."""
    assert (expected, None, ()) == quantity(text)


@pytest.mark.parametrize(
    "text",
    [
        "Watch weeks 5-6 of NYU",
        "chapter 3 lectures",
        "weeks 5 and 6 lectures",
        "2. Linear Algebra",
        "2019 papers",
        "CMU 15-445 lectures",
        "6.824 lectures",
        "3Blue1Brown videos",
        "a paper",
    ],
)
def test_numbers_that_are_names(text):
    """The number of a chapter, a year, or a course is no amount."""
    assert ("", None, ()) == quantity(text)


def test_two_quantities():
    """None of them says when the goal is done."""
    assert ("2 papers", None, ()) == quantity("2 papers, 3 lectures")
