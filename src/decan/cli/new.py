"""``decan new``: a file that begins as most of its kind do. Prints its path, and nothing else."""

from __future__ import annotations

import os
import shlex
import subprocess
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from decan.authoring.drafts import Desk, draft
from decan.authoring.planting import plant
from decan.building import load
from decan.cli import report
from decan.layout import Layout, locate
from decan.output.failure import Failure

_EDITOR = "vi"


def run(arguments: Namespace) -> int:
    """Write the file, say where it is, and open it if that was asked for; the exit status."""
    layout = locate(arguments.journal, arguments.content)
    made = layout if isinstance(layout, Failure) else _made(arguments, layout)
    if isinstance(made, Failure):
        report.fail(made)
        return 2
    print(_shown(made), flush=True)
    return _edit(made) if arguments.edit else 0


def _made(arguments: Namespace, layout: Layout) -> Path | Failure:
    """The new file."""
    options = report.options_of(arguments)
    loaded = load(layout, replace(options, drafts=True, future=True))
    desk = Desk(loaded.journal, loaded.config, arguments.date or options.today, lambda path, line: _line(layout.content / path, line))
    found = draft(arguments.kind, arguments.words.strip(), desk)
    if isinstance(found, Failure):
        return found
    done = plant(layout.content, {found.path: found.text})
    if isinstance(done, Failure):
        return done
    if done.kept:
        return Failure(f"{_shown(done.kept[0])} is there already", "give it another title, or write in that one; nothing was changed")
    return done.written[0]


def _shown(path: Path) -> str:
    """A path from the working directory where it lies below that, else as a whole."""
    here = Path.cwd()
    return str(path.relative_to(here) if here in path.parents else path)


def _line(path: Path, number: int) -> str:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _edit(path: Path) -> int:
    """Open the author's editor, and wait for it."""
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or _EDITOR)
    try:
        return 0 if subprocess.run([*editor, str(path)], check=False).returncode == 0 else 2  # noqa: S603 (the author chose it)
    except OSError:
        report.fail(Failure(f"{editor[0]} cannot be started", "set EDITOR to the editor that you use; the file is written"))
        return 2
