"""Code, formulas and diagrams in a real browser, from ``file://`` as from a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.test_every_page import heard
from tests.site.support import build

TEXT = r"""
In a line $e^{i\pi} + 1 = 0$, and by itself

$$
\begin{aligned}
a &= \frac{b}{c} \\
d &= \left( \sum_{k=1}^{n} \frac{x_k}{\sqrt{y_k}} \right) \text{ which goes on and on and on and on and on}
\end{aligned}
$$

$$ E = mc^2 \tag{1} $$

```python title="a.py" {2} linenos
def f(x):
    return x + 1  # a line that is long enough to be longer than a phone is wide

f(1)
```

```text
short
```

```mermaid title="What leads where"
graph LR
  A[One] --> B[Two]
```

```mermaid
sequenceDiagram
  accTitle: A talk
  G->>R: <script>alert(1)</script>
```

```mermaid
no such diagram
```
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one entry that has it all."""
    return build(tmp_path_factory.mktemp("marked"), {"2024-01-01.md": TEXT, "2024-01-02.md": "Only words."}).site


@pytest.fixture
def entry(page: Page, folder: Path) -> Page:
    """The entry, from a file, with all drawn."""
    page.goto((folder / "2024/01/01/index.html").as_uri())
    expect(page.locator(".drawing svg")).to_have_count(2)
    return page


def test_formulas_are_shown(entry: Page) -> None:
    """As maths, not as words: fractions stand above one another, and brackets grow."""
    sizes = entry.locator("math").evaluate_all(
        "found => found.map(one => [one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
    )
    assert 3 == len(sizes)
    assert all(width > 20 and height > 8 for width, height in sizes)
    assert sizes[1][1] > 60
    bracket = entry.locator("mo", has_text="(").first.bounding_box()
    assert bracket is not None
    assert bracket["height"] > 30


def test_nothing_is_asked_for_elsewhere(page: Page, folder: Path) -> None:
    """And nothing complains, a diagram that cannot be drawn included."""
    noise = heard(page)
    page.goto((folder / "2024/01/01/index.html").as_uri())
    expect(page.locator(".drawing svg")).to_have_count(2)
    assert [] == noise


def test_pages_without_code_or_diagrams_load_no_script_for_them(page: Page, folder: Path) -> None:
    """One script is all that they have."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1].split("?")[0]))
    page.goto((folder / "2024/01/02/index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert ["decan.js"] == [name for name in asked if name.endswith(".js")]


def test_diagrams_are_drawn(entry: Page) -> None:
    """With a name each; the source is folded away, and stays open where nothing could be drawn."""
    drawn = entry.locator(".drawing svg")
    assert [True, True] == drawn.evaluate_all("found => found.map(one => one.getBoundingClientRect().height > 40)")
    expect(drawn.nth(0)).to_have_accessible_name("What leads where")
    expect(drawn.nth(1)).to_have_accessible_name("A talk")
    assert [False, False, True] == entry.locator(".diagram details").evaluate_all("found => found.map(one => one.open)")
    expect(entry.locator("pre.mermaid").nth(2)).to_have_text("no such diagram")
    assert 0 == entry.locator(".drawing script").count()


def test_diagrams_follow_the_scheme(entry: Page) -> None:
    """Drawn again in the other colours."""
    entry.emulate_media(color_scheme="light")
    fill = "getComputedStyle(document.querySelector('.drawing .node rect')).fill"
    light = entry.evaluate(fill)
    entry.emulate_media(color_scheme="dark")
    entry.wait_for_function(f"{fill} !== '{light}'")
    expect(entry.locator(".drawing svg")).to_have_count(2)


def test_code_is_copied(chromium: Browser, folder: Path) -> None:
    """The code alone, without the numbers; the button is named and says what it has done."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((folder / "2024/01/01/index.html").as_uri())
    button = page.get_by_role("button", name="Copy the code").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]", has_text="Copied")).to_be_attached()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert ["def f(x):", "    return x + 1  # a line that is long enough to be longer than a phone is wide", "", "f(1)"] == copied.split(
        "\n"
    )


def test_without_a_script_all_can_be_read(chromium: Browser, folder: Path) -> None:
    """Formulas as ever, diagrams as their open source, code without a button."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "2024/01/01/index.html").as_uri())
    expect(page.locator("math")).to_have_count(3)
    expect(page.locator("pre.mermaid").first).to_be_visible()
    expect(page.locator(".copy")).to_have_count(0)
    assert re.search(r"What leads where", page.locator(".diagram").first.inner_text())
    context.close()


def test_wide_things_scroll_in_their_own_box(chromium: Browser, folder: Path) -> None:
    """On a phone, and by keyboard."""
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto((folder / "2024/01/01/index.html").as_uri())
    expect(page.locator(".drawing svg")).to_have_count(2)
    assert 320 == page.evaluate("document.documentElement.scrollWidth")
    scrolling = page.evaluate(
        """[...document.querySelectorAll("main pre, main .math, main .drawing")]
           .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.tabIndex)"""
    )
    page.close()
    assert [0, 0] == scrolling[:2]
    assert {0} == set(scrolling)
