"""A reader without a mouse: from home to a result of the search, and to a resource that a filter has left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.kinds import kinds_of

ACTIVE = """() => {
  const one = document.activeElement;
  const mark = (of) => { const look = getComputedStyle(of); return look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2; };
  const border = getComputedStyle(one).borderBlockEndWidth;
  const seen = mark(one) || (one.closest("label") && mark(one.closest("label"))) || parseFloat(border) >= 2;
  const box = one.getBoundingClientRect();
  return { name: one.tagName, text: one.textContent.trim(), href: one.getAttribute("href") || "", seen, x: box.x, y: box.y + scrollY };
}"""
MOST = 160
SOME = 60
"""Stops that are gone through to find one, and those of a page that are looked at."""


def stops(page: Page) -> list[dict[str, object]]:
    """The stops of the Tab key on a page, in order, the first of a long one."""
    found: list[dict[str, object]] = []
    while len(found) < SOME:
        page.keyboard.press("Tab")
        here = page.evaluate(ACTIVE)
        if here["name"] == "BODY":
            return found
        found.append(here)
    return found


def tab_to(page: Page, selector: str) -> None:
    """Go on by the Tab key until a thing has the focus."""
    for _ in range(MOST):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {selector} by the Tab key")


def test_from_home_to_a_result_of_the_search(page: Page, sample_address: str) -> None:
    """A slash, words, an arrow, Enter; the page that opens has the words."""
    page.goto(f"{sample_address}/index.html")
    page.keyboard.press("/")
    page.wait_for_url("**/search/**")
    page.keyboard.type("harmonic constituents")
    page.wait_for_function("[...document.querySelectorAll('#d-results mark')].some(one => /constituents/i.test(one.textContent))")
    page.keyboard.press("ArrowDown")
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)
    assert (True, True) == (bool(title), "harmonic constituents" in page.inner_text("main").lower())


def test_from_home_to_a_filtered_resource(page: Page, sample_address: str) -> None:
    """By the Tab key and the arrows alone; the address has the filter, and the way back brings it again."""
    page.goto(f"{sample_address}/index.html")
    tab_to(page, ".nav a[href*='resources']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resources/**")
    tab_to(page, "[name=kind]")
    page.keyboard.press("ArrowRight")
    tab_to(page, "[name=state]")
    page.keyboard.press("ArrowRight")
    kind, state = page.evaluate("['kind', 'state'].map(name => document.querySelector(`[name=${name}]:checked`).value)")
    page.wait_for_url(f"**kind={kind}&state={state}")
    shown = """[...document.querySelectorAll('.library tbody tr')].filter(one => one.checkVisibility())
      .map(one => [one.dataset.kind, one.dataset.state])"""
    left = page.evaluate(shown)
    assert ([[kind, state]], True) == ([list(one) for one in {tuple(one) for one in left}], len(left) > 0)
    page.reload()
    assert left == page.evaluate(shown)
    tab_to(page, ".library tbody th a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "kind=" not in url)
    assert kind in page.inner_text(".facts")
    page.go_back()
    assert left == page.evaluate(shown)


def test_the_first_stop_skips_to_the_content(page: Page, sample_address: str) -> None:
    """It is seen when it has the focus, and what follows it lies in the content."""
    page.goto(f"{sample_address}/2024/06/index.html")
    page.keyboard.press("Tab")
    assert (True, True) == page.evaluate(
        "[document.activeElement.matches('.skip'), document.activeElement.getBoundingClientRect().top >= 0]"
    ) or (page.wait_for_timeout(200) is None and page.evaluate("document.activeElement.getBoundingClientRect().top >= 0"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_is_seen(chromium: Browser, sample: Path) -> None:
    """On each kind of page the thing that has the focus has a frame, or a thicker line."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    hidden = []
    for kind, path in kinds_of(sample).items():
        if kind in {"not found", "all resources", "resources"}:  # the first knows its server only; the others are tables of links
            continue
        page.goto((sample / path).as_uri())
        page.evaluate("document.activeElement.blur()")
        hidden += [(kind, stop["name"], stop["text"]) for stop in stops(page) if not stop["seen"]]
    page.close()
    assert [] == hidden


@pytest.mark.parametrize("kind", ["home", "unit", "article", "topic"])
def test_the_stops_follow_the_page(chromium: Browser, sample: Path, kind: str) -> None:
    """Section by section from the top: no stop lies above the section of the one before."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto((sample / kinds_of(sample)[kind]).as_uri())
    places = page.evaluate("""() => [...document.querySelectorAll('a[href], button, input, select')]
      .filter(one => one.tabIndex >= 0 && one.checkVisibility())
      .map(one => (one.closest('main > *, header, footer') || one).getBoundingClientRect().top)""")
    page.close()
    assert places == sorted(places)
