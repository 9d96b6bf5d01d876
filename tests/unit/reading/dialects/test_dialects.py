"""Dialects as pairs of text and the markdown made of it, in `tests/cases/dialects.md`; ``␂`` marks a line that is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from decan.diagnostics import Diagnostic, Severity, Span
from decan.reading.dialects import prepare
from decan.reading.dialects.arguments import Arguments, read_arguments
from decan.reading.dialects.regions import code_regions

CASES = [
    pytest.param(text, expected, id=title)
    for _, title, text, expected in read_fixture_file(Path(__file__).parents[3] / "cases" / "dialects.md")
]
TEMPLATES = '{{< | >}}|{{% | %}}|{% | %}|{{|}}|/|notice|highlight|endhighlight|raw|endraw|figure|relref|"x.md"|src=a'
LINES = "```\n|`|\n|\n\n|> |- |    |text| |* a|[a](|)|{filename}|id:: a|:LOGBOOK:|:END:|!!! note|:::tip|:::|{: .a}|{:toc}|%%|<!-- -->"
PIECES = st.lists(st.sampled_from(f"{TEMPLATES}|{LINES}".split("|")), max_size=40).map("".join)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_case(text: str, expected: str) -> None:
    """The text is rewritten to this markdown."""
    lines, _ = prepare(text.removesuffix("\n").split("\n"), "x.md")
    assert "\n".join(lines).replace("\x02", "␂").rstrip("\n") == expected.rstrip("\n")


@settings(max_examples=500, deadline=None)
@given(PIECES)
def test_no_line_is_added_or_lost(text: str) -> None:
    """Whatever stands where, a line keeps its number."""
    lines = text.split("\n")
    prepared, _ = prepare(lines, "x.md")
    assert len(prepared) == len(lines)
    assert all("\n" not in line for line in prepared)


@given(st.text(st.sampled_from("ab `~\n"), max_size=80))
def test_code_is_never_touched(text: str) -> None:
    """What is code stands unchanged in the rewritten text, with a shortcode in each place that is not."""
    marked = "{{< youtube x >}} " + text
    prepared, _ = prepare(marked.split("\n"), "x.md")
    for start, end in code_regions(marked):
        assert marked[start:end] in "\n".join(prepared)


def test_unknown_shortcode() -> None:
    """It is left out, with a diagnostic at its place."""
    lines, diagnostics = prepare(["", 'See {{< chart "a" >}} here.'], "a.md")
    assert lines == ("", "See  here.")
    assert diagnostics == (
        Diagnostic(
            "markdown.unknown-shortcode",
            Severity.WARNING,
            "“chart” is not known and left out",
            Span("a.md", 2, 5, 17),
            'See {{< chart "a" >}} here.',
            "write it in markdown, or in a code span to show it as it is",
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Arguments((), {})),
        ('"a b" c', Arguments(("a b", "c"), {})),
        ("src='a' width=3, alt=`x \"y\"`", Arguments((), {"src": "a", "width": "3", "alt": 'x "y"'})),
        (r'title="\"q\""', Arguments((), {"title": '"q"'})),
        ('""', Arguments(("",), {})),
    ],
)
def test_arguments(text: str, expected: Arguments) -> None:
    """Arguments are read with any quotation marks."""
    assert read_arguments(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` `", ["``a ` b``"]),
        ("`a\n\nb`", []),
        ("```\na\n```\nb `c`", ["```\na\n```", "`c`"]),
        ("~~~\n```\n~~~~", ["~~~\n```\n~~~~"]),
        ("- ```x\n  a", ["- ```x\n  a"]),
    ],
)
def test_code_regions(text: str, expected: list[str]) -> None:
    """Fences and code spans are found, and an unclosed fence goes to the end."""
    assert [text[start:end] for start, end in code_regions(text)] == expected
