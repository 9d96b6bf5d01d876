"""Documents of earlier builds."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from decan.caching import keep
from decan.config import Config
from decan.reading import workers
from decan.reading.cache import FOLDER, Cache
from decan.reading.sources import scan
from decan.reading.workers import read_documents


class Desk:
    """A content folder with its cache; counts what is read."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.content, self.cache = folder / "content", folder / ".decan"
        self.content.mkdir()
        self.counted: list[str] = []
        real = workers.read_document

        def counted(text, config):
            self.counted.append(text.path)
            return real(text, config)

        monkeypatch.setattr(workers, "read_document", counted)

    def write(self, name: str, text: str, seconds: int = 1_000_000_000) -> None:
        (self.content / name).write_text(text, encoding="utf-8")
        os.utime(self.content / name, (seconds, seconds))

    def read(self, mark: str = "mark") -> tuple[list[str], list[str]]:
        """The titles of all documents, and the paths of those that were really read."""
        self.counted.clear()
        files, _ = scan(self.content, Config())
        cache = Cache(self.cache, mark, files).open()
        documents = read_documents(files, Config(), 1, cache)
        cache.write()()
        assert documents == read_documents(files, Config(), 1)
        return [document.title for document in documents], self.counted[: len(self.counted) - len(files)]


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Desk:
    """Two documents, read once."""
    desk = Desk(tmp_path, monkeypatch)
    desk.write("a.md", "# A\n")
    desk.write("b.md", "# B\n")
    assert (["A", "B"], ["a.md", "b.md"]) == desk.read()
    return desk


def test_what_is_as_it_was_is_not_read(desk: Desk) -> None:
    """Size and time are enough."""
    assert (["A", "B"], []) == desk.read()


def test_what_has_changed_is_read(desk: Desk) -> None:
    """By its size, by its time, and where there was nothing."""
    desk.write("a.md", "# Other\n")
    desk.write("b.md", "# C\n", 1_000_000_001)
    desk.write("c.md", "# D\n")
    assert (["Other", "C", "D"], ["a.md", "b.md", "c.md"]) == desk.read()
    assert (["Other", "C", "D"], []) == desk.read()


def test_the_same_bytes_with_another_time(desk: Desk) -> None:
    """A checkout gives all files new times; their bytes are as they were."""
    desk.write("a.md", "# A\n", 1_100_000_000)
    assert (["A", "B"], []) == desk.read()


def test_what_was_changed_just_now(desk: Desk) -> None:
    """A file can change twice within what its time shows, so it is looked into again."""
    desk.write("a.md", "# X\n", 0)
    now = (desk.content / "b.md").stat().st_atime_ns
    for text in ("# X\n", "# Y\n"):
        (desk.content / "a.md").write_text(text)
        os.utime(desk.content / "a.md", ns=(4_000_000_000_000_000_000, 4_000_000_000_000_000_000))
        assert [text[2], "B"] == desk.read()[0], now


def test_what_has_gone(desk: Desk) -> None:
    """Is forgotten: a file that comes back with its old time is read."""
    (desk.content / "b.md").unlink()
    assert (["A"], []) == desk.read()
    desk.write("b.md", "# C\n")
    assert (["A", "C"], ["b.md"]) == desk.read()


def test_another_decan_or_other_settings(desk: Desk) -> None:
    """Nothing is taken from what they have read."""
    assert (["A", "B"], ["a.md", "b.md"]) == desk.read("other")


@pytest.mark.parametrize("damage", ["cut", "noise", "bit", "foreign", "other", "gone", "folder"])
def test_a_damaged_cache(desk: Desk, damage: str) -> None:
    """Everything is read again, and nothing is said."""
    place = next((desk.cache / FOLDER).iterdir())
    data = place.read_bytes()
    place.unlink()
    if damage == "cut":
        place.write_bytes(data[: len(data) // 2])
    elif damage == "noise":
        place.write_bytes(os.urandom(1000))
    elif damage == "bit":
        place.write_bytes(data.replace(b"A", b"B", 1))
    elif damage == "foreign":
        keep(desk.cache, f"{FOLDER}/{place.name}", b"mark\ncos\nsystem\n(S'true'\ntR.")
    elif damage == "other":
        keep(desk.cache, f"{FOLDER}/{place.name}", b"mark\n\x80\x05]\x94.")
    elif damage == "folder":
        place.mkdir()
    assert (["A", "B"], ["a.md", "b.md"]) == desk.read()


def test_a_journal_that_grows(desk: Desk) -> None:
    """The cache is cut into more files, but not each time."""
    for number in range(350):
        desk.write(f"n{number}.md", f"# N{number}\n")
        if number == 150:
            assert 151 == len(desk.read()[1])
            assert {"1-0"} == {path.name for path in (desk.cache / FOLDER).iterdir()}
    assert 199 == len(desk.read()[1])
    for number in range(350, 900):
        desk.write(f"n{number}.md", f"# N{number}\n")
    desk.read()
    assert {f"16-{number}" for number in range(16)} == {path.name for path in (desk.cache / FOLDER).iterdir()}
    assert [] == desk.read()[1]


def test_a_document_that_cannot_be_read_is_not_kept(desk: Desk) -> None:
    """What was wrong may be mended without the file's time showing it."""
    files, _ = scan(desk.content, Config())
    cache = Cache(desk.cache, "mark", files).open()
    gone = replace(files[0], absolute=str(desk.content / "nowhere.md"), size=99)
    read_documents([gone], Config(), 1, cache)
    assert None is cache.known(gone)
