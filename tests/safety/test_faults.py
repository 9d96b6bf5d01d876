"""Disks that are full, cannot be written, lie elsewhere or vanish; clocks that go back; two at once; a cache of noise."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from decan.cli import main
from tests.preview.support import previewing
from tests.safety.test_killed import built, entries, files_of
from tests.site.support import write

DECAN = (sys.executable, "-m", "decan", "build")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of twenty entries."""
    return write(tmp_path / "journal", {"content/about.md": "# About\n", **entries(range(20), "reading")})


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or not resized(place, "64m", first=True):
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def resized(place: Path, size: str, *, first: bool = False) -> bool:
    """Whether the disk at a place has that size now."""
    options = f"size={size}" if first else f"remount,size={size}"
    return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "decan", place], capture_output=True, check=False).returncode == 0


def run(*command: object) -> tuple[int, str]:
    """Exit status and all that a build in a process of its own says."""
    done = subprocess.run([*DECAN, *map(str, command)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk(journal: Path, disk: Path, tmp_path: Path, jobs: int) -> None:
    """However little is left: an error that says so, the old site as it was, nothing left behind; with room the next build is whole."""
    output = disk / "site"
    old = built(journal, output)
    used = sum(path.stat().st_blocks for path in disk.rglob("*")) // 2
    write(journal, {"decan.yaml": "title: Another name\n"})
    new = built(journal, tmp_path / "clean", "--clean")
    for spare in (0, 8, 100, 400):
        assert resized(disk, f"{used + spare}k")
        status, said = run(journal, "--output", output, f"--jobs={jobs}")
        assert (2, True, False) == (status, "No space left on device" in said, "Traceback" in said), said
        assert (old, []) == (files_of(output), [path.name for path in output.glob(".decan-partial")])
    assert resized(disk, "64m")
    assert new == built(journal, output)


def test_a_first_build_on_a_full_disk(journal: Path, disk: Path) -> None:
    """An error; what was begun is gone."""
    assert resized(disk, "200k")
    assert 2 == run(journal, "--output", disk / "site")[0]
    assert [] == list((disk / "site").iterdir())


def test_a_full_disk_below_the_cache(journal: Path, disk: Path, tmp_path: Path) -> None:
    """The cache is not needed: the site is built, and built again."""
    (disk / "full").write_bytes(b"x" * 1000)
    assert resized(disk, "4k")
    (journal / ".decan").mkdir()
    subprocess.run(["mount", "--bind", disk, journal / ".decan"], check=True)
    try:
        clean = built(journal, tmp_path / "clean", "--clean")
        for _ in range(2):
            assert clean == built(journal, tmp_path / "site")
    finally:
        subprocess.run(["umount", journal / ".decan"], check=True)


def test_a_disk_that_cannot_be_written(journal: Path, disk: Path) -> None:
    """An error that says so; the old site is as it was. Unchanged, it needs no writing."""
    output = disk / "site"
    old = built(journal, output)
    write(journal, {"decan.yaml": "title: Another name\n"})
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    status, said = run(journal, "--output", output)
    assert (2, True, False, old) == (status, "Read-only file system" in said, "Traceback" in said, files_of(output)), said
    (journal / "decan.yaml").unlink()
    assert 0 == run(journal, "--output", output)[0]


def test_a_journal_that_cannot_be_written(disk: Path, tmp_path: Path) -> None:
    """No cache is kept, and nothing else is missing."""
    journal = write(disk / "journal", entries(range(5), "reading"))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    assert built(journal, tmp_path / "one", "--clean") == built(journal, tmp_path / "two")
    status, said = run(journal)
    assert (2, False) == (status, "Traceback" in said), said


def test_a_site_on_another_disk(journal: Path, disk: Path, tmp_path: Path) -> None:
    """Is built as anywhere."""
    assert built(journal, disk / "site") == built(journal, tmp_path / "clean", "--clean")


def test_a_folder_that_vanishes(journal: Path, tmp_path: Path) -> None:
    """Output or content, at any moment: an error or a site without it, never a traceback; with it again, all is well."""
    chance = random.Random(1)
    clean = built(journal, tmp_path / "clean", "--clean")
    for number in range(10):
        output = tmp_path / "site"
        lost = output if number % 2 else journal / "content"
        build = subprocess.Popen([*DECAN, journal, "--output", output], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        time.sleep(chance.uniform(0.1, 0.9))
        if lost.exists():
            lost.rename(tmp_path / "lost")
        said = build.communicate(timeout=60)[0]
        assert (True, False) == (build.returncode in {0, 1, 2}, "Traceback" in said), said
        if (tmp_path / "lost").exists() and lost.exists():
            shutil.rmtree(tmp_path / "lost")
        elif (tmp_path / "lost").exists():
            (tmp_path / "lost").rename(lost)
        assert clean == built(journal, output)


def test_a_clock_that_goes_back(journal: Path, tmp_path: Path) -> None:
    """Files from the future, or changed with an older time than before, are what they say."""
    output = tmp_path / "site"
    built(journal, output)
    for number, seconds in enumerate((4_000_000_000, 1_000_000_000, 0)):
        write(journal, entries(range(3), f"reading number {number}"))
        for path in (*journal.rglob("*"), *output.rglob("*")):
            os.utime(path, (seconds, seconds))
        assert built(journal, tmp_path / f"clean{number}", "--clean") == built(journal, output)


def test_two_builds_at_once(journal: Path, tmp_path: Path) -> None:
    """One waits for the other; both end well, and the site is whole."""
    output = tmp_path / "site"
    builds = [subprocess.Popen([*DECAN, journal, "--output", output], stdout=subprocess.DEVNULL) for _ in range(4)]
    assert [0, 0, 0, 0] == [build.wait(60) for build in builds]
    assert built(journal, tmp_path / "clean", "--clean") == files_of(output)


def test_preview_and_build_at_once(journal: Path, tmp_path: Path) -> None:
    """Neither minds the other: the preview writes nothing, and shows no file of the build's."""
    output = tmp_path / "site"
    with previewing(journal) as running:
        thread = threading.Thread(target=built, args=(journal, output))
        thread.start()
        for number in range(10):
            write(journal, {"content/about.md": f"# About\n\nEdit {number}.\n"})
            time.sleep(0.02)
        thread.join()
        running.settled()
        assert "Edit 9." in running.page("/about/")
        assert built(journal, output) == built(journal, tmp_path / "clean", "--clean")


@pytest.mark.parametrize("harm", ["cut", "noise", "empty", "folder", "foreign"])
def test_a_cache_of_noise(journal: Path, tmp_path: Path, harm: str) -> None:
    """Whatever lies in the cache, the site is what a clean build gives."""
    output, chance = tmp_path / "site", random.Random(harm)
    built(journal, output)
    write(journal, {"content/about.md": "# About\n\nChanged.\n"})
    for path in sorted(path for path in (journal / ".decan").rglob("*") if path.is_file()):
        data = path.read_bytes()
        path.unlink()
        if harm == "cut":
            path.write_bytes(data[: chance.randrange(len(data) or 1)])
        elif harm == "noise":
            place = chance.randrange(len(data) or 1)
            path.write_bytes(data[:place] + chance.randbytes(20) + data[place + 20 :])
        elif harm == "empty":
            path.write_bytes(b"")
        elif harm == "folder":
            path.mkdir()
        else:
            path.symlink_to("/dev/null")
    for _ in range(2):
        assert built(journal, tmp_path / "clean", "--clean") == built(journal, output)


def test_a_cache_that_is_a_file(journal: Path, tmp_path: Path) -> None:
    """Nothing can be kept, and nothing is missing; the file stays."""
    (journal / ".decan").write_text("mine")
    assert 0 == main(["build", str(journal), "--output", str(tmp_path / "site")])
    assert "mine" == (journal / ".decan").read_text()
