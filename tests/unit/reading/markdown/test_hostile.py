"""Text that is made to take long. Each of these took minutes, or dropped text, with one of the parts that markdown is read with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decan.reading.dialects import prepare
from decan.reading.markdown import parse, render

MARKUP = st.text(st.sampled_from(list("ab []()!<>*_`~=$\\^:|-#+{}%&@.\n\t\"'/1w•学\x02")), max_size=120)

HOSTILE = {
    "bare schemes": " http:" * 8000,
    "bare addresses in brackets": "(http://a" * 5000,
    "closing brackets": "http://a" + ")" * 100_000,
    "opening brackets": "[" * 30_000,
    "picture brackets": "![" * 15_000,
    "note brackets": "^[" * 10_000,
    "wiki brackets": "[[a" * 15_000,
    "malformed links": "[a](b c" * 10_000,
    "quotations": ">" * 50_000,
    "quotations by line": "\n".join("> " * depth + "a" for depth in range(1, 400)),
    "lists by line": "\n".join("  " * depth + "- a" for depth in range(400)),
    "backticks": "".join("`" * length + "a" for length in range(1, 400)),
    "emphasis": "**a*" * 10_000,
    "maths": "$a " * 20_000,
    "maths of an export": "\\\\(" * 20_000,
    "unclosed comments": "<!--" * 20_000,
    "attributes": '<a href="' * 10_000,
    "footnotes in footnotes": "[^0]\n\n" + "\n".join(f"[^{n}]: a [^{n + 1}]" for n in range(2000)),
    "shortcodes": "{{<" * 20_000,
    "open shortcodes": "{{< notice >}}\n" * 2000 + "{{< /notice >}}\n" * 2000,
    "comments": "%%" * 30_000,
    "headings": "# " + "{" * 100_000 + "}",
    "code": "```php\n" + "<?php /* " * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """All of it is shown, in time that grows with its length."""
    lines = [*text.split("\n"), "", "", "# The end"]
    prepared, _ = prepare(lines, "x.md")
    document = parse(prepared, lines, "x.md")
    html = render(document, 0, len(document.tokens))
    assert len(prepared) == len(lines)
    assert "The end" in html


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, no line is added or lost, every link has a place in the file, and every slot a link."""
    lines = text.replace("\x02", "\ufffd").split("\n")
    prepared, _ = prepare(lines, "x.md")
    document = parse(prepared, lines, "x.md")
    html = render(document, 0, len(document.tokens))
    assert len(prepared) == len(lines)
    assert all(1 <= link.line <= len(lines) and 1 <= link.column <= len(lines[link.line - 1]) + 1 for link in document.links)
    assert all(int(number) < len(document.links) for number in re.findall("\x02[lse](\\d+)\x03", html))
    assert re.sub("\x02(?:[lse]\\d+|i)\x03", "", html).isprintable() or not re.search(
        "[\x02\x03]", re.sub("\x02(?:[lse]\\d+|i)\x03", "", html)
    )
    assert all(1 <= d.span.line <= len(lines) for d in document.diagnostics)


@settings(max_examples=100, deadline=None)
@given(MARKUP)
def test_parts_of_a_document_can_be_rendered(text: str) -> None:
    """Each top-level block by itself, too."""
    lines = text.replace("\x02", "\ufffd").split("\n")
    document = parse(lines, lines, "x.md")
    for index, token in enumerate(document.tokens):
        if token.level == 0 and token.nesting == 0:
            assert isinstance(render(document, index, index + 1), str)
