"""How many of what a goal means to see.

2-3 papers on sets        2 to 3, of papers
at least 2 videos, 3+     2 or more, 3 or more
Papers: 2-3               the category says of what
5 pages, 1.5 hours        kept as words; entries do not tell how many pages were read
chapter 3 lectures, 2019 papers, 6.824 lectures    no quantities: the number names something
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from decan.journal.names import folded
from decan.model.document import GoalItem

_COUNTED = {
    "paper": ("paper",),
    "lecture": ("lecture", "video"),
    "video": ("lecture", "video"),
    "talk": ("lecture", "video"),
    "course": ("course",),
    "book": ("book",),
    "article": ("article",),
    "post": ("article",),
}
"""What can be counted by the resources that entries cite: the word → kinds."""
_MOST = 99
"""Nobody means to see more in a unit: a greater number before a counted word is a year or a course's name."""
_NOUNS = (
    "papers?|lectures?|lessons?|videos?|talks?|courses?|books?|chapters?|sections?|pages?|articles?|posts?|exercises?|problems?|"
    "problem sets?|"
    "questions?|kata|katas|hours?|h|minutes?|min|pomodoros?|sessions?|notebooks?|projects?|modules?|weeks?|units?|tutorials?|episodes?|cards?|words?"
)
_NUMBER = r"\d{1,4}(?:\.\d)?(?![.\d])"
_AMOUNT = (
    rf"(?P<floor>at least\s+|minimum\s+|≥\s*)?(?P<least>{_NUMBER})"
    rf"(?:\s*(?:[-–—]|\bto\b|\bor\b)\s*(?P<most>{_NUMBER})|\s*(?P<more>\+|\bor more\b))?"
)
_ATTRIBUTE = r"(?:(?!(?:of|in|on|from|for|and|or|to|the|a|per|with|by)\b)[^\W\d_][\w-]*\s+)??"
_QUANTITY = re.compile(rf"(?<![\w.]){_AMOUNT}\s+{_ATTRIBUTE}(?P<noun>{_NOUNS})\b", re.IGNORECASE)
_BARE = re.compile(_AMOUNT, re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:chapters?|ch\.?|sections?|sec\.?|weeks?|units?|lectures?|parts?|modules?|lessons?|days?|episodes?|volumes?|vol\.?|problems?|"
    r"problem sets?|exercises?|questions?|pages?|pp?\.?|no\.?|number|#)\s*"
    r"(?:\d[\d.]*\s*(?:[-–—,&]|and|to|or)\s*)*$",
    re.IGNORECASE,
)
"""What stands before a number that is a name."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of something."""

    text: str
    """As written, without ``at least``."""
    wanted: tuple[int, int | None] | None = None
    """(at least, at most), where it can be counted; at most is None for ``3+``."""
    kinds: tuple[str, ...] = ()
    """The kinds of resource that count."""


def quantity_of(item: GoalItem) -> Quantity:
    """The quantity of a goal; an empty one where it has none. Of several the first as written: none of them says when all is done."""
    bare = _BARE.fullmatch(item.text)
    if bare:
        kinds = next((_COUNTED[word] for word in map(_singular, re.findall(r"\w+", item.category)) if word in _COUNTED), ())
        return _quantity(bare, kinds)
    found = []
    for match in _QUANTITY.finditer(item.text):
        kinds = _COUNTED.get(_singular(match["noun"]), ())
        if not _NAMED.search(item.text[: match.start()]) and (not kinds or _numbers(match)):
            found.append(_quantity(match, kinds))
    return found[0] if len(found) == 1 else Quantity(found[0].text) if found else Quantity("")


def _quantity(match: re.Match[str], kinds: tuple[str, ...]) -> Quantity:
    text = match[0].removeprefix(match["floor"] or "")
    numbers = _numbers(match)
    if not kinds or numbers is None:
        return Quantity(text)
    more = match["more"] or (match["floor"] and not match["most"])
    return Quantity(text, (numbers[0], None if more else numbers[1]), kinds)


def _numbers(match: re.Match[str]) -> tuple[int, int] | None:
    """The amount in whole numbers, the smaller one first; None for one that nobody counts resources by."""
    found = sorted((match["least"], match["most"] or match["least"]), key=float)
    if any("." in number or int(number) > _MOST for number in found):
        return None
    return int(found[0]), int(found[1])


def _singular(word: str) -> str:
    return folded(word).rstrip("s")
