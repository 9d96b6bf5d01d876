"""A build that is killed at any moment leaves a whole site, and the next one needs no help."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from decan.cli import main
from tests.site.support import write

KILLS = int(os.environ.get("DECAN_KILLS", "24"))
"""300 is the long form."""
SEED = int(os.environ.get("DECAN_SEED", "1"))
_LINK = re.compile(rb"""\s(?:href|src)="([^"#?]+)""")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills processes")

Site = dict[str, bytes]


def files_of(folder: Path) -> Site:
    """All that a reader can see; Decan's own record and its waiting files are hidden."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if not name.startswith(".")}


def entries(numbers: Iterator[int] | range, word: str) -> dict[str, str]:
    """Entries of many days, linked with each other, with topics and resources."""
    made = {}
    for number in numbers:
        day = date(2024, 1, 1) + timedelta(number)
        made[f"content/{day}-entry-{number}.md"] = (
            f"---\ntitle: Entry {number}\ntags: [t{number % 4}]\n---\nA {word} of [book](https://b.example/{number % 5}).\n"
            f"After [the one before]({day - timedelta(1)}-entry-{number - 1}.md).\n\n```python\nprint({number})\n```\n"
        )
    return made


def built(journal: Path, output: Path, *more: str) -> Site:
    """The site after a build that nothing disturbs."""
    assert main(["build", str(journal), "--output", str(output), *more]) in {0, 1}
    return files_of(output)


def killed(moment: Callable[[int], None], *command: str) -> bool:
    """Run a command in a process of its own and kill it at a moment; whether it was still at work."""
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        os._exit(main(command))
    moment(child)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def after(seconds: float) -> Callable[[int], None]:
    """So long after the start."""
    return lambda _: time.sleep(seconds)


def after_sign(sign: Callable[[], bool], seconds: float) -> Callable[[int], None]:
    """So long after something has happened, or when the process has ended without it."""

    def wait(child: int) -> None:
        while not sign() and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            time.sleep(0.0002)
        time.sleep(seconds)

    return wait


def changed(file: Path) -> Callable[[], bool]:
    """Asks whether a file has another size than now."""
    sizes = [file.stat().st_size if file.exists() else 0]
    return lambda: file.exists() and file.stat().st_size not in sizes


def reachable(site: Site) -> Iterator[str]:
    """Each link to a missing file on the pages that a reader comes to from the front page."""
    waiting, seen = ["index.html"], {"index.html"}
    while waiting:
        page = waiting.pop()
        for link in _LINK.findall(site[page]) if page.endswith(".html") else ():
            address = unquote(link.decode())
            if ":" in address:
                continue
            target = normpath(join(dirname(page), address)) if not address.startswith("/") else address.lstrip("/")
            target = f"{target}/index.html".lstrip("./") if address.endswith("/") else target
            if target not in site:
                yield f"{page} → {address}"
            elif target not in seen:
                seen.add(target)
                waiting.append(target)


CHANGES = {
    "cold": ({}, entries(range(40), "reading")),
    "warm": (entries(range(40), "reading"), {"decan.yaml": "title: Another name\n"}),
    "pruning": (entries(range(40), "reading"), entries(range(20), "second reading")),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_build_that_is_killed(tmp_path: Path, kind: str) -> None:
    """Each file is whole and of one of two complete builds, what a reader comes to is there, and the next build is as a clean one."""
    before, change = CHANGES[kind]
    journal, output, start = tmp_path / "journal", tmp_path / "site", tmp_path / "start"
    write(journal, {"content/about.md": "# About\n", **before})
    old = built(journal, start) if before else {}
    start.mkdir(exist_ok=True)
    if kind == "pruning":
        shutil.rmtree(journal / "content")
    write(journal, change)
    clean = tmp_path / "clean"
    began = time.perf_counter()
    new = built(journal, clean, "--clean", "--jobs=1")
    whole = time.perf_counter() - began
    chance = random.Random(f"{SEED}{kind}")
    hits = 0
    for number in range(KILLS // len(CHANGES)):
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(start, output)
        if number // 4 % 2:
            shutil.rmtree(journal / ".decan", ignore_errors=True)
        staged = output / ".decan-partial"
        moment = (
            after(chance.uniform(0, whole)),
            after_sign(staged.exists, chance.uniform(0, whole / 2)),
            after_sign(changed(output / ".decan-record"), chance.uniform(0, 0.03)),
            after_sign(changed(output / "index.html"), chance.uniform(0, 0.002)),
        )[number % 4]
        hits += killed(moment, "build", str(journal), "--output", str(output), f"--jobs={1 + number // 2 % 2}")
        found = files_of(output)
        assert [] == [name for name, data in found.items() if data not in {old.get(name), new.get(name)}]
        assert [] == [name for name in old.keys() & new.keys() if name not in found]
        assert [] == (list(reachable(found)) if "index.html" in found else [])
        assert new == built(journal, output)
        assert not staged.exists()
    print(f"{kind}: {hits} builds killed while they worked")
    assert hits > 0
