"""A journal that is watched, by every way to listen that this system has."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from decan.preview.watching import Touched, Watch, polling
from decan.preview.watching.others import Observing
from decan.preview.watching.watch import native

PATIENCE = 30
"""Seconds until a test gives up; a loaded machine takes its time."""


@dataclass
class Journal:
    """A folder, and the watch of its parts."""

    root: Path
    watch: Watch

    def until(self, *expected: str, everything: bool = False) -> Touched:
        """All that is told until these paths were, or a look at everything was asked for, and it is quiet again."""
        paths: set[str] = set()
        rescan = False
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            touched = self.watch.wait(0.1)
            paths |= {Path(path).relative_to(self.root).as_posix() for path in touched.paths}
            rescan = rescan or touched.everything
            if not touched and paths.issuperset(expected) and rescan >= everything:
                break
        return Touched(frozenset(paths), rescan)

    def told(self, *expected: str) -> set[str]:
        """The paths that are told until these were."""
        return set(self.until(*expected).paths)

    def files(self, *expected: str) -> set[str]:
        """The same without the folders, which some listeners tell, too."""
        return {path for path in self.told(*expected) if Path(path).suffix}


Start = Callable[..., Journal]
WAYS = {"system": {"listening": native}, "observer": {"listening": Observing}, "polling": {"poll": True}}


@pytest.fixture
def root(tmp_path) -> Path:
    """A journal with one entry and some folders, away from other files."""
    root = tmp_path / "journal"
    (root / "content" / "2024").mkdir(parents=True)
    (root / "content" / "a.md").write_text("old")
    (root / "content" / "2024" / "b.md").write_text("old")
    (root / "decan.yaml").write_text("title: Old")
    return root


@pytest.fixture
def start(root, monkeypatch) -> Iterator[Start]:
    """Begin to watch, in the way that is named; polling is made quick."""
    monkeypatch.setattr(polling, "_POLL", 0.05)
    begun: list[Watch] = []

    def watching(way: str = "system", places=("content", "templates", "decan.yaml"), ignored=lambda _: False, **more) -> Journal:
        watch = Watch([root / place for place in places], ignored, **{**WAYS[way], **more})
        begun.append(watch)
        return Journal(root, watch)

    yield watching
    for watch in begun:
        watch.close()


# Watchdog warns of itself when a folder that it has just seen is moved.
@pytest.fixture(params=[pytest.param(way, marks=pytest.mark.filterwarnings("ignore:Callback with id")) for way in WAYS])
def journal(start, request) -> Journal:
    """The journal, watched in each way in turn."""
    return start(request.param)
