r"""Text and JSON for other programs: no control characters, no halves of letters, the same bytes for the same value.

>>> json_bytes({"title": "bell\x07\ttower"})
b'{\n"title": "bell tower"\n}\n'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from json.encoder import encode_basestring as _quoted
from typing import Final

_SIGNS: Final = {
    **dict.fromkeys((*range(9), *range(14, 32), *range(127, 133), *range(134, 160))),
    **dict.fromkeys((9, 10, 11, 12, 13, 133, 0x2028, 0x2029), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_CONTROL: Final = re.compile(r'\\[^"\\]')
"""A control character as JSON writes it."""


def printable(text: str) -> str:
    """A line of text that any program can read: control characters are left out, line ends and tabs are blanks."""
    return text if text.isprintable() else text.translate(_SIGNS)


def json_bytes(value: Mapping[str, object] | Iterable[object]) -> bytes:
    r"""A value as JSON, a line for each item of its lists; all its texts `printable`.

    >>> json_bytes({"format": 1, "tags": iter(["tide", {"id": 2}]), "none": []})
    b'{\n"format": 1,\n"tags": [\n"tide",\n{"id": 2}\n],\n"none": []\n}\n'
    """
    data = BytesIO()
    for piece in _pieces(value):
        data.write(piece.encode())
    data.write(b"\n")
    return data.getvalue()


def _pieces(value: object) -> Iterator[str]:
    """The text is never there as a whole: that of a long journal would be the largest thing of a build."""
    if isinstance(value, Mapping):
        before = "{\n"
        for key, part in value.items():
            yield f"{before}{_quoted(key)}: "
            yield from _pieces(part) if isinstance(part, list | tuple | Iterator) else (_line(part),)
            before = ",\n"
        yield "\n}" if value else "{}"
    elif isinstance(value, Iterable):
        before = "[\n"
        for part in value:
            yield f"{before}{_line(part)}"
            before = ",\n"
        yield "\n]" if before == ",\n" else "[]"


def _line(value: object) -> str:
    """Texts are made printable where there is a sign that is not: there hardly ever is, and the library's own writer is much sooner."""
    line = _ENCODER.encode(value)
    return line if line.isprintable() and not _CONTROL.search(line) else _ENCODER.encode(all_printable(value))


def json_lines(value: object, margin: str = "\n") -> str:
    r"""What ``json.dumps(value, ensure_ascii=False, indent=1)`` gives, several times sooner. Keys are texts.

    >>> json_lines({"tags": ["tide", 1], "none": []})
    '{\n "tags": [\n  "tide",\n  1\n ],\n "none": []\n}'
    """
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    inner = margin + " "
    # Whole containers are put together at once: each sign that was added to one later would copy all that is in it.
    if isinstance(value, dict):
        rows = ",".join([_key(key, inner) + json_lines(part, inner) for key, part in value.items()])
        return f"{{{rows}{margin}}}" if rows else "{}"
    if isinstance(value, list | tuple):
        rows = f",{inner}".join([json_lines(part, inner) for part in value])
        return f"[{inner}{rows}{margin}]" if rows else "[]"
    return _whole(value) if isinstance(value, int) else json.dumps(value)


@lru_cache(maxsize=4096)
def _key(key: str, margin: str) -> str:
    return f"{margin}{_quoted(key)}: "


_whole = lru_cache(maxsize=4096, typed=True)(json.dumps)
"""A whole number, or a truth value: there are few, and many of each."""


def all_printable(value: object) -> object:
    """A value with all its texts `printable`, and lists for tuples."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: all_printable(part) for key, part in value.items()}
    return [all_printable(part) for part in value] if isinstance(value, list | tuple) else value
