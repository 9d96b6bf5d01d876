r"""Markdown to tokens, links and HTML with slots.

    parsed = parse(lines, original_lines, "2022-02.md")
    parsed.links[0]                       RawLink(target="https://…", label="Graves '12", line=13, column=3, …)
    render(parsed, 0, len(parsed.tokens)) '<h2 id="\x02i\x03intro">…'

`parser` puts markdown-it-py together; each rule that it adds has a file of its own.
"""

from decan.reading.markdown.parsed import Footnote, Parsed, RawLink
from decan.reading.markdown.parser import parse
from decan.reading.markdown.plain import plain
from decan.reading.markdown.renderer import inline_html, render

__all__ = ["Footnote", "Parsed", "RawLink", "inline_html", "parse", "plain", "render"]
