"""The theme's templates compiled once a machine, as Python does with modules.

Compiled templates lie beside the templates in ``__pycache__`` (or where `sys.pycache_prefix` says), and are as much to be trusted as the
compiled modules there. Never in a journal: a journal may come from anywhere, and what is compiled is run.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import compiler
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The compiled templates of one folder, in one language."""

    def __init__(self, templates: Path, language: str, sources: Iterable[Path]) -> None:
        """``sources`` are all files besides a template that say what becomes of it."""
        self._folder = Path(cache_from_source(str(templates / "template.py"))).parent
        self._ending = f".{sys.implementation.cache_tag}.{language}.jinja"
        hasher = blake2b(digest_size=16)
        for path in (Path(compiler.__file__), *sources):
            hasher.update(path.name.encode() + b"\0" + path.read_bytes())
        self._mark = hasher.hexdigest()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (so it is asked)
        """The name of a template's file."""
        return name.replace("/", "-")

    def get_source_checksum(self, source: str) -> str:
        """A digest of a template and of all that is compiled into it."""
        return blake2b(self._mark.encode() + source.encode(), digest_size=16).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, when it was from the same."""
        place = self._folder / f"{bucket.key}{self._ending}"
        with contextlib.suppress(Exception), place.open("rb") as file:  # a damaged file can fail in many ways
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where Python would keep modules. What cannot be written is compiled again the next time."""
        if sys.dont_write_bytecode:
            return
        place = self._folder / f"{bucket.key}{self._ending}"
        partial = place.with_name(f"{place.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            with partial.open("xb") as file:
                bucket.write_bytecode(file)
            partial.replace(place)
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
