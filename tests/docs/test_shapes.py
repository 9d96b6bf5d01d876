"""What the how-tos say of journals that other programs kept."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.docs.shapes import HUGO, HUNDRED, JEKYLL, LOGSEQ, OBSIDIAN
from tests.site.support import write

from decan.cli import main


class Seen:
    """A journal in a shape of others, built, with what was said about it."""

    def __init__(self, folder: Path, shape: Mapping[str, str | bytes], capsys: pytest.CaptureFixture[str]) -> None:
        self.site = folder / "out"
        journal = write(folder / "blog", shape)
        self.status = main(["build", str(journal), "--output", str(self.site), "--jobs", "1"])
        capsys.readouterr()
        main(["check", str(journal), "--format", "json", "--jobs", "1"])
        found = json.loads(capsys.readouterr().out)
        self.codes = sorted({row["code"] for row in found["diagnostics"]} - {"feed.no-url"})
        self.journal = json.loads((self.site / "journal.json").read_text(encoding="utf-8"))
        self.entries = [(entry["title"], entry["date"], entry["url"]) for entry in self.journal["entries"]]
        self.topics = sorted(topic["title"] for topic in self.journal["topics"])
        self.asked = [(item["text"], item["state"]) for item in self.journal["follow_ups"]]

    def has(self, page: str, *words: str) -> list[bool]:
        """Whether a page has each of the words, without its tags."""
        text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", (self.site / page / "index.html").read_text(encoding="utf-8"), flags=re.DOTALL)
        plain = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
        return [word in plain for word in words]

    def files(self, *names: str) -> list[bool]:
        """Whether the site has each of the files."""
        return [(self.site / name).exists() for name in names]


def test_hugo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Posts, bundles, sections, static files and shortcodes are read; settings and layouts are not."""
    seen = Seen(tmp_path, HUGO, capsys)
    assert [
        ("Spring tides", "2023-05-06", "/2023/05/06/spring-tides/"),
        ("Neap tides", "2023-05-13", "/2023/05/13/neap/"),
    ] == seen.entries
    assert (0, ["markdown.unknown-shortcode"], ["Moon", "Tides"]) == (seen.status, seen.codes, seen.topics)
    assert [True, True, False] == seen.has(".", "What I learn about the sea.", "Blog", "Tidal notes")
    assert [True, True, True, False, False] == seen.files(
        "2023/spring/index.html", "2023/05/13/neap/heights.png", "img/chart.png", "notes/default", "layouts"
    )
    assert [True, True, False] == seen.has("2023/05/06/spring-tides", "A month of heights", "the next one", "tide-table")


def test_jekyll(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Posts, pages and tags of Liquid are read; what belongs to Jekyll itself is neither read nor copied."""
    seen = Seen(tmp_path, JEKYLL, capsys)
    assert [
        ("First sourdough", "2022-01-08", "/2022/01/08/first-sourdough/"),
        ("More water", "2022-01-15", "/2022/01/15/more-water/"),
    ] == seen.entries
    assert (0, ["markdown.unknown-shortcode"], ["baking", "sourdough starter"]) == (seen.status, seen.codes, seen.topics)
    assert [True] == seen.has(".", "Bread, one loaf a week.")
    assert [True, True, False, False, False] == seen.files(
        "about/index.html", "old/more-water/index.html", "_config.yml", "_includes/recipe.html", "Gemfile"
    )
    assert [True, True, False] == seen.has("2022/01/08/first-sourdough", "the second", "hydration", "recipe.html")


def test_obsidian(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Daily notes, links and embeds are read; plug-ins are not run; what is not Decan's is copied."""
    seen = Seen(tmp_path, OBSIDIAN, capsys)
    assert ["2024-02-01", "2024-02-03"] == [day for _, day, _ in seen.entries]
    assert (0, ["link.missing"], [("derive the third law", "closed")]) == (seen.status, seen.codes, seen.asked)
    assert [True, True, True, False] == seen.has(
        "2024/02/01", "Equal areas in equal times.", "minutes:: 40", "Orbits of comets", "nobody else"
    )
    assert [True, True] == seen.has("2024/02/03", "Squares and cubes.", "LIST FROM #astronomy")
    assert [True, True, False, False] == seen.files("notes/keplers-laws/index.html", "Board.canvas", "notes/templates", ".obsidian")


def test_logseq(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Journals, pages, tags and markers are read; queries and references to blocks are shown as they are written."""
    seen = Seen(tmp_path, LOGSEQ, capsys)
    assert ["2024-01-08", "2024-01-09"] == [day for _, day, _ in seen.entries]
    assert (0, [], ["sport", "weather"]) == (seen.status, seen.codes, seen.topics)
    assert [("TODO learn the Beaufort scale", "closed")] == seen.asked
    assert [True, True, True, False] == seen.has("2024/01/08", "Sea Kayaking", "{{query (todo TODO)}}", "((65a1b2c3", "collapsed::")
    assert [False] == seen.has("2024/01/09", "CLOCK")
    assert [True, True, True, False] == seen.files(
        "assets/map.png", "notes/sea-kayaking/index.html", "notes/sport-rowing/index.html", "logseq"
    )


def test_a_hundred_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbered days of several rounds are entries; the template's impossible day is told of."""
    seen = Seen(tmp_path, HUNDRED, capsys)
    assert ["2023-01-02", "2023-01-03", "2023-01-09"] == [day for _, day, _ in seen.entries]
    assert (1, ["date.impossible"]) == (seen.status, seen.codes)
    assert [True, True] == seen.has("2023/01/02", "Day 1", "Parser")
    assert [True] == seen.has("2023/01", "A day without a date.")
    assert [True, True] == seen.files("100-days/index.html", "notes/resources/index.html")
