"""The documentation, built by Decan, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.conftest import ROOT
from tests.browser.test_every_page import NARROWEST, WCAG
from tests.site.support import decan


@pytest.fixture(scope="module")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    site = tmp_path_factory.mktemp("documentation") / "site"
    done = decan("build", str(ROOT / "docs"), "--output", str(site))
    assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize(("scheme", "page"), [("light", "index.html"), ("dark", "notes/tutorial/index.html")])
def test_axe_finds_nothing(chromium: Browser, documentation: Path, scheme: str, page: str) -> None:
    """At WCAG 2.2 AA."""
    tab = chromium.new_page(color_scheme=scheme)
    tab.goto((documentation / page).as_uri())
    results = Axe().run(tab, options={"runOnly": {"type": "tag", "values": WCAG}})
    tab.close()
    assert [] == [(rule["id"], node["html"][:120]) for rule in results.response["violations"] for node in rule["nodes"][:2]]


def test_no_page_is_wider_than_the_narrowest_phone(chromium: Browser, documentation: Path) -> None:
    """Long tables and commands scroll in their own box."""
    tab = chromium.new_page(viewport={"width": NARROWEST, "height": 600})
    wide = []
    for page in ("tutorial", "comparison", "how-to/publish", "reference/settings", "reference/templates", "inference"):
        tab.goto((documentation / "notes" / page / "index.html").as_uri())
        wide += [page] if tab.evaluate("document.documentElement.scrollWidth") > NARROWEST else []
    tab.close()
    assert [] == wide
