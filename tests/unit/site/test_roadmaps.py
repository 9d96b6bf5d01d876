"""Roadmaps and how far they are walked."""

import pytest

from decan.model.journal import Roadmap, RoadmapNode, Target
from decan.site.page import Url
from decan.site.roadmaps import pages, progress


def node(text, state="", *children, target=None):
    return RoadmapNode(text, text, target, 1, state, children)


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ((), ""),
        ((node("a"),), ""),
        ((node("a", "ahead"), node("b", "ahead")), ""),
        ((node("a", "done"), node("b", "under way"), node("c", "ahead")), "1 of 3 done, 1 under way"),
        ((node("a", "under way", node("b", "done"), node("c", "done")),), "2 of 2 done"),
        ((node("a", "under way"), node("b", "ahead"), node("c")), "1 of 2 under way"),
    ],
)
def test_progress_counts_what_is_to_be_worked_through(nodes, words):
    """The lowest lines, of those that have a state."""
    assert words == progress(nodes)


def test_a_roadmap_shows_its_tree_with_states(view, note, topic, shown):
    """Lines lead to what they name."""
    tree = (node("Time", "under way", node("Raft", "done", target=Target("topic", "raft"))),)
    journal = view(notes=[note("n", kind="roadmap")], topics=[topic("raft")], roadmaps=[Roadmap("way", "The way", "n", tree)])
    made = pages(journal)
    context = next(page.context for page in made if page.template == "roadmap.html")
    (top,) = context["tree"]
    assert ("1 of 1 done", "half", "") == (top["progress"], top["mark"], top["href"])
    assert [("Raft", "full", "done", True)] == [
        (one["text"], one["mark"], one["tone"], one["href"].endswith("topics/raft/index.html")) for one in top["children"]
    ]
    assert ["1 of 1 done"] == [one["progress"] for one in shown(made, Url("/roadmaps/"))["roadmaps"]]
