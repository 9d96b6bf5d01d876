"""A text's HTML for readers elsewhere, such as a feed's: whole addresses, and nothing that runs, asks or lays out.

What is taken out is what the W3C's feed validator warns of, because readers of feeds take it out too, and some the whole text with it:
https://validator.w3.org/feed/docs/warning/SecurityRisk.html and https://validator.w3.org/feed/docs/warning/DangerousStyleAttr.html.
"""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

_GONE = frozenset({"script", "style", "template", "noscript", "object", "applet", "select", "textarea", "button", "link", "meta", "base"})
"""Elements that go with all that is in them."""
_BARE = frozenset({"form", "fieldset", "input", "embed", "frame", "frameset", "iframe"})
"""Elements that go alone; what is in them stays."""
_VOID = frozenset({"input", "embed", "frame", "link", "meta", "base"})
_MOVING = re.compile(r"""\s(?:style|srcdoc|contenteditable|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_ADDRESS = re.compile(r"""(\s(?:href|src|poster|cite|srcset)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_RISK = re.compile(
    rf"<(?:{'|'.join((*sorted(_GONE), *sorted(_BARE)))})\b|<[^<>]*\s(?:style|srcdoc|contenteditable|on\w+)\s*=|script:", re.IGNORECASE
)
_PARTIAL = re.compile(r"""\s(?:href|src|poster|cite|srcset)\s*=\s*(?!"(?:https?|mailto):)""", re.IGNORECASE)
_CHECKBOX = re.compile(r'<input type="checkbox" disabled( checked)?(?: aria-label="[^"<>]*")?>')
"""As Decan writes it: what most texts need a reader for that have none of the rest."""
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)


def portable(html: str, page: str) -> str:
    """The HTML with addresses joined to that of its ``page``; where that is not known (empty), with the addresses as they are."""
    html = _CHECKBOX.sub(lambda box: _box(checked=bool(box[1])), html)
    if not _RISK.search(html) and not (page and _PARTIAL.search(html)):
        return html
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    """Copies what it reads, tag by tag as it is written, but for what has to go."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._page = page
        self._gone = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copied without what moves, its addresses whole."""
        if self._gone:
            self._depth += tag == self._gone
        elif tag in _GONE:
            self._gone, self._depth = ("", 0) if tag in _VOID else (tag, 1)
        elif tag in _BARE:
            self.pieces.append(_instead(tag, dict(attrs), self._page))
        else:
            self.pieces.append(_ADDRESS.sub(self._address, _MOVING.sub("", self.get_starttag_text() or "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<path/>``: nothing stands in it."""
        depth, gone = self._depth, self._gone
        self.handle_starttag(tag, attrs)
        self._depth, self._gone = depth, gone

    def handle_endtag(self, tag: str) -> None:
        """Copied; the last of an element that goes ends its going."""
        if self._gone:
            self._depth -= tag == self._gone
            self._gone = self._gone if self._depth else ""
        elif tag not in _GONE and tag not in _BARE:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copied."""
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        """``&amp;``."""
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """``&#10;``."""
        self._copy(f"&#{name};")

    def _copy(self, text: str) -> None:
        if not self._gone:
            self.pieces.append(text)

    def _address(self, match: re.Match[str]) -> str:
        value = unescape(next((found for found in match.groups()[1:] if found is not None), ""))
        if _RUNS.match(value):
            return ""
        if "srcset" in match[1].lower():
            parts = (part.split() for part in value.split(","))
            value = ", ".join(" ".join((urljoin(self._page, part[0]), *part[1:])) for part in parts if part)
        else:
            value = urljoin(self._page, value) if self._page else value
        return f'{match[1]}"{escape(value)}"'


def _instead(tag: str, attributes: dict[str, str | None], page: str) -> str:
    """What stands in an element's place: a mark for a checkbox, a link for a page in a frame."""
    if tag == "input":
        return _box(checked="checked" in attributes) if attributes.get("type") == "checkbox" else ""
    source = attributes.get("src") or ""
    if tag in {"iframe", "embed"} and source and not _RUNS.match(source):
        address = urljoin(page, source)
        return f'<a href="{escape(address)}">{escape(attributes.get("title") or address)}</a>'
    return ""


def _box(*, checked: bool) -> str:
    return "☑" if checked else "☐"
