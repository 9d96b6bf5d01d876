"""The rules of RFC 4287, of JSON Feed 1.1 and of sitemaps.org, and what the W3C's feed validator warns of, as far as they concern us."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
RISKS = re.compile(
    r"<(?:script|style|object|embed|iframe|form|input|button|select|textarea|base|meta|link)\b|\s(?:style|on\w+)=", re.IGNORECASE
)
ADDRESSES = re.compile(r'\s(?:href|src|poster)="([^"]*)"')


def absolute(address: str) -> bool:
    """Whether an address says where it leads, wherever it is read."""
    return bool(urlsplit(address).scheme)


def atom(path: Path) -> list[str]:
    """What is wrong with an Atom feed."""
    raw = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(raw)
    entries = root.findall(f"{ATOM}entry")
    wrong = ["a character that XML does not know"] if FORBIDDEN.search(raw) else []
    for name in ("id", "title", "updated"):
        wrong += [f"{len(root.findall(ATOM + name))} {name}"] if len(root.findall(ATOM + name)) != 1 else []
        wrong += [f"an entry without one {name}" for entry in entries if len(entry.findall(ATOM + name)) != 1]
    ids = [entry.findtext(f"{ATOM}id", "") for entry in (root, *entries)]
    wrong += [f"{id_} twice" for id_ in set(ids) if ids.count(id_) > 1]
    wrong += [f"{id_} is no whole address" for id_ in ids if not absolute(id_)]
    links = {link.get("rel", "alternate"): link.get("href", "") for link in root.findall(f"{ATOM}link")}
    wrong += [f"no whole rel={rel}" for rel in ("self", "alternate") if not absolute(links.get(rel, ""))]
    wrong += ["no author" for entry in entries if entry.find(f"{ATOM}author") is None and root.find(f"{ATOM}author") is None]
    times = [node.text or "" for name in ("updated", "published") for node in root.iter(ATOM + name)]
    wrong += [f"{time} is no time" for time in times if not TIME.fullmatch(time)]
    newest = max((entry.findtext(f"{ATOM}updated", "") for entry in entries), default=root.findtext(f"{ATOM}updated"))
    wrong += ["updated is not the newest entry's"] if root.findtext(f"{ATOM}updated") != newest else []
    for entry in entries:
        wrong += content(entry.findtext(f"{ATOM}content", ""))
        wrong += ["a link that is no whole address" for link in entry.findall(f"{ATOM}link") if not absolute(link.get("href", ""))]
        wrong += ["markup in a title"] if "<" in entry.findtext(f"{ATOM}title", "") and "<a" in entry.findtext(f"{ATOM}title", "") else []
    return wrong


def content(html: str) -> Iterator[str]:
    """What is wrong with an entry's HTML."""
    yield from (f"{found} in the text" for found in RISKS.findall(html))
    yield from (f"{address} is no whole address" for address in ADDRESSES.findall(html) if not absolute(address))


def json_feed(path: Path) -> list[str]:
    """What is wrong with a JSON Feed."""
    feed = json.loads(path.read_text(encoding="utf-8"))
    wrong = [f"no {key}" for key in ("version", "title", "items", "home_page_url", "feed_url") if key not in feed]
    ids = [item.get("id") for item in feed["items"]]
    wrong += ["an id twice"] if len(ids) != len(set(ids)) else []
    for item in feed["items"]:
        wrong += [f"{key} is no text" for key in ("id", "url", "content_html") if not isinstance(item.get(key), str)]
        wrong += [f"{item.get(key)} is no time" for key in ("date_published", "date_modified") if not TIME.fullmatch(item.get(key, ""))]
        wrong += [] if absolute(item.get("url", "")) else ["a link that is no whole address"]
        wrong += content(item["content_html"])
    return wrong


def sitemap(path: Path) -> list[str]:
    """What is wrong with a sitemap."""
    root = ElementTree.fromstring(path.read_bytes())
    places = [node.text or "" for node in root.iter(f"{SITEMAP}loc")]
    wrong = [f"{place} is no whole address" for place in places if not absolute(place)]
    wrong += ["an address twice"] if len(places) != len(set(places)) else []
    wrong += ["too many addresses"] if len(places) > 50_000 else []
    return wrong + [f"{place} has letters that an address cannot have" for place in places if not place.isascii()]
