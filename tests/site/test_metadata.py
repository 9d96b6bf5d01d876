"""What the pages of the sample journal say of themselves to other programs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from tests.site.support import build, decan

ROOT = Path(__file__).parents[2]
URL = "https://mira.example/high-water-mark/"
REQUIRED = {
    "WebSite": {"name", "url", "description", "inLanguage", "image"},
    "BlogPosting": {
        *("headline", "datePublished", "dateModified", "author", "isPartOf", "wordCount", "inLanguage", "image", "url", "mainEntityOfPage"),
    },
    "Article": {"headline", "author", "isPartOf", "wordCount", "inLanguage", "image", "url", "mainEntityOfPage"},
    "CollectionPage": {"name", "description", "isPartOf", "inLanguage", "image", "url"},
    "WebPage": {"name", "description", "isPartOf", "inLanguage", "image", "url"},
}


class Head(HTMLParser):
    """The head of a page: meta tags, links, JSON-LD; and the pager's links of its body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.links: dict[str, list[str]] = {}
        self.pager: dict[str, str] = {}
        self.scripts: list[str] = []
        self._script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a program reads."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta.setdefault(values.get("property") or values.get("name", ""), []).append(values.get("content", ""))
        elif tag == "link":
            self.links.setdefault(values["rel"], []).append(values["href"])
        elif tag == "a" and values.get("rel") in {"prev", "next"}:
            self.pager[values["rel"]] = values["href"]
        self._script = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        """The text of a script."""
        if self._script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The end of one."""
        self._script = self._script and tag != "script"

    @property
    def graph(self) -> list[dict[str, object]]:
        """The things of the JSON-LD."""
        assert 1 == len(self.scripts)
        return list(json.loads(self.scripts[0])["@graph"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample journal."""
    output = tmp_path_factory.mktemp("sample") / "site"
    assert 0 == decan("build", str(ROOT), "--output", str(output)).returncode
    return output


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, Head]:
    """The head of each page but 404, by its address below the site's."""
    pages = {path.parent.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("index.html")}
    return {("" if name == "." else f"{name}/"): Head(html) for name, html in pages.items() if 'http-equiv="refresh"' not in html}


def test_every_page_has_one_canonical_address(heads: dict[str, Head]) -> None:
    """Its own, and OpenGraph's is the same."""
    assert {name: ([URL + name], [URL + name]) for name in heads} == {
        name: ([unquote(href) for href in head.links["canonical"]], [unquote(href) for href in head.meta["og:url"]])
        for name, head in heads.items()
    }


def test_every_page_has_a_description_of_one_line(heads: dict[str, Head]) -> None:
    """Plain, at most 200 characters, and hardly two pages have the same."""
    said = [head.meta["description"] for head in heads.values()]
    assert [] == [text for text in said if len(text) != 1 or not 8 <= len(text[0]) <= 200 or "\n" in text[0]]
    assert said == [head.meta["og:description"] for head in heads.values()]
    assert len({text[0] for text in said}) > len(said) * 0.8


def test_every_page_has_what_opengraph_wants(heads: dict[str, Head]) -> None:
    """Once each; the picture is a file of the site, with its size and what it says."""
    wanted = (
        "og:title",
        "og:type",
        "og:image",
        "og:image:width",
        "og:image:height",
        "og:image:alt",
        "og:site_name",
        "og:locale",
        "twitter:card",
    )
    assert [] == [
        (name, key) for name, head in heads.items() for key in wanted if len(head.meta.get(key, ())) != 1 or not head.meta[key][0]
    ]
    assert {("1200", "630", "en_GB", "summary_large_image")} == {
        tuple(head.meta[key][0] for key in ("og:image:width", "og:image:height", "og:locale", "twitter:card")) for head in heads.values()
    }


def test_every_picture_is_there(site: Path, heads: dict[str, Head]) -> None:
    """And none lies there that no page names."""
    named = {head.meta["og:image"][0] for head in heads.values()}
    assert {f"{URL}cards/{path.name}" for path in (site / "cards").iterdir()} == named


def test_articles_and_days_say_when_and_by_whom(heads: dict[str, Head]) -> None:
    """What is no entry does not."""
    dated = {name for name in heads if re.match(r"\d{4}/\d\d/\d\d/", name)}
    assert dated == {name for name, head in heads.items() if head.meta["og:type"] == ["article"]}
    article = heads["2024/06/03/forty-one-minutes/"].meta
    assert (["2024-06-03"], ["Mira Calder"]) == (article["article:published_time"], article["article:author"])
    assert [] == [name for name in dated if heads[name].meta["article:modified_time"][0] < heads[name].meta["article:published_time"][0]]


def test_the_neighbours_are_those_of_the_pager(heads: dict[str, Head]) -> None:
    """For every entry, day, month, quarter, year and unit, in both directions."""
    assert [] == [
        (name, rel)
        for name, head in heads.items()
        for rel in ("prev", "next")
        if head.links.get(rel, []) != [*filter(None, [head.pager.get(rel)])]
    ]
    shown = {name for name, head in heads.items() if head.pager}
    for name in ("2024/06/03/forty-one-minutes/", "2024/06/15/", "2024/07/", "2024/q2/", "units/unit-2/"):
        assert name in shown
        after = urljoin(URL + name, heads[name].links["next"][0]).partition("#")[0].removesuffix("index.html").removeprefix(URL)
        assert after in heads


def test_every_page_says_in_json_ld_what_it_is(heads: dict[str, Head]) -> None:
    """With all that its type needs."""
    missing = []
    for name, head in heads.items():
        main = head.graph[0]
        needed = REQUIRED[str(main["@type"])]
        missing += [(name, key) for key in needed if not main.get(key) and main.get(key) != 0]
        assert unquote(str(main["url"])) == URL + name
    assert [] == missing
    kinds = {name: head.graph[0]["@type"] for name, head in heads.items()}
    assert ["WebSite", "CollectionPage", "BlogPosting", "BlogPosting", "CollectionPage", "WebPage"] == [
        kinds[name] for name in ("", "topics/", "2024/06/03/forty-one-minutes/", "2024/06/15/", "units/unit-2/", "about/")
    ]
    assert [] == [name for name, head in heads.items() if len(str(head.graph[0].get("headline", ""))) > 110]


def test_every_page_but_home_has_the_way_to_it(heads: dict[str, Head]) -> None:
    """From home, by pages that are there, to itself."""
    for name, head in heads.items():
        ways = [thing for thing in head.graph if thing["@type"] == "BreadcrumbList"]
        assert (0 if name == "" else 1) == len(ways)
        for way in ways:
            items = way["itemListElement"]
            assert isinstance(items, list)
            urls = [unquote(item["item"]) for item in items]
            assert (URL, URL + name) == (urls[0], urls[-1])
            assert list(range(1, len(items) + 1)) == [item["position"] for item in items]
            assert [] == [url for url in urls if url.removeprefix(URL).partition("#")[0] not in heads]
            assert [] == [item for item in items if not item["name"]]


def test_a_resource_is_of_its_kind(heads: dict[str, Head]) -> None:
    """A paper is one to schema.org, too, with its authors and its address elsewhere."""
    things = [
        head.graph[0]["mainEntity"] for name, head in heads.items() if name.startswith("resources/") and "mainEntity" in head.graph[0]
    ]
    kinds = {thing["@type"] for thing in things if isinstance(thing, dict)}
    assert {"ScholarlyArticle", "Book"} <= kinds
    assert "VideoObject" not in kinds
    assert [] == [thing for thing in things if isinstance(thing, dict) and not thing.get("name")]


def test_without_an_address_nothing_is_said_that_needs_one(tmp_path: Path) -> None:
    """No canonical, no picture, no way; the rest stays."""
    site = build(tmp_path, {"2022-02-01.md": "---\ntitle: Raft\n---\n\nA paper.\n"})
    for path in site.pages:
        head = Head(site.page(path))
        assert not {"canonical", "og:url", "og:image", "twitter:card"} & (head.meta.keys() | head.links.keys())
        assert "http" not in json.dumps(head.graph).replace("https://schema.org", "")
    posting = Head(site.page("2022/02/01/raft")).graph
    assert [("BlogPosting", "Raft", "2022-02-01")] == [(thing["@type"], thing["headline"], thing["datePublished"]) for thing in posting]


HOSTILE = "Raft </script><script>alert(1)</script> <!-- \"& \u2028 ' {{ x }}"


def test_a_hostile_title_stays_a_title(tmp_path: Path) -> None:
    """It ends no element, begins no comment, and comes out again as it was written."""
    text = json.dumps(HOSTILE)
    files = {"2022-02-01.md": f"---\ntitle: {text}\ntags: [{text}]\nauthor: {text}\n---\n\n{HOSTILE}\n"}
    site = build(tmp_path, files, "--base-url", "https://x.example/")
    plain = " ".join(HOSTILE.split())
    page = next(path for path in site.pages if path.startswith("2022/02/01/"))
    for path in site.pages:
        html = site.page(path)
        assert 1 == html.count("application/ld+json")
        data = html.partition("application/ld+json")[2].partition("</script>")[0]
        assert [] == [sign for sign in ("<", "&", "\u2028") if sign in data.removeprefix('">')]
    head = Head(site.page(page))
    assert (plain, [plain], HOSTILE) == (head.graph[0]["headline"], head.graph[0]["keywords"], head.meta["article:author"][0])


def test_a_topic_leads_to_its_own_feed(heads: dict[str, Head]) -> None:
    """Beside the site's."""
    assert "feed.xml" in heads["topics/tides/"].links["alternate"]


def test_the_browser_gets_the_colour_of_the_paper(heads: dict[str, Head]) -> None:
    """By day and by night."""
    assert {("#fbfbf8", "#0f1626")} == {tuple(head.meta["theme-color"]) for head in heads.values()}


def test_a_page_that_is_not_found_has_no_address(site: Path) -> None:
    """It stands for any."""
    head = Head((site / "404.html").read_text(encoding="utf-8"))
    assert (False, []) == ("canonical" in head.links, head.scripts)
