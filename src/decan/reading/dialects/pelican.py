"""Marks before the path of a link: Pelican's ``{filename}/a.md`` and ``{static}/b.png``, Zola's ``@/a.md``."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.regions import outside_code

_MARK: Final = re.compile(
    r"""(\]\(<?[ \t]*|\]:[ \t]*<?|(?:href|src)=["'])"""
    r"""(?:(?:\{|%7B|\|)(?:filename|static|attach|photo|index|tag|category|author)(?:\}|%7D|\|)|@(?=/))"""
)

_SIGN: Final = re.compile(r"[{%|](?:7B)?(?:filename|static|attach|photo|index|tag|category|author)")


def rewrite(text: str) -> str:
    """The text with plain paths."""
    if "{" not in text and "](@/" not in text and "|filename|" not in text and "%7B" not in text:
        return text
    return outside_code(text, lambda part: _MARK.sub(r"\1", part)) if "@/" in text or _SIGN.search(text) else text
