"""``decan init``: a journal to begin with."""

from __future__ import annotations

import json
from argparse import Namespace
from importlib import metadata
from pathlib import Path

from decan.authoring.planting import plant
from decan.authoring.starter import WORKFLOW, starter
from decan.cli import report
from decan.layout import Layout
from decan.output.failure import Failure


def run(arguments: Namespace) -> int:
    """Write what is not there yet, and say what to do next; the exit status."""
    root: Path = arguments.folder
    if root.exists() and not root.is_dir():
        report.fail(Failure(f"{root} is not a folder", "name a folder, which need not be there yet"))
        return 2
    title = arguments.title or Layout(root.absolute(), root, root).title or "Journal"
    requirement = _requirement()
    done = plant(root, starter(title, report.options_of(arguments).today, requirement))
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
    if not requirement and root / WORKFLOW in done.written:
        print(f"Later: fill in DECAN in {root / WORKFLOW}")
    return 0


def _requirement() -> str:
    """What makes pip install this Decan elsewhere; empty where it came from a folder or a file of this machine."""
    try:
        found = metadata.distribution("decan")
        origin = json.loads(found.read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        return ""
    address, commit = str(origin.get("url", "")), origin.get("vcs_info", {})
    if not origin:
        return f"decan=={found.version}"
    if not address.startswith("https://"):
        return ""
    return f"decan @ {commit['vcs']}+{address}@{commit['commit_id']}" if commit else f"decan @ {address}"
