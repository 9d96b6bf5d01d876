"""Hugo's shortcodes, those of its common themes, and of ox-hugo.

`SINGLE` gives what one stands for by itself, `PAIRED` what it makes of the text up to its closing tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from decan.reading.dialects.arguments import Arguments, words
from decan.reading.dialects.pieces import callout, fence, link, picture, quotation

Single = Callable[[Arguments], str]
Paired = Callable[[Arguments, str, str], str]
"""From the arguments, the text inside and the indentation of the line."""

_NUMBERS: Final = re.compile(r"\blineno(?:s|start)\b(?:=\w+)?")


def figure(arguments: Arguments) -> str:
    """``figure``, ``image`` and their like."""
    source = arguments.get("src", "url", "path", "image", "image_path", "link", position=0)
    caption = words(arguments.get("caption", "title", "description", position=1))
    alt = words(arguments.get("alt"))
    leads_to = arguments.get("link", "href")
    size = {"width": arguments.get("width"), "height": arguments.get("height")}
    return picture(source, alt, caption, leads_to=leads_to if leads_to != source else "", **size) if source else ""


def youtube(arguments: Arguments) -> str:
    """A link to the video: nothing is fetched from other sites."""
    video = arguments.get("id", "video", "url", position=0)
    url = video if video.startswith("http") else f"https://www.youtube.com/watch?v={video}"
    title = arguments.get("title")
    if not video:
        return ""
    return link(title, url) if title else f"<{url}>"


def _to(pattern: str, *names: str) -> Single:
    """A link to another site made of one argument."""

    def single(arguments: Arguments) -> str:
        value = arguments.get(*names, position=0)
        return f"<{pattern.format(value)}>" if value else ""

    return single


def _gist(arguments: Arguments) -> str:
    user, gist = arguments.get("user", position=0), arguments.get("id", position=1)
    return f"<https://gist.github.com/{user}/{gist}>" if user and gist else ""


def _tweet(arguments: Arguments) -> str:
    user, status = arguments.get("user"), arguments.get("id", position=0)
    return f"<https://twitter.com/{user or 'i'}/status/{status}>" if status else ""


def _button(arguments: Arguments) -> str:
    path = arguments.get("href", "relref", "url", "link", position=0)
    return link(arguments.get("text", "title", "label", position=1) or path, path) if path else ""


def _media(arguments: Arguments) -> str:
    source = arguments.get("src", "url", "mp4", "webm", "file", position=0)
    return f"![[{source}]]" if source else ""


def highlight(arguments: Arguments, inner: str, indent: str) -> str:
    """``highlight`` and ``code``: a fence with the language and the lines to mark."""
    options = " ".join([*arguments.positional[1:], *(f"{key}={value}" for key, value in arguments.named.items())])
    language = arguments.get("lang", "language", position=0)
    lines = arguments.get("hl_lines") or (options.partition("hl_lines=")[2].split(",linenos")[0] if "hl_lines=" in options else "")
    marked = lines.strip("[]\"' ").replace(" ", ",")
    title = arguments.get("title", "file", "filename")
    numbers = " ".join(found[0] for found in _NUMBERS.finditer(options))
    parts = [language, f'title="{title}"' if title else "", f"{{{marked}}}" if marked and marked[0].isdigit() else "", numbers]
    return fence(inner, " ".join(part for part in parts if part), indent)


def _mermaid(_arguments: Arguments, inner: str, indent: str) -> str:
    return fence(inner, "mermaid", indent)


def _notice(kind: str = "") -> Paired:
    def paired(arguments: Arguments, inner: str, indent: str) -> str:
        named = arguments.get("type", "kind", "style", "level", "context", position=-1 if kind else 0)
        title = arguments.get("title", "name", "heading", "summary", position=0 if kind else 1)
        first = (kind or named or "note").lower()
        return callout(inner, first if first.isalpha() else "note", title, indent)

    return paired


def _details(arguments: Arguments, inner: str, indent: str) -> str:
    return callout(inner, "details", arguments.get("summary", "title", "label", position=0) or "…", indent).replace(
        "[!details]", "[!details]-", 1
    )


def _quote(arguments: Arguments, inner: str, indent: str) -> str:
    return quotation(inner, indent, words(arguments.get("author", "source", "cite", "attr", position=0)))


def _maths(_arguments: Arguments, inner: str, _indent: str) -> str:
    return f"$${inner}$$" if "\n" in inner else f"${inner.strip()}$"


def _nothing(_arguments: Arguments, inner: str, _indent: str) -> str:
    return "\n" * inner.count("\n")


REFERENCES: Final = frozenset({"ref", "relref"})

SINGLE: Final[dict[str, Single]] = {
    **dict.fromkeys(("figure", "image", "img", "picture", "imgproc", "fig"), figure),
    **dict.fromkeys(("youtube", "youtubelite", "youtube-lite"), youtube),
    **dict.fromkeys(("tweet", "twitter", "x", "twitter_simple"), _tweet),
    **dict.fromkeys(("audio", "video"), _media),
    "vimeo": _to("https://vimeo.com/{}", "id"),
    "instagram": _to("https://www.instagram.com/p/{}/", "id"),
    "bilibili": _to("https://www.bilibili.com/video/{}", "id"),
    "gist": _gist,
    "button": _button,
    **dict.fromkeys(("toc", "br", "space", "clear", "rawhtml", "raw", "center"), lambda _arguments: ""),
}
PAIRED: Final[dict[str, Paired]] = {
    **dict.fromkeys(("highlight", "code"), highlight),
    "mermaid": _mermaid,
    **dict.fromkeys(("notice", "admonition", "alert", "callout", "hint", "box", "message", "admonish"), _notice()),
    **{kind: _notice(kind) for kind in ("note", "tip", "info", "warning", "danger", "important", "caution", "success")},
    **dict.fromkeys(("details", "expand", "spoiler", "collapse", "fold"), _details),
    **dict.fromkeys(("quote", "blockquote", "epigraph"), _quote),
    **dict.fromkeys(("math", "katex", "latex"), _maths),
    "comment": _nothing,
}
VERBATIM: Final = frozenset({"highlight", "code", "mermaid", "math", "katex", "latex", "comment"})
"""Their text is not looked at for more shortcodes."""
