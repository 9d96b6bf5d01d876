"""An author's saves, and how long each takes until it is served, and until it is seen."""

from __future__ import annotations

import asyncio
import http.client
import json
import random
import re
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.async_api import Page, async_playwright

from benching.tools import Tool

POLL = 0.002
"""Seconds between two requests."""
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
_WATCH = """
(() => {
  let last = -1;
  const look = () => {
    const words = document.body ? document.body.textContent.matchAll(/zqsave(\\d+)zq/g) : [];
    for (const [, number] of words) {
      if (Number(number) <= last) continue;
      last = Number(number);
      requestAnimationFrame(() => requestAnimationFrame(() => window.decanBenchPainted(Number(number))));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  addEventListener("DOMContentLoaded", look);
})();
"""
"""In every page: tells each word of a save, once the second frame after it came into the page has begun."""


@dataclass(slots=True)
class Saves:
    """Seconds of each save; ``None`` where the limit passed."""

    times: list[float | None] = field(default_factory=list)

    @property
    def seen(self) -> list[float]:
        """Those that came."""
        return [one for one in self.times if one is not None]


class Author:
    """Appends a word to random entries; each save has a word of its own."""

    def __init__(self, folder: Path, urls: Mapping[str, str], seed: str) -> None:
        self._paths = {path: urls[path.name] for path in sorted(folder.glob("*.md")) if path.name in urls}
        self._rng = random.Random(seed)
        self._number = 0

    def choose(self) -> tuple[Path, str]:
        """An entry, and the path of its page on the server."""
        return self._rng.choice(list(self._paths.items()))

    def save(self, path: Path) -> tuple[int, float]:
        """Append the next word to the last paragraph, in place; the word's number, and the moment just before the file was written."""
        self._number += 1
        data = f"{path.read_text(encoding='utf-8').rstrip()} {word(self._number)}\n".encode()
        with path.open("r+b") as file:
            begun = time.perf_counter()
            file.write(data)
        return self._number, begun


def word(number: int) -> str:
    """The word of a save."""
    return f"zqsave{number}zq"


class Client:
    """Requests over one connection that is kept alive, as far as the server lets it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> bytes | None:
        """A page; ``None`` where there is none now."""
        try:
            self._connection.request("GET", path)
            answer = self._connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()  # the next request connects anew
            return None
        return body if answer.status == http.client.OK else None


def addresses(tool: Tool, folder: Path, client: Client) -> dict[str, str]:
    """By file name of an entry: the path of its page on the server. Decan says it in ``journal.json``; for peers we have set it."""
    if tool.kind != "decan":
        return {path.name: f"/journal/{path.stem}/" for path in (folder / tool.entries).glob("*.md")}
    journal = json.loads(client.get("/journal.json") or b"{}")
    return {Path(one["source"]["path"]).name: quote(urlsplit(one["url"]).path, safe="/%") for one in journal.get("entries", [])}


def served(author: Author, client: Client, number: int, pause: float, limit: float) -> Saves:
    """Save, and ask for the entry's page until it has the word."""
    saves = Saves()
    for _ in range(number):
        path, url = author.choose()
        client.get(url)
        time.sleep(pause)
        wanted, begun = author.save(path)
        mark = word(wanted).encode()
        saves.times.append(_until(lambda url=url, mark=mark: mark in (client.get(url) or b""), begun, limit))  # type: ignore[misc]
    return saves


def _until(holds: Callable[[], bool], begun: float, limit: float) -> float | None:
    """Seconds from `begun` until something holds."""
    while not holds():
        if time.perf_counter() - begun > limit:
            return None
        time.sleep(POLL)
    return time.perf_counter() - begun


def painted(author: Author, port: int, number: int, pause: float, limit: float) -> Saves:
    """Save with the entry's page open in headless Chromium, and wait until the word has been painted.

    The page calls into this process, so that one clock takes both moments; the call is a part of the time, a millisecond or two.
    """
    return asyncio.run(_painted(author, port, number, pause, limit))


async def _painted(author: Author, port: int, number: int, pause: float, limit: float) -> Saves:
    saves = Saves()
    news: asyncio.Queue[tuple[int, float]] = asyncio.Queue()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        page = await browser.new_page()
        await page.expose_function("decanBenchPainted", lambda number: news.put_nowait((number, time.perf_counter())))
        await page.add_init_script(_WATCH)
        for _ in range(number):
            path, url = author.choose()
            await _open(page, f"http://127.0.0.1:{port}{url}", limit)
            await asyncio.sleep(pause)
            wanted, begun = author.save(path)
            saves.times.append(await _news_of(news, wanted, begun, limit))
        await browser.close()
    return saves


async def _open(page: Page, url: str, limit: float) -> None:
    """Open a page as a reader does; a server that still streams to it is no reason to wait."""
    await page.goto(url, wait_until="load", timeout=limit * 1000)


async def _news_of(news: asyncio.Queue[tuple[int, float]], wanted: int, begun: float, limit: float) -> float | None:
    """Seconds until a word was painted."""
    try:
        async with asyncio.timeout(limit):
            while True:
                number, moment = await news.get()
                if number == wanted:
                    return moment - begun
    except TimeoutError:
        return None


def _chromium() -> str | None:
    """The system's Chromium; without it Playwright takes its own."""
    return next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


def ready(line: str) -> bool:
    """Whether a line that Decan printed names the address at which it serves."""
    return re.search(r"http://\S+:\d+", line) is not None
