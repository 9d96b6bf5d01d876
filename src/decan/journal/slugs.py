"""The one rule by which names become parts of URLs and ids.

    Linear Algebra     → linear-algebra
    C++, C#, .NET      → cpp, csharp, dotnet
    机器学习            → 机器学习
    🎉                 → a short hash, because nothing is left

Letters, marks and digits of all scripts stay, in lower case and composed form (NFC); everything else parts words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from decan.memos import memo

LONGEST = 80
"""Characters of a slug; a longer one is cut between words."""

_NAMED = {
    written: (re.compile(rf"(?<![^\W_]){re.escape(written)}(?![^\W_])"), name)
    for written, name in {
        **{"c++": "cpp", "g++": "gpp"},
        **{"c#": "csharp", "c♯": "csharp", "f#": "fsharp", "f♯": "fsharp"},
        **{".net": "dotnet"},
    }.items()
}
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")


@memo
def slug(text: str) -> str:
    """A name as one part of a URL: never empty, no slash, no dot, the same for composed and decomposed spelling."""
    words = spelled_out(unicodedata.normalize("NFC", text).lower())
    if "'" in words or not words.isascii():
        words = _APOSTROPHES.sub("", words)
    joined = "-".join(words.translate(_KEPT).split())
    shortened = unicodedata.normalize("NFC", _shorten(joined))
    return shortened or hashed(text)


def spelled_out(text: str) -> str:
    """Lower-case text with the names that live by their punctuation spelled in letters: ``c++`` → ``cpp``."""
    for written, (pattern, name) in _NAMED.items():
        if written in text:
            text = pattern.sub(name, text)
    return text


def hashed(text: str) -> str:
    """Eight hexadecimal digits that stand for a text, the same on every machine."""
    return blake2b(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def unique(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The wanted names in order, the second of one name with ``-2``, the third with ``-3``; never one that is ``taken``."""
    used = set(taken)
    counts: dict[str, int] = {}
    found: list[str] = []
    for name in wanted:
        candidate = name
        while candidate in used:
            counts[name] = counts.get(name, 1) + 1
            candidate = f"{name}-{counts[name]}"
        used.add(candidate)
        found.append(candidate)
    return found


class _Kept(dict[int, str]):
    """The table of `str.translate` by which everything but letters, marks and digits becomes a blank; it fills as signs are met."""

    def __missing__(self, code: int) -> str:
        """What stands for a sign that was not met before."""
        sign = chr(code)
        self[code] = sign if sign.isalnum() or unicodedata.category(sign)[0] in "LNM" else " "
        return self[code]


_KEPT = _Kept()


def _shorten(joined: str) -> str:
    if len(joined) <= LONGEST:
        return joined
    cut = joined[: LONGEST + 1].rpartition("-")[0]
    return cut if len(cut) > LONGEST // 2 else joined[:LONGEST]
