"""What makes two links one resource.

    https://arxiv.org/pdf/1211.3711v2.pdf              → arxiv:1211.3711
    https://youtu.be/90kZRyPcRZw?t=42                  → youtube:90kZRyPcRZw
    http://www.example.org/a/?utm_source=x#part        → example.org/a

Sources of the forms: arXiv's help on identifiers (info.arxiv.org/help/arxiv_identifier.html), the DOI handbook (2.2), and the URLs that the
sites themselves hand out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from decan.memos import memo

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|hss_channel|mkt_tok|"
    r"ref_src|ref_url|spm|vero_\w+|oly_\w+_id|s_cid|_ga|_gl|cmpid|si|trk|trkinfo|__s|share_id|feature",
    re.IGNORECASE,
)
_SI_HOSTS = ("youtube.com", "youtu.be", "spotify.com")
"""Where ``si`` and ``feature`` track; elsewhere they may mean something."""
_ARXIV_HOSTS = frozenset(
    {"arxiv.org", "export.arxiv.org", "browse.arxiv.org", "cn.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org"}
)
_ARXIV = re.compile(r"/(?:abs|pdf|html|format|ps|src|overview)/((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4,7}(?:\.\d{4,5})?)(?:v\d+)?(?:\.pdf)?$")
_DOI_PATH = re.compile(
    r"/(?:doi|article|chapter|book|content/pdf)/(?:(?:abs|full|pdf|epdf|pdfdirect|epub|reader)/)?(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YOUTUBE_HOSTS = frozenset({"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"})
_VIDEO_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_LIST_ID = re.compile(r"[A-Za-z0-9_-]{10,60}")
_NO_COURSE = re.compile(r"(?:RD|WL|LL|UU|FL|HL|OLAK)")
"""Lists that YouTube makes by itself: mixes, watch later, uploads, favourites, history, albums."""
_AMAZON = re.compile(r"/(?:dp|gp/product|gp/aw/d|exec/obidos/asin)/([A-Z0-9]{10})(?:/|$)", re.IGNORECASE)
_SHOP = re.compile(r"(?:smile\.|m\.)?amazon\.[a-z.]{2,6}$")
_ACL = re.compile(r"/(?:anthology/)?([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9-]+\.\d+)(?:v\d)?(?:\.pdf)?/?$")
_ARCHIVED = re.compile(r"/web/(?:\d{4,14}|\*)(?:[a-z]{2}_)?/(.+)$", re.DOTALL)
_SAFE = re.compile(r"[A-Za-z0-9/:@!$&'()*+,;=~._-]*")
"""A path that is spelled in one way only."""
_PLAIN = re.compile(r"(https?)://([A-Za-z0-9.-]+)((?:/[^\s?#]*)?)(?:\?([^\s#]*))?(?:#(\S*))?")
"""An address without anything that `urlsplit` would take away, decode or refuse; the groups are the parts."""
_MARKS = re.compile(r"[@:\[\]%]")
_ROUTES = ("!", "/")
"""A fragment that begins so is a page of its own in the browser's program, no place on a page."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a URL stands for."""

    key: str
    """The same for all spellings: ``arxiv:1211.3711``, ``youtube:…``, ``youtube-list:…``, ``doi:10.…``, or ``host/path``."""
    url: str
    """The URL to look at: as written, without tracking."""
    host: str
    path: str
    course: str = ""
    """Identity of the course that the link names beside the video (``youtube-list:…``)."""
    part: int | None = None
    """Number of the video in that course (``index=``)."""


@memo
def identify(url: str) -> Identity | None:
    """The identity of an ``http`` or ``https`` URL; None for anything else, and for a URL without a host."""
    written = url.strip()
    if written.startswith("//"):
        written = "https:" + written
    try:
        plain = _PLAIN.fullmatch(written)
        parts = SplitResult._make(plain.groups("")) if plain else urlsplit(written)
        name, port = _host_of(parts)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not name:
        return None
    host = name.rstrip(".").removeprefix("www.")
    if not host:
        return None
    archived = _ARCHIVED.match(parts.path) if host == "web.archive.org" else None
    if archived:
        query = f"?{parts.query}" if parts.query else ""
        original = archived[1] if "//" in archived[1] else f"http://{archived[1]}"
        inner = identify(re.sub(r"^(https?:/)(?!/)", r"\1/", original) + query)
        if inner is not None:
            return replace(inner, url=written)
    given = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    params = [(name, value) for name, value in given if not _tracks(name, host)]
    clean = _cleaned(written, parts, tracked=len(params) < len(given))
    named = dict(params)
    for rule in _RULES:
        found = rule(host, parts, named)
        if found is not None:
            return replace(found, url=clean)
    address = host if port in {None, 80, 443} else f"{host}:{port}"
    return Identity(_plain_key(address, parts, params), clean, host, parts.path)


def _host_of(parts: SplitResult) -> tuple[str, int | None]:
    """Host in lower case, and port; `urlsplit` looks closely, for which most addresses have no need."""
    if _MARKS.search(parts.netloc):
        return parts.hostname or "", parts.port
    return parts.netloc.lower(), None


def _tracks(name: str, host: str) -> bool:
    if name in {"si", "feature"}:
        return host.endswith(_SI_HOSTS)
    return bool(_TRACKING.fullmatch(name))


def _cleaned(written: str, parts: SplitResult, *, tracked: bool) -> str:
    """The URL as written; only when it tracks is its query written anew."""
    if not tracked:
        return written.rstrip("&?") if parts.fragment == "" else written
    kept = [
        field
        for field in parts.query.split("&")
        if field and not _tracks(unquote(field.partition("=")[0]), (parts.hostname or "").removeprefix("www."))
    ]
    return parts._replace(query="&".join(kept)).geturl()


def _plain_key(address: str, parts: SplitResult, params: list[tuple[str, str]]) -> str:
    """Host, path, sorted query, and a fragment only where it is a route."""
    host = re.sub(r"^([a-z-]+)\.m\.(wikipedia|wikibooks|wiktionary)\.", r"\1.\2.", address) if ".m." in address else address
    path = parts.path if _SAFE.fullmatch(parts.path) else quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")
    path = (re.sub(r"/{2,}", "/", path) if "//" in path else path).rstrip("/")
    query = urlencode(sorted(params)) if params else ""
    route = f"#{parts.fragment.rstrip('/')}" if parts.fragment.startswith(_ROUTES) and parts.fragment.strip("!/") else ""
    return f"{host}{path}{'?' + query if query else ''}{route}"


def _arxiv(host: str, parts: SplitResult, _params: dict[str, str]) -> Identity | None:
    matched = _ARXIV.match(parts.path.rstrip("/")) if host in _ARXIV_HOSTS else None
    return Identity(f"arxiv:{matched[1]}", "", host, parts.path) if matched else None


def _doi(host: str, parts: SplitResult, _params: dict[str, str]) -> Identity | None:
    if "10." not in parts.path and "%" not in parts.path:
        return None
    path = unquote(parts.path)
    matched = _DOI.match(path.lstrip("/")) if host in {"doi.org", "dx.doi.org"} else None
    name = matched[0] if matched else ""
    if not name:
        inside = _DOI_PATH.search(path)
        name = inside[1] if inside else ""
    name = re.sub(r"\.(?:pdf|html|xml)$", "", name.rstrip("/.").lower())
    if not name:
        return None
    preprint = re.fullmatch(r"10\.48550/arxiv\.(.+?)(?:v\d+)?", name)
    return Identity(f"arxiv:{preprint[1]}" if preprint else f"doi:{name}", "", host, parts.path)


def _youtube(host: str, parts: SplitResult, params: dict[str, str]) -> Identity | None:
    if host != "youtu.be" and host not in _YOUTUBE_HOSTS:
        return None
    segments = [segment for segment in parts.path.split("/") if segment]
    video = ""
    if host == "youtu.be":
        video = segments[0] if segments else ""
    elif segments:
        if segments[0] == "watch":
            video = params.get("v", "") or (segments[1] if len(segments) > 1 else "")
        elif segments[0] in {"embed", "shorts", "live", "v", "e"} and len(segments) > 1:
            video = segments[1]
    listed = params.get("list", "")
    course = f"youtube-list:{listed}" if _LIST_ID.fullmatch(listed) and not _NO_COURSE.match(listed) else ""
    if video and video != "videoseries" and _VIDEO_ID.fullmatch(video):
        index = params.get("index", "")
        part = int(index) if course and index.isascii() and index.isdigit() and len(index) < 5 else None
        return Identity(f"youtube:{video}", "", host, parts.path, course, part)
    return Identity(course, "", host, parts.path) if course else None


def _bookshop(host: str, parts: SplitResult, _params: dict[str, str]) -> Identity | None:
    matched = _AMAZON.search(parts.path) if _SHOP.match(host) else None
    return Identity(f"amazon:{matched[1].upper()}", "", host, parts.path) if matched else None


def _review(host: str, parts: SplitResult, params: dict[str, str]) -> Identity | None:
    """OpenReview's page and PDF, and the ACL Anthology's."""
    if host == "openreview.net" and params.get("id") and parts.path.strip("/") in {"forum", "pdf", "attachment"}:
        return Identity(f"openreview:{params['id']}", "", host, parts.path)
    matched = _ACL.match(parts.path) if host in {"aclanthology.org", "aclweb.org"} else None
    return Identity(f"acl:{matched[1]}", "", host, parts.path) if matched else None


_RULES: tuple[Callable[[str, SplitResult, dict[str, str]], Identity | None], ...] = (_arxiv, _doi, _youtube, _bookshop, _review)
