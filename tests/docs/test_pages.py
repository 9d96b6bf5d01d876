"""Pages of the documentation do what they say, and print what they say.

Installing is left to the first command of the README, which CI runs.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.docs.reader import Reader, of_today

DOCS = Path(__file__).parents[2] / "docs"


def test_the_tutorial(tmp_path: Path) -> None:
    """Each command, in order, with the files that it has the reader write, and the preview running meanwhile."""
    reader = Reader(tmp_path)
    try:
        expected, said = reader.follow(of_today((DOCS / "tutorial.md").read_text(encoding="utf-8"), date(2026, 3, 2)))
        shown = reader.sees("why does a red node need black children?")
    finally:
        reader.leave()
    assert (expected, True, True) == (said, shown, (reader.folder / "site" / "index.html").is_file())


@pytest.mark.parametrize("page", ["goals", "review"])
def test_a_how_to(tmp_path: Path, page: str) -> None:
    """Its files make a journal, and its commands print what they should."""
    expected, said = Reader(tmp_path).follow((DOCS / "how-to" / f"{page}.md").read_text(encoding="utf-8"))
    assert expected == said
