r"""Text and JSON for other programs: no control characters, no halves of letters, the same bytes for the same value.

>>> json_bytes({"title": "bell\x07\ttower"})
b'{\n "title": "bell tower"\n}\n'
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from json.encoder import encode_basestring as _quoted
from typing import Final

_SIGNS: Final = {
    **dict.fromkeys((*range(9), *range(14, 32), *range(127, 133), *range(134, 160))),
    **dict.fromkeys((9, 10, 11, 12, 13, 133, 0x2028, 0x2029), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def printable(text: str) -> str:
    """A line of text that any program can read: control characters are left out, line ends and tabs are blanks."""
    return text if text.isprintable() else text.translate(_SIGNS)


def json_bytes(value: object) -> bytes:
    """A value as JSON, a line for each part; all its texts `printable`.

    An iterator, also one in a mapping, is written as a list whose parts need not all be there at once, neither as values nor as text.
    """
    data = BytesIO()
    for piece in _pieces(value, lambda text: _quoted(text if text.isprintable() else printable(text)), "\n"):
        data.write(piece.encode())
    data.write(b"\n")
    return data.getvalue()


def _pieces(value: object, quoted: Callable[[str], str], margin: str) -> Iterator[str]:
    """A value as `json_lines` has it, piece by piece."""
    inner = margin + " "
    if isinstance(value, Iterator):
        before = "["
        for part in value:
            yield f"{before}{inner}{json_lines(part, quoted, inner)}"
            before = ","
        yield f"{margin}]" if before == "," else "[]"
    elif isinstance(value, dict):
        before = "{"
        for key, part in value.items():
            yield f"{before}{inner}{_quoted(key)}: "
            yield from _pieces(part, quoted, inner)
            before = ","
        yield f"{margin}}}" if value else "{}"
    else:
        yield json_lines(value, quoted, margin)


def json_lines(value: object, quoted: Callable[[str], str] = _quoted, margin: str = "\n") -> str:
    r"""What ``json.dumps(value, ensure_ascii=False, indent=1)`` gives, several times sooner. Keys are texts, values go through ``quoted``.

    >>> json_lines({"tags": ["tide", 1], "none": []})
    '{\n "tags": [\n  "tide",\n  1\n ],\n "none": []\n}'
    """
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    inner = margin + " "
    # Whole containers are put together at once: each sign that was added to one later would copy all that is in it.
    # Most parts are texts or nothing, which are written here, without another call.
    if isinstance(value, dict):
        parts = [
            quoted(part) if type(part) is str else "null" if part is None else json_lines(part, quoted, inner) for part in value.values()
        ]
        return _form(tuple(value), margin) % tuple(parts)
    if isinstance(value, list | tuple):
        rows = f",{inner}".join([quoted(part) if type(part) is str else json_lines(part, quoted, inner) for part in value])
        return f"[{inner}{rows}{margin}]" if rows else "[]"
    return _whole(value) if isinstance(value, int) else json.dumps(value)


@lru_cache(maxsize=256)
def _form(keys: tuple[str, ...], margin: str) -> str:
    """A mapping with these keys, ``%s`` for each value."""
    rows = ",".join(f"{margin} {_quoted(key).replace('%', '%%')}: %s" for key in keys)
    return f"{{{rows}{margin}}}" if rows else "{}"


_whole = lru_cache(maxsize=4096, typed=True)(json.dumps)
"""A whole number, or a truth value: there are few, and many of each."""


def all_printable(value: object) -> object:
    """A value with all its texts `printable`, and lists for tuples."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: all_printable(part) for key, part in value.items()}
    return [all_printable(part) for part in value] if isinstance(value, list | tuple) else value
