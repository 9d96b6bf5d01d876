"""The generators: what each reads, how it is called, what it leaves."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benching.shapes import SHAPES, write

PEERS = Path(__file__).parents[1] / "peers"
_DECAN = "title: A learning journal\nurl: https://journal.example.org/\ncards: {cards}\n"
_SCRIPT = 2
"""Bytes that tell a script from a program."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the generators are; what is not there is ``None``."""

    decan: tuple[str, ...]
    hugo: Path | None
    pelican: Path | None
    mkdocs: Path | None
    modules: Path | None
    """A ``node_modules`` with Eleventy in it."""

    def has(self, tool: str) -> bool:
        """Whether a tool can be run."""
        place = {"hugo": self.hugo, "pelican": self.pelican, "mkdocs": self.mkdocs, "eleventy": self.modules}
        return place.get(tool, Path()) is not None


def find(venv: Path | None, npm: Path | None, decan: str | None) -> Programs:
    """The programs of a virtual environment and of a folder where npm installed, else those on PATH; Decan by a command, else ours."""
    path = os.pathsep.join([*([str(venv / "bin")] if venv else []), os.environ.get("PATH", "")])

    def which(name: str) -> Path | None:
        found = shutil.which(name, path=path)
        return Path(found) if found else None

    modules = (npm or Path()) / "node_modules"
    return Programs(
        decan=tuple(shlex.split(decan)) if decan else (sys.executable, "-m", "decan"),
        hugo=_itself(which("hugo")),
        pelican=which("pelican"),
        mkdocs=which("mkdocs"),
        modules=modules.resolve() if (modules / ".bin" / "eleventy").exists() else None,
    )


def _itself(hugo: Path | None) -> Path | None:
    """Hugo's program, where what was found is the Python package's script that starts it: the script's time is not Hugo's."""
    if hugo is None or hugo.read_bytes()[:_SCRIPT] != b"#!":
        return hugo
    inside = sorted(hugo.resolve().parents[1].glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return inside[0] if inside else hugo


@dataclass(frozen=True, slots=True)
class Tool:
    """One generator, perhaps one of several ways to use it."""

    name: str
    kind: str
    """Of which program it is: ``decan``, ``hugo``, …"""
    shape: str
    build: Callable[[Programs], list[str]]
    """The command of a build, in the workspace."""
    serve: Callable[[Programs, int], list[str]]
    """The command of the preview at a port."""
    entries: str
    """The folder of the entries in the workspace."""
    made: tuple[str, ...]
    """What a build leaves in the workspace; without it the next one is cold."""
    cards: bool = False
    """Whether Decan draws a picture for each shared link, which no peer does."""

    def prepare(self, folder: Path, count: int, seed: str, programs: Programs) -> Path:
        """A workspace with settings, theme and a journal of so many entries."""
        if self.kind == "decan":
            folder.mkdir(parents=True)
            (folder / "decan.yaml").write_text(_DECAN.format(cards=str(self.cards).lower()), encoding="utf-8")
        else:
            shutil.copytree(PEERS / self.kind, folder)
            (folder / "static").mkdir(exist_ok=True)
            shutil.copyfile(PEERS / "style.css", folder / ("static/style.css" if self.kind == "hugo" else "style.css"))
        if self.kind == "eleventy" and programs.modules:
            (folder / "node_modules").symlink_to(programs.modules)
        write(self.shape, count, folder / Path(self.entries).parent, seed)
        return folder

    def clear(self, folder: Path) -> None:
        """Take away all that a build made."""
        for name in self.made:
            shutil.rmtree(folder / name, ignore_errors=True)


def _decan(name: str, shape: str, *, cards: bool = False) -> Tool:
    return Tool(
        name,
        "decan",
        shape,
        lambda programs: [*programs.decan, "build"],
        lambda programs, port: [*programs.decan, "serve", ".", "--port", str(port)],
        "content/journal",
        ("site", ".decan"),
        cards,
    )


TOOLS: Mapping[str, Tool] = {
    tool.name: tool
    for tool in (
        Tool(
            "hugo",
            "hugo",
            "hugo",
            lambda programs: [str(programs.hugo), "--quiet"],
            lambda programs, port: [str(programs.hugo), "server", "--bind", "127.0.0.1", "--port", str(port)],
            "content/journal",
            ("public", "resources"),
        ),
        _decan("decan", "days"),
        _decan("decan-months", "months"),
        _decan("decan-cards", "days", cards=True),
        Tool(
            "pelican",
            "pelican",
            "pelican",
            lambda programs: [str(programs.pelican), "content", "-s", "pelicanconf.py", "--quiet"],
            lambda programs, port: [
                str(programs.pelican),
                "content",
                "-s",
                "pelicanconf.py",
                "-l",
                "-r",
                "-b",
                "127.0.0.1",
                "-p",
                str(port),
            ],
            "content/journal",
            ("output", "cache"),
        ),
        Tool(
            "eleventy",
            "eleventy",
            "eleventy",
            lambda _programs: ["node_modules/.bin/eleventy", "--quiet"],
            lambda _programs, port: ["node_modules/.bin/eleventy", "--serve", "--quiet", "--port", str(port)],
            "content/journal",
            ("_site", ".cache"),
        ),
        Tool(
            "mkdocs",
            "mkdocs",
            "mkdocs",
            lambda programs: [str(programs.mkdocs), "build", "--quiet"],
            lambda programs, port: [str(programs.mkdocs), "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
            f"docs/{SHAPES['mkdocs'].folder}",
            ("site", ".cache"),
        ),
    )
}
"""By name, in the order in which they are run: Hugo just before Decan."""


def environment() -> dict[str, str]:
    """What every tool is run with: no colours, Decan of this checkout where none is installed, modules compiled once, as installed."""
    source = str(Path(__file__).parents[2] / "src")
    path = os.environ.get("PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": f"{source}{os.pathsep}{path}" if path else source}
