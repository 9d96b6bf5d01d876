"""The inline parser: markdown-it's, but which rules are tried depends on the character, and runs of plain text are skipped whole.

markdown-it tries every rule at every character that might begin something. Here a table says which rules a character can begin; that is
the greatest part of the time that parsing takes. The tokens are the same.
"""

# ruff: noqa: FBT003 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt, rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from decan.reading.markdown import bare_links, footnotes, highlight, malformed_links, maths, wiki_links
from decan.reading.markdown.texts import Inline, text_token

Rule = Callable[[StateInline, bool], bool]

DEEPEST: Final = 20
"""Levels of links and brackets in brackets; what is deeper is text."""

SPECIAL: Final = re.compile(
    r"[\n$&*<\[\\\]_`~!:=@^w](?:(?<=[\n$&*<\[\\\]_`~])|(?<=!)(?=\[)|(?<=:)(?=//)|(?<==)(?==)|(?<=@)(?=[A-Za-z0-9])|(?<=\^)(?=\[)|(?<=w)(?=ww\.))"
)
"""Where a rule may match, or a label end. What it does not find is plain text.

It begins with all characters at once, as `re` then runs over the others; alternatives it would try one by one at each of them."""

_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "\n": (rules_inline.newline,),
    "\\": (maths.backslash, rules_inline.escape),
    "`": (rules_inline.backtick,),
    "~": (rules_inline.strikethrough.tokenize,),
    "=": (highlight.tokenize,),
    "*": (rules_inline.emphasis.tokenize,),
    "_": (rules_inline.emphasis.tokenize,),
    "$": (maths.dollar,),
    "[": (wiki_links.wiki_link, footnotes.reference, rules_inline.link, malformed_links.malformed_link),
    "!": (wiki_links.embed, rules_inline.image, malformed_links.malformed_image),
    "<": (rules_inline.autolink, rules_inline.html_inline),
    "&": (rules_inline.entity,),
    ":": (bare_links.protocol,),
    "w": (bare_links.www,),
    "@": (bare_links.email,),
    "^": (footnotes.inline_note,),
}
_PAIRED: Final = re.compile("[*_~=]")
"""What is in every text whose marks have to be balanced: in others only neighbours of text are joined."""
_PLACED: Final = frozenset("[!<:w")
"""Characters whose rules make links: their tokens get ``meta["pos"]``, where they begin in the block's text."""
_LINKS: Final = frozenset({"link_open", "image", "html_inline", "media", "incomplete_open"})


def rules_at(state: StateInline, pos: int) -> tuple[Rule, ...]:
    """The rules that may match at a special character; none for a bracket that nothing closes."""
    first = state.src[pos]
    if first in "[!^" and state.html_terminator_last("]") < pos:
        return ()
    return _RULES.get(first, ())


def _make(state: StateInline, rules: tuple[Rule, ...], *, placed: bool) -> bool:
    """Make tokens by the first of these rules that matches; whether one did."""
    pos, count = state.pos, len(state.tokens)
    for rule in rules:
        if rule(state, False):
            if placed:
                token = next((token for token in state.tokens[count : count + 2] if token.type in _LINKS), None)
                if token is not None:
                    token.meta.setdefault("pos", pos)
            return True
    return False


class InlineParser(ParserInline):
    """Parses the text of one block."""

    special = SPECIAL
    paired = _PAIRED
    rules_at = staticmethod(rules_at)

    def tokenize(self, state: StateInline) -> None:
        """Make tokens of ``state.src[state.pos : state.posMax]``."""
        src, end = state.src, state.posMax
        search, rules_at = self.special.search, self.rules_at
        while state.pos < end:
            pos = state.pos
            found = search(src, pos)
            start = found.start() if found else end
            if start > pos:
                state.append_pending(src[pos : min(start, end)])
                state.pos = pos = start
                if start >= end:
                    break
            first = src[pos]
            if state.level >= DEEPEST or not _make(state, rules_at(state, pos), placed=first in _PLACED):
                state.append_pending(first)
                state.pos = pos + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (markdown-it's name)
        """Move ``state.pos`` behind the next token, without making it."""
        pos = state.pos
        known = state.cache.get(pos)
        if known is not None:
            state.pos = known
            return
        if state.level >= DEEPEST:
            state.pos = state.posMax
        elif not self._skip(state, pos):
            state.pos = pos + 1
        state.cache[pos] = state.pos

    def _skip(self, state: StateInline, pos: int) -> bool:
        found = self.special.search(state.src, pos)
        start = found.start() if found else state.posMax
        if start > pos:
            state.pos = min(start, state.posMax)
            return True
        for rule in self.rules_at(state, pos):
            state.level += 1
            done = rule(state, True)
            state.level -= 1
            if done:
                return True
        return False

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the text of a block into ``tokens``; text without anything special costs one search."""
        if self.special.search(src) is None:
            if src:
                tokens.append(text_token(src, 0))
            return tokens
        state = Inline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules("") if self.paired.search(src) else (rules_inline.fragments_join,):
            rule(state)
        return state.tokens
