"""A day's page: the same day in other years, and what its entries cover and look back on."""

from datetime import date as Day

import pytest

from decan.model.document import Body
from decan.model.journal import Period, Source, Target, Text, Unit
from decan.site.days import on_this_day, pages
from decan.site.page import Url

HERE = Url("/here/")


def years(view, day):
    """(year, title) of what stands under *On this day*."""
    return [(card["when"], card["title"]) for card in on_this_day(view, Day.fromisoformat(day), HERE)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-03-02", [("2022", "range"), ("2020", "old")]),
        ("2020-03-02", [("2022", "range"), ("2021", "new")]),
        ("2021-06-01", []),
    ],
)
def test_other_years(view, entry, day, expected):
    """Entries of the same day in other years, newest first; one over several days counts for each of them."""
    made = view(
        entries=[
            entry("old", "2020-03-02", title="old"),
            entry("new", "2021-03-02", title="new"),
            entry("alone", "2021-06-01", title="alone"),
            entry("range", "2022-03-01", end=Day(2022, 3, 3), title="range"),
        ]
    )
    assert years(made, day) == expected


def test_days_of_a_range(view, entry):
    """The page of a range shows other years of all of its days, each entry once, and not its own."""
    made = view(
        entries=[
            entry("old", "2020-08-06", end=Day(2020, 8, 7), title="old"),
            entry("range", "2022-08-05", end=Day(2022, 8, 7), title="range"),
        ]
    )
    assert years(made, "2022-08-05") == [("2020", "old")]


def test_leap_day(view, entry):
    """29 February has other leap years, and no other day stands in for it."""
    days = [entry(day, day, title=day) for day in ("2019-02-28", "2020-02-29", "2021-03-01", "2024-02-29")]
    made = view(entries=days)
    assert (years(made, "2024-02-29"), years(made, "2021-03-01")) == ([("2020", "2020-02-29")], [])


def test_over_new_year(view, entry):
    """A range over New Year is not its own other year."""
    made = view(entries=[entry("turn", "2021-12-30", end=Day(2022, 1, 2), title="turn"), entry("new", "2023-01-01", title="new")])
    assert (years(made, "2021-12-30"), years(made, "2023-01-01")) == ([("2023", "new")], [("2022", "turn")])


def test_covered_days(view, entry):
    """Days that an entry only sums up are nobody's anniversary."""
    made = view(
        entries=[entry("a", "2021-02-05", title="a"), entry("b", "2022-02-09", covers=(Day(2022, 2, 1), Day(2022, 2, 8)), title="b")]
    )
    assert years(made, "2021-02-05") == []


def test_what_an_entry_covers_and_looks_back_on(view, entry, shown):
    """Both are words on the entry; a period that is called as the entry is named by its days."""
    spring = Period("spring", "Spring", "custom", Day(2022, 1, 1), Day(2022, 3, 31), homes=(Target("entry", "e"),))
    same = Period("own", "A look", "custom", Day(2022, 1, 1), Day(2022, 1, 31))
    own = entry("e", "2022-05-09", covers=(Day(2022, 5, 1), Day(2022, 5, 8)), title="A look", review_of="own")
    (item,) = shown(pages(view(entries=[own], periods=[spring, same])), "/2022/05/09/")["entries"]
    assert (item["covers"], [link["title"] for link in item["reviews"]]) == ("1–8 May 2022", ["1–31 January 2022", "Spring"])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-01-28", ["../27/index.html", "index.html", "../31/index.html", "../../02/01/index.html"]),
        ("2022-01-31", ["../27/index.html", "../28/index.html", "index.html", "../../02/01/index.html"]),
        ("2022-02-01", ["../../01/27/index.html", "../../01/28/index.html", "../../01/31/index.html", "index.html"]),
    ],
)
def test_the_days_of_a_unit(view, entry, shown, day, expected):
    """Each page of a unit leads to the unit's other days, whichever page of its month was made first."""
    written = ("2022-01-27", "2022-01-28", "2022-01-31", "2022-02-01")
    unit = Unit("u", "Tides", None, Day(2022, 1, 25), Day(2022, 2, 3), (), Text(Body(), "a.md"), Source("a.md", 1))
    made = view(entries=[entry(key, key) for key in written], units=[unit])
    found = {one: shown(pages(made), f"/{one.replace('-', '/')}/")["unit"]["days"] for one in (*written, day)}[day]
    assert ([cell["href"] for cell in found if cell["href"]], [cell["day"] for cell in found if cell["current"]]) == (
        expected,
        [int(day[-2:])],
    )
