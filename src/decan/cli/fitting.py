"""Texts for a terminal: broken between words, with colours where somebody looks; elsewhere as they are."""

from __future__ import annotations

import os
import re
from typing import TextIO

_NARROWEST = 40
_SEVERITY = re.compile(r"(?<=\s)(?P<word>error|warning|info)(?P<code>\[[\w.-]+\]:)")
_CARETS = re.compile(r"^(  \| +)(\^+)$", re.MULTILINE)
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def width_of(stream: TextIO) -> int:
    """The columns of the terminal that a stream writes to; 0 where it is none."""
    if not stream.isatty():
        return 0
    try:
        return max(_NARROWEST, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return 80


def has_colours(stream: TextIO) -> bool:
    """Whether a stream is a terminal whose owner wants colours (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def fitted(text: str, width: int, indent: str = "  ") -> str:
    """Each line that is wider broken between words, what follows indented; excerpts, which are cut already, stay."""
    if not width:
        return text
    import textwrap

    lines = []
    for line in text.splitlines():
        if len(line) < width or line.startswith("  | "):
            lines.append(line)
        else:
            deeper = " " * 8 if line.startswith("  hint: ") else indent
            lines += textwrap.wrap(line, width - 1, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def coloured(text: str) -> str:
    """A diagnostic's severity and the carets below its place in the colour of the severity."""
    found = _SEVERITY.search(text)
    if not found:
        return text
    colour = f"\x1b[{_COLOURS[found['word']]}m"
    below = _CARETS.sub(lambda carets: f"{carets[1]}{colour}{carets[2]}\x1b[0m", text[found.end() :])
    return f"{text[: found.start()]}{colour}\x1b[1m{found['word']}\x1b[22m{found['code']}\x1b[0m{below}"
