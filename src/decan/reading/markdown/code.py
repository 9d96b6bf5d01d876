"""Fenced code: what its info string says, and its HTML with the words of the language marked.

```py title="x.py" {1,3-4}            language, title, lines to mark
```{.python hl_lines="2" .numberLines}  Pandoc's way, with line numbers
```go {linenos=table,linenostart=199}   Hugo's, with numbers from 199
```js:src/app.js wrap                   a title behind a colon; long lines are broken

Words are marked while the site is built, and once for each block: Pygments takes a millisecond for twenty lines, and is imported when the
first block comes that has a language. Line numbers and the marks of lines are no part of the text, so that copying gives the code alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Final

from decan.memos import memo
from decan.reading.markdown.lexing import words

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

LARGEST: Final = 20_000
"""Characters of a block beyond which no words are marked: some lexers need very long for long texts."""

_LANGUAGE: Final = re.compile(r"[^\s{}\[\]:=,\"']+")
_TITLE: Final = re.compile(r"""(?:title|filename|file|name|caption)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_BEHIND_COLON: Final = re.compile(r":(\S+\.\S+)")
_LINES: Final = re.compile(r"""hl_lines\s*[=:]\s*(?:\[([^\]]*)\]|"([^"]*)"|'([^']*)'|([\d,-]+))|[\[{]\s*(\d[\d\s,|-]*)\s*[\]}]""")
_NUMBERS: Final = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_PLAIN: Final = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nil", "output"})
_NUMBERED: Final = re.compile(
    r"""\b(?:linenos|linenums|showlinenumbers|numberlines|line-?numbers)\b(?:\s*=\s*["']?(\w+))?""", re.IGNORECASE
)
_FIRST: Final = re.compile(r"""\b(?:linenostart|startfrom|firstnumber)\s*=\s*["']?(\d{1,6})""", re.IGNORECASE)
_OFF: Final = frozenset({"false", "0", "no", "none", "off"})
_WRAP: Final = re.compile(r"(?:^|[\s{.,])wrap(?:=(?:true|1|yes))?(?=$|[\s},])")
_WIDE: Final = 34
"""Characters of a line that fit the narrowest phone; a block with a longer one scrolls, by keyboard too."""
_UNMARKED: Final = frozenset({"", "n", "p", "w", "g", "x", "esc"})


@dataclass(frozen=True, slots=True)
class Info:
    """An info string, read."""

    language: str = ""
    title: str = ""
    lines: frozenset[int] = frozenset()
    """Lines to mark, from 1."""
    first: int = 0
    """The number of the first line where lines are numbered, else 0."""
    wrap: bool = False
    """Whether long lines are broken."""


@lru_cache(maxsize=1024)
def read_info(info: str) -> Info:
    """Read the info string of a fence.

    >>> read_info('py title="x.py" {1,3-4}')
    Info(language='py', title='x.py', lines=frozenset({1, 3, 4}), first=0, wrap=False)
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
    rest = info.replace(title[0], "") if title else info
    return Info(word.lower(), name, frozenset(_marked(info)), _first(rest), bool(_WRAP.search(rest.partition(word)[2] if word else rest)))


def _first(info: str) -> int:
    """The number of the first line: as it is given, else 1 where numbers are asked for."""
    asked, start = _NUMBERED.search(info), _FIRST.search(info)
    if (asked is None and start is None) or (asked and (asked[1] or "").lower() in _OFF):
        return 0
    if start:
        return int(start[1])
    return int(asked[1]) if asked and asked[1] and asked[1].isdigit() else 1


def _marked(info: str) -> Iterator[int]:
    for found in _LINES.finditer(info):
        for first, last in _NUMBERS.findall(next(filter(None, found.groups()), "")):
            yield from range(int(first), min(int(last or first), int(first) + 5000) + 1)


def figure(content: str, info: str) -> str:
    """The HTML of a block of code, or of a diagram."""
    read = read_info(info)
    if read.language == "mermaid":
        return _diagram(content, read.title)
    name = language_name(read.language)
    caption = ""
    if read.title or name:
        caption = f"<figcaption><span>{escape(read.title)}</span><span>{escape(name)}</span></figcaption>"
    html = marked(content, read.language, read.lines, numbered=read.first > 0)
    numbers = ""
    if read.first:
        start = f' style="counter-reset:ln {read.first - 1}"' if read.first > 1 else ""
        numbers = f' class="numbered"{start}'
    box = ' class="wrap"' if read.wrap else _focus(content)
    return f'<figure class="code">{caption}<pre{box}><code{numbers}>{html}</code></pre></figure>\n'


def _diagram(content: str, title: str) -> str:
    """The source of a Mermaid diagram, which a script draws above it; it is the alternative in words, and all there is without a script."""
    caption = f"<figcaption>{escape(title)}</figcaption>" if title else ""
    source = f'<pre class="mermaid"{_focus(content)}>{escape(content.rstrip(), quote=False)}</pre>'
    return f'<figure class="diagram">{caption}<details open><summary>Mermaid</summary>{source}</details></figure>\n'


def _focus(content: str) -> str:
    return ' tabindex="0"' if any(len(line.expandtabs(4)) > _WIDE for line in content.split("\n")) else ""


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


def marked(content: str, language: str, lines: frozenset[int] = frozenset(), *, numbered: bool = False) -> str:
    """The code as HTML, with the classes of Pygments for its words, ``hll`` for the lines to mark and ``ln`` for those with a number."""
    html = _highlighted(content.removesuffix("\n"), language)
    if not lines and not numbered:
        return html
    rows = html.split("\n")
    parts = []
    for number, row in enumerate(rows, 1):
        end = "" if number == len(rows) else "\n"
        names = " ".join(filter(None, ("ln" if numbered else "", "hll" if number in lines else "")))
        parts.append(f'<span class="{names}">{row}{end}</span>' if names else row + end)
    return "".join(parts)


@partial(memo, most=2048)
def _highlighted(content: str, language: str) -> str:
    """Plain where nobody knows the language, and where its lexer loses a character."""
    lexer = None if language in _PLAIN or len(content) > LARGEST else _lexer(language)
    found = [] if lexer is None else list(words(lexer, content + "\n"))
    if "".join([text for _, text in found]) != content + "\n":
        return escape(content, quote=False)
    return "".join(_spans(found)).removesuffix("\n")


def _spans(found: Iterable[tuple[_TokenType, str]]) -> Iterator[str]:
    """Pieces of HTML; no span goes over the end of a line, and neighbours of one class share theirs."""
    last, pieces = "", [""]
    for kind, text in found:
        css = _class_of(kind)
        if css != last:
            yield _span(last, "".join(pieces))
            last, pieces = css, []
        pieces.append(text)
    yield _span(last, "".join(pieces))


@lru_cache(maxsize=512)
def _class_of(kind: _TokenType) -> str:
    """The class of a kind of word, or of the nearest kind above it that has one; empty for those that are shown as text."""
    from pygments.token import STANDARD_TYPES

    while kind not in STANDARD_TYPES and kind.parent is not None:
        kind = kind.parent
    css = STANDARD_TYPES.get(kind, "")
    return "" if css in _UNMARKED else css


def _span(css: str, text: str) -> str:
    if not text:
        return ""
    html = escape(text, quote=False)
    if not css:
        return html
    if "\n" not in html:
        return f'<span class="{css}">{html}</span>'
    return "\n".join(f'<span class="{css}">{line}</span>' if line else "" for line in html.split("\n"))
