"""A page of the site before it is rendered: where it lies and all that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NewType

Url = NewType("Url", str)
"""A path from the site's root with a leading ``/``, not percent-encoded, perhaps with ``#anchor``: ``/2022/02/01/``."""

OutputPath = NewType("OutputPath", str)
"""A path in the output folder with ``/``: ``2022/02/01/index.html``."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render. ``context`` is a finished, plain value (mappings, tuples, strings, numbers): what is not in it cannot be shown."""

    url: Url
    output: OutputPath
    template: str
    context: Mapping[str, object] = field(hash=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file to write as it is: bytes made by Decan (feeds, exports, styles)."""

    output: OutputPath
    data: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture to draw, but only where it does not lie yet: its name says all that is on it."""

    output: OutputPath
    draw: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the author's to copy: ``source`` is an absolute path."""

    output: OutputPath
    source: str
