"""Slugs and author's URLs: from what somebody wrote to a path that is safe on every file system.

>>> segment("Naïve Bayes, part 2")
'naïve-bayes-part-2'
>>> segment("aux")
'aux-'
>>> permalink("https://me.example/2021//07/Post/index.html")
'/2021/07/Post/'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from decan.journal.slugs import slug
from decan.site.page import OutputPath, Url

_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
_UNSAFE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]+')
_LONGEST = 800
"""Bytes of an author's path: with the output folder before it, macOS takes 1024."""
_PLACEHOLDER = re.compile(r"(^|/)?:(\w+)")


def segment(text: str) -> str:
    """A path segment for a title, a name or an id: `decan.journal.slugs.slug`, made safe for every file system."""
    return safe_segment(slug(text))


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def safe_segment(name: str) -> str:
    """A path segment that every file system takes, otherwise as written: no ``<>:"|*``, no device name of Windows, at most 200 bytes."""
    clean = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).rstrip(". ")
    if clean.partition(".")[0].lower() in _RESERVED:
        clean = f"{clean}-"
    if len(clean.encode()) > 200:
        stem, dot, extension = clean.rpartition(".")
        tail = f"-{_hash(name)}{dot}{extension}" if stem and len(extension.encode()) < 12 else f"-{_hash(name)}"
        head = (stem or clean).encode()[: 200 - len(tail.encode())].decode("utf-8", "ignore")
        clean = head + tail
    return clean


def permalink(written: str, values: Mapping[str, str] | None = None) -> Url | None:
    """The URL path that an author asked for (``url:``, ``permalink:``, an alias), made safe; None when it cannot be taken.

    ``written`` may be a whole URL, a path with or without slashes, percent-encoded or not. ``values`` fill the placeholders of
    Jekyll (``:year``, ``:title``). Refused are paths that climb (``..``), hidden files (but ``.well-known``) and control characters.
    """
    try:
        path = urlsplit(written.strip()).path if "://" in written or written.startswith("//") else written.strip()
    except ValueError:
        return None
    path = unquote(re.split(r"[?#]", path, maxsplit=1)[0])
    path = _PLACEHOLDER.sub(lambda match: _placeholder(match, values or {}), path)
    if not path.strip() or "\\" in path or any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in path):
        return None
    segments = [part.strip() for part in path.split("/") if part.strip() not in {"", "."}]
    if any(part.startswith(".") and part != ".well-known" for part in segments):
        return None
    if segments and segments[-1].lower() in {"index.html", "index.htm", "index.md"}:
        segments.pop()
    if not segments:
        return Url("/")
    clean = [safe_segment(part) for part in segments]
    if not all(clean) or len(clean) > 20 or len("/".join(clean).encode()) > _LONGEST:
        return None
    ending = "" if clean[-1].lower().endswith((".html", ".htm")) else "/"
    return Url("/" + "/".join(clean) + ending)


def _placeholder(match: re.Match[str], values: Mapping[str, str]) -> str:
    """A known one filled; an unknown one that begins a segment left out; any other colon stays."""
    slash, name = match[1] or "", match[2]
    if name in values:
        return slash + values[name]
    return match[0] if match[1] is None else slash


def output_of(url: Url) -> OutputPath:
    """The file that a URL of the site is read from: ``/2022/02/`` → ``2022/02/index.html``."""
    return file_of(url.partition("#")[0])


def file_of(path: str) -> OutputPath:
    """The same for a path without an anchor, in which ``#`` is a sign like any other."""
    bare = path.lstrip("/")
    return OutputPath(bare + "index.html" if bare == "" or bare.endswith("/") else bare)


def folded(path: str) -> str:
    """A path as a file system sees it that knows neither case nor composition of accents."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
