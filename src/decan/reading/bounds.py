"""How much of a document is read: all of what people write, and not without end of what a machine, or somebody who means ill, makes.

Each line costs something: text a little, a sign of markdown a little more, a link, a day, a topic or a formula much more, for each is
looked up, listed and shown on pages. Where a document costs more than `MOST`, the text from that line on is shown as it is written, and
nothing is taken from it: no days, links or topics. The costs are measured: one is about eight microseconds of a build.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of
from decan.model.document import Role
from decan.reading.dates import read_opening
from decan.reading.metadata import split_tags
from decan.reading.roles import named
from decan.reading.sources import SourceText

MOST: Final = 600_000
"""What a document may cost: about five seconds, and no more than 500 MB."""

_SMALL: Final = 8_000
"""Characters of a document that cannot cost as much, whatever they are."""
_LINE, _DATED, _AGAIN, _NAMED, _CLOSED = 4, 4, 10, 6, 500
_FORMULA, _NOTE, _LINK, _ITEM, _TOPIC, _ENTRY, _DAY, _RANGE = 16, 16, 40, 40, 250, 25, 125, 150
_TEXT: Final = 5_000
"""Characters of a text that a topic's feed may tell of at the cost of one."""
_SIGNS: Final = b"`[]<>&$^!|\\{#:@"
_PAIRED: Final = b"*_~="
"""Signs that are looked at again when their other half comes."""
_CITED: Final = re.compile(r"\]\([^)\s]{0,200}|\]\[[^\]\n]{0,80}|\[\[[^\]\n]{0,80}|://\S{0,200}|(?:@\w|arxiv|doi)\S{0,80}", re.IGNORECASE)
_TASK: Final = re.compile(r"\[[ xX]\]|(?:TODO|FIXME|LATER|DONE|DOING|NOW|WAIT|CANCEL|IN-PROGRESS)|(?i:to-? ?do|fixme)\s?:")
_HASHTAG: Final = re.compile(r"#\w[\w/-]*")
_TAG_LINE: Final = re.compile(r"^[^\w\n]{0,20}(?:tags?|topics?|keywords?|categor(?:y|ies))\b", re.IGNORECASE | re.MULTILINE)
_TAG_LINES: Final = re.compile(_TAG_LINE.pattern + r"[^\n]*(?:\n[^\n]*){0,2}", _TAG_LINE.flags)
_PARTED: Final = re.compile(r"[,;，、；\s]")
_MARKS: Final = " \t#>*-+|_"
"""What may stand before the words of a line that opens something."""
_LOGGED: Final = "-+*_[0123456789"
"""With these begin items and paragraphs that may begin with their day (`decan.reading.logs`), whatever comes after it."""
_FIRST: Final = 80
"""Characters of them in which that day ends."""
_LONGEST: Final = 200
"""Characters of a heading that may open something."""


def stop_of(lines: Sequence[str], begin: int, topics: int = 0) -> int:
    """The index of the first line that is shown as it is written; the number of lines for none.

    The text begins at ``begin``; front matter names so many ``topics``.
    """
    if sum(map(len, lines)) <= _SMALL or _at_most("\n".join(lines[begin:]), topics) <= MOST:
        return len(lines)
    meter = _Meter(lines[begin:], topics)
    return next((number for number in range(begin, len(lines)) if meter.add(lines[number]) > MOST), len(lines))


def as_written(lines: Sequence[str], start: int) -> Token:
    """The rest of a document, from that line on, as a block of plain text."""
    return Token("code_block", "code", 0, content="\n".join(lines[start:]).rstrip() + "\n", map=[start, len(lines)], block=True)


def told(source: SourceText, start: int) -> Diagnostic:
    """What is said of it, at its first line."""
    message = "this file is more than can be read at once: from here on it is shown as it is written, and nothing is taken from it"
    hint = "split the file"
    return Diagnostic("file.cut-short", Severity.WARNING, message, Span(source.path, start + 1), excerpt_of(source.lines, start + 1), hint)


def _at_most(text: str, shared: int) -> int:
    """What a text cannot cost more than, in a few looks at all of it: enough for most."""
    data = text.encode("utf-8", "surrogatepass")
    names = len(_HASHTAG.findall(text)) + sum(len(_PARTED.findall(found)) + 3 for found in _TAG_LINES.findall(text))
    small = text.casefold()
    signs = (text.count("$") + text.count("\\")) * _FORMULA + text.count("^") * _NOTE + small.count("close") * _CLOSED
    links = sum(small.count(sign) for sign in ("[", "://", "@", "arxiv", "doi")) * (_LINK + _AGAIN)
    lines = text.count("\n") + 1 - text.count("\n\n")
    each = _LINE + 1 + _ITEM + _ENTRY + _DAY + _RANGE + (shared + names) * _NAMED
    return _of_bytes(data) + signs + links + names * (_TOPIC + _NAMED + len(text) // _TEXT) + lines * each


def _of_bytes(data: bytes) -> int:
    """What the signs of a text cost."""
    plain = len(data.translate(None, _PAIRED))
    return 2 * (len(data) - plain) + len(data) - len(data.translate(None, _SIGNS))


class _Meter:
    """What lines cost, one after the other."""

    def __init__(self, lines: Sequence[str], shared: int) -> None:
        self.spent = 0
        self._shared = shared
        """Topics that each day of the document has."""
        self._topic = _TOPIC + sum(map(len, lines)) // _TEXT
        self._days: set[str] = set()
        self._topics: set[str] = set()
        self._links: set[str] = set()
        self._named_level = 0
        """Of the heading that made the lists below it resources, goals or follow-ups; 7 for a line, 0 for none."""
        self._short_links = any("]:" in line for line in lines)
        self._tag_terms = False

    def add(self, line: str) -> int:
        """What all lines so far cost, with this one."""
        text = line.strip()
        if not text:
            return self.spent
        data = text.encode("utf-8", "surrogatepass")
        cost = _LINE + _of_bytes(data) + (text[0] in "-+") + self._of_signs(text)
        if len(text) <= _LONGEST or text[0] in _LOGGED:
            cost += self._of_opening(text[:_LONGEST])
        if _TAG_LINE.match(text) or self._tag_terms:
            cost += self._of_topics(split_tags(text))
            self._tag_terms = len(text) < 20
        self.spent += cost
        return self.spent

    def _of_signs(self, text: str) -> int:
        """Formulas, notes, links, hashtags and things to do."""
        links = _CITED.findall(text)
        new = self._new(self._links, links) + (text.count("[") if self._short_links else 0)
        cost = new * _LINK + len(links) * _AGAIN + text.count("^") * _NOTE
        cost += (text.count("$") + text.count("\\(") + text.count("\\[")) * _FORMULA
        if "#" in text:
            cost += self._of_topics(_HASHTAG.findall(text))
        if not links and self._named_level and text[0] in "-+*0123456789":
            cost += _ITEM
        return cost + self._of_role(text)

    def _of_role(self, text: str) -> int:
        """Remember what a heading makes of the lists below it."""
        level = len(text) - len(text.lstrip("#"))
        bare = text.strip(_MARKS).rstrip(":：").strip(_MARKS)
        if level or text.endswith((":", "：", "*", "_")):
            role = named(bare)
            if role in {Role.GOALS, Role.LINKS, Role.TODO, Role.TAGS}:
                self._named_level = level or 7
            elif level and level <= self._named_level:
                self._named_level = 0
        return (_ITEM if _TASK.search(text) else 0) + (text.casefold().count("close") * _CLOSED if "::" in text or "(" in text else 0)

    def _of_opening(self, text: str) -> int:
        """A day, a unit or a period; one that was not met before has a page of its own."""
        words = text.strip(_MARKS)
        if "|" in words:
            words = words.partition("|")[0].strip(_MARKS)
        if not words:
            return 0
        opening = read_opening(words[:_FIRST] if text[0] in _LOGGED else words, bare=text[0] != "#" and text[0] not in _LOGGED)
        if opening is None:
            return _DATED
        cost = _ENTRY + self._shared * _NAMED + (_RANGE if opening.first != opening.last else 0)
        if not self._days:
            self._shared += len(self._topics)
        return cost + self._new(self._days, (opening.written,)) * _DAY

    def _of_topics(self, names: Sequence[str]) -> int:
        """Topics that were not met before."""
        return self._new(self._topics, names) * self._topic + len(names) * _NAMED

    @staticmethod
    def _new(known: set[str], names: Sequence[str]) -> int:
        """How many of these were not met before."""
        before = len(known)
        known.update(names)
        return len(known) - before
