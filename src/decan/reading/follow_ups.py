"""Follow-ups as written: checkboxes, markers (``TODO:``), lines under ``TODO``, and on request phrases; and what a text says it closes.

- [ ] ask about the cache            a task
TODO: draw it                        a marker; LATER, FIXME, DOING and DONE too, in the way of Logseq
Need to revisit the proof            a phrase, only where the author wants them (see `phrases`)
- Drew it (closes: draw it)          closes the marker above
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from decan.model.document import Closing, TaskItem
from decan.reading.blocks import Block, plain_text
from decan.reading.phrases import phrase_in
from decan.reading.roles import GOALS, TODO
from decan.reading.tokens import ParsedSource

_BEGINS = re.compile(r"(?:TODO|FIXME|LATER|DONE)\b(?!\s*(?:list|app)\b)|(?:DOING|NOW|WAITING|WAIT|CANCELL?ED|IN-PROGRESS)\b(?=\s+\S)")
"""At the beginning of a line."""
_HOLDS = re.compile(r"\b(?:TODO|FIXME)\s?:|\b(?:to-do|to do|todo)\s?:|(?:^|[\s(–—-])(?i:to-?do|fixme)\s?:")
"""Anywhere in one."""
_WORD = re.compile(r"TODO|FIXME|LATER|DONE|DOING|NOW|WAIT|CANCEL|IN-PROGRESS")
_LABEL = re.compile(r":(?i:(?<=do:)|(?<=do\s:)|(?<=me:)|(?<=me\s:))")
"""Every line with a marker has one of the two in it: a word, or a colon behind ``to-do`` or ``fixme``."""
_DONE = re.compile(r"(?:DONE|CANCELL?ED)\b")
_NAMES_A_LIST = frozenset({"todo", "fixme", "later", "now", "done", "doing", "waiting"})
_CLOSES = re.compile(r"\((?:closes?|closed)\s*::?((?:[^()]|\([^()]*\))+)\)|^[^\S\n]*closes\s*::\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9À-ÞΑ-ΩА-Я])|(?<=[。！？])")
_FIRST_WORDS = re.compile(r"\s*([^\n]{0,24})")
_WHOLE = 300
"""Characters up to which an item that holds a phrase is kept whole."""
_LINE = 120
"""Characters of the longest line under ``TODO`` that is an item and no prose."""

_Found = tuple[str, int, int]
"""Kind, and where its text begins and ends in the block's."""


def follow_ups_of(blocks: Sequence[Block], source: ParsedSource, *, phrases: bool) -> tuple[TaskItem, ...]:
    """The follow-ups among these blocks, in order. Checkboxes under Goals are goals, and left out here."""
    found: list[TaskItem] = []
    for block in blocks:
        if not block.text or block.role is GOALS or block.container not in {"paragraph", "td", "dd"}:
            continue
        for kind, start, stop in _found(block, source, phrases=phrases):
            text = _plain(block.text[start:stop])
            line, column = _place(block, start, source)
            done = source.ticked(block.item) is True if block.lead else False
            found.append(TaskItem(text, kind, done or bool(_DONE.match(text)), line, column, block.role, source.slots(block.index)))
    return tuple(found)


def closings_of(blocks: Sequence[Block], source: ParsedSource) -> tuple[Closing, ...]:
    """What these blocks say that they close, in order."""
    found: list[Closing] = []
    for block in blocks:
        if block.quoted or not _may_close(block.text):
            continue
        for match in _CLOSES.finditer(_without_code(block, source)):
            words = match[1] or match[2]
            found.append(Closing(" ".join(words.split()), *_place(block, match.start(), source)))
    return tuple(found)


def _plain(text: str) -> str:
    """The follow-up's words, without what they close themselves."""
    return " ".join((_CLOSES.sub(" ", text) if _may_close(text) else text).split())


def _may_close(text: str) -> bool:
    """Whether it may say that it closes something; most texts do not, which is cheap to see."""
    return "close" in text.casefold()


def _found(block: Block, source: ParsedSource, *, phrases: bool) -> Iterable[_Found]:
    """What in a block is a follow-up: all of it, lines of it, or sentences."""
    everything = (0, len(block.text))
    if block.lead and source.ticked(block.items[-1]) is not None:
        return [("task", *everything)]
    signed = _WORD.search(block.text) is not None or (":" in block.text and _LABEL.search(block.text) is not None)
    if not signed and not phrases and block.role is not TODO:
        return ()
    words = _without_code(block, source)
    lines = tuple(_lines(words)) if signed or block.role is TODO else ()
    marked = [(start, stop) for start, stop in lines if _is_marked(words[start:stop])] if signed else []
    if len(marked) > 1 or (marked and len(block.text) > _WHOLE):
        return [("marker", *span) for span in marked]
    if marked:
        name = words.rstrip(":： ").casefold().replace("-", "").replace(" ", "")
        return [] if name in _NAMES_A_LIST else [("marker", *everything)]
    if block.role is TODO and block.lead and len(block.items) == 1:
        return [("list", *everything)]
    if block.role is TODO and not block.items and block.container == "paragraph" and all(_is_item(words[a:b]) for a, b in lines):
        return [("list", *span) for span in lines]
    return _phrases(block, words) if phrases and not block.quoted else ()


def _without_code(block: Block, source: ParsedSource) -> str:
    """The block's text, each letter in its place, but for blanks where code stands."""
    token = source.tokens[block.index]
    if "`" not in token.content:
        return block.text
    written = plain_text(token)
    before = len(written) - len(written.lstrip())
    return plain_text(token, code=False)[before : before + len(block.text)]


def _is_marked(line: str) -> bool:
    return bool(_BEGINS.match(line) or (":" in line and _HOLDS.search(line)))


def _is_item(line: str) -> bool:
    """Whether a line under TODO is something to do, not a sentence about it."""
    return len(line) <= _LINE and not line.endswith((".", ":", "：", "。", "…")) and "closes::" not in line


def _phrases(block: Block, words: str) -> Iterator[_Found]:
    """A short list item with a phrase, whole; else each sentence that has one."""
    if block.items and len(words) <= _WHOLE:
        kind = phrase_in(words.replace("\n", " "))[0]
        if kind:
            yield kind, 0, len(words)
        return
    start = 0
    for stop in (*(end.end() for end in _SENTENCE_END.finditer(words)), len(words)):
        kind, place = phrase_in(words[start:stop].replace("\n", " "))
        if kind:
            opened = words.rfind("(", start, start + place)
            yield kind, opened + 1 if opened >= 0 and ")" not in words[opened:stop] else start, stop
        start = stop


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line)
        start += len(line) + 1


def _place(block: Block, start: int, source: ParsedSource) -> tuple[int, int]:
    """(line, column) from 1 of a place in a block's text."""
    line, column = source.place(block.index)
    below = block.text.count("\n", 0, start)
    if not start or line + below > len(source.lines):
        return line, column
    written = source.lines[line + below - 1]
    first = found[1] if (found := _FIRST_WORDS.match(block.text, start)) else ""
    at = written.find(first) if first else -1
    return line + below, (at if at >= 0 else len(written) - len(written.lstrip())) + 1
