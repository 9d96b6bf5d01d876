"""The links of a document: each gets its number, its place on disk and, where it leads to a page or file of ours, a slot for its URL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from decan.model.document import LinkForm
from decan.reading.markdown import attributes, raw_html
from decan.reading.markdown.destinations import encoded, external, other_scheme
from decan.reading.markdown.parsed import RawLink, link_slot
from decan.reading.markdown.places import Place, Places
from decan.reading.markdown.plain import plain, plain_of
from decan.reading.markdown.problems import report_link, report_text
from decan.reading.markdown.reports import Reports
from decan.reading.markdown.wiki_links import shown

_BLANKS: Final = re.compile(r"\s+")
_BRACKETED: Final = re.compile(r"\[+([^\[\]]*)\]+$")
_ATTRIBUTED: Final = frozenset({"link_close", "image", "code_inline"})


class Links:
    """Numbers the links of one document, in the order of its tokens."""

    def __init__(self, lines: Sequence[str], reports: Reports) -> None:
        self.found: list[RawLink] = []
        self._lines = lines
        self._reports = reports
        self._block = 0
        self._places: Places | None = None
        self._token: Token | None = None

    def inline(self, index: int, token: Token) -> None:
        """Number the links in an ``inline`` token."""
        children = token.children or []
        self._block, self._token, self._places = index, token, None
        braces = "{" in token.content
        for number, child in enumerate(children):
            kind = child.type
            if braces and kind in _ATTRIBUTED:
                attributes.take(children, number)
            if kind == "text":
                if "[" in child.content:
                    report_text(self._reports, token, child.content)
            elif kind == "link_open":
                self._link(children, number)
            elif kind == "image":
                self._picture(child)
            elif kind in {"embed", "media"}:
                self._embedded(child)
            elif kind == "html_inline":
                self._tag(children, number)
            elif kind == "incomplete_open":
                self._incomplete(children, number)

    def html_block(self, index: int, token: Token) -> None:
        """Number the links in a block of HTML, and put their slots into it."""
        self._block = index
        first = token.map[0] if token.map else 0
        original = token.content

        def replace(link: raw_html.HtmlLink) -> str:
            line = first + original.count("\n", 0, link.offset)
            column = self._reports.column(line + 1, link.address)
            return self._number(link.address, link.label, LinkForm.IMAGE if link.picture else LinkForm.HTML, Place(line + 1, column))[0]

        token.content = raw_html.rewrite(original, replace)

    def _place(self, child: Token) -> Place:
        if self._token is None:
            return Place(1, 1)
        if self._places is None:
            self._places = Places(self._token, self._lines)
        return self._places.at(int(child.meta.get("pos", 0)))

    def _number(self, address: str, label: str, form: LinkForm, place: Place) -> tuple[str, int]:
        """(what stands in the attribute, number or -1) for an address: a slot for one of ours, the address itself for others."""
        site = external(address)
        if not site and other_scheme(address):
            return encoded(address), -1
        target, anchor = (site, "") if site else _parted(address)
        number = self._add(target, anchor, "" if site and label in {address, site} else label, form, place)
        return (encoded(site) if site else link_slot(number)), number

    def _add(self, target: str, anchor: str, label: str, form: LinkForm, place: Place) -> int:
        self.found.append(RawLink(target, anchor, label, form, place.line, place.column, self._block))
        return len(self.found) - 1

    def _link(self, children: list[Token], number: int) -> None:
        child = children[number]
        close = _closing(children, number, "link_close")
        label = _tidy(plain_of(children[number + 1 : close]))
        place = self._place(child)
        if "name" in child.meta:
            self._named(child, label, LinkForm.WIKI, place)
            return
        address = str(child.attrs.get("href", ""))
        if not address:
            child.tag = children[close].tag = "span"
            child.attrs = {"class": "incomplete"}
            child.meta["slot"] = self._add("", "", label, LinkForm.INLINE, place)
            report_link(self._reports, "nothing", label, place)
            return
        form = LinkForm.SHORTCODE if place.shortcode else _form(child)
        if form is LinkForm.BARE or form is LinkForm.AUTOLINK:
            label = ""
        child.attrs["href"], slot = self._number(address, label, form, place)
        if slot >= 0:
            child.meta["slot"] = slot
        if "problem" in child.meta:
            report_link(self._reports, str(child.meta["problem"]), label, place)

    def _named(self, child: Token, label: str, form: LinkForm, place: Place) -> None:
        name, anchor = str(child.meta["name"]), str(child.meta["anchor"])
        if external(name):
            child.attrs["href"], child.meta["slot"] = self._number(name, label, form, place)
        else:
            child.meta["slot"] = slot = self._add(name, anchor, label, form, place)
            child.attrs["href"] = link_slot(slot)

    def _picture(self, child: Token) -> None:
        place = self._place(child)
        alt = _tidy(plain(child))
        if "name" in child.meta:
            self._named(child, alt, LinkForm.IMAGE, place)
            child.attrs["src"] = child.attrs.pop("href")
            return
        address = str(child.attrs.get("src", ""))
        if not address:
            child.type, child.tag, child.content, child.children = "text", "", alt, None
            report_link(self._reports, "nothing", alt, place)
            return
        child.attrs["src"], slot = self._number(address, alt, LinkForm.SHORTCODE if place.shortcode else LinkForm.IMAGE, place)
        if slot >= 0:
            child.meta["slot"] = slot
        if "problem" in child.meta:
            report_link(self._reports, str(child.meta["problem"]), alt, place)

    def _embedded(self, child: Token) -> None:
        name, anchor = str(child.meta["name"]), str(child.meta["anchor"])
        if child.type == "media":
            self._named(child, child.content, LinkForm.IMAGE, self._place(child))
            child.attrs["src"] = child.attrs.pop("href")
        else:
            child.meta["slot"] = self._add(name, anchor, shown(name, anchor), LinkForm.EMBED, self._place(child))

    def _tag(self, children: list[Token], number: int) -> None:
        child = children[number]
        place = None

        def replace(link: raw_html.HtmlLink) -> str:
            nonlocal place
            place = place or self._place(child)
            label = link.label
            if not link.picture:
                label = _tidy(plain_of(_until_tag(children, number, f"</{link.tag}")))
            address, slot = self._number(link.address, label, LinkForm.IMAGE if link.picture else LinkForm.HTML, place)
            if slot >= 0:
                child.meta["slot"] = slot
            return address

        child.content = raw_html.rewrite(child.content, replace)

    def _incomplete(self, children: list[Token], number: int) -> None:
        child = children[number]
        label = _tidy(plain_of(children[number + 1 : _closing(children, number, "incomplete_close")]))
        place = self._place(child)
        problem = str(child.meta["problem"])
        if problem == "words":
            child.meta["slot"] = self._add("", "", label, LinkForm.INLINE, place)
        report_link(self._reports, problem, label, place)


def _parted(address: str) -> tuple[str, str]:
    target, _, anchor = address.partition("#")
    return target, anchor


def _form(child: Token) -> LinkForm:
    if child.markup == "bare":
        return LinkForm.BARE
    if child.markup == "autolink":
        return LinkForm.AUTOLINK
    return LinkForm.REFERENCE if child.meta.get("label") else LinkForm.INLINE


def _closing(children: Sequence[Token], number: int, kind: str) -> int:
    return next((index for index in range(number + 1, len(children)) if children[index].type == kind), len(children) - 1)


def _until_tag(children: Sequence[Token], number: int, closing: str) -> Sequence[Token]:
    """What stands between an HTML tag and the next one that closes it; nothing if that is far away."""
    near = children[number + 1 : number + 200]
    end = next((index for index, child in enumerate(near) if child.type == "html_inline" and child.content.lower().startswith(closing)), 0)
    return near[:end]


def _tidy(label: str) -> str:
    text = _BLANKS.sub(" ", label).strip()
    bracketed = _BRACKETED.match(text)
    return bracketed[1].strip() if bracketed else text
