"""Follow-ups as written: checkboxes, markers (``TODO:``), lists under ``TODO``, and on request phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decan.model.document import Role, TaskItem
from decan.reading.blocks import Block, plain_text
from decan.reading.tokens import ParsedSource

_MARKER = re.compile(
    r"^(?:TODO|FIXME|LATER|DOING|NOW|WAITING|DONE)\b(?!\s*(?:list|app)\b)|\b(?:TODO|FIXME)\s?:|\b(?:to-do|to do|todo)\s?:", re.MULTILINE
)
_ANY_CASE = re.compile(r"(?:^|[\s(–—-])(?:to-?do|fixme)\s?:", re.IGNORECASE)
_PHRASES = re.compile(
    r"\b(?:need(?:s)? to (?:revisit|re-?read|re-?watch|watch|read|look|come back|check|understand)"
    r"|search for more|more on (?:this|that) (?:later|in the next)|in the next (?:post|part|entry)"
    r"|follow(?:ing)? up (?:on|and|with)|come back to (?:this|it|that)|look(?:ing)? into (?:this|it|that)? ?later"
    r"|worth a (?:read|skim|look|watch)|to be done (?:tomorrow|later|next)|still (?:have|need) to|revisit (?:this|later)"
    r"|future (?:research|work) direction)\b",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")


def follow_ups_of(blocks: Sequence[Block], source: ParsedSource, *, phrases: bool) -> tuple[TaskItem, ...]:
    """The follow-ups among these blocks, in order. Checkboxes under Goals are goals, and left out here."""
    found: list[TaskItem] = []
    for block in blocks:
        kind = _kind(block, source, phrases=phrases)
        if not kind:
            continue
        text = _BLANKS.sub(" ", block.text).strip()
        line, column = source.place(block.index)
        done = source.ticked(block.item) is True if block.lead else False
        found.append(TaskItem(text, kind, done or text.startswith("DONE "), line, column, block.role, source.slots(block.index)))
    return tuple(found)


def _kind(block: Block, source: ParsedSource, *, phrases: bool) -> str:
    """What makes a block a follow-up; empty when nothing does."""
    if not block.text or block.role is Role.GOALS or block.container not in {"paragraph", "td", "dd"}:
        return ""
    if block.lead and source.ticked(block.item) is not None:
        return "task"
    words = plain_text(source.tokens[block.index], code=False).strip()
    if _MARKER.search(words) or _ANY_CASE.search(words):
        opens_list = words.rstrip(":： ").casefold().replace("-", "").replace(" ", "") in {"todo", "fixme", "later", "now", "done", "doing"}
        return "" if opens_list else "marker"
    if block.role is Role.TODO and block.lead and len(block.items) == 1:
        return "list"
    return "phrase" if phrases and _PHRASES.search(words) else ""
