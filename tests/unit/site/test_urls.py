"""Where everything is, and who gives way."""

from datetime import date as Day

import pytest

from decan.config import Config
from decan.diagnostics import Severity, Span
from decan.model.journal import Journal, Period, Roadmap, Source, Target, Unit
from decan.site.page import Url
from decan.site.urls import UrlMap, assign, relative
from decan.words import Words


def where(journal, kind, key, anchor=""):
    urls, _ = assign(journal, Config())
    return urls.of(Target(kind, key, anchor))


def test_days_and_their_entries(entry):
    """Entries of a day are anchors of the day's page."""
    journal = Journal(entries=(entry("a"), entry("b")))
    assert [where(journal, "day", "2022-02-01"), where(journal, "entry", "b")] == ["/2022/02/01/", "/2022/02/01/#b"]


def test_anchors_inside_an_entry_have_its_prefix(entry):
    """A heading inside an entry of a day is found by the entry's prefix; the entry's own anchor has none."""
    journal = Journal(entries=(entry("a"),))
    assert [where(journal, "entry", "a", "intro"), where(journal, "entry", "a", "a")] == ["/2022/02/01/#a-intro", "/2022/02/01/#a"]


def test_days_inside_a_range_lead_to_its_entry(entry):
    """A day without an entry of its own leads to the range that covers it."""
    journal = Journal(entries=(entry("a", end=Day(2022, 2, 3)), entry("b", "2022-02-03")))
    assert [where(journal, "day", f"2022-02-0{day}") for day in (2, 3, 4)] == ["/2022/02/01/#a", "/2022/02/03/", None]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": "Terms & Clocks"}, "/2022/02/01/terms-clocks/"),
        ({"title": "Terms", "slug": "Other"}, "/2022/02/01/other/"),
        ({"source": Source("posts/2022-02-01-from-name.md")}, "/2022/02/01/from-name/"),
        ({"title": "T", "url": "/old/place.html"}, "/old/place.html"),
        ({"title": "T", "url": "../../etc"}, "/2022/02/01/t/"),
    ],
)
def test_articles(entry, values, expected):
    """An article has the place that its author asked for, else one by its date and title."""
    assert where(Journal(entries=(entry("a", kind="article", **values),)), "entry", "a") == expected


@pytest.mark.parametrize(
    ("path", "values", "expected"),
    [
        ("notes/Raft.md", {}, "/notes/raft/"),
        ("posts/20230408190056-Raft.md", {}, "/notes/raft/"),
        ("garden/20230408190056-C++.md", {}, "/notes/garden/cpp/"),
        ("garden/deep/index.md", {}, "/notes/garden/deep/"),
        ("README.md", {"title": "My Notes"}, "/notes/my-notes/"),
        ("about.md", {"kind": "page"}, "/about/"),
        ("_index.md", {"kind": "page"}, "/"),
        ("index.md", {"kind": "page", "slug": "start"}, "/start/"),
        ("index.md", {"kind": "page", "url": "/start/"}, "/start/"),
        ("docs/_index.md", {"kind": "page", "title": "🐄"}, "/docs/"),
        ("x.md", {"url": "/here"}, "/here/"),
        ("学习.md", {}, "/notes/学习/"),
    ],
)
def test_notes(note, path, values, expected):
    """Notes keep their folders, pages stand at the top."""
    assert where(Journal(notes=(note("n", path, **values),)), "note", "n") == expected


def test_periods_units_and_roadmaps(note, text):
    """Calendar periods stand in the order of time, the author's own under their names."""
    day = Day(2022, 1, 1)
    kinds = {"2022": "year", "2022-q1": "quarter", "2022-02": "month", "speech": "custom"}
    periods = tuple(Period(key, key, kind, day, day) for key, kind in kinds.items())
    unit = Unit("unit-1", "Unit 1", 1, day, day, (), text(), Source("u.md"))
    journal = Journal(periods=periods, units=(unit,), notes=(note("r", kind="roadmap"),), roadmaps=(Roadmap("ml", "ML", "r", ()),))
    found = [where(journal, "period", key) for key in kinds]
    assert found == ["/2022/", "/2022/q1/", "/2022/02/", "/periods/speech/"]
    assert [where(journal, "unit", "unit-1"), where(journal, "roadmap", "ml"), where(journal, "note", "r")] == [
        "/units/unit-1/",
        "/roadmaps/ml/",
        "/roadmaps/ml/",
    ]


def test_topics_and_resources(note, topic, resource):
    """A topic's own file is the topic's page and may say where; a resource without a page is a row of the library."""
    journal = Journal(
        topics=(topic("raft", note="n"),),
        notes=(note("n", kind="topic", about="raft", url="/consensus/"),),
        resources=(resource("a", has_page=True), resource("b"), resource("c", listed=False)),
    )
    assert [where(journal, "topic", "raft"), where(journal, "note", "n")] == ["/consensus/", "/consensus/"]
    assert [where(journal, "resource", key) for key in "abc"] == ["/resources/a/", "/resources/#b", None]


def test_pictures_lie_beside_the_page_that_shows_them(entry, text):
    """A picture beside a document is copied beside its page, another keeps its path."""
    shown = text(targets=[(0, Target("asset", "p/one.png")), (1, Target("asset", "img/two.png"))], document="p/post.md")
    article = entry("a", kind="article", title="T", source=Source("p/post.md"), text=shown)
    journal = Journal(entries=(article,), assets=("img/two.png", "p/one.png", "static/three.png"))
    found = [where(journal, "asset", path) for path in journal.assets]
    assert found == ["/img/two.png", "/2022/02/01/t/one.png", "/three.png"]


def test_two_permalinks_are_an_error_that_names_both(entry):
    """The earlier source keeps the URL, the other is moved and the diagnostic names both."""
    one = entry("one", kind="article", title="One", url="/x/", source=Source("b.md", 3))
    two = entry("two", kind="article", title="Two", url="/X", source=Source("a.md", 7))
    urls, found = assign(Journal(entries=(one, two)), Config())
    assert [urls.of(Target("entry", key)) for key in ("one", "two")] == ["/2022/02/01/one/", "/X/"]
    assert [(item.code, item.severity, item.span.path, item.related) for item in found] == [
        ("url.claimed-twice", Severity.ERROR, "b.md", (Span("a.md", 7, 1),))
    ]


def test_titles_that_make_one_slug_get_a_suffix(entry):
    """Two articles of a day with one title both have a page, the second with a number."""
    both = tuple(entry(key, kind="article", title="Same", source=Source(f"{key}.md")) for key in "ba")
    urls, found = assign(Journal(entries=both), Config())
    assert [urls.of(Target("entry", key)) for key in "ab"] == ["/2022/02/01/same/", "/2022/02/01/same-2/"]
    assert [(item.code, item.severity) for item in found] == [("url.claimed-twice", Severity.WARNING)]


def test_decans_own_pages_are_never_given_away(note):
    """A note that asks for the library's place gets its own, and so does one that asks to be the home page."""
    urls, found = assign(Journal(notes=(note("n", url="/resources/"), note("m", url="/"))), Config())
    assert [urls.of(Target("note", key)) for key in "nm"] == ["/notes/n/", "/notes/m/"]
    assert sorted((item.code, item.severity) for item in found) == [("url.claimed-twice", Severity.ERROR), ("url.home", Severity.INFO)]


def test_a_file_never_stands_where_a_folder_must(note):
    """A file whose name is a page's folder gives way."""
    urls, found = assign(Journal(notes=(note("n", url="/data/"),), assets=("data",)), Config())
    assert [urls.of(Target("asset", "data")), len(found)] == ["/data-2", 1]


def test_reserved_paths_are_kept_free(note):
    """What the theme writes is not overwritten by an author's file."""
    urls, _ = assign(Journal(assets=("assets/decan.css", "assets/mine.css")), Config(), reserved=["assets/decan.css"])
    assert [urls.of(Target("asset", path)) for path in ("assets/decan.css", "assets/mine.css")] == [
        "/assets/decan-2.css",
        "/assets/mine.css",
    ]


def test_resources_with_one_slug_make_no_noise(resource):
    """Two resources whose ids make one slug have two pages and no diagnostic."""
    urls, found = assign(Journal(resources=(resource("a b", has_page=True), resource("a-b", has_page=True))), Config())
    assert [urls.of(Target("resource", "a b")), urls.of(Target("resource", "a-b")), found] == ["/resources/a-b/", "/resources/a-b-2/", ()]


def test_aliases_redirect(entry):
    """Old URLs lead to the entry; names of a note do not."""
    article = entry("a", kind="article", title="T", aliases=("/old/", "https://me.example/older", "TCP", "A / B tests"))
    urls, found = assign(Journal(entries=(article,)), Config())
    assert [urls.redirects, found] == [(("/old/", "/2022/02/01/t/"), ("/older/", "/2022/02/01/t/")), ()]


def test_an_alias_that_is_taken_or_leads_out_is_left_out(entry, note):
    """An alias never replaces a page and never leads out of the site."""
    article = entry("a", kind="article", title="T", aliases=("/here/", "/../x", "/2022/02/01/t"))
    urls, found = assign(Journal(entries=(article,), notes=(note("n", url="/here/"),)), Config())
    assert [urls.redirects, sorted(item.code for item in found)] == [(), ["url.claimed-twice", "url.invalid"]]


def test_a_permalink_that_leads_out_is_an_error(note):
    """The diagnostic says where the note is published instead."""
    _, found = assign(Journal(notes=(note("n", url="../../x"),)), Config())
    assert [(item.code, item.severity, "/notes/n/" in item.hint) for item in found] == [("url.invalid", Severity.ERROR, True)]


def test_the_order_of_the_journal_does_not_matter(entry, note):
    """The same values in another order have the same URLs."""
    entries = tuple(entry(key, kind="article", title="Same", source=Source(f"{key}.md")) for key in "abc")
    notes = (note("x", "A.md"), note("y", "a.md"))
    one, _ = assign(Journal(entries=entries, notes=notes), Config())
    other, _ = assign(Journal(entries=entries[::-1], notes=notes[::-1]), Config())
    assert dict(one.places) == dict(other.places)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("/", "/", "index.html"),
        ("/", "/2022/02/01/", "../../../index.html"),
        ("/2022/02/", "/2022/02/01/", "../index.html"),
        ("/2022/02/02/#a", "/2022/02/01/", "../02/index.html#a"),
        ("/2022/02/01/#a", "/2022/02/01/", "#a"),
        ("/topics/c-日/", "/404.html", "topics/c-%E6%97%A5/index.html"),
        ("/a b/x?.png", "/a b/", "x%3F.png"),
        ("/c:d/", "/", "c%3Ad/index.html"),
        ("/feed.xml", "/topics/", "../feed.xml"),
        ("/\udcff.png", "/", "%FF.png"),
    ],
)
def test_relative(url, base, expected):
    """A link is relative, names the file, is percent-encoded and never empty."""
    assert relative(Url(url), Url(base)) == expected


def test_absolute():
    """An address on the web is known only with the site's own; a page is then named by its folder."""
    assert [UrlMap(site="https://e.example/r/").absolute(Url("/a é/#x")), UrlMap().absolute(Url("/a/"))] == [
        "https://e.example/r/a%20%C3%A9/#x",
        "",
    ]


def test_feed_of_a_topic(topic):
    """A topic's feed stands beside its page."""
    urls, _ = assign(Journal(topics=(topic("raft"),)), Config())
    assert [urls.feed("raft"), urls.feed("raft", name="feed.json"), urls.feed("none")] == [
        "/topics/raft/feed.xml",
        "/topics/raft/feed.json",
        None,
    ]


def test_sections_that_are_not_there(entry):
    """A link to a section without anything to show leads home."""
    found = [where(Journal(entries=(entry("a"),)), "page", url) for url in ("/journal/", "/topics/", "/resources/page-2/", "/feed.xml")]
    assert found == ["/journal/", "/", "/resources/page-2/", "/feed.xml"]


def test_sections_are_those_of_the_menu(entry, topic, resource, note):
    """What the menu shows is what links can lead to."""
    from decan.site.view import View

    whole = Journal(entries=(entry("a"),), topics=(topic("t", months=(("2022-02", 1),)),), resources=(resource("r"),), notes=(note("n"),))
    for journal in (Journal(), whole):
        urls, _ = assign(journal, Config())
        shown = {url for _, _, url in View(journal, urls, Config(), {}, Words()).menu} - {"/search/"}
        sections = ("/journal/", "/topics/", "/resources/", "/interests/", "/follow-ups/", "/roadmaps/", "/notes/")
        assert {url for url in sections if urls.of(Target("page", url)) == url} == shown
