"""Links with what stands around them: the sentence, the part of the text, whether a list names them.

Titles without a URL under ``Links`` count too (``- Deconstructing Kubernetes``): they are resources that want completing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from markdown_it.token import Token

from decan.model.document import Link, LinkForm, Role
from decan.reading.blocks import Block, plain_text
from decan.reading.markdown import RawLink
from decan.reading.roles import GOALS, LINKS, TEXT
from decan.reading.tokens import ParsedSource

LONGEST_SENTENCE = 300
"""Characters of the sentence that is kept around a link."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9À-ÞΑ-ΩА-Я])|(?<=[。！？])|\n{2,}")
_BLANKS = re.compile(r"\s+")
_LABEL = re.compile(r"\[([^\[\]]{2,80})\](?![(\[:])")
_TASK = re.compile(r"^\[[ xX]\]\s+")


def links_of(blocks: Sequence[Block], source: ParsedSource) -> dict[int, Link]:
    """Each link in these blocks by its slot, with its surroundings."""
    found: dict[int, Link] = {}
    listed_items: set[int] = set()
    for block in blocks:
        slots = source.slots(block.index)
        if not slots:
            continue
        places = _offsets(source.tokens[block.index])
        for slot in slots:
            raw = source.links[slot]
            first = (
                block.item >= 0
                and (block.role is LINKS or block.role is GOALS)
                and block.item not in listed_items
                and raw.form is not LinkForm.IMAGE
            )
            if first:
                listed_items.add(block.item)
            sentence = _sentence(block, raw, places.get(slot, -1))
            found[slot] = as_link(raw, role=block.role, category=block.category, sentence=sentence, listed=first)
    return found


def as_link(raw: RawLink, *, role: Role = TEXT, category: str = "", sentence: str = "", listed: bool = False) -> Link:
    """A link as parsed, with its surroundings laid beside it."""
    return Link(
        target=raw.target,
        label=raw.label,
        form=raw.form,
        role=role,
        line=raw.line,
        column=raw.column,
        sentence=sentence,
        listed=listed,
        category=category,
        anchor=raw.anchor,
    )


def titles_of(blocks: Sequence[Block], source: ParsedSource) -> list[Link]:
    """Items under Links without any URL, and bracketed labels under Goals: resources that are only named."""
    named = [block for block in blocks if block.lead and (block.role is LINKS or block.role is GOALS) and block.container == "paragraph"]
    parents = {item for block in blocks for item in block.items[:-1]} if named else ()
    found: list[Link] = []
    for block in named:
        if source.slots(block.index):
            continue
        text = _TASK.sub("", " ".join(block.text.split()))
        if block.role is LINKS and block.item not in parents and _is_title(text):
            found.append(_named(text, block, source))
        elif block.role is GOALS:
            found.extend(_named(label.strip(), block, source) for label in _LABEL.findall(text) if any(map(str.isalpha, label)))
    return found


def _is_title(text: str) -> bool:
    """Whether an item reads as a title and not as a sentence."""
    return bool(text) and len(text) <= 150 and len(text.split()) <= 16 and not text.endswith((".", ":", "。", "，"))


def _named(title: str, block: Block, source: ParsedSource) -> Link:
    line, column = source.place(block.index)
    sentence = _BLANKS.sub(" ", block.text)[:LONGEST_SENTENCE]
    return Link("", title, LinkForm.INLINE, block.role, line, column, sentence, listed=True, category=block.category)


def _offsets(token: Token) -> dict[int, int]:
    """Where each link's label begins in the block's plain text, by slot."""
    found: dict[int, int] = {}
    length = 0
    for child in token.children or ():
        slot = child.meta.get("slot") if child.meta else None
        if isinstance(slot, int):
            found[slot] = length
        if child.type in {"softbreak", "hardbreak"}:
            length += 1
        elif child.type == "image":
            length += len(plain_text(child) or child.content)
        elif child.type in {"text", "text_special", "code_inline"} or child.type.startswith("math"):
            length += len(child.content)
    return found


def _sentence(block: Block, raw: RawLink, offset: int) -> str:
    """The list item that a link stands in, or its sentence in a paragraph."""
    text = block.text
    if block.item < 0 or len(text) > LONGEST_SENTENCE:
        place = offset if offset >= 0 else max(text.find(raw.label), 0)
        stops, starts = _ends(text)
        number = bisect_right(starts, place)
        start = starts[number - 1] if number else 0
        number = bisect_left(stops, place, number)
        text = text[start : stops[number] if number < len(stops) else len(text)]
        if len(text) > LONGEST_SENTENCE:
            text = _window(text, place - start)
    return " ".join(text.split())


@lru_cache(maxsize=1)
def _ends(text: str) -> tuple[list[int], list[int]]:
    """Where its sentences end, and where the ones after them begin; once for all links of a paragraph."""
    found = list(_SENTENCE_END.finditer(text))
    return [end.start() for end in found], [end.end() for end in found]


def _window(text: str, place: int) -> str:
    """The part of an overlong sentence around a place, cut at blanks."""
    start = max(0, place - LONGEST_SENTENCE // 2)
    part = text[start : start + LONGEST_SENTENCE - 2]
    if start:
        part = "…" + part[max(part.find(" "), 0) :].lstrip()
    if start + LONGEST_SENTENCE - 2 < len(text):
        part = part[: max(part.rfind(" "), 1)].rstrip() + "…"
    return part
