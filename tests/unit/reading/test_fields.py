"""Front matter in four notations, read by what its fields mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.config import Config
from decan.model.document import FrontMatter
from decan.reading.fields import read_front_matter
from decan.reading.sources import decode


def front(text: str) -> FrontMatter:
    """The front matter of a text that has nothing wrong with it."""
    found, _, diagnostics = read_front_matter(decode("x.md", text.encode()), Config())
    assert () == diagnostics
    return found


def problems(text: str) -> list[tuple[str, int, int]]:
    """(code, line, column) of what is wrong."""
    return [(item.code, item.span.line, item.span.column) for item in read_front_matter(decode("x.md", text.encode()), Config())[2]]


def body(text: str) -> list[str]:
    """The lines after the front matter."""
    source = decode("x.md", text.encode())
    return list(source.lines[read_front_matter(source, Config())[1] :])


NOTATIONS = (
    "---\ntitle: Clocks\ndate: 2021-03-01\ntags: [a, b]\n---\nText.",
    '+++\ntitle = "Clocks"\ndate = 2021-03-01\ntags = ["a", "b"]\n+++\nText.',
    '{\n  "title": "Clocks",\n  "date": "2021-03-01",\n  "tags": ["a", "b"]\n}\nText.',
    "Title: Clocks\nDate: 2021-03-01\nTags: a, b\n\nText.",
    "\ufeff---\r\ntitle: Clocks\r\ndate: 2021-03-01\r\ntags: a, b\r\n---\r\nText.",
    "\n\n---\ntitle: Clocks\ndate: 2021-03-01\ntags:\n  - a\n  - b\n...\nText.",
)


@pytest.mark.parametrize("text", NOTATIONS)
def test_all_notations_say_the_same(text: str) -> None:
    """YAML, TOML, JSON, headers; byte order mark, Windows' line ends, blank lines before the fence."""
    found = front(text)
    assert ("Clocks", date(2021, 3, 1), ("a", "b"), "Text.") == (found.title, found.date, found.tags, "".join(body(text)).strip())


@pytest.mark.parametrize("value", ["2022-03-11", "12:30", "017", "no", "Yes", "1e3", "0x1F", "hello #world"])
def test_a_title_is_the_text_that_was_written(value: str) -> None:
    """What YAML takes for a date, a time, an octal or a boolean stays text."""
    assert value.partition(" #")[0] == front(f"---\ntitle: {value}\n---\n").title


KEYS = {
    "published_at: 2021-03-01": ("date", date(2021, 3, 1)),
    "pubDate: Mon, 01 Mar 2021 10:00:00 GMT": ("date", date(2021, 3, 1)),
    "date created: 2021-03-01": ("created", date(2021, 3, 1)),
    "created: 2021-03-01": ("created", date(2021, 3, 1)),
    "lastmod: 2021-03-01": ("updated", date(2021, 3, 1)),
    "Date Modified: 2021-03-01": ("updated", date(2021, 3, 1)),
    "keywords: a, b": ("tags", ("a", "b")),
    "topics: ['#a', 3, no, null]": ("tags", ("a", "3", "no")),
    "tags:": ("tags", ()),
    "category: Life": ("categories", ("Life",)),
    "description: What it is": ("excerpt", "What it is"),
    "permalink: /a/": ("url", "/a/"),
    "redirect_from: [/old/, /older/]": ("aliases", ("/old/", "/older/")),
    "author: {name: Noor}": ("authors", ("Noor",)),
    "draft: yes": ("draft", True),
    "published: false": ("draft", True),
    "status: draft": ("draft", True),
    "lang: es": ("language", "es"),
    "type: Post": ("kind", "post"),
    "covers: 2021-03-01..2021-03-09": ("covers", (date(2021, 3, 1), date(2021, 3, 9))),
    "period: 2021-Q1": ("period", (date(2021, 1, 1), date(2021, 3, 31))),
    "links: [https://a.example, '[B](https://b.example)', {title: C, url: https://c.example}]": (
        "links",
        (("", "https://a.example"), ("B", "https://b.example"), ("C", "https://c.example")),
    ),
}


@pytest.mark.parametrize(("line", "expected"), KEYS.items())
def test_keys_are_read_as_their_makers_meant_them(line: str, expected: tuple[str, object]) -> None:
    """The keys of many tools, in many spellings."""
    assert expected[1] == getattr(front(f"---\n{line}\n---\n"), expected[0])


def test_unknown_keys_are_kept_in_order() -> None:
    """And are never an error."""
    assert (("ct", ("default",)), ("n", 3), ("when", "tomorrow")) == front("---\nct:\n  - default\nn: 3\nwhen: tomorrow\n---\n").extra


BROKEN = {
    "---\ntitle: March: a month\ndate: 2021-03-01\n---\nText.": ("front-matter.unreadable", 2, 13),
    "---\ntitle: [x] y\ndate: 2021-03-01\n---\nText.": ("front-matter.unreadable", 2, 12),
    "---\ntitle: @me\ndate: 2021-03-01\n---\nText.": ("front-matter.unreadable", 2, 8),
    "+++\ntitle = A\ndate = 2021-03-01\n+++\nText.": ("front-matter.unreadable", 2, 9),
    "---\ndate: 2021-03-01\na: &x [1]\n---\nText.": ("front-matter.unreadable", 3, 4),
    "---\ndate: 2021-03-01\na: !!python/name:os.system\n---\nText.": ("front-matter.unreadable", 3, 4),
    "---\ntitle: A\ndate: 2021-03-01\n--\nText.": ("front-matter.unclosed", 1, 1),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.items())
def test_broken_front_matter_is_placed_and_read_line_by_line(text: str, expected: tuple[str, int, int]) -> None:
    """The date is still found, the text is still there, and never the raw front matter."""
    assert [expected] == problems(text)
    assert date(2021, 3, 1) == read_front_matter(decode("x.md", text.encode()), Config())[0].date
    assert ["Text."] == body(text)


def test_a_key_that_stands_twice_is_told_and_the_last_one_counts() -> None:
    """PyYAML would be silent."""
    text = "---\ntitle: A\ntitle: B\n---\n"
    assert [("front-matter.repeated-key", 3, 1)] == problems(text)


@pytest.mark.parametrize("value", ["2021-02-30", "2024-13-02"])
def test_an_impossible_date_is_placed(value: str) -> None:
    """PyYAML would raise a bare ValueError."""
    assert [("front-matter.date", 3, 7)] == problems(f"---\ntitle: A\ndate: {value}\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nSome text.\n\n---\nMore.",
        "---\n",
        "---",
        "- - -\nText.",
        "Note: x\n\nText.",
        "{ not json\nText.",
        "+++",
        "---\n- a\n- b\n---\nText.",
    ],
)
def test_what_is_no_front_matter_loses_nothing(text: str) -> None:
    """A rule at the top, a brace, a note."""
    assert text.split("\n") == body(text)


@pytest.mark.parametrize("value", ["[" * 30_000, "{a: " * 3_000, "x" * 70_000, "- " * 5_000])
def test_depth_and_size_are_refused_before_the_parser_sees_them(value: str) -> None:
    """The C parser ends the process at some ten thousand brackets."""
    assert "front-matter.unreadable" in [code for code, _, _ in problems(f"---\ntitle: A\na: {value}\n---\nText.")]


@given(st.text(max_size=200))
def test_any_front_matter_ends_in_an_answer(text: str) -> None:
    """Nothing raises, and the body is a tail of the file."""
    source = decode("x.md", f"---\n{text}\n---\nThe end.".encode("utf-8", "replace"))
    _, begin, _ = read_front_matter(source, Config())
    assert "The end." == source.lines[begin:][-1]
