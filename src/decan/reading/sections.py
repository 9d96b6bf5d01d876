"""Lines that are no headings to markdown and yet open a day, a unit or a period.

    2022-02-01                      a line that is nothing but a date
    - 6/1/2025 Sun - Week 1 Day 1   a list item that is, with the day's text below it
    January - March                 a period

They become headings of the lowest level before markdown sees the text, in place, so that every line keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decan.model.document import Role
from decan.reading.dates import Opening, read_opening
from decan.reading.roles import named

PLAIN = 7
"""The level of an opening that is no heading: below all headings."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_ITEM_TEXT = re.compile(r"[-*+][ \t]+(?:\*\*|__|[*_])?(?P<text>\S.*)$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])([ \t]+)(\S.*)$")
_LISTED = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_DIGIT = re.compile(r"\d")
_LIKELY = re.compile(r"\d|jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|unit|week|quarter|start|month|year")
"""What a line that opens something has in it, in small letters."""
_STRONG = re.compile(r"(\*\*|__)(.+)\1$")
_SENTENCE_END = (".", "!", "?", ":", ")", "”", '"', "…", "。", "！", "？")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Promoted:
    """The lines after promotion, and what the promoted ones open, by index; None for a named part (``Summary``) that only closes."""

    lines: tuple[str, ...]
    openings: dict[int, Opening | None]


def promote(lines: Sequence[str]) -> Promoted:
    """Turn the lines that open something into headings. Takes and returns all lines of the file, front matter blanked."""
    free = _free_lines(lines)
    found: dict[int, Opening | None] = {}
    for index in free:
        opening = _bare_opening(lines, index)
        if opening is not None:
            found[index] = opening
    changed = list(lines)
    if not found:
        for index, opening in _dated_items(lines, free):
            found[index] = opening
            _lift(changed, index)
    else:
        for index in free:
            if index not in found and _is_plain_part(lines, index):
                found[index] = None
    for index in found:
        changed[index] = "###### " + _text_of(changed[index])
    return Promoted(tuple(changed), found)


def _free_lines(lines: Sequence[str]) -> list[int]:
    """Indexes of lines outside fenced code, display maths and HTML comments that could open something."""
    free: list[int] = []
    closing = ""
    for index, line in enumerate(lines):
        if not line:
            continue
        if closing:
            if closing in line and (closing[0] not in "`~" or not line.strip().strip(closing[0])):
                closing = ""
            continue
        if (sign := line.lstrip()[:1]) in "`~" and (fence := _FENCE.match(line)):
            closing = fence[1]
        elif "<!--" in line and "-->" not in line:
            closing = "-->"
        elif sign == "$" and line.strip() == "$$":
            closing = "$$"
        elif not line.startswith(("    ", "\t")) and len(line) <= _LONGEST and not line.isspace():
            free.append(index)
    return free


def _bare_opening(lines: Sequence[str], index: int) -> Opening | None:
    """What a line opens that is nothing but a date, a unit or a period and stands by itself."""
    line = lines[index]
    words = line.lstrip()
    if words[0] in "#>|<-*+[" and not words.startswith("**"):
        return None
    if not _LIKELY.search(line.casefold()) or (index + 1 < len(lines) and _SETEXT.match(lines[index + 1])):
        return None
    opening = read_opening(_text_of(line), bare=True)
    return opening if opening is not None and not _inside_prose(lines, index) else None


def _inside_prose(lines: Sequence[str], index: int) -> bool:
    """Whether the line is one of a wrapped paragraph: the line before is prose that goes on."""
    before = lines[index - 1].rstrip() if index else ""
    if not before or before != before.lstrip() or _LISTED.match(before) or _HEADING.match(before) or len(before) > 120:
        return False
    return not before.endswith(_SENTENCE_END) and before[:1] not in "#>|<" and read_opening(_text_of(before), bare=True) is None


def _text_of(line: str) -> str:
    """The words of a line: without list marker, surrounding bold and closing colon."""
    text = line.strip()
    item = _ITEM.match(text)
    if item and item[1] in "-*+":
        text = item[3].strip()
    text = text.rstrip(":：").rstrip()
    strong = _STRONG.match(text)
    return strong[2].rstrip(":：").strip() if strong else text


def _is_plain_part(lines: Sequence[str], index: int) -> bool:
    """Whether a line is the bare name of a part (``Links``, ``Summary``) in a text whose headings have lost their marks."""
    role = named(lines[index].strip())
    return role in {Role.SUMMARY, Role.LINKS, Role.TODO} and not _LISTED.match(lines[index]) and lines[index].strip()[:1].isalpha()


def _dated_items(lines: Sequence[str], free: Sequence[int]) -> list[tuple[int, Opening]]:
    """List items at the left edge that are nothing but a day and have text below them, when no heading and no other item opens a day."""
    found: list[tuple[int, Opening]] = []
    for index in free:
        first = lines[index][0]
        item = _ITEM.match(lines[index]) if (first in "-*+" or first.isdecimal()) and _has_children(lines, index) else None
        if not item or not _DIGIT.search(item[3]):
            continue
        opening = read_opening(_text_of(lines[index]), bare=True)
        if opening is not None and opening.kind == "day":
            found.append((index, opening))
    taken = {index for index, _ in found}
    if found and any(_opens_day(lines[index]) for index in free if index not in taken):
        return []
    return found


def _has_children(lines: Sequence[str], index: int) -> bool:
    """Whether the next line with text is indented below the item."""
    for line in lines[index + 1 : index + 4]:
        if line and not line.isspace():
            return line.startswith(("  ", "\t"))
    return False


def _opens_day(line: str) -> bool:
    """Whether a heading, or a list item with its text on the same line, does (`decan.reading.logs`)."""
    begun = _HEADING.match(line) or _ITEM_TEXT.match(line)
    opening = read_opening(begun["text"], bare=False) if begun else None
    return opening is not None and opening.kind == "day"


def _lift(lines: list[str], index: int) -> None:
    """Take one step of indentation from the lines below a promoted item."""
    item = _ITEM.match(lines[index])
    width = len(item[1]) + len(item[2].expandtabs(4)) if item else 2
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if line.startswith("\t"):
            lines[below] = line[1:]
        elif line.startswith(" "):
            lines[below] = line[min(width, len(line) - len(line.lstrip(" "))) :]
        elif line:
            return
