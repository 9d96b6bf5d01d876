"""``decan init`` and ``decan new``: nothing is overwritten, and what is written builds."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from decan.cli import main


def tree(folder: Path) -> dict[str, str]:
    """All files that an author sees."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".decan" not in path.parts and "site" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(files)}


def test_a_new_journal_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At once, with nothing to mend but the address that only the author knows."""
    root = tmp_path / "my-journal"
    assert 0 == main(["init", str(root)])
    assert "Next:  decan serve" in capsys.readouterr().out
    assert 0 == main(["check", str(root)])
    assert ["feed.no-url"] == [line.split("info[")[1].split("]")[0] for line in capsys.readouterr().out.splitlines() if "info[" in line]
    assert 0 == main(["build", str(root), "--strict"])
    assert 'title: "My journal"' in (root / "decan.yaml").read_text()


@pytest.mark.parametrize(("folder", "expected"), [("classes", "Classes"), ("night-school_notes", "Night school notes")])
def test_a_journal_is_called_as_its_folder(tmp_path: Path, folder: str, expected: str) -> None:
    """With blanks where the folder has none, and every letter."""
    main(["init", str(tmp_path / folder)])
    assert f'title: "{expected}"' in (tmp_path / folder / "decan.yaml").read_text().splitlines()


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, "decan==1.2.3"),
        ({"url": "file:///home/me/decan", "dir_info": {}}, ""),
        ({"url": "https://code.example/decan-1.2.3.whl", "archive_info": {}}, "decan @ https://code.example/decan-1.2.3.whl"),
        (
            {"url": "https://code.example/decan.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "decan @ git+https://code.example/decan.git@abc",
        ),
    ],
)
def test_the_workflow_installs_the_decan_that_wrote_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], origin: dict[str, object] | None, expected: str
) -> None:
    """By what pip has noted down of where it came from; where only this machine has it, the author is told to say."""
    found = SimpleNamespace(version="1.2.3", read_text=lambda _: origin and json.dumps(origin))
    monkeypatch.setattr(metadata, "distribution", lambda _: found)
    main(["init", str(tmp_path)])
    lines = (tmp_path / ".github/workflows/publish.yml").read_text().splitlines()
    assert (f'  DECAN: "{expected}"', expected == "") == (
        next(line for line in lines if "DECAN:" in line),
        "Later: fill in DECAN in" in capsys.readouterr().out,
    )


def test_init_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is there is kept and named; the rest is added."""
    (tmp_path / "decan.yaml").write_text("title: Mine\n")
    assert 0 == main(["init", str(tmp_path)])
    before = tree(tmp_path)
    assert "title: Mine\n" == before["decan.yaml"]
    assert "decan.yaml, which was there already" in capsys.readouterr().out
    assert (0, before) == (main(["init", str(tmp_path)]), tree(tmp_path))


@pytest.mark.parametrize("title", ['He said "no"', "C:\\new", "a: b #c", "{{ 7*7 }}", "- x"])
def test_a_journal_s_title_is_what_was_said(tmp_path: Path, title: str) -> None:
    """Whatever it holds."""
    assert (0, 0) == (main(["init", str(tmp_path), "--title", title]), main(["build", str(tmp_path)]))
    assert f'"title": {__import__("json").dumps(title)}' in (tmp_path / "site/journal.json").read_text()


def test_new_prints_the_path_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an editor can be given it."""
    main(["init", str(tmp_path)])
    capsys.readouterr()
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["new", "entry", "Leases and clocks", "--date", "2024-03-05"])
    assert "content/journal/2024-03-05-leases-and-clocks.md\n" == capsys.readouterr().out
    assert (tmp_path / "content/journal/2024-03-05-leases-and-clocks.md").is_file()


def test_a_path_elsewhere_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to count steps upwards."""
    main(["init", str(tmp_path / "journal")])
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    capsys.readouterr()
    main(["new", "note", "Quorums", "--journal", "../journal"])
    assert f"{tmp_path / 'journal/content/notes/quorums.md'}\n" == capsys.readouterr().out


def test_new_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of that name is an error, and stays."""
    main(["init", str(tmp_path)])
    command = ["new", "note", "Quorums", "--journal", str(tmp_path)]
    assert 0 == main(command)
    before = tree(tmp_path)
    assert (2, before) == (main(command), tree(tmp_path))
    assert "is there already" in capsys.readouterr().err


def test_edit_opens_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the author's editor, with its options; one that is not there is an error, and the file is written."""
    main(["init", str(tmp_path)])
    for editor, status in (("sh -c 'echo edited >> $0'", 0), ("/nowhere/editor", 2)):
        monkeypatch.setenv("VISUAL", editor)
        assert status == main(["new", "note", f"Quorums {status}", "--journal", str(tmp_path), "--edit"])
    assert "edited" in (tmp_path / "content/notes/quorums-0.md").read_text()
    assert (tmp_path / "content/notes/quorums-2.md").is_file()
