"""Files that are files: a pipe never ends to be waited for, and a device never ends."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_regular(path: str | Path, most: int = -1) -> bytes:
    """The bytes of a file, of ``most`` those at its beginning. Raises OSError, also for what is neither a file nor a link to one."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)
