"""Pure functions over many frozen values, which need not be asked again for those that were there the last time.

    outlines = Remembered(outline)
    outlines.each(documents, config)        cuts them all
    outlines.each(documents, config)        cuts those only that are other objects than before

A value is known by its identity, since to compare texts costs as much as to read them. Only what the last call asked for is kept, so the
memory is that of one journal, however long it is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Value = TypeVar("Value")
Context = TypeVar("Context")
Result = TypeVar("Result")


class Remembered(Generic[Value, Context, Result]):
    """``function`` of a value and of what all values share. It must be pure, and its values frozen."""

    def __init__(self, function: Callable[[Value, Context], Result], key: Callable[[Value], Hashable] = id) -> None:
        """``key`` says what a value is known by; what is in it by `id` only must be held by the value."""
        self._function = function
        self._key = key
        self._last: tuple[Context | None, dict[Hashable, tuple[Value, Result]]] = (None, {})

    def each(self, values: Iterable[Value], context: Context) -> list[Result]:
        """What the function says of each, in order. Another ``context`` than the last, by ``==``, forgets all."""
        before, known = self._last
        if before is not context and before != context:
            known = {}
        function, key = self._function, self._key
        kept: dict[Hashable, tuple[Value, Result]] = {}
        results: list[Result] = []
        for value in values:
            place = key(value)
            pair = kept.get(place) or known.get(place)
            if pair is None:
                pair = (value, function(value, context))
            kept[place] = pair
            results.append(pair[1])
        self._last = (context, kept)
        return results
