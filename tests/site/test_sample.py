"""The sample journal in content/, built whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.crawl import dead_links, read, repeated_ids

ROOT = Path(__file__).parents[2]


def build(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``decan build`` as a user does."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "decan", "build", *arguments], capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample journal."""
    output = tmp_path_factory.mktemp("sample") / "site"
    result = build(str(ROOT), "--output", str(output), "--strict")
    assert (0, "") == (result.returncode, result.stderr.strip())
    return output


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    """A reader who follows any link arrives, from file:// too."""
    assert [] == list(dead_links(site, base="/high-water-mark/"))


def test_no_page_has_an_id_twice(site: Path) -> None:
    """An anchor means one place."""
    assert [] == list(repeated_ids(site))


def test_every_page_has_one_main_heading(site: Path) -> None:
    """Each page says once what it is."""
    redirects = [path for path in site.rglob("*.html") if 'http-equiv="refresh"' in path.read_text(encoding="utf-8")]
    pages = [path for path in site.rglob("*.html") if path not in redirects]
    assert [] == [str(path.relative_to(site)) for path in pages if read(path).depth_h1 != 1]


def test_no_slot_is_left_in_a_page(site: Path) -> None:
    """All that depends on other files was filled in."""
    assert [] == [str(path) for path in site.rglob("*.html") if "\x02" in path.read_text(encoding="utf-8")]


def test_the_journal_shows_what_it_promises(site: Path) -> None:
    """At least 40 entries in both shapes, six units, two reviews' worth of periods, 30 resources, a roadmap."""
    journal = json.loads((site / "journal.json").read_text(encoding="utf-8"))
    sources = [entry["source"]["path"] for entry in journal["entries"]]
    several = {path for path in sources if sources.count(path) > 1}
    single = {path for path in sources if sources.count(path) == 1}
    assert len(journal["entries"]) >= 40
    assert several
    assert single
    assert len(journal["units"]) >= 6
    assert len([resource for resource in journal["resources"] if resource["url"]]) >= 30
    assert list((site / "roadmaps").iterdir())
    assert {"errors": 0, "warnings": 0} == journal["diagnostics"]


def test_a_second_build_writes_nothing(site: Path) -> None:
    """Only changed files are written."""
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    result = build(str(ROOT), "--output", str(site), "--strict")
    assert 0 == result.returncode
    assert before == {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Neither the output's place nor the number of workers nor the hash seed shows."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"}
    command = [sys.executable, "-m", "decan", "build", str(ROOT), "--output", str(tmp_path / "other"), "--jobs", "2"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file() and not path.name.startswith(".")}
    other = tmp_path / "other"
    second = {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file() and not path.name.startswith(".")}
    assert first == second
