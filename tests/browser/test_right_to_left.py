"""A site in Arabic runs from right to left, its pictures too, and what is written in them does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.site.arabic import FILES, SETTINGS
from tests.site.support import decan, write

OUTSIDE = """() => [...document.querySelectorAll("svg:is(.sky, .chart) :is(text, use)")].filter((mark) => {
  const inner = mark.getBoundingClientRect(), outer = mark.ownerSVGElement.getBoundingClientRect();
  return inner.width && (inner.left < outer.left - 4 || inner.right > outer.right + 4);
}).map((mark) => mark.outerHTML)"""
MIDDLES = """(marks) => marks.map((mark) => { const box = mark.getBoundingClientRect(); return (box.left + box.right) / 2; })"""
MIRRORED = """(marks) => marks.map((mark) => mark.getScreenCTM().a < 0)"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the Arabic journal."""
    folder = tmp_path_factory.mktemp("arabic")
    write(folder, {"decan.yaml": SETTINGS})
    write(folder / "content", FILES)
    done = decan("build", str(folder))
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", ["", "2024", "2024/03", "2024/03/02", "units/unit-1", "interests", "topics/الفلك", "resources", "search"])
def test_nothing_leaves_its_place(arabic: Path, page: Page, place: str, width: int) -> None:
    """No page is wider than the window, and no word or mark stands beside its picture."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((arabic / place / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == page.evaluate(OUTSIDE)


def test_time_runs_from_right_to_left(arabic: Path, page: Page) -> None:
    """In the strip of a month, the days of a unit, and the order of the pager; and no word of a picture is mirrored."""
    page.goto((arabic / "2024" / "index.html").as_uri())
    days = page.eval_on_selector_all(".sky >> nth=0 >> .star", MIDDLES)
    assert (True, sorted(days, reverse=True)) == (len(days) > 4, days)
    assert {False} == set(page.eval_on_selector_all(".sky text", MIRRORED))
    page.goto((arabic / "2024" / "03" / "02" / "index.html").as_uri())
    before, after = page.eval_on_selector_all(".pager > div", MIDDLES)
    cells = page.eval_on_selector_all(".decan li", MIDDLES)
    assert (True, sorted(cells, reverse=True)) == (before > after, cells)


def test_what_points_ahead_points_to_the_left(arabic: Path, page: Page) -> None:
    """The arrow of what was carried over is mirrored, a half disc is not; code begins on the left."""
    page.goto((arabic / "2024" / "index.html").as_uri())
    scales = page.eval_on_selector_all(".mk", "(marks) => marks.map((m) => [m.innerHTML.includes('#d-over'), getComputedStyle(m).scale])")
    assert {(True, "-1 1"), (False, "none")} == {(over, scale) for over, scale in scales}
    page.goto((arabic / "2024" / "03" / "02" / "index.html").as_uri())
    assert "ltr" == page.eval_on_selector("pre", "(code) => getComputedStyle(code).direction")
