r"""Text and JSON for other programs: no control characters, no halves of letters, the same bytes for the same value.

>>> json_bytes({"title": "bell\x07\ttower"})
b'{\n "title": "bell tower"\n}\n'
"""

from __future__ import annotations

import json
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
    """A value as JSON, a line for each part; all its texts `printable`."""
    return (json.dumps(all_printable(value), ensure_ascii=False, indent=1) + "\n").encode()


def all_printable(value: object) -> object:
    """A value with all its texts `printable`, and lists for tuples."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: all_printable(part) for key, part in value.items()}
    return [all_printable(part) for part in value] if isinstance(value, list | tuple) else value
