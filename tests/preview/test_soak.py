"""Edits of every kind, one after another, after which each page is what a clean build writes."""

import gc
import os
import random
import shutil
from pathlib import Path

import pytest

from tests.preview.support import Running, built, differences, markdown_in, previewing, served

ROOT = Path(__file__).parent.parent.parent
EDITS = int(os.environ.get("DECAN_SOAK", "60"))
"""2,000 is the long form."""
_CHECKED = 250
"""Edits between two comparisons."""

_MADE = 30
BROKEN = "---\ntitle: [never closed\n---\nText\n"
WORDS = ["raft", "quorum", "lease", "snapshot", "term", "log", "vote", "leader", "follower", "commit"]


class Author:
    """Somebody who writes without end, and remembers what is broken."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.broken: dict[Path, bytes] = {}
        self.number = 0
        self.longest = 2 * max(path.stat().st_size for path in markdown_in(folder))

    def edit(self) -> None:
        """One edit of any kind; what is written stays about as much."""
        kinds = (self.write, self.write, self.write, self.write, self.create, self.rename, self.delete, self.damage, self.mend, self.tag)
        self.chance.choice(kinds)()

    def pick(self) -> Path | None:
        """A document that is whole."""
        found = [path for path in markdown_in(self.folder) if path not in self.broken]
        return self.chance.choice(found) if found else None

    def words(self) -> str:
        """A sentence, perhaps with a link or a task."""
        text = " ".join(self.chance.choices(WORDS, k=self.chance.randrange(3, 12))).capitalize() + "."
        more = ("", "", f" [A paper](https://papers.example/{self.chance.randrange(9)}).", " #raft", "\n\n- [ ] come back to it")
        return text + self.chance.choice(more)

    def write(self) -> None:
        """Words at the end of a document, by one of the ways in which editors save."""
        path = self.pick()
        if path is not None:
            text = path.read_text("utf-8", "surrogateescape")
            text = text[: len(text) // 2] if len(text) > self.longest else f"{text}\n{self.words()}\n"
            if self.chance.random() < 0.5:
                path.write_text(text, "utf-8", "surrogateescape")
            else:
                other = path.with_name(f".{path.name}.tmp")
                other.write_text(text, "utf-8", "surrogateescape")
                other.replace(path)

    def create(self) -> None:
        """An entry, a note, or a day of somebody's month; one that was made before goes for it when there are many."""
        self.number += 1
        if len(self.made()) >= _MADE:
            self.delete()
        day = f"2023-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"
        name, text = self.chance.choice(
            [
                (f"{day}-made-{self.number}.md", f"---\ntitle: Made {self.number}\ntags: [raft]\n---\n{self.words()}\n"),
                (f"notes/made-{self.number}.md", f"# Note {self.number}\n\n{self.words()}\n"),
                (f"log-made-{self.number}.md", f"# Log\n\n## {day}\n\n{self.words()}\n"),
            ]
        )
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def rename(self) -> None:
        """Another name in the same folder."""
        path = self.pick()
        if path is not None:
            self.number += 1
            path.rename(path.with_name(f"{path.stem[:40]}-{self.number}.md"))

    def delete(self) -> None:
        """One that this author has made."""
        if made := self.made():
            self.chance.choice(made).unlink()

    def made(self) -> list[Path]:
        """What this author has made, but for what is broken just now."""
        return [path for path in markdown_in(self.folder) if "made-" in path.name and path not in self.broken]

    def damage(self) -> None:
        """Front matter that nobody can read."""
        path = self.pick()
        if path is not None and len(self.broken) < 3:
            self.broken[path] = path.read_bytes()
            path.write_text(BROKEN, "utf-8")

    def mend(self) -> None:
        """What was damaged."""
        for path, data in self.broken.items():
            path.write_bytes(data)
            del self.broken[path]
            break

    def tag(self) -> None:
        """Another topic in front matter."""
        path = self.pick()
        text = path.read_text("utf-8", "surrogateescape") if path else ""
        if path and text.startswith("---\n") and "\ntags:" not in text:
            path.write_text(text.replace("---\n", f"---\ntags: [{self.chance.choice(WORDS)}]\n", 1), "utf-8", "surrogateescape")


def memory() -> int:
    """Resident memory of this process in kilobytes; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def check(running: Running, author: Author) -> None:
    """Mend everything, and compare each file."""
    while author.broken:
        author.mend()
    running.settled()
    assert [] == differences(built(running.layout), served(running))
    gc.collect()


@pytest.mark.parametrize("seed", [int(os.environ.get("DECAN_SEED", "1"))])
def test_any_edits(tmp_path: Path, seed: int) -> None:
    """After any number of edits the preview serves what a clean build writes, and holds no more memory than at first."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "decan.yaml", tmp_path)
    author = Author(tmp_path / "content", seed)
    with previewing(tmp_path) as running:
        check(running, author)
        first, seen = 0, 0
        for number in range(EDITS):
            author.edit()
            if number % 3 == 0:
                running.wait(lambda: running.preview.is_settled)
            if number % _CHECKED == _CHECKED - 1:
                check(running, author)
                first, seen = first or memory(), memory()
        check(running, author)
        if EDITS > 2 * _CHECKED:
            assert seen <= first * 1.1
        print(f"{EDITS} edits, {first} kB after the first {_CHECKED}, {seen} kB at the end")
