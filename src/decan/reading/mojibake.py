"""UTF-8 that was once read as Windows-1252: ``ðŸ˜‰`` for 😉, ``donâ€™t`` for don’t. Found and explained, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö"
_TRAILS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u0080-\u00bf"
_SUSPICIOUS = re.compile(f"[{_LEADS}][{_TRAILS}]{{1,3}}")
_ASCII = bytes(range(128))
_BY_CHARACTER = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(128, 256)}
_BYTES = {(bytes([byte]).decode("latin-1") if character == "\ufffd" else character): byte for byte, character in _BY_CHARACTER.items()}


def repair(text: str) -> str | None:
    """What the text was before it was misread, or None when it was not.

    >>> repair("ðŸ˜‰")
    '😉'
    """
    try:
        found = bytes(_BYTES.get(character, ord(character)) for character in text).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return None
    return found if found != text else None


def suspicious(text: str) -> bool:
    """Whether a line of the text may hold something that was misread."""
    if text.isascii():
        return False
    # What it may be stands side by side also in what is left without ASCII, which is little of most texts.
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return _SUSPICIOUS.search(others) is not None and _SUSPICIOUS.search(text) is not None


def find(line: str) -> Iterator[tuple[int, str, str]]:
    """(column from 1, what stands there, what was meant) of each place in the line that was misread."""
    if line.isascii():
        return
    end = 0
    for match in _SUSPICIOUS.finditer(line):
        if match.start() < end:
            continue
        for length in range(len(match[0]), 1, -1):
            meant = repair(match[0][:length])
            if meant is not None and len(meant) == 1 and _likely(line, match.start(), length):
                end = match.start() + length
                yield match.start() + 1, match[0][:length], meant
                break


def _likely(line: str, start: int, length: int) -> bool:
    """Whether two characters were one: ``Ü”`` at the end of a quotation were not."""
    if length > 2:
        return True
    before = line[start - 1] if start else " "
    return line[start] in "ÂÃ" and not (line[start + 1] in "”’“" and before.isupper())
