"""What a change costs: counted, not timed. A journal of three times the size must not make it cost more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.site.support import write

from decan.building import build
from decan.layout import Layout, Options, locate
from decan.output.failure import Failure
from decan.reading import workers
from decan.theme import Theme

OPTIONS = Options(today=date(2026, 1, 1), jobs=1)
TOPICS = ("trees", "clocks", "proofs", "sorting", "parsing")
SIZES = (80, 240)
LAST = date(2023, 6, 1)


def entry(number: int) -> str:
    """The text of an entry; each has a topic, a resource, and every third a link to the one before."""
    before = f"See [[{day(number + 1)}-entry-{number + 1}]]." if number % 3 == 0 else ""
    return (
        f"---\ntitle: Entry {number}\ntags: [{TOPICS[number % 5]}]\n---\n"
        f"What I learnt of number {number} is in [chapter {number % 7}](https://book.example/{number % 7}). {before}\n\n"
        f"```python\nprint({number})\n```\n"
    )


def day(number: int) -> str:
    """The day of an entry; 0 is the last one."""
    return (LAST - timedelta(2 * number)).isoformat()


@dataclass(frozen=True)
class Cost:
    """What one build did."""

    read: int
    rendered: int
    written: int
    removed: int = 0


class Journal:
    """A journal of a number of entries, built once, whose builds are counted."""

    def __init__(self, root: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.size = size
        self.counts = {"read": 0, "rendered": 0}
        self._count(monkeypatch, workers, "read_document", "read")
        self._count(monkeypatch, Theme, "render", "rendered")
        write(root, {f"content/{day(number)}-entry-{number}.md": entry(number) for number in range(size)})
        write(root, {"content/about.md": "# About\n", "decan.yaml": "title: Budget\n", "content/star.svg": "<svg/>"})
        for path in root.rglob("*"):
            os.utime(path, (1_600_000_000, 1_600_000_000))
        self.first = self.build()

    def _count(self, monkeypatch: pytest.MonkeyPatch, where: object, name: str, what: str) -> None:
        real: Callable[..., object] = getattr(where, name)

        def counted(*values: object) -> object:
            self.counts[what] += 1
            return real(*values)

        monkeypatch.setattr(where, name, counted)

    def build(self) -> Cost:
        """Build and count."""
        self.counts.update(read=0, rendered=0)
        layout = locate(self.root)
        assert isinstance(layout, Layout)
        done = build(layout, OPTIONS)
        assert not isinstance(done, Failure)
        return Cost(self.counts["read"], self.counts["rendered"], done[1].written, done[1].removed)

    def after(self, files: dict[str, str]) -> Cost:
        """What a build costs after these files have been written."""
        write(self.root, files)
        return self.build()


@pytest.fixture(params=SIZES)
def journal(request, tmp_path, monkeypatch) -> Journal:
    """A small one, and one of three times its size."""
    return Journal(tmp_path, request.param, monkeypatch)


def middle(number: int = 50) -> str:
    """The file of an entry in the middle of the journal's newest part."""
    return f"content/{day(number)}-entry-{number}.md"


def test_the_first_build(journal: Journal) -> None:
    """Reads each document once and renders each page once."""
    pages = len(list((journal.root / "site").rglob("*.html")))
    assert (journal.size + 1, pages) == (journal.first.read, journal.first.rendered)


def test_nothing_changed(journal: Journal) -> None:
    """Costs nothing."""
    assert Cost(0, 0, 0) == journal.build()


def test_a_word(journal: Journal) -> None:
    """One document, its page, its day's and the one of search; the export, and the pieces of search that hold the word."""
    cost = journal.after({middle(): entry(50) + "\nquorum\n"})
    assert (1, 3, True) == (cost.read, cost.rendered, cost.written <= 10), cost


def test_a_title(journal: Journal) -> None:
    """The pages that name the entry: no more of them in a larger journal."""
    cost = journal.after({middle(): entry(50).replace("Entry 50", "Another name")})
    assert (1, True, True) == (cost.read, cost.rendered <= 20, cost.written <= 35), cost


def test_a_new_entry(journal: Journal) -> None:
    """One document, and the pages that show what is new, what is counted, and what stands beside it."""
    cost = journal.after({f"content/{LAST + timedelta(1)}-new.md": "---\ntitle: New\ntags: [trees]\n---\nWords.\n"})
    assert (1, True, True) == (cost.read, cost.rendered <= 30, cost.written <= 45), cost


def test_a_picture(journal: Journal) -> None:
    """Is copied, and nothing else is done."""
    assert Cost(0, 0, 1) == journal.after({"content/star.svg": "<svg><path/></svg>"})


def test_the_site_s_name(journal: Journal) -> None:
    """Stands on every page, and in no document."""
    cost = journal.after({"decan.yaml": "title: Other\n"})
    assert (0, journal.first.rendered) == (cost.read, cost.rendered)


def test_a_template(journal: Journal) -> None:
    """Has all pages rendered, no document read, and only the pages written that it shows otherwise."""
    own = '{% extends "builtin/note.html" %}{% block main %}Mine{% endblock %}'
    assert Cost(0, journal.first.rendered, 1) == journal.after({"templates/note.html": own})


def test_a_file_that_goes(journal: Journal) -> None:
    """Reads nothing, and removes what was the entry's own."""
    (journal.root / middle()).unlink()
    cost = journal.build()
    assert (0, True, True) == (cost.read, cost.rendered <= 30, cost.removed >= 2), cost


TELL = """
import sys
before = set(sys.modules)
from decan.cli import main
main(sys.argv[1:])
found = sorted(set(sys.modules) - before)
import json
print(json.dumps(found))
"""
HEAVY = ("jinja2", "markdown_it", "yaml", "frontmatter", "pygments", "babel", "watchdog", "PIL", "multiprocessing", "http", "asyncio")


def imported(*command: str) -> tuple[int, list[str]]:
    """How many modules a command imports beside Python's own start, and which heavy ones."""
    done = subprocess.run([sys.executable, "-c", TELL, *command], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return len(found), sorted({name.partition(".")[0] for name in found} & set(HEAVY))


@pytest.mark.parametrize("command", [["--help"], ["--version"], ["build", "--help"], ["new", "--help"]])
def test_imports_of_help(command: list[str]) -> None:
    """Next to nothing is loaded to say how the command is called."""
    number, heavy = imported(*command)
    assert ([], True) == (heavy, number <= 60), number


def test_imports_of_a_build_without_a_change(tmp_path: Path) -> None:
    """Nothing that reads or renders is loaded."""
    write(tmp_path, {"content/2023-01-01.md": "Words.\n"})
    for path in tmp_path.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    for _ in range(2):
        number, heavy = imported("build", str(tmp_path))
    assert ([], True) == (heavy, number <= 100), number
