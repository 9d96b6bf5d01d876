"""What the parsed document promises to those who walk over it, and what markdown-it-py would do otherwise."""

from __future__ import annotations

import pytest

from decan.diagnostics import Severity
from decan.model.document import LinkForm
from decan.reading.markdown import Parsed, RawLink, inline_html, parse, plain, render


def parsed(text: str, **options: str) -> Parsed:
    lines = text.split("\n")
    return parse(lines, lines, "x.md", **options)


def whole(text: str, **options: str) -> str:
    document = parsed(text, **options)
    return render(document, 0, len(document.tokens))


def test_an_empty_document_has_nothing() -> None:
    """No lines, no tokens, no HTML."""
    document = parse((), (), "x.md")
    assert (document.tokens, document.links, document.diagnostics, render(document, 0, 0)) == ([], [], (), "")


def test_raw_html_is_text_when_it_is_escaped() -> None:
    """With ``html: escape`` tags are shown and their addresses are no links."""
    document = parsed('<b>a</b> <a href="x.md">b</a>\n\n<div>c</div>', html="escape")
    assert render(document, 0, len(document.tokens)) == (
        "<p>&lt;b&gt;a&lt;/b&gt; &lt;a href=&quot;x.md&quot;&gt;b&lt;/a&gt;</p>\n<p>&lt;div&gt;c&lt;/div&gt;</p>\n"
    )
    assert document.links == []


def test_both_settings_of_html_can_be_used_in_turn() -> None:
    """One setting does not leak into the next document."""
    assert whole("<b>a</b>", html="escape") == "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"
    assert whole("<b>a</b>") == "<p><b>a</b></p>\n"


def test_blocks_of_text_know_their_lines() -> None:
    """Every inline token has a map, also in tables, definition lists, callouts and footnotes."""
    text = "# h\n\n- a\n\n| b |\n|---|\n| c |\n\nd\n: e\n\n> [!note] f\n> g[^1]^[i]\n\n[^1]: h"
    lines = [(token.content, token.map[0]) for token in parsed(text).tokens if token.type == "inline" and token.map]
    assert lines == [("h", 0), ("a", 2), ("b", 4), ("c", 6), ("d", 8), ("e", 9), ("f", 11), ("g[^1]^[i]", 12), ("h", 14), ("i", 12)]


def test_slots_are_indexes_of_links() -> None:
    """The token of a link names it, whether its address becomes a slot or stays."""
    document = parsed("[a](a.md) [b](https://example.org) ![c](c.png)")
    children = document.tokens[1].children or []
    assert [child.meta["slot"] for child in children if "slot" in child.meta] == [0, 1, 2]


def test_a_link_knows_its_block() -> None:
    """``block`` is the index of the token that holds the link."""
    document = parsed("a\n\n- [b](b.md)\n\n<p><a href='c.md'>c</a></p>")
    assert [document.tokens[link.block].type for link in document.links] == ["inline", "html_block"]


def test_places_are_those_of_the_file_on_disk() -> None:
    """Lines that a dialect or a promotion has changed are looked up in the original."""
    original = ["Notes", "**2022-02-01** [a](a.md)", "   - [b]({{< relref b >}})"]
    changed = ["Notes", "###### 2022-02-01 [a](a.md)", "- [b](b)"]
    document = parse(changed, original, "x.md")
    assert document.links == [
        RawLink("a.md", "", "a", LinkForm.INLINE, 2, 16, 4),
        RawLink("b", "", "b", LinkForm.SHORTCODE, 3, 6, 9),
    ]


def test_each_part_of_a_document_has_its_own_footnotes() -> None:
    """A slice of the tokens ends with the footnotes that it refers to, and with no others."""
    document = parsed("# a\n\none[^1]\n\n# b\n\ntwo[^2] and one again[^1]\n\n[^1]: first\n[^2]: second")
    second = next(index for index, token in enumerate(document.tokens) if token.type == "heading_open" and token.map == [4, 5])
    before, after = render(document, 0, second), render(document, second, len(document.tokens))
    assert [before.count(text) for text in ("first", "second", "<section")] == [1, 0, 1]
    assert [after.count(text) for text in ("first", "second", "<section")] == [1, 1, 1]


def test_numbers_of_footnotes_are_kept_in_a_part() -> None:
    """A part that begins with the second footnote numbers it so in its list, too."""
    document = parsed("one[^1]\n\ntwo[^2]\n\n[^1]: first\n[^2]: second")
    second = next(index for index, token in enumerate(document.tokens) if token.map == [2, 3])
    assert '<li id="\x02i\x03fn2" value="2">' in render(document, second, len(document.tokens))


def test_inline_html_is_the_text_of_one_block() -> None:
    """No element stands around it."""
    assert inline_html(parsed("# *a* [b](b.md)"), 1) == '<em>a</em> <a href="\x02l0\x03">b</a>'


def test_plain_text_has_the_words_only() -> None:
    """Entities are resolved, breaks are blanks, maths is its source, pictures are their alternative text."""
    document = parsed("*a* `b` &amp; \\* $x^2$\n[c](d) ![e *f*](g.png) <b>h</b>")
    assert plain(document.tokens[1]) == "a b & * x^2 c e f h"


def test_text_nested_too_deep_is_kept() -> None:
    """markdown-it drops it without a word; here it is shown as written, with a diagnostic."""
    document = parsed(">" * 150 + " the *end*")
    assert "the <em>end</em>" in render(document, 0, len(document.tokens))
    assert [(d.code, d.severity, d.span.line) for d in document.diagnostics] == [("markdown.too-deep", Severity.WARNING, 1)]


def test_fifty_quotations_in_each_other_are_all_there() -> None:
    """markdown-it's own limit of twenty levels would drop the text."""
    assert whole(">" * 50 + " a").count("<blockquote>") == 50


def test_a_promoted_date_is_not_swallowed_by_the_item_before_it() -> None:
    """As plain text it is a lazy continuation of the item; as a heading it stands by itself."""
    assert "<li>b\n2022-02-02</li>" in whole("- b\n2022-02-02\n- c")
    assert '</ul>\n<h6 id="\x02i\x032022-02-02">' in whole("- b\n###### 2022-02-02\n- c")


def test_a_heading_without_any_letter_has_an_id() -> None:
    """An empty id would be no id."""
    assert whole("## !!!") == '<h2 id="\x02i\x03section">!!!</h2>\n'


def test_a_paragraph_about_a_marker_is_no_diagnostic() -> None:
    """Code, regular expressions and indexes look like references and are none."""
    assert parsed("`[a][b]` and a[i][j] and [^abc]+ and [1][2]").diagnostics == ()


@pytest.mark.parametrize("text", ["\x02l0\x03", "&#2;l0&#3;", '<a href="&#2;l9&#3;">a</a>'])
def test_source_cannot_forge_slots(text: str) -> None:
    """Control characters that stand for slots do not come out of the text."""
    html = whole(text.replace("\x02", "\ufffd").replace("\x03", "\ufffd"))
    assert "\x02l9" not in html
    assert "\x02l0\x03" not in html.replace('href="\x02l0\x03"', "")
