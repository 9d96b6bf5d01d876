r"""Slots of a body's HTML filled for the page that it is shown on; `decan.model.document` says what slots there are.

A link that leads nowhere becomes ``<span class="missing">`` with its words, a picture that is not there its alternative text. An embed
becomes the other note's body, to a depth of three and never inside itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from decan.model.journal import Journal, Target, Text
from decan.site.page import Url
from decan.site.places import texts
from decan.site.urls import UrlMap

Sizes = Mapping[str, tuple[int, int]]
"""Width and height of pictures, by path in the content folder."""

Embeds = Mapping[tuple[str, str], Text]
"""What can be embedded, by (kind, id); see `embeddable`."""

_DEEPEST = 3
_MOST_EMBEDS = 100

_PIECE = re.compile(
    r"""<a\b[^>]*>|</a\s*>|<(?:img|input|embed)\b[^>]*>"""
    r"""|\s(?:href|src|data|poster)="\x02l(?P<attribute>\d+)\x03[^"]*\""""
    r"""|<div\ class="embed">\x02e(?P<embed>\d+)\x03</div>"""
    r"""|href="\#\x02i\x03"""
    r"""|\x02(?P<slot>[lsei])(?P<number>\d*)\x03""",
    re.VERBOSE,
)
_LINK = re.compile(r"\x02l(\d+)\x03")
_SIZE = re.compile(r"\x02s(\d+)\x03")
_ALT = re.compile(r'\salt="([^"]*)"')
_WIDTH = re.compile(r'\swidth="(\d+)"')


def embeddable(journal: Journal) -> dict[tuple[str, str], Text]:
    """All texts that an embed can show, by (kind, id). Made once a site."""
    found: dict[tuple[str, str], Text] = {}
    for owner, text in texts(journal):
        found.setdefault((owner.kind, owner.id), text)
    for note in journal.notes:
        if note.about and note.kind in {"topic", "resource"}:
            found.setdefault((note.kind, note.about), note.text)
    return found


def fill(text: Text, urls: UrlMap, base: Url, sizes: Sizes, *, prefix: str = "", embeds: Embeds | None = None) -> str:
    """The text's HTML for the page ``base``: links relative to it, pictures with their sizes, ids after ``prefix``.

    ``prefix`` is `UrlMap.prefix` of what is shown; without ``embeds`` an embed becomes a link.
    """
    return fill_with(Filler(urls, lambda url: urls.relative(url, base), sizes, prefix, embeds or {}), text)


def fill_inline(html: str, targets: Iterable[tuple[int, Target]], urls: UrlMap, base: Url, *, prefix: str = "") -> str:
    """Inline HTML (a goal, a heading, a line of a roadmap) for the page ``base``."""
    if "\x02" not in html:
        return html
    return _Run(Filler(urls, lambda url: urls.relative(url, base), {}, prefix), dict(targets)).html(html)


def fill_absolute(text: Text, urls: UrlMap, page: Url, sizes: Sizes, *, prefix: str = "", base: Url | None = None) -> str:
    """The text's HTML for a reader elsewhere (a feed): absolute links when the site's address is known, else relative to ``base``.

    ``page`` is where the text stands on the site: links inside the text lead there. Embeds become links.
    """

    def href(url: Url) -> str:
        return urls.absolute(url) or urls.relative(url, base or page)

    return fill_with(Filler(urls, href, sizes, prefix, page=href(Url(page.partition("#")[0]))), text)


@dataclass(frozen=True, slots=True)
class Filler:
    """How slots are filled: the same for all of a text."""

    urls: UrlMap
    href: Callable[[Url], str]
    sizes: Sizes = field(default_factory=dict)
    prefix: str = ""
    embeds: Embeds = field(default_factory=dict)
    page: str = ""
    """What stands before ``#`` in links inside the text; empty on the page itself."""
    inside: tuple[Text, ...] = ()
    """Texts that we are in the middle of, to stop circles."""


def fill_with(filler: Filler, text: Text) -> str:
    """The text's HTML with all slots filled."""
    html = text.body.html
    return _Run(replace(filler, inside=(*filler.inside, text)), dict(text.targets)).html(html) if "\x02" in html else html


class _Run:
    """One pass over one piece of HTML."""

    def __init__(self, filler: Filler, targets: Mapping[int, Target], budget: list[int] | None = None) -> None:
        self.filler = filler
        self.targets = targets
        self.budget = budget if budget is not None else [_MOST_EMBEDS]
        """How many more embeds may be shown; shared with the runs of those."""
        self.dead: list[bool] = []
        """For each open ``<a>`` whether it leads nowhere."""

    def html(self, html: str) -> str:
        return _PIECE.sub(self._piece, html)

    def _piece(self, match: re.Match[str]) -> str:
        piece = match[0]
        if piece.startswith("</a"):
            return "</span>" if self.dead and self.dead.pop() else piece
        if piece.startswith("<a"):
            return self._anchor(piece)
        if piece.startswith("<div"):
            return self._embed(int(match["embed"]))
        if piece.startswith("<"):
            return self._picture(piece)
        if match["attribute"] is not None:
            return "" if self._href(int(match["attribute"])) is None else self._slots(piece)
        if piece.startswith("href"):
            return f'href="{escape(self.filler.page)}#{escape(self.filler.prefix)}'
        return self._slots(piece)

    def _slots(self, piece: str) -> str:
        """A piece with the simple slots in it filled."""
        filled = _LINK.sub(lambda match: escape(self._href(int(match[1])) or ""), piece)
        filled = _SIZE.sub(lambda match: self._size(int(match[1])), filled)
        filled = re.sub(r"\x02e(\d+)\x03", lambda match: self._embed(int(match[1])), filled)
        filled = filled.replace('href="#\x02i\x03', f'href="{escape(self.filler.page)}#\x02i\x03')
        return filled.replace("\x02i\x03", escape(self.filler.prefix))

    def _href(self, number: int) -> str | None:
        """Where a slot leads; None when nowhere."""
        target = self.targets.get(number)
        if target is None or target.kind == "missing":
            return None
        if target.kind == "external":
            return target.id
        url = self.filler.urls.of(target)
        return None if url is None else self.filler.href(url)

    def _anchor(self, tag: str) -> str:
        slot = _LINK.search(tag)
        dead = slot is not None and self._href(int(slot[1])) is None
        self.dead.append(dead)
        if not dead or slot is None:
            return self._slots(tag)
        ids = "".join(self._slots(match[0]) for match in re.finditer(r'\sid="[^"]*"', tag))
        return f'<span class="missing"{ids}>'

    def _picture(self, tag: str) -> str:
        slot = _LINK.search(tag)
        if slot is None or self._href(int(slot[1])) is not None:
            return self._slots(tag)
        alt = _ALT.search(tag)
        return f'<span class="missing">{alt[1]}</span>' if alt and alt[1].strip() else ""

    def _size(self, number: int) -> str:
        target = self.targets.get(number)
        size = self.filler.sizes.get(target.id) if target is not None and target.kind == "asset" else None
        return f' width="{size[0]}" height="{size[1]}"' if size else ""

    def _embed(self, number: int) -> str:
        """The embedded text, or a link where it cannot be shown."""
        target = self.targets.get(number)
        href = self._href(number)
        if target is None or href is None:
            return f'<p class="missing">{escape(target.id)}</p>' if target is not None else ""
        text = self.filler.embeds.get((target.kind, target.id))
        source = f'<p class="embed-source"><a href="{escape(href)}">{escape(_named(target))}</a></p>'
        if text is None or any(text is outer for outer in self.filler.inside) or len(self.filler.inside) > _DEEPEST or self.budget[0] <= 0:
            return f'<div class="embed">{source}</div>'
        self.budget[0] -= 1
        inner = replace(self.filler, prefix=f"{self.filler.prefix}e{number}-", inside=(*self.filler.inside, text))
        html = part_of(text.body.html, target.anchor) if target.anchor else text.body.html
        return f'<div class="embed">{_Run(inner, dict(text.targets), self.budget).html(html)}{source}</div>'


def _named(target: Target) -> str:
    """An id as words, for the line under an embed: the file's name without folders and ending."""
    name = target.id.rpartition("/")[2]
    name = name.removesuffix(".md") or target.id
    return f"{name} › {target.anchor}" if target.anchor else name


def part_of(html: str, anchor: str) -> str:
    """The part of a body (with slots) under the heading with that id, up to the next heading of its rank or a higher one.

    All of it when there is no such heading; the one element when it is no heading's id.
    """
    begin = re.search(r'<(h([1-6])|[a-z][a-z0-9]*)\b[^>]*\sid="\x02i\x03' + re.escape(escape(anchor)) + '"', html)
    if begin is None:
        return html
    if begin[2] is None:
        end = html.find(f"</{begin[1]}>", begin.end())
        return html[begin.start() : end + len(begin[1]) + 3] if end >= 0 else html
    after = re.compile(rf"<h[1-{begin[2]}]\b").search(html, begin.end())
    return html[begin.start() : after.start()] if after else html[begin.start() :]
