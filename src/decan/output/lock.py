"""One build at a time for an output folder. The lock goes with the process, so a killed build leaves none behind."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the folder's lock. ``waiting`` is called once when another build has it; then we wait until that has ended.

    The folder must exist. Raises OSError when it cannot be opened. Where the file system knows no locks, there is none.
    """
    handle = _open(folder)
    try:
        with contextlib.suppress(OSError):
            if not _take(handle, wait=False):
                waiting()
                _take(handle, wait=True)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover
    import hashlib
    import msvcrt
    import tempfile

    def _open(folder: Path) -> int:
        name = hashlib.blake2b(str(folder.resolve()).lower().encode(), digest_size=8).hexdigest()
        return os.open(Path(tempfile.gettempdir()) / f"decan-{name}.lock", os.O_RDWR | os.O_CREAT)

    def _take(handle: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
            else:
                return True

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
