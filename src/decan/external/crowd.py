"""Many addresses asked for at once, but few of one host: nobody is to notice that a journal is checked."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from decan.external.asking import Answer

AT_ONCE = 16
"""Hosts that are asked at the same time; of each, one address after another."""
PAUSE = 0.5
"""Seconds between two requests to one host."""
_GLANCE = 0.1


def ask_all(
    urls: Iterable[str],
    ask: Callable[[str], Answer],
    told: Callable[[str, Answer], object] = lambda _url, _answer: None,
    *,
    at_once: int = AT_ONCE,
    pause: float = PAUSE,
) -> Mapping[str, Answer]:
    """What becomes of each address. ``told`` hears of each as soon as it is known, in the thread of the caller."""
    hosts: dict[str, deque[str]] = defaultdict(deque)
    for url in dict.fromkeys(urls):
        hosts[urlsplit(url).netloc.lower()].append(url)
    count = sum(map(len, hosts.values()))
    waiting: SimpleQueue[deque[str]] = SimpleQueue()
    for own in sorted(hosts.values(), key=len, reverse=True):  # who has most to do begins first
        waiting.put(own)
    done: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            try:
                own = waiting.get_nowait()
            except Empty:
                return
            while own and not ended.is_set():
                url = own.popleft()
                done.put((url, _safely(ask, url)))
                if own:
                    time.sleep(pause)

    for _ in range(min(at_once, len(hosts))):
        threading.Thread(target=work, daemon=True).start()
    return _gathered(done, count, told, ended)


def _safely(ask: Callable[[str], Answer], url: str) -> Answer:
    try:
        return ask(url)
    except Exception as error:  # noqa: BLE001 (one address must not end the check of all)
        return Answer(0, error=f"it cannot be asked for: {type(error).__name__}")


def _gathered(
    done: SimpleQueue[tuple[str, Answer]], count: int, told: Callable[[str, Answer], object], ended: threading.Event
) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    try:
        while len(found) < count:
            try:
                url, answer = done.get(timeout=_GLANCE)  # a wait without a limit would not hear Ctrl-C everywhere
            except Empty:
                continue
            found[url] = answer
            told(url, answer)
    finally:
        ended.set()
    return found
