"""Front matter in four notations, read by what its fields mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.config import Config
from decan.model.document import FrontMatter, Reference
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
    "---\rtitle: Clocks\rdate: 2021-03-01\rtags: a, b\r---\rText.",
    "\ufeff\r\n+++\r\ntitle = 'Clocks'\r\ndate = 2021-03-01T00:00:00Z\r\ntags = ['a', 'b']\r\n+++\r\nText.",
    '\ufeff{"title": "Clocks", "date": "2021-03-01", "tags": "a, b"}\r\nText.',
    "\ufeffTITLE: Clocks\rDATE: 2021-03-01\rTAGS: a,\r    b\r\rText.",
)


@pytest.mark.parametrize("text", NOTATIONS)
def test_all_notations_say_the_same(text: str) -> None:
    """YAML, TOML, JSON, headers; byte order mark, Windows' line ends, blank lines before the fence."""
    found = front(text)
    assert ("Clocks", date(2021, 3, 1), ("a", "b"), "Text.") == (found.title, found.date, found.tags, "".join(body(text)).strip())


@pytest.mark.parametrize(
    "value",
    ["2022-03-11", "2022-02-30", "12:30", "1:30:00", "017", "no", "Yes", "off", "true", "1e3", "1_000", "0x1F", "=", "<<", "hello #world"],
)
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
    "tags: #ml": ("tags", ()),
    "tags: [no, 2021, 1.50, ~, '']": ("tags", ("no", "2021", "1.50")),
    "tags: [[a, b], {c: d}]": ("tags", ("a", "b", "c")),
    "tags: 'a; b, #c'": ("tags", ("a", "b", "c")),
    "tag: a": ("tags", ("a",)),
    "author:": ("authors", ()),
    "authors: [Noor, {Name: Ida}]": ("authors", ("Noor", "Ida")),
    "Published-At: 2021-03-01": ("date", date(2021, 3, 1)),
    "published on: 2021-03-01": ("date", date(2021, 3, 1)),
    "PUBLISH_DATE: 1 March 2021": ("date", date(2021, 3, 1)),
    "date: 2021-3-1": ("date", date(2021, 3, 1)),
    "date: 2021-03-01T23:30:00-08:00": ("date", date(2021, 3, 1)),
    "date: 2021-03-01 10:17": ("time", "10:17"),
    "date: '{{date}}'": ("date", None),
    "published: 2021-03-01": ("date", date(2021, 3, 1)),
    "created_at: 2021-03-01": ("created", date(2021, 3, 1)),
    "date-created: 2021-03-01": ("created", date(2021, 3, 1)),
    "updated: 2021-03-01": ("updated", date(2021, 3, 1)),
    "categories: [a, b]": ("categories", ("a", "b")),
    "excerpt: |\n  one\n  two": ("excerpt", "one\ntwo"),
    "summary: null": ("excerpt", ""),
    "url: /a/": ("url", "/a/"),
    "slug: 2021": ("slug", "2021"),
    "aliases: /a/, /b/": ("aliases", ("/a/", "/b/")),
    "draft: 'true'": ("draft", True),
    "draft: no": ("draft", False),
    "draft:": ("draft", False),
    "published: true": ("draft", False),
    "status: published": ("draft", False),
    "status: Hidden": ("draft", True),
    "language: de": ("language", "de"),
    "layout: Post": ("kind", "post"),
    "kind: Review": ("kind", "review"),
    "title: 'null'": ("title", "null"),
    "title: ~": ("title", ""),
    "title: >\n  one\n  two": ("title", "one two"),
    "covers: [2021-03-01, 2021-03-09]": ("covers", (date(2021, 3, 1), date(2021, 3, 9))),
    "covers: {from: 2021-03-01, to: 2021-03-09}": ("covers", (date(2021, 3, 1), date(2021, 3, 9))),
    "resources: [{src: a.png}, {C: https://c.example}, D]": ("links", (Reference("C", "https://c.example", 2), Reference("D", "", 2))),
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
    "resources:\n- {title: A, url: https://a.example}\n- {title: B, pass: 2, part: ch. 3, status: done}": (
        "links",
        (Reference("A", "https://a.example", 3), Reference("B", "", 4, (("status", "done"), ("pass", "2"), ("part", "ch. 3")))),
    ),
    "covers: 2021-03-01..2021-03-09": ("covers", (date(2021, 3, 1), date(2021, 3, 9))),
    "period: 2021-Q1": ("period", (date(2021, 1, 1), date(2021, 3, 31))),
    "links: [https://a.example, '[B](https://b.example)', {title: C, url: https://c.example}]": (
        "links",
        (Reference("", "https://a.example", 2), Reference("B", "https://b.example", 2), Reference("C", "https://c.example", 2)),
    ),
}


@pytest.mark.parametrize(("line", "expected"), KEYS.items())
def test_keys_are_read_as_their_makers_meant_them(line: str, expected: tuple[str, object]) -> None:
    """The keys of many tools, in many spellings."""
    assert expected[1] == getattr(front(f"---\n{line}\n---\n"), expected[0])


def test_draft_wins_over_published() -> None:
    """A file that one key holds back is held back."""
    assert [True, True] == [
        front(f"---\n{lines}\n---\n").draft for lines in ("draft: true\npublished: true", "published: true\ndraft: true")
    ]


def test_of_two_keys_for_a_date_the_first_counts() -> None:
    """With its own time of day, or none."""
    found = front("---\ndate: 2021-03-01\npubDate: 2021-04-02 10:00\n---\n")
    assert (date(2021, 3, 1), "") == (found.date, found.time)


def test_a_layout_gives_way_to_a_type() -> None:
    """In either order."""
    assert ["note", "note"] == [front(f"---\n{lines}\n---\n").kind for lines in ("layout: post\ntype: note", "type: note\nlayout: post")]


def test_an_end_before_the_beginning_is_none() -> None:
    """The day counts alone, and it is told."""
    text = "---\ndate: 2021-03-05\nend: 2021-03-01\n---\n"
    found = read_front_matter(decode("x.md", text.encode()), Config())[0]
    assert (date(2021, 3, 5), None, [("front-matter.date", 3, 6)]) == (found.date, found.end, problems(text))


@pytest.mark.parametrize("word", ["tru", "ture", "maybe", "2021-03-05", "WIP"])
def test_a_draft_that_is_neither_true_nor_false(word: str) -> None:
    """Is one, and it is told: what an author has not meant to show cannot be taken back."""
    text = f"---\ndraft: {word}\n---\n"
    assert (True, [("front-matter.draft", 2, 8)]) == (read_front_matter(decode("x.md", text.encode()), Config())[0].draft, problems(text))


@pytest.mark.parametrize("word", ["false", "No", "0", "null", "~", "", "[]"])
def test_no_draft(word: str) -> None:
    """Is what says so, or nothing."""
    assert not front(f"---\ndraft: {word}\n---\n").draft


def test_keys_know_their_lines_and_the_front_matter_its_end() -> None:
    """As they lie on disk."""
    found = front("\ufeff\n---\n# note\nTitle: A\nunit: 02\n---\nText.")
    assert ((("Title", 4), ("unit", 5)), 6) == (found.lines, found.end_line)


def test_other_keys_have_the_types_of_yaml_one_point_two() -> None:
    """Only true and false are truth, and no number is too long."""
    lines = "a: yes\nb: TRUE\nc: '1'\nd: -3\ne: 1.50\nf: ~\ng: 1:30\nh: {i: [2]}\nj: " + "9" * 400 + ".0"
    expected = (
        ("a", "yes"),
        ("b", True),
        ("c", "1"),
        ("d", -3),
        ("e", 1.5),
        ("f", None),
        ("g", "1:30"),
        ("h", (("i", (2,)),)),
        ("j", "9" * 400 + ".0"),
    )
    assert expected == front(f"---\n{lines}\n---\n").extra


def test_unknown_keys_are_kept_in_order() -> None:
    """And are never an error."""
    assert (("ct", ("default",)), ("n", 3), ("when", "tomorrow")) == front("---\nct:\n  - default\nn: 3\nwhen: tomorrow\n---\n").extra


BROKEN = {
    "---\ntitle: March: a month\ndate: 2021-03-01\n---\nText.": ("front-matter.unreadable", 2, 13),
    "---\ntitle: February, 2022: A Lost Month\ndate: 2021-03-01\n---\nText.": ("front-matter.unreadable", 2, 22),
    "---\ntitle: 'open\ndate: 2021-03-01\n---\nText.": ("front-matter.unreadable", 2, 8),
    "\n---\ndate: 2021-03-01\n\ta: b\n---\nText.": ("front-matter.unreadable", 4, 1),
    "---\ndate: 2021-03-01\na: &a [x]\nb: [*a, *a]\n---\nText.": ("front-matter.unreadable", 3, 4),
    "---\ndate: 2021-03-01\n? [a]\n: b\n---\nText.": ("front-matter.unreadable", 3, 3),
    "---\ndate: 2021-03-01\ntitle: {{title}}\n---\nText.": ("front-matter.unreadable", 3, 9),
    '{\n"title": "A"\n"date": "2021-03-01"\n}\nText.': ("front-matter.unreadable", 3, 1),
    '+++\ntitle = "A"\ndate = 2021-03-01\n--\nText.': ("front-matter.unclosed", 1, 1),
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


def test_broken_front_matter_still_gives_the_title() -> None:
    """With a hint that shows how it is written."""
    found, _, diagnostics = read_front_matter(decode("x.md", b"---\ntitle: February, 2022: A Lost Month\n---\n"), Config())
    assert ("February, 2022: A Lost Month", 'put quotes around a value that has a colon in it: title: "February: a month"') == (
        found.title,
        diagnostics[0].hint,
    )


REPEATED = {
    "title: A\ntitle: B": ("title", "B"),
    "date: 2021-03-01 10:00\nDate: 2021-03-02": ("date", date(2021, 3, 2)),
    "tags: a\ntags: b": ("tags", ("b",)),
    "date created: 2021-03-01\ndate_created: 2021-03-02": ("created", date(2021, 3, 2)),
    "draft: true\ndraft: false": ("draft", False),
    "x: 1\nx: 2": ("extra", (("x", 2),)),
}


@pytest.mark.parametrize(("lines", "expected"), REPEATED.items())
def test_a_key_that_stands_twice_is_told_and_the_last_one_counts(lines: str, expected: tuple[str, object]) -> None:
    """PyYAML would be silent."""
    text = f"---\n{lines}\n---\n"
    assert [("front-matter.repeated-key", 3, 1)] == problems(text)
    assert expected[1] == getattr(read_front_matter(decode("x.md", text.encode()), Config())[0], expected[0])


@pytest.mark.parametrize("text", ['{\n"title": "A",\n"title": "B"\n}\n', "Title: A\nDate: 2021-03-01\ntitle: B\n\nText."])
def test_a_key_that_stands_twice_is_told_in_other_notations(text: str) -> None:
    """TOML refuses it by itself."""
    assert [("front-matter.repeated-key", 3, 1)] == problems(text)


SEVERITIES = {
    "date: 2021-02-30": 3,
    "date: soon": 2,
    "date: 12:30": 2,
    "created: [a, b]": 2,
    "period: nonsense": 2,
    "covers: 2021-02-30": 2,
}


@pytest.mark.parametrize(("line", "expected"), SEVERITIES.items())
def test_a_day_that_does_not_exist_is_graver_than_what_is_none(line: str, expected: int) -> None:
    """An error, and a warning."""
    assert [expected] == [item.severity for item in read_front_matter(decode("x.md", f"---\n{line}\n---\n".encode()), Config())[2]]


def test_dates_of_toml_are_placed() -> None:
    """Where the value stands."""
    assert [("front-matter.date", 2, 8)] == problems('+++\ndate = "2021-02-30"\n+++\n')


def test_the_order_of_day_and_month_is_the_settings() -> None:
    """As everywhere."""
    source = decode("x.md", b"---\ndate: 03/04/2021\n---\n")
    orders = ("dmy", "mdy")
    assert [date(2021, 4, 3), date(2021, 3, 4)] == [read_front_matter(source, Config(date_order=order))[0].date for order in orders]


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
        "---\n\nNote: x\n\n---\nMore.",
        "---\nAs he said: it is so.\nAnd it was.\n\n---\nMore.",
        "+++\nplain\n+++",
        '{"a": "open\nText.',
    ],
)
def test_what_is_no_front_matter_loses_nothing(text: str) -> None:
    """A rule at the top, a brace, a note."""
    assert text.split("\n") == body(text)


@pytest.mark.parametrize(
    "value", ["[" * 30_000, "{a: " * 3_000, "x" * 70_000, "- " * 5_000, "? " * 30_000, "'" + "]" * 30_000 + "'\nb: " + "[" * 30_000]
)
def test_depth_and_size_are_refused_before_the_parser_sees_them(value: str) -> None:
    """The C parser ends the process at some ten thousand brackets."""
    assert "front-matter.unreadable" in [code for code, _, _ in problems(f"---\ntitle: A\na: {value}\n---\nText.")]


def test_a_value_of_several_lines_is_named_on_one() -> None:
    """What is no date is told in one sentence, and its place goes to the end of its first line at most."""
    (found,) = read_front_matter(decode("x.md", b"---\ndate: |\n  some time\n  in May\n---\nText."), Config())[2]
    assert "not a date that Decan knows: some time in May" == found.message
    assert (2, 7, 1) == (found.span.line, found.span.column, found.span.length)


@given(st.text(max_size=200))
def test_any_front_matter_ends_in_an_answer(text: str) -> None:
    """Nothing raises, and the body is a tail of the file."""
    source = decode("x.md", f"---\n{text}\n---\nThe end.".encode("utf-8", "replace"))
    _, begin, _ = read_front_matter(source, Config())
    assert "The end." == source.lines[begin:][-1]


FIELDS = st.sampled_from(["title", "date", "tags", "author", "draft", "published", "status", "layout", "links", "covers", "aliases", "x"])
VALUES = st.sampled_from(
    ["", "~", "[a, [b]]", "{a: b}", "{src: a}", "[{name: {a: b}}]", "2021-02-30", "|\n  a", "'q'", "!t a", "*a", "a: b"]
)


@given(st.lists(st.tuples(FIELDS, VALUES | st.text(max_size=10)), max_size=6))
def test_any_value_of_any_field_ends_in_an_answer(pairs: list[tuple[str, str]]) -> None:
    """Lists where a word is wanted, words where a list is."""
    lines = "\n".join(f"{key}: {value}" for key, value in pairs)
    source = decode("x.md", f"---\n{lines}\n---\nThe end.".encode("utf-8", "replace"))
    front_matter, begin, found = read_front_matter(source, Config())
    assert "The end." == source.lines[begin:][-1]
    assert all(1 <= item.span.line <= len(source.lines) and item.span.column >= 1 for item in found)
    assert isinstance(front_matter, FrontMatter)
