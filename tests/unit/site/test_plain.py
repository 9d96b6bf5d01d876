"""JSON for other programs."""

from __future__ import annotations

import json

import pytest

from decan.site.plain import json_bytes, json_lines

VALUES = [
    {},
    [],
    {"none": None, "true": True, "number": 7, "half": 0.5, "empty": {}, "list": [], "text": 'a "b" \\ c'},
    {"100 %": {"%s": "%d"}, "list": [{"a": 1}, {"a": "%"}, None, ["x", 2]]},
    {"%": [[], {}, [[]]], "ключ": "…"},
]


@pytest.mark.parametrize("value", VALUES)
def test_lines_are_those_of_the_standard_library(value):
    """A value is written as `json.dumps` writes it with an indent of one."""
    assert json.dumps(value, ensure_ascii=False, indent=1) == json_lines(value)


@pytest.mark.parametrize("parts", [[], VALUES])
def test_each_item_of_a_list_is_a_line(parts):
    """Also of one whose items come one by one."""
    lines = [json.dumps(part, ensure_ascii=False) for part in parts]
    rows = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    expected = f'{{\n"before": 1,\n"parts": {rows},\n"after": {{"a": []}}\n}}\n'
    assert expected.encode() == json_bytes({"before": 1, "parts": iter(parts), "after": {"a": []}})
    assert f"{rows}\n".encode() == json_bytes(iter(parts)) == json_bytes(parts)


@pytest.mark.parametrize(
    ("text", "written"), [("bell\x07", "bell"), ("a\tb\u2028c", "a b c"), ("half \ud800", "half \ufffd"), ('"\\n"', '"\\n"')]
)
def test_texts_are_printable(text, written):
    """Wherever they stand."""
    assert [{"a": [written]}, {written: 1}] == json.loads(json_bytes([{"a": [text]}, {written: 1}]))
