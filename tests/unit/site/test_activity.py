"""Months as strokes, discs and bars."""

import re
from datetime import date as Day

import pytest

from decan.site.activity import chart, in_words, stroke

MONTHS = ["2021-11", "2021-12", "2022-01", "2022-02"]


def numbers(svg):
    """All coordinates of the shapes, as (x, y)."""
    paths = re.findall(r'class="solid" d="([^"]+)"', svg)
    found = [float(number) for path in paths for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.parametrize(
    ("counts", "shapes"),
    [({}, 0), ({"2021-12": 1}, 1), ({"2021-11": 2, "2021-12": 1}, 1), ({"2021-11": 2, "2022-02": 1}, 2), (dict.fromkeys(MONTHS, 3), 1)],
)
def test_months_in_a_row_are_one_shape(counts, shapes):
    """A pause ends a shape and the next month begins another."""
    assert shapes == stroke(counts, MONTHS, 3).count('class="solid"')


def test_a_stroke_stays_in_its_strip():
    """The busiest month reaches the edges and no further; a month without entries in the middle of none."""
    places = numbers(stroke({"2021-11": 1, "2021-12": 40}, MONTHS, 40))
    assert (0.0, 240.0, 2.0, 28.0) == (
        min(x for x, _ in places),
        max(x for x, _ in places),
        min(y for _, y in places),
        max(y for _, y in places),
    )


def test_one_entry_is_seen_beside_many():
    """The thinnest stroke is wider than the line under it."""
    places = numbers(stroke({"2021-11": 1}, MONTHS, 5000))
    assert max(y for _, y in places) - min(y for _, y in places) >= 2


def test_a_label_makes_a_picture_and_is_escaped():
    """With words it is an image with that name, without them decoration."""
    labelled, bare = (stroke({"2021-11": 1}, MONTHS, 1, label) for label in ("A & <B>", ""))
    assert ('role="img" aria-label="A &amp; &lt;B&gt;"' in labelled, 'aria-hidden="true"' in bare, "role" in bare) == (True, True, False)


def test_in_words(view):
    """Months with their entries, in the order of the months."""
    assert in_words(view(), {"2022-01": 3, "2021-11": 1}, MONTHS) == "November 2021 1, January 2022 3"


def charted(view, topic, months):
    days = [Day(int(month[:4]), int(month[5:]), 1) for month, _ in months]
    made = topic("raft", months=tuple(months), first=days[0], last=days[-1], entries=("e",) * sum(count for _, count in months))
    return chart(view(topics=[made]), made)


def test_a_disc_is_an_entry(view, topic):
    """As many discs as entries, on the months of their whole year."""
    shown = charted(view, topic, [("2022-02", 3), ("2022-05", 1)])
    assert (4, 0, "Entries by month, 2022") == (shown["svg"].count("<circle"), shown["svg"].count("<rect"), shown["words"])
    assert shown["rows"] == ({"title": "February 2022", "entries": 3}, {"title": "May 2022", "entries": 1})


def test_discs_that_would_not_fit_are_bars(view, topic):
    """Over twelve entries in a month, all months are bars with their numbers, so that heights compare."""
    svg = charted(view, topic, [("2022-02", 13), ("2022-05", 1)])["svg"]
    assert (0, 2, True) == (svg.count("<circle"), svg.count("<rect"), ">13</text>" in svg)


@pytest.mark.parametrize(("last", "unit", "most"), [("2023-01", "month", 60), ("2012-01", "quarter", 60), ("2060-01", "year", 60)])
def test_long_times_are_told_by_quarter_or_year(view, topic, last, unit, most):
    """However long a topic lasts, its picture has columns that can be told apart, and loses no entry."""
    first = "2022-03" if unit == "month" else "1999-03"
    shown = charted(view, topic, [(first, 14), (last, 2)])
    assert (f"Entries by {unit}, {first[:4]}–{last[:4]}", 16) == (shown["words"], sum(row["entries"] for row in shown["rows"]))


def test_a_topic_without_days_has_no_picture(view, topic):
    """Nothing to draw for a topic that only notes name."""
    assert not chart(view(), topic("raft"))["svg"]
