"""Roadmaps: where they are found, their lines, and how far they are walked."""

from __future__ import annotations

import pytest
from reading_builder import read

from decan.journal.roadmap_words import is_roadmap
from decan.model.journal import Target


def tree(nodes):
    """Texts, nested."""
    return [(node.text, tree(node.children)) if node.children else node.text for node in nodes]


def every(nodes):
    """All lines, in order."""
    return [line for node in nodes for line in (node, *every(node.children))]


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Roadmap", True),
        ("🗺️ Learning Roadmap", True),
        ("Study plan", True),
        ("3. Syllabus", True),
        ("Python roadmap", True),
        ("Roadmap to deep learning", True),
        ("Plan de estudios", True),
        ("机器学习路线图", True),
        ("Product roadmap", False),
        ("Curriculum vitae", False),
        ("What I think of the roadmap.sh site", False),
        ("Roadmaps are lies", False),
    ],
)
def test_the_words_of_a_heading(heading, is_one):
    """A table by language, alone or with what it is a roadmap of."""
    assert is_one == is_roadmap(heading)


NOTE = """
    # Optics

    - a list before it

    ## Learning roadmap

    Some words.

    ### Waves

    -   1. Rays

        A long explanation with a [course](https://example.org/rays) in it, which is prose and no line.

        1. [Mirrors](https://example.org/mirrors)
        2. Lenses

    ### Light
    - Colour
      - Prisms

    ## Else

    - [roadmap](https://example.org/roadmap)
    - b
"""


def test_a_section_of_a_note():
    """Its headings and lists, until it ends; an item that holds only a list is that list's first line."""
    (way,) = read({"optics.md": NOTE}).roadmaps
    assert [("Waves", [("Rays", ["Mirrors", "Lenses"])]), ("Light", [("Colour", ["Prisms"])])] == tree(way.nodes)
    assert ("Learning roadmap", "optics", "", "learning-roadmap", "optics-learning-roadmap") == (
        way.title,
        way.note,
        way.entry,
        way.anchor,
        way.id,
    )
    assert [9, 11, 15, 16, 18, 19, 20] == [node.line for node in every(way.nodes)]


def test_a_section_of_an_entry():
    """Its own citations are no progress: to be listed is not to be begun."""
    text = "# A plan\n\n## Study plan\n- [A](https://example.org/a)\n- [B](https://example.org/b)\n"
    (way,) = read({"2022-02-01-plan.md": text, "2022-02-03.md": "Read [B](https://example.org/b)."}).roadmaps
    assert ("", "2022-02-01-a-plan") == (way.note, way.entry)
    assert [("ahead", ""), ("under way", "2022-02-03")] == [(node.state, node.evidence) for node in way.nodes]


def test_what_is_none():
    """A heading above prose, a heading of something else, and a link with that label."""
    files = {
        "a.md": "## Roadmap\n\nThere is none.\n\n- but\n",
        "b.md": "## Product roadmap\n- one\n- two\n",
        "c.md": "See the [roadmap](https://example.org/roadmap).\n\n- one\n- two\n",
    }
    assert () == read(files).roadmaps


def test_a_note_of_that_title():
    """All of it; its own page stays."""
    (way,) = read({"n.md": "# Go roadmap\n\n- Slices\n- Channels\n"}).roadmaps
    assert ("Go roadmap", "n", "", ["Slices", "Channels"]) == (way.title, way.note, way.anchor, tree(way.nodes))


def test_prose_is_no_line():
    """A long item is cut to the link or the bold words that it begins with, else left out; what stands below it stays."""
    prose = "and so on " * 20
    text = f"- **Sets** {prose}\n- {prose}\n  - Maps\n- Bags\n\n```\n- code\n```\n\n> - said by others\n"
    (way,) = read({"roadmaps/a.md": text}).roadmaps
    assert ["Sets", "Maps", "Bags"] == tree(way.nodes)


def test_names_without_a_link():
    """A topic's name, else a title or label that only one resource has; numbers before it do not count."""
    files = {
        "roadmaps/a.md": "- 2) RAFT\n- Step 3: The Log\n- The Same\n- Nobody knows\n",
        "2022-02-01.md": "---\ntags: [raft]\n---\nRead [The Log](https://example.org/log), [The Same](https://example.org/1) and [The Same](https://example.org/2).",
    }
    (way,) = read(files).roadmaps
    assert [Target("topic", "raft"), Target("resource", "example-org-log"), None, None] == [node.target for node in way.nodes]


STATES = {
    "roadmaps/a.md": """
        ## First
        - [A](https://example.org/a)
        - [B](https://example.org/b)
        - nothing known
        ## Second
        - [C](https://example.org/c)
        - [x] D
        - [ ] E
        ## Third
        - [x] F
        - G
    """,
    "2022-02-01.md": "- [x] [A](https://example.org/a)\n- [C](https://example.org/c), first half",
}


def test_states_and_counts():
    """From resources and ticks; branches count the lines that have a state."""
    (way,) = read(STATES).roadmaps
    assert [("under way", 1, 2), ("under way", 1, 3), ("done", 1, 1)] == [(node.state, node.done, node.total) for node in way.nodes]
    assert ["done", "ahead", "", "under way", "done", "ahead", "done", ""] == [line.state for node in way.nodes for line in node.children]
    assert (3, 6) == (way.done, way.total)


def test_what_comes_next():
    """One line a branch: the first under way, else the first ahead; none where all is done."""
    (way,) = read(STATES).roadmaps
    assert ["B", "C"] == [node.text for node in every(way.nodes) if node.next]


def test_next_below_one_trunk():
    """A single heading above all the rest is no branch."""
    (way,) = read({"roadmaps/a.md": "- All\n  - X\n    - [ ] x\n    - [ ] y\n  - Z\n    - [ ] z\n"}).roadmaps
    assert ["x", "z"] == [node.text for node in every(way.nodes) if node.next]


def test_a_line_explained_by_a_link():
    """A line without a link has the state of the link in the prose below it."""
    text = "- **Rays**\n\n  This [course](https://example.org/rays) will do.\n\n  - Mirrors\n- Bags\n"
    (way,) = read({"roadmaps/a.md": text, "2022-02-01.md": "Finished [that course](https://example.org/rays)."}).roadmaps
    assert [("Rays", "done", None), ("Bags", "", None)] == [(node.text, node.state, node.target) for node in way.nodes]


def test_an_empty_roadmap():
    """A file without a list is a roadmap without lines."""
    (way,) = read({"roadmaps/a.md": "Nothing yet."}).roadmaps
    assert ((), 0, 0) == (way.nodes, way.done, way.total)
