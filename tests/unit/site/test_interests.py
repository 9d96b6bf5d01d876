"""Interests over months."""

from datetime import date as Day

import pytest

from decan.site.interests import pages, rows
from decan.site.page import Url

HERE = Url("/interests/")


def interest(topic, key, *months):
    days = [Day(int(month[:4]), int(month[5:]), 1) for month in months]
    return topic(key, months=tuple((month, 1) for month in months), first=days[0], last=days[-1], entries=("e",) * len(months))


def test_in_the_order_of_first_days(view, topic, shown):
    """They rise one after the other; a topic without entries is none."""
    topics = [interest(topic, "b", "2022-03"), interest(topic, "a", "2022-01", "2022-03"), topic("c")]
    context = shown(pages(view(topics=topics)), HERE)
    assert ["A", "B"] == [row["title"] for row in context["stream"]["rows"]]
    assert [("A", "2", "2", "1 Jan 2022", "1 Mar 2022"), ("B", "1", "1", "1 Mar 2022", "1 Mar 2022")] == [
        (row["title"], row["entries"]["n"], row["months"]["n"], row["first"], row["last"]) for row in context["table"]
    ]


@pytest.mark.parametrize(
    ("last", "heads"),
    [("2021-12", ("November", "December")), ("2022-04", ("N", "D", "2022", "F", "M", "A"))],
)
def test_months_are_named_where_there_is_room(view, topic, last, heads):
    """Whole names for a few, initials with the year at each January for more."""
    assert heads == rows(view(topics=[interest(topic, "a", "2021-11", last)]), HERE, most=5)["months"]


def test_the_picture_has_the_last_two_years_and_the_busiest(view, topic):
    """What it leaves out, it says."""
    topics = [interest(topic, "old", "2000-01"), *(interest(topic, f"t{number}", "2022-01", "2022-02") for number in range(3))]
    picture = rows(view(topics=topics), HERE, most=2)
    assert (24, 2, "March 2020 – February 2022, the 2 busiest of 3") == (len(picture["months"]), len(picture["rows"]), picture["caption"])


def test_no_topic_no_picture(view):
    """Nothing to draw."""
    assert () == rows(view(), HERE, most=5)["rows"]
