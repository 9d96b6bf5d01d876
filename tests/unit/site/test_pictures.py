"""The calendar: days, gaps, days told later, ranges."""

from datetime import date as Day

from decan.model.document import Body
from decan.model.journal import Gap, Source, Text, Unit
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
    assert [(cell["n"], cell["words"]) for cell in (row["days"], row["entries"])] == [("4", "4 days"), ("3", "3 entries")]
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
    assert (row["days"]["n"], row["svg"].count('class="hatch"'), row["svg"].count('class="dot"')) == ("3", 2, 0)
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
    assert [(row["title"], row["days"]["n"], row["svg"].count('class="star"')) for row in rows] == [("February", "1", 1), ("March", "–", 0)]


def test_the_key_names_what_is_drawn(view, entry):
    """A mark that no month has needs no word."""
    assert almanac(view(entries=[entry("a", "2022-02-01")]), 2022, HERE)["key"] == ("small",)
    days = [entry("a", "2022-02-01", kind="article"), entry("b", "2022-02-26", end=Day(2022, 2, 27))]
    assert almanac(view(entries=days, gaps=[gap(1, 26, 24)]), 2022, HERE)["key"] == ("small", "article", "over", "gap")


def unit(key, first, last):
    """A unit in February."""
    return Unit(key, key, None, Day(2022, 2, first), Day(2022, 2, last), (), Text(Body(), "a.md"), Source("a.md", 1))


def test_the_current_unit(view, entry):
    """The band of the unit that the last day of study lies in, or that began last before it, has the edge of the present."""
    units = [unit("one", 1, 10), unit("two", 11, 20)]
    row = strip(view(entries=[entry("a", "2022-02-01"), entry("b", "2022-02-23")], units=units))
    assert (row["svg"].count('"unit-edge"'), row["svg"].count('"unit-edge here"')) == (2, 2)
