"""The document cut into sections: which headings open a day, a unit or a period, and where each ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from decan.model.document import SectionKind
from decan.reading.blocks import plain_text
from decan.reading.dates import Opening, is_week, read_day_of_month, read_opening, read_weekday
from decan.reading.sections import PLAIN
from decan.reading.tokens import ParsedSource


@dataclass(frozen=True, slots=True)
class Slice:
    """``tokens[start:stop]`` is the section's text; ``heading`` the index of its ``heading_open``, -1 for the introduction."""

    kind: SectionKind
    opening: Opening | None
    heading: int
    level: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading outside lists and quotes."""

    index: int
    level: int
    text: str
    opening: Opening | None
    closes: bool = field(default=True)
    """False for a plain line that names a part and ends nothing."""


def headings_of(source: ParsedSource, promoted: Mapping[int, Opening | None], *, week: bool = False) -> list[Heading]:
    """All headings of the document at its top level, with what they open; ``week`` says that the document is about one."""
    found = []
    for index in source.parsed.headings:
        token = source.tokens[index]
        if token.level != 0:
            continue
        line = token.map[0] if token.map else -1
        text = " ".join(plain_text(source.tokens[index + 1]).split())
        if line in promoted:
            opening = promoted[line]
            found.append(Heading(index, PLAIN, text, opening, opening is not None or text.casefold() == "summary"))
        else:
            found.append(Heading(index, int(token.tag[1]), text, read_opening(text, bare=False)))
    return _with_weekdays(_with_days_of_months(found), 0 if week else 7)


def _with_days_of_months(headings: list[Heading]) -> list[Heading]:
    """The headings, with a day for each that is only a number below one that is a month, all of one level: ``## January``, ``### 5``."""
    month: Heading | None = None
    level = 0
    found = []
    for heading in headings:
        if month is not None and heading.level <= month.level:
            month = None
        if heading.opening is not None and (first := heading.opening.first).month and first == replace(heading.opening.last, day=first.day):
            month, level = (heading if heading.opening.kind == "period" else None), 0
        elif month is not None and month.opening is not None and heading.opening is None and level in {0, heading.level}:
            opening = read_day_of_month(heading.text, month.opening.first)
            level = heading.level if opening else level
            heading = replace(heading, opening=opening)  # noqa: PLW2901
        found.append(heading)
    return found


def _with_weekdays(headings: list[Heading], above: int) -> list[Heading]:
    """The headings, with a day for each that is a weekday below one that is a week, of a level ``above`` it; 7 before the first week."""
    found = []
    for heading in headings:
        if heading.opening is None and heading.level > above and above < 7:
            heading = replace(heading, opening=read_weekday(heading.text))  # noqa: PLW2901
        elif heading.opening is not None and is_week(heading.opening):
            above = heading.level
        elif heading.level <= above:
            above = 7
        found.append(heading)
    return found


def slices_of(headings: list[Heading], end: int) -> list[Slice]:
    """Cut ``tokens[:end]`` at the headings that open something, and where a heading of the same or a higher rank closes it again."""
    floor = _floor_of_plain_lines(headings)
    cuts: list[tuple[Heading | None, SectionKind]] = [(None, SectionKind.INTRO)]
    open_level = 0
    for heading in headings:
        if heading.opening is not None:
            cuts.append((heading, SectionKind(heading.opening.kind)))
            open_level = floor if heading.level == PLAIN else heading.level
        elif heading.closes and _ends(heading, open_level, plain=len(cuts) > 1 and cuts[-1][0] is not None and cuts[-1][0].level == PLAIN):
            cuts.append((heading, SectionKind.REST))
            open_level = 0
    starts = [0 if heading is None else heading.index for heading, _ in cuts]
    stops = [*starts[1:], end]
    return [
        Slice(
            kind,
            heading.opening if heading else None,
            start if heading else -1,
            heading.level if heading else 0,
            start + (3 if heading else 0),
            stop,
        )
        for (heading, kind), start, stop in zip(cuts, starts, stops, strict=True)
    ]


def _ends(heading: Heading, open_level: int, *, plain: bool) -> bool:
    """Whether a heading that opens nothing ends the open section."""
    if heading.level == PLAIN:
        return plain
    return heading.level <= open_level


def _floor_of_plain_lines(headings: list[Heading]) -> int:
    """The rank down to which a real heading ends a section that a plain line opened: that of the headings before the first such line."""
    levels: list[int] = []
    for heading in headings:
        if heading.level == PLAIN:
            return min(levels, default=0)
        levels.append(heading.level)
    return 0
