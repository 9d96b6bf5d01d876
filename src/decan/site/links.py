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

_SLOT = re.compile(r"\x02(i|[lse]\d+)\x03")
_LINKED = re.compile(r"""<a\b[^>]*>|</a\s*>|<(?:img|input|embed)\b[^>]*>|\s(?:href|src|data|poster)="\x02l(?P<attribute>\d+)\x03[^"]*\"""")
"""What is shown otherwise when its link leads nowhere."""
_LINK = re.compile(r"\x02l(\d+)\x03")
_EMBED, _EMBEDDED, _INSIDE = '<div class="embed">', "</div>", 'href="#'
_ALT = re.compile(r'\salt="([^"]*)"')


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
    return fill_with(Filler(urls, lambda url: urls.relative(url, base), sizes, prefix, embeds or {}, inside=(text,)), text)


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

    return fill_with(Filler(urls, href, sizes, prefix, page=href(Url(page.partition("#")[0])), inside=(text,)), text)


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
    """The text's HTML with all slots filled by a filler that is inside it."""
    html = text.body.html
    return _Run(filler, dict(text.targets)).html(html) if "\x02" in html else html


class _Run:
    """One pass over one piece of HTML."""

    def __init__(self, filler: Filler, targets: Mapping[int, Target], budget: list[int] | None = None) -> None:
        self.filler = filler
        self.targets = targets
        self.budget = budget if budget is not None else [_MOST_EMBEDS]
        """How many more embeds may be shown; shared with the runs of those."""
        self.dead: list[bool] = []
        """For each open ``<a>`` whether it leads nowhere."""
        self.hrefs: dict[int, str | None] = {}

    def html(self, html: str) -> str:
        """Texts and slots take turns; only where a link leads nowhere, what is around it is looked at first."""
        pieces = _SLOT.split(html)
        if any(slot[0] == "l" and self._href(int(slot[1:])) is None for slot in pieces[1::2]):
            pieces = _SLOT.split(_LINKED.sub(self._kept, html))
        for place in range(1, len(pieces), 2):
            kind, number = pieces[place][0], pieces[place][1:]
            if kind == "l":
                pieces[place] = escape(self._href(int(number)) or "")
            elif kind == "s":
                pieces[place] = self._size(int(number))
            else:
                before, after = pieces[place - 1], pieces[place + 1]
                if kind == "i" and before.endswith(_INSIDE):
                    pieces[place - 1] = f"{before[:-1]}{escape(self.filler.page)}#"
                elif kind == "e" and before.endswith(_EMBED) and after.startswith(_EMBEDDED):
                    pieces[place - 1], pieces[place + 1] = before.removesuffix(_EMBED), after.removeprefix(_EMBEDDED)
                pieces[place] = self._embed(int(number)) if kind == "e" else escape(self.filler.prefix)
        return "".join(pieces)

    def _kept(self, match: re.Match[str]) -> str:
        """What is left of a tag or an attribute when its link leads nowhere; any other as it is, its slots not yet filled."""
        piece = match[0]
        if match["attribute"] is not None:
            return "" if self._href(int(match["attribute"])) is None else piece
        if piece.startswith("</a"):
            return "</span>" if self.dead and self.dead.pop() else piece
        slot = _LINK.search(piece)
        dead = slot is not None and self._href(int(slot[1])) is None
        if piece.startswith("<a"):
            self.dead.append(dead)
            ids = "".join(re.findall(r'\sid="[^"]*"', piece))
            return f'<span class="missing"{ids}>' if dead else piece
        alt = _ALT.search(piece) if dead else None
        return piece if not dead else f'<span class="missing">{alt[1]}</span>' if alt and alt[1].strip() else ""

    def _href(self, number: int) -> str | None:
        """Where a slot leads; None when nowhere."""
        if number not in self.hrefs:
            self.hrefs[number] = self._found(number)
        return self.hrefs[number]

    def _found(self, number: int) -> str | None:
        target = self.targets.get(number)
        if target is None or target.kind == "missing":
            return None
        if target.kind == "external":
            return target.id
        url = self.filler.urls.of(target)
        return None if url is None else self.filler.href(url)

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
