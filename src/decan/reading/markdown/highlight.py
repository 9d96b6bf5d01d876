"""``==highlighted==`` text, as Obsidian has it: ``<mark>``.

The markers are balanced together with those of emphasis, so ``**==a==**`` and ``==*a*==`` nest as one expects.
"""

# ruff: noqa: FBT001, FBT003 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_MARKER = ord("=")


def tokenize(state: StateInline, silent: bool) -> bool:
    """Note a run of exactly two equals signs as a possible begin or end."""
    if silent:
        return False
    scanned = state.scanDelims(state.pos, True)
    token = state.push("text", "", 0)
    token.content = "=" * scanned.length
    if scanned.length == 2:
        state.delimiters.append(Delimiter(_MARKER, 0, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close))
    state.pos += scanned.length
    return True


def pair(state: StateInline) -> None:
    """Turn the balanced pairs into ``mark_open`` and ``mark_close`` tokens."""
    groups = [state.delimiters]
    groups.extend(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in groups:
        for opening in delimiters:
            if opening.marker == _MARKER and opening.end >= 0:
                for index, nesting, kind in ((opening.token, 1, "mark_open"), (delimiters[opening.end].token, -1, "mark_close")):
                    token = state.tokens[index]
                    token.type, token.tag, token.content, token.markup = kind, "mark", "", "=="
                    token.nesting = 1 if nesting == 1 else -1
