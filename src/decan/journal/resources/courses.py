"""Courses: a playlist and the videos that were linked with it (``list=``), by their number in it (``index=``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from decan.journal.resources.mentions import Mention

_FEWEST = 2
"""Videos of one list that make a course of a playlist nobody linked itself."""


def courses_of(mentions: Mapping[str, Sequence[Mention]]) -> dict[str, tuple[str, ...]]:
    """Course's identity → those of its parts, by their number, those without one last, in order of mention."""
    parts: dict[str, dict[str, int]] = {}
    for key, found in mentions.items():
        for mention in found:
            identity = mention.identity
            if identity is not None and identity.course and identity.course != key:
                number = identity.part if identity.part is not None else 1_000_000
                known = parts.setdefault(identity.course, {})
                known[key] = min(number, known.get(key, number))
    return {
        course: tuple(sorted(found, key=lambda key: (found[key], mentions[key][0].order)))
        for course, found in sorted(parts.items())
        if len(found) >= _FEWEST or course in mentions
    }


def course_title(labels: Sequence[str]) -> str:
    """What the labels of a course's parts begin with (``NYU`` of ``NYU 5L``, ``NYU 6``); empty when nothing sensible."""
    if len(labels) < _FEWEST:
        return ""
    words = (column[0] for column in takewhile(lambda column: len(set(column)) == 1, zip(*map(str.split, labels), strict=False)))
    title = " ".join(words).rstrip(" -–—:#,")
    return title if sum(map(str.isalpha, title)) >= 3 else ""
