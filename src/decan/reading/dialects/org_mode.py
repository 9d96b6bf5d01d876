"""What the export from org-mode (ox-hugo) leaves between lists: ``<!--list-separator-->``."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.regions import holds

_SEPARATOR: Final = re.compile(r"^[ \t]*<!--[ \t]*list-separator[ \t]*-->[ \t]*$", re.MULTILINE)


def rewrite(text: str) -> str:
    """The text without them, so that a list stays one list."""
    return _SEPARATOR.sub("", text) if holds(text, "list-separator", "<") else text
