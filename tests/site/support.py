"""A site in a dictionary: files in, pages, journal and diagnostics out."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from decan.cli import main


@dataclass(frozen=True)
class Built:
    """What a build left: its exit status, what it printed, and the folders."""

    status: int
    output: str
    content: Path
    site: Path

    @property
    def journal(self) -> dict[str, object]:
        """``journal.json``."""
        found = json.loads((self.site / "journal.json").read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found

    def page(self, path: str) -> str:
        """A page's HTML by its folder."""
        return (self.site / path / "index.html").read_text(encoding="utf-8")

    def words(self, path: str) -> str:
        """A page's words without its tags."""
        html = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", self.page(path), flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    @property
    def pages(self) -> set[str]:
        """All pages, by their folders."""
        return {path.parent.relative_to(self.site).as_posix() for path in self.site.rglob("index.html")}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, text dedented, and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode())
    return folder


def decan(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, which saves half a second each time, and take what it prints."""
    printed, complained = io.StringIO(), io.StringIO()
    collected = gc.isenabled()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complained):
            status = main(arguments)
    finally:
        if collected:
            gc.enable()
    return subprocess.CompletedProcess(["decan", *arguments], status, printed.getvalue(), complained.getvalue())


def build(folder: Path, files: Mapping[str, str | bytes], *options: str) -> Built:
    """Write the files as a journal's content and build it."""
    content = write(folder / "content", files)
    result = decan("build", str(content), "--output", str(folder / "site"), *options)
    assert "Traceback" not in result.stderr + result.stdout
    return Built(result.returncode, result.stdout + result.stderr, content, folder / "site")


def codes(built: Built) -> list[tuple[str, str, int]]:
    """(code, path, line) of each diagnostic that ``decan check`` gives."""
    found = json.loads(decan("check", str(built.content), "--format", "json").stdout)
    rows = found["diagnostics"] if isinstance(found, dict) else found
    return [(row["code"], row["path"], row["line"]) for row in rows]
