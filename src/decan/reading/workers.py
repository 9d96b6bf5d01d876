"""Many files read, by several processes when there are enough of them; the result is the same for any number."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection

from decan.config import Config
from decan.model.document import Document
from decan.reading.document import read_document
from decan.reading.sources import SourceFile, read

ENOUGH = 60
"""Files from which on a second process is worth its start."""
_GLANCE = 0.2
"""Seconds between two looks at whether the parent still lives."""


def read_documents(files: Sequence[SourceFile], config: Config, jobs: int = 0) -> tuple[Document, ...]:
    """The documents of these files, in their order. ``jobs`` is the number of processes; 0 decides by the number of files."""
    count = jobs or (1 if len(files) < ENOUGH else min(os.cpu_count() or 1, len(files) // (ENOUGH // 2)))
    found = _in_parallel(files, config, count) if count > 1 and len(files) > 1 else None
    return tuple(_read_all(files, config)) if found is None else found


def _read_all(files: Sequence[SourceFile], config: Config) -> list[Document]:
    return [read_document(read(file, config), config) for file in files]


def _in_parallel(files: Sequence[SourceFile], config: Config, count: int) -> tuple[Document, ...] | None:
    """Each worker takes every ``count``-th file, so that the long ones are spread. None when a worker has died, or none can be started."""
    alone = threading.active_count() == 1 and sys.platform == "linux"
    context = get_context("fork") if alone else get_context("spawn")
    workers, lines = [], []
    try:
        with _uninterrupted():
            for number in range(min(count, len(files))):
                line, end = context.Pipe(duplex=False)
                worker = context.Process(target=_work, args=(end, files[number::count], config, os.getpid()), daemon=True)
                worker.start()
                end.close()
                workers.append(worker)
                lines.append(line)
        found: list[Document | None] = [None] * len(files)
        for number, line in enumerate(lines):
            found[number::count] = line.recv()
        return tuple(document for document in found if document is not None)
    except (EOFError, OSError):
        return None
    finally:
        with _uninterrupted():
            for worker in workers:
                worker.kill()
                worker.join()
            for line in lines:
                line.close()


def _work(line: Connection, files: Sequence[SourceFile], config: Config, parent: int) -> None:
    """Read and send, in a process of its own."""
    _leave_with(parent)
    line.send(_read_all(files, config))
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
