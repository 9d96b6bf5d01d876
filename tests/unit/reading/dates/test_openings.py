"""What a line opens: a day, a unit, a period, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.reading.dates import Known, read_opening, resolve

DAYS = {
    "2022-02-01": ("2022-02-01", ""),
    "Tuesday, 18/12/2018": ("2018-12-18", ""),
    "Day 1 (09-09-18) : Naive Bayes": ("2018-09-09", "Naive Bayes"),
    "Day 2: Febraury 1, 2020.": ("2020-02-01", ""),
    "2021-08-28 => 2021-08-29": ("2021-08-28..2021-08-29", ""),
    "Aug 5 to 6, 2018": ("2018-08-05..2018-08-06", ""),
    "5-6 August 2018": ("2018-08-05..2018-08-06", ""),
    "Dec 30, 2020 - Jan 2, 2021": ("2020-12-30..2021-01-02", ""),
    "6/1/2025 Sun - Week 1 Day 1": ("2025-06-01", ""),
    "Monday, June 3rd, 2024": ("2024-06-03", ""),
    "Nov 27th, 2020": ("2020-11-27", ""),
    "10 July 2021: Clocks": ("2021-07-10", "Clocks"),
    "2021-03-01 Reading clocks": ("2021-03-01", "Reading clocks"),
    "Clocks (2021-03-01)": ("2021-03-01", "Clocks"),
    "[2021-03-01] Clocks": ("2021-03-01", "Clocks"),
    "📅 2021-03-01": ("2021-03-01", ""),
    "2022年3月11日": ("2022-03-11", ""),
    "03.06.2024": ("2024-06-03", ""),
    "3. März 2021": ("2021-03-03", ""),
    "Day 101-105 (23-12-18 - 26-12-18) Genomics": ("2018-12-23..2018-12-26", "Genomics"),
}
PERIODS = {
    "January - March": "2021-01-01..2021-03-31",
    "April – July 2020": "2020-04-01..2020-07-31",
    "November - February": "2021-11-01..2022-02-28",
    "Q3": "2021-07-01..2021-09-30",
    "2020 Q4": "2020-10-01..2020-12-31",
    "First quarter of 2022": "2022-01-01..2022-03-31",
    "Week of Jun 29 - Jul 5": "2021-06-29..2021-07-05",
    "2022-W05": "2022-01-31..2022-02-06",
    "February, 2022": "2022-02-01..2022-02-28",
    "March": "2021-03-01..2021-03-31",
}
UNITS = {
    "Unit 1: 2-01 to 2-10": ("2021-02-01..2021-02-10", "Unit 1", 1),
    "Unit 2 (2021-03-11 – 2021-03-20): Trees": ("2021-03-11..2021-03-20", "Unit 2: Trees", 2),
    "Sprint 3: 2024-06-01 to 2024-06-14": ("2024-06-01..2024-06-14", "Sprint 3", 3),
}
NOTHING = (
    *("70/100", "1/2", "6.824", "3–6 months", "Section 2.0-2.1", "Chapter 3", "2001: A Space Odyssey", "May the force be with you"),
    *("March of the penguins", "24/7", "9/10 done", "1.2.3", "v2021.1.2", "1211.3711", "Week 5", "Day 1: Naive Bayes", "2020 in review"),
    *(
        "May 5 reasons to go",
        "12-18",
        "5 to 6",
        "Unit 3: Linear algebra",
        "Python 3.11",
        "ISO 8601",
        "Sat",
        "100 days",
        "3-4",
        "99/100 days",
    ),
    *("Second quarter results of the company", "Apollo 11", "", "   ", "#"),
)


def span(text: str, *, bare: bool = False) -> str:
    """The days of what a line opens, in a document of 2021."""
    opening = read_opening(text, bare=bare)
    assert opening is not None
    (found,), _ = resolve((opening,), Known(years=(2021,)))
    return f"{found.start}" if found.start == found.end else f"{found.start}..{found.end}"


@pytest.mark.parametrize(("text", "expected"), DAYS.items())
def test_a_heading_with_a_date_opens_a_day(text: str, expected: tuple[str, str]) -> None:
    """Dates are read as people write them, and what is left is the title."""
    opening = read_opening(text, bare=False)
    assert opening is not None
    assert ("day", *expected) == (opening.kind, span(text), opening.title)


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_a_named_range_opens_a_period(text: str, expected: str) -> None:
    """Months, quarters and weeks are periods, also on a line of their own."""
    opening = read_opening(text, bare=True)
    assert opening is not None
    assert ("period", expected) == (opening.kind, span(text, bare=True))


@pytest.mark.parametrize(("text", "expected"), UNITS.items())
def test_a_range_with_a_name_and_number_opens_a_unit(text: str, expected: tuple[str, str, int]) -> None:
    """A unit has a range, a title and a number."""
    opening = read_opening(text, bare=False)
    assert opening is not None
    assert ("unit", *expected) == (opening.kind, span(text), opening.title, opening.number)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_date_opens_nothing(text: str, bare: bool) -> None:
    """Scores, versions, sections and titles are no dates."""
    assert None is read_opening(text, bare=bare)


def test_a_bare_line_says_nothing_but_its_date() -> None:
    """A date with words behind it is a heading's business."""
    assert [True, False, False] == [
        read_opening(text, bare=True) is not None for text in ("2021-03-01", "2021-03-01 we met", "Clocks (2021-03-01)")
    ]


def test_a_year_alone_opens_a_period_only_as_a_heading() -> None:
    """A line that is only a number says too little."""
    assert [True, False] == [read_opening("2022", bare=bare) is not None for bare in (False, True)]


def test_the_place_of_the_date_in_the_line_is_known() -> None:
    """A diagnostic can underline it."""
    opening = read_opening("Day 1 (09-09-18) : Naive Bayes", bare=False)
    assert opening is not None
    assert (8, 8, 1) == (opening.column, opening.length, opening.number)


FORMS = (
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0:%d %B %Y}",
    "{0:%B %d, %Y}",
    "{0:%b %d %Y}",
    "{0:%A}, {0:%d %B %Y}",
    "{0:%Y%m%d}",
    "{0.year}年{0.month}月{0.day}日",
)


@given(st.dates(date(1950, 1, 1), date(2089, 12, 31)), st.sampled_from(FORMS), st.booleans())
def test_every_date_in_every_full_form_comes_back(day: date, form: str, bare: bool) -> None:
    """Written out and read in, a day is the same day."""
    assert str(day) == span(form.format(day), bare=bare)


@given(st.text(max_size=120), st.booleans())
def test_no_text_raises(text: str, bare: bool) -> None:
    """Whatever a heading says, reading it ends in an answer."""
    opening = read_opening(text, bare=bare)
    found, _ = resolve(() if opening is None else (opening,), Known())
    assert len(found) == (opening is not None)
