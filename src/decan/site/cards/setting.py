"""A title set in lines: as large as it may be, in as few lines as that takes, and these about as long as each other.

What is measured is handed in as a function, so nothing here knows of pictures or fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]
"""The width of a text at size 1."""

_AFTER = re.compile(r"(?<=[\w)\]][-–—/_.])(?=\w)|(?<=[—–/])(?=\S)")
"""Where a long word may go on in the next line."""
_NEVER_FIRST = frozenset("、。，．：；？！）」』】》〉”’…・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%‰°)]},.:;!?")
_NEVER_LAST = frozenset("（「『【《〈“‘([{")
_SPACE = 0.999


@dataclass(frozen=True, slots=True)
class Step:
    """A size in pixels, and how many lines of it there may be."""

    size: int
    lines: int


@dataclass(frozen=True, slots=True)
class Set:
    """A text in lines at a size; ``whole`` is False where its end had to be left out."""

    size: int
    lines: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece that is not parted."""

    text: str
    width: float
    blank: bool
    """Whether a blank stands before it, unless it begins a line."""


def set_text(text: str, width: float, steps: Sequence[Step], measure: Measure) -> Set:
    """The text in as few lines as one of the steps allows, the largest first; at the last of them its end is left out if it must."""
    atoms = _atoms(text, measure)
    blank = measure(" ")
    for step in steps:
        room = width / step.size * _SPACE
        if max(atom.width for atom in atoms) <= room:
            lines = _fill(atoms, room, blank)
            if len(lines) <= step.lines:
                return Set(step.size, _balanced(atoms, room, blank, len(lines)))
    last = steps[-1]
    room = width / last.size * _SPACE
    broken = [piece for atom in atoms for piece in _broken(atom, room, measure)]
    lines = _fill(broken, room, blank)
    if len(lines) <= last.lines:
        return Set(last.size, _balanced(broken, room, blank, len(lines)))
    return Set(last.size, (*map(_text, lines[: last.lines - 1]), _ended(lines[last.lines - 1], room, measure)), whole=False)


def _atoms(text: str, measure: Measure) -> list[_Atom]:
    """Words, their parts after a hyphen or a slash, and the signs of scripts that are written without blanks."""
    found = []
    for word in text.split():
        for number, piece in enumerate(part for half in _AFTER.split(word) for part in _wide(half)):
            found.append(_Atom(piece, measure(piece), blank=number == 0))
    return found or [_Atom("", 0, blank=False)]


def _wide(word: str) -> list[str]:
    """A word cut between the signs of Chinese and Japanese, but not before a comma or after an opening bracket."""
    pieces = [""]
    for char in word:
        before = pieces[-1][-1:]
        wide = unicodedata.east_asian_width(char) in {"W", "F"} or (before and unicodedata.east_asian_width(before) in {"W", "F"})
        if before and wide and char not in _NEVER_FIRST and before not in _NEVER_LAST:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _fill(atoms: Sequence[_Atom], room: float, blank: float) -> list[list[_Atom]]:
    """Lines, each as full as it can be."""
    lines: list[list[_Atom]] = []
    length = 0.0
    for atom in atoms:
        more = atom.width + (blank if atom.blank else 0)
        if lines and length + more <= room:
            lines[-1].append(atom)
            length += more
        else:
            lines.append([atom])
            length = atom.width
    return lines


def _balanced(atoms: Sequence[_Atom], room: float, blank: float, count: int) -> tuple[str, ...]:
    """The same number of lines in the least width that holds them."""
    low, high = max(atom.width for atom in atoms), room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_fill(atoms, middle, blank)) <= count:
            high = middle
        else:
            low = middle
    return tuple(_text(line) for line in _fill(atoms, high, blank))


def _text(line: Sequence[_Atom]) -> str:
    return "".join(f" {atom.text}" if atom.blank and number else atom.text for number, atom in enumerate(line))


def _broken(atom: _Atom, room: float, measure: Measure) -> list[_Atom]:
    """A piece that is too long for a line, cut into some that are not."""
    if atom.width <= room:
        return [atom]
    count = int(atom.width / room) + 1
    while True:
        size = -(-len(atom.text) // count)
        pieces = [atom.text[start : start + size] for start in range(0, len(atom.text), size)]
        widths = [measure(piece) for piece in pieces]
        if max(widths) <= room or size == 1:
            return [
                _Atom(piece, width, atom.blank and number == 0) for number, (piece, width) in enumerate(zip(pieces, widths, strict=True))
            ]
        count += 1


def _ended(line: Sequence[_Atom], room: float, measure: Measure) -> str:
    """A line with the sign that something is missing after it."""
    kept = list(line)
    while len(kept) > 1 and measure(_text(kept) + "…") > room:
        kept.pop()
    text = _text(kept)
    while len(text) > 1 and measure(text + "…") > room:
        text = text[:-1]
    return text.rstrip(" ,;:.-–—") + "…"
