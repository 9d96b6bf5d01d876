"""Journal to Pages: one module a kind of page, each a function from the `View` to finished contexts."""

from __future__ import annotations

from decan.site import articles, days, follow_ups, home, interests, library, not_found, notes, periods, roadmaps, search, topics, units
from decan.site.keeping import F, Keeper
from decan.site.page import Page
from decan.site.view import View

_KINDS = (home, periods, units, days, articles, topics, library, interests, follow_ups, roadmaps, notes, search, not_found)


def pages(view: View) -> tuple[Page, ...]:
    """All pages of the site, in a fixed order."""
    return tuple(page for kind in _KINDS for page in kind.pages(view))


def kept_data(view: View, keeper: Keeper[F]) -> tuple[F, ...]:
    """Files that a page's script reads: the search index."""
    return search.kept(view, keeper)
