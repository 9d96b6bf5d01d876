"""Jekyll's Liquid tags: ``{% highlight %}``, ``{% raw %}``, ``{% post_url %}``, ``{% link %}``, ``{{ site.baseurl }}`` and their like."""

from __future__ import annotations

import re
from typing import Final

from decan.reading.dialects.arguments import Arguments
from decan.reading.dialects.hugo import Paired, Single, figure, highlight, youtube

_SITE: Final = re.compile(r"(?:site|page)\.(?:baseurl|url|base_url)\b")
_QUOTED: Final = re.compile(r"""["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:.*|relref|url)\s*$""", re.DOTALL)
_PICTURE: Final = re.compile(r"figure|image|img|picture", re.IGNORECASE)


def output(inside: str) -> str | None:
    """What ``{{ … }}`` stands for when it is an address; None when it is something else, which stays as it is written."""
    text = inside.strip().strip("-").strip()
    if _SITE.match(text):
        return ""
    quoted = _QUOTED.match(text)
    return quoted[1] if quoted else None


def address(name: str, inside: str) -> str:
    """The address that ``post_url`` and ``link`` give: the post's name, or the file's path from the site's root."""
    path = inside.split("|", maxsplit=1)[0].strip().strip("\"'")
    return path if name == "post_url" else f"/{path.removeprefix('/')}"


def _gist(arguments: Arguments) -> str:
    return f"<https://gist.github.com/{arguments.positional[0]}>" if arguments.positional else ""


def _include(arguments: Arguments) -> str:
    file = arguments.positional[0] if arguments.positional else ""
    rest = Arguments(arguments.positional[1:], arguments.named)
    if _PICTURE.search(file):
        return figure(rest)
    return youtube(rest) if "youtube" in file.lower() else ""


def _comment(_arguments: Arguments, inner: str, _indent: str) -> str:
    return "\n" * inner.count("\n")


def _raw(_arguments: Arguments, inner: str, _indent: str) -> str:
    return inner


ADDRESSES: Final = frozenset({"post_url", "link"})

SINGLE: Final[dict[str, Single]] = {
    "gist": _gist,
    "youtube": youtube,
    "include": _include,
    "include_relative": _include,
    "include_cached": _include,
    "toc": lambda _arguments: "",
}
PAIRED: Final[dict[str, Paired]] = {"highlight": highlight, "raw": _raw, "comment": _comment}
"""All of them verbatim; closed by ``end`` and the name."""
