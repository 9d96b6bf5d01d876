"""What a page says of itself: lines, locales, scripts, kinds."""

from __future__ import annotations

import json
from datetime import date as Day
from urllib.parse import urljoin

import pytest

from decan.config import Config
from decan.model.journal import Target
from decan.site.metadata import head, joined, og_locale, one_line, script
from decan.site.page import Url


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("short", 5, "short"),
        ("two\n  lines", 20, "two lines"),
        ("the tide was late", 12, "the tide…"),
        ("the tide was late", 13, "the tide was…"),
        ("the tide, was late", 10, "the tide…"),
        ("学习笔记和时钟的问题", 6, "学习笔记和…"),
        ("bell\x07tower", 20, "belltower"),
        ("", 20, ""),
    ],
)
def test_a_line_of_so_many_characters(text, longest, expected):
    """Cut at a word where there are words, without what a word leaves behind."""
    assert expected == one_line(text, longest)
    assert len(one_line(text, longest)) <= longest


WAYS = """
index.html ../index.html ../../2022/02/index.html ../../../../index.html ./a.html ../.a/b.html .. ../ a/../b.html ..a/b.html a./b .../b
#top ?q=1 //other.example/a /a/b.html https://other.example/ mailto:me@x.example ../a%20b/%C3%A9.html a//b ../a?b a/b#c
"""


@pytest.mark.parametrize("href", [*WAYS.split(), ""])
@pytest.mark.parametrize("page", ["https://me.example/2022/02/01/", "https://me.example/journal/a.html", "https://me.example/~me/a/b/c/d/"])
def test_an_address_from_a_page(page, href):
    """Is the one that a browser goes to."""
    assert urljoin(page, href) == joined(page, href)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "en_GB"), ("en-US", "en_US"), ("de", "de_DE"), ("pt-BR", "pt_BR"), ("ar", "ar_EG"), ("zh", "zh_CN")]
)
def test_a_locale_has_a_country(language, expected):
    """That of the tag, else the likeliest; plain English is British, as its dates are."""
    assert expected == og_locale(language)


def test_a_script_cannot_be_left():
    """Whatever its texts are, it is the same value and has no sign that HTML reads."""
    value = {"a": "</script><!-- & \u2028 \u2029", "b": ["</SCRIPT>", 1]}
    assert value["b"] == json.loads(script(value))["b"]
    assert [] == [sign for sign in "<>&\u2028\u2029" if sign in script(value)]


@pytest.mark.parametrize(
    ("kind", "noted", "expected"),
    [
        ("paper", False, "ScholarlyArticle"),
        ("book", False, "Book"),
        ("course", True, "Course"),
        ("course", False, "CreativeWork"),
        ("video", True, "CreativeWork"),
        ("tool", False, "CreativeWork"),
        ("code", False, "SoftwareSourceCode"),
        ("person", False, "Person"),
    ],
)
def test_a_resource_is_what_is_known_of_it(view, resource, note, kind, noted, expected):
    """A course without a description, and a video, are not said to be one: programs want more of them than is known."""
    told = note("n", kind="resource", excerpt="What it is.", about="a")
    one = resource(
        "a", kind=kind, note="n" if noted else "", authors=("Ada Lovelace",), published="1843", details=(("isbn", "9783161484100"),)
    )
    thing = main(view(resources=[one], notes=[told]), Target("resource", "a"))["mainEntity"]
    assert (expected, "https://x.example/a") == (thing["@type"], thing["url"])
    assert ("isbn" in thing, "author" in thing) == (kind == "book", kind != "person")


def main(view, about):
    return json.loads(head(view, Url("/x/"), "X", (), "", about)["meta"]["json_ld"])["@graph"][0]


def test_an_entry_speaks_for_its_authors_and_language(view, entry):
    """Its own before the journal's; and the day on which it was revised."""
    one = entry("a", "2022-02-01", kind="article", title="Raft", authors=("Lin Xiao",), updated=Day(2022, 3, 1))
    found = main(view(Config(author="Noor Adeyemi"), entries=[one]), Target("entry", one.id))
    assert (["Lin Xiao"], "2022-02-01", "2022-03-01") == (
        [name["name"] for name in found["author"]],
        found["datePublished"],
        found["dateModified"],
    )


def test_a_revision_before_the_day_itself_is_none(view, entry):
    """A file that was made beforehand is not modified before it was published."""
    one = entry("a", "2022-02-01", updated=Day(2022, 1, 1))
    assert "2022-02-01" == main(view(entries=[one]), Target("entry", one.id))["dateModified"]
