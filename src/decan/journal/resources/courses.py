"""Courses: a playlist and the videos that were linked with it (``list=``), by their number in it (``index=``).

What is labelled like the parts of a course (``NYU 5.1`` beside ``NYU 5L`` and ``NYU 6L``) is a part of it too, and so is what is labelled
after a course that has a page or a file of its own (``6.824 lecture 5``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from decan.journal.names import folded
from decan.journal.resources.labels import numbered, stems_of
from decan.journal.resources.mentions import Mention

_FEWEST = 2
"""Videos of one list that make a course of a playlist nobody linked itself."""
_LAST = 1_000_000

Courses = dict[str, tuple[str, ...]]


def courses_of(mentions: Mapping[str, Sequence[Mention]], called: Mapping[str, Sequence[str]]) -> tuple[Courses, dict[str, str]]:
    """The parts of each course, and what their labels begin with.

    ``called`` are the names of resources that are courses by themselves: a page or a file. The first result maps a course's identity to
    those of its parts, by their number, those without one last, in order of mention; the second a folded stem (``nyu``) to the course.
    """
    parts: dict[str, dict[str, int]] = {}
    for key, found in mentions.items():
        for mention in found:
            identity = mention.identity
            if identity is not None and identity.course and identity.course != key:
                number = identity.part if identity.part is not None else _LAST
                known = parts.setdefault(identity.course, {})
                known[key] = min(number, known.get(key, number))
    parts = {course: found for course, found in parts.items() if len(found) >= _FEWEST or course in mentions}
    stems = stems_of({course: [mention.link.label for key in found for mention in mentions[key]] for course, found in parts.items()})
    for course in sorted(called):
        for name in called[course]:
            stems.setdefault(folded(name), course)
    taken = {key for found in parts.values() for key in found}
    for key, found in mentions.items() if stems else ():
        if key not in taken and key not in called and key not in parts:
            labels = (part for mention in found if (part := numbered(mention.link.label)))
            course = next((stems[folded(part.stem)] for part in labels if folded(part.stem) in stems), "")
            if course and course != key:
                parts.setdefault(course, {})[key] = _LAST
    ordered = {
        course: tuple(sorted(found, key=lambda key, found=found: (found[key], mentions[key][0].order)))  # type: ignore[misc]
        for course, found in sorted(parts.items())
    }
    return ordered, stems


def course_title(labels: Sequence[str]) -> str:
    """What the labels of a course's parts begin with (``NYU`` of ``NYU 5L``, ``NYU 6``); empty when nothing sensible."""
    if len(labels) < _FEWEST:
        return ""
    words = (column[0] for column in takewhile(lambda column: len(set(column)) == 1, zip(*map(str.split, labels), strict=False)))
    title = " ".join(words).rstrip(" -–—:#,")
    return title if sum(map(str.isalpha, title)) >= 3 else ""
