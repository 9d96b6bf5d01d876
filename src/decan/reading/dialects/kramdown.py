"""Jekyll's and Hugo's lines of attributes: ``{: .no_toc}``, ``{:toc}``. They are not shown; there is nothing to style by them."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.regions import DROPPED, holds, outside_code

_LINE: Final = re.compile(r"^([ \t>]*)\{:[^{}\n]{0,300}\}[ \t]*$", re.MULTILINE)
_CONTENTS: Final = re.compile(r"^[ \t]*(?:[-*+]|1\.)[ \t]+[^\n]{1,60}\n[ \t]*\{:[ \t]*toc[^{}\n]*\}[ \t]*$", re.MULTILINE | re.IGNORECASE)


def rewrite(text: str) -> str:
    """The text without those lines, and without the item that kramdown replaces by a table of contents."""
    return outside_code(text, _without) if holds(text, "{:", "{") else text


def _without(text: str) -> str:
    return _LINE.sub(rf"\g<1>{DROPPED}", _CONTENTS.sub("\n", text))
