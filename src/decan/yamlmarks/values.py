"""What YAML is read into."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 64 * 1024
"""Characters of YAML that are read."""
DEEPEST = 40
"""Lists and mappings inside each other that are read."""


_UNSOUND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sound(text: str) -> str:
    r"""A value without what no feed can hold, such as an ``\x1b`` that has been written as an escape."""
    return _UNSOUND.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written. ``plain`` says that no quotes stood around it; ``line`` and ``column`` are from 0, in the YAML."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in order; a key that stands twice is there twice."""

    items: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the YAML could not be read, and where (from 0)."""

    message: str
    line: int
    column: int
    hint: str = ""
