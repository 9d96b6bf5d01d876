"""Marks before the path of a link: Pelican's ``{filename}/a.md`` and ``{static}/b.png``, Zola's ``@/a.md``."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.regions import holds, outside_code

_MARK: Final = re.compile(
    r"""(\]\(<?[ \t]*|\]:[ \t]*<?|(?:href|src)=["'])"""
    r"""(?:(?:\{|%7B|\|)(?:filename|static|attach|photo|index|tag|category|author)(?:\}|%7D|\|)|@(?=/))"""
)

_SIGN: Final = re.compile(r"[{%|](?:7B)?(?:filename|static|attach|photo|index|tag|category|author)")


def rewrite(text: str) -> str:
    """The text with plain paths."""
    if "{" not in text and not holds(text, "](@/", "@") and not holds(text, "|filename|", "|") and not holds(text, "%7B", "%"):
        return text
    signed = holds(text, "@/", "@") or _SIGN.search(text) is not None
    return outside_code(text, lambda part: _MARK.sub(r"\1", part)) if signed else text
