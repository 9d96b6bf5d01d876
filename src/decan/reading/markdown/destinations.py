"""Where a link leads: the destination and title in its parentheses, and what sort of address that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline

from decan.memos import memo

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,31}):")
_WEB: Final = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_UNSAFE: Final = frozenset({"javascript", "vbscript", "data", "file"})
_PICTURE_DATA: Final = re.compile(r"data:image/(?:gif|png|jpeg|webp|avif|svg\+xml)[;,]", re.IGNORECASE)
_IGNORED: Final = re.compile(r"[\x00-\x20]")
_PLAIN_URL: Final = re.compile(r"[A-Za-z0-9:/?&=#.,;~+*!$'()@_%-]+$")
_ENCODED: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Destination:
    """What ``(<href> "title")`` says; ``end`` is the position behind it."""

    href: str
    title: str
    end: int


def destination(state: StateInline, pos: int) -> Destination | None:
    """Read the parentheses that open at ``pos``; None when they are no link destination of CommonMark or an unsafe one."""
    src, most = state.src, state.posMax
    pos = _blanks(src, pos + 1, most)
    href, title = "", ""
    found = parseLinkDestination(src, pos, most)
    if found.ok:
        href = found.str
        if unsafe(href):
            return None
        after = _blanks(src, found.pos, most)
        quoted = parseLinkTitle(src, after, most) if after > found.pos else None
        pos = after
        if quoted and quoted.ok:
            title, pos = quoted.str, _blanks(src, quoted.pos, most)
    if pos >= most or src[pos] != ")":
        return None
    return Destination(href, title, pos + 1)


def _blanks(src: str, pos: int, most: int) -> int:
    while pos < most and src[pos] in " \t\n":
        pos += 1
    return pos


def unsafe(url: str) -> str:
    """The scheme of an address that is never published (``javascript``, ``file``, …), as browsers would read it; else empty."""
    if ":" not in url:
        return ""
    url = _IGNORED.sub("", url)
    found = _SCHEME.match(url)
    scheme = found[1].lower() if found else ""
    return scheme if scheme in _UNSAFE and not _PICTURE_DATA.match(url) else ""


def external(url: str) -> str:
    """The address with its scheme if it leads to another site (``//host``, ``www.host`` get one), else empty.

    >>> external("//example.org/a"), external("www.example.org"), external("notes/www.md")
    ('https://example.org/a', 'http://www.example.org', '')
    """
    if _WEB.match(url):
        return url
    if url.startswith("//") and "." in url[2:].partition("/")[0]:
        return f"https:{url}"
    return f"http://{url}" if url.startswith("www.") and url.count(".") > 1 else ""


def other_scheme(url: str) -> bool:
    """Whether the address is neither of a page nor of a file: ``mailto:``, ``tel:``, ``zotero:``. A drive's letter is no scheme."""
    return _SCHEME.match(url) is not None


@memo
def encoded(url: str) -> str:
    """The address as a browser needs it: blanks and other scripts percent-encoded, international hosts in ASCII."""
    if _PLAIN_URL.match(url) and not _ENCODED.search(url):
        return url
    try:
        return normalizeLink(url)
    except ValueError:
        return url
