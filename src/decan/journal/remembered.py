"""Pure functions over many frozen values, which need not be asked again for those that were there the last time.

    outlines = Remembered(outline)
    outlines.each(documents, config)        cuts them all
    outlines.each(documents, config)        cuts those only that are other objects than before

A value is known by its identity, since to compare texts costs as much as to read them. Only what the last call asked for is kept, so the
memory is that of one journal, however long it is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from enum import Enum
from typing import Generic, TypeVar

Value = TypeVar("Value")
Context = TypeVar("Context")
Result = TypeVar("Result")


class _Unknown(Enum):
    """Stands where a result would, which may be None."""

    YET = 0


class Remembered(Generic[Value, Context, Result]):
    """``function`` of a value and of what all values share. It must be pure, and its values frozen."""

    def __init__(self, function: Callable[[Value, Context], Result], key: Callable[[Value], Hashable] = id) -> None:
        """``key`` says what a value is known by; what is in it by `id` only must be held by the value."""
        self._function = function
        self._key = key
        self._last: tuple[Context | None, dict[Hashable, Result | _Unknown]] = (None, {})
        self._held: list[Value] = []
        """What the last call asked for: while it is held, nothing else can have its identity."""

    def each(self, values: Iterable[Value], context: Context) -> list[Result]:
        """What the function says of each, in order. Another ``context`` than the last, by ``==``, forgets all."""
        before, known = self._last
        if before is not context and before != context:
            known = {}
        function, key, unknown = self._function, self._key, _Unknown.YET
        kept: dict[Hashable, Result | _Unknown] = {}
        results: list[Result] = []
        held: list[Value] = []
        for value in values:
            place = key(value)
            result = known.get(place, unknown)
            if result is unknown:
                result = kept.get(place, unknown)
            if result is unknown:
                result = function(value, context)
            kept[place] = result
            results.append(result)
            held.append(value)
        self._last, self._held = (context, kept), held
        return results
