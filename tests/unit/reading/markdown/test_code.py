"""Info strings of fences, and marked code."""

from __future__ import annotations

import re
from html import unescape

import pytest

from decan.reading.markdown.code import LARGEST, Info, figure, language_name, marked, read_info


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("", Info()),
        ("py", Info("py")),
        ("Python", Info("python")),
        ('py title="a b.py"', Info("py", "a b.py")),
        ("py filename=a.py", Info("py", "a.py")),
        ("py:src/a.py", Info("py", "src/a.py")),
        ("js {1,3-4}", Info("js", "", frozenset({1, 3, 4}))),
        ("js{2}", Info("js", "", frozenset({2}))),
        ("javascript [1-2|4]", Info("javascript", "", frozenset({1, 2, 4}))),
        ('py {hl_lines="1 3"}', Info("py", "", frozenset({1, 3}))),
        ("{.python .numberLines}", Info("python", first=1)),
        ('{.python .numberLines startFrom="100"}', Info("python", first=100)),
        ("{r}", Info("r")),
        ("go {linenos=table,hl_lines=[8,15-17]}", Info("go", "", frozenset({8, 15, 16, 17}), first=1)),
        ("go {linenos=table,linenostart=199}", Info("go", first=199)),
        ("go {linenos=false,linenostart=199}", Info("go")),
        ("py linenos", Info("py", first=1)),
        ('py linenums="5"', Info("py", first=5)),
        ("py showLineNumbers", Info("py", first=1)),
        ('py title="linenos and wrap"', Info("py", "linenos and wrap")),
        ("py wrap", Info("py", wrap=True)),
        ("{.py .wrap}", Info("py", wrap=True)),
        ("c++", Info("c++")),
        ('title="a"', Info("", "a")),
    ],
)
def test_info_string(info: str, expected: Info) -> None:
    """Language, title and lines are read from all common notations."""
    assert read_info(info) == expected


def test_names_of_languages() -> None:
    """Known languages have their name, unknown ones what was written, plain text none."""
    assert [language_name(name) for name in ("py", "c++", "zsh", "nonsense", "text", "")] == ["Python", "C++", "Bash", "nonsense", "", ""]


def test_no_mark_goes_over_a_line() -> None:
    """A text over two lines has a span on each, so that a line can be marked as a whole."""
    assert (
        marked('"""a\nb"""\n', "py", frozenset({2}))
        == '<span class="sd">"""a</span>\n<span class="hll"><span class="sd">b"""</span></span>'
    )


def test_code_is_escaped_with_and_without_a_language() -> None:
    """No code becomes markup."""
    assert marked("<b>&", "") == "&lt;b&gt;&amp;"
    assert "<b>" not in marked('x = "<b>&"', "py")


def test_numbers_are_no_part_of_the_code() -> None:
    """The style counts them, from where the author says; copying and searching see the code alone."""
    html = figure("a\nb\n", "text {2} linenostart=7")
    assert html == (
        '<figure class="code"><pre><code class="numbered" style="counter-reset:ln 6">'
        '<span class="ln">a\n</span><span class="ln hll">b</span></code></pre></figure>\n'
    )


@pytest.mark.parametrize(
    ("content", "info", "expected"),
    [
        ("x" * 34, "", "<pre>"),
        ("x" * 35, "", '<pre tabindex="0">'),
        ("\t" * 9, "", '<pre tabindex="0">'),
        ("x" * 99, "py wrap", '<pre class="wrap">'),
    ],
)
def test_only_what_may_scroll_is_reached_by_keyboard(content: str, info: str, expected: str) -> None:
    """Short lines fit the narrowest phone, and broken ones never scroll."""
    assert expected in figure(content, info)


@pytest.mark.parametrize("language", ["console", "bash", "py", "diff", "html", "rust", "sql", "pycon", "yaml", "make", "ini"])
def test_no_character_is_lost(language: str) -> None:
    """Some lexers drop a last line without an end."""
    code = "$ ls\r\n\ttotal 0\n\n>>> a\nlast"
    assert code == unescape(re.sub("<[^>]*>", "", marked(code, language)))


def test_a_diagram_is_its_source_until_it_is_drawn() -> None:
    """Open, with its caption, and escaped."""
    assert figure("graph TD\nA-->B\n", 'mermaid title="A & B"') == (
        '<figure class="diagram"><figcaption>A &amp; B</figcaption><details open><summary>Mermaid</summary>'
        '<pre class="mermaid">graph TD\nA--&gt;B</pre></details></figure>\n'
    )


def test_leading_blank_lines_and_blanks_are_kept() -> None:
    """Code is shown as it was written."""
    assert marked("\n  a  \n\n", "nonsense") == "\n  a  \n"


def test_a_very_long_block_is_not_marked() -> None:
    """Its words would take very long with some lexers."""
    assert "<span" not in marked("a = 1\n" * LARGEST, "py")


def test_a_title_is_escaped() -> None:
    """The info string is the author's text."""
    assert "<figcaption><span>&lt;a&gt;</span><span></span></figcaption>" in figure("x", 'text title="<a>"')
