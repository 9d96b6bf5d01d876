# ruff: noqa: E501 (texts in scripts that are wide for ruff)
"""Journals that no mock-up shows: empty, tiny, huge, with long names, in scripts from the right and without blanks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.conftest import _served
from tests.browser.kinds import kinds_of
from tests.browser.test_every_page import WCAG, heard
from tests.site.support import decan, write

LONG = "A title that was written in one breath and does not end when it should, " * 4
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def many() -> dict[str, str]:
    """Two hundred topics and three hundred entries, all linked."""
    found = {}
    for number in range(300):
        day = date(2021, 1, 1) + timedelta(number * 2)
        topics = ", ".join(f"Topic {(number * step) % 200}" for step in (1, 7, 13))
        found[f"{day}.md"] = f"---\ntags: [{topics}]\n---\nRead [paper {number % 90}](https://example.org/{number % 90}.pdf).\n"
    return found


STATES: dict[str, tuple[str, dict[str, str]]] = {
    "empty": ("", {}),
    "one": ("", {"2024-03-05.md": "Read the first page."}),
    "days": ("", {f"2024-03-{day:02}.md": "A thought of that day." for day in range(1, 20)}),
    "notes": ("", {"notes/one.md": "# One\n\nSee [[two]].", "notes/two.md": "# Two\n\nSee [[one]]."}),
    "many": ("", many()),
    "long": ("", {
        "2024-03-05.md": f"---\ntitle: {LONG}{WORD}\ntags: [A topic with a name that is longer than a line of any margin, {WORD}]\n---\n"
        f"`{'a_long_name_' * 12}` and https://example.org/{'a/very/long/address/' * 8}.\n\n- [ ] {LONG}\n\n## {LONG}\n\n## {WORD}\n\n## c\n",
        "2024-03-06.md": f"{WORD} {LONG}",
        "2024-03-07.md": f"---\ntags: [{WORD}]\n---\n[{LONG}](https://example.org/paper.pdf), first half.",
        "unit.md": f"# Unit 1: 2024-03-01 to 2024-03-10\n\n## Goals\n\n- {LONG}:\n  - [ ] {LONG}\n- {WORD}:\n  - [x] {WORD}\n",
        "roadmaps/way.md": f"# {LONG}\n\n1. {LONG}\n   - {WORD}\n     - [{LONG}](https://example.org/paper.pdf)\n",
    }),
    "chinese": ("language: zh\ntitle: 读书笔记\n", {
        "2024-03-05.md": "---\ntags: [数据库]\n---\n今天读完了第三章，终于明白了日志结构的存储。[论文](https://example.org/a.pdf)很长。\n\n- [ ] 再读一遍",
        "2024-03-07.md": "---\ntitle: 一个没有空格的很长的标题一个没有空格的很长的标题一个没有空格的很长的标题\ntags: [数据库]\n---\n正文。\n\n## 一\n\n## 二\n\n## 三\n",
        "unit.md": "# Unit 1: 2024-03-01 to 2024-03-10\n\n## Goals\n\n- 论文:\n  - [x] 两篇\n",
    }),
    "arabic": ("language: ar\ntitle: يوميات التعلم\nauthor: ليلى\nunits: {targets: {paper: 2-3}}\n", {
        "2023-03-05.md": "قبل سنة.",
        "2024-03-05.md": "---\ntags: [قواعد البيانات]\n---\nقرأت اليوم الفصل الأول من [الكتاب](https://example.org/a.pdf)، first half.\n\n- [ ] أعيد القراءة",
        "2024-03-07.md": "---\ntitle: مقالة عن السجلات\ntags: [قواعد البيانات]\n---\nنص مع كلمة Latin في الوسط.\n\n## الأول\n\n## الثاني\n\n## الثالث\n",
        "2024-03-29.md": "بعد انقطاع طويل.",
        "unit.md": "# Unit 1: 2024-03-01 to 2024-03-10\n\n## Goals\n\n- أوراق:\n  - [x] ورقة واحدة\n",
        "roadmaps/way.md": "# الطريق\n\n1. البداية\n   - [الكتاب](https://example.org/a.pdf)\n",
    }),
}  # fmt: skip


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites of all states."""
    found = {}
    for name, (settings, files) in STATES.items():
        folder = write(tmp_path_factory.mktemp(name), {"decan.yaml": f"url: https://{name}.example/\n{settings}"})
        (folder / "content").mkdir()
        write(folder / "content", files)
        assert 0 == decan("build", str(folder)).returncode
        found[name] = folder / "site"
    return found


STICKS_OUT = """() => [...document.querySelectorAll(
    '.entries > li > *, .row > *, .cited > li > *, .asks > li > *, .goal > *, .facts > *, th > a, .path > li > *, .pager > * > a, h1, h2, h3'
  )].filter(one => one.checkVisibility() && !one.closest('.scroll, .sr') && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
    && getComputedStyle(one).display !== 'inline')
  .map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", STATES)
def test_everything_has_room(chromium: Browser, states: dict[str, Path], state: str, width: int) -> None:
    """No page is wider than the window, and no word runs out of its column into the next."""
    found = {}
    page = chromium.new_page(viewport={"width": width, "height": 900})
    noise = heard(page)
    for kind, path in kinds_of(states[state]).items():
        if kind != "not found":
            page.goto((states[state] / path).as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width or (out := page.evaluate(STICKS_OUT)):
                found[kind] = (wide, out if wide <= width else [])
    page.close()
    assert ({}, []) == (found, noise)


@pytest.mark.parametrize("state", [state for state in STATES if state not in {"one", "days"}])  # whose pages the others have, too
def test_axe_finds_nothing(chromium: Browser, states: dict[str, Path], state: str) -> None:
    """At WCAG 2.2 AA."""
    found = []
    with _served(states[state], "") as address:
        page = chromium.new_page()
        for kind, path in kinds_of(states[state]).items():
            page.goto(f"{address}/{path}")
            results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
            found += [(kind, rule["id"], node["html"][:120]) for rule in results.response["violations"] for node in rule["nodes"][:2]]
        page.close()
    assert [] == found


def test_pictures_run_from_the_right(chromium: Browser, states: dict[str, Path]) -> None:
    """In an Arabic site an earlier day stands to the right of a later one, as its number does."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto((states["arabic"] / "2024" / "03" / "index.html").as_uri())
    stars = page.eval_on_selector_all(".almanac a .star", "all => all.map(one => one.getBoundingClientRect().x)")
    axis = page.eval_on_selector_all(".axis span", "all => all.map(one => one.getBoundingClientRect().x)")
    first = page.evaluate(
        "document.querySelector('.almanac th').getBoundingClientRect().x > document.querySelector('.almanac .n').getBoundingClientRect().x"
    )
    page.close()
    assert (sorted(stars, reverse=True), sorted(axis, reverse=True), True) == (stars, axis, first)
