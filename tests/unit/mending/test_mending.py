"""``decan check --fix``: what is safe is mended, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.cli import main
from decan.config import Config
from decan.mending import files as mending
from decan.mending.files import Mend, mends, write
from decan.mending.texts import mended
from decan.reading.document import read_document
from decan.reading.sources import decode, scan

TRACKED = "https://example.org/a?id=7&utm_source=mail&utm_medium=x#part"


def after(text: str) -> str:
    """A text, mended."""
    return mended(text, read_document(decode("a.md", text.encode()), Config()))


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("I donâ€™t know ðŸ˜‰ yet\n", "I don’t know 😉 yet\n"),
        (f"[a]({TRACKED}) and <{TRACKED}>\n", "[a](https://example.org/a?id=7#part) and <https://example.org/a?id=7#part>\n"),
        ("See https://youtu.be/90kZRyPcRZw?si=abc today\n", "See https://youtu.be/90kZRyPcRZw today\n"),
        ("---\ntags: [Trees, clocks, trees,  Clocks]\n---\nText\n", "---\ntags: [Trees, clocks]\n---\nText\n"),
        ("---\r\ntags: [a, A]  # mine\r\n---\r\nText\r\n", "---\r\ntags: [a]  # mine\r\n---\r\nText\r\n"),
        ("---\ntitle: x\n---\ntags: [a, a]\n", "---\ntitle: x\n---\ntags: [a, a]\n"),
        ('---\ntags: ["a, b", a]\n---\n', '---\ntags: ["a, b", a]\n---\n'),
        ("https://example.org/a?id=7\n", "https://example.org/a?id=7\n"),
        ("No end of line, two blanks  ", "No end of line, two blanks  "),
        ("CafÃƒÂ©, misread twice\n", "Café, misread twice\n"),
        ("Ünïcödé and “quotes”, as they should be\n", "Ünïcödé and “quotes”, as they should be\n"),
    ],
)
def test_texts(before: str, text: str) -> None:
    """Each kind of fault, and what only looks like one."""
    assert text == after(before)


@given(st.text(max_size=300))
def test_what_is_mended_stays_so(text: str) -> None:
    """Mending again changes nothing, and no line comes or goes."""
    text = text.replace("\r", "").replace("\0", "")
    once = after(text)
    assert (once, text.count("\n")) == (after(once), once.count("\n"))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal with a file to mend, one to leave alone, and one that is not UTF-8."""
    (tmp_path / "a.md").write_bytes("I donâ€™t know\r\n".encode())
    (tmp_path / "b.md").write_text("Fine.\n")
    (tmp_path / "c.md").write_bytes(b"caf\xe9 don\xe2\x80\x99t\n")
    (tmp_path / "a.md").chmod(0o640)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_fix(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Writes what can be mended, with the file's mode; says so; and then checks."""
    before = contents(journal)
    main(["check", str(journal), "--fix"])
    assert {**before, "a.md": "I don’t know\r\n".encode()} == contents(journal)
    assert (0o640, True) == ((journal / "a.md").stat().st_mode & 0o777, "a.md, 1 line" in capsys.readouterr().err)
    assert [] == list(mends(scan(journal, Config())[0], Config()))


def test_dry_run(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows the difference, and changes nothing."""
    before = contents(journal)
    assert (0, before) == (main(["check", str(journal), "--fix", "--dry-run"]), contents(journal))
    said = capsys.readouterr()
    assert ["-I donâ€™t know", "+I don’t know"] == [
        line.rstrip() for line in said.out.splitlines() if line[0] in "+-" and line[:3] not in {"+++", "---"}
    ]
    assert "1 file would be mended; nothing was changed" in said.err


def test_dry_run_alone(journal: Path) -> None:
    """Is a mistake of usage."""
    assert 2 == main(["check", str(journal), "--dry-run"])


def test_a_file_that_was_changed_meanwhile(journal: Path) -> None:
    """Is not overwritten."""
    mend = next(mends(scan(journal, Config())[0], Config()))
    (journal / "a.md").write_text("Saved by the author.\n")
    failed = write(mend)
    assert failed is not None
    assert ("Saved by the author.\n", 3) == ((journal / "a.md").read_text(), len(list(journal.iterdir())))


def test_a_disk_that_is_full(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the file as it is, and nothing beside it."""
    before = contents(journal)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mending.shutil, "copymode", full)
    assert (2, before) == (main(["check", str(journal), "--fix"]), contents(journal))


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is mended."""
    (tmp_path / "real.md").write_text("donâ€™t\n")
    (tmp_path / "link.md").symlink_to("real.md")
    assert None is write(Mend("link.md", tmp_path / "link.md", "donâ€™t\n", "don’t\n"))
    assert (True, "don’t\n") == ((tmp_path / "link.md").is_symlink(), (tmp_path / "real.md").read_text())
