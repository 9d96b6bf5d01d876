"""The theme's templates, compiled once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from decan.bytecode import Compiled
from decan.templating import Templates
from decan.words import Words


class Folder:
    """A theme of two templates, and how often it compiles."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.count = 0
        self.write("page.html", "{% include 'part.html' %}, {{ name }}")
        self.write("part.html", "Hello")
        monkeypatch.setattr(sys, "dont_write_bytecode", False)
        real = Templates._compile

        def counted(environment, source, filename):
            self.count += 1
            return real(environment, source, filename)

        monkeypatch.setattr(Templates, "_compile", counted)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def render(self, language: str = "en") -> tuple[str, int]:
        """What a page is in a new process, and how many templates were compiled for it."""
        self.count = 0
        words = Words(language, [self.folder])
        compiled = Compiled(self.folder, language, sorted(self.folder.glob("*.html")))
        return Templates(FileSystemLoader(self.folder), words, self.folder, compiled).get_template("page.html").render(
            name="you"
        ), self.count


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Folder:
    """A theme whose page was rendered once."""
    folder = Folder(tmp_path, monkeypatch)
    assert ("Hello, you", 1) == folder.render()
    return folder


def test_a_second_process_compiles_nothing(folder: Folder) -> None:
    """And shows the same."""
    assert ("Hello, you", 0) == folder.render()


def test_a_part_that_changes(folder: Folder) -> None:
    """Is compiled into the page anew."""
    folder.write("part.html", "Good day")
    assert ("Good day, you", 1) == folder.render()


def test_each_language_has_its_own(folder: Folder) -> None:
    """Words are looked up while a template is compiled."""
    assert [1, 0, 0] == [folder.render("de")[1], folder.render("de")[1], folder.render("en")[1]]


@pytest.mark.parametrize("damage", [b"", b"noise", b"\x80\x05K\x01."])
def test_damage(folder: Folder, damage: bytes) -> None:
    """What cannot be read is compiled again."""
    for path in (folder.folder / "__pycache__").iterdir():
        path.write_bytes(path.read_bytes()[:30] + damage)
    assert [("Hello, you", 1), ("Hello, you", 0)] == [folder.render(), folder.render()]


def test_where_python_keeps_nothing(folder: Folder, monkeypatch) -> None:
    """Nothing is kept."""
    folder.write("part.html", "Good day")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [1, 1] == [folder.render()[1], folder.render()[1]]
