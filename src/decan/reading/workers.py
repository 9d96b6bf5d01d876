"""Many files read, by several processes when there are enough of them; the result is the same for any number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from decan.config import Config
from decan.model.document import Document
from decan.parallel import spread
from decan.reading.cache import Cache
from decan.reading.document import read_document
from decan.reading.sources import SourceFile, read

ENOUGH = 60
"""Files from which on a second process is worth its start."""


def read_documents(files: Sequence[SourceFile], config: Config, jobs: int = 0, cache: Cache | None = None) -> tuple[Document, ...]:
    """The documents of these files, in their order. ``jobs`` is the number of processes; 0 decides by the number of files.

    Files that have not changed are taken from the ``cache``, which takes the others.
    """
    known = {file.path: document for file in files if (document := cache.known(file)) is not None} if cache else {}
    fresh = [file for file in files if file.path not in known]
    found = spread(partial(_read_all, config=config), fresh, jobs, ENOUGH, apart=True)
    if cache is not None:
        cache.take(zip(fresh, found, strict=True))
    known.update((document.path, document) for document in found)
    return tuple(known[file.path] for file in files)


def _read_all(files: Sequence[SourceFile], config: Config) -> list[Document]:
    return [read_document(read(file, config), config) for file in files]
