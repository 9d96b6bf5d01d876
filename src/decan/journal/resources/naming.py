"""Things that are only named: what was linked before, or has a file of its own, found again in the text of entries and in goals.

A name counts where no link of the same line leads to the same thing. Words inside the label of a link are that link's. The number of a part
alone (``06L``; ``lecture 6``, where the course's labels say *lecture*) counts in an entry that cites one course, as that course.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from decan.journal.pieces import Piece, Pieces
from decan.journal.remembered import Remembered
from decan.journal.resources.labels import Names, Naming, Starts, is_citation, label_key, numbered
from decan.journal.resources.mentions import Mention, names_it
from decan.journal.resources.telling import number_of
from decan.journal.slugs import slug
from decan.model.document import Link, LinkForm, Role, Section

_LONGEST = 300
"""Characters of the sentence that is kept."""
_SENTENCE = re.compile(r"[^.!?。！？]*(?:[.!?。！？](?!\s|$)[^.!?。！？]*)*(?:[.!?。！？]+|$)")
_BRACKETS = re.compile(r"\[([^\[\]\n]{3,80})\](?![(\[:])")
_CHAPTER = re.compile(r"(?:chapter\s+|ch\.?\s*)?(\d{1,2})[.:)]\s+\D", re.IGNORECASE)
_SECTION = re.compile(
    r"(?<!\w)(?:chapters?|ch\.|sections?|sec\.|§)\s*(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:\s*[-–—]\s*\d{1,2}(?:\.\d{1,2})*)?(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?<![\w.])(?:(?P<unit>lectures?|lec\.?|lesson|week|video|episode)\s+(?P<a>\d{1,3}[A-Za-z]?)|(?P<b>\d{1,3}[A-Z]))(?![\w.]?\w)"
)

Given = Mapping[str, Sequence[str]]
"""Identity → the names that the author gives it in its own file: title, then aliases."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name with the place where it stands."""

    piece: Piece
    naming: Naming
    line: int
    text: str
    """Of the line, or of the goal."""
    role: Role


def names_of(
    mentions: Mapping[str, Sequence[Mention]], given: Given, courses: Mapping[str, Sequence[str]], stems: Mapping[str, str]
) -> Names:
    """What things are called. ``courses`` are those of `courses_of`, ``stems`` what the labels of their parts begin with."""
    names = Names(stems=dict(stems))
    labels: dict[str, str] = {}
    for key, found in sorted(mentions.items(), key=lambda item: item[1][0].order):
        for label in dict.fromkeys(mention.link.label for mention in found if names_it(mention.link.label)):
            labels.setdefault(label_key(label), key)
            names.add(label, key, given=False)
    for key in sorted(given):
        for name in given[key]:
            labels[label_key(name)] = key
            names.add(name, key, given=name != given[key][0] or " " in name)
    for course, parts in courses.items():
        for key in parts:
            for mention in mentions.get(key, ()):
                part = numbered(mention.link.label)
                if part is not None:
                    names.units.setdefault(course, set()).add(part.unit)
                    names.parts.setdefault((course, part.part), key)
    names.labels = labels
    return names


def named_in(
    pieces: Pieces, names: Names, by_piece: Mapping[tuple[str, str], Sequence[Mention]], courses: Mapping[str, str]
) -> list[Mention]:
    """Mentions by name alone. ``by_piece`` are those with a link, by (kind, id) of their home; ``courses`` gives each part's course."""
    found: list[_Named] = []
    own = [piece for piece in pieces.own() if piece.home.kind in {"entry", "period", "unit"}]
    told = [piece for piece in own if piece.home.kind != "unit"]
    chapters = _chapters_of(pieces, by_piece, sorted({piece.start for piece in told if piece.start}))
    lines = iter(_lines_with_names.each((section for piece in told for section in piece.sections), names.starts))
    for piece in own:
        linked = by_piece.get((piece.home.kind, piece.home.id), ())
        if piece.home.kind == "unit":
            found.extend(_in_goals(piece, names, linked))
        else:
            inside = [next(lines) for _ in piece.sections]
            found.extend(_in_text(piece, names, linked, _only_course(linked, courses), chapters.get(piece.start, {}), inside))
    return _named.each(found, None)


def labels_in(brackets: Iterable[tuple[Piece, Bracketed]], labels: Mapping[str, str]) -> list[Mention]:
    """Things that were never linked, but are named in brackets as one would cite them: ``[NYU 6L]``, ``[Graves '12 Transduction]``.

    One that stands in brackets only once may be anything, and is left alone. ``brackets`` are those of all entries, ``labels`` what
    something was linked under.
    """
    found: dict[str, list[_Named]] = {}
    for piece, place in brackets:
        key = label_key(place.label)
        if key not in labels and is_citation(place.label):
            naming = Naming(f"title:{slug(key)}", place.start, place.start + len(place.label))
            found.setdefault(naming.key, []).append(_Named(piece, naming, place.line, place.text, Role.TEXT))
    return _labelled.each((named for several in found.values() if len(several) > 1 for named in several), None)


@dataclass(frozen=True, slots=True)
class Bracketed:
    """What stands in brackets without being a link."""

    label: str
    line: int
    text: str
    """Of that line."""
    start: int
    """Where the label begins in it."""


def bracketed(pieces: Pieces) -> Iterator[tuple[Piece, Bracketed]]:
    """What stands in brackets in the text of entries without being a link, with its entry."""
    entries = [piece for piece in pieces.own() if piece.home.kind == "entry"]
    for piece, places in zip(entries, _brackets.each(entries, None), strict=True):
        for place in places:
            yield piece, place


def _brackets_of(piece: Piece, _: None) -> tuple[Bracketed, ...]:
    found: list[Bracketed] = []
    for section in piece.sections:
        lines, text = section.body.lines, section.body.text
        for match in _BRACKETS.finditer(text) if "[" in text else ():
            number, begin = text.count("\n", 0, match.start()), text.rfind("\n", 0, match.start()) + 1
            if number < len(lines):
                found.append(Bracketed(match[1], lines[number], text[begin:].partition("\n")[0], match.start(1) - begin))
    return tuple(found)


_brackets = Remembered(_brackets_of)


def _only_course(linked: Iterable[Mention], courses: Mapping[str, str]) -> str:
    """The course that an entry cites, by itself or by its parts; empty for none, and for several."""
    found = {courses[mention.key] for mention in linked if mention.key in courses}
    return found.pop() if len(found) == 1 else ""


def _in_text(
    piece: Piece,
    names: Names,
    linked: Sequence[Mention],
    course: str,
    chapters: Mapping[str, str],
    inside: Sequence[Sequence[tuple[int, bool]]],
) -> Iterator[_Named]:
    """What a text names. ``inside`` are, by section, the `Starts.lines`; the number of a part may stand in any."""
    taken = {(mention.link.line, mention.key) for mention in linked}
    labels: dict[int, list[str]] | None = None
    for section, named in zip(piece.sections, inside, strict=True):
        if not (named or course or chapters):
            continue
        labels = _labels_by_line(piece) if labels is None else labels
        todo = {task.line for task in section.follow_ups}
        lines, texts = section.body.lines, section.body.text.split("\n")
        begins = dict(named)
        last = min(len(lines), len(texts))
        for number in range(last) if course or chapters else sorted(begins):
            if number >= last:
                break
            line, text = lines[number], texts[number]
            namings = list(names.find(text, quoted_only=not begins[number])) if number in begins else []
            if course:
                namings.extend(_alone(text, course, namings, names))
            if not (namings or chapters):
                continue
            own = _places_of(labels.get(line, ()), text)
            if not namings and not own:
                namings.extend(_of_chapters(text, chapters))
            for naming in sorted(namings, key=lambda naming: naming.start):
                if (line, naming.key) not in taken and not any(start <= naming.start < end for start, end in own):
                    taken.add((line, naming.key))
                    yield _Named(piece, naming, line, text, Role.TODO if line in todo else Role.TEXT)


def _lines_of(section: Section, starts: Starts) -> tuple[tuple[int, bool], ...]:
    return starts.lines(section.body.text)


_lines_with_names = Remembered(_lines_of)


def _labels_by_line(piece: Piece) -> dict[int, list[str]]:
    """The labels of a piece's links, by their lines."""
    found: dict[int, list[str]] = {}
    for index in piece.links:
        link = piece.document.links[index]
        found.setdefault(link.line, []).append(link.label or link.target)
    return found


def _places_of(labels: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where labels stand in a line."""
    places = []
    after = 0
    for label in filter(None, labels):
        start = text.find(label, after)
        if start >= 0:
            after = start + len(label)
            places.append((start, after))
    return places


def _chapters_of(
    pieces: Pieces, by_piece: Mapping[tuple[str, str], Sequence[Mention]], days: Sequence[Day]
) -> dict[Day | None, dict[str, str]]:
    """By day, number → book of each chapter that a unit of that day means to read, by a goal's label: ``[2. Linear Algebra](…/book.pdf)``.

    ``days`` are those that are asked for, sorted.
    """
    found: dict[Day | None, dict[str, str]] = {}
    for piece in pieces.units:
        for mention in by_piece.get(("unit", piece.home.id), ()):
            chapter = _CHAPTER.match(mention.link.label)
            if chapter and mention.in_goals and piece.start and piece.end:
                for day in days[bisect_left(days, piece.start) : bisect_right(days, piece.end)]:
                    found.setdefault(day, {})[chapter[1]] = mention.key
    return found


def _of_chapters(text: str, chapters: Mapping[str, str]) -> Iterator[Naming]:
    """``chapter 2`` and ``section 2.1`` where nothing else is named, in the days of a unit that means to read chapter 2."""
    for match in _SECTION.finditer(text) if chapters else ():
        key = chapters.get(match["number"].partition(".")[0])
        if key:
            yield Naming(key, match.start(), match.end(), match[0].lower())


def _alone(text: str, course: str, others: Sequence[Naming], names: Names) -> Iterator[Naming]:
    """Numbers of parts without the course's name; not those inside another name, such as the label of a link."""
    for match in _ALONE.finditer(text):
        inside = any(naming.start <= match.start() < naming.end for naming in others)
        labelled = any(text[max(0, match.start() - len(stem) - 1) : match.start()].casefold().startswith(stem) for stem in names.stems)
        unit = (match["unit"] or "").lower().rstrip(".s")
        if not inside and not labelled and unit in names.units.get(course, ()):
            yield Naming(course, match.start(), match.end(), number_of(match["a"] or match["b"]))


def _in_goals(piece: Piece, names: Names, linked: Sequence[Mention]) -> Iterator[_Named]:
    taken = {(mention.link.line, mention.key) for mention in linked}
    labels = _labels_by_line(piece)
    for section in piece.sections:
        for goal in section.goals:
            own = _places_of(labels.get(goal.line, ()), goal.text)
            for naming in names.find(goal.text):
                if (goal.line, naming.key) not in taken and not any(start <= naming.start < end for start, end in own):
                    taken.add((goal.line, naming.key))
                    yield _Named(piece, naming, goal.line, goal.text, Role.GOALS)


def _mention(named: _Named, _: None) -> Mention:
    naming, text = named.naming, named.text
    label = text[naming.start : naming.end]
    link = Link("", label, LinkForm.INLINE, named.role, named.line, naming.start + 1, _sentence(text, naming))
    return Mention(naming.key, None, named.piece, link, part=naming.part)


def _known_by(named: _Named) -> tuple[object, ...]:
    return (id(named.piece), named.naming, named.line, named.text, named.role.value)


_named = Remembered(_mention, key=_known_by)
_labelled = Remembered(_mention, key=_known_by)


def _sentence(text: str, naming: Naming) -> str:
    """The sentence around a name."""
    found = next((match[0] for match in _SENTENCE.finditer(text) if match.start() <= naming.start < match.end()), text)
    return " ".join(found.split())[:_LONGEST]
