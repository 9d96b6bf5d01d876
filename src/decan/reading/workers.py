"""Many files read, by several processes when there are enough of them; the result is the same for any number."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context

from decan.config import Config
from decan.model.document import Document
from decan.reading.document import read_document
from decan.reading.sources import SourceFile, read

ENOUGH = 60
"""Files from which on a second process is worth its start."""
_CHUNK = 16
_GLANCE = 0.2
"""Seconds between two looks at whether the parent still lives."""


def read_documents(files: Sequence[SourceFile], config: Config, jobs: int = 0) -> tuple[Document, ...]:
    """The documents of these files, in their order. ``jobs`` is the number of processes; 0 decides by the number of files."""
    count = jobs or (1 if len(files) < ENOUGH else min(os.cpu_count() or 1, len(files) // (ENOUGH // 2)))
    if count > 1 and len(files) > 1:
        with contextlib.suppress(BrokenProcessPool, OSError):
            return _in_parallel(files, config, count)
    return tuple(_read(config, file) for file in files)


def _read(config: Config, file: SourceFile) -> Document:
    return read_document(read(file, config), config)


def _read_chunk(config: Config, files: Sequence[SourceFile]) -> list[Document]:
    return [_read(config, file) for file in files]


def _in_parallel(files: Sequence[SourceFile], config: Config, count: int) -> tuple[Document, ...]:
    """Small chunks, so that one long file does not hold up the rest; put together in order."""
    chunks = [files[begin : begin + _CHUNK] for begin in range(0, len(files), _CHUNK)]
    alone = threading.active_count() == 1 and sys.platform == "linux"
    context = get_context("fork" if alone else "spawn")
    pool = ProcessPoolExecutor(min(count, len(chunks)), context, _leave_with, (os.getpid(),))
    try:
        with _no_interrupts():
            results = pool.map(partial(_read_chunk, config), chunks)
        return tuple(document for chunk in results for document in chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_with(parent: int) -> None:
    """Have this worker end when its parent was killed: it would wait for ever, and keep locked what it has inherited."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_GLANCE)
        os._exit(1)

    if os.name == "posix":
        threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """Workers start with Ctrl-C ignored: this process alone ends, and they with it, without a traceback each."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
