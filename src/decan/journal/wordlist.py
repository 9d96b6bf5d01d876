"""Words of a list found in texts: one expression for all of them, as a tree of their letters.

An expression that names thousands of words one after the other is tried word by word at each letter of a text; in a tree, words that begin
alike are tried together. What is found is the same: at each place the longest word, and none inside a longer one of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from decan.config import LONGEST_MATCH

_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
"""No letter or digit there."""
_DEEPEST = 40
"""Words that begin each other, of which a tree is made; beyond, they are named one after the other."""


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """An expression for these words, in small letters; None for no word."""
    kept = sorted({word for word in words if word and len(word) <= LONGEST_MATCH})
    trees = [
        _tree(list(group)) if free else _BEFORE + _tree(list(group)) for free, group in groupby(kept, key=lambda word: _is_free(word[0]))
    ]
    return re.compile("|".join(f"(?:{tree})" for tree in trees)) if trees else None


def _is_free(character: str) -> bool:
    """Whether a word with this sign at its end may go on: no letter, or one of a script that has no blanks between words."""
    return not character.isalnum() or character >= "\u2e80"


def _whole(word: str, start: int) -> str:
    """What is left of a word, and its end."""
    return re.escape(word[start:]) + ("" if _is_free(word[-1]) else _AFTER)


def _tree(words: list[str], start: int = 0, depth: int = 0) -> str:
    """An expression for sorted words that are alike before ``start``; longer ones go before those that they begin with."""
    if len(words) == 1:
        return _whole(words[0], start)
    if depth > _DEEPEST:
        return "(?:" + "|".join(_whole(word, start) for word in sorted(words, key=len, reverse=True)) + ")"
    branches = []
    longer = words[1:] if len(words[0]) == start else words
    for _, group in groupby(longer, key=lambda word: word[start]):
        alike = list(group)
        shared = _shared(alike[0], alike[-1])
        branches.append(re.escape(alike[0][start:shared]) + _tree(alike, shared, depth + 1))
    if longer is not words:
        branches.append(_whole(words[0], start))
    return "(?:" + "|".join(branches) + ")" if len(branches) > 1 else branches[0]


def _shared(one: str, other: str) -> int:
    """With how many letters two words begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (first, second) in pairs if first != second), min(len(one), len(other)))


def found_in(text: str, pattern: re.Pattern[str], meant: Mapping[str, str]) -> tuple[str, ...]:
    """What the words of a text stand for, each once, in order of mention."""
    return tuple(dict.fromkeys(meant[word] for word in pattern.findall(text.casefold())))
