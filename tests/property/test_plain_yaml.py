"""What is read without PyYAML is read as PyYAML reads it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from decan.yamlmarks import plain
from decan.yamlmarks.parsed import composed

KEYS = st.sampled_from(["title", "a", "date created", "tags", "x-y", "no", "1"])
VALUES = st.one_of(
    st.sampled_from(
        [
            "abc",
            "a b",
            "2024-05-01T10:00:00Z",
            '"x: y"',
            '"\\"x\\" \\\\"',
            "'q # r'",
            "[a, b]",
            "[a,b , 'c d', \"e\"]",
            "[]",
            "[a, ]",
            "[é, -z]",
        ]
    ),
    st.sampled_from(
        ["https://x.example/a#b", "a: b", "a #b", "a#b", "x:", "é’ü", "~", "", "*a", "&a b", "!t x", "|", "> ", "- x", "{a: b}"]
    ),
    st.sampled_from(
        ['"\\n"', "it's", "'it''s'", "a ", "--", "...", "---", "#c", "<<", "[[a]]", "[a: b]", "a\u3000b", "\ufeffx", "a\u0085b"]
    ),
    st.text(alphabet="ab :-'\"[],#&*!|>%@`?~\\{}é学\t", max_size=8),
)
INDENT = st.sampled_from(["", "  ", "  ", "    "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Keys with values, and lists below them, most of them such as people write."""
    lines: list[str] = []
    for _ in range(draw(st.integers(0, 4))):
        key = draw(KEYS)
        if draw(st.booleans()):
            lines.append(f"{key}:{draw(st.sampled_from([' ', ' ', '  ', '']))}{draw(VALUES)}")
            continue
        lines.append(f"{key}:{draw(st.sampled_from(['', '', ' ', ' v']))}")
        for _ in range(draw(st.integers(0, 3))):
            indent = draw(INDENT)
            if draw(st.booleans()):
                lines.append(f"{indent}- {draw(VALUES)}")
            else:
                lines.append(f"{indent}- {draw(KEYS)}: {draw(VALUES)}")
                lines.extend(f"{indent}  {draw(KEYS)}: {draw(VALUES)}" for _ in range(draw(st.integers(0, 2))))
    return "\n".join([*lines, *draw(st.lists(st.sampled_from(["", " ", "# c", "---", "  x"]), max_size=1))])


@settings(max_examples=600)
@given(texts(), st.integers(0, 3))
def test_plain_yaml_is_read_as_all_yaml_is(text: str, first: int) -> None:
    """Values, quotes and places are the same, or the text is left to PyYAML."""
    found = plain.read(text, first)
    assert found in (None, composed(text, first))


def test_most_front_matter_is_plain() -> None:
    """Quotes, lists of both forms and lists of keys need no parser."""
    text = (
        'title: "On clocks"\ndate: 2021-03-01\ntags: [time, "two words"]\nlinks:\n  - url: https://a.example/#b\n    title: A\nalso:\n- x'
    )
    assert plain.read(text, 1) == composed(text, 1) is not None
