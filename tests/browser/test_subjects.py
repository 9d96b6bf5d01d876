"""Filters and search as a reader has them: Chromium, from ``file://``, on a small journal in several scripts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.site.support import Built, build

CHROMIUM = shutil.which("chromium")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--virtual-time-budget=5000")

pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is not installed")

FILES = {
    "2022-02-01.md": "---\ntitle: Clocks\ntags: [time, café]\n---\nA Fouriér series, and then the finest of ﬁlters.\n\n- [ ] wind it up\n",
    "2022-02-02.md": "---\ntags: [time]\n---\n我们今天读了一本关于时间的书，然后写下了笔记。\n\n- [ ] oil it\n",
    "2022-02-03.md": "Read [Trees](https://example.org/trees.pdf) and [Clocks](https://example.org/clocks.pdf), then [a talk](https://youtu.be/abcdefghijk).",
    "2022-02-04.md": "---\ntags: [café]\n---\nA day about nothing. "
    + "Words and words. " * 60
    + "At last the needle, in the haystack.\n\n- [ ] sew\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The journal's site."""
    return build(tmp_path_factory.mktemp("subjects"), FILES)


def dom(page: Path, query: str, profile: Path, *options: str) -> str:
    """The page as the browser has it after its scripts ran."""
    command = [str(CHROMIUM), *FLAGS, *options, f"--user-data-dir={profile}", "--dump-dom", page.as_uri() + query]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def results(html: str) -> list[tuple[str, str]]:
    """(title, excerpt) of each result, marked words in brackets."""
    marked = html[html.index('id="d-results"') :].replace("<mark>", "[").replace("</mark>", "]")
    found = re.findall(r"<h3><a [^>]*>(.*?)</a></h3>(?:<p dir=\"auto\">(.*?)</p>)?", marked)
    return [(title, excerpt) for title, excerpt in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("fourier", [("Clocks", "A [Fouriér] series, and then the finest of ﬁlters. wind it up")]),
        ("FILTER", [("Clocks", "A Fouriér series, and then the finest of [ﬁlter]s. wind it up")]),
        ('"a series"', []),
        ("series clocks", [("[Clocks]", "A Fouriér [series], and then the finest of ﬁlters. wind it up")]),
        ("cafe wind", [("Clocks", "A Fouriér series, and then the finest of ﬁlters. [wind] it up")]),
        ("笔记", [("Wednesday, 2 February 2022", "我们今天读了一本关于时间的书，然后写下了[笔记]。 oil it")]),
        ("nowhere", []),
    ],
)
def test_search_finds_words_in_any_script(site: Built, tmp_path: Path, query: str, found: list[tuple[str, str]]) -> None:
    """By parts of words, without regard to case, accents and ligatures; all words must be there."""
    html = dom(site.site / "search" / "index.html", f"?q={quote(query)}", tmp_path)
    assert found == results(html)


def test_an_excerpt_stands_around_what_was_found(site: Built, tmp_path: Path) -> None:
    """Cut between words, from the middle of a long text."""
    ((_, excerpt),) = results(dom(site.site / "search" / "index.html", "?q=needle", tmp_path))
    assert excerpt == "… and words. Words and words. Words and words. At last the [needle], in the haystack. sew"


def test_titles_come_first(site: Built, tmp_path: Path) -> None:
    """What has the word in its title stands before what only has it in its text, whatever is newer."""
    html = dom(site.site / "search" / "index.html", "?q=clocks", tmp_path)
    assert ["[Clocks]", "Thursday, 3 February 2022"] == [title for title, _ in results(html)[:2]]


def visible(html: str, kind: str) -> list[str]:
    """Titles of the library's rows that the script has not hidden."""
    rows = re.findall(r"<tr([^>]*data-kind=[^>]*)><th scope=\"row\"><a [^>]*>(.*?)</a>", html)
    return sorted(title for attributes, title in rows if "hidden" not in attributes and kind in attributes)


def test_the_library_filters_by_words_and_kind_together(site: Built, tmp_path: Path) -> None:
    """The address names both, the number of rows is told."""
    html = dom(site.site / "resources" / "index.html", "?kind=paper&words=tr%C3%A9es", tmp_path)
    assert (["Trees"], "Showing 1 of 3") == (visible(html, ""), re.findall(r'id="d-shown"[^>]*>([^<]*)<', html)[0])


def test_every_filter_is_there_without_a_script(site: Built) -> None:
    """Each kind, state and topic that can be chosen has its rule, and the fields that need a script are hidden."""
    library, waiting = site.page("resources"), site.page("follow-ups")
    for page in (library, waiting):
        chosen = [name for name in re.findall(r'<input type="radio"[^>]* id="([^"]+)"', page) if not name.endswith("-all")]
        assert chosen
        assert [] == [name for name in chosen if f":has(#{name}:checked)" not in page]
    assert re.findall(r'<label class="field scripted"[^>]*>', library) == ['<label class="field scripted" hidden>'] * 2
