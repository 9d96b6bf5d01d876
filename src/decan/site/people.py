"""Authors' names as reference managers want them: in parts.

>>> [name.family for name in people(["Ada Lovelace", "van Beethoven, Ludwig", "Bell Labs", "Aho, A. and Ullman, J."])]
['Lovelace', 'Beethoven', '', 'Aho', 'Ullman']

One text may hold several names: after ``;`` always, after ``and``, ``&`` or a comma where each part is a whole name of its own. Of names in
Chinese, Japanese or Korean characters the first part is the family's. What is one word, or the name of an organisation, is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_AND = re.compile(r"\s*(?:,\s*and|,?\s+and|\s&)\s+", re.IGNORECASE)
_OTHERS = frozenset({"others", "and others", "et al", "et al."})
_ET_AL = re.compile(r",?\s+et al\.?$", re.IGNORECASE)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LAST_SUFFIX = re.compile(r",\s+((?:jr|sr)\.?|iii?|iv)$", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ORGANISATION = re.compile(
    r"(?<!\S)(?:the|of|for|and|&|authors|team|group|labs?|laboratory|university|college|school|department|faculty|institut(?:e|ion)|academy"
    r"|society|association|consortium|committee|council|commission|agency|office|bureau|ministry|library|museum|foundation|project|company"
    r"|contributors|developers|community|press|publishers|inc\.?|ltd\.?|llc|gmbh|corp\.?|corporation|organi[sz]ation)(?![^\s,])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """Either ``literal``, or a family name with what belongs to it."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """``van``, ``de la``: lower-case words before the family name."""
    suffix: str = ""
    literal: str = ""

    @property
    def others(self) -> bool:
        """Whether it only says that there are more: ``and others``."""
        return self.literal == "others"


def people(texts: Iterable[str]) -> tuple[Name, ...]:
    """The names in these texts, in order; those that only say that there are more once, at the end."""
    names = tuple(_name(text) for field in texts for text in _split(" ".join(field.split())) if any(map(str.isalnum, text)))
    return (*(name for name in names if not name.others), *[name for name in names if name.others][:1])


def _split(text: str) -> Iterator[str]:
    for part in filter(None, (part.strip() for part in _ET_AL.sub("; others", text).split(";"))):
        names = [name for name in _AND.split(part) if name]
        if len(names) > 1 and all(_is_whole(name) for name in names):
            yield from (single for name in names for single in _at_commas(name))
        else:
            yield from _at_commas(part)


def _at_commas(text: str) -> Iterator[str]:
    names = text.split(", ")
    if len(names) > 1 and all(_is_whole(name) and not name[0].islower() for name in names):
        yield from names
    else:
        yield text


def _is_whole(name: str) -> bool:
    """Whether it can stand alone as somebody's name."""
    return name.casefold() in _OTHERS or len(name.split()) > 1


def _name(text: str) -> Name:
    if text.casefold() in _OTHERS:
        return Name(literal="others")
    text = _LAST_SUFFIX.sub(r" \1", text)
    words = text.split()
    if len(words) == 1 or _ORGANISATION.search(text) or any(sign.isdigit() for sign in text):
        return Name(literal=text)
    if "," in text:
        return _turned(text)
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in _SUFFIXES else ""
    if all(_EAST_ASIAN.search(word) for word in words):
        return Name(family=words[0], given=" ".join(words[1:]))
    start = next((number for number in range(1, len(words) - 1) if words[number][0].islower()), len(words) - 1)
    particle, family = _particle(words[start:])
    return Name(family, " ".join(words[:start]), particle, suffix)


def _turned(text: str) -> Name:
    """``Last, First`` or ``Last, Jr., First``; anything with more commas is left whole."""
    parts = [part.strip() for part in text.split(",")]
    if not all(parts) or len(parts) > 3 or (len(parts) == 3 and parts[1].casefold() not in _SUFFIXES):
        return Name(literal=text)
    particle, family = _particle(parts[0].split())
    return Name(family, parts[-1], particle, parts[1] if len(parts) == 3 else "")


def _particle(words: list[str]) -> tuple[str, str]:
    """(``van der``, ``Berg``): the lower-case words before the last one, and the rest."""
    count = next((number for number, word in enumerate(words[:-1]) if not word[0].islower()), len(words) - 1)
    return " ".join(words[:count]), " ".join(words[count:])
