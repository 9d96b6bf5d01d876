"""Roadmaps and how far they are walked."""

import pytest

from decan.model.journal import Roadmap, RoadmapNode, Target
from decan.site.page import Url
from decan.site.roadmaps import pages, progress


def node(text, state="", *children, target=None, **values):
    total = sum(child.total for child in children) or int(bool(state))
    done = sum(child.done for child in children) if children else int(state == "done")
    return RoadmapNode(text, text, target, 1, state, children, done, total, **values)


def page(made):
    return next(one.context for one in made if one.template == "roadmap.html")


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ((), ()),
        ((node("a"),), ()),
        ((node("a", "ahead"), node("b", "ahead")), ("0 of 2 done",)),
        ((node("a", "done"), node("b", "under way"), node("c", "ahead")), ("1 of 3 done", "1 under way")),
        ((node("a", "under way", node("b", "done"), node("c", "done")),), ("2 of 2 done",)),
        ((node("a", "under way", node("b"), node("c")), node("d", "done")), ("1 of 2 done", "1 under way")),
    ],
)
def test_progress_counts_what_is_to_be_worked_through(view, nodes, words):
    """The lowest lines that have a state."""
    assert words == progress(view(), nodes)


def test_a_roadmap_shows_its_branches_with_states(view, note, topic, entry, shown):
    """Lines lead to what they name, and to the last entry that tells of it."""
    raft = node("Raft", "done", target=Target("topic", "raft"), evidence="e")
    tree = (node("Time", "under way", raft, node("Paxos", "ahead", next=True)),)
    journal = view(
        notes=[note("n", kind="roadmap")],
        topics=[topic("raft")],
        entries=[entry("e", "2022-03-01")],
        roadmaps=[Roadmap("way", "The way", "n", tree)],
    )
    made = pages(journal)
    (branch,) = page(made)["branches"]
    assert ("Time", "1 of 2", "half", "under way") == (branch["text"], branch["progress"], branch["mark"], branch["state"])
    assert [("Raft", "full", "done", True, "1 Mar 2022"), ("Paxos", "ring", "ahead", False, None)] == [
        (one["text"], one["mark"], one["state"], one["href"].endswith("topics/raft/index.html"), one["last"] and one["last"]["title"])
        for one in branch["nodes"]
    ]
    assert ("Paxos", "ahead") == (page(made)["next"]["title"], page(made)["next"]["state"])
    assert [("1 of 2 done", "Paxos")] == [(one["progress"], one["next"]["title"]) for one in shown(made, Url("/roadmaps/"))["roadmaps"]]


def test_next_over_all_is_what_is_begun(view, note):
    """A line under way of a later branch comes before one that is only ahead."""
    tree = (node("A", "ahead", node("a", "ahead", next=True)), node("B", "under way", node("b", "under way", next=True)))
    assert "b" == page(pages(view(notes=[note("n", kind="roadmap")], roadmaps=[Roadmap("way", "The way", "n", tree)])))["next"]["title"]


def test_lines_without_a_branch_stand_together(view, note):
    """In their order between the branches."""
    tree = (node("a"), node("b"), node("C", "", node("c")), node("d"))
    context = page(pages(view(notes=[note("n", kind="roadmap")], roadmaps=[Roadmap("way", "The way", "n", tree)])))
    assert [("", ["a", "b"]), ("C", ["c"]), ("", ["d"])] == [
        (part["text"], [one["text"] for one in part["nodes"]]) for part in context["branches"]
    ]


def test_a_part_of_a_note_has_a_page_of_its_own(view, note):
    """It leads to its heading; the note keeps its own page."""
    journal = view(notes=[note("n")], roadmaps=[Roadmap("n-plan", "Plan", "n", (node("a"), node("b")), anchor="plan")])
    context = page(pages(journal))
    assert ("/roadmaps/n-plan/", "/notes/n/") == (journal.urls.of(Target("roadmap", "n-plan")), journal.urls.of(Target("note", "n")))
    assert {"title": "n", "href": "../../notes/n/index.html#plan"} == context["whole"]
    assert context["text"] is None


def test_a_file_with_much_prose_is_shown_as_written_too(view, note, text):
    """So that nothing that was written is lost; a list alone is not shown twice."""
    made = [
        page(pages(view(notes=[note("n", kind="roadmap", text=text(words))], roadmaps=[Roadmap("w", "W", "n", (node("a b"),))])))
        for words in ("a b", "and so on " * 30)
    ]
    assert [False, True] == [context["text"] is not None for context in made]


def test_an_empty_roadmap(view, note):
    """A page that says so."""
    context = page(pages(view(notes=[note("n", kind="roadmap")], roadmaps=[Roadmap("w", "W", "n", ())])))
    assert ((), None, ()) == (context["branches"], context["next"], context["facts"])


def test_the_frame_is_left_alone(view, note):
    """What a roadmap says of itself hides nothing that all pages share."""
    made = view(notes=[note("n", kind="roadmap")], roadmaps=[Roadmap("w", "W", "n", ())])
    url = Url("/roadmaps/w/")
    frame = made.frame(url, "W", "roadmaps", ({"title": "Roadmaps", "href": "../index.html"},))
    assert frame == {key: page(pages(made))[key] for key in frame}


def test_a_single_trunk_is_shown(view, note):
    """Every line is on the page, however deep it stands and however few branches there are."""
    deep = node("A", "", node("B", "", node("C", "", node("D"))))
    (branch,) = page(pages(view(notes=[note("n", kind="roadmap")], roadmaps=[Roadmap("w", "W", "n", (deep,))])))["branches"]
    (inner,) = branch["nodes"]
    assert ("A", "B", "C", "D") == (
        branch["text"],
        inner["text"],
        inner["children"][0]["text"],
        inner["children"][0]["children"][0]["text"],
    )
