"""Builds of what somebody means ill with, in a process that may not grow or last without end."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FULL = os.environ.get("DECAN_HOSTILE") == "full"
"""The largest sizes, each in a build of its own."""
_MEMORY = 2 << 30
_SECONDS = 240
_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from decan.cli import main
status = main(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"\\ntook {used.ru_utime + used.ru_stime:.1f} s and {used.ru_maxrss >> 10} MB", file=sys.stderr)
sys.exit(status)
"""


@dataclass(frozen=True)
class Ran:
    """The end of a command: ``status``, all that it said, and its last line, what it took."""

    status: int
    said: str
    took: str = ""

    @property
    def well(self) -> bool:
        """Whether it ended as commands do: no signal, no mistake of ours, and nothing that a terminal would obey."""
        return self.status in {0, 1, 2} and not any(sign in self.said for sign in ("Traceback", "internal error", "\x1b", "\x9b", "\u202e"))


def limited(*arguments: object, cwd: Path | None = None, home: Path | None = None) -> Ran:
    """Run a command with two gigabytes and four minutes, which is far more than it needs."""
    command = [sys.executable, "-c", _LIMITED, str(_MEMORY), *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1", **({"HOME": str(home)} if home else {})}
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, cwd=cwd, env=environment)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    text, _, took = said.rpartition("\ntook ")
    return Ran(done.returncode, text if took else said, took.strip())


def snapshot(folder: Path) -> dict[str, tuple[object, ...]]:
    """All below a folder: bytes of files, places of links, kinds of all else, and modes."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        inside: object = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else ""
        found[path.relative_to(folder).as_posix()] = (mode, inside)
    return found
