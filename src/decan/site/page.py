"""A page of the site before it is rendered: where it lies and all that it shows."""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NewType

from decan.digests import digest_of

if TYPE_CHECKING:
    from decan.config import Named
    from decan.site.view import View

Url = NewType("Url", str)
"""A path from the site's root with a leading ``/``, not percent-encoded, perhaps with ``#anchor``: ``/2022/02/01/``."""

OutputPath = NewType("OutputPath", str)
"""A path in the output folder with ``/``: ``2022/02/01/index.html``."""


Context = Mapping[str, object]
"""A finished, plain value (mappings, tuples, strings, numbers): what is not in it cannot be shown."""


class Shared(dict[str, object]):
    """A part of contexts that many pages show: a plain mapping that keeps what templates have made of it."""

    __slots__ = ("_digest", "html")

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self.html: dict[object, str] = {}
        """By the macro that made it."""
        self._digest = b""

    @property
    def digest(self) -> bytes:
        """Of the values."""
        if not self._digest:
            self._digest = _digest("", self)
        return self._digest


def key_of(template: str, context: Context) -> str:
    """A digest of all that a page is rendered from, but for the theme itself."""
    return _digest(template, context).hex()


def _digest(template: str, context: Context) -> bytes:
    """Of plain values. Version 2 of the format writes equal values as equal bytes.

    What pages share is no plain value to `marshal`; where it lies at hand, its digest stands for it.
    """
    plain = {key: one if type(one) is str else _without_shared(one) for key, one in context.items()}
    try:
        data = marshal.dumps((template, plain), 2)
    except ValueError:
        data = json.dumps((template, context), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).digest()


def _without_shared(value: Any) -> Any:  # noqa: ANN401
    if type(value) is tuple:
        return tuple([one.digest if type(one) is Shared else one for one in value])
    return value.digest if type(value) is Shared else value


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: where it lies, and how to show it from a view of the journal. Nothing is looked up before it is asked for."""

    url: Url
    output: OutputPath
    template: str
    view: View = field(hash=False, compare=False, repr=False)
    show: Callable[..., Context] = field(hash=False, repr=False)
    """Called with the view, the URL and ``about``."""
    about: tuple[object, ...] = ()
    """Ids and other plain values: what tells this page from others of its kind."""
    extension: Named | None = None
    """Whose page it is, where it is none of Decan's."""

    @property
    def context(self) -> Context:
        """What the template gets; made anew at each call."""
        return self.show(self.view, self.url, *self.about)

    def on(self, view: View) -> Page:
        """The same page of another view."""
        return replace(self, view=view)


@dataclass(frozen=True, slots=True)
class File:
    """A file to write as it is: bytes made by Decan (feeds, exports, styles)."""

    output: OutputPath
    data: bytes

    @property
    def digest(self) -> str:
        """Of the bytes."""
        return digest_of(self.data)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished file whose bytes are no longer held: what it is, and where it waits."""

    output: OutputPath
    digest: str
    waiting: str = ""
    """The file that is to be moved to its place; empty when the site has it as it is."""
    key: str = ""
    """A digest of what it was made from, where it has one."""


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
