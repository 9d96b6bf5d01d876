"""After any sequence of edits the site is what a clean build gives, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decan.cli import main

FILES = ("2021-03.md", "2021-04-02.md", "notes/clocks.md", "topics/trees.md", "units/1.md", "about.md")
LINES = st.sampled_from(
    (
        "## 2021-03-01",
        "## 2021-03-05",
        "# Unit 1: 2021-03-01 to 2021-03-10",
        "Goals:",
        "- Papers: [clocks](https://lamport.azurewebsites.net/pubs/time-clocks.pdf)",
        "- [ ] read [clocks](https://lamport.azurewebsites.net/pubs/time-clocks.pdf) again",
        "- [x] sleep",
        "See [[clocks]] and [[trees|the trees]], and [nothing](nowhere.md).",
        "#trees are tall, TODO: measure one.",
        "tags: trees, clocks",
        "",
        "Ein Satz, ein Absatz.",
        "---",
        "title: A title",
        "url: /elsewhere/",
        "draft: true",
    )
)
EDITS = st.lists(st.tuples(st.sampled_from(FILES), st.none() | st.lists(LINES, max_size=8)), min_size=1, max_size=6)


def built(content: Path, output: Path) -> dict[str, bytes]:
    """The site's files after a build, without Decan's own records."""
    assert main(["build", str(content), "--output", str(output)]) in {0, 1}
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_incremental_equals_clean(tmp_path: Path, edits: list[tuple[str, list[str] | None]]) -> None:
    """Each build on top of the one before equals one into an empty folder."""
    for name in ("content", "site", "clean"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
    content = tmp_path / "content"
    content.mkdir()
    for name, lines in edits:
        file = content / name
        if lines is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text("\n".join(lines), encoding="utf-8")
        incremental = built(content, tmp_path / "site")
    shutil.rmtree(tmp_path / "clean", ignore_errors=True)
    assert built(content, tmp_path / "clean") == incremental
