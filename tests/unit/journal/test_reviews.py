"""Reviews, and what they look back on."""

import pytest
from journal_builder import day, document, journal

from decan.model.document import FrontMatter
from decan.model.journal import Target

QUARTER = (day("2022-10-01"), day("2022-12-31"))


def review(path="reviews/back.md", **values):
    """The journal of one review."""
    return journal(document(path, front=FrontMatter(title="Back", **values)))


def test_outside_its_period():
    """A review may be written long after; it is an entry of its own day and its period names it."""
    found = review(date=day("2023-08-12"), period=QUARTER)
    assert (found.entries[0].date, found.entries[0].review_of) == (day("2023-08-12"), "2022-q4")
    assert {span.id: span.reviews for span in found.periods if span.reviews} == {"2022-q4": ("2023-08-12-back",)}


def test_covers_of_a_review():
    """What a review covers is what it looks back on, not days that it tells instead of entries."""
    found = review(date=day("2023-08-12"), covers=QUARTER)
    assert (found.entries[0].review_of, found.entries[0].covers) == ("2022-q4", None)


def test_without_a_day():
    """A review without a day of its own is its period's text."""
    found = review(period=QUARTER)
    assert (found.entries, [(span.id, span.homes) for span in found.periods if span.texts]) == (
        (),
        [("2022-q4", (Target("period", "2022-q4"),))],
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"), [("2022-10-01", "2022-12-31", "2022-q4"), ("2022-10-02", "2022-12-30", "back-2022")]
)
def test_two_reviews(first, last, expected):
    """Two reviews of the same days stand with one period, by the day of their writing."""
    files = [
        document(f"reviews/{name}.md", front=FrontMatter(title=title, date=day(date), period=(day(first), day(last))))
        for name, title, date in (("b", "Again", "2023-02-01"), ("a", "Back", "2023-01-05"))
    ]
    assert {span.id: span.reviews for span in journal(*files).periods if span.reviews} == {
        expected: ("2023-01-05-back", "2023-02-01-again")
    }
