"""The text of a block while it is parsed: markdown-it's state, its tokens the same, made in a quarter of the time."""

from __future__ import annotations

from typing import Any, Final, Literal

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from decan.reading.markdown.emphasis import sides

_new: Final = Token.__new__


def text_token(content: str, level: int) -> Token:
    """A token of plain text."""
    token = _token("text", "", 0, level)
    token.content = content
    return token


def _token(kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> Token:
    """A token, made without the checks of the forms that its attributes may have elsewhere."""
    token = _new(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.level = level
    token.attrs = {}
    token.map = token.children = None
    token.content = token.markup = token.info = ""
    token.meta = {}
    token.block = token.hidden = False
    return token


class Inline(StateInline):
    """Where parsing is in a text, and the tokens made so far."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803, FBT001 (markdown-it's names)
        """Whether the run of marks at ``start`` may open and close, and how long it is."""
        src, end = self.src, start + 1
        while end < self.posMax and src[end] == src[start]:
            end += 1
        before = src[start - 1] if start else " "
        after = src[end] if end < self.posMax else " "
        return Scanned(*sides(before, after, canSplitWord), end - start)

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        """A token of the text that is waiting."""
        token = text_token(self.pending, self.pendingLevel)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end, behind the text that is waiting."""
        if self.pending:
            self.pushPending()
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = _token(ttype, tag, nesting, self.level)
        meta: dict[str, Any] | None = None
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token
