"""YAML with the place of every value, and without what ends a process."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.yamlmarks import LONGEST, Fault, Mapping, Node, Scalar, Sequence, compose


def fault(text: str) -> Fault:
    """Why a text is refused."""
    found = compose(text)
    assert isinstance(found, Fault)
    return found


def value(text: str) -> Node:
    """The value of a text's only key."""
    found = compose(text)
    assert isinstance(found, Mapping)
    return found.items[0][1]


@pytest.mark.parametrize(
    "text", ["2022-03-11", "2022-02-30", "12:30", "017", "0x1F", "1e3", "no", "Yes", "off", "true", "=", "<<", "2021-07-10T10:17:19Z"]
)
def test_a_scalar_is_the_text_that_was_written(text: str) -> None:
    """Dates, times, octals and booleans are decided by who knows what the field means."""
    assert Scalar(text, 0, 3) == value(f"k: {text}")


@pytest.mark.parametrize(("text", "expected"), [("k: null", True), ("k: 'null'", False), ('k: "null"', False), ("k: |\n  null", False)])
def test_a_plain_scalar_is_known_from_a_quoted_one(text: str, expected: bool) -> None:
    """Quotes are how an author says that a word is a word."""
    found = value(text)
    assert isinstance(found, Scalar)
    assert expected == found.plain


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "---\n"])
def test_an_empty_text_has_no_value(text: str) -> None:
    """Or, with a mark, an empty one."""
    found = compose(text)
    assert "" == (found.text if isinstance(found, Scalar) else found or "")


def test_places_count_from_nought_through_lists_and_mappings() -> None:
    """Every key and value knows its line and column."""
    expected = Mapping(
        (
            (Scalar("a", 0, 0), Sequence((Scalar("b", 1, 4), Mapping(((Scalar("c", 2, 4), Scalar("d", 2, 7)),), 2, 4)), 1, 2)),
            (Scalar("e", 3, 0), Scalar("f", 3, 3)),
        ),
        0,
        0,
    )
    assert expected == compose("a:\n  - b\n  - c: d\ne: f")


def test_a_key_that_stands_twice_is_there_twice() -> None:
    """Whoever reads the mapping can tell."""
    found = compose("a: 1\na: 2")
    assert isinstance(found, Mapping)
    assert ["1", "2"] == [item.text for _, item in found.items if isinstance(item, Scalar)]


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_separators_that_no_editor_shows_end_no_line(separator: str) -> None:
    """Places below one stay where the author sees them."""
    found = compose(f"a: x{separator}y\nb: z")
    assert isinstance(found, Mapping)
    assert [("x y", 0), ("z", 1)] == [(item.text, item.line) for _, item in found.items if isinstance(item, Scalar)]


REFUSED = {
    "a: &x [1]": ("anchors and aliases are not allowed here", 0, 3),
    "a: 1\nb: *x": ("anchors and aliases are not allowed here", 1, 3),
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]": ("anchors and aliases are not allowed here", 0, 3),
    "a: !x b": ("the tag !x is not allowed here", 0, 3),
    "!x a: b": ("the tag !x is not allowed here", 0, 0),
    "a: !!python/object/apply:os.system [ls]": ("the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed here", 0, 3),
    "a: 1\n? [b, c]\n: d": ("a key must be a word", 1, 2),
    "title: {{title}}": ("a key must be a word", 0, 8),
    "a: 1\nb: x\x00y": ("the character U+0000 is not allowed here", 1, 4),
    "é: ü\ufffe": ("the character U+FFFE is not allowed here", 0, 4),
    "a: " + "x" * LONGEST: ("longer than 64 KB", 0, 0),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=[text[:20].encode("ascii", "replace").decode() for text in REFUSED])
def test_what_settings_have_no_use_for_is_refused_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    """Anchors, aliases, tags, keys that are no words, and characters that no one can see."""
    found = fault(text)
    assert expected == (found.message, found.line, found.column)


BROKEN = {
    "title: February, 2022: A Lost Month": (0, 21, "colon"),
    "a: 1\ntitle: [NYU 6L] notes": (1, 16, "bracket"),
    "title: @me": (0, 7, "begins with @"),
    "a:\n\tb: 1": (1, 0, "tabs"),
    "a: 'open\nb: 1": (0, 3, "close the quotes"),
    "a: 1\nb": (1, 0, "check quotes"),
    "a: 1\nb: [c, d\ne: f": (1, 3, "check quotes"),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.items())
def test_broken_yaml_is_placed_with_a_remedy(text: str, expected: tuple[int, int, str]) -> None:
    """The hint says what to do about the slip that was made."""
    found = fault(text)
    assert (expected[0], expected[1], True) == (found.line, found.column, expected[2] in found.hint)


@pytest.mark.parametrize("depth", [30, 45, 300])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "indent"])
def test_forty_levels_are_read_and_no_more(opening: str, depth: int) -> None:
    """However they are opened."""
    text = "\n".join(" " * level + "a:" for level in range(depth)) if opening == "indent" else opening * depth + "x"
    text += {"[": "]", "{a: ": "}"}.get(opening, "") * depth
    found = compose(text)
    assert (depth > 40) == (isinstance(found, Fault) and found.message == "nested too deeply")


DEADLY = {
    "brackets": "a: " + "[" * 30_000,
    "brackets behind closing ones": "a: '" + "]" * 30_000 + "'\nb: " + "[" * 30_000,
    "braces": "a: " + "{" * 30_000,
    "braces with keys": "a: " + "{a: " * 15_000,
    "keys": "? " * 32_000,
    "lists and keys": "- ? " * 16_000,
    "lists with wide gaps": "a:\n " + "-   " * 15_000,
    "lists with tabs": "a:\n " + "-\t" * 30_000,
}


@pytest.mark.parametrize("text", DEADLY.values(), ids=DEADLY)
def test_nesting_that_ends_the_process_is_refused(text: str) -> None:
    """A process of its own proves it, for what would fail here is the test run as a whole."""
    code = "import sys; from decan.yamlmarks import Fault, compose; sys.exit(0 if isinstance(compose(sys.stdin.read()), Fault) else 3)"
    assert 0 == subprocess.run([sys.executable, "-c", code], input=text, text=True, check=False).returncode


def test_a_long_flat_list_is_no_nesting() -> None:
    """Many marks are looked at twice, and then read."""
    found = value("a:\n" + "- [x]\n" * 1_000)
    assert isinstance(found, Sequence)
    assert 1_000 == len(found.items)


@given(st.text(alphabet=st.sampled_from("ab:-?[]{}&*!|>'\"%@`#,. \n\t\x00\x85\u2028é\U0001f600\ud800"), max_size=80) | st.text(max_size=80))
def test_any_text_ends_in_an_answer(text: str) -> None:
    """Nothing raises, and a fault lies within the text."""
    found = compose(text)
    assert not isinstance(found, Fault) or 0 <= found.line <= text.count("\n") + text.count("\r") + 1
