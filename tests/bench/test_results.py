"""What is made of the numbers."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from benching import processes
from benching.results import Peak, Results, Sample, growth, markdown, ratio, seconds
from benching.tools import TOOLS, find

ROUNDS = {"hugo": (1.0, 2.0, 4.0), "decan": (2.0, 3.0, 16.0)}


def made_up() -> Results:
    """Two tools, three rounds, two sizes; the large journal takes five times as long."""
    samples = [
        Sample(tool, "ram", entries, "cold", repeat, took * (5 if entries == 2000 else 1), took)
        for entries in (100, 2000)
        for tool, times in ROUNDS.items()
        for repeat, took in enumerate(times)
    ]
    return Results({"day": "today"}, samples, [Peak("decan", 100, 64_400_000)], {"decan --help": [0.1, 0.05, 0.2]}, ["pelican"])


def test_a_ratio_is_between_neighbours_in_time() -> None:
    """Each round's own ratio, then the median: 2, 1.5 and 4, not 3 : 2."""
    samples = made_up().samples
    hugo, decan = (seconds(samples, tool, "ram", 100, "cold") for tool in ("hugo", "decan"))
    assert 2.0 == ratio(decan, hugo)
    assert None is ratio(decan, {})


def test_growth_is_from_the_smallest_to_the_largest() -> None:
    """How many times as long the larger journal takes, of the medians."""
    assert (100, 2000, 5.0) == growth(made_up().samples, "decan", "ram", "cold")
    assert None is growth(made_up().samples[:6], "decan", "ram", "cold")


def test_the_table_says_it_all() -> None:
    """A row a tool and a size; what was not measured is a dash; what is missing is named."""
    lines = markdown(made_up()).splitlines()
    assert "| 100 | ram | hugo | 2.00 (1.00) | 1.00 | – | – | – | – | 2.00 | – |" in lines
    assert "| 100 | ram | decan | 3.00 (2.00) | 2.00 | – | – | – | – | 3.00 | 64 |" in lines
    assert "| 100 → 2,000 | ram | decan | 5.0 | – | – |" in lines
    assert "| start-up |  | `decan --help` | 100 | 50 |" in lines
    assert "Not installed, so not measured: pelican." in lines


def test_a_table_without_hugo_has_no_ratio() -> None:
    """Decan alone can be measured, too."""
    results = made_up()
    results.samples = [one for one in results.samples if one.tool == "decan"]
    assert "| 100 | ram | decan | 3.00 (2.00) | – | – | – | – | – | 3.00 | 64 |" in markdown(results).splitlines()


def test_what_is_not_installed_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decan is always there; a peer that cannot be found is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    programs = find(tmp_path, tmp_path, None)
    assert ["decan", "decan-months", "decan-cards"] == [name for name, tool in TOOLS.items() if programs.has(tool.kind)]


def test_a_workspace_is_what_the_tool_reads(tmp_path: Path) -> None:
    """Settings, theme and entries are where each tool's command looks for them."""
    programs = find(tmp_path, tmp_path, None)
    for name, tool in TOOLS.items():
        folder = tool.prepare(tmp_path / name, 5, "1", programs)
        assert (1 if tool.shape == "months" else 5) == len(list((folder / tool.entries).glob("*.md"))), name


def test_one_word_is_appended(tmp_path: Path) -> None:
    """A change is a word at the end of the last paragraph of one entry."""
    import run

    (tmp_path / "a.md").write_text("Words.\n", encoding="utf-8")
    assert tmp_path / "a.md" == run.append(tmp_path, "more", random.Random(1))
    assert "Words. more\n" == (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs /proc")
def test_a_run_is_timed_with_all_its_processes(tmp_path: Path) -> None:
    """Status and output of a command, and the memory of the processes that it started."""
    inner = "import time; held = b'x' * 60_000_000; time.sleep(0.4)"
    code = f"import subprocess, sys; print('here'); subprocess.run([sys.executable, '-c', {inner!r}], check=True); sys.exit(3)"
    (tmp_path / "space").mkdir()
    found = processes.run([sys.executable, "-c", code], tmp_path / "space", os.environ, 30, memory=True)
    assert (3, "here\n") == (found.status, found.output)
    assert 60_000_000 < found.peak
