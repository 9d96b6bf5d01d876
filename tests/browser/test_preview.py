"""The whole preview in a real browser: an author saves, and sees."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.preview.support import Running, previewing
from tests.site.support import write

DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
WIDE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR42mNk+M9QzwAEAAmGAYCF+yOnAAAAAElFTkSuQmCC")
LONG = "\n\n".join(f"Paragraph {number} of the day." for number in range(60))
ENTRY = f"""---
title: Logs
date: 2024-03-05
---
First words.

<details><summary>More</summary>

Hidden words.

</details>

<input aria-label="Scratch">

![A dot](dot.png)

{LONG}
"""
FILES = {
    "content/2024-03-05-logs.md": ENTRY,
    "content/dot.png": DOT,
    "content/2024-03-07-votes.md": "---\ntitle: Votes\ndate: 2024-03-07\n---\nAnother day.\n",
    "content/quorum.md": "# Quorum\n\nMore than half.\n",
    "decan.yaml": "title: Small\n",
}
MINE = """{% extends "builtin/entry.html" %}
{% block main %}<h1>{{ heading }}</h1>{{ text.html | html }}{% endblock %}
"""
LOGS = "/2024/03/05/logs/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small journal."""
    return write(tmp_path, FILES)


@pytest.fixture
def running(folder: Path) -> Iterator[Running]:
    """Its preview."""
    with previewing(folder) as found:
        yield found


def url(running: Running, path: str = "/") -> str:
    """A page's address."""
    return running.preview.url.rstrip("/") + path


def opened(page: Page, running: Running, path: str) -> Page:
    """A tab that listens, with a mark that a reload would take away."""
    streams = running.preview._channel.count
    page.goto(url(running, path))
    running.wait(lambda: running.preview._channel.count > streams or len(page.context.pages) > 1)
    page.evaluate("window.mark = 1")
    return page


def save(folder: Path, name: str, old: str, new: str) -> None:
    """Replace words in a file, as an editor does."""
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_edit(page: Page, running: Running, folder: Path) -> None:
    """Shows in place: the reader's scrolling, focus, typed words and open details stay."""
    opened(page, running, LOGS)
    page.locator("summary", has_text="More").click()
    page.get_by_label("Scratch").fill("typed")
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    before = page.evaluate("scrollY")
    save(folder, "content/2024-03-05-logs.md", "First words.", "Second words, as many as before.")
    expect(page.get_by_text("Second words")).to_be_attached()
    save(folder, "content/2024-03-05-logs.md", "Hidden words.", "Hidden no longer.")
    expect(page.get_by_text("Hidden no longer.")).to_be_attached()
    kept = page.evaluate(
        "[scrollY, document.activeElement.ariaLabel, document.activeElement.value, document.querySelector('details').open, mark]"
    )
    assert [before, "Scratch", "typed", True, 1] == kept


def test_add_rename_delete(page: Page, running: Running, folder: Path) -> None:
    """A list shows what is new; a reader goes along with a renamed page; what is gone says so, and comes back."""
    opened(page, running, "/")
    write(folder, {"content/2024-03-09-terms.md": "---\ntitle: Terms\n---\nNew words.\n"})
    expect(page.get_by_role("link", name="Terms").first).to_be_visible()
    page.goto(url(running, "/2024/03/09/terms/"))
    (folder / "content/2024-03-09-terms.md").rename(folder / "content/2024-03-09-epochs.md")
    save(folder, "content/2024-03-09-epochs.md", "title: Terms", "title: Epochs")
    page.wait_for_url(url(running, "/2024/03/09/epochs/"))
    expect(page.get_by_role("heading", name="Epochs", exact=True).first).to_be_visible()
    (folder / "content/2024-03-09-epochs.md").unlink()
    expect(page.get_by_text("Nothing is written here").first).to_be_visible()
    write(folder, {"content/2024-03-09-epochs.md": "---\ntitle: Epochs\n---\nBack again.\n"})
    expect(page.get_by_text("Back again.").first).to_be_visible()


def test_theme_and_settings(page: Page, running: Running, folder: Path) -> None:
    """A template, a stylesheet and the settings show without a touch; styles without a reload."""
    opened(page, running, LOGS)
    write(folder, {"templates/assets/custom.css": "body { background: rgb(1, 2, 3) }"})
    expect(page.locator("body")).to_have_css("background-color", "rgb(1, 2, 3)")
    write(folder, {"templates/assets/custom.css": "body { background: rgb(4, 5, 6) }"})
    expect(page.locator("body")).to_have_css("background-color", "rgb(4, 5, 6)")
    save(folder, "decan.yaml", "Small", "Large")
    expect(page).to_have_title("Logs · Large")
    write(folder, {"templates/entry.html": '{% extends "builtin/entry.html" %}{% block main %}<p>MINE</p>{% endblock %}'})
    expect(page.get_by_text("MINE")).to_be_visible()
    assert 1 == page.evaluate("window.mark")


def test_a_picture(page: Page, running: Running, folder: Path) -> None:
    """Is shown anew, though its address is the same."""
    opened(page, running, LOGS)
    picture = page.get_by_alt_text("A dot")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 1)
    (folder / "content/dot.png").write_bytes(WIDE)
    expect(picture).to_have_js_property("naturalWidth", 2)


@pytest.mark.parametrize(
    ("name", "good", "bad", "code"),
    [
        ("content/2024-03-05-logs.md", "title: Logs", "title: [Logs <b>", "front-matter.unreadable"),
        ("decan.yaml", "title: Small", "title: [Small <b>", "settings.unreadable"),
        ("templates/entry.html", "{{ heading }}", "{{ no_such_thing }}", "theme.template"),
        ("templates/entry.html", "{{ heading }}", "{{ heading", "theme.template"),
    ],
)
def test_broken_and_mended(page: Page, running: Running, folder: Path, name: str, good: str, bad: str, code: str) -> None:
    """An error lies over the last good page, with its line, and goes when it is mended."""
    write(folder, {"templates/entry.html": MINE})
    running.settled()
    opened(page, running, LOGS)
    save(folder, name, good, bad)
    expect(page.get_by_text(code).first).to_be_visible()
    expect(page.get_by_text(f"{name.removeprefix('content/')}:").first).to_be_visible()
    expect(page.get_by_text("First words.")).to_be_attached()
    save(folder, name, bad, good)
    expect(page.get_by_text(code).first).to_be_hidden()
    assert 1 == page.evaluate("window.mark")


def test_two_hundred_saves(page: Page, running: Running, folder: Path) -> None:
    """In two seconds end in one right page."""
    opened(page, running, LOGS)
    for number in range(200):
        (folder / "content/2024-03-05-logs.md").write_text(ENTRY.replace("First words", f"Version {number} of them"))
        time.sleep(0.01)
    expect(page.get_by_text("Version 199 of them")).to_be_attached()
    assert 1 == page.evaluate("window.mark")


def test_eight_tabs(context: BrowserContext, running: Running, folder: Path) -> None:
    """Share one stream, and all show what was saved."""
    tabs = [opened(context.new_page(), running, LOGS) for _ in range(8)]
    running.wait(lambda: running.preview._channel.count == 1)
    save(folder, "content/2024-03-05-logs.md", "First words.", "Second words.")
    for tab in tabs:
        tab.bring_to_front()
        expect(tab.get_by_text("Second words.")).to_be_attached()


def test_follow(page: Page, folder: Path) -> None:
    """With --follow the browser goes to the page of what is edited."""
    with previewing(folder, follow=True) as running:
        opened(page, running, "/")
        save(folder, "content/quorum.md", "More than half.", "Three of five.")
        page.wait_for_url(url(running, "/notes/quorum/"))
        expect(page.get_by_text("Three of five.").first).to_be_visible()
