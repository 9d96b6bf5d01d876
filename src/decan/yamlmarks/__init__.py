"""YAML with the place of every value, and nothing that a file of settings or front matter has no use for.

Scalars stay the text that was written: ``12:30`` is no number and ``no`` no boolean until somebody who knows what the field means
says so. Anchors, aliases and tags are refused; so are size and nesting beyond what a person writes, before the C parser builds
nodes of them: it ends the process at some ten thousand levels.

    title: Clocks                 `plain` reads what nearly all files have, in half of the time
    abstract: >                   `parsed` reads all YAML, and says what is wrong with what is none
"""

from __future__ import annotations

from dataclasses import replace

from decan.yamlmarks import plain
from decan.yamlmarks.values import DEEPEST, LONGEST, Fault, Mapping, Node, Scalar, Sequence, sound


def compose(text: str, first: int = 0) -> Node | Fault | None:
    """The one document in the text; None when it is empty. Its lines count from ``first``."""
    found = plain.read(text, first)
    if found is not None:
        return found
    from decan.yamlmarks.parsed import composed

    other = composed(text, first)
    return replace(other, line=other.line + first) if isinstance(other, Fault) else other


__all__ = ["DEEPEST", "LONGEST", "Fault", "Mapping", "Node", "Scalar", "Sequence", "compose", "sound"]
