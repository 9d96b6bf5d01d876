"""``decan check``."""

import json

import pytest


@pytest.fixture
def troubled(journal):
    """The journal with one link that leads nowhere."""
    (journal / "content/a,b.md").write_text("# A note\n\nSee [gone](nowhere.md).\n")
    return journal


def test_a_fine_journal(decan, journal):
    """Only what is worth knowing is said, and nothing is written."""
    (journal / "decan.yaml").write_text("title: T\nurl: https://me.example/\n")
    assert decan("check")[0] == 0
    assert sorted(path.name for path in journal.iterdir()) == ["content", "decan.yaml"]


def test_text(decan, troubled):
    """Place, code, message, the line with the place underlined, a hint; then the count."""
    status, out, err = decan("check")
    lines = out.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("content/a,b.md:3:"))
    assert [status, err] == [0, ""]
    assert "warning[link.missing]: " in lines[begin]
    assert lines[begin + 1] == "  | See [gone](nowhere.md)."
    assert "^" in lines[begin + 2]
    assert lines[-1].endswith("1 warning.")


def test_strict(decan, troubled):
    """Warnings count when the author is strict."""
    assert decan("check", "--strict")[0] == 1


def test_from_another_folder(decan, troubled, tmp_path, monkeypatch):
    """Paths are such that they can be opened from where the command runs."""
    monkeypatch.chdir(tmp_path / "content")
    _, out, _ = decan("check", "..")
    assert "\na,b.md:3:" in f"\n{out}"
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    _, out, _ = decan("check", "..")
    assert f"{troubled}/content/a,b.md:3:" in out


def test_json(decan, troubled):
    """All diagnostics as values."""
    value = json.loads(decan("check", "--format", "json")[1])
    (found,) = [item for item in value["diagnostics"] if item["code"] == "link.missing"]
    assert [found["path"], found["line"], found["severity"], found["excerpt"], value["warnings"]] == [
        "a,b.md",
        3,
        "warning",
        "See [gone](nowhere.md).",
        1,
    ]


def test_github(decan, troubled):
    """Annotations with their place, signs that GitHub reads escaped."""
    _, out, _ = decan("check", "--format", "github")
    assert "::warning file=content/a%2Cb.md,line=3,col=" in out
    assert "title=link.missing::" in out


def test_sarif(decan, troubled):
    """A log with one run, each result with its rule and place."""
    log = json.loads(decan("check", "--format", "sarif")[1])
    (run,) = log["runs"]
    (result,) = [item for item in run["results"] if item["ruleId"] == "link.missing"]
    place = result["locations"][0]["physicalLocation"]
    assert [log["version"], result["level"], run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]] == [
        "2.1.0",
        "warning",
        "link.missing",
    ]
    assert [place["artifactLocation"]["uri"], place["region"]["startLine"]] == ["content/a%2Cb.md", 3]


def test_levels_of_the_settings(decan, troubled):
    """A code can be made graver, or be silenced."""
    (troubled / "decan.yaml").write_text("diagnostics: {link.missing: error}\n")
    assert decan("check")[0] == 1
    (troubled / "decan.yaml").write_text("diagnostics: {link: off}\n")
    assert "link.missing" not in decan("check")[1]
