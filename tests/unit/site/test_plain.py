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
def test_an_iterator_is_written_as_a_list(parts):
    """Parts that come one by one give the same bytes as all at once."""
    expected = json.dumps({"before": 1, "parts": parts, "after": {"a": []}}, ensure_ascii=False, indent=1).encode() + b"\n"
    assert expected == json_bytes({"before": 1, "parts": iter(parts), "after": {"a": []}})
    assert json.dumps(parts, ensure_ascii=False, indent=1).encode() + b"\n" == json_bytes(iter(parts))
