"""Every mention of a resource in the journal, found and told which resource it is.

A link to another site mentions what it leads to; an item without a URL mentions what was linked under the same label, else a resource of
which only the title is known. Pictures that a page shows, badges and links to the site itself mention nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from operator import attrgetter

from decan.config import Config
from decan.journal.kinds import is_external
from decan.journal.names import WIKI, folded
from decan.journal.pieces import Piece, Pieces
from decan.journal.remembered import Remembered
from decan.journal.resources.identity import Identity, identify
from decan.journal.resources.labels import label_key
from decan.journal.slugs import slug
from decan.memos import memo
from decan.model.document import Document, Link, LinkForm, Role
from decan.model.journal import Target

_BADGES = re.compile(
    r"shields\.io|badge\.fury\.io|travis-ci\.(?:org|com)|circleci\.com|codecov\.io|coveralls\.io|badgen\.net|ci\.appveyor\.com|"
    r"snyk\.io|app\.netlify\.com|bestpractices\.coreinfrastructure\.org|buymeacoffee\.com|ko-fi\.com|creativecommons\.org|star-history\.com",
    re.IGNORECASE,
)
_PLAYERS = re.compile(r"youtube|youtu\.be|vimeo", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    {
        *(
            "here",
            "link",
            "links",
            "this",
            "that",
            "click",
            "more",
            "see",
            "url",
            "click here",
            "this link",
            "see here",
            "read more",
            "learn more",
        ),
        *("原文", "链接", "这里", "点击这里", "ici", "hier", "aquí"),
    }
)
_SAYS_LITTLE = frozenset(
    {
        *(
            "source",
            "sources",
            "website",
            "site",
            "page",
            "web",
            "homepage",
            "article",
            "post",
            "pdf",
            "video",
            "paper",
            "course",
            "resource",
        ),
        *("docs", "code", "slides", "repo", "demo", "source code", "this article", "this post", "this page", "this video", "this paper"),
    }
)
_NUMBER = re.compile(r"\[?\d{1,3}\]?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: a link, or a title without one."""

    key: str
    """Identity of the resource."""
    identity: Identity | None
    """None for a title without a URL."""
    piece: Piece
    link: Link
    """As written; of a thing that is only named in running text, its name and sentence."""
    index: int = -1
    """Of the link in its document; -1 for a thing that is only named."""
    part: str = ""
    """Number of a part of it, where the name has one and the part was never linked; ``chapter 2`` where that is all that stands there."""
    order: tuple[Day, str, int, int, int] = field(init=False, compare=False, repr=False)
    """Oldest first, then by place."""

    def __post_init__(self) -> None:
        """Find the order once: all mentions are sorted several times."""
        order = (self.piece.start or Day.max, self.piece.path, self.link.line, self.link.column, self.index)
        object.__setattr__(self, "order", order)

    @property
    def inferred(self) -> bool:
        """Whether it is known by its name only."""
        return self.index < 0

    @property
    def in_goals(self) -> bool:
        """Whether it stands in a unit's goals."""
        return self.piece.home.kind == "unit" and self.link.role is Role.GOALS


by_order = attrgetter("order")
"""The key by which mentions and pieces are sorted."""


def holders(pieces: Pieces, fronts: Mapping[str, Piece]) -> Iterator[tuple[Piece, int]]:
    """Every link of the journal with the piece that it counts for. ``fronts`` names, by path, the piece that front matter belongs to.

    In an undated note the text about a period counts for the period, which says when.
    """
    dated: dict[str, dict[int, Piece]] = {}
    for period in pieces.periods:
        if period.shared:
            dated.setdefault(period.path, {}).update(dict.fromkeys(period.links, period))
    for piece in pieces.own():
        periods = dated.get(piece.path, {}) if piece.home.kind == "note" else {}
        for index in links_of(piece, front_matter=fronts.get(piece.path) is piece):
            yield periods.get(index, piece), index


def mentions_of(held: Iterable[tuple[Piece, int]], config: Config) -> list[Mention]:
    """All mentions with a URL, oldest first."""
    return sorted((mention for mention in _linked.each(held, config.url) if mention is not None), key=by_order)


def _mention(held: tuple[Piece, int], site: str) -> Mention | None:
    piece, index = held
    link = piece.document.links[index]
    identity = resource_of(link, site)
    return Mention(identity.key, identity, piece, link, index) if identity is not None else None


_linked = Remembered(_mention, key=lambda held: (id(held[0]), held[1]))


def links_of(piece: Piece, *, front_matter: bool) -> tuple[int, ...]:
    """Indexes of the links of a piece; with those of the front matter when they are this piece's."""
    return piece.links_with_front_matter if front_matter else piece.links


def resource_of(link: Link, site: str) -> Identity | None:
    """What a link to another site mentions; None for a picture, a badge, the site itself (its URL), and anything without a URL."""
    if not (is_external(link.target) or link.target.startswith("//")):
        return None
    if (link.form is LinkForm.IMAGE or link.form is LinkForm.EMBED) and not _PLAYERS.search(link.target):
        return None
    identity = identify(link.target)
    if identity is None or _is_no_resource(identity.host):
        return None
    own = identify(site) if site else None
    if own is not None and (identity.key == own.key or identity.key.startswith(own.key + "/")):
        return None
    return identity


@memo
def _is_no_resource(host: str) -> bool:
    """Whether what lies at a host is a badge, or on the author's own machine."""
    return "." not in host or _BADGES.search(host) is not None


def labels_of(mentions: Iterable[Mention]) -> dict[str, str]:
    """`label_key` of a label → the identity that was first linked under it."""
    found: dict[str, str] = {}
    for mention in mentions:
        if names_it(mention.link.label):
            found.setdefault(label_key(mention.link.label), mention.key)
    return found


def says_something(label: str) -> bool:
    """Whether a label can be a title at all, unlike “here”, “link” or “[1]”."""
    return _says(label) > 0


def names_it(label: str) -> bool:
    """Whether a label names the thing itself, unlike “course” or “this article”, which may be said of any."""
    return _says(label) > 1


@memo
def _says(label: str) -> int:
    """How much a label says: nothing, little, or what the thing is called."""
    bare = folded(label.strip("[]()<>→»›.… "))
    if bare in _SAYS_NOTHING or _NUMBER.match(bare) or is_external(label) or not any(map(str.isalnum, bare)):
        return 0
    return 1 if bare in _SAYS_LITTLE else 2


def titles_of(held: Iterable[tuple[Piece, int]], labels: Mapping[str, str]) -> list[Mention]:
    """Mentions without a URL: titles in lists and goals. ``labels`` gives the identity of what was linked under a `label_key`."""
    found: list[tuple[Piece, int, str]] = []
    for piece, index in held:
        link = piece.document.links[index]
        if not link.target and link.label and not link.anchor and link.form not in WIKI:
            found.append((piece, index, labels.get(label_key(link.label)) or f"title:{slug(link.label)}"))
    return _titles.each(found, None)


def _without_url(held: tuple[Piece, int, str], _: None) -> Mention:
    piece, index, key = held
    return Mention(key, None, piece, piece.document.links[index], index)


_titles = Remembered(_without_url, key=lambda held: (id(held[0]), *held[1:]))
_wiki = Remembered(_without_url, key=lambda held: (id(held[0]), *held[1:]))


def named_mentions(
    held: Iterable[tuple[Piece, int]], targets: Mapping[str, Mapping[int, Target]], keys: Mapping[str, str]
) -> list[Mention]:
    """Mentions by wiki name or by a link to the resource's own file. ``keys`` gives the identity for a resource's id."""
    named = {
        (path, index): keys[target.id]
        for path, found in targets.items()
        for index, target in found.items()
        if target.kind == "resource" and target.id in keys
    }
    if not named:
        return []
    return _wiki.each(
        ((piece, index, named[piece.path, index]) for piece, index in held if (piece.path, index) in named),
        None,
    )


def own_url(document: Document) -> str:
    """The URL of the resource that a file in ``resources/`` is about; empty when it names none."""
    front = document.front
    extra = {key.lower().replace("-", "_"): value for key, value in front.extra}
    extra.update({key.lower(): value for key, value in document.properties if key.lower() not in extra})
    candidates = [front.url, *(extra.get(key) for key in ("link", "source", "source_url", "website", "href", "resource", "uri"))]
    for candidate in candidates:
        if isinstance(candidate, str) and is_external(candidate):
            return candidate
    for key, prefix in (("doi", "https://doi.org/"), ("arxiv", "https://arxiv.org/abs/")):
        value = str(extra.get(key) or "").strip()
        if value:
            return value if is_external(value) else prefix + re.sub(r"^(?:doi|arxiv):\s*", "", value, flags=re.IGNORECASE)
    return next((link.url for link in front.links if is_external(link.url)), "")
