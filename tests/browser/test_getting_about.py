"""Previews of links, contents that follow the reading, paper, and a reader who wants no motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ARTICLE = "2024/06/21/what-committed-had-meant/index.html"


@pytest.fixture
def article(page: Page, sample_address: str) -> Page:
    """An article of the sample with sections, links and a picture."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{sample_address}/{ARTICLE}")
    return page


def test_a_link_shows_what_it_leads_to(article: Page) -> None:
    """Under the mouse: the title and the first words of the page; Escape takes it away, and so does leaving."""
    link = article.locator(".prose a[href*='forty-one-minutes']").first
    link.hover()
    box = article.locator(".preview")
    box.wait_for(state="visible")
    words = box.inner_text()
    article.keyboard.press("Escape")
    gone = box.is_visible()
    article.mouse.move(5, 5)
    link.hover()
    box.wait_for(state="visible")
    article.mouse.move(5, 5)
    box.wait_for(state="hidden")
    assert ("Forty-one minutes", True, False) == (words.split("\n")[0], "the gauge" in words, gone)


def test_the_keyboard_has_previews_too(article: Page) -> None:
    """Where the focus comes by a key."""
    article.evaluate("document.querySelector(\".prose a[href*='forty-one-minutes']\").focus({ focusVisible: true })")
    article.locator(".preview").wait_for(state="visible")
    article.keyboard.press("Tab")
    article.locator(".preview").wait_for(state="hidden")


def test_a_link_to_elsewhere_has_none(article: Page) -> None:
    """Nothing is asked of another host before the reader goes there."""
    asked: list[str] = []
    article.on("request", lambda request: asked.append(request.url))
    article.locator(".note .cited a, .prose a[href^='https://']").first.scroll_into_view_if_needed()
    article.locator(".prose a[href^='https://']").first.hover()
    article.wait_for_timeout(500)
    assert ([], False) == (asked, article.locator(".preview").is_visible())


def test_a_finger_gets_none(chromium: Browser, sample_address: str) -> None:
    """A touch follows the link."""
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{sample_address}/{ARTICLE}")
    found = page.locator(".preview").count()
    context.close()
    assert 0 == found


def test_the_contents_mark_the_section_that_is_read(article: Page) -> None:
    """None above the first, then one after the other, in words for screen readers too."""
    marked = "[...document.querySelectorAll('.contents [aria-current]')].map(one => one.textContent)"
    seen = [article.evaluate(marked)]
    for title in ("Five places", "Row one", "What I still don't know"):
        article.evaluate("""title => [...document.querySelectorAll('.prose h2')].find(one => one.textContent.startsWith(title))
          .scrollIntoView({ behavior: 'instant' })""", title)  # fmt: skip
        article.wait_for_timeout(120)
        seen.append([text.replace("’", "'") for text in article.evaluate(marked)])
    assert [[], ["Five places"], ["Row one"], ["What I still don't know"]] == seen


def test_paper(chromium: Browser, sample: Path) -> None:
    """Black on white whatever the scheme, no navigation, and the addresses of outside links in the text."""
    page = chromium.new_page(color_scheme="dark")
    page.goto((sample / ARTICLE).as_uri())
    page.emulate_media(media="print")
    look = page.evaluate("""() => [
      getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor,
      [".nav", ".skip", ".contents", ".colophon", ".pager"].map(one => document.querySelector(one)?.checkVisibility() ?? false),
      getComputedStyle(document.querySelector(".prose a[href^='https://']"), "::after").content.startsWith('" ('),
    ]""")
    page.close()
    assert ["rgb(0, 0, 0)", "rgb(255, 255, 255)", [False] * 5, True] == look


def test_who_wants_no_motion_has_none(chromium: Browser, sample: Path) -> None:
    """Nothing glides, nothing fades."""
    page = chromium.new_page(reduced_motion="reduce")
    page.goto((sample / ARTICLE).as_uri())
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(one => {
      const look = getComputedStyle(one);
      return look.transitionDuration !== '0s' || look.animationName !== 'none' || look.scrollBehavior === 'smooth';
    }).length""")
    page.close()
    assert 0 == moving


def test_pictures_wait_and_keep_their_place(sample: Path, page: Page) -> None:
    """Every picture of the text is lazy and says its size."""
    found = []
    for path in sorted(sample.rglob("*.html")):
        if "<img" in path.read_text(encoding="utf-8"):
            page.goto(path.as_uri())
            found += page.eval_on_selector_all(
                "img", "all => all.map(one => [one.loading, one.hasAttribute('width') && one.hasAttribute('height')])"
            )
    assert (True, [["lazy", True]]) == (len(found) > 0, [list(one) for one in {tuple(one) for one in found}])
