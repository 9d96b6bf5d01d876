"""The browser's side of the preview: pages follow what is written, and nothing of what the reader did to them is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.previewing import Preview, files_of, listening
from tests.browser.test_every_page import WCAG, heard
from tests.site.support import build

DAY = "/2024/01/01/the-first-day/index.html"
TEXT = """
---
title: The first day
tags: [time]
---
Before it all.

Read [Trees](https://example.org/trees.pdf) and [Clocks](https://example.org/clocks.pdf).

```python
print("hello, the code")
```

```mermaid
graph LR
  A[One] --> B[Two]
```

## A section of it

""" + "\n\n".join(f"Paragraph {number}, which is there to be scrolled past." for number in range(40))

HTML = """<details><summary>One</summary><p>First inside.</p></details>
<details><summary>Two</summary><p>Second inside.</p></details>
<p><label>Words <input id="typed"></label></p>"""
"""What a page of another theme might have."""

PROBLEM = {
    "severity": "error",
    "code": "front-matter.unreadable",
    "place": "content/2022-02.md:33:1",
    "message": "The front matter <img src=x onerror=alert(1)> cannot be read",
    "excerpt": "tags: [\U0001f331, <b>b</b>",
    "column": 8,
    "length": 1,
    "hint": "Close the bracket",
}
OTHER = {**PROBLEM, "code": "day.unknown", "place": "content/2022-03.md:7:12", "message": "Another one"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small journal, built."""
    files = files_of(build(tmp_path_factory.mktemp("previewed"), {"2024-01-01.md": TEXT, "2024-01-02.md": "Only words."}).site)
    assert b"Before it all.</p>" in files[DAY]
    return {**files, DAY: files[DAY].replace(b"Before it all.</p>", b"Before it all.</p>" + HTML.encode())}


@pytest.fixture
def preview(site: dict[str, bytes]) -> Preview:
    """What the server has, at first."""
    return Preview(dict(site))


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    """Of the server."""
    with listening(preview) as found:
        yield found


@pytest.fixture
def day(page: Page, preview: Preview, address: str) -> Page:
    """The day's page, with a mark that a reload would take away, when it hears what happens."""
    return opened(page, preview, f"{address}/2024/01/01/the-first-day/")


def opened(page: Page, preview: Preview, address: str) -> Page:
    """A page that hears the server."""
    page.set_default_timeout(5000)
    page.goto(address)
    page.evaluate("window.kept = true")
    page.wait_for_timeout(50)
    for _ in range(100):
        if preview.streams:
            break
        page.wait_for_timeout(20)
    assert preview.streams
    return page


def kept(page: Page) -> bool:
    """Whether the page was changed in place."""
    return bool(page.evaluate("window.kept === true"))


def hide(page: Page, hidden: bool) -> None:
    """As when another tab is looked at."""
    page.evaluate(
        """hidden => {
          Object.defineProperty(document, "visibilityState", { configurable: true, get: () => hidden ? "hidden" : "visible" });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


class TestInPlace:
    def test_what_the_reader_did_stays(self, day: Page, preview: Preview) -> None:
        """Scroll, focus, typed words, open details, the scheme, a selection; what scripts added too."""
        day.locator("#d-scheme").click()
        day.locator("#d-scheme").click()
        day.locator("summary", has_text="Two").click()
        day.locator("#typed").fill("half a word")
        day.evaluate("document.querySelector('#typed').setSelectionRange(2, 4)")
        day.locator(".drawing svg").wait_for()
        day.evaluate("window.drawing = document.querySelector('.drawing svg'), scrollTo({top: 300, behavior: 'instant'})")
        preview.edit(
            DAY,
            ("Before it all.", "Before it <em>all</em>, newly."),
            ("<details><summary>One", "<details><summary>Zero</summary></details><details><summary>One"),
        )
        expect(day.locator("em")).to_have_text("all")
        state = """() => {
          const { id, value, selectionStart, selectionEnd } = document.activeElement;
          const open = [...document.querySelectorAll("main details:not(.diagram details)")]
            .filter(one => one.open).map(one => one.textContent.slice(0, 3));
          return [id, value, selectionStart, selectionEnd, document.documentElement.dataset.theme, open,
            window.drawing === document.querySelector(".drawing svg"), document.querySelectorAll(".copy").length];
        }"""
        assert ["typed", "half a word", 2, 4, "dark", ["Two"], True, 1] == day.evaluate(state)
        assert day.evaluate("scrollY") >= 300
        expect(day.locator("#d-scheme")).to_be_visible()
        expect(day.locator("#d-scheme span").last).to_have_text("Dark")
        assert kept(day)

    def test_a_selection_stays_in_a_changed_paragraph(self, day: Page, preview: Preview) -> None:
        """Only the letters that differ are replaced."""
        day.get_by_text("Paragraph 3,").evaluate("one => getSelection().setBaseAndExtent(one.firstChild, 0, one.firstChild, 9)")
        preview.edit(DAY, ("Paragraph 3, which is there", "Paragraph 3, which is still there"))
        expect(day.get_by_text("Paragraph 3, which is still")).to_be_attached()
        assert "Paragraph" == day.evaluate("getSelection().toString()")

    def test_inner_scroll_and_dialogs_stay(self, day: Page, preview: Preview) -> None:
        """A box that scrolls, and a dialog that the reader opened, in a part that is changed."""
        box = '<div id="box" style="block-size: 3rem; overflow: auto"><p style="block-size: 30rem">Tall</p></div>'
        preview.edit(DAY, ("Before it all.</p>", f'Before it all.</p>{box}<dialog id="talk">Said</dialog>'))
        day.locator("#box").evaluate("one => { one.scrollTop = 80; }")
        day.locator("#talk").evaluate("one => one.show()")
        preview.edit(DAY, ("Tall", "Taller"), ("Said", "Said again"))
        expect(day.locator("#box p")).to_have_text("Taller")
        assert [80, True, "Said again"] == day.evaluate(
            "[document.querySelector('#box').scrollTop, document.querySelector('#talk').open, document.querySelector('#talk').textContent]"
        )

    def test_head(self, day: Page, preview: Preview) -> None:
        """Title, description and language follow."""
        preview.edit(
            DAY,
            ("<title>", "<title>New: "),
            ('<html lang="en"', '<html lang="de"'),
            ('<meta name="viewport"', '<meta name="added" content="yes"><meta name="viewport"'),
        )
        expect(day).to_have_title("New: The first day · Content")
        assert ["de", "yes", True] == [
            day.evaluate("document.documentElement.lang"),
            day.locator("meta[name=added]").get_attribute("content"),
            kept(day),
        ]

    def test_new_code_has_its_button(self, page: Page, preview: Preview, address: str) -> None:
        """On a page that had none, as on one that had some."""
        opened(page, preview, f"{address}/2024/01/02/")
        code = '<figure class="code"><pre tabindex="0"><code>x = 1</code></pre></figure>'
        preview.edit("/2024/01/02/index.html", ("Only words.</p>", f"Only words.</p>{code}"))
        expect(page.locator(".copy")).to_have_count(1)
        preview.edit("/2024/01/02/index.html", (code, code + code.replace("1", "2")))
        expect(page.locator(".copy")).to_have_count(2)
        assert ["PRE", "BUTTON"] * 2 == page.locator("figure.code > *").evaluate_all("found => found.map(one => one.tagName)")
        assert kept(page)

    def test_a_changed_diagram_is_drawn_again(self, day: Page, preview: Preview) -> None:
        """And a faulty one shows its source until it is mended."""
        expect(day.locator(".drawing svg")).to_contain_text("Two")
        preview.edit(DAY, ("B[Two]", "B[Three]"))
        expect(day.locator(".drawing svg")).to_contain_text("Three")
        expect(day.locator(".drawing svg")).to_have_count(1)
        preview.edit(DAY, ("graph LR", "no graph LR"))
        expect(day.locator(".drawing")).to_have_count(0)
        expect(day.locator("pre.mermaid")).to_be_visible()
        preview.edit(DAY, ("no graph LR", "graph LR"))
        expect(day.locator(".drawing svg")).to_have_count(1)
        expect(day.locator("pre.mermaid")).to_be_hidden()

    def test_filters_stay(self, page: Page, preview: Preview, address: str) -> None:
        """And hold for rows that are new."""
        opened(page, preview, f"{address}/resources/")
        page.locator("input[name=words]").fill("tree")
        expect(page.locator(".library tbody tr:not([hidden])")).to_have_count(1)
        preview.edit("/resources/index.html", ("Trees</", "Treetops</"), ("Clocks</", "Trees and clocks</"))
        expect(page.locator(".library tbody tr:not([hidden])")).to_have_count(2)
        expect(page.locator("input[name=words]")).to_have_value("tree")
        preview.edit("/resources/index.html", ("Treetops</", "Treasure</"))
        expect(page.locator("#d-shown")).to_have_text("Showing 1 of 2")
        assert kept(page)

    def test_the_same_page_is_left_alone(self, day: Page, preview: Preview) -> None:
        """A build that changed other pages touches nothing."""
        day.locator(".drawing svg").wait_for()
        day.evaluate(
            """() => {
              window.touched = [];
              new MutationObserver(all => window.touched.push(...all.map(one => one.target.outerHTML || one.target.data)))
                .observe(document.querySelector("main"), {subtree: true, childList: true, attributes: true, characterData: true});
            }"""
        )
        preview.publish({"/2024/01/02/index.html": "<p>Other"})
        day.wait_for_timeout(300)
        assert 2 == preview.asked.count(DAY.removesuffix("index.html"))
        assert [] == day.evaluate("window.touched")

    def test_a_changed_script_reloads(self, day: Page, preview: Preview) -> None:
        """Once, at the same place."""
        day.evaluate("scrollTo({top: 400, behavior: 'instant'})")
        day.wait_for_timeout(100)
        preview.edit(DAY, ("assets/decan.js?", "assets/decan.js?new"), ("Before it all", "After it all"))
        expect(day.get_by_text("After it all")).to_be_attached()
        day.wait_for_function("window.kept === undefined && scrollY === 400")

    def test_a_changed_picture_is_fetched_again(self, day: Page, preview: Preview) -> None:
        """Though the page names it as before."""
        dot = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'
        preview.change({"/dot.svg": dot.format(10)})
        preview.edit(DAY, ("Before it all.</p>", 'Before it all.</p><img id="dot" src="/dot.svg" alt="">'))
        day.wait_for_function("document.querySelector('#dot')?.naturalWidth === 10")
        preview.publish({"/dot.svg": dot.format(20)}, files=["/dot.svg"])
        day.wait_for_function("document.querySelector('#dot').naturalWidth === 20")
        assert kept(day)


class TestStyles:
    def test_swapped_without_asking_for_the_page(self, day: Page, preview: Preview) -> None:
        """When only styles have changed; the old one is in force until the new one has come."""
        day.evaluate(
            """new MutationObserver(() => { window.bare ||= !document.querySelector("link[rel=stylesheet]:not([media])"); })
               .observe(document, {subtree: true, childList: true, attributes: true})"""
        )
        before = preview.asked.count("/2024/01/01/the-first-day/")
        preview.publish({"/assets/decan.css": "main { color: rgb(1, 2, 3) }"}, styles=["/assets/decan.css?new"])
        day.wait_for_function("getComputedStyle(document.querySelector('main')).color === 'rgb(1, 2, 3)'")
        expect(day.locator("link[rel=stylesheet]")).to_have_count(1)
        assert [before, True, False] == [preview.asked.count("/2024/01/01/the-first-day/"), kept(day), bool(day.evaluate("window.bare"))]

    def test_swapped_when_the_page_says_so(self, day: Page, preview: Preview) -> None:
        """By its link, with all else that has changed."""
        preview.change({"/assets/decan.css": "main { color: rgb(1, 2, 3) }"})
        preview.edit(DAY, ("assets/decan.css?", "assets/decan.css?new"), ("Before it all", "After it all"))
        day.wait_for_function("getComputedStyle(document.querySelector('main')).color === 'rgb(1, 2, 3)'")
        expect(day.locator("link[rel=stylesheet]")).to_have_count(1)
        expect(day.get_by_text("After it all")).to_be_attached()
        preview.edit(DAY, ("After it all", "After all"))
        expect(day.get_by_text("After all")).to_be_attached()
        expect(day.locator("link[rel=stylesheet]")).to_have_count(1)
        assert kept(day)


class TestAddresses:
    def test_a_page_that_goes_comes_back_in_place(self, day: Page, preview: Preview) -> None:
        """In between it is what the server says of missing pages."""
        day.evaluate("scrollTo({top: 500, behavior: 'instant'})")
        text = preview.files[DAY]
        preview.publish({DAY: None})
        expect(day.get_by_text("leads to no page of this journal")).to_be_visible()
        preview.publish({DAY: text.replace(b"Before it all", b"After it all")})
        expect(day.get_by_text("After it all")).to_be_attached()
        expect(day.locator("[id^=decan-preview-]")).to_have_count(0)
        assert [True, 500] == [kept(day), day.evaluate("scrollY")]

    def test_a_moved_page_is_followed(self, day: Page, preview: Preview) -> None:
        """The address changes, the page stays, and "back" still leads to where one came from."""
        text = preview.files[DAY]
        length = day.evaluate("history.length")
        preview.publish(
            {DAY: None, "/2024/01/03/a-day/index.html": text.replace(b"Before it all", b"Moved")},
            moved={"/2024/01/01/the-first-day/": "/2024/01/03/a-day/"},
        )
        expect(day.get_by_text("Moved")).to_be_attached()
        assert ["/2024/01/03/a-day/", length, True] == [day.evaluate("location.pathname"), day.evaluate("history.length"), kept(day)]

    def test_what_is_no_page_changes_nothing(self, day: Page, preview: Preview) -> None:
        """An answer of another type, or none."""
        preview.answer = lambda path: (200, "text/plain", b"Not a page")  # type: ignore[method-assign]
        preview.publish()
        day.wait_for_timeout(300)
        expect(day.get_by_text("Before it all.")).to_be_attached()

    def test_one_tab_goes_to_the_page_that_is_written(self, context: BrowserContext, preview: Preview, address: str) -> None:
        """The one that was looked at last; nobody is led anywhere on arriving."""
        tabs = [context.new_page() for _ in range(3)]
        for tab in tabs:
            opened(tab, preview, f"{address}/2024/01/01/the-first-day/")
        tabs[1].evaluate("dispatchEvent(new Event('focus'))")
        tabs[1].wait_for_timeout(100)
        preview.publish(follow="/2024/01/02/")
        expect(tabs[1].get_by_text("Only words.")).to_be_visible()
        tabs[1].goto(f"{address}/resources/")
        tabs[1].wait_for_timeout(300)
        assert ["/2024/01/01/the-first-day/", "/resources/", "/2024/01/01/the-first-day/"] == [
            tab.evaluate("location.pathname") for tab in tabs
        ]

    def test_a_hidden_tab_goes_there_when_it_is_seen(self, day: Page, preview: Preview) -> None:
        """Somebody saves, and then looks at the browser."""
        hide(day, hidden=True)
        preview.publish(follow="/2024/01/02/")
        day.wait_for_timeout(200)
        assert kept(day)
        hide(day, hidden=False)
        expect(day.get_by_text("Only words.")).to_be_visible()


class TestTabs:
    @pytest.mark.parametrize("shared", [True, False])
    def test_eight_tabs(self, context: BrowserContext, preview: Preview, address: str, shared: bool) -> None:
        """All follow, by one stream; without a shared worker those that are seen, and the others when they are."""
        if not shared:
            context.add_init_script("delete window.SharedWorker")
        tabs = [context.new_page() for _ in range(8)]
        for tab in tabs:
            opened(tab, preview, f"{address}/2024/01/01/the-first-day/")
            if not shared:
                hide(tab, hidden=tab is not tabs[0])
        if not shared:
            hide(tabs[0], hidden=False)
        preview.edit(DAY, ("Before it all", "After it all"))
        expect(tabs[0].get_by_text("After it all")).to_be_attached()
        for tab in tabs:
            if not shared:
                hide(tab, hidden=False)
            expect(tab.get_by_text("After it all")).to_be_attached()
            if not shared:
                hide(tab, hidden=True)
        if shared:
            assert 1 == preview.opened
        else:
            tabs[0].wait_for_timeout(400)
            assert set() == preview.streams

    def test_a_hidden_tab_catches_up(self, day: Page, preview: Preview) -> None:
        """It asks for nothing while nobody sees it."""
        hide(day, hidden=True)
        preview.edit(DAY, ("Before it all", "After it all"))
        preview.edit(DAY, ("After it all", "At last"))
        day.wait_for_timeout(200)
        expect(day.get_by_text("Before it all")).to_be_attached()
        hide(day, hidden=False)
        expect(day.get_by_text("At last")).to_be_attached()
        assert [True, 2] == [kept(day), preview.asked.count("/2024/01/01/the-first-day/")]

    def test_a_page_from_the_cache_of_back_catches_up(self, chromium: Browser, preview: Preview, address: str) -> None:
        """Whether the browser has kept it or not."""
        page = chromium.new_page()
        opened(page, preview, f"{address}/2024/01/01/the-first-day/")
        page.goto(f"{address}/2024/01/02/")
        preview.edit(DAY, ("Before it all", "After it all"))
        page.go_back()
        expect(page.get_by_text("After it all")).to_be_attached()
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
        preview.edit(DAY, ("After it all", "At last"))
        page.wait_for_timeout(200)
        expect(page.get_by_text("After it all")).to_be_attached()
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        expect(page.get_by_text("At last")).to_be_attached()
        page.close()

    @pytest.mark.parametrize("farewell", [True, False])
    def test_a_server_that_comes_back_is_found(self, page: Page, preview: Preview, farewell: bool) -> None:
        """Whether it said good-bye or not; what was written in between is shown."""
        with listening(preview) as address:
            opened(page, preview, f"{address}/2024/01/01/the-first-day/")
            if farewell:
                preview.restart()
                page.wait_for_timeout(200)
        page.wait_for_timeout(300)
        if not farewell:
            preview.restart()
        preview.change({DAY: preview.files[DAY].replace(b"Before it all", b"After it all")})
        with listening(preview, int(address.rpartition(":")[2])):
            expect(page.get_by_text("After it all")).to_be_attached(timeout=10_000)
            assert kept(page)

    def test_nothing_is_asked_while_nothing_happens(self, day: Page, preview: Preview) -> None:
        """No polling; and what is loaded for a page that stays as it is is small."""
        before = len(preview.asked)
        day.wait_for_timeout(1500)
        assert before == len(preview.asked)
        assert {"/.decan/preview.js", "/.decan/preview-worker.js", "/.decan/events"} == {
            path for path in preview.asked if "/.decan/" in path
        }


class TestProblems:
    def test_told_as_text(self, day: Page, preview: Preview) -> None:
        """Place, code, message, the line with the place marked, the hint; nothing of it is taken for HTML."""
        preview.publish(problems=[PROBLEM, OTHER])
        panel = day.get_by_role("region", name="2 errors")
        expect(panel).to_be_visible()
        expect(panel.locator("li").first).to_contain_text("content/2022-02.md:33:1")
        expect(panel.locator("li").first).to_contain_text("front-matter.unreadable")
        expect(panel.locator("li .message").first).to_have_text("The front matter <img src=x onerror=alert(1)> cannot be read")
        expect(panel.locator("pre").first).to_have_text("tags: [\U0001f331, <b>b</b>")
        expect(panel.locator("mark").first).to_have_text("\U0001f331")
        expect(panel.locator("li .hint").first).to_have_text("Close the bracket")
        expect(day.get_by_role("alert")).to_have_text(
            "2 errors. content/2022-02.md:33:1: The front matter <img src=x onerror=alert(1)> cannot be read"
        )
        assert 0 == panel.locator("img, b").count()
        expect(day.get_by_text("Before it all.")).to_be_visible()

    def test_shown_on_a_page_that_is_opened_later(self, page: Page, preview: Preview, address: str) -> None:
        """And by a server that starts with errors."""
        preview.publish(problems=[PROBLEM])
        opened(page, preview, f"{address}/2024/01/01/the-first-day/")
        expect(page.get_by_role("region", name="1 error")).to_be_visible()

    @pytest.mark.parametrize("way", ["key", "button"])
    def test_closed_until_others_come(self, day: Page, preview: Preview, way: str) -> None:
        """On every page, and after other builds with the same; gone by itself when mended."""
        preview.publish(problems=[PROBLEM])
        panel = day.get_by_role("region", name="error")
        expect(panel).to_be_visible()
        if way == "key":
            day.keyboard.press("Escape")
        else:
            panel.get_by_role("button", name="Close").click()
        expect(panel).to_have_count(0)
        preview.edit(DAY, ("Before it all", "After it all"), problems=[PROBLEM])
        expect(day.get_by_text("After it all")).to_be_attached()
        day.reload()
        day.wait_for_timeout(300)
        expect(panel).to_have_count(0)
        preview.publish(problems=[OTHER])
        expect(panel).to_be_visible()
        preview.publish()
        expect(panel).to_have_count(0)
        preview.publish(problems=[OTHER])
        expect(panel).to_be_visible()

    def test_focus_is_left_where_it_is(self, day: Page, preview: Preview) -> None:
        """Somebody types while it comes; it is reached by the keyboard, and given back on leaving."""
        day.locator("#typed").focus()
        preview.publish(problems=[PROBLEM])
        panel = day.get_by_role("region", name="1 error")
        expect(panel).to_be_visible()
        day.keyboard.type("on and on")
        expect(day.locator("#typed")).to_have_value("on and on")
        panel.get_by_role("button", name="Close").focus()
        day.keyboard.press("Enter")
        expect(day.locator("#typed")).to_be_focused()

    def test_it_survives_a_change_of_the_page(self, day: Page, preview: Preview) -> None:
        """It is no part of what the server said."""
        preview.publish(problems=[PROBLEM])
        panel = day.get_by_role("region", name="1 error")
        expect(panel).to_be_visible()
        panel.locator(".place").evaluate("one => { window.node = one; }")
        preview.edit(DAY, ("Before it all", "After it all"), problems=[PROBLEM])
        expect(day.get_by_text("After it all")).to_be_attached()
        assert panel.locator(".place").evaluate("one => one === window.node && one.isConnected")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [320, 1280])
    def test_everybody_can_use_it(self, chromium: Browser, preview: Preview, address: str, scheme: str, width: int) -> None:
        """Axe finds nothing, it is no wider than the screen, the site's own switch holds for it, and it is not printed."""
        page = chromium.new_page(color_scheme=scheme, viewport={"width": width, "height": 700})
        noise = heard(page)
        opened(page, preview, f"{address}/2024/01/02/")
        preview.publish(problems=[{**PROBLEM, "excerpt": "word " * 200, "column": 600, "length": 4}, *[OTHER] * 60])
        panel = page.get_by_role("region", name="61 errors")
        expect(panel).to_be_visible()
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert [] == [(rule["id"], node["html"][:120]) for rule in results.response["violations"] for node in rule["nodes"][:2]]
        assert [width, True] == page.evaluate(
            "[document.documentElement.scrollWidth, document.querySelector('decan-preview').getBoundingClientRect().width <= innerWidth]"
        )
        assert panel.evaluate("one => one.scrollWidth <= one.clientWidth")
        colours = {"light": "rgb(251, 251, 248)", "dark": "rgb(15, 22, 38)"}
        expect(panel).to_have_css("background-color", colours[scheme])
        other = "dark" if scheme == "light" else "light"
        page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", other)
        expect(panel).to_have_css("background-color", colours[other])
        page.emulate_media(media="print")
        expect(panel).to_have_count(0)
        assert [] == noise
        page.close()


def test_nothing_complains(day: Page, preview: Preview) -> None:
    """Neither the page nor Idiomorph."""
    noise = heard(day)
    day.locator(".drawing svg").wait_for()
    preview.edit(DAY, ("Before it all", "After it all"))
    expect(day.get_by_text("After it all")).to_be_attached()
    preview.publish({DAY: None})
    expect(day.get_by_text("leads to no page of this journal")).to_be_visible()
    assert [] == [one for one in noise if "404" not in one]


def test_the_sample_is_changed_in_place(page: Page, sample: Path) -> None:
    """Its largest pages in little time, to the letter as the server has them."""
    preview = Preview(files_of(sample))
    with listening(preview) as address:
        for path in ("/resources/", "/2024/", "/"):
            opened(page, preview, address + path)
            preview.edit(f"{path}index.html", ("</h1>", " once more</h1>"))
            expect(page.locator("h1")).to_contain_text("once more")
            assert kept(page)
