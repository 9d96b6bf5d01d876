"""Labels as identity: how a thing that was linked once is recognised when it is only named.

    [NYU 6L](https://…) … later [NYU 6L], NYU 06L, or 06L beside a lecture of NYU      one video
    [Graves '12 Transduction](https://…) … later Graves '12                            one paper
    a file resources/mml.md with ``aliases: [the MML book]`` … later the MML book      one book

In running text only names that nobody writes by chance count: a course and a number, an author and a year, a title of four words or
more, and what the resource's own file is called. In brackets, quotation marks or 《…》 every label counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from decan.journal.names import folded
from decan.journal.resources.telling import number_of
from decan.memos import memo

_UNIT = r"(?P<unit>lectures?|lec\.?|lesson|week|part|pt\.?|video|episode|ep\.?|chapter|ch\.?|module|unit|session|class|talk)"
_PART = r"(?P<part>\d{1,3}(?:\.\d{1,2})?[A-Za-z]?)(?!['’\w])"
_COUNTED = re.compile(rf"(?P<stem>\S.{{0,60}}?)[\s,:#–—-]+{_UNIT}\s*#?\s*{_PART}", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?P<stem>\S.{{0,60}}?)[\s,:#–—-]+{_PART}", re.IGNORECASE)
_YEAR = re.compile(
    r"(?P<name>[^\W\d_][\w.&’'-]*(?:\s+(?:et\s+al\.?|and|&|[^\W\d_][\w.’'-]*))*\s+(?:['’‘]\d\d|\(?(?:19|20)\d\d\)?)[a-z]?)(?!\w)"
)
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,2})?[A-Za-z]?(?![\w])")
_QUOTED = re.compile(r"\[(?P<a>[^\[\]\n]{2,100})\](?!\()|[“\"](?P<b>[^“”\"\n]{3,120})[”\"]|《(?P<c>[^《》\n]{1,60})》")
_START = re.compile(r"[A-Z0-9À-ÞΑ-ΩА-Я](?<!\w.)[\w.+-]*")
"""A word with a capital or a digit first. It looks back from its second sign: what begins with a sign is found much quicker."""
_MARKS = ("[", "“", '"', "《")
_THING = re.compile(
    r"(?:fig(?:ure|\.)?|table|step|note|listing|eq(?:uation|n|\.)?|section|chapter|line|day|week|unit|page|theorem|lemma|item|task|issue|pr|rfc|part|"
    r"version|exercise|problem|appendix|level|question|q|v)\b",
    re.IGNORECASE,
)
"""Things that are numbered, but are no courses."""
_LONG = 4
"""Words from which on a title is no chance."""
_COURSE_WORDS = re.compile(r"[^.;!?\n]{0,40}?\b(?:course|class|lectures?|series|videos|playlist|mooc|book)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A label in its two parts: ``NYU 5L`` is part ``5L`` of ``NYU``."""

    stem: str
    part: str
    """As `number_of` normalises it."""
    unit: str = ""
    """The word between them, ``lecture``, where there is one."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing named in a text."""

    key: str
    """Identity of the resource."""
    start: int
    end: int
    part: str = ""
    """``8L`` where a course is named with a part that was never linked."""


@memo
def numbered(label: str) -> Numbered | None:
    """The stem and number of a course's part; None for any other label.

    >>> numbered("NYU 06L")
    Numbered(stem='NYU', part='6L', unit='')
    """
    if not has_digit(label):
        return None
    plain = label.strip(" []()")
    counted = _COUNTED.match(plain)
    match = counted or _NUMBERED.match(plain)
    if match is None:
        return None
    stem = match["stem"].strip(" -–—:#,")
    named = counted is not None or any(map(str.isalpha, stem))
    unit = counted["unit"].lower().rstrip(".s") if counted else ""
    return Numbered(stem, number_of(match["part"]), unit) if stem and named else None


def is_year(label: str) -> bool:
    """Whether a label begins with an author and a year: ``Graves '12 Transduction``."""
    return has_digit(label) is not None and _YEAR.match(label) is not None


@memo
def is_citation(label: str) -> bool:
    """Whether a label reads like a citation: an author and a year, or a course and a number."""
    if not has_digit(label):
        return False
    if is_year(label):
        return True
    part = numbered(label)
    return part is not None and part.stem[0].isupper() and not _THING.match(part.stem)


@memo
def label_key(label: str) -> str:
    """What all spellings of a label have in common: case, brackets, blanks, and zeros before numbers do not count."""
    key = folded(label.strip(" []")).replace("‘", "'").replace("’", "'")
    return _NUMBER.sub(lambda match: number_of(match[0]).lower(), key) if has_digit(key) else key


has_digit = re.compile(r"\d").search
"""Most labels have none, which is known much sooner than that no number stands in them where one is looked for."""


@dataclass(frozen=True, slots=True)
class Starts:
    """What names begin with: enough to say which lines of a text may name something."""

    names: Mapping[str, tuple[str, ...]]
    """First word → names as written."""
    stems: Mapping[str, tuple[str, ...]]
    """First sign → folded stems of courses."""

    def lines(self, text: str) -> tuple[tuple[int, bool], ...]:
        """The numbers, from 0, of the lines that are worth looking at, and whether a name begins there; else it is for their quotes."""
        names, stems = self.names, self.stems
        places: list[tuple[int, bool]] = []
        for match in _START.finditer(text):
            known = names.get(match[0])
            if (known and text.startswith(known, match.start())) or (stems and self.stems_at(text, match.start())):
                places.append((match.start(), True))
        for mark in _MARKS:
            place = text.find(mark)
            while place >= 0:
                places.append((place, False))
                place = text.find(mark, place + 1)
        found: dict[int, bool] = {}
        number = end = 0
        for place, named in sorted(places):
            number += text.count("\n", end, place)
            end = place
            found[number] = named or found.get(number, False)
        return tuple(found.items())

    def stems_at(self, text: str, start: int) -> list[str]:
        """The stems that stand at a place, on its line."""
        joins = unicodedata.combining(text[start + 1 : start + 2] or " ")
        known = [*chain.from_iterable(self.stems.values())] if joins else self.stems.get(folded(text[start]), ())
        if not known:
            return []
        end = text.find("\n", start)
        line = text[start:] if end < 0 else text[start:end]
        return [stem for stem in known if folded(line[: len(stem)]) == stem]


@dataclass
class Names:
    """What things are called in running text, and what they are called in quotation marks."""

    plain: dict[str, dict[str, str]] = field(default_factory=dict)
    """First word → name as written → identity; empty where two things bear it."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """`label_key` → identity."""
    stems: dict[str, str] = field(default_factory=dict)
    """What a course's parts begin with → the course."""
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    """(course, number) → the part."""
    units: dict[str, set[str]] = field(default_factory=dict)
    """Course → the words that its labels have before the number, such as ``lecture``."""
    sizes: dict[str, tuple[int, tuple[int, ...]]] = field(default_factory=dict, compare=False)
    """First word → how many names it begins, and how long they are."""

    @cached_property
    def starts(self) -> Starts:
        """What these names begin with; asked for when all are there."""
        stems: dict[str, list[str]] = {}
        for stem in self.stems:
            if stem[:1].isalnum():
                stems.setdefault(stem[0], []).append(stem)
        return Starts({first: tuple(known) for first, known in self.plain.items()}, {first: tuple(known) for first, known in stems.items()})

    def add(self, name: str, key: str, *, given: bool) -> None:
        """Let ``name`` stand for a thing. ``given`` names are the author's own titles and aliases."""
        for first, written in _entered(name, given=given):
            known = self.plain.setdefault(first, {})
            known[written] = key if known.get(written, key) == key else ""

    def find(self, text: str, *, quoted_only: bool = False) -> Iterator[Naming]:
        """Everything that a text names, from left to right; ``quoted_only`` where it is known that no name begins in running text."""
        end = 0
        found = [*self._quoted(text), *(() if quoted_only else self._running(text))]
        for naming in sorted(found, key=lambda naming: (naming.start, -naming.end)):
            if naming.start >= end:
                end = naming.end
                yield naming

    def _quoted(self, text: str) -> Iterator[Naming]:
        for match in _QUOTED.finditer(text) if any(mark in text for mark in _MARKS) else ():
            group = match.lastgroup or "a"
            key = self.labels.get(label_key(match[group]))
            if key:
                yield Naming(key, match.start(group), match.end(group))
            elif (part := numbered(match[group])) and folded(part.stem) in self.stems:
                course = self.stems[folded(part.stem)]
                known = self.parts.get((course, part.part), "")
                yield Naming(known or course, match.start(group), match.end(group), "" if known else part.part)

    def _running(self, text: str) -> Iterator[Naming]:
        plain, stems = self.plain, self.stems
        for match in _START.finditer(text):
            known = plain.get(match[0])
            for size in self._sizes(match[0], known) if known else ():
                end = match.start() + size
                key = known.get(text[match.start() : end], "") if known else ""
                if key and not text[end : end + 1].isalnum():
                    yield Naming(key, match.start(), end)
            if stems:
                yield from self._of_course(text, match)

    def _sizes(self, first: str, known: Mapping[str, str]) -> tuple[int, ...]:
        """The lengths of the names with that first word: thousands may begin alike, and there are only so many lengths."""
        number, sizes = self.sizes.get(first, (0, ()))
        if number != len(known):
            sizes = tuple(sorted({len(name) for name in known}))
            self.sizes[first] = len(known), sizes
        return sizes

    def _of_course(self, text: str, match: re.Match[str]) -> Iterator[Naming]:
        """A course by the beginning of its parts' labels: with a number, or with a word such as “lectures” after it."""
        for stem in self.starts.stems_at(text, match.start()):
            course = self.stems[stem]
            rest = text[match.start() + len(stem) :]
            number = re.match(r"\s+(?:lecture\s+|week\s+)?(?P<part>\d{1,3}(?:\.\d{1,2})?[A-Za-z]?)(?![\w])", rest, re.IGNORECASE)
            end = match.start() + len(stem)
            if number:
                part = number_of(number["part"])
                known = self.parts.get((course, part), "")
                yield Naming(known or course, match.start(), end + number.end(), "" if known else part)
            elif _COURSE_WORDS.match(rest):
                yield Naming(course, match.start(), end)


@memo
def _entered(name: str, *, given: bool) -> tuple[tuple[str, str], ...]:
    """(first word, name) of what nobody writes by chance of a name: all of it, and the author and year that it begins with."""
    name = " ".join(name.strip(" []").split())
    words = name.split()
    if len(words) < (1 if given else 2) or len(name) < 3:
        return ()
    year = _YEAR.match(name) if has_digit(name) else None
    cited = year["name"] if year else ""
    sure = given or (len(words) >= _LONG and sum(word[0].isupper() for word in words) >= 2) or (year and _YEAR.fullmatch(name))
    found = [name] if sure else []
    if cited and cited != name:
        found.append(cited)
    return tuple((first[0], written) for written in found if (first := _START.match(written.split()[0])))


def stems_of(courses: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What the labels of a course's parts begin with, folded → the course; a stem of two courses is none.

    ``courses`` gives the labels of its parts for each course.
    """
    found: dict[str, str] = {}
    for course, labels in sorted(courses.items()):
        stems = [folded(part.stem) for label in labels if (part := numbered(label))]
        for stem in sorted({stem for stem in stems if stems.count(stem) > 1}):
            found[stem] = course if found.get(stem, course) == course else ""
    return {stem: course for stem, course in found.items() if course}
