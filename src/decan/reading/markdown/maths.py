r"""Maths: ``$…$`` and ``$$…$$``, and the ``\\(…\\)`` and ``\\[…\\]`` that exports from org-mode write.

An amount of money is none, ``$3,800 and $2,951.40`` stay text: a dollar sign behind a letter or digit of Latin text opens nothing, and
one behind a blank or before a digit closes nothing.

The doubled forms have been escaped once for markdown (``c\_{1}``, ``\\\\``); that is undone.
"""

# ruff: noqa: FBT001, FBT003 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_INLINE: Final = re.compile(r"\$(?![\s$])((?:[^$\\\n]|\\.|\n(?!\s*\n)){1,1500}?)(?<![\s\\])\$(?![\d$])", re.DOTALL)
_DISPLAY: Final = re.compile(r"\$\$(?!\$)((?:[^$\\]|\\.|\$(?!\$)){1,20000}?)\$\$(?!\$)", re.DOTALL)
_LONGEST: Final = 5000
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_VALUE_END: Final = "/:,;.-=\\"
_CLOSERS: Final = {"$$": "$$", r"\\[": r"\\]"}
_MOST_LINES: Final = 400


def dollar(state: StateInline, silent: bool) -> bool:
    """``$…$`` and, inside a line, ``$$…$$``."""
    src, pos = state.src, state.pos
    before = src[pos - 1] if pos else " "
    if before == "$" or (before.isascii() and before.isalnum()):
        return False
    double = src.startswith("$$", pos)
    found = (_DISPLAY if double else _INLINE).match(src, pos, state.posMax)
    if found is None or not found[1].strip() or (not double and _is_text(src, found)):
        return False
    if not silent:
        _push(state, "math_inline_double" if double else "math_inline", undoubled(found[1]), "$$" if double else "$")
    state.pos = found.end()
    return True


def _is_text(src: str, found: re.Match[str]) -> bool:
    """Whether two dollar signs belong to the words around them: ``$HOME/$PATH``, ``$5/hour or US$``."""
    after = src[found.end() : found.end() + 1]
    if after.isascii() and after.isalpha() and found[1][-1] in _VALUE_END:
        return True
    return found[1][0].isdigit() and " " in found[1] and not re.search(r"[\\^_=<>+*/{}]", found[1])


def backslash(state: StateInline, silent: bool) -> bool:
    r"""``\\(…\\)`` and ``\\[…\\]``."""
    src, pos = state.src, state.pos
    kind = src[pos + 2 : pos + 3]
    if not src.startswith("\\\\", pos) or kind not in {"(", "["}:
        return False
    end = src.find(r"\\)" if kind == "(" else r"\\]", pos + 3, min(state.posMax, pos + _LONGEST))
    tex = src[pos + 3 : end] if end > 0 else ""
    if not tex.strip():
        return False
    if not silent:
        _push(state, "math_inline" if kind == "(" else "math_inline_double", _ESCAPED.sub(r"\1", tex), src[pos : pos + 3])
    state.pos = end + 3
    return True


def _push(state: StateInline, kind: str, tex: str, markup: str) -> None:
    token = state.push(kind, "math", 0)
    token.content = tex
    token.markup = markup


def undoubled(tex: str) -> str:
    r"""TeX between dollars with the line ends of an org-mode export (``\\\\``) as TeX writes them (``\\``)."""
    return tex.replace("\\\\\\\\", "\\\\") if "\\\\\\\\" in tex else tex


def block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    r"""``$$`` or ``\\[`` at the start of a line, to the line that ends with its counterpart; no blank line in between."""
    if state.is_code_block(start_line):
        return False
    pos = state.bMarks[start_line] + state.tShift[start_line]
    opener = next((mark for mark in _CLOSERS if state.src.startswith(mark, pos)), "")
    if not opener:
        return False
    closer = _CLOSERS[opener]
    line = start_line
    text = state.src[pos + len(opener) : state.eMarks[line]].rstrip()
    parts: list[str] = []
    while not text.endswith(closer):
        if closer in text or (parts and text.startswith(opener)):
            return False
        parts.append(text)
        line += 1
        if line >= min(end_line, start_line + _MOST_LINES) or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        text = state.getLines(line, line + 1, state.blkIndent, False).strip()
    parts.append(text.removesuffix(closer))
    tex = "\n".join(parts).strip()
    if not tex or closer in parts[-1]:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content = undoubled(tex) if opener == "$$" else _ESCAPED.sub(r"\1", tex)
        token.markup = opener
        token.map = [start_line, line + 1]
        state.line = line + 1
    return True
