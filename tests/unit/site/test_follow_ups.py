"""What is to come back to."""

from datetime import date as Day

from decan.model.journal import FollowUp, Source
from decan.site.follow_ups import pages
from decan.site.page import Url

HERE = Url("/follow-ups/")


def item(text, day="2022-03-01", state="open", **values):
    """A follow-up."""
    return FollowUp(text, state, "task", Source("a.md", 1), date=Day.fromisoformat(day) if day else None, **values)


def groups(context):
    return {group["title"]: [row["text"] for row in group["rows"]] for group in context["groups"]}


def test_open_ones_by_the_time_they_wait(view, entry, note, shown):
    """Counted to the last day that was written, not to today."""
    items = [item("old", "2021-01-01"), item("new", "2022-02-20"), item("undated", "", note="n")]
    context = shown(pages(view(entries=[entry("e", "2022-03-01")], notes=[note("n")], follow_ups=items)), HERE)
    assert {"Up to 10 weeks": ["new"], "Longer": ["old"], "In notes": ["undated"]} == groups(context)
    assert ("3 open", "0 closed", "oldest open: 60 weeks") == context["facts"]
    assert ["60 weeks"] == [group["rows"][0]["time"] for group in context["groups"] if group["title"] == "Longer"]


def test_a_closed_one_is_shown_once_with_the_time_it_took(view, entry, shown):
    """The same words asked and later ticked are one follow-up, whatever marker they had."""
    items = [item("TODO: Draw it.", "2022-01-01", "closed"), item("draw it", "2022-02-01", "closed"), item("else", "2022-02-02", "closed")]
    context = shown(pages(view(entries=[entry("e", "2022-03-01")], follow_ups=items)), HERE)
    assert [("else", ""), ("draw it", "asked 1 Jan 2022, closed after 4 weeks")] == [
        (row["text"], row["time"]) for row in context["groups"][0]["rows"]
    ]


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
