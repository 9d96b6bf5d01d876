"""The journal as data, the resources for reference managers, and what machines look for."""

import json
from datetime import date as Day
from xml.etree import ElementTree

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span
from decan.model.journal import Citation, FollowUp, Goal, Journal, Period, Source, Unit
from decan.site.bibliography import bibliography
from decan.site.exports import journal_json
from decan.site.page import Url
from decan.site.robots import redirects, robots, sitemap
from decan.site.urls import UrlMap, assign

DAY = Day(2022, 2, 1)


def exported(journal, config, diagnostics=()):
    urls, _ = assign(journal, config)
    return json.loads(journal_json(journal, urls, config, diagnostics).data)


def test_journal_json(entry, topic, resource, text):
    """Everything is there under the documented names."""
    goal = Goal("Papers", "read one", "", (), "open", "2-3 papers", ("r",), ("e",), Source("u.md", 4))
    cited = Citation(Source("e.md", 3), "R", "First pass of R", date=DAY, entry="e", pass_="first", part="")
    journal = Journal(
        entries=(entry("e", title="T", topics=("raft",), resources=("r",)),),
        units=(Unit("u1", "Unit 1", 1, DAY, Day(2022, 2, 10), (goal,), text(), Source("u.md", 2)),),
        periods=(Period("2022-02", "February 2022", "month", DAY, Day(2022, 2, 28), resources=("r",)),),
        topics=(topic("raft", aliases=("Raft",), first=DAY, last=DAY, entries=("e",)),),
        resources=(resource("r", citations=(cited,)),),
        follow_ups=(FollowUp("look", "open", "task", Source("e.md", 9), date=DAY, entry="e"),),
    )
    found = [
        Diagnostic("x.y", severity, "m", Span("a.md")) for severity in (Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.INFO)
    ]
    assert exported(journal, Config(title="S", url="https://s.example/"), found) == {
        "format": 1,
        "title": "S",
        "url": "https://s.example/",
        "entries": [
            {
                "id": "e",
                "title": "T",
                "date": "2022-02-01",
                "end_date": "2022-02-01",
                "kind": "day",
                "url": "https://s.example/2022/02/01/#e",
                "topics": ["raft"],
                "resources": ["r"],
                "source": {"path": "e.md", "line": 1},
                "words": 0,
            }
        ],
        "units": [
            {
                "id": "u1",
                "title": "Unit 1",
                "start": "2022-02-01",
                "end": "2022-02-10",
                "url": "https://s.example/units/u1/",
                "source": {"path": "u.md", "line": 2},
                "goals": [
                    {
                        "category": "Papers",
                        "text": "read one",
                        "state": "open",
                        "quantity": "2-3 papers",
                        "resources": ["r"],
                        "evidence": ["e"],
                    }
                ],
            }
        ],
        "periods": [
            {
                "id": "2022-02",
                "title": "February 2022",
                "kind": "month",
                "start": "2022-02-01",
                "end": "2022-02-28",
                "url": "https://s.example/2022/02/",
                "source": None,
                "resources": ["r"],
            }
        ],
        "topics": [
            {
                "id": "raft",
                "title": "Raft",
                "aliases": ["Raft"],
                "parent": None,
                "url": "https://s.example/topics/raft/",
                "first": "2022-02-01",
                "last": "2022-02-01",
                "entries": ["e"],
            }
        ],
        "resources": [
            {
                "id": "r",
                "title": "R",
                "url": "https://x.example/r",
                "kind": "paper",
                "state": "planned",
                "listed": True,
                "part_of": None,
                "parts": [],
                "citations": [{"entry": "e", "pass": "first", "part": None, "source": {"path": "e.md", "line": 3}}],
            }
        ],
        "follow_ups": [
            {"text": "look", "state": "open", "kind": "task", "date": "2022-02-01", "entry": "e", "source": {"path": "e.md", "line": 9}}
        ],
        "diagnostics": {"errors": 1, "warnings": 2},
    }


def test_addresses_without_the_site_s_own(entry):
    """Pages are then paths from the site's root."""
    value = exported(Journal(entries=(entry("e"),)), Config())
    assert [value["url"], value["entries"][0]["url"]] == [None, "/2022/02/01/#e"]


def test_bibtex(resource):
    """Signs that BibTeX reads are escaped, papers on arXiv have their number, unlisted ones are left out."""
    shown = (
        resource(
            "p", title="50% of {TeX} & more", identity="arxiv:1211.3711", authors=("Ada L.", "Graves, A."), published="2012-11-14", last=DAY
        ),
        resource("hidden", listed=False),
        resource("no-title", incomplete="title"),
    )
    bib, _ = bibliography(Journal(resources=shown))
    assert bib.data.decode() == (
        "@misc{p,\n"
        "  title = {{50\\% of \\{TeX\\} \\& more}},\n"
        "  author = {{Ada L.} and Graves, A.},\n"
        "  year = {2012},\n"
        "  eprint = {1211.3711},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://x.example/p},\n"
        "  urldate = {2022-02-01},\n"
        "}\n"
    )


def test_csl(resource):
    """The same as CSL-JSON, with keys that are unique and ASCII."""
    books = (
        resource("b", kind="book", identity="doi:10.1/x", published="2001"),
        resource("日本", kind="link"),
        resource("中国", kind="link"),
    )
    _, csl = bibliography(Journal(resources=books))
    items = json.loads(csl.data)
    assert items[0] == {
        "id": "b",
        "type": "book",
        "title": "B",
        "issued": {"date-parts": [[2001]]},
        "DOI": "10.1/x",
        "URL": "https://x.example/b",
    }
    assert [item["id"] for item in items[1:]] == ["resource-2", "resource-3"]


def test_sitemap():
    """All pages but those for nobody to find, in order; none without the site's address."""
    pages = [Url("/b/"), Url("/"), Url("/404.html"), Url("/a & b/")]
    (file,) = sitemap(pages, UrlMap(site="https://s.example/"))
    root = ElementTree.fromstring(file.data)
    assert [place.text for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        "https://s.example/",
        "https://s.example/a%20%26%20b/",
        "https://s.example/b/",
    ]
    assert list(sitemap(pages, UrlMap())) == []


def test_a_large_sitemap_is_an_index():
    """More than fifty thousand addresses stand in several files."""
    files = list(sitemap([Url(f"/{number}/") for number in range(50_001)], UrlMap(site="https://s.example/")))
    assert [file.output for file in files] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [file.data.count(b"<loc>") for file in files] == [50_000, 1, 2]


def test_robots():
    """The sitemap is named where it is known."""
    assert robots(UrlMap(site="https://s.example/")).data == b"User-agent: *\nAllow: /\n\nSitemap: https://s.example/sitemap.xml\n"
    assert robots(UrlMap()).data == b"User-agent: *\nAllow: /\n"


def test_redirects():
    """An old URL has a page that leads to the new one, by a relative link."""
    (file,) = redirects(UrlMap(redirects=((Url("/old/"), Url("/2022/02/01/#e")),)), Config(language="de"))
    assert file.output == "old/index.html"
    assert b'<meta http-equiv="refresh" content="0; url=../2022/02/01/index.html#e">' in file.data
    assert b'<html lang="de">' in file.data
