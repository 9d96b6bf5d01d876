"""Code, formulas and diagrams from the file to the site."""

from __future__ import annotations

from pathlib import Path

from tests.site.support import build, codes


def test_what_draws_diagrams_is_only_where_there_is_one(tmp_path: Path) -> None:
    """Wherever it stands: in an entry, a note, a unit or a text of the author's own HTML."""
    plain = build(tmp_path / "plain", {"2024-01-01.md": "Only words, `code` and $x$.\n"})
    drawn = build(tmp_path / "drawn", {"notes/a.md": "# A note\n\n```mermaid\ngraph TD\n  A --> B\n```\n"})
    raw = build(tmp_path / "raw", {"2024-01-01.md": '<pre class="mermaid">graph TD; A-->B</pre>\n'})
    assert [False, True, True] == [(site.site / "assets" / "mermaid.tiny.js").exists() for site in (plain, drawn, raw)]
    assert (drawn.site / "assets" / "mermaid.LICENSE").exists()


def test_a_formula_that_cannot_be_read(tmp_path: Path) -> None:
    """Is shown as it is written and told with its place; the build goes on."""
    built = build(tmp_path, {"2024-01-01.md": "Today:\n\nSo $\\foo{a}$ it is.\n"})
    assert 0 == built.status
    assert '<code class="tex">\\foo{a}</code>' in built.page("2024/01/01")
    assert ("maths.unreadable", "2024-01-01.md", 3) in codes(built)


def test_a_formula_in_a_title(tmp_path: Path) -> None:
    """Is a formula in the heading, and its TeX where only words can stand."""
    built = build(tmp_path, {"2024-01-01-a.md": "---\ntitle: Why $x^2$ grows\n---\nText.\n"})
    html = next((built.page(path) for path in sorted(built.pages) if path.startswith("2024/01/01/")), "")
    assert "<title>Why x^2 grows" in html
    assert '<h1 dir="auto">Why <math>' in html


def test_formulas_are_found_by_their_tex(tmp_path: Path) -> None:
    """The index of the search knows the words of the source, once."""
    built = build(tmp_path, {"2024-01-01.md": "The $\\varphi_{quay}$ of a quay.\n"})
    found = [path for path in (built.site / "search").rglob("*") if path.is_file() and "varphi" in path.read_text(encoding="utf-8")]
    assert found
