r"""TeX as MathML, made while the site is built: a reader needs no script, no font and no request to see a formula, and can copy its TeX.

>>> mathml(r"x+y", display=False).html.partition("<annotation")[0]
'<math><semantics><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow>'

Temml does it, in QuickJS, an engine for JavaScript that comes as a wheel of 0.5 to 2.6 MB for CPython 3.10 and later. It takes 12 ms to
start and 0.3 ms a formula; a journal without maths never imports it. What else was tried: latex2mathml knows no ``aligned``, shows
``\boldsymbol`` as if it were not there, lets ``\text{<script>}`` through as markup and takes faulty TeX without a word; KaTeX needs 260
KB of fonts on the site, or loses calligraphic and bold letters in MathML; Temml in the browser is 168 KB of script on each page with a
formula, and shows nothing without it.

What comes back is looked over once more, element by element, and refused if it holds anything but MathML: no address, no id, no handler.
Commands that reach beyond the formula (``\href``, ``\includegraphics``, ``\class``) are faults, as are endless macros and whatever takes
more than its time.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Final

from decan.vendor import TEMML

NO_ENGINE: Final = "QuickJS, which reads formulas, is not installed"
_SECONDS: Final = 5
_MEMORY: Final = 128 << 20
_STACK: Final = 512 << 10
"""Thirty levels of braces; the threads of Windows have a megabyte in all."""
_WIDE: Final = 18
"""Signs from which on a formula may be wider than the narrowest phone, and needs to be scrolled by keyboard."""

_SCRIPT: Final = r"""
function decan(tex, display, preamble) {
  const nothing = { tokens: [], numArgs: 1 };
  const ours = { "\\label": nothing, "\\ref": "\\text{#1}", "\\eqref": "\\text{(#1)}" };
  try {
    const macros = preamble ? temml.definePreamble(preamble, {}) : {};
    const options = { displayMode: display, annotate: true, throwOnError: true, maxExpand: 1000, maxSize: [100, 100] };
    return JSON.stringify([temml.renderToString(tex, { ...options, macros: { ...macros, ...ours } }), "", -1]);
  } catch (error) {
    return JSON.stringify(["", String(error.message || error), error.position === undefined ? -1 : error.position]);
  }
}
"""

_TAG: Final = re.compile(r'<(/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)>')
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)="([^"<>]*)"')
_ELEMENTS: Final = frozenset({
    "math", "semantics", "annotation", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded",
    "mphantom", "mprescripts", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext",
    "mtr", "munder", "munderover", "none", "span",
})  # fmt: skip
_ATTRIBUTES: Final = frozenset({
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "dir", "display",
    "displaystyle", "encoding", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathbackground", "mathcolor",
    "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rspace",
    "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
})  # fmt: skip
_STYLE: Final = re.compile(r"[\w\s:;.%#+-]*")
_DISPLAY: Final = "display:block math;"
_SCROLLED: Final = "inline-size:max-content;min-inline-size:100%;"
"""What is centred and too wide would begin before its box, where nobody can scroll to. A number at the edge keeps to the box's width."""
_STRUCK: Final = "position:absolute;inset:0;background:linear-gradient(to {},#0000 47%,currentColor 48% 52%,#0000 53%);"
_LOOKS: Final = {
    "tml-left": "text-align:left;text-align:-webkit-left;",
    "tml-right": "text-align:right;text-align:-webkit-right;",
    "tml-fbox": "padding:3pt;border:1px solid;",
    "upstrike": _STRUCK.format("top right"),
    "downstrike": _STRUCK.format("bottom right"),
    "sout": _STRUCK.format("bottom"),
    "tml-xcancel": _STRUCK.format("top right"),
}
"""Temml's own style, as far as browsers need it: it goes into the elements, so that readers of feeds show it too."""
_UNSEEN: Final = re.compile(r"<annotation.*?</annotation>|<[^>]*>|\s", re.DOTALL)
_WHERE: Final = re.compile(r"\s+at (?:position \d+|end of input)\b.*", re.DOTALL)
_SAID: Final = (
    (re.compile(r"Unsupported function name: (.+)"), r"there is no command \1"),
    (re.compile(r"Expected 'EOF', got '(.+)'"), r"\1 is not expected here"),
    (re.compile(r"Maximum call stack size exceeded"), "it is nested too deep"),
    (re.compile(r"Too many expansions.*"), "its macros have no end"),
    (re.compile(r"Cannot read propert.*", re.IGNORECASE), "something is missing"),
    (re.compile(r"([A-Z])(?=[a-z])(.*)"), lambda found: found[1].lower() + found[2]),
)
"""What Temml says, and what an author reads."""

_DEFINING: Final = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|g?def|DeclareMathOperator)\*?\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))[^{}]{0,40}\{"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as HTML: MathML, or, where it has a ``problem``, its source."""

    html: str
    problem: str = ""
    """What is wrong with it, in a few words; empty where nothing is."""
    position: int = -1
    """Where in the TeX that is, in characters from 0; -1 where nobody knows."""
    signs: int = 0
    """How many letters, digits and operators it shows."""

    @property
    def wide(self) -> bool:
        """Whether it may not fit a phone's line."""
        return self.signs >= _WIDE


@lru_cache(maxsize=8192)
def mathml(tex: str, *, display: bool, preamble: str = "") -> Formula:
    r"""The formula; ``preamble`` holds the ``\newcommand`` and ``\def`` that hold for it."""
    try:
        answer = _ENGINE.run(tex, preamble, display=display)
    except ModuleNotFoundError:
        return _source(tex, NO_ENGINE)
    if answer is None:
        return _source(tex, "it takes too much time or memory")
    html, problem, position = answer
    if problem:
        return _source(tex, _worded(_WHERE.sub("", problem).strip()), position)
    clean = _clean(html)
    if not clean:
        return _source(tex, "it makes something else than a formula")
    return Formula(clean, signs=len(unescape(_UNSEEN.sub("", clean))))


def _source(tex: str, problem: str, position: int = -1) -> Formula:
    html = f'<code class="tex">{escape(tex, quote=False)}</code>'
    return Formula(html, problem, position if position <= len(tex) else -1, len(tex))


def _worded(problem: str) -> str:
    return next((said.sub(words, problem) for said, words in _SAID if said.fullmatch(problem)), problem)


def _clean(html: str) -> str:
    """The MathML with its looks in its elements and without what is not its own; empty where there is an element that is not."""
    parts = _TAG.split(html)
    if any("<" in text for text in parts[::4]) or not _ELEMENTS.issuperset(parts[2::4]):
        return ""
    if "tml-tag" not in html and "tml-eqn" not in html:
        html = html.replace(_DISPLAY, f"{_DISPLAY}{_SCROLLED}", 1)
    return _TAG.sub(_tag, html)


def _tag(tag: re.Match[str]) -> str:
    values = dict(_ATTRIBUTE.findall(tag[3]))
    looks = "".join(_LOOKS.get(name, "") for name in values.pop("class", "").split())
    style = values.pop("style", "")
    looks += style if _STYLE.fullmatch(style) else ""
    kept = "".join(f' {name}="{value}"' for name, value in values.items() if name in _ATTRIBUTES)
    styled = f' style="{looks}"' if looks else ""
    return f"<{tag[1]}{tag[2]}{kept}{styled}>"


def definitions(tex: str) -> dict[str, str]:
    r"""The macros that a formula defines, by name, each as it is written.

    >>> definitions(r"\newcommand{\R}{\mathbb{R}} x \in \R")
    {'\\R': '\\newcommand{\\R}{\\mathbb{R}}'}
    """
    found: dict[str, str] = {}
    for match in _DEFINING.finditer(tex) if "\\" in tex else ():
        depth, end = 1, match.end()
        while depth and end < len(tex):
            depth += {"{": 1, "}": -1}.get(tex[end], 0)
            end += 2 if tex[end] == "\\" else 1
        if not depth:
            found[match[1] or match[2]] = tex[match.start() : end]
    return found


def _sound(text: str) -> str:
    """The text without halves of letters, which cannot be handed over."""
    return text.encode("utf-8", "replace").decode()


class _Engine(threading.local):
    """Temml in QuickJS: one a thread, as the engine asks for; made when the first formula comes, and anew after one that ended it."""

    _call: Callable[[str, bool, str], str] | None = None

    def run(self, tex: str, preamble: str, *, display: bool) -> tuple[str, str, int] | None:
        """MathML, what is wrong, and where; None when the formula used up what it may."""
        import _quickjs as quickjs  # the package around it starts a thread, and a process with threads cannot be forked

        if self._call is None:
            context = quickjs.Context()
            context.set_memory_limit(_MEMORY)
            context.set_max_stack_size(_STACK)
            context.set_time_limit(_SECONDS)
            context.eval(TEMML.read().decode())
            context.eval(_SCRIPT)
            self._call = context.get("decan")
        try:
            html, problem, position = json.loads(self._call(_sound(tex), display, _sound(preamble)))
        except (quickjs.JSException, quickjs.StackOverflow, TypeError, ValueError):
            self._call = None
            return None
        return html, problem, position


_ENGINE: Final = _Engine()
