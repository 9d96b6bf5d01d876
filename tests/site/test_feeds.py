"""Feeds and sitemaps that any reader takes: checked by the rules, and read by another program."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from . import feed_rules as rules
from .support import Built, decan, write

ROOT = Path(__file__).parents[2]
URL = "https://me.example/my journal/".replace(" ", "%20")
HOSTILE = {
    "2024-03-01.md": "Bell \x07, escape \x1b, nothing \x00, ]]> and &nbsp; and \ufffe and 🌊.\n\n- [x] done\n- [ ] open\n",
    "2024-03-02.md": "---\ntitle: A <b>bold</b> & strange title ]]>\ntags: [C & D, <i>]\n---\n"
    '<script>alert(1)</script><p onclick="x()" style="color:red">raw</p><img src="pic.png"><a href="other.html">o</a>\n\n'
    '<iframe src="https://video.example/1" title="A film"></iframe>\n\n| a |\n|:-:|\n| 1 |\n\nA note.[^1]\n\n[^1]: Below.\n',
    "2024-03-03.md": "---\ntitle: مذكرة\nlang: ar\n---\nنص عربي مع $x^2$ و\n\n```mermaid\ngraph TD; A-->B\n```\n",
    "2024-03-04.md": "---\ntitle: Same\n---\nOne.",
    "2024-03-05.md": "---\ntitle: Same\n---\nAnother.",
    "2024-04.md": "# April\n\n## 2024-04-01\n\nFirst.\n\n## 2024-04-02\n\n[[2024-03-04]] and ![[2024-03-05]]\n",
    "notes/a b & ç 中.md": "---\naliases: [/old/]\n---\nA note with [a place](#x).\n",
    "2024-04-09-draft.md": "---\ndraft: true\n---\nHidden words.",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A journal with everything that breaks feeds."""
    folder = tmp_path_factory.mktemp("hostile")
    write(folder, {"decan.yaml": f"title: Mine & <yours>\nurl: {URL}\n"})
    write(folder / "content", HOSTILE)
    result = decan("build", str(folder))
    return Built(result.returncode, result.stderr, folder / "content", folder / "site")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The journal in content/."""
    site = tmp_path_factory.mktemp("sample") / "site"
    result = decan("build", str(ROOT), "--output", str(site))
    return Built(result.returncode, result.stderr, ROOT / "content", site)


@pytest.mark.parametrize("journal", ["sample", "hostile"])
def test_every_feed_keeps_the_rules(journal: str, request: pytest.FixtureRequest) -> None:
    """That of the journal and those of its topics, in both formats."""
    built: Built = request.getfixturevalue(journal)
    feeds = sorted(built.site.rglob("feed.*"))
    checks = {".xml": rules.atom, ".json": rules.json_feed}
    wrong = {str(path.relative_to(built.site)): found for path in feeds if (found := checks[path.suffix](path))}
    assert ({}, True) == (wrong, len(feeds) >= 4)


@pytest.mark.parametrize("journal", ["sample", "hostile"])
def test_another_program_reads_them(journal: str, request: pytest.FixtureRequest) -> None:
    """Without a complaint, with all entries, their titles and their links."""
    built: Built = request.getfixturevalue(journal)
    for path in sorted(built.site.rglob("feed.xml")):
        read = feedparser.parse(path.read_bytes())
        written = ElementTree.fromstring(path.read_bytes()).findall(f"{rules.ATOM}entry")
        assert (False, len(written)) == (bool(read.bozo), len(read.entries))
        assert [entry.findtext(f"{rules.ATOM}id") for entry in written] == [entry.id for entry in read.entries]


def test_what_an_author_wrote_arrives(hostile: Built) -> None:
    """Marks for tasks, a link for a film, whole addresses for pictures and footnotes; a title is words."""
    root = ElementTree.parse(hostile.site / "feed.xml")
    texts = [entry.findtext(f"{rules.ATOM}content", "") for entry in root.iter(f"{rules.ATOM}entry")]
    titles = [entry.findtext(f"{rules.ATOM}title", "") for entry in root.iter(f"{rules.ATOM}entry")]
    html = next(text for text in texts if "raw</p>" in text)
    assert f'href="{URL}2024/03/02/' in html
    assert ">A film</a>" in html
    assert "alert" not in html
    tasks = next(text for text in texts if "Bell" in text)
    assert (True, True, True) == ("☑" in tasks, "☐" in tasks, any("strange title ]]>" in title for title in titles))


def test_ids_stay(tmp_path: Path) -> None:
    """An entry keeps its id when the journal gets another title, another entry and another theme."""
    ids = []
    for number, title in enumerate(("One", "Two")):
        folder = write(tmp_path / str(number), {"decan.yaml": f"title: {title}\nurl: https://me.example/\ntheme: {{accent: teal}}\n"})
        files = {"2024-03-01.md": "First."} | ({"2024-02-01.md": "Before."} if number else {})
        write(folder / "content", files)
        assert 0 == decan("build", str(folder)).returncode
        ids.append([entry.id for entry in feedparser.parse((folder / "site" / "feed.xml").read_bytes()).entries])
    assert ids[0] == ids[1][:1]


@pytest.mark.parametrize("journal", ["sample", "hostile"])
def test_the_sitemap_has_every_page_that_can_be_read(journal: str, request: pytest.FixtureRequest) -> None:
    """And no page that only leads on, is missing, or is held back."""
    built: Built = request.getfixturevalue(journal)
    path = built.site / "sitemap.xml"
    assert [] == rules.sitemap(path)
    base = urlsplit(URL if journal == "hostile" else "https://mira.example/high-water-mark/").path
    places = {
        unquote(urlsplit(node.text or "").path).removeprefix(unquote(base)) for node in ElementTree.parse(path).iter(f"{rules.SITEMAP}loc")
    }
    pages = {
        page.parent.relative_to(built.site).as_posix()
        for page in built.site.rglob("index.html")
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    }
    assert pages - {"search"} == {place.strip("/") or "." for place in places}


def test_robots_know_the_sitemap(hostile: Built) -> None:
    """By its whole address."""
    text = (hostile.site / "robots.txt").read_text(encoding="utf-8")
    assert re.fullmatch(r"User-agent: \*\nAllow: /\n\nSitemap: (\S+)\n", text)
    assert f"Sitemap: {URL}sitemap.xml" in text
