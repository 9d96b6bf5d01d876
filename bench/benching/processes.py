"""Running a command with a clock beside it, and looking at a tree of processes through ``/proc``."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

_TICKS = os.sysconf("SC_CLK_TCK")
_STEP = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    seconds: float
    """From just before it was started until it had ended."""
    cpu: float
    """Seconds of all processors, its own and those of the processes that it waited for."""
    status: int
    output: str
    peak: int = 0
    """Bytes that all its processes had at the worst moment; 0 where nobody looked."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float, *, memory: bool = False) -> Run:
    """Run a command to its end, or kill it after `limit` seconds; with `memory` look at its memory meanwhile, which costs it time."""
    with _log(folder).open("w+", encoding="utf-8", errors="replace") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        guard = threading.Timer(limit, _kill, [process.pid])
        guard.start()
        done = threading.Event()
        peaks = [0]
        watcher = threading.Thread(target=_watch, args=(process.pid, done, peaks))
        if memory:
            watcher.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)  # Popen.wait() with a limit would sleep between looks, and so round the time
            seconds = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            guard.cancel()
            done.set()
            if process.returncode is None:  # somebody wants all of this to end, and the command is in a session of its own
                _kill(process.pid)
        if memory:
            watcher.join()
        output.seek(0)
        return Run(seconds, usage.ru_utime + usage.ru_stime, process.returncode, output.read(), max(peaks))


def end_kindly() -> None:
    """Let SIGTERM end this process as Ctrl-C does, so that no command and no folder is left behind."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)


def _log(folder: Path) -> Path:
    """Where what a command prints goes: beside the workspace, for the tool may watch what is in it."""
    return folder.with_name(f"{folder.name}.log")


def _kill(pid: int) -> None:
    """End a session that we began."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _watch(pid: int, done: threading.Event, peaks: list[int]) -> None:
    while not done.wait(_STEP):
        peaks.append(memory(pid))


def tree(pid: int) -> list[int]:
    """A process and all that descend from it, as far as they are there now."""
    found, rest = [], [pid]
    while rest:
        one = rest.pop()
        found.append(one)
        for children in _each(Path(f"/proc/{one}/task"), "*/children"):
            rest += map(int, children.split())
    return found


def memory(pid: int) -> int:
    """Bytes of a tree of processes: the sum of their proportional set sizes, in which a page that two share counts half for each."""
    total = 0
    for one in tree(pid):
        for line in _read(Path(f"/proc/{one}/smaps_rollup")).splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def cpu(pid: int) -> float:
    """Seconds of all processors that a tree of processes has had, in user and in kernel mode."""
    ticks = 0
    for one in tree(pid):
        fields = _read(Path(f"/proc/{one}/stat")).rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:13]))
    return ticks / _TICKS


def _each(folder: Path, pattern: str) -> list[str]:
    try:
        return [_read(path) for path in folder.glob(pattern)]
    except OSError:
        return []


def _read(path: Path) -> str:
    """A file of a process; empty when the process is gone."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class Server:
    """A command that stays, in a session of its own; a context manager."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self._log = _log(folder).open("w+", encoding="utf-8", errors="replace")
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """Of the first process."""
        return self._process.pid

    def wait_until(self, ready: Callable[[], bool], limit: float) -> float:
        """Wait until something holds; seconds that it took."""
        begun = time.perf_counter()
        while not ready():
            if self._process.poll() is not None:
                raise RuntimeError(f"the server ended:\n{self.output()}")
            if time.perf_counter() - begun > limit:
                raise TimeoutError(f"not ready after {limit:.0f} s:\n{self.output()}")
            time.sleep(0.05)
        return time.perf_counter() - begun

    def output(self) -> str:
        """The end of what it printed."""
        return _read(Path(self._log.name))[-2000:]

    def __enter__(self) -> Server:
        """It runs already."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it: kindly, then not."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        _kill(self._process.pid)
        self._process.wait()
        self._log.close()
