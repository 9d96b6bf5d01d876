"""The made-up journal is the same everywhere, grows at its end, and is one that Decan reads without a complaint."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import generate
from benching.entries import LAST_ENTRY, day_of, entries
from benching.shapes import NAMES, files

AT_LEAST, AT_MOST = 700, 5000


def build(folder: Path) -> dict[str, object]:
    """Decan's summary and diagnostics of a journal."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "decan", "build", str(folder), "--json"], capture_output=True, text=True, env=environment, check=True
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("shape", NAMES)
def test_the_same_seed_gives_the_same_bytes(shape: str) -> None:
    """Two journals of one seed are equal; another seed gives another one."""
    first = list(files(shape, 40, "7"))
    assert first == list(files(shape, 40, "7"))
    assert first != list(files(shape, 40, "8"))


@pytest.mark.parametrize("shape", [name for name in NAMES if name != "months"])
def test_a_longer_journal_holds_the_shorter_one(shape: str) -> None:
    """No file of a journal changes when more entries are asked for."""
    longer = dict(files(shape, 90))
    assert {} == {path: text for path, text in files(shape, 40) if longer.get(path) != text}


def test_a_longer_journal_only_adds_to_the_last_month() -> None:
    """In the shape with a file a month, the last of the shorter journal is where the longer one goes on."""
    longer, shorter = dict(files("months", 90)), dict(files("months", 40))
    assert [] == [path for path, text in shorter.items() if not longer[path].startswith(text.rstrip("\n"))]


def test_the_bytes_are_those_of_every_machine() -> None:
    """A journal in another process, with another hash seed, is the same."""
    code = "from benching.shapes import files; import sys; sys.stdout.write(repr(list(files('days', 12))))"
    environment = {**os.environ, "PYTHONPATH": str(Path(generate.__file__).parent), "PYTHONUTF8": "1", "PYTHONHASHSEED": "12"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert repr(list(files("days", 12))) == done.stdout


def test_entries_are_of_the_size_of_real_ones() -> None:
    """From 1 to 4 KB, give or take, as learning journals have them."""
    sizes = [len(text.encode()) for path, text in files("days", 300) if path.startswith("journal/")]
    assert AT_LEAST < min(sizes)
    assert max(sizes) < AT_MOST


def test_entries_hold_what_real_ones_hold() -> None:
    """Code in three languages, tables, maths, footnotes, tasks, links between entries, notes, and a unit every ten days."""
    made = dict(files("days", 300))
    text = "".join(made.values())
    wanted = ("```python", "```javascript", "```bash", "|---|", "$\\", "[^", "- [ ] ", "- [x] ", "](20", "> ", "resources:\n")
    assert [] == [mark for mark in wanted if mark not in text]
    assert Counter(notes=12, units=25, journal=300) == Counter(path.partition("/")[0] for path in made)


def test_topics_follow_zipfs_law() -> None:
    """The first topic is drawn about twice as often as the second, and nearly all are drawn."""
    counts = Counter(topic for entry in entries(600) for topic in entry.topics)
    assert "statistics" == counts.most_common(1)[0][0]
    assert 35 < len(counts)


def test_no_text_is_taken_for_a_template() -> None:
    """No shape but for its own front matter has what a peer would run."""
    text = "".join(text for _, text in files("eleventy", 300))
    assert None is re.search(r"\{\{|\{%|\[\[|@@", text)


def test_the_last_entry_lies_in_the_past() -> None:
    """What is dated in the future would not be published."""
    assert "2026" > day_of(LAST_ENTRY - 1).isoformat()[:4]


@pytest.mark.parametrize("shape", ["days", "months"])
def test_decan_reads_it_without_a_complaint(shape: str, tmp_path: Path) -> None:
    """Thirty entries of each shape are thirty entries, with no error and no warning."""
    assert 0 == generate.main(["--entries", "30", "--shape", shape, "--out", str(tmp_path / "content")])
    found = build(tmp_path)
    (tmp_path / "found.json").write_text(json.dumps(found), encoding="utf-8")
    diagnostics = found["diagnostics"]
    assert isinstance(diagnostics, list)
    assert [] == [one for one in diagnostics if one["severity"] in {"error", "warning"}]
    journal = json.loads((tmp_path / "site" / "journal.json").read_text(encoding="utf-8"))
    assert 30 == len(journal["entries"])
    assert 3 == len(journal["units"])
