"""The page and the index of the search."""

import json
from datetime import date as Day

from decan.site.page import Url
from decan.site.search import files, pages


def index(view):
    """The rows, as the browser has them after running the file."""
    (file,) = files(view)
    text = file.data.decode()
    assert (file.output, text.startswith("window.decanIndex=")) == ("search/index.js", True)
    return json.loads(text.removeprefix("window.decanIndex="))


def test_everything_that_has_a_page_can_be_found(view, entry, note, topic, resource, text):
    """Entries newest first, notes, topics with their notes' text, listed resources."""
    made = view(
        entries=[
            entry("a", "2022-02-01", title="Old", topics=("raft",), text=text("One.")),
            entry("b", "2022-02-03", text=text("二。")),
        ],
        notes=[note("n", text=text("A note.")), note("t", kind="topic", about="raft", text=text("On Raft."))],
        topics=[topic("raft", aliases=("RAFT",), note="t")],
        resources=[resource("r", labels=("the paper", "R"), authors=("L. L.",), last=Day(2022, 2, 1)), resource("s", listed=False)],
    )
    assert [
        ["Thursday, 3 February 2022", "../2022/02/03/index.html#b", "Entries", "3 Feb 2022", "", "二。"],
        ["Old", "../2022/02/01/index.html#a", "Entries", "1 Feb 2022", "Raft", "One."],
        ["n", "../notes/n/index.html", "Notes", "", "", "A note."],
        ["Raft", "../topics/raft/index.html", "Topics", "", "RAFT", "On Raft."],
        ["R", "https://x.example/r", "Resources", "1 Feb 2022", "paper, planned", "the paper\nL. L.\nhttps://x.example/r"],
    ] == index(made)


def test_the_index_is_a_script_whatever_the_text_holds(view, note, text):
    """Line separators that end a line of a script are escaped, and half a letter is no reason to fail."""
    (file,) = files(view(notes=[note("n", text=text("a\u2028b\u2029c\ud800 </script>"))]))
    assert (1, False, False) == (file.data.count(b"\n"), "\u2028".encode() in file.data, "\u2029".encode() in file.data)


def test_the_page_says_what_it_searches(view, entry, topic, resource, shown):
    """And lists the other ways to the same, for a browser without scripts."""
    context = shown(
        pages(view(entries=[entry("a")], topics=[topic("t")], resources=[resource("r"), resource("s", listed=False)])), Url("/search/")
    )
    assert ("1 entry, 1 topic, 1 resource", ["time", "topic", "resource"]) == (context["counts"], [way["title"] for way in context["ways"]])
