"""Links within the journal: what they lead to, and what is said of those that lead nowhere."""

import unicodedata

import pytest
from journal_builder import codes, document, image, journal, link, on, section, wiki

from decan.config import Config
from decan.diagnostics import Severity
from decan.model.document import FrontMatter, LinkForm
from decan.model.journal import Target

SETS = document("content/maths/sets.md", section(headings=(("Power sets", "power-sets"), ("幂集", "幂集"))), title="Set theory")


def target_of(given, *others, at="content/a.md", assets=(), config=None):
    """The target of a link in a file at some path, with the codes of all findings."""
    found = journal(document(at, section(links=(given,)), title="Here"), *others, assets=assets, config=config)
    here = next(text for path, text in ((item.source.path, item.text) for item in (*found.entries, *found.notes)) if path == at)
    return (dict(here.targets).get(0), codes(found))


@pytest.mark.parametrize(
    "target",
    [
        "maths/sets.md",
        "./maths/sets.md",
        "../content/maths/sets.md",
        "/maths/sets/",
        "/maths/sets.html",
        "/content/maths/sets.md",
        "maths/sets",
        "sets.md",
        "/sets",
        "maths%2Fsets.md",
        "maths/sets.md?raw=true",
    ],
)
def test_paths(target):
    """A document is found by relative path, by site path, and by its file's name."""
    assert target_of(link(target), SETS) == (Target("note", "maths/sets"), [])


def test_relative_to_the_url():
    """A link that is relative to the page's own URL, as on a generated site, is understood."""
    assert target_of(link("../maths/sets/"), SETS, at="content/posts/a.md")[0] == Target("note", "maths/sets")
    assert target_of(link("../../maths/sets/"), SETS, at="content/posts/a.md")[0] == Target("note", "maths/sets")


@pytest.mark.parametrize("name", ["sets", "Sets", "maths/sets", "Set theory", "set theory", "Mengen", "sets.md"])
def test_wiki_names(name):
    """A wiki name is a file's name, a path, a title or an alias, in any case."""
    other = document("content/maths/sets.md", front=FrontMatter(title="Set theory", aliases=("Mengen",)))
    assert target_of(wiki(name), other) == (Target("note", "maths/sets"), [])


def test_decomposed_names():
    """A name matches whether it is composed or not."""
    other = document(unicodedata.normalize("NFD", "café.md"))
    assert target_of(link("café.md"), other, at="a.md")[0] == Target("note", "café")


def test_percent_and_emoji():
    """Percent signs and emoji in a name are no obstacle."""
    other = document("100% 🎉.md")
    assert target_of(wiki("100% 🎉"), other, at="a.md")[0] == target_of(link("100%25%20%F0%9F%8E%89.md"), other, at="a.md")[0]
    assert target_of(wiki("100% 🎉"), other, at="a.md")[0].kind == "note"


def test_case():
    """A path in another case is found when that is unambiguous, and told."""
    assert target_of(link("Maths/Sets.md"), SETS) == (Target("note", "maths/sets"), ["link.case"])


def test_ambiguous_name():
    """Of two files of one name the one beside the linking file wins, else the one with the shorter path, and that is told."""
    near, far = document("x/sets.md"), document("y/z/sets.md")
    assert target_of(wiki("sets"), near, far, at="y/z/a.md") == (Target("note", "y/z/sets"), ["link.ambiguous"])
    assert target_of(wiki("sets"), near, far, at="a.md")[0] == Target("note", "x/sets")


@pytest.mark.parametrize("target", ["/old/sets/", "/new-sets/", "https://me.example/journal/new-sets/"])
def test_permalinks_and_aliases(target):
    """URLs that authors gave a document, now or before, lead to it; so does the full URL of the site itself."""
    other = document("sets.md", front=FrontMatter(url="/new-sets/", aliases=("/old/sets/",)))
    config = Config(url="https://me.example/journal/")
    assert target_of(link(target), other, at="a.md", config=config) == (Target("note", "sets"), [])


@pytest.mark.parametrize("target", ["/2021/07/10/deep.html", "/2021/07/10/deep/", "/blog/2021/07/10/deep", "2021-07-10-deep"])
def test_jekyll_posts(target):
    """A Jekyll post is found by its dated URL and by its name."""
    post = document("blog/_posts/2021-07-10-deep.md", name="2021-07-10", name_title="deep", title="Deep")
    assert target_of(link(target), post, at="a.md")[0] == Target("entry", "2021-07-10-deep")


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [("power-sets", "power-sets"), ("Power sets", "power-sets"), ("POWER-SETS", "power-sets"), ("%E5%B9%82%E9%9B%86", "幂集")],
)
def test_anchors(anchor, expected):
    """An anchor is a heading's id or its words, percent-encoded or not."""
    assert target_of(link("maths/sets.md", anchor=anchor), SETS) == (Target("note", "maths/sets", expected), [])


def test_missing_anchor():
    """An anchor that is nowhere is told with the nearest heading; the link leads to the page."""
    found = journal(document("a.md", section(links=(link("content/maths/sets.md", anchor="power-set"),))), SETS)
    assert dict(found.notes[0].text.targets)[0] == Target("note", "maths/sets")
    assert [(told.code, told.hint) for told in found.diagnostics] == [("link.anchor", "did you mean “#power-sets”?")]


def test_anchor_in_the_same_file():
    """A bare anchor leads to the part of the file that has it, which may be another entry."""
    first = on("2022-02-01", links=(link("", "later", anchor="2022-02-02"), link("", "below", anchor="part")))
    second = on("2022-02-02", headings=(("Part", "part"),))
    found = journal(document("log.md", first, second))
    assert dict(found.entries[0].text.targets) == {0: Target("entry", "2022-02-02"), 1: Target("entry", "2022-02-02", "part")}


def test_link_to_a_container():
    """A link to a file of days leads to the period of its introduction, else to its first day."""
    with_text = document("log.md", section("hello"), on("2022-02-01"), on("2022-02-02"))
    without = document("log.md", on("2022-02-01"), on("2022-02-02"))
    assert target_of(link("log.md"), with_text, at="a.md")[0] == Target("period", "2022-02")
    assert target_of(link("log.md"), without, at="a.md")[0] == Target("entry", "2022-02-01")


def test_day_names():
    """A wiki name that is a day leads to that day, wherever it is written."""
    assert target_of(wiki("2022-02-02"), document("log.md", on("2022-02-01"), on("2022-02-02")), at="a.md")[0] == Target(
        "day", "2022-02-02"
    )


def test_topic_names():
    """A wiki name or tag URL that no file has leads to the topic of that name."""
    other = document("b.md", tags=("Machine Learning",))
    assert target_of(wiki("machine learning"), other, at="a.md") == (Target("topic", "machine-learning"), [])
    assert target_of(link("/tags/machine-learning/"), other, at="a.md") == (Target("topic", "machine-learning"), [])


def test_topic_file():
    """A link to a topic's or a resource's own file leads to the topic or the resource."""
    topic = document("topics/sets.md", title="Sets")
    book = document("resources/book.md", front=FrontMatter(title="The book", url="https://example.org/book"))
    assert target_of(link("topics/sets.md"), topic, at="a.md")[0] == Target("topic", "sets")
    assert target_of(wiki("The book"), book, at="a.md")[0] == Target("resource", "example-org-book")


@pytest.mark.parametrize(("target", "page"), [("/", "/"), ("/tags/", "/topics/"), ("/posts/", "/journal/"), ("/index.xml", "/feed.xml")])
def test_pages_of_every_site(target, page):
    """Links to pages that generators make lead to ours."""
    assert target_of(link(target), at="x/a.md") == (Target("page", page), [])


@pytest.mark.parametrize(
    ("given", "at"),
    [
        (image("x.png"), "content/a/b.md"),
        (image("./x.png"), "content/a/b.md"),
        (image("../a/x.png"), "content/c/b.md"),
        (wiki("x.png", form=LinkForm.EMBED), "content/c/b.md"),
        (image("x.png"), "content/c/b.md"),
        (link("x.png", "picture"), "content/a/b.md"),
    ],
)
def test_pictures(given, at):
    """A picture is found beside the document, by path, and by its name anywhere in the vault."""
    assert target_of(given, at=at, assets=("content/a/x.png",)) == (Target("asset", "content/a/x.png"), [])


def test_static_files():
    """A picture by site path is found in the generator's static folder."""
    assert target_of(image("/img/x.png"), at="content/a.md", assets=("static/img/x.png",)) == (Target("asset", "static/img/x.png"), [])


def test_missing():
    """A link to nothing is told with the nearest names."""
    found = journal(document("a.md", section(links=(link("content/maths/set.md", line=7, column=3),))), SETS)
    told = found.diagnostics[0]
    assert (told.code, told.severity, told.span.line, told.span.column) == ("link.missing", Severity.WARNING, 7, 3)
    assert told.hint == "did you mean “content/maths/sets.md”?"
    assert dict(found.notes[0].text.targets)[0] == Target("missing", "content/maths/set.md")


def test_missing_on_two_lines():
    """An address that raw HTML has broken over lines is named on one, as every sentence is."""
    found = journal(document("a.md", section(links=(link("one\n\ttwo.html", form=LinkForm.HTML),))), SETS)
    assert "“one two.html” leads to nothing here" == found.diagnostics[0].message


def test_missing_picture():
    """A picture that is not there is told as such."""
    assert target_of(image("no.png"))[1] == ["link.asset-missing"]


def test_unwritten_page():
    """A wiki name that is like no other is a page not yet written: no more than information."""
    found = journal(document("a.md", section(links=(wiki("Category theory"),))))
    assert [(told.code, told.severity) for told in found.diagnostics] == [("link.missing", Severity.INFO)]


def test_link_to_a_draft():
    """A link to a draft is told, and the draft stays unknown."""
    assert target_of(link("b.md"), document("b.md", front=FrontMatter(draft=True)), at="a.md") == (
        Target("missing", "b.md"),
        ["link.unpublished"],
    )


def test_other_sites():
    """Links to other sites, and to programs, are left as they are."""
    assert target_of(link("https://example.org/a")) == (Target("external", "https://example.org/a"), [])
    assert target_of(link("zotero://select/items/1")) == (Target("external", "zotero://select/items/1"), [])


def test_backlinks():
    """Every link within the journal is a backlink of what it leads to, with its sentence; a link to itself is none."""
    origin = on(
        "2022-02-02", links=(wiki("sets", sentence="I read on sets"), wiki("sets", sentence="I read on sets"), link("https://example.org"))
    )
    sets = document("sets.md", section(links=(wiki("sets"),)))
    found = journal(document("log.md", origin, section()), sets)
    assert [(target, [(link.origin, link.sentence) for link in links]) for target, links in found.backlinks] == [
        (Target("note", "sets"), [(Target("entry", "2022-02-02"), "I read on sets")])
    ]


def test_levels_of_findings():
    """The author's settings decide how grave a finding is, and whether it is shown."""
    files = document("a.md", section(links=(link("no.md"),)))
    assert journal(files, config=Config(diagnostics=(("link", Severity.ERROR),))).diagnostics[0].severity is Severity.ERROR
    assert codes(journal(files, config=Config(diagnostics=(("link.missing", Severity.OFF),)))) == []


def test_day_of_an_empty_note():
    """A link to an empty daily note leads to the day where another file has it."""
    empty = document("2022-02-01.md", section(""), name="2022-02-01", empty=True, title="2022-02-01")
    log = document("log.md", on("2022-02-01"), on("2022-02-02"))
    assert target_of(wiki("2022-02-01"), empty, log, at="a.md")[0] == Target("day", "2022-02-01")
    assert target_of(wiki("2022-02-01"), empty, at="a.md")[1] == ["file.empty", "link.unpublished"]
