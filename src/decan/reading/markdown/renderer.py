"""Tokens to HTML. What depends on other files or on the page is left as a slot; see `decan.model.document`."""

# ruff: noqa: ARG002 (markdown-it calls its render rules with four arguments)

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from decan.reading.markdown import code
from decan.reading.markdown.footnotes import referred
from decan.reading.markdown.parsed import ID_SLOT, Footnote, Parsed, embed_slot, size_slot
from decan.reading.markdown.plain import plain

_LONGEST_LABEL = 120


def render(parsed: Parsed, start: int, stop: int) -> str:
    """HTML of ``tokens[start:stop]``, with the footnotes that it refers to at its end."""
    tokens = parsed.tokens[start:stop]
    if not parsed.footnotes:
        return _html(parsed, tokens, {})
    body, inside = _without_notes(tokens)
    shown = sorted({*inside, *_named(parsed, body, inside)})
    env: EnvType = {"counts": {}}
    html = _html(parsed, body, env)
    notes = [(parsed.footnotes[number], _html(parsed, _content(parsed, number), env)) for number in shown]
    return html + _section(notes, env["counts"]) if notes else html


def inline_html(parsed: Parsed, index: int) -> str:
    """HTML of the inline tokens in ``tokens[index]``, an ``inline`` token, without an element around it."""
    renderer, options = _renderer()
    return (parsed.shows or renderer).renderInline(parsed.tokens[index].children or [], options, {"counts": {}})


def _html(parsed: Parsed, tokens: Sequence[Token], env: EnvType) -> str:
    renderer, options = _renderer()
    return (parsed.shows or renderer).render(tokens, options, env)


@lru_cache(maxsize=1)
def _renderer() -> tuple[HtmlRenderer, OptionsDict]:
    options = OptionsDict(
        {
            "maxNesting": 100,
            "html": True,
            "linkify": False,
            "typographer": False,
            "quotes": "",
            "xhtmlOut": False,
            "breaks": False,
            "langPrefix": "",
            "highlight": None,
        }
    )
    return HtmlRenderer(), options


def _without_notes(tokens: Sequence[Token]) -> tuple[list[Token], list[int]]:
    """The tokens without the footnotes among them, and those footnotes' numbers."""
    body: list[Token] = []
    inside: list[int] = []
    depth = 0
    for token in tokens:
        if token.type == "footnote_open":
            depth += 1
            inside.append(int(token.meta["number"]))
        elif token.type == "footnote_close":
            depth -= 1
        elif not depth:
            body.append(token)
    return body, inside


def _content(parsed: Parsed, number: int) -> list[Token]:
    note = parsed.footnotes[number]
    return parsed.tokens[note.start : note.stop]


def _named(parsed: Parsed, body: Sequence[Token], inside: Sequence[int]) -> list[int]:
    """The footnotes that the body refers to, and those that these refer to."""
    found = dict.fromkeys(referred(body))
    waiting = [*found, *inside]
    while waiting:
        for number in referred(_content(parsed, waiting.pop())):
            if number not in found:
                found[number] = None
                waiting.append(number)
    return list(found)


def _section(notes: Sequence[tuple[Footnote, str]], counts: dict[int, int]) -> str:
    items = []
    expected = 0
    for note, html in notes:
        expected += 1
        value = "" if note.number == expected else f' value="{note.number}"'
        expected = note.number
        back = "".join(
            f' <a href="#{ID_SLOT}{_reference_id(note.number, count)}" role="doc-backlink" aria-label="↩ {note.number}">↩</a>'
            for count in range(1, counts.get(note.number, 0) + 1)
        )
        text = html.rstrip("\n")
        text = f"{text.removesuffix('</p>')}{back}</p>" if text.endswith("</p>") else f"{text}{back}"
        items.append(f'<li id="{ID_SLOT}fn{note.number}"{value}>{text}</li>\n')
    return f'<section class="footnotes" role="doc-endnotes">\n<ol>\n{"".join(items)}</ol>\n</section>\n'


def _reference_id(number: int, count: int) -> str:
    return f"fnref{number}" if count == 1 else f"fnref{number}-{count}"


class HtmlRenderer(RendererHTML):
    """markdown-it's renderer with Decan's elements. Each method renders the token that it is named after."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """HTML of blocks."""
        out: list[str] = []
        rules = self.rules
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                children = token.children or []
                plain = len(children) == 1 and children[0].type == "text"
                out.append(escapeHtml(children[0].content) if plain else self.renderInline(children, options, env))
            elif kind in rules:
                out.append(rules[kind](tokens, index, options, env))
            elif token.hidden:
                continue
            elif token.nesting < 0 and token.block and not token.attrs:
                out.append(f"</{token.tag}>\n")
            else:
                out.append(self.renderToken(tokens, index, options, env))
        return "".join(out)

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802 (markdown-it's name)
        """The tag of a token that has no rule; a line end behind it, unless text or its own end follows."""
        token = tokens[idx]
        if token.hidden:
            return ""
        attributes = self.renderAttrs(token) if token.attrs else ""
        if token.nesting < 0:
            return f"</{token.tag}{attributes}>\n" if token.block else f"</{token.tag}{attributes}>"
        if not token.block:
            return f"<{token.tag}{attributes}>"
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return f"{before}<{token.tag}{attributes}>{'' if self._holds(tokens, idx) else chr(10)}"

    @staticmethod
    def _holds(tokens: Sequence[Token], index: int) -> bool:
        """Whether what follows an opening tag stands on its line."""
        if tokens[index].nesting != 1 or index + 1 >= len(tokens):
            return False
        following = tokens[index + 1]
        return following.type == "inline" or following.hidden or (following.nesting == -1 and following.tag == tokens[index].tag)

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Links, and labels without an address, which have become a ``<span>``."""
        token = tokens[idx]
        return f"<{token.tag}{self.renderAttrs(token)}>"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A table in a box of its own that scrolls sideways."""
        return f'<div class="scroll"><table{self.renderAttrs(tokens[idx])}>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of the table and its box."""
        return "</table></div>\n"

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A list item, with its checkbox, which is named by the item's text."""
        token = tokens[idx]
        html = self.renderToken(tokens, idx, options, env)
        if not token.meta or "checked" not in token.meta:
            return html
        inline = next((following for following in tokens[idx + 1 : idx + 3] if following.type == "inline"), None)
        words = " ".join(plain(inline).split())[:_LONGEST_LABEL] if inline else ""
        label = f' aria-label="{escape(words)}"' if words else ""
        return f'{html}<input type="checkbox" disabled{" checked" if token.meta["checked"] else ""}{label}> '

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Fenced code."""
        return code.figure(tokens[idx].content, tokens[idx].info)

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Indented code."""
        return code.figure(tokens[idx].content, "")

    def math_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Maths in a line."""
        return str(tokens[idx].meta["html"])

    math_inline_double = math_inline
    """Display maths inside a paragraph."""
    math_block = math_inline
    """Display maths."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A picture; as a figure where it stands alone and has a title."""
        token = tokens[idx]
        title = str(token.attrs.get("title", ""))
        figure = bool(token.meta.get("figure"))
        attributes = {key: value for key, value in token.attrs.items() if key not in {"src", "alt"} and not (figure and key == "title")}
        rest = "".join(f' {key}="{escapeHtml(str(value))}"' for key, value in attributes.items())
        slot = token.meta.get("slot")
        ours = isinstance(slot, int) and str(token.attrs.get("src", "")).startswith("\x02")
        size = size_slot(slot) if ours and isinstance(slot, int) and "width" not in attributes else ""
        source = escapeHtml(str(token.attrs.get("src", "")))
        alt = escapeHtml(plain(token))
        picture = f'<img src="{source}" alt="{alt}"{rest} loading="lazy" decoding="async"{size}>'
        return f"<figure>{picture}<figcaption>{escapeHtml(title)}</figcaption></figure>\n" if figure else picture

    def media(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A sound or a film, with its name for browsers that cannot play it."""
        token = tokens[idx]
        return f'<{token.tag} src="{token.attrs.get("src", "")}" controls preload="none">{escape(token.content)}</{token.tag}>'

    def embed(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An embedded note: a box with a slot for its body."""
        return f'<div class="embed">{embed_slot(tokens[idx].meta["slot"])}</div>\n'

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A footnote's number in the text."""
        number = tokens[idx].meta.get("number")
        if not isinstance(number, int):
            return ""
        counts = env["counts"]
        counts[number] = counts.get(number, 0) + 1
        reference = _reference_id(number, counts[number])
        return f'<sup><a href="#{ID_SLOT}fn{number}" id="{ID_SLOT}{reference}" role="doc-noteref">{number}</a></sup>'
