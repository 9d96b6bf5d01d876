"""After any sequence of edits the site is what a clean build gives, byte for byte."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decan.cli import main

DOCUMENTS = ("2021-03.md", "2021-04-02.md", "notes/clocks.md", "topics/trees.md", "units/1.md", "about.md")
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
TEXTS = st.tuples(st.sampled_from(DOCUMENTS).map("content/{}".format), st.none() | st.lists(LINES, max_size=8))
OTHERS = st.sampled_from(
    (
        ("decan.yaml", ["title: Other"]),
        ("decan.yaml", ["language: de", "follow_ups: {phrases: true}"]),
        ("decan.yaml", None),
        ("content/star.txt", ["a star"]),
        ("templates/note.html", ['{% extends "builtin/note.html" %}']),
        ("templates/note.html", ["{{ broken"]),
        ("templates/note.html", None),
        (".decan/pages", ["noise"]),
        (".decan/stamps", ["noise"]),
        (".decan/documents/1-0", ["noise"]),
        (".decan/build", None),
        ("site/index.html", ["somebody else's"]),
        ("site/.decan-partial/1-1.new", ["left by a build that was killed"]),
    )
)
EDITS = st.lists(st.tuples(TEXTS | OTHERS, st.booleans()), min_size=1, max_size=8)


def built(journal: Path, output: Path, *more: str) -> dict[str, bytes]:
    """The site's files after a build, without Decan's own records."""
    assert main(["build", str(journal), "--output", str(output), *more]) in {0, 1}
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.relative_to(output).as_posix().startswith(".")
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_incremental_equals_clean(tmp_path: Path, edits: list[tuple[tuple[str, list[str] | None], bool]]) -> None:
    """Each build on top of those before equals one into an empty folder that takes nothing from the cache."""
    journal, clean = tmp_path / "journal", tmp_path / "clean"
    for folder in (journal, clean):
        shutil.rmtree(folder, ignore_errors=True)
    (journal / "content").mkdir(parents=True)
    for number, ((name, lines), is_old) in enumerate(edits):
        file = journal / name
        if name.startswith("site/") and not number:
            built(journal, journal / "site")  # what lies there before a first build is not Decan's to overwrite
        if lines is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(lines), encoding="utf-8")
            if is_old:  # long enough ago for a cache to go by its time
                os.utime(file, (1_000_000_000 + number, 1_000_000_000 + number))
        incremental = built(journal, journal / "site", f"--jobs={1 + number % 2}")
    assert built(journal, clean, "--clean") == incremental
