"""Formulas become MathML, or stay what was written."""

from __future__ import annotations

import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decan.diagnostics import Diagnostic
from decan.reading.markdown import parse, render
from decan.reading.markdown.mathml import NO_ENGINE, definitions, mathml

PIECES = [*r"ab1{}^_&\<>'#%~$", '"', "\\frac", "\\text{", "\\left(", "\\right)", "\\\\", "\\begin{matrix}", "\\end{matrix}", "\ud800", "\0"]


def shown(tex: str) -> str:
    """What a reader sees of a formula, without its TeX."""
    found = mathml(tex, display=True)
    assert "" == found.problem
    return re.sub(r"<annotation.*?</annotation>|<[^>]*>", "", found.html)


def read(text: str) -> tuple[str, list[Diagnostic]]:
    """The HTML of a document, and what is said of its formulas."""
    lines = text.split("\n")
    parsed = parse(lines, lines, "a.md")
    return render(parsed, 0, len(parsed.tokens)), [found for found in parsed.diagnostics if found.code == "maths.unreadable"]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\mathbb{R}^n, \mathcal{L}, \mathbf{x}, \boldsymbol{\theta}", "ℝn,ℒ,𝐱,𝜽"),
        (r"\text{für alle } x \text{ 在}", "für\xa0alle\xa0x\xa0在"),
        (r"\operatorname{argmax}_x f(x)", "argmaxx\u2061f(x)"),
        (r"\left(\frac{a}{b}\right]", "(ab]"),
        (r"\underbrace{a+b}_{n}", "a+b⏟n"),
        (r"x \tag{1}", "x(1)"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1234)"),
        (r"f = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}", "f={1x&gt;00otherwise"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a=bc=d"),
        (r"\newcommand{\E}{\mathbb{E}} \E[X]", "𝔼[X]"),
        (r"a \label{one} \eqref{one}", "a(one)"),
    ],
)
def test_what_journals_write(tex: str, expected: str) -> None:
    """Environments, alphabets, words, brackets, braces, tags, macros and references."""
    assert expected == shown(tex)


def test_the_tex_goes_with_the_formula() -> None:
    """For whoever copies it, and for programs that speak it."""
    tree = ElementTree.fromstring(mathml(r"a < b", display=False).html)
    annotation = tree.find("semantics/annotation")
    assert annotation is not None
    assert ("application/x-tex", "a < b") == (annotation.get("encoding"), annotation.text)


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\verb|<img src=x onerror=alert(1)>|",
        r"\char" + '"3C',
        r"\label{a\" onload=\"alert(1)} x",
        r"\color{red} x",
    ],
)
def test_hostile_words_stay_words(tex: str) -> None:
    """Whatever is written in a formula is text: no element, no attribute, no id, no address comes of it."""
    found = mathml(tex, display=True)
    tree = ElementTree.fromstring(found.html)
    assert set() == {name for element in tree.iter() for name in element.keys()} & {"id", "href", "src", "onload", "onerror"}  # noqa: SIM118
    assert set() == {element.tag for element in tree.iter()} & {"script", "img", "a"}


@pytest.mark.parametrize(
    ("tex", "problem", "position"),
    [
        (r"\href{javascript:alert(1)}{x}", r"there is no command \href", 0),
        (r"\includegraphics{https://elsewhere.example/a.png}", r'function "\includegraphics" is not trusted', 0),
        (r"a + \foo", r"there is no command \foo", 4),
        (r"\frac{a", "unexpected end of input in a macro argument, expected '}'", 7),
        ("a & b", "& is not expected here", 2),
        (r"\def\a{\a\a}\a", "its macros have no end", -1),
        ("{" * 9000, "it is nested too deep", -1),
        ("^^", "something is missing", -1),
    ],
)
def test_what_cannot_be_read_stays_as_it_is_written(tex: str, problem: str, position: int) -> None:
    """With what is wrong, and where."""
    found = mathml(tex, display=False)
    assert (problem.casefold(), position) == (found.problem.casefold(), found.position)
    assert tex == ElementTree.fromstring(found.html).text


def test_a_formula_after_one_that_took_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault leaves nothing behind."""
    engine = sys.modules["decan.reading.markdown.mathml"]
    monkeypatch.setattr(engine, "_SECONDS", 0.05)
    monkeypatch.setattr(engine, "_ENGINE", engine._Engine())
    assert "it takes too much time or memory" == mathml("a+" * 9000 + "a", display=False).problem
    assert "a+b+s" == shown("a+b+s")


def test_the_engine_is_asked_for_only_where_there_is_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, all but formulas can be read."""
    monkeypatch.setitem(sys.modules, "_quickjs", None)
    assert ("<p>No maths</p>\n", []) == read("No maths")
    html, found = read("$q_{none}$")
    assert '<p><code class="tex">q_{none}</code></p>\n' == html
    assert [f"this formula is shown as it is written: {NO_ENGINE}"] == [one.message for one in found]
    mathml.cache_clear()


def test_no_thread_is_started() -> None:
    """A process with threads cannot be forked, and files are read by forks."""
    before = threading.active_count()
    assert "a+b+t" == shown("a+b+t")
    assert before == threading.active_count()


def test_threads_have_engines_of_their_own() -> None:
    """The preview builds in one thread and another."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: mathml(f"t_{{{number}}}", display=False).problem, range(40)))
    assert [""] * 40 == found


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\newcommand{\R}{\mathbb{R}} x \in \R", {r"\R": r"\newcommand{\R}{\mathbb{R}}"}),
        (r"\def\norm#1{\|#1\|}", {r"\norm": r"\def\norm#1{\|#1\|}"}),
        (r"\DeclareMathOperator*{\argmin}{arg\,min}", {r"\argmin": r"\DeclareMathOperator*{\argmin}{arg\,min}"}),
        (r"\newcommand{\open}{a", {}),
        (r"\newcommand", {}),
    ],
)
def test_definitions(tex: str, expected: dict[str, str]) -> None:
    """Whole ones only."""
    assert expected == definitions(tex)


def test_a_macro_holds_for_the_formulas_after_it() -> None:
    """It shows nothing itself, and may be defined again."""
    html, found = read(r"$\N$ $$\newcommand{\N}{\mathbb{N}}$$ $\N$ $\newcommand{\N}{n} \N$ $\N$")
    assert [(1, 2)] == [(one.span.line, one.span.column) for one in found]
    assert ["ℕ", "n", "n"] == re.findall(r"<semantics><mi>(.)</mi>", html)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (r"A $x$ and $\foo$", 1, 12),
        ("# A\n\ntext\n- an item with $a +\n  \\foo$ in it", 5, 3),
        ("$$\na\n  + \\foo\n$$", 3, 5),
        ("> $$ a\n> \\foo $$", 2, 3),
        ("$$ \\foo $$", 1, 4),
        (r"\\(a\_1 + \foo\\)", 1, 1),
        ("| a | b |\n|---|---|\n| x | $\\foo$ |", 3, 8),
    ],
)
def test_the_place_of_a_fault(text: str, line: int, column: int) -> None:
    """Line and column of the very command, on disk; of the formula, where its text is not that on disk."""
    _, found = read(text)
    assert [(line, column)] == [(one.span.line, one.span.column) for one in found]


def test_the_same_fault_is_told_once() -> None:
    """In one document."""
    _, found = read("$\\foo$ and $\\foo$\n\n$\\foo$")
    assert 1 == len(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$x$", "<p><math>"),
        ("$a+b+c+d+e+f+g+h+i+j$", '<p><span class="math wide" tabindex="0"><math>'),
        ("$$x$$", '<div class="math block"><math display="block"'),
        ("$$a+b+c+d+e+f+g+h+i+j$$", '<div class="math block" tabindex="0"><math display="block"'),
        ("So $$x$$", '<p>So <span class="math block"><math display="block"'),
    ],
)
def test_what_may_be_wider_than_a_phone_scrolls(text: str, expected: str) -> None:
    """In a box of its own that the keyboard reaches."""
    assert read(text)[0].startswith(expected)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_formula_is_shown(pieces: list[str]) -> None:
    """As MathML that is well-formed, or as what was written."""
    tex = "".join(pieces)
    html = mathml(tex, display=True).html
    if "\0" not in tex and "\ud800" not in tex:
        ElementTree.fromstring(html.replace("\xa0", " "))
    assert "<script" not in html
