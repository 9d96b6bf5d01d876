"""Bullets that are no markdown: ``• item``, as they come out of a word processor or a web page. They become list items.

A line keeps its number and, nearly always, its columns: only the sign is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BULLET: Final = re.compile(r"([ \t>]*)([•‣▪◦●○■□∙⁃➢➤►])(?:[ \t\u00a0\u2003]+|(?=\S))(?=\S)")
_SIGNS: Final = "•‣▪◦●○■□∙⁃➢➤►"
_FENCE: Final = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")


def replace_bullets(lines: Sequence[str], text: str) -> tuple[Sequence[str], list[int]]:
    """The lines with hyphens for bullets, and the index of the first line of each run of them. ``text`` is the lines in one."""
    if not any(sign in text for sign in _SIGNS):
        return lines, []
    changed = list(lines)
    runs: list[int] = []
    fence = ""
    last = -2
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        bullet = None if fence or line.isascii() else _BULLET.match(line)
        if bullet:
            indent = _indent(bullet[1], bullet[2], first=last < index - 1)
            changed[index] = f"{indent}- {line[bullet.end() :]}"
            if last < index - 1:
                runs.append(index)
            last = index
        elif last == index - 1 and not fence and (not line.strip() or line.startswith((" ", "\t"))):
            last = index
    return changed, runs


def _indent(blanks: str, sign: str, *, first: bool) -> str:
    """The indentation without what would make it code, and one step more for a sign that is used on the second level."""
    if first and len(blanks.expandtabs(4)) > 3 and ">" not in blanks:
        return "  "
    return blanks + "  " if sign in "◦○□" and not first and len(blanks) < 2 else blanks
