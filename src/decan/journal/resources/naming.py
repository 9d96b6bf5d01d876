"""Things that are only named: what was linked before, or has a file of its own, found again in the text of entries and in goals.

A name counts where no link of the same line leads to the same thing. Words inside the label of a link are that link's. The number of a part
alone (``06L``; ``lecture 6``, where the course's labels say *lecture*) counts in an entry that cites one course, as that course.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Day

from decan.journal.pieces import Piece, Pieces
from decan.journal.resources.labels import Names, Naming, is_citation, label_key, numbered
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
    found: list[Mention] = []
    goals = list(_chapters_of(pieces, by_piece))
    for piece in pieces.own():
        if piece.home.kind in {"entry", "period"}:
            linked = by_piece.get((piece.home.kind, piece.home.id), ())
            chapters = {number: key for start, end, number, key in goals if piece.start and start <= piece.start <= end}
            found.extend(_in_text(piece, names, linked, _only_course(linked, courses), chapters))
        elif piece.home.kind == "unit":
            found.extend(_in_goals(piece, names, by_piece.get((piece.home.kind, piece.home.id), ())))
    return found


def labels_in(pieces: Pieces, labels: Mapping[str, str]) -> list[Mention]:
    """Things that were never linked, but are named in brackets as one would cite them: ``[NYU 6L]``, ``[Graves '12 Transduction]``.

    One that stands in brackets only once may be anything, and is left alone. ``labels`` are those that something was linked under.
    """
    found: dict[str, list[Mention]] = {}
    for piece, line, text, match in bracketed(pieces):
        key = label_key(match[1])
        if key not in labels and is_citation(match[1]):
            naming = Naming(f"title:{slug(key)}", match.start(1), match.end(1))
            found.setdefault(naming.key, []).append(_mention(piece, naming, line, text, Role.TEXT))
    return [mention for mentions in found.values() if len(mentions) > 1 for mention in mentions]


def bracketed(pieces: Pieces) -> Iterator[tuple[Piece, int, str, re.Match[str]]]:
    """What stands in brackets in the text of entries without being a link: (entry, line, that line's text, match with the label)."""
    for piece in pieces.own():
        if piece.home.kind == "entry":
            for section in piece.sections:
                for line, text in _lines(section):
                    for match in _BRACKETS.finditer(text) if "[" in text else ():
                        yield piece, line, text, match


def _only_course(linked: Iterable[Mention], courses: Mapping[str, str]) -> str:
    """The course that an entry cites, by itself or by its parts; empty for none, and for several."""
    found = {courses[mention.key] for mention in linked if mention.key in courses}
    return found.pop() if len(found) == 1 else ""


def _in_text(piece: Piece, names: Names, linked: Sequence[Mention], course: str, chapters: Mapping[str, str]) -> Iterator[Mention]:
    taken = {(mention.link.line, mention.key) for mention in linked}
    labels = _labels_by_line(piece)
    for section in piece.sections:
        todo = {task.line for task in section.follow_ups}
        for line, text in _lines(section):
            namings = list(names.find(text))
            if course:
                namings.extend(_alone(text, course, namings, names))
            own = _places_of(labels.get(line, ()), text)
            if not namings and not own:
                namings.extend(_of_chapters(text, chapters))
            for naming in sorted(namings, key=lambda naming: naming.start):
                if (line, naming.key) not in taken and not any(start <= naming.start < end for start, end in own):
                    taken.add((line, naming.key))
                    yield _mention(piece, naming, line, text, Role.TODO if line in todo else Role.TEXT)


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


def _lines(section: Section) -> Iterator[tuple[int, str]]:
    """The lines of a section's text with their places in the file."""
    return zip(section.body.lines, section.body.text.split("\n"), strict=False)


def _chapters_of(pieces: Pieces, by_piece: Mapping[tuple[str, str], Sequence[Mention]]) -> Iterator[tuple[Day, Day, str, str]]:
    """(first day, last day, number, book) of each goal that is a chapter by its label: ``[2. Linear Algebra](…/book.pdf)``."""
    for piece in pieces.units:
        for mention in by_piece.get(("unit", piece.home.id), ()):
            chapter = _CHAPTER.match(mention.link.label)
            if chapter and mention.in_goals and piece.start and piece.end:
                yield piece.start, piece.end, chapter[1], mention.key


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


def _in_goals(piece: Piece, names: Names, linked: Sequence[Mention]) -> Iterator[Mention]:
    taken = {(mention.link.line, mention.key) for mention in linked}
    labels = _labels_by_line(piece)
    for section in piece.sections:
        for goal in section.goals:
            own = _places_of(labels.get(goal.line, ()), goal.text)
            for naming in names.find(goal.text):
                if (goal.line, naming.key) not in taken and not any(start <= naming.start < end for start, end in own):
                    taken.add((goal.line, naming.key))
                    yield _mention(piece, naming, goal.line, goal.text, Role.GOALS)


def _mention(piece: Piece, naming: Naming, line: int, text: str, role: Role) -> Mention:
    label = text[naming.start : naming.end]
    link = Link("", label, LinkForm.INLINE, role, line, naming.start + 1, _sentence(text, naming))
    return Mention(naming.key, None, piece, link, part=naming.part)


def _sentence(text: str, naming: Naming) -> str:
    """The sentence around a name."""
    found = next((match[0] for match in _SENTENCE.finditer(text) if match.start() <= naming.start < match.end()), text)
    return " ".join(found.split())[:_LONGEST]
