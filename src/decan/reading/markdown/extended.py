"""The parser with rules of extensions, which `decan.reading.markdown.parser` makes where the settings name any.

Decan's parsers look rules up by characters and not in markdown-it's rulers; so what an extension adds to a ruler is taken from it here and
asked before Decan's own rules. What it changes of those has no effect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline

from decan.extensions import load
from decan.reading.markdown.blocks import BlockParser
from decan.reading.markdown.inline import SPECIAL, InlineParser, Rule, rules_at
from decan.reading.markdown.lines import Lines
from decan.reading.markdown.parser import Parser
from decan.reading.markdown.renderer import HtmlRenderer

_ENDS_OF_TEXT = re.compile(rf"{SPECIAL.pattern}|[\n!#$%&*+\-:<=>@\[\\\]^_`{{}}~]")
"""Where a rule may match: where Decan's may, and at the characters at which markdown-it asks any rule."""
_ANY = re.compile("")


class Extended(Parser):
    """A parser to which extensions have added their rules."""

    def __init__(self, extensions: Sequence[str], *, html: bool) -> None:
        """``extensions`` are installed. Raises what their code raises."""
        super().__init__(html=html)
        blocks, inline = cast(BlockParser, self.block), ExtendedInline()
        inline.ruler2 = self.inline.ruler2
        self.inline = inline
        self.renderer = self.shows = HtmlRenderer()
        asked: tuple[tuple[Ruler[Any], str], ...] = (
            (blocks.ruler, ""),
            (blocks.ruler, "paragraph"),
            (inline.ruler, ""),
            (self.core.ruler, ""),
        )
        before = [ruler.getRules(chain) for ruler, chain in asked]
        for name in extensions:
            markdown = load(name).markdown
            if markdown is not None:
                markdown(self)
        added = [_added(ruler, chain, known) for (ruler, chain), known in zip(asked, before, strict=True)]
        blocks.lines = type("ExtendedLines", (Lines,), {"first_rules": added[0], "endings": added[1]})
        inline.first_rules = added[2]
        self.last_rules = added[3]


class ExtendedInline(InlineParser):
    """The inline parser that asks the rules of extensions first."""

    special = _ENDS_OF_TEXT
    paired = _ANY
    first_rules: tuple[Rule, ...] = ()

    def rules_at(self, state: StateInline, pos: int) -> tuple[Rule, ...]:
        """The rules of extensions, and Decan's where they may match."""
        return (*self.first_rules, *(rules_at(state, pos) if SPECIAL.match(state.src, pos) else ()))


def _added(ruler: Ruler[Any], chain: str, known: Sequence[Callable[..., Any]]) -> tuple[Callable[..., Any], ...]:
    """The rules of a ruler that were not there before."""
    return tuple(rule for rule in ruler.getRules(chain) if rule not in known)
