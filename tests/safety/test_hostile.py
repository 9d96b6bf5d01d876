"""Content that means ill by size, depth or form ends in a page or a diagnostic; not in a hang, a crash or an exhausted memory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety.hostile import FULL, limited
from tests.safety.large import LARGE
from tests.site.support import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits processes")

GOOD = {"content/good.md": "## 2021-03-01\n\nA good thought.\n"}
DAY = "# 2021-03-02\n\n"


def repeated(text: str) -> Callable[[int], str]:
    """So often, below a day."""
    return lambda number: DAY + text * number


def each(line: str, head: str = DAY, end: str = "") -> Callable[[int], str]:
    """So many, each with its number."""
    return lambda number: head + "".join(line.format(i=i, next=i + 1) for i in range(number)) + end


def front(values: str) -> Callable[[int], str]:
    """Front matter with a part that is repeated."""
    before, part, after = values.split("…")
    return lambda number: f"---\ntitle: A\ndate: 2021-03-02\n{before}{part * number}{after}\n---\nText.\n"


def toml(values: str) -> Callable[[int], str]:
    """The same in TOML."""
    before, part, after = values.split("…")
    return lambda number: f'+++\ntitle = "A"\n{before}{part * number}{after}\n+++\nText.\n'


def json(values: str) -> Callable[[int], str]:
    """The same in JSON."""
    before, part, after = values.split("…")
    return lambda number: f'{{"title": "A", "date": "2021-03-02", {before}{part * number}{after}}}\n\nText.\n'


MARKS = (
    "*a ",
    "*a_",
    "<a ",
    "<!--",
    "[[",
    "![",
    "![[",
    "[x](",
    "[x](a",
    "- ",
    "1. ",
    "- > ",
    "^[",
    "$a ",
    "==a ",
    "[^a] ",
    "{{",
    "{{< a >}}",
)
MARKDOWN: dict[str, tuple[int, Callable[[int], str]]] = {
    **{f"sign-{ord(sign):x}": (50_000, repeated(sign)) for sign in "[]*_`<>~=&\\$#|:{}%^\"'!@+-("},
    **{f"marks-{number}": (50_000, repeated(marks)) for number, marks in enumerate(MARKS)},
    "liquid": (100_000, repeated("{% raw %}")),
    "shortcodes": (50_000, repeated("{{< nobody >}}")),
    "ticks": (1_200, lambda number: DAY + " ".join("`" * i for i in range(1, number))),
    "nested-list": (900, lambda number: DAY + "".join("  " * i + "- x\n" for i in range(number))),
    "links-in-links": (50_000, lambda number: DAY + "[" * number + "x" + "](y)" * number),
    "footnotes": (5_000, each("[^{i}]: see [^{next}]\n\n", end="[^0]")),
    "references": (60_000, each("[r{i}]: https://e.example/{i}\n")),
    "references-used": (20_000, lambda number: each("[r{i}]: https://e.example/{i}\n", end="\n")(number) + each("[r{i}] ", "")(number)),
    "links": (20_000, each("[l{i}](https://e.example/{i}) ")),
    "sentences-with-links": (20_000, each("See [l{i}](https://e.example/{i}). ")),
    "columns": (10_000, lambda number: DAY + "|a" * number + "|\n" + "|-" * number + "|\n" + ("|b" * number + "|\n") * 20),
    "rows": (50_000, lambda number: DAY + "|a|b|\n|-|-|\n" + "|x|y|\n" * number),
    "braces": (20_000, lambda number: DAY + "$" + "{" * number + "}" * number + "$"),
    "fractions": (3_000, lambda number: DAY + "$$" + r"\frac{a}{" * number + "b" + "}" * number + "$$"),
    "macros": (1, lambda _: DAY + r"$$\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b}\def\d{\c\c\c\c\c\c\c\c}\d\d\d$$"),
    "endless-macro": (1, lambda _: DAY + r"$$\def\a{\a\a}\a$$"),
    "formulas": (5_000, each("$a_{{{i}}}$ ")),
    "mermaid": (100_000, lambda number: DAY + "```mermaid\n" + "A-->B\n" * number + "```\n"),
    "code": (100_000, lambda number: DAY + "```python\n" + "x = (1, 'a')\n" * number + "```\n"),
    "code-signs": (500_000, lambda number: DAY + "```python\n" + "\\" * number + "\n```\n"),
    "items": (100_000, repeated("- x\n")),
    "headings": (20_000, each("## h{i}\n")),
    "days": (2_000, each("# {i:04}-03-02\n\nx\n\n", "")),
    "same-day": (20_000, repeated("2021-03-02\n\nx\n\n")),
    "wiki-name": (1_000_000, lambda number: DAY + "[[" + "x" * number + "]]"),
    "one-line": (1_900_000, repeated("a")),
    "roadmap": (500, lambda number: "---\nkind: roadmap\n---\n# R\n\n" + "".join("  " * i + f"- [ ] step {i}\n" for i in range(number))),
}  # fmt: skip
"""What is written, and how often at full size."""

FRONT: dict[str, tuple[int, Callable[[int], str]]] = {
    "brackets": (30_000, front("x: …[…")),
    "braces": (15_000, front("x: …{a: …")),
    "dashes": (30_000, front("x:\n …- …x")),
    "questions": (25_000, front("x:\n …? …x")),
    "indents": (340, lambda number: "---\ntitle: A\n" + "\n".join(" " * i + "a:" for i in range(number)) + "\n---\nText.\n"),
    "bomb": (30, each("a{next}: &a{next} [*a{i}, *a{i}]\n", "---\ntitle: A\na0: &a0 [x, x]\n", "---\nText.\n")),
    "itself": (1, front("a: &a [*a…]…")),
    "object": (1, front("a: !!python/object/apply:os.system […true…]")),
    "merge": (1, front("<<: {title: X}…\n…b: 1")),
    "digits": (10_000, front("weight: …9…")),
    "numbers": (1, front("a: 1e999999\nb: 0xffffffffffffffffffff\nc: 190:20:30…\n…d: .inf")),
    "no-day": (1, front("date: 99999-99-99…\n…updated: 99999-99-99")),
    "all-days": (1, front("covers: 0001-01-01..9999-12-31…\n…end: 9999-12-31")),
    "keys": (1, front("? [a, b]…\n…: c")),
    "twice": (100, front("…title: B\n…")),
    "toml-brackets": (30_000, toml("x = …[…")),
    "toml-tables": (10_000, toml("x = …{a=…")),
    "toml-dots": (20_000, toml("…a.…a = 1")),
    "toml-digits": (10_000, toml("x = …1…")),
    "toml-numbers": (1, toml("x = 1e999999…\n…y = nan")),
    "json-brackets": (30_000, json('"x": …[…')),
    "json-objects": (9_000, json('"x": …{"a": …')),
    "json-digits": (10_000, json('"x": …1…')),
    "json-halves": (1, json(r'"tags": ["\ud800 x…\u0000…"], "author": "\udc80", "slug": "\ud800", "aliases": ["/\ud800/x"]')),
}  # fmt: skip


def built(journal: Path) -> str:
    """Build; the good page is there, whatever else is. What it took."""
    ran = limited("build", journal, "--jobs=1", "--clean")
    assert ran.well, ran.said[-2000:]
    assert "A good thought." in (journal / "site/2021/03/01/index.html").read_text("utf-8")
    print(ran.took)
    return ran.took


@pytest.mark.parametrize(("cases", "part"), [(MARKDOWN, 40), (FRONT, 1)], ids=["markdown", "front matter"])
def test_all_of_it_in_one_journal(tmp_path: Path, cases: dict[str, tuple[int, Callable[[int], str]]], part: int) -> None:
    """Each at a part of its size, and the rest of the site is as it should be."""
    write(tmp_path, {**GOOD, **{f"content/{name}.md": text(max(1, most // part)) for name, (most, text) in cases.items()}})
    built(tmp_path)


@pytest.mark.skipif(not FULL, reason="DECAN_HOSTILE=full builds each at its full size")
@pytest.mark.parametrize("name", [*MARKDOWN, *FRONT])
def test_each_at_full_size(tmp_path: Path, name: str) -> None:
    """Within two gigabytes and four minutes; what it took is printed."""
    most, text = {**MARKDOWN, **FRONT}[name]
    write(tmp_path, {**GOOD, "content/bad.md": text(most)})
    built(tmp_path)


@pytest.mark.skipif(not FULL, reason="DECAN_HOSTILE=full builds each at its full size")
@pytest.mark.parametrize("name", LARGE)
def test_two_megabytes_of_one_thing(tmp_path: Path, name: str) -> None:
    """About five seconds, twice as many where the machine has more to do, and 500 MB."""
    write(tmp_path, {**GOOD, "content/bad.md": LARGE[name]()})
    seconds, memory = built(tmp_path).removesuffix(" MB").split(" s and ")
    assert (True, True) == (float(seconds) < 10, int(memory) < 500)


def test_what_is_cut_is_told_and_shown(tmp_path: Path) -> None:
    """The line from which on a text is shown as it is written is named; the first and the last of it are on the page."""
    write(tmp_path, {**GOOD, "content/bad.md": "## 2021-03-02\n\n" + "*a* *b*\n" * 20 + "*c* " * 400_000 + "\n*the last*\n"})
    ran = limited("build", tmp_path, "--jobs=1")
    page = (tmp_path / "site/2021/03/02/bad/index.html").read_text("utf-8")
    assert (0, True) == (ran.status, "content/bad.md:23:1: warning[file.cut-short]" in ran.said)
    assert (20, True, True) == (page.count("<em>b</em>"), "*c* *c*" in page, "*the last*" in page)


def test_many_links_of_one_paragraph(tmp_path: Path) -> None:
    """The sentence around each is found in one pass: 20,000 of them took minutes."""
    write(tmp_path, {**GOOD, "content/bad.md": MARKDOWN["sentences-with-links"][1](8_000)})
    built(tmp_path)


def test_many_findings_in_one_line(tmp_path: Path) -> None:
    """A finding does not carry a copy of its line where that is a megabyte: 50,000 of them filled the memory."""
    write(tmp_path, {**GOOD, "content/bad.md": MARKDOWN["shortcodes"][1](20_000)})
    built(tmp_path)


def test_embeds_of_each_other(tmp_path: Path) -> None:
    """In circles, and each twice in the next, sixty deep."""
    circle = {f"content/c{i}.md": f"# C{i}\n\n![[c{(i + 1) % 9}]]\n\n![[c{(i + 2) % 9}]]\n" for i in range(9)}
    twice = {f"content/n{i}.md": f"# N{i}\n\nWord.\n\n![[n{i + 1}]]\n\n![[n{i + 1}]]\n" for i in range(60)}
    write(tmp_path, {**GOOD, **circle, **twice})
    built(tmp_path)


SETTINGS = {
    "brackets": "x: " + "[" * 30_000,
    "size": "title: " + "x" * 3_000_000,
    "object": "title: !!python/object/apply:os.system [true]",
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]",
    "numbers": f"units: {{length: {'9' * 5000}}}\nlimits: {{file: 1e999999}}\ninterests: {{dormant: 0x10}}",
    "address": "url: 'https://[x'",
    "port": "url: 'https://x.example:99999999999/'",
    "language": "language: '../../../etc/passwd'",
    "font": "url: https://x.example/\ncards: {font: ../../../../../../dev/zero}",
    "patterns": f"ignore: ['{'*a' * 100}b', '[', '', '/', '{'[' * 1000}']",
    "words": "topics:\n  X: {match: ['(a+)+$', '', ' ', '.*.*.*b', '[', '(?P<x>']}\n  Y: {parent: Z}\n  Z: {parent: Y}\n  W: {parent: W}",
    "escape": "title: \"a \\x1b[31m b\"\n\"\\x1b[31mbad\": 1",
    "raw-escape": "\x1b[31mraw: 1",
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_settings(tmp_path: Path, name: str) -> None:
    """Whatever they say, the site is built, and slips are told in words."""
    write(tmp_path, {**GOOD, "content/a.md": DAY + "aaa " * 10_000, "decan.yaml": SETTINGS[name] + "\n"})
    built(tmp_path)


def test_files_beyond_the_limit(tmp_path: Path) -> None:
    """Fifty megabytes are not read, and said."""
    write(tmp_path, {**GOOD, "content/large.md": "A sentence.\n\n" * 3_900_000})
    ran = limited("build", tmp_path)
    assert (1, True) == (ran.status, "file.too-large" in ran.said)
