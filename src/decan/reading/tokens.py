"""A parsed document with what the walks over its tokens ask of it: places, links, checkboxes, HTML."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from decan.reading.markdown import Parsed, RawLink, inline_html


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """The tokens of one document, its links by block, and its lines as they lie on disk."""

    path: str
    lines: tuple[str, ...]
    parsed: Parsed
    by_block: dict[int, tuple[int, ...]]
    linked: tuple[int, ...]
    """The tokens that hold links, in order."""
    tokens: Sequence[Token]
    """All tokens of the document."""
    links: Sequence[RawLink]
    """All links of the document; a slot is an index into them."""

    @classmethod
    def of(cls, path: str, lines: tuple[str, ...], parsed: Parsed) -> ParsedSource:
        """Index the links by the token that holds them."""
        by_block: dict[int, list[int]] = {}
        for slot, link in enumerate(parsed.links):
            by_block.setdefault(link.block, []).append(slot)
        slots = {block: tuple(found) for block, found in by_block.items()}
        return cls(path, lines, parsed, slots, tuple(sorted(slots)), parsed.tokens, parsed.links)

    def slots(self, index: int) -> tuple[int, ...]:
        """The links in the inline token with that index."""
        return self.by_block.get(index, ())

    def linked_within(self, start: int, stop: int) -> Sequence[int]:
        """The tokens in that range that hold links, in order."""
        return self.linked[bisect_left(self.linked, start) : bisect_left(self.linked, stop)]

    def line(self, index: int) -> int:
        """The line, from 1, on which a token begins; 1 for no token."""
        where = self.tokens[index].map if index >= 0 else None
        return where[0] + 1 if where else 1

    def place(self, index: int) -> tuple[int, int]:
        """(line, column) from 1 of the first character of an inline token's text on disk, after list markers and the like."""
        where = self.tokens[index].map
        if not where or where[0] >= len(self.lines):
            return 1, 1
        line = self.lines[where[0]]
        first = self.tokens[index].content.split("\n", 1)[0].strip()
        column = line.find(first[:40]) if first else -1
        return where[0] + 1, (column if column >= 0 else len(line) - len(line.lstrip())) + 1

    def ticked(self, item: int) -> bool | None:
        """The checkbox of a list item: True, False, or None without one."""
        meta = self.tokens[item].meta if item >= 0 else None
        checked = meta.get("checked") if meta else None
        return checked if isinstance(checked, bool) else None

    def html(self, index: int) -> str:
        """The inline HTML of an inline token, with slots."""
        return inline_html(self.parsed, index)
