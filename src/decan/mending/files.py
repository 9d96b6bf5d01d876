"""An author's files mended in place: each whole or not at all, and only while it is as it was read."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from decan.config import Config
from decan.mending.texts import mended
from decan.output.failure import Failure, reason
from decan.reading.document import read_document
from decan.reading.sources import SourceFile, decode


@dataclass(frozen=True, slots=True)
class Mend:
    """A file that can be mended: its text as it is, and as it would be."""

    path: str
    """Relative to the content folder."""
    file: Path
    before: str
    after: str

    @property
    def lines(self) -> int:
        """How many lines are others."""
        return sum(one != other for one, other in zip(self.before.split("\n"), self.after.split("\n"), strict=True))


def mends(files: Iterable[SourceFile], config: Config) -> Iterator[Mend]:
    """What can be mended in these files. Those that are too large, cannot be read or are not UTF-8 are left alone."""
    for source in files:
        if not source.markdown or source.size > config.file_limit:
            continue
        try:
            data = Path(source.absolute).read_bytes()
            text = data.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if "\0" in text or "\r" in text.replace("\r\n", ""):  # lines are counted otherwise there
            continue
        after = mended(text, read_document(decode(source.path, data), config))
        if after != text:
            yield Mend(source.path, Path(source.absolute), text, after)


def write(mend: Mend) -> Failure | None:
    """Put the mended text in the file's place, with its mode. A failure leaves the file as it is."""
    place = mend.file.resolve()  # a link stays one
    partial = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        partial.write_bytes(mend.after.encode("utf-8"))
        shutil.copymode(place, partial)
        if place.read_bytes() != mend.before.encode("utf-8"):
            return Failure(f"{mend.file} has been changed meanwhile", "check again; it is as you saved it")
        partial.replace(place)
    except OSError as error:
        return Failure(f"{mend.file} cannot be written: {reason(error)}", "check its permissions; it is as it was")
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return None
