"""The same journal gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

import decan
from decan.cli import main, report
from tests.safety.test_killed import Site, files_of
from tests.site.support import write

ROOT = Path(__file__).parents[2]
LONG = os.environ.get("DECAN_REPRODUCIBLE") == "long"
"""The long form: cards are drawn, too, and each difference between two machines is tried alone."""
WORDS = "---\ntitle: Işık ve I, İ, ı, i\ndate: 2021-05-04\ntags: [Çay, ILIK]\n---\nGroße Straße, ΟΔΟΣ. [[Sampling]]\n"
"""Letters whose small ones and whose order depend on a language."""
MACHINES: Mapping[str, Mapping[str, str]] = {
    "hashes": {"PYTHONHASHSEED": "4242"},
    "a C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LANGUAGE": "de"},
    "Honolulu": {"TZ": "Pacific/Honolulu"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "another home": {"HOME": "/nowhere", "USER": "nobody", "XDG_CACHE_HOME": "/nowhere/cache", "TMPDIR": "/tmp"},
    "optimised": {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal with an entry in difficult letters."""
    return copied(tmp_path_factory.mktemp("here") / "journal")


@pytest.fixture(scope="module")
def site(journal: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Its site."""
    found = built(journal, tmp_path_factory.mktemp("site"))
    assert len(found) > 200
    return found


def copied(place: Path) -> Path:
    """The sample journal, at another place."""
    shutil.copytree(ROOT / "content", place / "content")
    settings = (ROOT / "decan.yaml").read_text(encoding="utf-8")
    return write(place, {"decan.yaml": settings + ("" if LONG else "\ncards: false\n"), "content/journal/2021-05-04-ışık.md": WORDS})


def built(journal: Path, output: Path, *more: str, python: str = sys.executable, **environment: str) -> Site:
    """The site that a process of its own makes."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8"}}
    inherited["PYTHONPATH"] = str(Path(decan.__file__).parents[1])
    command = [python, "-m", "decan", "build", str(journal), "--output", str(output), *more]
    done = subprocess.run(command, env={**inherited, **environment}, capture_output=True, check=False)
    assert (0, b"") == (done.returncode, done.stderr)
    return files_of(output)


def differences(one: Site, other: Site) -> list[str]:
    """Files that are not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def all_at_once() -> dict[str, str]:
    """Everything that can be different about a machine."""
    return {name: value for machine in MACHINES.values() for name, value in machine.items()}


@pytest.mark.parametrize("machine", ["all at once", *(MACHINES if LONG else ())])
def test_another_machine(journal: Path, site: Site, tmp_path: Path, machine: str) -> None:
    """Neither locale, time zone, hashes, home nor optimising shows in a site."""
    environment = MACHINES.get(machine) or all_at_once()
    assert [] == differences(site, built(journal, tmp_path / "site", "--clean", **environment))


@pytest.mark.parametrize(
    ("language", "letters"), [("tr_TR", "UTF-8"), *([("de_DE", "UTF-8"), ("tr_TR", "ISO-8859-9"), ("ja_JP", "EUC-JP")] if LONG else [])]
)
def test_another_language(journal: Path, site: Site, tmp_path: Path, language: str, letters: str) -> None:
    """The computer's language and encoding are not the journal's."""
    name = f"{language}.{letters}"
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-c", "-i", language, "-f", letters, str(tmp_path / name)], capture_output=True, check=False
    )
    if not made or not (tmp_path / name).is_dir():
        pytest.skip(f"no locale {name} can be made here")
    environment = {"LOCPATH": str(tmp_path), "LC_ALL": name, "LANG": name, "PYTHONUTF8": "0"}
    assert [] == differences(site, built(journal, tmp_path / "site", "--clean", **environment))


@pytest.mark.parametrize("jobs", ["2", "3", *(["1", "7"] if LONG else [])])
def test_workers(journal: Path, site: Site, tmp_path: Path, jobs: str) -> None:
    """However many processes read and draw."""
    assert [] == differences(site, built(journal, tmp_path / "site", "--clean", "--jobs", jobs))


def test_another_place(site: Site, tmp_path: Path) -> None:
    """Neither where the journal lies, nor when its files were made and in which order, nor a cache of before shows."""
    source = copied(tmp_path / "source")
    place = tmp_path / "far away" / "günlük (2)" / "j"
    files = [path for path in source.rglob("*") if path.is_file()]
    for number, path in enumerate(sorted(files, key=lambda path: path.name[::-1], reverse=True)):
        other = place / path.relative_to(source)
        other.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, other)
        os.utime(other, (number * 9_000_000, number * 9_000_000))
    cold = built(place, tmp_path / "cold")
    warm = built(place, tmp_path / "warm")
    assert ([], []) == (differences(site, cold), differences(site, warm))


@pytest.mark.parametrize("today", [date(1980, 1, 1), date(2999, 12, 31)], ids=["long ago", "far off"])
def test_another_day(journal: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """A day on which nothing is held back is as any other."""

    class Calendar(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return today

    monkeypatch.setattr(report, "date", Calendar)
    assert 0 == main(["build", str(journal), "--output", str(tmp_path / "site"), "--future"])
    assert [] == differences(site, files_of(tmp_path / "site"))


def test_the_terminals_letters_stay(journal: Path) -> None:
    """Where files are named in UTF-8 and a terminal cannot show it, what is printed is as the terminal wants it."""
    environment = {**os.environ, **MACHINES["a C locale"], "PYTHONPATH": str(Path(decan.__file__).parents[1])}
    command = [sys.executable, "-m", "decan", "check", str(journal.parent / "günlük")]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (2, True) == (done.returncode, done.stderr.isascii())
    assert b"g\\xfcnl\\xfck does not exist" in done.stderr


def test_another_order_of_files(journal: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may be listed in any order; what is written may be read by its owner only."""
    chance = random.Random(3)
    listed, scanned = os.listdir, os.scandir

    def listdir(*place: str) -> list[str]:
        return chance.sample(names := listed(*place), len(names))

    @contextmanager
    def scandir(*place: str) -> Iterator[Iterator[os.DirEntry[str]]]:
        with scanned(*place) as entries:
            found = list(entries)
            yield iter(chance.sample(found, len(found)))

    monkeypatch.setattr(os, "listdir", listdir)
    monkeypatch.setattr(os, "scandir", scandir)
    mask = os.umask(0o077)
    try:
        assert 0 == main(["build", str(journal), "--output", str(tmp_path / "site"), "--clean"])
    finally:
        os.umask(mask)
        monkeypatch.undo()
    assert [] == differences(site, files_of(tmp_path / "site"))


def pythons() -> list[str]:
    """Other interpreters that have what Decan needs: those of DECAN_PYTHONS, else what is found by its name."""
    named = os.environ.get("DECAN_PYTHONS", "").split(os.pathsep)
    mine = f"python3.{sys.version_info.minor}"
    return [name for name in named if name] or [name for name in ("python3.11", "python3.12", "python3.13") if name != mine]


@pytest.mark.parametrize("name", pythons())
def test_another_python(journal: Path, site: Site, tmp_path: Path, name: str) -> None:
    """Each version of Python makes the same."""
    python = shutil.which(name)
    needs = "import babel, frontmatter, jinja2, markdown_it, mdit_py_plugins, PIL, pygments, watchdog, yaml, _quickjs"
    if python is None or subprocess.run([python, "-c", needs], capture_output=True, check=False).returncode:
        pytest.skip(f"{name} is not here, or lacks what Decan needs; DECAN_PYTHONS names others")
    assert [] == differences(site, built(journal, tmp_path / "site", "--clean", python=python))
