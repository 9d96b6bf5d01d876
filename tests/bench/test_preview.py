"""What is made of the times of saves; the servers themselves are left to `bench/preview.py`."""

from __future__ import annotations

import random
from pathlib import Path

import preview
from benching.saving import Author, Saves, ready, word


def test_a_cell_says_median_maximum_and_what_was_missed() -> None:
    """In milliseconds; a save that never came is no time, and is counted."""
    assert "30 (to 90)" == preview.cell(Saves([0.02, 0.03, 0.09]))
    assert "20 (to 20), 1 missed of 2" == preview.cell(Saves([0.02, None]))
    assert "never, 1 missed of 1" == preview.cell(Saves([None]))
    assert "–" == preview.cell(None)


def test_the_table_has_a_row_a_server() -> None:
    """What it took to be ready, to do nothing, and to show each sort of save."""
    found = [preview.Preview("decan", 1.25, 0.004, 64_000_000, {"served, 3 s apart": Saves([0.02])})]
    lines = preview.table({"day": "today"}, found, ["mkdocs: not installed"]).splitlines()
    assert "| tool | ready, s | idle, % of a processor | memory, MB | served, 3 s apart, ms |" in lines
    assert "| decan | 1.2 | 0.4 | 64 | 20 (to 20) |" in lines
    assert "Failed: mkdocs: not installed" in lines


def test_each_save_has_a_word_of_its_own(tmp_path: Path) -> None:
    """It ends the last paragraph, where the page will show it."""
    (tmp_path / "a.md").write_text("Words.\n", encoding="utf-8")
    author = Author(tmp_path, {"a.md": "/a/", "gone.md": "/gone/"}, str(random.Random(1).random()))
    path, url = author.choose()
    assert "/a/" == url
    assert [1, 2] == [author.save(path)[0], author.save(path)[0]]
    assert f"Words. {word(1)} {word(2)}\n" == path.read_text(encoding="utf-8")


def test_decan_says_where_it_serves() -> None:
    """The line with its address is the sign that it is ready."""
    assert ready("165 pages of 60 entries at http://127.0.0.1:33177/\n")
    assert not ready("Reading 12 of 60\n")
