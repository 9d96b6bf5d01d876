"""A real Chromium for the tests beside it, and the sites that they look at."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.site.support import decan, write

CHROMIUM = shutil.which("chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
ROOT = Path(__file__).parents[2]
FOLDER = "/high-water-mark"

STRANGE = {
    "decan.yaml": "title: 笔记 و ملاحظات\nlanguage: en\n",
    "content/2022-02-01.md": "\n",
    "content/2022-02-02.md": "我们今天读了一本关于时间的书，然后写下了[笔记](https://example.org/shu)。\n\n- [ ] 再读一遍\n",
    "content/2022-02-03.md": "---\ntags: [زمن]\n---\nقرأنا اليوم كتابًا عن الوقت ثم كتبنا ملاحظات عنه.\n\n1. واحد\n2. اثنان\n",
    "content/2023-11-30-long.md": "---\ntitle: " + "A title that does not end when it should, " * 8 + "\n---\n" + "word " * 30
    + "\n\n```python\n" + "x = 1  # a long line " * 12 + "\n```\n\n| a | b | c |\n|---|---|---|\n| " + "wide " * 40 + "| 2 | 3 |\n",
    "content/topics/empty.md": "---\ntitle: Nothing yet\n---\n",
    "content/roadmaps/way.md": "---\ntitle: A way\n---\n",
    "content/units/unit.md": "# Unit 1: 2022-02-01 to 2022-02-10\n\nGoals:\n\n- Papers:\n- Maths: [2. Linear Algebra](https://m.example/book.pdf)\n",
}  # fmt: skip
"""No titles, other scripts, two years apart, a page wider than a phone, and everything that can be empty."""


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that prints nothing and takes the folder that the sample's address names away from paths."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(FOLDER))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; a machine without it skips, CI does not. It does not outlive its module: its threads would be in others' way."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader without a past."""
    made = chromium.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the journal in content/."""
    site = tmp_path_factory.mktemp("sample") / "site"
    done = decan("build", str(ROOT), "--output", str(site))
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a journal that has everything that a designer forgets."""
    folder = write(tmp_path_factory.mktemp("strange"), STRANGE)
    done = decan("build", str(folder))
    assert done.returncode == 0, done.stderr
    return folder / "site"


@contextmanager
def _served(site: Path, folder: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{folder}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def sample_address(sample: Path) -> Iterator[str]:
    """The sample on a server, below a folder, as on a host for projects."""
    with _served(sample, FOLDER) as address:
        yield address


@pytest.fixture(scope="module")
def strange_address(strange: Path) -> Iterator[str]:
    """The strange journal on a server, at its root."""
    with _served(strange, "") as address:
        yield address
