"""What editors are given: a problem matcher that finds what `decan check` says, and snippets that Decan can read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.site.support import decan as command
from tests.site.support import write

import decan

ROOT = Path(__file__).parents[2]
EDITORS = ROOT / "examples" / "editors"
SNIPPETS = json.loads((EDITORS / "decan.code-snippets").read_text(encoding="utf-8"))
FOLDERS = {"Unit": "units", "Review": "reviews", "Resource": "resources"}


def expanded(body: str | list[str]) -> str:
    """A snippet with what stands in its blanks, on the fifth of March 2024."""
    text = body if isinstance(body, str) else "\n".join(body)
    for name, value in {"CURRENT_YEAR": "2024", "CURRENT_MONTH": "03", "CURRENT_DATE": "05", "0": "Words."}.items():
        text = text.replace(f"${name}", value)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^{}]*)\}", r"\1", text)


@pytest.mark.parametrize("name", SNIPPETS)
def test_each_snippet_is_read_without_a_finding(name: str, tmp_path: Path) -> None:
    """As it stands, with nothing filled in."""
    text = expanded(SNIPPETS[name]["body"])
    assert "$" not in text
    write(
        tmp_path, {f"content/{FOLDERS.get(name, 'log')}/2024-03-05.md": text, "content/2024-03-04.md": "---\ntags: [Topic]\n---\nBefore.\n"}
    )
    assert () == decan.load(tmp_path).diagnostics


def test_snippets_become_what_they_are_called(tmp_path: Path) -> None:
    """An entry, a unit with goals, a review with interests, a resource with its state, a follow-up."""
    files = {f"content/{FOLDERS.get(name, 'log')}/{name.lower()}.md": expanded(one["body"]) for name, one in SNIPPETS.items()}
    journal = decan.load(write(tmp_path, files))
    assert ["What it is about", "The quarter"] == [entry.title for entry in journal.entries]
    assert [("Unit 1", ["Papers", "Writing"])] == [(unit.title, [goal.category for goal in unit.goals]) for unit in journal.units]
    assert ["active"] == [interest.state for topic in journal.topics for interest in topic.interests]
    assert [("Its title", "paper", "planned")] == [(one.title, one.kind, one.state) for one in journal.resources if one.note]
    assert ["read the second chapter"] == [item.text for item in journal.follow_ups]


def test_the_problem_matcher_finds_what_is_said(tmp_path: Path) -> None:
    """Each finding with its file, line, column, severity, code and message, and nothing else."""
    files = {
        "content/2024-03-05.md": "See [[nothing]] and [this](words with blanks).\n",
        "content/2024-03-06.md": "---\ntitle: [\n---\nA\n",
        "content/a (1): b.md": "[x](none.md)\n",
    }
    write(tmp_path, files)
    rows = json.loads(command("check", str(tmp_path), "--format", "json").stdout)["diagnostics"]
    matcher = json.loads((EDITORS / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    pattern = re.compile(matcher["regexp"])
    lines = command("check", str(tmp_path)).stdout.splitlines()
    found = [match for line in lines if (match := pattern.match(line))]
    names = ("file", "line", "column", "severity", "code", "message")
    told = [tuple(match[matcher[name]] for name in names) for match in found]
    places = [(f"{tmp_path}/content/{row['path']}".replace("content/decan.yaml", "decan.yaml"), row["line"], row["column"]) for row in rows]
    words = [(row["severity"], row["code"], row["message"]) for row in rows]
    expected = [(path, str(line), str(column), *said) for (path, line, column), said in zip(places, words, strict=True)]
    assert expected == told
    assert {"error", "warning", "info"} == {one[3] for one in told}


@pytest.mark.parametrize("name", ["tasks.json", "settings.json"])
def test_the_documentation_shows_the_files(name: str) -> None:
    """Word for word."""
    assert (EDITORS / name).read_text(encoding="utf-8") in (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
