"""With which signs a match of a pattern may begin. To look that up takes a tenth of the time of a try that fails.

``re`` keeps what it has understood of a pattern to itself, since Python 3.11 under these names. What is not known here may begin with any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

Signs = frozenset[str]

BEYOND: Final = "\x80"
"""Stands for all signs beyond ASCII."""
ALL: Final[Signs] = frozenset(map(chr, range(128))) | {BEYOND}
_CASELESS: Final[Signs] = frozenset("iIkKsS")
"""Those that are the same as one beyond ASCII where capitals are as small letters: ``ſ`` is an ``s``."""
_DIGITS, _BLANKS, _LETTERS = (frozenset(filter(of_kind, ALL - {BEYOND})) for of_kind in (str.isdecimal, str.isspace, str.isalnum))
_KINDS: Final[dict[object, Signs]] = {
    op.CATEGORY_DIGIT: _DIGITS | {BEYOND},
    op.CATEGORY_NOT_DIGIT: ALL - _DIGITS,
    op.CATEGORY_SPACE: _BLANKS | {BEYOND},
    op.CATEGORY_NOT_SPACE: ALL - _BLANKS,
    op.CATEGORY_WORD: _LETTERS | {"_", BEYOND},
    op.CATEGORY_NOT_WORD: ALL - _LETTERS - {"_"},
}
_PLACES: Final = frozenset({op.AT, op.ASSERT, op.ASSERT_NOT})
_REPEATS: Final = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})


@lru_cache(maxsize=2048)
def first_signs(pattern: re.Pattern[str]) -> Signs:
    """The signs with which a match may begin, and perhaps some more; all where it may be empty."""
    signs, empty = _of_row(parser.parse(pattern.pattern, pattern.flags))
    if empty:
        return ALL
    if not pattern.flags & re.IGNORECASE:
        return signs
    others = _CASELESS if BEYOND in signs else {BEYOND} if signs & _CASELESS else ()
    return signs.union(map(str.swapcase, signs), others)


def _of_row(row: Iterable[tuple[object, Any]]) -> tuple[Signs, bool]:
    """The first signs of what is matched one after the other, and whether all of it may be empty."""
    found: Signs = frozenset()
    for kind, value in row:
        signs, empty = _of_one(kind, value)
        found |= signs
        if not empty:
            return found, False
    return found, True


def _of_one(kind: object, value: Any) -> tuple[Signs, bool]:  # noqa: ANN401 (each kind has another)
    if kind is op.LITERAL or kind is op.IN:
        return _of_set([(kind, value)] if kind is op.LITERAL else value), False
    if kind in _PLACES:
        return frozenset(), True
    if kind in _REPEATS:
        signs, empty = _of_row(value[2])
        return signs, empty or value[0] == 0
    if kind is op.BRANCH:
        each = [_of_row(branch) for branch in value[1]]
        return frozenset().union(*(signs for signs, _ in each)), any(empty for _, empty in each)
    if kind is op.SUBPATTERN and not value[1]:
        return _of_row(value[3])
    return ALL, True


def _of_set(members: Iterable[tuple[object, Any]]) -> Signs:
    """The signs that are members of ``[…]``."""
    found: set[str] = set()
    negated = False
    for kind, value in members:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.CATEGORY:
            found |= _KINDS.get(value, ALL)
        else:
            first, last = value if kind is op.RANGE else (value, value)
            found.update(map(chr, range(min(first, ord(BEYOND)), min(last, ord(BEYOND)) + 1)))
    return (ALL - found) | {BEYOND} if negated else frozenset(found)
