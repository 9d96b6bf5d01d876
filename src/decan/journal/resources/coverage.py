"""What of a course or a book was seen: its places in their own order, and the holes between them.

A course's places are the numbers of its playlist; without one, the numbers in the labels of its parts. A book's are the chapters, weeks or
lectures that sentences name, in the unit that is named most. Before the first place that was seen lies what the journal does not know of;
between two of them, what was left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from decan.journal.resources.labels import numbered
from decan.journal.resources.mentions import Mention
from decan.journal.resources.telling import Portion, Told
from decan.model.document import Role
from decan.model.resource import Place

_MOST = 300
"""Numbers beyond are no places in a course that anybody follows."""
_WHOLES = {"half": ("first half", "second half"), "third": ("first third", "second third", "last third")}
_SMALL = frozenset({"page", "exercise", "problem", "assignment", "session", "act", "appendix", "half", "third", "quarter"})
"""Units that are no places of a strip."""
_NATURAL = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention with what is told of it."""

    mention: Mention
    told: Told

    @property
    def used(self) -> bool:
        """Whether it tells of something done, not of something meant to be done or left out."""
        home, role = self.mention.piece.home.kind, self.mention.link.role
        done = home in {"entry", "period"} and role is not Role.GOALS and role is not Role.TODO
        return done and not self.told.meant and not self.told.skipped

    @property
    def day(self) -> Day | None:
        """When it was."""
        return self.mention.piece.start if self.mention.piece.home.kind == "entry" else None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a course that has a resource of its own."""

    id: str
    number: int | None
    """In the playlist."""
    cited: Sequence[Cited]

    @property
    def label(self) -> str:
        """``5L`` of ``NYU 5L``; empty where no label has a number."""
        return next((part.part for one in self.cited if (part := numbered(one.mention.link.label))), "")


def is_whole(cited: Iterable[Cited]) -> bool:
    """Whether the parts that were cited make up the whole: both halves, or the last of several days."""
    parts = [one for one in cited if (one.told.last or one.told.portions) and one.used]
    if not parts:
        return False
    seen: dict[tuple[str, int], set[str]] = {}
    for one in parts:
        if one.told.last:
            return True
        for portion in one.told.portions:
            of = portion.of or {"half": 2, "third": 3, "quarter": 4}.get(portion.unit, 0)
            if of:
                seen.setdefault((portion.unit, of), set()).add(str(of) if portion.first == "last" else portion.first)
    return any(len(found) >= of for (_, of), found in seen.items())


def places_of(own: Sequence[Cited], parts: Sequence[Part]) -> tuple[Place, ...]:
    """The places of a resource; none for what was never cited by parts. ``own`` are its own citations, ``parts`` those of a course."""
    if not parts and not any(one.told.portions or one.mention.part for one in own):
        return ()
    if any(part.number is not None for part in parts):
        return _of_playlist(own, parts)
    found = _of_labels(own, parts)
    return found or _of_portions(own) or _of_fractions(own)


def _state(cited: Sequence[Cited]) -> str:
    used = [one for one in cited if one.used]
    if used:
        partial = all(portion.unit in _WHOLES or portion.unit == "quarter" or portion.of for one in used for portion in one.told.portions)
        whole = any(not one.told.portions for one in used) or is_whole(used) or not partial
        return "seen" if whole else "partly"
    return "skipped" if any(one.told.skipped for one in cited) else "planned"


def _days(cited: Iterable[Cited]) -> tuple[Day, ...]:
    return tuple(sorted({one.day for one in cited if one.used and one.day}))


def _of_playlist(own: Sequence[Cited], parts: Sequence[Part]) -> tuple[Place, ...]:
    """By the playlist's numbers, holes included; parts without a number last, but not the link to the list itself."""
    by_number: dict[int, Place] = {}
    others: list[Place] = []
    for part in parts:
        place = Place(part.label or str(part.number or ""), _state(part.cited), part.id, part.number, _days(part.cited))
        if part.number is not None and part.number <= _MOST and part.number not in by_number:
            by_number[part.number] = place
        elif part.label:
            others.append(place)
    known = {place.label for place in (*by_number.values(), *others)}
    others.extend(place for place in _named(own) if place.label not in known)
    return (*_with_holes(by_number), *sorted(others, key=lambda place: _natural(place.label)))


def _named(own: Sequence[Cited]) -> list[Place]:
    """Parts that were only named with a number: ``NYU 8L``."""
    by_part: dict[str, list[Cited]] = {}
    for one in own:
        if one.mention.part and " " not in one.mention.part:
            by_part.setdefault(one.mention.part, []).append(one)
    return [Place(part, _state(cited), "", None, _days(cited)) for part, cited in by_part.items()]


def _of_labels(own: Sequence[Cited], parts: Sequence[Part]) -> tuple[Place, ...]:
    """By the numbers in labels; holes where a whole number is missing."""
    found = {
        part.label: Place(part.label, _state(part.cited), part.id, _whole(part.label), _days(part.cited)) for part in parts if part.label
    }
    for place in _named(own):
        found.setdefault(place.label, Place(place.label, place.state, "", _whole(place.label), place.days))
    for number, cited in _by_number(own).items() if found else ():
        found.setdefault(str(number), Place(str(number), _state(cited), "", number, _days(cited)))
    return _among(found.values())


def _of_portions(own: Sequence[Cited]) -> tuple[Place, ...]:
    """By the numbers that sentences name, in the unit that they name most."""
    numbers = _by_number(own)
    return _with_holes({number: Place(str(number), _state(cited), "", number, _days(cited)) for number, cited in numbers.items()})


def _by_number(own: Sequence[Cited]) -> dict[int, list[Cited]]:
    """Number → citations that name it, for the commonest unit; of ``2.0-2.1`` the chapter counts."""
    counts: Counter[str] = Counter()
    for one in own:
        counts.update({portion.unit for portion in one.told.portions if portion.unit not in _SMALL})
    if not counts:
        return {}
    unit = min(counts, key=lambda name: (-counts[name], name))
    found: dict[int, list[Cited]] = {}
    for one in own:
        for portion in one.told.portions:
            if portion.unit == unit:
                for number in _numbers(portion):
                    found.setdefault(number, []).append(_whole_of(one))
    return found


def _numbers(portion: Portion) -> range:
    first, last = _whole(portion.first), _whole(portion.last)
    if first is None or last is None or not first <= last <= _MOST:
        return range(0)
    return range(first, last + 1)


def _of_fractions(own: Sequence[Cited]) -> tuple[Place, ...]:
    """Both halves, or all thirds, of what was cited by them."""
    for unit, names in _WHOLES.items():
        by_name: dict[str, list[Cited]] = {name: [] for name in names}
        for one in own:
            for portion in one.told.portions:
                if portion.unit == unit:
                    number = len(names) if portion.first == "last" else int(portion.first)
                    by_name[names[min(number, len(names)) - 1]].append(one)
        if any(by_name.values()):
            return tuple(
                Place(name, _state([_whole_of(one) for one in cited]) if cited else "ahead", "", number, _days(cited))
                for number, (name, cited) in enumerate(by_name.items(), 1)
            )
    return ()


def _whole_of(one: Cited) -> Cited:
    """A citation of a part, seen from the part."""
    return Cited(one.mention, Told(skipped=one.told.skipped, meant=one.told.meant))


def _with_holes(places: Mapping[int, Place]) -> tuple[Place, ...]:
    """All numbers up to the last one, each with its place or the hole that it is."""
    seen = [number for number, place in places.items() if place.state in {"seen", "partly"}]
    first, last = min(seen, default=0), max(seen, default=0)
    found: list[Place] = []
    for number in range(1, max(places, default=0) + 1):
        hole = "ahead" if number > last else "earlier" if number < first else "skipped"
        found.append(places.get(number) or Place(str(number), hole, "", number))
    return tuple(found)


def _among(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places by their labels, with a hole for each whole number that none of them has."""
    found = sorted(places, key=lambda place: _natural(place.label))
    wholes = [place.number for place in found if place.number is not None and place.state in {"seen", "partly"}]
    known = {place.number for place in found}
    if wholes and max(wholes) <= _MOST:
        holes = [Place(str(n), "skipped", "", n) for n in range(min(wholes), max(wholes) + 1) if n not in known]
        found = sorted((*found, *holes), key=lambda place: _natural(place.label))
    return tuple(found)


def _whole(label: str) -> int | None:
    """The number that a label begins with: 5 of ``5L`` and of ``5.2``."""
    match = re.match(r"\d{1,4}", label)
    return int(match[0]) if match else None


def _natural(label: str) -> tuple[tuple[int, str], ...]:
    """A key by which ``5L`` comes before ``5.1``, and ``9`` before ``10``."""
    return tuple((int(part), "") if part.isdigit() else (-1 if part.isalpha() else 0, part) for part in _NATURAL.findall(label))
