"""Where things are written, what links lead to, and text with its links resolved."""

from __future__ import annotations

from dataclasses import dataclass

from decan.model.document import Body


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a thing is written: path relative to the content folder, line from 1."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a link leads to.

    ``kind`` is ``entry``, ``note``, ``unit``, ``period``, ``day`` (id ``2022-02-01``), ``topic``, ``resource``, ``page`` (a
    generated page by its path, ``/topics/``), ``asset`` (id is the file's path), ``external`` (id is the URL) or ``missing`` (id
    is what was written).
    ``anchor`` is an id in that page, or empty.
    """

    kind: str
    id: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A body with its links resolved: ``targets[n]`` belongs to slot n of the body's HTML."""

    body: Body
    document: str
    """Path of the document it comes from."""
    targets: tuple[tuple[int, Target], ...] = ()
    """(slot number, target), in order of appearance."""
