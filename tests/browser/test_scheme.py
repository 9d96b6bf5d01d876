"""Light and dark: as the system says, or as the reader chooses, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PAPER = {"light": "rgb(251, 251, 248)", "dark": "rgb(15, 22, 38)"}


def paper(page: Page) -> str:
    """The colour of the ground, by its name."""
    found = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return next((name for name, colour in PAPER.items() if colour == found), str(found))


@pytest.mark.parametrize("system", ["light", "dark"])
def test_without_a_choice_it_is_the_systems(chromium: Browser, sample: Path, system: str) -> None:
    """And it follows when the system changes."""
    page = chromium.new_page(color_scheme=system)
    page.goto((sample / "index.html").as_uri())
    seen = [paper(page)]
    other = "light" if system == "dark" else "dark"
    page.emulate_media(color_scheme=other)
    seen.append(paper(page))
    page.close()
    assert [system, other] == seen


@pytest.mark.parametrize("where", ["server", "file"])
def test_a_choice_is_remembered(chromium: Browser, sample: Path, sample_address: str, where: str) -> None:
    """Over pages and reloads; the third press leads back to the system's."""
    root = sample_address if where == "server" else sample.as_uri()
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{root}/index.html")
    told = [page.inner_text("#d-scheme span:last-child")]
    page.click("#d-scheme")
    told.append(page.inner_text("#d-scheme span:last-child"))
    seen = [paper(page)]
    page.goto(f"{root}/2024/06/index.html")
    seen.append(paper(page))
    page.reload()
    seen.append(paper(page))
    other = context.new_page()
    other.goto(f"{root}/topics/index.html")
    seen.append(paper(other))
    page.click("#d-scheme")
    seen.append(paper(page))
    page.emulate_media(color_scheme="light")
    seen.append(paper(page))
    page.click("#d-scheme")
    seen.append(paper(page))
    context.close()
    assert (["Auto", "Light"], ["light", "light", "light", "light", "dark", "dark", "light"]) == (told, seen)


def test_the_choice_is_there_before_anything_is_painted(chromium: Browser, sample_address: str) -> None:
    """The attribute is set before the body begins, so no page flashes in the other scheme."""
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{sample_address}/index.html")
    page.click("#d-scheme")
    page.click("#d-scheme")
    page.add_init_script("""
      new MutationObserver((_, watch) => {
        if (!document.body) return;
        window.early = document.documentElement.dataset.theme;
        watch.disconnect();
      }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(f"{sample_address}/2024/index.html")
    early = page.evaluate("window.early")
    context.close()
    assert "dark" == early


def test_a_browser_that_keeps_nothing_can_choose_all_the_same(chromium: Browser, sample_address: str) -> None:
    """For the page that is open, without a complaint."""
    page = chromium.new_page(color_scheme="light")
    noise: list[str] = []
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })")
    page.goto(f"{sample_address}/index.html")
    page.click("#d-scheme")
    page.click("#d-scheme")
    seen = paper(page)
    page.close()
    assert ("dark", []) == (seen, noise)


def test_without_a_script_there_is_no_switch(chromium: Browser, sample: Path) -> None:
    """A button that does nothing would be in the way."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((sample / "index.html").as_uri())
    shown = page.locator("#d-scheme").is_visible()
    context.close()
    assert not shown
