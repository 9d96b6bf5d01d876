"""Much work done by several processes; what comes out is the same for any number of them."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from decan.pickling import packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

Shares = Sequence[Sequence[int]]
"""For each process the indexes of the items that it works on."""
_BATCH = 100
"""Results that travel together: all at once would need their memory twice, at both ends."""
_GLANCE = 0.2
"""Seconds between two looks at whether the parent still lives."""


def can_inherit() -> bool:
    """Whether another process can begin with all that this one knows: else what it works on has to travel."""
    return threading.active_count() == 1 and sys.platform == "linux"


def spread(
    work: Callable[[Sequence[T]], Sequence[R]],
    items: Sequence[T],
    jobs: int,
    enough: int,
    shared: Callable[[Sequence[T], int], Shares] | None = None,
    *,
    apart: bool = False,
) -> tuple[R, ...]:
    """What ``work`` makes of the items, one for each, in their order.

    ``jobs`` is the number of processes, this one among them; 0 decides by the number of items: ``enough`` of them are worth a second one's
    start. With ``apart`` so many others work, and this one only collects: what it keeps then lies together in its memory, without the gaps
    that work leaves. ``work`` must be able to travel to another process (a function of a module). It gets there the items that ``shared``
    gives it, else every so-manieth.
    """
    count = min(jobs or (1 if len(items) < enough else min(os.cpu_count() or 1, len(items) // (enough // 2))), max(len(items), 1))
    indexes = shared(items, count) if shared else [range(number, len(items), count) for number in range(count)]
    if apart and count > 1:
        indexes = [[], *indexes]
    shares = [[items[index] for index in share] for share in indexes]
    with uncollected(), _others(work, shares[1:]) as lines:
        parts = [work(shares[0]), *(_received(line, work, share) for line, share in zip(lines, shares[1:], strict=True))]
    found = {index: one for share, part in zip(indexes, parts, strict=True) for index, one in zip(share, part, strict=True)}
    return tuple(found[index] for index in range(len(items)))


@contextlib.contextmanager
def _others(work: Callable[[Sequence[T]], Sequence[R]], shares: Sequence[Sequence[T]]) -> Iterator[list[Connection | None]]:
    """A process for each share, and what it sends on; None where none could be started. None of them is left at the end of the block."""
    if not shares:
        yield []
        return
    from multiprocessing import get_context

    context = get_context("fork") if can_inherit() else get_context("spawn")
    workers: list[BaseProcess] = []
    lines: list[Connection | None] = []
    try:
        with _uninterrupted(), contextlib.suppress(OSError):
            for share in shares:
                line, end = context.Pipe(duplex=False)
                worker: BaseProcess = context.Process(target=_work, args=(end, work, share, os.getpid()), daemon=True)
                worker.start()
                end.close()
                workers.append(worker)
                lines.append(line)
        yield [*lines, *[None] * (len(shares) - len(lines))]
    finally:
        with _uninterrupted():
            for worker in workers:
                worker.kill()
                worker.join()
            for opened in lines:
                if opened is not None:
                    opened.close()


def _received(line: Connection | None, work: Callable[[Sequence[T]], Sequence[R]], share: Sequence[T]) -> Sequence[R]:
    """What another process makes of its share; it is done here if that one has died."""
    if line is not None:
        with contextlib.suppress(EOFError, OSError):
            found: list[R] = []
            while batch := line.recv_bytes():
                found += pickle.loads(batch)  # noqa: S301 (it comes from a process of ours)
            return found
    return work(share)


def _work(line: Connection, work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], parent: int) -> None:
    """Work and send, in a process of its own. One that fails sends nothing: its share is done where a failure can be told."""
    _leave_with(parent)
    gc.disable()
    with contextlib.suppress(Exception):
        found = work(items)
        for start in range(0, len(found), _BATCH):
            line.send_bytes(packed(found[start : start + _BATCH]))
        line.send_bytes(b"")  # it is whole
    line.close()


def aside(work: Callable[[], object]) -> Callable[[], None]:
    """Have work done by another process meanwhile, or at once where there is none to spare. Call what comes back to wait for its end.

    Nothing comes back from the work, and nothing is told of its failure.
    """
    if not can_inherit() or (os.cpu_count() or 1) < 2:
        with contextlib.suppress(Exception):
            work()
        return lambda: None
    from multiprocessing import get_context

    worker = get_context("fork").Process(target=_aside, args=(work, os.getpid()), daemon=True)
    try:
        with _uninterrupted():
            worker.start()
    except OSError:
        return lambda: None
    return worker.join


def _aside(work: Callable[[], object], parent: int) -> None:
    _leave_with(parent)
    gc.disable()
    with contextlib.suppress(Exception):
        work()


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage until the end of the block: what is made stays, and is looked through again and again."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


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
