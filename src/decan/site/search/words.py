"""A text's words, as the search compares them. The browser does the same with a query, in ``templates/assets/search-index.js``.

>>> words("Fouriér's C++: 我们 read_me")
['fourier', 's', 'c++', '我们', 'read', 'me']

A word is a run of letters, digits and their marks, small, without accents, vowel points and wide forms. ``C++``, ``g++`` and ``C#`` keep
their signs. Scripts without blanks between words, and pictures such as emoji, give one word a run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize

RUNS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2600-\u27bf\u2b50\u2e80-\u2fdf\u3005-\u31ff\u3400-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana, hangul, Chinese characters, emoji; for the brackets of a regular expression."""
PICTURES = "\u2600-\u27bf\u2b50\U0001f000-\U0001faff"
"""Emoji: no letters, and looked for all the same."""
DROPPED = "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\ufe00-\ufe0f\ufeff"
"""Accents, points of Hebrew and Arabic, and what is not seen: soft hyphens, joiners, marks of direction."""

_DROPPED = re.compile(f"[{DROPPED}]")
_PICTURE = re.compile(f"[{PICTURES}]")
_RUN = re.compile(f"[{RUNS}]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(rf"[{RUNS}]+|[^ +#{RUNS}]+(?:(?:\+\+|#)(?![^ +#{RUNS}]))?")


class _Letters(dict[int, str]):
    """For `str.translate`: what is no part of a word becomes a blank. Each character is looked up once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kept = letter in "+#" or category(letter)[0] in "LMN" or _PICTURE.match(letter)
        self[code] = found = letter if kept else " "
        return found


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Small letters without accents, vowel points and wide forms; syllables of hangul and voiced kana stay whole."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFC", _DROPPED.sub("", normalize("NFKD", text).lower()))
    return plain.replace("ς", "σ").replace("ß", "ss")


def words(text: str) -> list[str]:
    """The words in order."""
    letters = _letters(text)
    return _split(letters, runs=_has_runs(letters))


def terms(text: str) -> list[str]:
    """What a text is found by, one for each place in it: a word, or a letter of a run with the letter after it.

    >>> terms("时间的 book")
    ['时间', '间的', '的', 'book']
    """
    letters = _letters(text)
    runs = _has_runs(letters)
    found = _split(letters, runs=runs)
    return [term for word in found for term in (_pairs(word) if _RUN.match(word) else (word,))] if runs else found


def _split(letters: str, *, runs: bool) -> list[str]:
    """The words; where blanks alone part them, they are found much sooner."""
    return _WORD.findall(letters) if runs or "+" in letters or "#" in letters else letters.split()


def _has_runs(letters: str) -> bool:
    return not letters.isascii() and _RUN.search(letters) is not None


def _letters(text: str) -> str:
    """What is left of a text that is folded, with blanks for all that is no part of a word.

    Most texts are ASCII but for their quotation marks and dashes, and ASCII is translated much sooner.
    """
    plain = text if text.isascii() else _FOREIGN.sub(lambda match: _foreign(match[0]), text)
    return plain.lower().translate(_LETTERS)


@lru_cache(maxsize=1024)
def _foreign(text: str) -> str:
    """`_letters` of a stretch without ASCII, which folds by itself: no mark that stays makes one letter with a letter of ASCII."""
    return fold(text).translate(_LETTERS)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]
