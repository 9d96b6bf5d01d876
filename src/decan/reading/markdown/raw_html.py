"""Raw HTML in markdown: its links and pictures are links of the document like all others; the rest is the author's own and kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from decan.reading.markdown.parsed import ID_SLOT, size_slot

_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*+)(\s*/?>)")
_ATTRIBUTE: Final = re.compile(r"(\s+)([^\s\"'<>/=]+)(?:(\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_OPAQUE: Final = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|textarea|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^<>]*>")
_SLOT: Final = re.compile("\x02l(\\d+)\x03")
_ADDRESSES: Final = {
    "a": "href",
    "area": "href",
    "img": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "source": "src",
    "track": "src",
    "embed": "src",
    "object": "data",
}
_PICTURES: Final = frozenset({"img", "video", "audio", "source", "track", "object"})


@dataclass(frozen=True, slots=True)
class HtmlLink:
    """An address in a tag: its text, entities resolved, and its place in the HTML."""

    tag: str
    address: str
    label: str
    offset: int

    @property
    def picture(self) -> bool:
        """Whether the address is shown in the page and not followed."""
        return self.tag in _PICTURES


Replace = Callable[[HtmlLink], str]
"""Gives what stands in the attribute instead: the slot of an address of ours, or the address itself."""


def rewrite(html: str, replace: Replace) -> str:
    """The HTML with each address replaced and each id behind the id slot. Scripts, styles, drawings and comments are left alone."""
    if "=" not in html:
        return html
    parts: list[str] = []
    position = 0
    for opaque in _OPAQUE.finditer(html):
        parts.append(_rewrite(html, position, opaque.start(), replace))
        parts.append(opaque[0])
        position = opaque.end()
    parts.append(_rewrite(html, position, len(html), replace))
    return "".join(parts)


def _rewrite(html: str, start: int, stop: int, replace: Replace) -> str:
    parts: list[str] = []
    for tag in _TAG.finditer(html, start, stop):
        parts.append(html[start : tag.start()])
        parts.append(f"<{tag[1]}{_attributes(html, tag, replace)}{tag[3]}")
        start = tag.end()
    parts.append(html[start:stop])
    return "".join(parts)


def _attributes(html: str, tag: re.Match[str], replace: Replace) -> str:
    name = tag[1].lower()
    wanted = _ADDRESSES.get(name)
    values = {part[2].lower(): unescape(part[4].strip("\"'")) for part in _ATTRIBUTE.finditer(tag[2]) if part[4]}

    def attribute(part: re.Match[str]) -> str:
        key = part[2].lower()
        if part[4] is None:
            return part[0]
        if key == "id" or (key == "name" and name == "a" and "id" not in values):
            return f'{part[1]}id="{ID_SLOT}{escape(values[key])}"'
        if key == wanted:
            label = values.get("alt", "") if name in _PICTURES else _label(html, tag.end(), name)
            return f'{part[1]}{part[2]}="{escape(replace(HtmlLink(name, values[key], label, tag.start())))}"'
        return part[0]

    attributes = _ATTRIBUTE.sub(attribute, tag[2])
    if name != "img" or "src" not in values:
        return attributes
    slot = _SLOT.search(attributes)
    lazy = "" if "loading" in values else ' loading="lazy"'
    return attributes + lazy + (size_slot(int(slot[1])) if slot and not values.keys() & {"width", "height"} else "")


def _label(html: str, start: int, name: str) -> str:
    """The words up to the closing tag, at most 300 characters."""
    closing = html.find(f"</{name}", start, start + 2000)
    return " ".join(unescape(_MARKUP.sub("", html[start:closing])).split())[:300] if closing > 0 else ""
