"""Who gets which URL: one check for pages, aliases and files, also without case.

A `Claim` says what somebody wants; `settle` gives each its place. The first in rank, then in source order, keeps what it asked for;
another gets the same with ``-2``, and a diagnostic names both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from posixpath import splitext

from decan.diagnostics import Diagnostic, Severity, Span
from decan.model.journal import Source
from decan.site.page import Url
from decan.site.slugs import folded, output_of

FIXED, ASKED, CALENDAR, DERIVED, FILE = range(5)
"""Ranks: Decan's own pages, permalinks that authors gave, days and periods, places made from titles and names, files to copy."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that wants a place. ``key`` is (kind, id) as in `Target`, ``name`` says it in words for a diagnostic."""

    key: tuple[str, str]
    url: Url
    rank: int
    name: str
    source: Source | None = None
    otherwise: Url | None = None
    """Where it goes when its own wish is taken; empty: the wish with a suffix."""
    quiet: bool = False
    """A clash is nobody's mistake (two resources whose titles make one slug)."""


@dataclass(slots=True)
class Ledger:
    """What is taken, by folded output path: files, and the folders above them."""

    files: dict[str, Claim] = field(default_factory=dict)
    folders: dict[str, Claim] = field(default_factory=dict)

    def holder(self, url: Url) -> Claim | None:
        """Who stands in the way of a file at that URL."""
        path = folded(output_of(url))
        found = self.files.get(path) or self.folders.get(path)
        at = path.rfind("/")
        while found is None and at > 0:
            found = self.files.get(path[:at])
            at = path.rfind("/", 0, at)
        return found

    def take(self, url: Url, claim: Claim) -> None:
        """Enter a claim that has no holder."""
        path = folded(output_of(url))
        self.files[path] = claim
        at = path.rfind("/")
        while at > 0 and path[:at] not in self.folders:
            self.folders[path[:at]] = claim
            at = path.rfind("/", 0, at)


def settle(claims: Iterable[Claim], ledger: Ledger) -> tuple[dict[tuple[str, str], Url], tuple[Diagnostic, ...]]:
    """A place for each claim, by key, and what had to give way. Fills ``ledger``."""
    places: dict[tuple[str, str], Url] = {}
    found: list[Diagnostic] = []
    for claim in sorted(claims, key=_order):
        url = claim.url
        holder = ledger.holder(url)
        if holder is not None:
            url = _elsewhere(claim, ledger)
            if not claim.quiet:
                found.extend(clash(claim, holder, f"it is published as {url} instead"))
        ledger.take(url, claim)
        places[claim.key] = url
    return places, tuple(found)


def _order(claim: Claim) -> tuple[int, str, int, tuple[str, str]]:
    source = claim.source
    return (claim.rank, source.path if source else "", source.line if source else 0, claim.key)


def _elsewhere(claim: Claim, ledger: Ledger) -> Url:
    if claim.otherwise and ledger.holder(claim.otherwise) is None:
        return claim.otherwise
    wish = claim.otherwise if claim.otherwise and claim.url == "/" else claim.url
    number = 2
    while ledger.holder(_numbered(wish, number, ledger)) is not None:
        number += 1
    return _numbered(wish, number, ledger)


def _numbered(url: Url, number: int, ledger: Ledger) -> Url:
    """The URL with a number: on the folder that cannot be one because a file has its name, else at the end."""
    parts = url.lstrip("/").split("/")
    for count in range(1, len(parts)):
        above = "/".join(parts[:count])
        if above and folded(above) in ledger.files:
            return Url("/" + "/".join((f"{above}-{number}", *parts[count:])))
    return suffixed(url, number)


def suffixed(url: Url, number: int) -> Url:
    """The URL with a number: ``/a/`` → ``/a-2/``, ``/a.html`` → ``/a-2.html``."""
    if url.endswith("/"):
        return Url(f"{url.rstrip('/')}-{number}/")
    stem, extension = splitext(url)
    return Url(f"{stem}-{number}{extension}")


def clash(claim: Claim, holder: Claim, outcome: str) -> tuple[Diagnostic, ...]:
    """The diagnostic ``url.claimed-twice``, at the claim that gives way; nothing when neither has a source."""
    place = claim.source or holder.source
    if place is None:
        return ()
    by_author = claim.rank == ASKED
    other = holder.source if claim.source is not None else None
    return (
        Diagnostic(
            code="url.claimed-twice",
            severity=Severity.ERROR if by_author else Severity.WARNING,
            message=f"{claim.url} is claimed by {_named(claim)} and by {_named(holder)}",
            span=Span(place.path, max(place.line, 1), 1),
            hint=f"give one of them another url or slug; {outcome}",
            related=(Span(other.path, max(other.line, 1), 1),) if other is not None else (),
        ),
    )


def _named(claim: Claim) -> str:
    return f"{claim.name} ({claim.source.path})" if claim.source is not None and claim.source.path not in claim.name else claim.name
