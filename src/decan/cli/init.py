"""``decan init``: a journal to begin with."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from decan.authoring.planting import plant
from decan.authoring.starter import starter
from decan.cli import report
from decan.output.failure import Failure


def run(arguments: Namespace) -> int:
    """Write what is not there yet, and say what to do next; the exit status."""
    root: Path = arguments.folder
    if root.exists() and not root.is_dir():
        report.fail(Failure(f"{root} is not a folder", "name a folder, which need not be there yet"))
        return 2
    name = " ".join(re.split(r"[-_+.\\s]+", root.absolute().name)).strip()
    done = plant(root, starter(arguments.title or name[:1].upper() + name[1:] or "Journal", report.options_of(arguments).today))
    if isinstance(done, Failure):
        report.fail(done)
        return 2
    for path in done.written:
        print(f"wrote  {path}")
    for path in done.kept:
        print(f"kept   {path}, which was there already")
    here = "" if root == Path() else f" {root}"
    print(f"\nNext:  decan serve{here} --open      shows the journal while you write")
    print(f'       decan new entry "A title"{" --journal" + here if here else ""}')
    return 0
