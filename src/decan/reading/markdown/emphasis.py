"""Where emphasis may begin and end, in Chinese, Japanese and Korean text too: ``**重点：**后面`` is bold.

CommonMark tells a mark that opens from one that closes by the blanks and punctuation beside it, which these scripts do not have or have
elsewhere. Beside their characters a mark may open and close as if a blank stood there, and their punctuation counts as letters. This is the
amendment that the "CJK-friendly" extensions of other parsers make; text of other scripts is read as ever.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

_EAST_ASIAN: Final = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)


@lru_cache(maxsize=8192)
def _is_east_asian(char: str) -> bool:
    """Whether a character is of one of these scripts."""
    return any(first <= char <= last for first, last in zip(_EAST_ASIAN[::3], _EAST_ASIAN[2::3], strict=True))


@lru_cache(maxsize=8192)
def sides(before: str, after: str, splits: bool) -> tuple[bool, bool]:  # noqa: FBT001
    """Whether a run of marks between two characters may open, and whether it may close; ``splits`` if inside a word, too."""
    left = not isWhiteSpace(ord(after)) and (not _punctuation(after) or _parts(before))
    right = not isWhiteSpace(ord(before)) and (not _punctuation(before) or _parts(after))
    return left and (splits or not right or _punctuation(before)), right and (splits or not left or _punctuation(after))


def _punctuation(char: str) -> bool:
    """Whether a character is punctuation of another script."""
    return not _is_east_asian(char) and (isMdAsciiPunct(ord(char)) or isPunctChar(char))


def _parts(char: str) -> bool:
    """Whether words end at a character: a blank, punctuation, or one of these scripts."""
    return isWhiteSpace(ord(char)) or _is_east_asian(char) or isMdAsciiPunct(ord(char)) or isPunctChar(char)
