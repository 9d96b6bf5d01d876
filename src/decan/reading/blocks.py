"""The text blocks of a piece of a document, each with the part that it stands in.

markdown-it's tokens are a flat list; here every run of inline text (a paragraph, a heading, a table cell) becomes one `Block` that
knows its list items and whether a ``Goals``, ``Links`` or ``TODO`` above it says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.token import Token

from decan.model.document import Role
from decan.reading.roles import GOALS, LINKS, TAGS, TEXT, named, named_line, split_category


class Block(NamedTuple):
    """One run of inline text. Indexes count in the document's tokens."""

    index: int  # type: ignore[assignment]
    """Of the ``inline`` token."""
    container: str
    """``paragraph``, ``heading``, ``th``, ``td``, ``dt``, ``dd``."""
    level: int
    """1 to 6 of a heading, else 0."""
    items: tuple[int, ...]
    """``list_item_open`` tokens around it, outermost first."""
    lead: bool
    """The first text of its list item."""
    quoted: bool
    """In a quotation or a footnote."""
    text: str
    role: Role
    category: str
    """The goal category that stands above it, else empty."""

    @property
    def item(self) -> int:
        """The innermost list item's token, -1 outside a list."""
        return self.items[-1] if self.items else -1


@dataclass(slots=True)
class _State:
    """What the walk knows at a token: the open part and the open list items."""

    heading_role: Role | None = None
    heading_level: int = 7
    line_role: Role | None = None
    line_used: bool = False
    category: str = ""
    items: list[int] = field(default_factory=list)
    item_roles: dict[int, Role] = field(default_factory=dict)
    item_categories: dict[int, str] = field(default_factory=dict)
    led: set[int] = field(default_factory=set)
    quotes: int = 0

    def role(self) -> Role:
        """The part that counts here: of the innermost item that names one, else of the line, else of the heading."""
        if self.item_roles:
            for item in reversed(self.items):
                if item in self.item_roles:
                    return self.item_roles[item]
        return self.line_role or self.heading_role or TEXT

    def category_here(self) -> str:
        """The goal category that counts here."""
        if not self.item_categories:
            return self.category
        return next((self.item_categories[item] for item in reversed(self.items) if item in self.item_categories), self.category)


_WALKED = frozenset(
    {"inline", "list_item_open", "list_item_close", "blockquote_open", "blockquote_close", "footnote_open", "footnote_close"}
)
"""Tokens that say something here; the others, most of them, are passed over."""


def plain_text(token: Token, *, code: bool = True) -> str:
    """The words of an inline token; line breaks stay newlines. Without ``code``, inline code is blanked (same length)."""
    children = token.children or ()
    if len(children) == 1 and children[0].type == "text":
        return children[0].content
    parts: list[str] = []
    for child in children:
        kind = child.type
        if kind in {"text", "text_special"} or kind.startswith("math"):
            parts.append(child.content)
        elif kind == "code_inline":
            parts.append(child.content if code else " " * len(child.content))
        elif kind == "image":
            parts.append(plain_text(child) or child.content)
        elif kind in {"softbreak", "hardbreak"}:
            parts.append("\n")
    return "".join(parts)


def blocks(tokens: Sequence[Token], start: int, stop: int) -> Iterator[Block]:
    """All blocks of ``tokens[start:stop]``, in order."""
    state = _State()
    for index in range(start, stop):
        kind = tokens[index].type
        if kind not in _WALKED:
            continue
        if kind == "inline":
            yield _block(tokens, index, state)
        elif kind == "list_item_open":
            state.items.append(index)
            if len(state.items) == 1 and state.line_role:
                state.line_used = True
        elif kind == "list_item_close":
            if state.items:
                state.items.pop()
        else:
            state.quotes += tokens[index].nesting


def _block(tokens: Sequence[Token], index: int, state: _State) -> Block:
    opener, token = tokens[index - 1], tokens[index]
    container = opener.type.removesuffix("_open")
    level = int(opener.tag[1]) if container == "heading" else 0
    text = plain_text(token).strip()
    items, led = state.items, state.led
    lead = bool(items) and items[-1] not in led
    if lead:
        led.add(items[-1])
    if container == "paragraph":
        if lead:
            _enter_item(text, items[-1], state)
        elif text and not items:
            _enter_paragraph(token, text, state)
    elif level and not items:
        _enter_heading(text, level, state)
    return Block(index, container, level, tuple(items), lead, state.quotes > 0, text, state.role(), state.category_here())


def _enter_heading(text: str, level: int, state: _State) -> None:
    """A heading ends the part of a line, and that of a heading of its own or a lower rank; it may open one."""
    state.line_role, state.line_used, state.category = None, False, ""
    role = named(text.rstrip(":："))
    if role is not None:
        state.heading_role, state.heading_level = role, level
    elif level <= state.heading_level:
        state.heading_role, state.heading_level = None, 7
    elif state.heading_role is GOALS:
        state.category = text.rstrip(":：").strip()


def _enter_paragraph(token: Token, text: str, state: _State) -> None:
    """A paragraph outside lists may open a part for the list after it (``Links:``)."""
    last = text.rsplit("\n", 1)[-1]
    role = named_line(last, bold=_all_bold(token))
    if role is not None:
        state.line_role, state.line_used, state.category = role, False, ""
    elif state.role() is GOALS and last == text and (last.endswith((":", "：")) or _all_bold(token)):
        state.category, state.line_used = text.rstrip(":：").strip(), False
    elif state.line_role and state.line_used:
        state.line_role, state.line_used, state.category = None, False, ""


def _enter_item(text: str, item: int, state: _State) -> None:
    """The first paragraph of a list item may open a part for what is nested below it."""
    if ":" not in text and "：" not in text:
        return
    role = state.role()
    opened = named_line(text) if role is not GOALS else None
    if opened is not None:
        state.item_roles[item] = opened
        return
    parted = split_category(text)
    if role is GOALS:
        if parted and len(state.items) == 1:
            state.item_categories[item] = parted[0]
    elif parted and role is TEXT:
        opened = named(parted[0])
        if opened in {LINKS, GOALS, TAGS}:
            state.item_roles[item] = opened


def _all_bold(token: Token) -> bool:
    """Whether everything in the inline token stands in one ``**…**``."""
    if len(token.children or ()) < 3:
        return False
    children = [child for child in token.children or () if child.type != "text" or child.content.strip(" :：")]
    return len(children) >= 3 and children[0].type == "strong_open" and children[-1].type == "strong_close" and children[0].level == 0
