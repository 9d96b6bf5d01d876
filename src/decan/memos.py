"""Small pure functions of texts that are asked the same again and again while a journal is read and assembled."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_FORGETS: Final[list[Callable[[], None]]] = []


def memo(function: Callable[P, R], most: int = 65_536) -> Callable[P, R]:
    """The function, which keeps its last answers, so many at ``most``, until `forget`. What it is asked must be hashable."""
    kept = lru_cache(maxsize=most)(function)
    _FORGETS.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def forget() -> None:
    """Let go of all answers: who has a journal asks no more, and they need a quarter of its memory."""
    for one in _FORGETS:
        one()
