"""What is to come back to."""

from dataclasses import replace
from datetime import date as Day

import pytest

from decan.model.journal import FollowUp, Source
from decan.site.asked import age, rows
from decan.site.follow_ups import pages
from decan.site.page import Url

HERE = Url("/follow-ups/")


def item(text, day="2022-03-01", state="open", **values):
    """A follow-up."""
    return FollowUp(text, state, "task", Source("a.md", 1), date=Day.fromisoformat(day) if day else None, **values)


def groups(context):
    return {group["title"]: [row["text"] for row in group["rows"]] for group in context["groups"]}


def test_open_ones_by_the_time_they_wait(view, entry, note, shown):
    """The longest first, counted to the last day that was written, not to today."""
    items = [item("old", "2021-01-01"), item("spring", "2021-11-20"), item("new", "2022-02-20"), item("undated", "", note="n")]
    context = shown(pages(view(entries=[entry("e", "2022-03-01")], notes=[note("n")], follow_ups=items)), HERE)
    assert {"Over a year": ["old"], "Three months and more": ["spring"], "Less than a month": ["new"], "In notes": ["undated"]} == groups(
        context
    )
    assert ("4 open", "0 closed", "oldest open: 14 months") == context["facts"]
    assert ["14 months", "3 months", "9 days", ""] == [row["age"] for group in context["groups"] for row in group["rows"]]


def test_a_closed_one_with_the_time_it_took(view, entry, shown):
    """And with the entry that closed it; the last closed first; a habit, ticked again and again, once."""
    items = [
        item("draw it", "2022-01-01", "closed", entry="a", closed=Day(2022, 2, 1), closed_by="b"),
        item("run", "2022-01-02", "closed", closed=Day(2022, 1, 2)),
        item("run.", "2022-02-02", "closed", closed=Day(2022, 2, 2)),
    ]
    context = shown(pages(view(entries=[entry("a", "2022-01-01"), entry("b", "2022-02-01")], follow_ups=items)), HERE)
    assert [("run.", "", "", True), ("draw it", "1 Feb 2022", "31 days", True)] == [
        (row["text"], row["closed"], row["took"], row["state"] == "closed") for row in context["groups"][0]["rows"]
    ]
    assert "../2022/02/01/index.html#b" == context["groups"][0]["rows"][1]["closed_href"]
    assert context["settled"]


@pytest.mark.parametrize(
    ("kind", "word"), [("task", "task"), ("marker", "to do"), ("list", "to do"), ("phrase", "suggestion"), ("promise", "promise")]
)
def test_each_kind_has_its_word(view, entry, shown, kind, word):
    """A suggestion is never shown as something that the author has said outright."""
    made = view(entries=[entry("a", "2022-01-01")], follow_ups=[replace(item("x"), kind=kind)])
    assert word == shown(pages(made), HERE)["groups"][0]["rows"][0]["kind"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-06-03", "2024-06-03", ""),
        ("2024-06-03", "2024-06-04", "1 day"),
        ("2024-06-03", "2024-06-23", "20 days"),
        ("2024-06-03", "2024-09-02", "2 months"),
        ("2024-06-03", "2024-09-03", "3 months"),
        ("2022-06-03", "2024-06-03", "2 years"),
    ],
)
def test_ages_as_one_says_them(view, start, end, words):
    """Days, then whole months, then whole years."""
    assert words == age(view(), Day.fromisoformat(start), Day.fromisoformat(end))


def test_an_entry_lists_what_it_asks_and_what_it_closes(view, entry):
    """By home."""
    one = item("draw it", state="closed", entry="a", closed_by="b")
    found = view(entries=[entry("a"), entry("b")], follow_ups=[one]).follow_ups_of
    assert {("entry", "a"): [one], ("entry", "b"): [one]} == found


def test_topics_to_choose_from(view, entry, topic, shown):
    """By number; none to choose when there is only one."""
    items = [item("a", topics=("t", "s")), item("b", topics=("t",))]
    topics = [topic("s"), topic("t")]
    several = shown(pages(view(entries=[entry("e", "2022-03-01")], topics=topics, follow_ups=items)), HERE)
    one = shown(pages(view(entries=[entry("e", "2022-03-01")], topics=topics, follow_ups=items[1:])), HERE)
    assert ([("T", 2), ("S", 1)], ()) == ([(option["title"], option["count"]) for option in several["topics"]], one["topics"])


def test_none_at_all(view, shown):
    """A page that says so."""
    assert () == shown(pages(view()), HERE)["groups"]


def test_what_a_page_asks_itself(view, entry):
    """Has neither its day nor its topics said again there; what it closes of others has."""
    items = [item("here", entry="a"), item("elsewhere", "2022-01-05", entry="b")]
    made = view(entries=[entry("a", "2022-03-01"), entry("b", "2022-01-05")], follow_ups=items)
    assert [("here", ""), ("elsewhere", "5 Jan 2022")] == [
        (row["text"], row["when"]) for row in rows(made, items, HERE, own=[("entry", "a")])
    ]
