"""The record of what Decan has written: ``.decan-record`` in the output folder.

It lies there, not in the cache, because it must not be lost when the cache is deleted or the site is moved. It has no times, so
the same site has the same record. Before a build writes anything it records what it is about to write (``planned``); so a build that is
killed leaves nothing that the next one does not know.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from decan.regular import read_regular

NAME = ".decan-record"
PARTIAL = ".decan-partial"
"""The folder of files on their way into the site (`decan.output.staging`)."""
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """Output path → digest: of files that are ours, and of those that a build was about to write when it ended."""

    files: Mapping[str, str] = field(default_factory=dict)
    planned: Mapping[str, str] = field(default_factory=dict)

    def owns(self, path: str, digest: str) -> bool:
        """Whether the file that lies there with that digest is ours to overwrite."""
        return path in self.files or self.planned.get(path) == digest

    def wrote(self, path: str, digest: str) -> bool:
        """Whether it is, byte for byte, what Decan wrote: only then it may be deleted."""
        return digest in {self.files.get(path), self.planned.get(path)}


def record_in(output: Path) -> str:
    """The text of the record. Raises OSError, also where a link has its name: to write it would put a file in the link's place."""
    if (output / NAME).is_symlink():
        raise OSError(errno.EINVAL, "it is a link", str(output / NAME))
    return read_regular(output / NAME).decode("utf-8")


def read_record(output: Path) -> Record | None:
    """The record of an output folder: an empty one when there is none, None when something else has its name."""
    try:
        text = record_in(output)
    except FileNotFoundError:
        return Record()
    except (OSError, UnicodeDecodeError):
        return None
    return parse_record(text)


def parse_record(text: str) -> Record | None:
    """The record in a text; paths that would lead out of the folder are not taken. None for anything else than a record."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or value.get("decan-record") != _FORMAT:
        return None
    return Record(_files(value.get("files")), _files(value.get("planned")))


def _files(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {path: digest for path, digest in value.items() if isinstance(digest, str) and is_inside(path)}


def is_inside(path: str) -> bool:
    """Whether an output path stays in its folder and is none of our own bookkeeping.

    >>> [is_inside(path) for path in ("a/b.html", "../b", "/b", "a//b", "C:b")]
    [True, False, False, False, False]
    """
    parts = path.split("/")
    clean = all(part not in {"", ".", ".."} for part in parts) and "\\" not in path and "\0" not in path
    return clean and ":" not in parts[0] and path != NAME and parts[0] != PARTIAL


def record_text(record: Record) -> str:
    """The record as it is written: sorted, one path a line."""
    value = {"decan-record": _FORMAT, "files": dict(sorted(record.files.items()))}
    if record.planned:
        value["planned"] = dict(sorted(record.planned.items()))
    return json.dumps(value, separators=(",\n", ": ")) + "\n"
