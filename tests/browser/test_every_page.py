"""What holds on every kind of page, in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.kinds import PATTERNS, kinds_of

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROWEST = 320


def heard(page: Page) -> list[str]:
    """What the console complains of, and every request beyond the site, as they come."""
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on(
        "request", lambda request: noise.append(request.url) if not re.match(r"file:|data:|http://127\.0\.0\.1[:/]", request.url) else None
    )
    return noise


def test_the_sample_has_every_kind(sample: Path) -> None:
    """So that the other tests see them all."""
    assert set(PATTERNS) <= set(kinds_of(sample))


@pytest.mark.parametrize("site", ["sample", "strange"])
def test_no_complaint_and_no_request_elsewhere(page: Page, site: str, request: pytest.FixtureRequest) -> None:
    """From ``file://``; only the page for what is missing knows its server."""
    folder: Path = request.getfixturevalue(site)
    noise = heard(page)
    for kind, path in kinds_of(folder).items():
        if kind == "not found":
            continue
        page.goto((folder / path).as_uri())
        page.wait_for_load_state("load")
    assert [] == noise


def test_no_complaint_below_a_folder(page: Page, sample: Path, sample_address: str) -> None:
    """From a server."""
    noise = heard(page)
    for path in kinds_of(sample).values():
        page.goto(f"{sample_address}/{path}")
        page.wait_for_load_state("load")
    assert [] == noise


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["sample", "strange"])
def test_axe_finds_nothing(chromium: Browser, site: str, scheme: str, request: pytest.FixtureRequest) -> None:
    """At WCAG 2.2 AA."""
    folder: Path = request.getfixturevalue(site)
    address = request.getfixturevalue(f"{site}_address")
    page = chromium.new_page(color_scheme=scheme)
    found = []
    for kind, path in kinds_of(folder).items():
        page.goto(f"{address}/{path}")
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        found += [(kind, rule["id"], node["html"][:120]) for rule in results.response["violations"] for node in rule["nodes"][:2]]
    page.close()
    assert [] == found


@pytest.mark.parametrize("site", ["sample", "strange"])
def test_no_page_is_wider_than_the_narrowest_phone(chromium: Browser, site: str, request: pytest.FixtureRequest) -> None:
    """Wide things scroll in their own box."""
    folder: Path = request.getfixturevalue(site)
    page = chromium.new_page(viewport={"width": NARROWEST, "height": 600})
    widths = {}
    for kind, path in kinds_of(folder).items():
        page.goto((folder / path).as_uri())
        widths[kind] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {} == {kind: width for kind, width in widths.items() if width > NARROWEST}


def test_without_a_script_everything_is_there(chromium: Browser, sample: Path) -> None:
    """The words of every page are the same but for what only a script can do."""
    texts: dict[bool, dict[str, str]] = {}
    for scripted in (True, False):
        context = chromium.new_context(java_script_enabled=scripted)
        page = context.new_page()
        texts[scripted] = {}
        for kind, path in kinds_of(sample).items():
            if kind not in {"search", "resources", "all resources"}:
                page.goto((sample / path).as_uri())
                page.evaluate("document.querySelectorAll('.diagram').forEach(one => one.remove())")  # drawn, or its source
                texts[scripted][kind] = page.locator("main").inner_text()
        context.close()
    assert texts[True] == texts[False]


def test_sizes(sample: Path, page: Page) -> None:
    """One stylesheet under 30 KB; scripts under 20 KB in all on a page without maths, diagrams or search."""
    loaded: Callable[[str], int] = lambda path: (sample / path.split("?")[0]).stat().st_size  # noqa: E731
    page.goto((sample / "2024" / "index.html").as_uri())
    styles = page.eval_on_selector_all("link[rel=stylesheet]", "found => found.map(one => one.getAttribute('href'))")
    scripts = page.eval_on_selector_all("script[src]", "found => found.map(one => one.getAttribute('src'))")
    assert 1 == len(styles)
    assert loaded(styles[0].removeprefix("../")) < 30_000
    assert sum(loaded(one.removeprefix("../")) for one in scripts) < 20_000


RULES = {
    "extends": ["html-validate:standard"],
    "rules": {
        # Ours are about style, not about what HTML is: Jinja leaves blanks, and `/` in void elements comes from CommonMark.
        **dict.fromkeys(("void-style", "no-trailing-whitespace", "attr-quotes", "long-title", "doctype-style", "no-inline-style"), "off"),
        **dict.fromkeys(("prefer-native-element", "require-sri", "no-implicit-button-type", "attribute-boolean-style"), "off"),
    },
}


@pytest.mark.parametrize("site", ["sample", "strange"])
def test_the_html_is_valid(site: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """As html-validate sees it; a machine without it skips."""
    command = shutil.which("html-validate", path=str(Path(__file__).parents[1] / ".cache" / "node_modules" / ".bin")) or shutil.which(
        "html-validate"
    )
    if command is None:
        pytest.skip("html-validate is not installed: npm install --prefix tests/.cache html-validate")
    folder: Path = request.getfixturevalue(site)
    config = tmp_path / "rules.json"
    config.write_text(json.dumps(RULES))
    files = [str(folder / path) for path in kinds_of(folder).values()]
    done = subprocess.run([command, "--config", str(config), "--formatter", "json", *files], capture_output=True, text=True, check=False)
    found = [
        (Path(result["filePath"]).relative_to(folder).as_posix(), message["ruleId"], message["line"], message["message"][:140])
        for result in json.loads(done.stdout)
        for message in result["messages"]
    ]
    assert [] == found
