"""On what, and with what, it was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benching.tools import Programs, environment

_VERSIONS = {"hugo": ["version"], "pelican": ["--version"], "mkdocs": ["--version"]}


def describe(programs: Programs) -> dict[str, str]:
    """The machine, the day, and the versions of what is there."""
    commands: dict[str, Sequence[str]] = {"decan": [*programs.decan, "--version"]}
    commands |= {name: [str(getattr(programs, name)), *rest] for name, rest in _VERSIONS.items() if programs.has(name)}
    if programs.modules:
        commands["eleventy"] = [str(programs.modules / ".bin" / "eleventy"), "--version"]
    return {
        "processor": _processor(),
        "processors": str(os.cpu_count()),
        "system": platform.platform(),
        "python": platform.python_version(),
        "day": datetime.now(UTC).date().isoformat(),
        **{name: _first_line(command) for name, command in commands.items()},
    }


def load() -> float:
    """How many processes have wanted to run, on average of the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())


def _first_line(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    words = (done.stdout or done.stderr).strip().split()
    return next((word.lstrip("v").partition("-")[0].rstrip(",") for word in words if word.lstrip("v")[:1].isdigit()), "?")
