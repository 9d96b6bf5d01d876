"""CommonMark's own examples. Decan's parser agrees with all of them but those that an extension is there to change.

The specification is not part of this repository. Its text is looked for at ``DECAN_COMMONMARK_SPEC``, then as ``spec.txt`` anywhere
below ``tests/.cache/``; ``npm pack commonmark-spec`` has it.

What is compared is the tokens, rendered by markdown-it's own renderer: Decan's elements around code, tables and pictures are tested with
its cases. Undone are the slots of addresses, the ids of headings, and that a picture with a title has no paragraph around it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from decan.reading.markdown import Parsed, parse
from decan.reading.markdown.destinations import encoded

CHANGED = {
    21: "the address in raw HTML becomes a slot",
    31: "the address in raw HTML becomes a slot",
    41: "a link with words for an address keeps its label",
    200: "a link without an address is no link",
    344: "the address in raw HTML becomes a slot",
    475: "a picture in raw HTML is lazy",
    485: "a link without an address is no link",
    486: "a link without an address is no link",
    487: "a link without an address is no link",
    488: "an address with blanks is understood",
    508: "an address with blanks is understood",
    548: "double brackets are a link by name",
    567: "a link without an address is no link",
    590: "double brackets are an embed",
    602: "a bare address is a link",
    608: "a bare address is a link",
    611: "a bare address is a link",
    612: "a bare address is a link",
    630: "the address in raw HTML becomes a slot",
    631: "the address in raw HTML becomes a slot",
    642: "the address in raw HTML becomes a slot",
    643: "the address in raw HTML becomes a slot",
}
"""Number of an example in version 0.31.2, and why it differs."""

_EXAMPLE = re.compile(r"^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$", re.MULTILINE)


def specification() -> Path | None:
    """The text of the specification, if it is there."""
    given = os.environ.get("DECAN_COMMONMARK_SPEC")
    found = [Path(given)] if given else sorted((Path(__file__).parents[3] / ".cache").glob("**/spec.txt"))
    return next((path for path in found if path.is_file()), None)


def examples() -> list[object]:
    """(number, markdown, HTML) of each example."""
    path = specification()
    if path is None:
        reason = "no specification: npm pack commonmark-spec, unpack it below tests/.cache"
        return [pytest.param(0, "", "", marks=pytest.mark.skip(reason=reason))]
    pairs = _EXAMPLE.findall(path.read_text(encoding="utf-8").replace("→", "\t"))
    return [pytest.param(number, text, html, id=str(number)) for number, (text, html) in enumerate(pairs, 1)]


def undecorated(text: str) -> str:
    """The HTML of the parsed tokens without what Decan adds to them."""
    lines = text.split("\n")
    document = parse(lines, lines, "x.md")
    for token in document.tokens:
        token.hidden = token.hidden and not _is_figure(document, token)
        if token.type == "heading_open":
            token.attrs = {}
        for child in token.children or ():
            child.attrs = {key: filled(document, str(value)) for key, value in child.attrs.items()}
            if child.type == "image":
                child.attrs = {"src": child.attrs["src"], "alt": "", **{key: value for key, value in child.attrs.items() if key != "src"}}
            if child.type == "html_inline":
                child.content = filled(document, child.content)
        if token.type == "html_block":
            token.content = filled(document, token.content)
    parser = MarkdownIt("commonmark")
    html: str = RendererHTML().render(document.tokens, parser.options, {})
    return html.replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>")


def _is_figure(document: Parsed, token: object) -> bool:
    """Whether a paragraph is hidden only because it holds a figure."""
    index = next(index for index, other in enumerate(document.tokens) if other is token)
    near = document.tokens[max(0, index - 1) : index + 2]
    return any(child.meta.get("figure") for other in near for child in other.children or ())


def filled(document: Parsed, text: str) -> str:
    """The text with addresses for their slots."""

    def address(found: re.Match[str]) -> str:
        link = document.links[int(found[1])]
        return encoded(link.target + (f"#{link.anchor}" if link.anchor else ""))

    return re.sub("\x02l(\\d+)\x03", address, text).replace("\x02i\x03", "")


@pytest.mark.parametrize(("number", "text", "expected"), examples())
def test_example(number: int, text: str, expected: str) -> None:
    """The example has the HTML of the specification, or is known to differ."""
    same = undecorated(text) == expected
    assert same == (number not in CHANGED), f"{CHANGED.get(number, 'differs')}\n{undecorated(text)}"
