"""Search in a real browser, from ``file://``, as a reader with a USB stick has it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")

pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample journal."""
    output = tmp_path_factory.mktemp("search") / "site"
    subprocess.run([sys.executable, "-m", "decan", "build", str(ROOT), "--output", str(output)], check=True, capture_output=True)
    return output


def dom(page: Path, query: str, profile: Path) -> str:
    """The page as the browser has it after its scripts ran."""
    address = f"{page.as_uri()}{query}"
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "--virtual-time-budget=5000", "--dump-dom", address]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def found(html: str) -> int:
    """How many entries the page says it found."""
    entries = re.search(r"<h2>Entries</h2><p>(\d+)</p>", html)
    return int(entries[1]) if entries else 0


def test_search_finds_the_entries_that_hold_a_word(site: Path, tmp_path: Path) -> None:
    """What the page finds is what a plain scan of the entries finds."""
    import json

    word = "fsync"
    index = json.loads((site / "search" / "index.js").read_text(encoding="utf-8").removeprefix("window.decanIndex="))
    expected = sum(1 for title, _, kind, _, topics, text in index if kind == "Entries" and word in f"{title}\n{topics}\n{text}".lower())
    assert expected > 0
    assert expected == found(dom(site / "search" / "index.html", f"?q={quote(word)}", tmp_path))


def test_the_library_keeps_its_filter_in_the_address(site: Path, tmp_path: Path) -> None:
    """A link to a filtered library shows it filtered."""
    html = dom(site / "resources" / "index.html", "?kind=book", tmp_path)
    rows = re.findall(r'<tr[^>]*data-kind="([^"]+)"[^>]*>', html)
    hidden = re.findall(r'<tr[^>]*data-kind="([^"]+)"[^>]*hidden', html)
    assert {"book"} == set(rows) - set(hidden)
