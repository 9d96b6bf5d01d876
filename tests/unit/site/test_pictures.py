"""The calendar: days, gaps, days told later, ranges."""

from datetime import date as Day

from decan.model.journal import Gap
from decan.site.page import Url
from decan.site.pictures import almanac

HERE = Url("/here/")


def strip(view, month="February", **values):
    """A month's row."""
    return next(row for row in almanac(view, 2022, HERE, **values)["rows"] if row["title"] == month)


def gap(first, last, days, **values):
    """A gap in February."""
    return Gap(Day(2022, 2, first), Day(2022, 2, last), days, **values)


def test_days(view, entry):
    """A month counts its days of study and its entries; each day of an entry over several is drawn, joined to the one before."""
    row = strip(view(entries=[entry("a", "2022-02-01"), entry("b", "2022-02-01"), entry("c", "2022-02-03", end=Day(2022, 2, 5))]))
    assert (row["days"], row["entries"]) == (4, 3)
    assert (row["svg"].count('class="star"'), row["svg"].count('class="thin"')) == (4, 2)


def test_gap(view, entry):
    """A gap of more than a week is a line with its length, said in the picture's label; a shorter one is dots."""
    days = [entry("a", "2022-02-01"), entry("b", "2022-02-05"), entry("c", "2022-02-26")]
    row = strip(view(entries=days, gaps=[gap(1, 5, 3), gap(5, 26, 20)]))
    assert (row["svg"].count('class="dot"'), row["svg"].count('class="gapline"'), ">20 days</text>" in row["svg"]) == (3, 1, True)
    assert 'aria-label="February: 3 days of study; 20 days without an entry"' in row["svg"]


def test_days_told_later(view, entry):
    """Days that an entry sums up are hatched, but for those with an entry of their own; they are no days of study."""
    days = [entry("a", "2022-02-01"), entry("b", "2022-02-06"), entry("c", "2022-02-09", covers=(Day(2022, 2, 2), Day(2022, 2, 8)))]
    row = strip(view(entries=days, gaps=[gap(1, 6, 4, covered=4), gap(6, 9, 2, covered=2)]))
    assert (row["days"], row["svg"].count('class="hatch"'), row["svg"].count('class="dot"')) == (3, 2, 0)
    assert "2–8 February 2022 told on 9 February" in row["svg"]


def test_long_catch_up_says_when(view, entry):
    """A long stretch of hatches has the day of its telling written in it, and no gap is drawn over it."""
    days = [entry("a", "2022-02-01"), entry("b", "2022-02-27", covers=(Day(2022, 2, 2), Day(2022, 2, 26)))]
    row = strip(view(entries=days, gaps=[gap(1, 27, 25, covered=25)]))
    assert ("told on Sun 27 Feb" in row["svg"], 'class="gapline"' in row["svg"]) == (True, False)


def test_part_of_a_year(view, entry):
    """A picture of some days draws and counts nothing else, and has the months that they fall in."""
    made = view(entries=[entry("a", "2022-01-31"), entry("b", "2022-02-02"), entry("c", "2022-03-02")])
    rows = almanac(made, 2022, HERE, within=(Day(2022, 2, 1), Day(2022, 3, 1)))["rows"]
    assert [(row["title"], row["days"], row["svg"].count('class="star"')) for row in rows] == [("February", 1, 1), ("March", 0, 0)]
