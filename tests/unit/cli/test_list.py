"""``decan list`` and ``decan stats``: what the journal holds, on a terminal and in a pipe."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.site.support import write

from decan.cli import main
from decan.cli.tables import as_csv, as_table, size_of

ENTRY = """
---
title: Pages
tags: [B-trees]
---
Finished [Bitcask](https://bitcask.example/).

- [ ] draw one
"""
UNIT = """
# Unit 1: 2024-03-01 to 2024-03-10

## Goals

- Papers:
  - [x] [Bitcask](https://bitcask.example/)
  - [ ] another
"""
FILES = {
    "decan.yaml": "topics:\n  B-trees: {parent: Storage}\n  Storage: {aliases: [Disks]}\n",
    "content/2024-03-01-pages.md": ENTRY,
    "content/2024-03-05-logs.md": "---\ntitle: 'Logs, \"old\" and new'\ntags: [Clocks]\n---\nThree words here.\n\n- [x] slept\n",
    "content/units/unit-1.md": UNIT,
}


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command on a small journal: its status, and what it printed."""
    write(tmp_path, FILES)

    def asked(*command: str) -> tuple[int, str, str]:
        status = main([*command, "--journal", str(tmp_path)])
        return status, *capsys.readouterr()

    return asked


def column(text: str, name: str) -> list[str]:
    """A column of CSV."""
    return [row[name] for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(
    ("command", "name", "values"),
    [
        (["entries"], "title", ["Pages", 'Logs, "old" and new']),
        (["entries", "--topic", "b-trees"], "title", ["Pages"]),
        (["entries", "--topic", "disks"], "title", ["Pages"]),
        (["entries", "--since", "2024-03-02"], "source", ["2024-03-05-logs.md:1"]),
        (["resources"], "title", ["Bitcask"]),
        (["resources", "--state", "planned"], "title", []),
        (["resources", "--topic", "Storage"], "state", ["finished"]),
        (["goals"], "state", ["done", "open"]),
        (["goals", "--state", "open"], "goal", ["another"]),
        (["follow-ups", "--state", "open"], "source", ["2024-03-01-pages.md:7"]),
        (["topics"], "title", ["B-trees", "Clocks", "Storage"]),
        (["gaps"], "days", ["3"]),
    ],
)
def test_lists(ask, command: list[str], name: str, values: list[str]) -> None:
    """Each kind, chosen by topic (and those below it), day and state; CSV in a pipe."""
    status, said, _ = ask("list", *command)
    assert (0, values) == (status, column(said, name))


def test_json(ask) -> None:
    """An object a row, null where there is nothing."""
    assert [{"after": "2024-03-01", "before": "2024-03-05", "days": 3, "reason": None}] == json.loads(ask("list", "gaps", "--json")[1])


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["entries", "--state", "open"], "entries have no state"),
        (["goals", "--state", "lost"], "“lost” is no state of goals"),
        (["entries", "--topic", "nothing"], "there is no topic “nothing”"),
        (["gaps", "--topic", "Clocks"], "gaps have no topic"),
    ],
)
def test_what_cannot_be_chosen(ask, command: list[str], message: str) -> None:
    """An error that says what can."""
    status, said, error = ask("list", *command)
    assert (2, "", True, True) == (status, said, message in error, "hint:" in error)


def test_a_table_fits(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is longer than the terminal; places keep their ends."""
    monkeypatch.setenv("COLUMNS", "60")
    lines = ask("list", "entries", "--table")[1].splitlines()
    assert (3, True, True) == (len(lines), all(len(line) <= 60 for line in lines), lines[1].endswith("-pages.md:1"))


def test_a_table_of_wide_signs() -> None:
    """Columns stand below each other, whatever the script; nothing in a cell is obeyed by the terminal."""
    table = as_table(("title", "words"), [("学习日志 第一天", 3), ("é\x1b[31m", 12), (None, None)], 30)
    assert 1 == len({size_of(line[: line.rindex(line.split()[-1])] + line.split()[-1]) for line in table.splitlines()[:3]})
    assert "\x1b" not in table


def test_csv_is_read_back() -> None:
    """Commas, quotation marks and ends of lines are kept."""
    assert [["a"], ['x, "y"\nz']] == list(csv.reader(io.StringIO(as_csv(("a",), [('x, "y"\nz',)]))))


def test_stats(ask) -> None:
    """The same numbers in words and as JSON."""
    said = ask("stats")[1]
    found = json.loads(ask("stats", "--json")[1])
    assert (2, 2, 1, 2, 1, "2024-03-05") == tuple(found[name] for name in ("entries", "days", "goals_done", "goals", "follow_ups", "last"))
    assert "Written     2 entries on 2 days of study, 2024-03-01 to 2024-03-05" in said


def test_an_empty_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Has nothing to list, and that is no error."""
    assert (0, 0) == (main(["list", "entries", "--table", "--journal", str(tmp_path)]), main(["stats", "--journal", str(tmp_path)]))
    assert "No entries to list." in capsys.readouterr().err
