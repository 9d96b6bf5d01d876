"""Front matter found at the top of a file, and told from a text that begins with a rule."""

from __future__ import annotations

import json
from collections.abc import Sequence as Lines

import pytest
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given
from hypothesis import strategies as st

from decan.reading.frontmatter import Raw, find
from decan.yamlmarks import Node, Scalar, Sequence, sound


def plain(node: Node) -> object:
    """A value as texts, lists and tables."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(item) for key, item in node.items}


def values(raw: Raw) -> object:
    """What the front matter says."""
    return plain(raw.values) if raw.values else {}


def body(text: str) -> list[str]:
    """The lines after the front matter."""
    return text.split("\n")[find(text.split("\n")).body :]


def fault(text: str) -> tuple[str, int, int]:
    """Message and place, from 0, of what is wrong."""
    found = find(text.split("\n")).fault
    assert found is not None
    return found.message, found.line, found.column


class TestFences:
    @pytest.mark.parametrize(
        ("text", "fence"),
        [
            ("---\na: b\n---\nText.", "---"),
            ("---\na: b\n...\nText.", "---"),
            ("---  \na: b\n---\t\nText.", "---"),
            ("\n  \n---\na: b\n---\nText.", "---"),
            ("---\n{a: b}\n---\nText.", "---"),
            ("---\n\n# a comment\ntitle: b\n---\nText.", "---"),
            ('+++\na = "b"\n+++\nText.', "+++"),
            ('+++\n[a]\nx = "b"\n+++\nText.', "+++"),
            ('{"a": "b"}\nText.', "{"),
            ('{\n"a": "b"\n}\nText.', "{"),
            ("Title: a\nDate: b\n\nText.", ":"),
            ("---\n---\nText.", "---"),
            ("+++\n+++\nText.", "+++"),
        ],
    )
    def test_each_notation_is_known_by_its_fence(self, text: str, fence: str) -> None:
        """The text begins below the closing one."""
        assert (fence, "Text.", None) == (find(text.split("\n")).fence, "".join(body(text)), find(text.split("\n")).fault)

    def test_lines_are_those_of_the_file(self) -> None:
        """Blank lines before the fence, and comments inside, are counted."""
        found = find(["", "---", "# a comment", "a: b", "", "c:", "  - d", "---"])
        assert found.values is not None
        assert [("a", 3), ("c", 5)] == [(key.text, key.line) for key, _ in found.values.items]
        assert [3, 6] == [item.line for _, item in found.values.items]

    @pytest.mark.parametrize("count", [700, 3_000])
    def test_long_front_matter_is_read_to_its_end(self, count: int) -> None:
        """A list of many aliases is no reason to show raw YAML."""
        text = "---\naliases:\n" + "- /an/old/one/\n" * count + "---\nText."
        assert ["Text."] == body(text)

    def test_the_fence_of_yaml_is_that_of_python_frontmatter(self) -> None:
        """What other tools write is found here."""
        assert YAMLHandler.START_DELIMITER == find([str(YAMLHandler.START_DELIMITER), "a: b", str(YAMLHandler.END_DELIMITER)]).fence

    def test_a_fence_inside_indented_text_closes_nothing(self) -> None:
        """python-frontmatter needs it at the start of a line, too."""
        assert {"a": "x\n---\ny"} == values(find(["---", "a: |-", "  x", "  ---", "  y", "---", "Text."]))

    def test_an_indented_code_block_keeps_its_indentation(self) -> None:
        """python-frontmatter would strip the text."""
        assert ["", "    code", "hard break  ", ""] == body("---\na: b\n---\n\n    code\nhard break  \n")


NO_FRONT_MATTER = [
    "",
    "\n\n",
    "---",
    "---\n",
    "+++",
    "----\ntitle: A\n----\nx",
    "- - -\nText.",
    "---\nSome text.\n---\nMore.",
    "---\n\nSome text.\n\n---\nMore.",
    "---\n- a\n- b\n---\nText.",
    "---\n# A heading\n---\nText.",
    "---\n\nNote: remember the milk.\n\n---\nText.",
    "---\nToday I learned: maths.\n---\nText.",
    "---\nTo be: or not to be, said he.\nAnd so on and on.\n---\nText.",
    "---\nTo be: or not to be.\n\nAnd so on and on.\n\n---\nText.",
    "---\nNote: no fence below\n\nText.",
    "---\nhttp://x.example: a\n---\nText.",
    "+++\nplain words\n+++\nText.",
    "+++\nplain words",
    "Note: x\n\nText.",
    "title: alone\n\nText.",
    "Title: a\nDate: b\nstraight into the text",
    "Title: a\nDate: b\nWeather: c\n\nText.",
    "{ not json\nText.",
    '{"a": "never closed\nText.',
    '{"a": 1} and words\nText.',
    "{{ site.title }}\nText.",
    '{% include "x" %}\nText.',
    '{"a":' * 30_000,
    "{" * 30_000,
]


@pytest.mark.parametrize("text", NO_FRONT_MATTER, ids=[text[:24].replace("\n", "/") for text in NO_FRONT_MATTER])
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    """A rule, a remark, a brace: not one line is taken."""
    assert Raw(0) == find(text.split("\n"))


class TestUnclosed:
    @pytest.mark.parametrize("fence", ["--", "----", "-", "–––", "==="])
    def test_a_mistyped_fence_is_no_text(self, fence: str) -> None:
        """It is left out with the keys, and told."""
        text = f"---\ntitle: A\ntags:\n  - b\n{fence}\nText."
        assert (["Text."], "nothing closes the front matter: --- is missing") == (body(text), fault(text)[0])

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("---\ntitle: A\n--\nAbove.\n\n---\n\nBelow.", ["Above.", "", "---", "", "Below."]),
            ("---\ntitle: A\n\nAbove.\n\n---\n\nBelow.", ["Above.", "", "---", "", "Below."]),
            ("---\ntitle: A\n\n# Heading\n\n- item\n\n---\nBelow.", ["# Heading", "", "- item", "", "---", "Below."]),
        ],
    )
    def test_a_rule_further_down_closes_nothing(self, text: str, expected: list[str]) -> None:
        """The text between stays text, and the keys are read."""
        assert (expected, {"title": "A"}) == ([line for line in body(text) if line or expected[0] != line], values(find(text.split("\n"))))

    def test_keys_are_read_down_to_the_first_line_that_is_none(self) -> None:
        """In TOML as in YAML."""
        assert {"title": "A"} == values(find(["+++", 'title = "A"', "Text."]))
        assert {"title": "A", "date": "B"} == values(find(["---", "title: A", "date: B", "", "Text: with a colon."]))

    def test_a_file_that_ends_in_its_front_matter_has_no_text(self) -> None:
        """And no crash."""
        assert [] == body("---\ntitle: A")


class TestBrokenYaml:
    @pytest.mark.parametrize(
        ("line", "title"),
        [
            ("title: February, 2022: A Lost Month", "February, 2022: A Lost Month"),
            ("title: C#: intro", "C#: intro"),
            ("title: [NYU 6L] x", "[NYU 6L] x"),
            ("title: @me", "@me"),
            ('title: "quoted" and more', '"quoted" and more'),
            ("title: 'open", "'open"),
            ("title: &x", "&x"),
        ],
    )
    def test_the_values_are_read_line_by_line(self, line: str, title: str) -> None:
        """What was meant is plain to see."""
        found = find(["---", line, "tags: [a, 'b']", "topics:", "- c", "- d", "date: 2021-03-01", "---", "Text."])
        assert (True, {"title": title, "tags": ["a", "b"], "topics": ["c", "d"], "date": "2021-03-01"}) == (found.recovered, values(found))

    def test_blank_lines_and_paragraphs_inside_it_are_not_text(self) -> None:
        """The keys below them prove it."""
        text = "---\ntitle: a: b\nexcerpt: |\n  one\n\n  two\n\n# more\ndate: 2021-03-01\n---\nText."
        assert ["Text."] == body(text)

    def test_a_title_that_runs_on_costs_only_itself(self) -> None:
        """A key that front matter has tells it from prose."""
        assert ["Text."] == body("---\ntitle: a long\ntitle that runs on\ndate: 2021-03-01\n---\nText.")

    @pytest.mark.parametrize(
        "value", ["[" * 30_000, "{a: " * 3_000, "x" * 70_000, "? " * 30_000, "'" + "]" * 30_000 + "'\nb: " + "[" * 30_000]
    )
    def test_what_is_too_large_or_too_deep_is_refused(self, value: str) -> None:
        """The other keys are read, and the text is there."""
        found = find(f"---\ntitle: A\na: {value}\n---\nText.".split("\n"))
        assert ("A", True) == (values(found)["title"], found.recovered)  # type: ignore[index]


class TestToml:
    def test_types_become_text(self) -> None:
        """Dates, times, numbers, truth, tables and lists."""
        text = '+++\na = 2021-03-01\nb = 10:30:00\nc = 1.50\nd = true\n[e]\nf = [1, "x"]\n+++'
        expected = {"a": "2021-03-01", "b": "10:30:00", "c": "1.5", "d": "true", "e": {"f": ["1", "x"]}}
        assert expected == values(find(text.split("\n")))

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("+++\ntitle = A\n+++", 1),
            ('+++\ntitle = "A"\nx = \n+++', 2),
            ('+++\ntitle = "A"\ntitle = "B"\n+++', 2),
            ('+++\ntitle = "A"\ndate = 2021-02-30\n+++', 2),
            ('\n+++\ntitle = "A"\ntags = [1,\n+++', 3),
        ],
    )
    def test_what_is_broken_is_placed(self, text: str, line: int) -> None:
        """Lines of the file, not of the TOML."""
        assert line == fault(text)[1]

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("9" * 5_000, "a number is too long"),
            ("[" * 5_000, "nested too deeply"),
            ("[" * 60 + "]" * 60, "nested too deeply"),
            ('"' + "x" * 70_000 + '"', "longer than 64 KB"),
        ],
        ids=["number", "brackets", "sixty brackets", "size"],
    )
    def test_what_is_too_much_is_refused(self, value: str, message: str) -> None:
        """The other keys are read, and the text is there."""
        text = f'+++\ntitle = "A"\nn = {value}\n+++\nText.'
        assert (message, ["Text."]) == (fault(text)[0], body(text))

    def test_other_keys_are_read_all_the_same(self) -> None:
        """Line by line."""
        assert {"title": "A", "x": "B", "y": "1"} == values(find(["+++", 'title = "A"', "x = B", "y = 1", "+++"]))

    def test_values_are_placed(self) -> None:
        """Where they begin a line."""
        found = find(["+++", 'title = "A"', "[b]", "c = 1", 'date = "x"', "+++"])
        assert found.values is not None
        assert [(1, 8), (2, 3)] == [(item.line, item.column) for _, item in found.values.items]


class TestJson:
    @pytest.mark.parametrize("brackets", [10, 3_000])
    def test_the_text_below_does_not_matter(self, brackets: int) -> None:
        """Many links in it are no nesting."""
        assert {"title": "A"} == values(find(['{"title": "A"}', "[a](b) " * brackets]))

    def test_types_become_text(self) -> None:
        """Numbers of any length, truth, nothing."""
        text = '{"a": 1, "b": 1.5, "c": true, "d": null, "e": [{"f": NaN}], "g": ' + "9" * 5_000 + "}"
        assert {"a": "1", "b": "1.5", "c": "true", "d": "", "e": [{"f": "nan"}], "g": "9" * 5_000} == values(find([text]))

    def test_a_key_that_stands_twice_is_there_twice(self) -> None:
        """Each on its line."""
        found = find(["{", '"a": 1,', '"a": 2', "}"])
        assert found.values is not None
        assert [(1, "1"), (2, "2")] == [(key.line, plain(item)) for key, item in found.values.items]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('{\n"title": "A"\n"date": "B"\n}\nText.', (2, 0)),
            ('{\n"title": "A",\n"x": [1,\n}\nText.', (3, 0)),
            ('{"title": "A" "x": 1}\nText.', (0, 14)),
            ('{"title": "A", "n": ' + "[" * 60 + "]" * 60 + "}\nText.", (0, 0)),
        ],
        ids=range(4),
    )
    def test_what_is_broken_is_placed(self, text: str, expected: tuple[int, int]) -> None:
        """And the raw JSON is no text."""
        assert (expected, ["Text."]) == (fault(text)[1:], body(text))

    def test_other_keys_are_read_all_the_same(self) -> None:
        """Line by line."""
        assert {"title": "A, b", "n": "1"} == values(find(["{", '  "title": "A, b",', '  "n": 1', '  "x" 2', "}"]))

    @given(
        st.dictionaries(
            st.text(max_size=8), st.recursive(st.none() | st.booleans() | st.text(max_size=8), st.lists, max_leaves=6), max_size=5
        )
    )
    def test_any_object_is_found_with_all_its_keys(self, data: dict[str, object]) -> None:
        """Whatever its keys are made of, but for what no feed can hold."""
        found = find([*json.dumps(data, indent=1).split("\n"), "Text."])
        keys = [key.text for key, _ in found.values.items] if found.values else []
        assert list(dict.fromkeys(map(sound, data))) == list(dict.fromkeys(keys))


class TestHeaders:
    def test_an_indented_line_goes_on_with_the_one_above(self) -> None:
        """In the way of Pelican."""
        text = "Title: A: b\nDate: 2021-03-01\nSummary: one\n    two\n\tthree\nTags: c\n\nText."
        assert ({"Title": "A: b", "Date": "2021-03-01", "Summary": "one two three", "Tags": "c"}, ["", "Text."]) == (
            values(find(text.split("\n"))),
            body(text),
        )


MARKS = [
    "---",
    "+++",
    "...",
    "--",
    "{",
    "}",
    "title: a",
    "title: [",
    "x: y: z",
    'a = "b"',
    "a = [",
    '"a": 1,',
    "- b",
    "  c",
    "# d",
    "",
    "Words.",
    "Note: e",
]


@given(st.lists(st.sampled_from(MARKS) | st.text(max_size=12), max_size=12))
def test_any_lines_end_in_an_answer(lines: Lines[str]) -> None:
    """The text is a tail of the file, and every place lies in it."""
    found = find(lines)
    assert 0 <= found.body <= len(lines)
    assert found.fault is None or 0 <= found.fault.line <= len(lines)


def test_a_million_blank_lines_are_soon_read() -> None:
    """Each line is looked at once."""
    lines = ["---", "title: a: b", *[""] * 1_000_000, "A sentence.", "---", "The end."]
    assert ["A sentence.", "---", "The end."] == [line for line in lines[find(lines).body :] if line]


@given(st.lists(st.sampled_from(MARKS), max_size=8))
def test_what_follows_a_paragraph_is_never_lost(lines: Lines[str]) -> None:
    """Below a blank line and a sentence, whatever stands above, all is text."""
    text = ["---", "title: a", *(line for line in lines if line not in {"---", "..."}), "", "A sentence.", "---", "The end."]
    assert text[-3:] == text[find(text).body :][-3:]
