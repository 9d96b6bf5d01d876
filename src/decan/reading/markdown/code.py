"""Fenced code: what its info string says, and its HTML with the words of the language marked.

```py title="x.py" {1,3-4}      language, title, lines to mark
```{.python hl_lines="2"}       Pandoc's way
```js:src/app.js                a title behind a colon
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LARGEST: Final = 20_000
"""Characters of a block beyond which no words are marked: some lexers need very long for long texts."""

_LANGUAGE: Final = re.compile(r"[^\s{}\[\]:=,\"']+")
_TITLE: Final = re.compile(r"""(?:title|filename|file|name|caption)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_BEHIND_COLON: Final = re.compile(r":(\S+\.\S+)")
_LINES: Final = re.compile(r"""hl_lines\s*[=:]\s*(?:\[([^\]]*)\]|"([^"]*)"|'([^']*)'|([\d,-]+))|[\[{]\s*(\d[\d\s,|-]*)\s*[\]}]""")
_NUMBERS: Final = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_PLAIN: Final = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nil", "output"})
_UNMARKED: Final = frozenset({"", "n", "p", "w", "g", "x", "esc"})


@dataclass(frozen=True, slots=True)
class Info:
    """An info string, read."""

    language: str = ""
    title: str = ""
    lines: frozenset[int] = frozenset()
    """Lines to mark, from 1."""


@lru_cache(maxsize=1024)
def read_info(info: str) -> Info:
    """Read the info string of a fence.

    >>> read_info('py title="x.py" {1,3-4}')
    Info(language='py', title='x.py', lines=frozenset({1, 3, 4}))
    """
    info = info.strip()
    if not info:
        return Info()
    title = _TITLE.search(info)
    behind = _BEHIND_COLON.search(info.partition(" ")[0])
    name = next(filter(None, title.groups()), "") if title else (behind[1] if behind else "")
    head = info[1:].lstrip(" .") if info.startswith("{") else info
    language = _LANGUAGE.match(head)
    word = language[0] if language and "=" not in head[language.end() : language.end() + 1] else ""
    return Info(word.lower(), name, frozenset(_marked(info)))


def _marked(info: str) -> Iterator[int]:
    for found in _LINES.finditer(info):
        for first, last in _NUMBERS.findall(next(filter(None, found.groups()), "")):
            yield from range(int(first), min(int(last or first), int(first) + 5000) + 1)


def figure(content: str, info: str) -> str:
    """The HTML of a block of code. A Mermaid diagram is kept as its source, for the browser to draw."""
    read = read_info(info)
    if read.language == "mermaid":
        return f'<pre class="mermaid">{escape(content.rstrip(), quote=False)}</pre>\n'
    name = language_name(read.language)
    caption = ""
    if read.title or name:
        caption = f"<figcaption><span>{escape(read.title)}</span><span>{escape(name)}</span></figcaption>"
    return f'<figure class="code">{caption}<pre tabindex="0"><code>{marked(content, read.language, read.lines)}</code></pre></figure>\n'


def language_name(language: str) -> str:
    """What a reader calls the language: ``Python`` for ``py``; unknown ones as written, none for plain text."""
    if language in _PLAIN:
        return ""
    lexer = _lexer(language)
    return str(lexer.name) if lexer else language


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=2048)
def marked(content: str, language: str, lines: frozenset[int] = frozenset()) -> str:
    """The code as HTML, with the classes of Pygments for its words and ``hll`` for the lines to mark."""
    content = content.removesuffix("\n")
    lexer = None if language in _PLAIN or len(content) > LARGEST else _lexer(language)
    html = escape(content, quote=False) if lexer is None else "".join(_spans(content, lexer))
    if not lines:
        return html
    rows = html.split("\n")
    parts = []
    for number, row in enumerate(rows, 1):
        end = "" if number == len(rows) else "\n"
        parts.append(f'<span class="hll">{row}{end}</span>' if number in lines else row + end)
    return "".join(parts)


def _spans(content: str, lexer: Lexer) -> Iterator[str]:
    """Pieces of HTML; no span goes over the end of a line, and neighbours of one class share theirs."""
    last, pieces = "", [""]
    for css, text in _classed(content, lexer):
        if css != last:
            yield _span(last, "".join(pieces))
            last, pieces = css, []
        pieces.append(text)
    yield _span(last, "".join(pieces))


def _classed(content: str, lexer: Lexer) -> Iterator[tuple[str, str]]:
    from pygments.token import STANDARD_TYPES

    for kind, text in lexer.get_tokens(content):
        while kind not in STANDARD_TYPES and kind.parent is not None:
            kind = kind.parent  # noqa: PLW2901 (the nearest kind that has a class)
        css = STANDARD_TYPES.get(kind, "")
        yield ("" if css in _UNMARKED else css), text


def _span(css: str, text: str) -> str:
    if not text:
        return ""
    html = escape(text, quote=False)
    if not css:
        return html
    return "\n".join(f'<span class="{css}">{line}</span>' if line else "" for line in html.split("\n"))
