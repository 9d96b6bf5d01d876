"""New files, with what the journal knows already."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.site.support import write

from decan.authoring.drafts import Desk, Draft, draft
from decan.building import load
from decan.layout import Layout, Options, locate
from decan.output.failure import Failure

TODAY = date(2024, 3, 20)


def desk(root: Path, files: dict[str, str], today: date = TODAY) -> Desk:
    """What a new file of this journal is made with."""
    write(root, {"content/about.md": "# About\n", **files})
    layout = locate(root)
    assert isinstance(layout, Layout)
    loaded = load(layout, Options(today=today))
    return Desk(loaded.journal, loaded.config, today, lambda path, line: (layout.content / path).read_text().splitlines()[line - 1])


def made(kind: str, words: str, at: Desk) -> Draft:
    """The draft, which is not refused."""
    found = draft(kind, words, at)
    assert isinstance(found, Draft)
    return found


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({}, "journal/2024-03-20-leases-and-clocks.md"),
        ({"content/2024-03-01-logs.md": "Words.\n"}, "2024-03-20-leases-and-clocks.md"),
        ({"content/daily/2024-03-01.md": "Words.\n"}, "daily/2024-03-20.md"),
        ({"content/log/2024/02/2024-02-01_logs.md": "Words.\n"}, "log/2024/03/2024-03-20_leases-and-clocks.md"),
        ({"content/posts/logs.md": "---\ndate: 2024-03-01\n---\nWords.\n"}, "posts/leases-and-clocks.md"),
        ({"content/posts/logs/index.md": "---\ndate: 2024-03-01\n---\nWords.\n"}, "posts/leases-and-clocks/index.md"),
        ({"content/posts/2024-03-01-logs.markdown": "Words.\n"}, "posts/2024-03-20-leases-and-clocks.markdown"),
        ({"content/2024-03.md": "## 2024-03-01\nWords.\n\n## 2024-03-02\nMore.\n"}, "journal/2024-03-20-leases-and-clocks.md"),
    ],
)
def test_an_entry_lies_where_the_others_do(tmp_path: Path, files: dict[str, str], path: str) -> None:
    """In their folder, called as they are; where there are none, in a folder of ours."""
    assert path == made("entry", "Leases and clocks", desk(tmp_path, files)).path


def test_an_entry_s_text(tmp_path: Path) -> None:
    """Its title and its day, as YAML whatever the title holds."""
    assert (
        '---\ntitle: "Leases: a \\"talk\\""\ndate: 2024-03-20\ntags: []\n---\n\n'
        == made("entry", 'Leases: a "talk"', desk(tmp_path, {})).text
    )


UNIT = """
# Unit 3: 2024-03-01 to 2024-03-10

## Goals

- Papers:
  - [ ] [Raft](https://raft.github.io/raft.pdf), to the end
  - [x] [Paxos](https://lamport.azurewebsites.net/pubs/paxos-simple.pdf)
- Code:
  - [ ] 2 exercises
"""


def test_a_unit_takes_over_what_is_left(tmp_path: Path) -> None:
    """The next number, its days from today on, and the goals that were not done, with their links."""
    at = desk(tmp_path, {"content/plans/unit-3.md": UNIT})
    text = (
        "# Unit 4: 2024-03-20 to 2024-03-29\n\n## Goals\n\n- Papers:\n"
        "  - [ ] [Raft](https://raft.github.io/raft.pdf), to the end\n- Code:\n  - [ ] 2 exercises\n"
    )
    assert Draft("plans/unit-4.md", text) == made("unit", "", at)


def test_a_unit_begins_after_one_that_runs(tmp_path: Path) -> None:
    """On the day after its last; the settings say how long it is."""
    at = desk(tmp_path, {"content/units/unit-3.md": UNIT, "decan.yaml": "units: {length: 7}\n"}, date(2024, 3, 5))
    assert "# Unit 4: 2024-03-11 to 2024-03-17" == made("unit", "", at).text.splitlines()[0]


def test_a_first_unit(tmp_path: Path) -> None:
    """Begins today, with a goal to fill in."""
    assert Draft("units/unit-1.md", "# Unit 1: 2024-03-20 to 2024-03-29\n\n## Goals\n\n- [ ] \n") == made("unit", "", desk(tmp_path, {}))


ENTRIES = {
    "content/2024-02-02-raft.md": "---\ntitle: Raft\n---\nFinished [Raft](https://raft.github.io/raft.pdf).\n\n- [ ] draw it\n",
    "content/2024-02-03-logs.md": "Words.\n",
    "content/2024-03-01-later.md": "Words.\n",
}


def test_a_review_holds_what_its_days_hold(tmp_path: Path) -> None:
    """Without a range, of the last whole month with an entry."""
    text = made("review", "", desk(tmp_path, ENTRIES)).text
    assert [
        "title: Review of February 2024",
        "date: 2024-03-20",
        "kind: review",
        "period: 2024-02-01..2024-02-29",
        "2 entries on 2 days.",
        "## Finished",
        "- [Raft](https://raft.github.io/raft.pdf)",
        "## Still open",
        "- [[Raft]]: draw it",
    ] == [line for line in text.splitlines() if line and line != "---"][:9]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2024-Q1", "2024-01-01..2024-03-31"),
        ("2024-02", "2024-02-01..2024-02-29"),
        ("unit-3", "2024-03-01..2024-03-10"),
        ("Unit 3", "2024-03-01..2024-03-10"),
    ],
)
def test_a_review_of_a_range(tmp_path: Path, words: str, period: str) -> None:
    """As written, or a unit's or a period's by its name."""
    assert f"period: {period}" in made("review", words, desk(tmp_path, {**ENTRIES, "content/units/unit-3.md": UNIT})).text.splitlines()


def test_a_review_is_read_back(tmp_path: Path) -> None:
    """The new file is the review of its range, and nothing in it is wrong."""
    at = desk(tmp_path, ENTRIES)
    new = made("review", "2024-02", at)
    again = desk(tmp_path, {f"content/{new.path}": new.text})
    assert [("2024-02", ["2024-02"])] == [(entry.review_of, [entry.review_of]) for entry in again.journal.entries if entry.review_of]
    assert [] == [one.code for one in again.journal.diagnostics if one.span.path == new.path]


def test_a_resource_is_what_its_address_says(tmp_path: Path) -> None:
    """Its kind by the address, its name by the address, without tracking."""
    new = made("resource", "https://arxiv.org/abs/1706.03762?utm_source=x", desk(tmp_path, {}))
    assert ["---", 'title: "1706 03762"', "url: https://arxiv.org/abs/1706.03762", "kind: paper", "---", ""] == new.text.splitlines()


def test_a_resource_that_was_cited(tmp_path: Path) -> None:
    """Has the name that the journal gives it."""
    assert "resources/raft.md" == made("resource", "http://raft.github.io/raft.pdf", desk(tmp_path, ENTRIES)).path


@pytest.mark.parametrize(
    ("kind", "words", "message"),
    [
        ("entry", "", "entry needs a title"),
        ("resource", "raft", "“raft” is no address of a page"),
        ("resource", "javascript://x", "“javascript://x” is no address of a page"),
        ("review", "sometime", "“sometime” is no range of days"),
        ("resource", "https://paxos.example/", "resources/paxos.md is about it already"),
    ],
)
def test_what_cannot_be_made(tmp_path: Path, kind: str, words: str, message: str) -> None:
    """A failure says why, and what to write."""
    found = draft(kind, words, desk(tmp_path, {"content/resources/paxos.md": "---\nurl: https://paxos.example/\nkind: book\n---\n"}))
    assert isinstance(found, Failure)
    assert (message, True) == (found.message, bool(found.hint))
