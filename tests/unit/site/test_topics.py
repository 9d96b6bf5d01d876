"""The tree of topics and their pages."""

from datetime import date as Day

import pytest

from decan.model.journal import Roadmap, RoadmapNode
from decan.site.page import Url
from decan.site.topics import pages

INDEX = Url("/topics/")


def titles(nodes):
    """A tree as nested titles."""
    return [(node["title"], titles(node["children"])) for node in nodes]


def test_the_tree_is_nested_and_sorted(view, topic, shown):
    """Topics stand under their parents, by title without regard to case."""
    topics = [topic("a", title="zebra", children=("b",)), topic("b", title="Beta", parent="a"), topic("c", title="Ant", parent="nowhere")]
    context = shown(pages(view(topics=topics)), INDEX)
    assert [("Ant", []), ("zebra", [("Beta", [])])] == titles(context["tree"])


def test_topics_without_days_have_no_lines(view, topic, note, shown):
    """A garden of notes has counts, and no empty strips."""
    context = shown(pages(view(topics=[topic("a", notes=("n",))], notes=[note("n")])), INDEX)
    assert (False, "1 note", "") == (context["dated"], context["tree"][0]["count"], context["tree"][0]["svg"])


def test_the_place_of_a_topic_is_all_that_stands_above_it(view, topic, shown):
    """Grandparents are there too, and a circle of parents ends."""
    topics = [topic("a", parent="c"), topic("b", parent="a"), topic("c", parent="b")]
    context = shown(pages(view(topics=topics)), Url("/topics/c/"))
    assert ["Topics", "A", "B"] == [place["title"] for place in context["path"]]


@pytest.mark.parametrize(
    ("days", "words"), [(("2022-02-01", "2022-02-20"), []), (("2022-01-01", "2022-03-01"), ["58 days without this topic"])]
)
def test_a_long_rest_is_shown_between_entries(view, topic, entry, shown, days, words):
    """Only a month or more counts as a rest."""
    entries = [entry(f"e{number}", day, topics=("a",)) for number, day in enumerate(days)]
    journal = view(
        topics=[topic("a", entries=("e0", "e1"), first=Day.fromisoformat(days[0]), last=Day.fromisoformat(days[1]))], entries=entries
    )
    context = shown(pages(journal), Url("/topics/a/"))
    assert words == [card["gap"] for card in context["entries"] if card["gap"]]


def test_every_entry_of_a_busy_topic_is_reachable(view, topic, entry, shown):
    """The newest sixty with excerpts, all others as lines."""
    days = [Day.fromordinal(Day(2020, 1, 1).toordinal() + number) for number in range(70)]
    entries = [entry(f"e{number}", day.isoformat(), title=f"T{number}") for number, day in enumerate(days)]
    made = topic("a", entries=tuple(one.id for one in entries), first=days[0], last=days[-1])
    context = shown(pages(view(topics=[made], entries=entries)), Url("/topics/a/"))
    assert (60, [f"T{number}" for number in range(9, -1, -1)]) == (len(context["entries"]), [line["title"] for line in context["earlier"]])


def test_related_topics_say_how_much_they_share(view, topic, entry, shown):
    """The number of entries that name both."""
    entries = [entry("e1"), entry("e2", "2022-02-02")]
    topics = [topic("a", entries=("e1", "e2"), related=("b",)), topic("b", entries=("e2",))]
    context = shown(pages(view(topics=topics, entries=entries)), Url("/topics/a/"))
    assert [("B", "1 entry shared")] == [(item["title"], item["words"]) for item in context["related"]]


def test_more_resources_than_fit_lead_to_the_filtered_library(view, topic, resource, shown):
    """The rest is in the library under the topic's filter."""
    resources = [resource(f"r{number:03}", topics=("a b",)) for number in range(103)]
    made = topic("a b", title="A", resources=tuple(one.id for one in resources))
    context = next(page.context for page in pages(view(topics=[made], resources=resources)) if page.template == "topic.html")
    assert (100, {"href": "../../resources/index.html?topic=a%20b", "words": "3 more in the library"}) == (
        len(context["resources"]),
        context["more"],
    )


def test_a_topic_without_entries_has_no_feed(view, topic, note, shown):
    """A feed of nothing is offered to nobody."""
    context = shown(pages(view(topics=[topic("a", notes=("n",))], notes=[note("n")])), Url("/topics/a/"))
    assert ("", None) == (context["feed"], context["activity"])


@pytest.mark.parametrize(("kinds", "words"), [("dd", "2"), ("da", "2, 1 article"), ("aa", "2 articles"), ("", "")])
def test_entries_are_counted_with_articles_among_them(view, topic, entry, shown, kinds, words):
    """Nothing is said twice."""
    entries = [entry(f"e{number}", f"2022-02-0{number + 1}", kind={"d": "day", "a": "article"}[kind]) for number, kind in enumerate(kinds)]
    journal = view(topics=[topic("a", entries=tuple(one.id for one in entries))], entries=entries)
    assert words == shown(pages(journal), Url("/topics/a/"))["counts"]


def test_a_roadmap_in_the_note_of_a_topic(view, topic, note, shown):
    """Is linked from the topic's page, which shows the note."""
    way = Roadmap("way", "The way", "n", (RoadmapNode("a", "a", None, 1, "done", (), 1, 1),))
    made = view(topics=[topic("a", note="n")], notes=[note("n", kind="topic")], roadmaps=[way])
    assert ["The way"] == [row["title"] for row in shown(pages(made), Url("/topics/a/"))["ways"]]
