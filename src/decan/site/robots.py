"""What machines and old links look for: ``sitemap.xml``, ``robots.txt`` and pages that lead from old URLs to new ones.

Sources: https://www.sitemaps.org/protocol.html, RFC 9309.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from decan.config import Config
from decan.site.page import File, Url
from decan.site.slugs import output_of
from decan.site.urls import NOT_FOUND, ROBOTS, SEARCH, SITEMAP, UrlMap

_MOST = 50_000
"""Addresses in one sitemap."""


def sitemap(pages: Iterable[Url], urls: UrlMap) -> Iterator[File]:
    """``sitemap.xml``, in several files when there are too many pages; nothing when the site's address is not known."""
    shown = sorted({urls.absolute(url) for url in pages if url not in {NOT_FOUND, SEARCH}} - {""})
    if len(shown) <= _MOST:
        if shown:
            yield _sitemap(SITEMAP, "urlset", "url", shown)
        return
    parts = [shown[begin : begin + _MOST] for begin in range(0, len(shown), _MOST)]
    places = [Url(f"/sitemap-{number}.xml") for number in range(1, len(parts) + 1)]
    for place, part in zip(places, parts, strict=True):
        yield _sitemap(place, "urlset", "url", part)
    yield _sitemap(SITEMAP, "sitemapindex", "sitemap", [urls.absolute(place) for place in places])


def _sitemap(place: Url, outer: str, inner: str, addresses: Iterable[str]) -> File:
    lines = "".join(f"<{inner}><loc>{escape(address)}</loc></{inner}>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    text = f'{head}<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</{outer}>\n'
    return File(output_of(place), text.encode())


def robots(urls: UrlMap) -> File:
    """``robots.txt``: everything may be read, and where the sitemap is when that is known."""
    where = urls.absolute(SITEMAP)
    text = "User-agent: *\nAllow: /\n" + (f"\nSitemap: {where}\n" if where else "")
    return File(output_of(ROBOTS), text.encode())


def redirects(urls: UrlMap, config: Config) -> Iterator[File]:
    """A page for each alias that leads to the place where its text is now."""
    for old, new in urls.redirects:
        href = escape(urls.relative(new, old))
        address = urls.absolute(new)
        canonical = f'<link rel="canonical" href="{escape(address)}">\n' if address else ""
        text = (
            f'<!doctype html>\n<html lang="{escape(config.language)}">\n<head>\n<meta charset="utf-8">\n'
            f'<title>{escape(new)}</title>\n<meta name="robots" content="noindex">\n{canonical}'
            f'<meta http-equiv="refresh" content="0; url={href}">\n</head>\n<body>\n'
            f'<p><a href="{href}">{escape(new)}</a></p>\n</body>\n</html>\n'
        )
        yield File(output_of(old), text.encode("utf-8", "replace"))
