"""Metadata that stands in the body: ``tags : A, B``, a definition list ``tags``, ``#tag``, and ``key:: value``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from decan.model.document import LinkForm
from decan.reading.blocks import Block, plain_text
from decan.reading.tokens import ParsedSource

_TAG_LINE = re.compile(r"(?:tags?|topics?|keywords?|categor(?:y|ies))\s*[:：](?!:)\s*(\S.*)$", re.IGNORECASE)
_TAG_WORD = re.compile(r"(?:tags?|topics?|keywords?|categor(?:y|ies))\s*[:：]?$", re.IGNORECASE)
_PROPERTY = re.compile(r"\s*(?:[-*]\s+)?([A-Za-z][\w-]*)::(?:\s+(.*))?$")
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u109f\u200c\u200d"
"""Combining marks, which belong to the letters before them."""
_HASHTAG = re.compile(rf"(?<![\w/&#.\]])#(?:([^\W_](?:[\w/{_MARKS}-]*[\w{_MARKS}])?)|\x02(\d+)\x03)")
"""A tag, or the number of a wiki link that is one."""
_HEX = re.compile(r"(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
_WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_NEAR_TOP = 6
"""Blocks from the beginning in which a line ``tags: …`` counts as metadata."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the text says about itself, and the token ranges that say it and are not shown."""

    tags: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]
    blocks: frozenset[int]
    """Inline tokens inside the ranges."""


def split_tags(text: str) -> tuple[str, ...]:
    """The tags of a comma line: commas inside brackets part nothing, ``#`` and ``[[…]]`` are taken off."""
    text = _WIKI.sub(lambda match: match[1], text)
    parts: list[str] = [""]
    depth = 0
    for character in text:
        depth += (character in "([{（") - (character in ")]}）")
        if character in ",;，、；" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    if len(parts) == 1 and text.count("#") > 1:
        parts = text.split()
    return tuple(tag for tag in (" ".join(part.split()).lstrip("#").strip("\"'") for part in parts) if tag)


def lift_tags(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A line ``tags : A, B`` that runs on into the next one, without a blank between: its tags, and the lines without it."""
    first = next((index for index, line in enumerate(lines) if line.strip()), -1)
    match = _TAG_LINE.match(lines[first].strip()) if first >= 0 else None
    if match is None or first + 1 >= len(lines) or not lines[first + 1].strip() or "](" in lines[first]:
        return (), lines
    return split_tags(match[1]), (*lines[:first], "", *lines[first + 1 :])


def metadata_of(blocks: Sequence[Block], source: ParsedSource) -> Metadata:
    """Tag lines and definition lists near the top of these blocks."""
    tags: list[str] = []
    ranges: list[tuple[int, int]] = []
    inside: set[int] = set()
    for position, block in enumerate(blocks[:_NEAR_TOP]):
        if block.container == "paragraph" and not block.items and "\n" not in block.text:
            line = _TAG_LINE.match(block.text)
            if line and len(block.text) < 500:
                tags.extend(_link_labels(source, block) or split_tags(line[1]))
                ranges.append((block.index - 1, block.index + 2))
                inside.add(block.index)
        elif block.container == "dt" and _TAG_WORD.match(block.text):
            values = [other for other in blocks[position + 1 : position + 4] if other.container in {"dd", "paragraph"}]
            if values:
                tags.extend(_link_labels(source, values[0]) or split_tags(values[0].text))
                ranges.append(_definition(source, block.index))
                inside.update((block.index, values[0].index))
    return Metadata(tuple(tags), tuple(ranges), frozenset(inside))


def _link_labels(source: ParsedSource, block: Block) -> tuple[str, ...]:
    """Labels of the block's links when it is made of links and commas."""
    links = [source.links[slot] for slot in source.slots(block.index)]
    rest = block.text.partition(":")[2] if block.container == "paragraph" else block.text
    for link in links:
        rest = rest.replace(link.label, "", 1)
    return tuple(link.label for link in links) if links and not rest.strip(" ,;[]\n") else ()


def _definition(source: ParsedSource, index: int) -> tuple[int, int]:
    """The tokens of the definition list around a term: the whole list when it has no other term, else the term with its values."""
    tokens = source.tokens
    first, last = index - 1, index
    while last < len(tokens) and not (tokens[last].type in {"dl_close", "dt_open"} and tokens[last].level <= tokens[first].level):
        last += 1
    if last < len(tokens) and tokens[last].type == "dl_close" and tokens[first - 1].type == "dl_open":
        return first - 1, last + 1
    return first, last


def hashtags_of(blocks: Sequence[Block], source: ParsedSource) -> tuple[str, ...]:
    """``#tag`` and ``#[[two words]]`` in running text, each once; no numbers, no colours, nothing inside code."""
    found: dict[str, None] = {}
    for block in blocks:
        token = source.tokens[block.index]
        if "#" not in token.content:
            continue
        wiki = _wiki_tags(token, source)
        words = _outside_links(token)
        for number, label in enumerate(wiki):
            words = words.replace(f"#{label}", f"#\x02{number}\x03", 1)
        for match in _HASHTAG.finditer(words):
            tag = (match[1] or "").strip("/")
            if match[2]:
                found[wiki[int(match[2])]] = None
            elif any(map(str.isalpha, tag)) and not _is_colour(tag):
                found[tag] = None
    return tuple(found)


def _outside_links(token: Token) -> str:
    """The words that are no link's label (``[#12](…)`` is a number in a link), but for wiki links, which may be tags."""
    kept: list[Token] = []
    inside = False
    for child in token.children or []:
        if child.type == "link_open":
            inside = not (kept and kept[-1].content.endswith("#"))
        elif child.type == "link_close":
            inside = False
        elif not inside:
            kept.append(child)
    return plain_text(Token("inline", "", 0, children=kept), code=False)


def _wiki_tags(token: Token, source: ParsedSource) -> list[str]:
    """Labels of the wiki links with ``#`` right before them, in the way of Logseq."""
    found = []
    for before, child in pairwise(token.children or []):
        slot = child.meta.get("slot") if child.type == "link_open" and before.type == "text" and before.content.endswith("#") else None
        if isinstance(slot, int) and source.links[slot].form is LinkForm.WIKI:
            found.append(source.links[slot].label)
    return found


def _is_colour(tag: str) -> bool:
    return bool(_HEX.match(tag)) and (any(map(str.isdigit, tag)) or len(set(tag.lower())) == 1)


def properties_of(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """``key:: value`` lines before any other text, in the way of Logseq; keys in lower case."""
    found: list[tuple[str, str]] = []
    for line in lines:
        match = _PROPERTY.match(line)
        if match:
            found.append((match[1].lower(), (match[2] or "").strip()))
        elif line.strip() not in {"", "-"}:
            break
    return tuple(found)
