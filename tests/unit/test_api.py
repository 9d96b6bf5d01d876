"""What programs import from `decan`."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.site.support import decan as command
from tests.site.support import write

import decan
from decan.model import journal as model

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
FILES = {
    "content/2024-03-01.md": "---\ntags: [clocks]\n---\nA leap second.\n",
    "content/2024-03-02.md": "---\ntags: [clocks, trees]\n---\nSee [[nothing]].\n",
    "content/2024-03-03.md": "---\ndraft: true\n---\nHalf a thought.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal of two entries and a draft."""
    return write(tmp_path, FILES)


def test_load(folder: Path) -> None:
    """Gives the journal, and writes nothing."""
    journal = decan.load(folder)
    assert ["2024-03-01", "2024-03-02"] == [entry.date.isoformat() for entry in journal.entries]
    assert {"clocks": 2, "trees": 1} == {topic.title: len(topic.entries) for topic in journal.topics}
    assert ["content"] == [path.name for path in folder.iterdir()]


def test_load_what_is_held_back(folder: Path) -> None:
    """Drafts and what is to come are read when they are asked for."""
    assert 3 == len(decan.load(str(folder), drafts=True).entries)
    assert 1 == len(decan.load(folder, today=date(2024, 3, 1)).entries)
    assert 2 == len(decan.load(folder, today=date(2024, 3, 1), future=True).entries)


def test_load_tells_what_is_wrong(folder: Path) -> None:
    """All diagnostics of the text are in the journal, at the author's levels, with their source lines."""
    write(folder, {"decan.yaml": "titel: Log\ndiagnostics: {link: error}\n"})
    found = [(one.code, one.severity, one.span.path, one.span.line, one.excerpt) for one in decan.load(folder).diagnostics]
    assert [
        ("link.missing", decan.Severity.ERROR, "2024-03-02.md", 4, "See [[nothing]]."),
        ("settings.unknown", decan.Severity.ERROR, "decan.yaml", 1, "titel: Log"),
    ] == found


def test_build(folder: Path, tmp_path: Path) -> None:
    """Makes the site, and says what it is made of."""
    built = decan.build(folder, tmp_path / "out")
    assert (tmp_path / "out", len(built.files), 0) == (built.folder, built.written, built.removed)
    assert set(built.files) == {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("[!.]*") if path.is_file()}
    assert (2, ["link.missing", "feed.no-url"]) == (built.summary.entries, [one.code for one in built.diagnostics])
    again = decan.build(folder, tmp_path / "out")
    assert (built.files, 0) == (again.files, again.written)


def test_build_is_the_commands(folder: Path, tmp_path: Path) -> None:
    """Both write the same bytes."""
    built = decan.build(folder, tmp_path / "out")
    command("build", str(folder))
    assert [(built.folder / file).read_bytes() for file in built.files] == [(folder / "site" / file).read_bytes() for file in built.files]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Is an `Error`, whose words are those of the command."""
    with pytest.raises(decan.Error) as raised:
        decan.load(tmp_path / "none")
    message, hint = f"{tmp_path / 'none'} does not exist", "name the folder of a journal, or one with markdown files"
    assert (message, hint, f"{message}; {hint}") == (raised.value.message, raised.value.hint, str(raised.value))


def test_a_site_that_cannot_be_written(folder: Path) -> None:
    """Is an `Error`, too."""
    with pytest.raises(decan.Error, match=r"content"):
        decan.build(folder, folder / "content")


def test_no_other_name() -> None:
    """Is in the package than those that are promised."""
    assert set(decan.__all__) <= {name for name in decan.__all__ if getattr(decan, name)}
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = decan.lode


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """To import the package loads nothing else of it."""
    told = "import sys, decan; print([name for name in sys.modules if name.startswith('decan')])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert "['decan']\n" == done.stdout


VALUES = ("Journal", "Entry", "Topic", "Resource", "Citation", "Unit", "Goal", "Period", "FollowUp", "Note", "Gap", "Run")


@pytest.mark.parametrize("name", VALUES)
def test_what_is_documented_is_there(name: str) -> None:
    """The reference names attributes that the values have, and none that they have not."""
    kind = getattr(model, name)
    known = {field.name for field in dataclasses.fields(kind)} | {key for key, value in vars(kind).items() if isinstance(value, property)}
    section = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert section
    rows = re.findall(r"^\| (`.*?) \|", section[1], re.MULTILINE)
    documented = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    assert set() == documented - known
    assert documented


def test_the_journals_attributes_are_documented() -> None:
    """All that a journal has, but for what only pages need."""
    own = {field.name for field in dataclasses.fields(model.Journal)} - {"backlinks", "links"}
    section = REFERENCE.partition("### Journal\n")[2].partition("\n##")[0]
    assert own == set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_the_example_runs() -> None:
    """A line a topic of the sample journal, the largest first."""
    done = subprocess.run([sys.executable, str(ROOT / "examples" / "topics.py"), str(ROOT)], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    counts = [int(re.search(r": (\d+) entries, [\d,]+ words, last on", line)[1]) for line in lines]
    assert (0, "", sorted(counts, reverse=True), len(decan.load(ROOT).topics)) == (done.returncode, done.stderr, counts, len(lines))


def test_the_example_is_the_documented_one() -> None:
    """Word for word."""
    code = (ROOT / "examples" / "topics.py").read_text(encoding="utf-8")
    assert code in REFERENCE
