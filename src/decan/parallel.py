"""Much work done by several processes; what comes out is the same for any number of them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_GLANCE = 0.2
"""Seconds between two looks at whether the parent still lives."""


def spread(work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], jobs: int, enough: int) -> tuple[R, ...]:
    """What ``work`` makes of the items, one for each, in their order.

    ``jobs`` is the number of processes; 0 decides by the number of items: ``enough`` of them are worth a second one's start. ``work`` must
    be able to travel to another process (a function of a module), and gets a part of the items there.
    """
    count = jobs or (1 if len(items) < enough else min(os.cpu_count() or 1, len(items) // (enough // 2)))
    found = _in_parallel(work, items, count) if count > 1 and len(items) > 1 else None
    return tuple(work(items) if found is None else found)


def _in_parallel(work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], count: int) -> list[R] | None:
    """Each worker takes every ``count``-th item, so that the long ones are spread. None when a worker has died, or none can be started."""
    alone = threading.active_count() == 1 and sys.platform == "linux"
    context = get_context("fork") if alone else get_context("spawn")
    workers, lines = [], []
    try:
        with _uninterrupted():
            for number in range(min(count, len(items))):
                line, end = context.Pipe(duplex=False)
                worker = context.Process(target=_work, args=(end, work, items[number::count], os.getpid()), daemon=True)
                worker.start()
                end.close()
                workers.append(worker)
                lines.append(line)
        parts = [iter(line.recv()) for line in lines]
        return [next(parts[number % count]) for number in range(len(items))]
    except (EOFError, OSError):
        return None
    finally:
        with _uninterrupted():
            for worker in workers:
                worker.kill()
                worker.join()
            for line in lines:
                line.close()


def _work(line: Connection, work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], parent: int) -> None:
    """Work and send, in a process of its own."""
    _leave_with(parent)
    line.send(work(items))
    line.close()


def _leave_with(parent: int) -> None:
    """Have this worker end when its parent has been killed: it would wait for ever, and keep what it has inherited locked."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_GLANCE)
        os._exit(1)

    if os.name == "posix":
        threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the end of the block; processes that are started in it never hear it.

    Threads have no interrupts to hold back. Where signals cannot be held back, they are ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
    elif sys.platform == "win32":
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
    else:
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
