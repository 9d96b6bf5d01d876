"""markdown-it-py with Decan's rules: one parser a process and setting, and the steps from lines to `Parsed`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore, text_join
from markdown_it.token import Token

from decan.diagnostics import Severity
from decan.reading.dialects.regions import DROPPED, holds
from decan.reading.markdown import callouts, footnotes, heading_ids, highlight, maths
from decan.reading.markdown.block_ids import take_block_ids
from decan.reading.markdown.blocks import DEEPEST, BlockParser
from decan.reading.markdown.bullets import replace_bullets
from decan.reading.markdown.definitions import definition_list
from decan.reading.markdown.destinations import unsafe
from decan.reading.markdown.figures import shape
from decan.reading.markdown.inline import InlineParser
from decan.reading.markdown.links import Links
from decan.reading.markdown.parsed import Parsed
from decan.reading.markdown.problems import report_lines
from decan.reading.markdown.reports import Reports

_OPTIONS = {"maxNesting": DEEPEST, "tasklists": True, "strikethrough_single_tilde": True, "store_labels": True}


class Parser(MarkdownIt):
    """CommonMark with GitHub's and Obsidian's additions. Addresses stay as written; what they mean is decided later."""

    last_rules: tuple[Callable[[StateCore], None], ...] = ()
    """Called with all tokens, when their texts are parsed: rules of extensions."""
    shows: RendererHTML | None = None
    """What renders the tokens, where that is not Decan's renderer alone."""

    def __init__(self, *, html: bool) -> None:
        """``html``: whether raw HTML is HTML, else text."""
        super().__init__("commonmark", {**_OPTIONS, "html": html})
        self.block, self.inline = BlockParser(), InlineParser()
        self.block.ruler.before("reference", "footnote_def", footnotes.definition, {"alt": ["paragraph", "reference"]})
        self.block.ruler.before("fence", "math_block", maths.block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
        self.block.ruler.before("paragraph", "definition_list", definition_list, {"alt": ["paragraph", "reference", "blockquote"]})
        self.inline.ruler2.before("fragments_join", "mark", highlight.pair)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        """Addresses stay as written here."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """So does the text of ``<https://…>``."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Whether the address may be published."""
        return not unsafe(url)


@lru_cache(maxsize=4)
def _parser(extensions: tuple[str, ...], *, html: bool) -> Parser:
    if not extensions:
        return Parser(html=html)
    from decan.reading.markdown.extended import Extended

    return Extended(extensions, html=html)


def parse(
    lines: Sequence[str],
    original_lines: Sequence[str],
    path: str,
    *,
    html: str = "keep",
    reshape: Callable[[list[Token]], None] | None = None,
    extensions: tuple[str, ...] = (),
) -> Parsed:
    """Parse a document.

    ``lines`` are all lines of the file, with front matter blanked and dialects rewritten; ``original_lines`` are those on disk, one for
    one, where links and diagnostics are looked up. ``html`` is ``keep`` or ``escape``. ``reshape`` may change the
    blocks before their texts are parsed. Never raises for any text.
    """
    reports = Reports(path, original_lines)
    text = "\n".join(lines)
    bullets: list[int] = []
    if not text.isascii():
        lines, bullets = replace_bullets(lines, text)
        text = "\n".join(lines) if bullets else text
    env: dict[str, object] = {}
    parser = _parser(extensions, html=html != "escape")
    tokens = _tokens(text, parser, env, reshape)
    placed = footnotes.place(tokens, env)
    if holds(text, "![", "!"):
        shape(placed.tokens)
    links = Links(original_lines, reports)
    headings = _give_ids(placed.tokens)
    _number_links(placed.tokens, links)
    if "$" in text or holds(text, "\\\\", "\\"):
        from decan.reading.markdown.formulas import render_formulas

        render_formulas(placed.tokens, reports)
    report_lines(reports, "bullet", bullets)
    report_lines(reports, "accidental-heading", _lines_in(env, "accidental headings"))
    report_lines(reports, "too-deep", _lines_in(env, "too deep"))
    _report_footnotes(reports, placed)
    comments = holds(text, "<!--", "!")
    return Parsed(placed.tokens, links.found, tuple(reports.found), placed.footnotes, headings, comments, parser.shows)


def _tokens(text: str, parser: Parser, env: dict[str, object], reshape: Callable[[list[Token]], None] | None) -> list[Token]:
    """Blocks first, then what their texts say of the blocks themselves, then the texts."""
    state = StateCore(text, parser, env)
    parser.block.parse(text, parser, env, state.tokens)
    _drop_lines(state.tokens) if DROPPED in text else None
    if "{" in text:
        heading_ids.take_attributes(state.tokens)
    if "^" in text:
        take_block_ids(state.tokens)
    callouts.callouts(state)
    if reshape is not None:
        reshape(state.tokens)
    _parse_inlines(state, parser)
    for rule in parser.last_rules:
        rule(state)
    return state.tokens


def _parse_inlines(state: StateCore, parser: Parser) -> None:
    """Parse the texts of all blocks. Neighbours become one text, but for the blocks that are one already."""
    tokens, several, parse_text = state.tokens, [], parser.inline.parse
    for token in tokens:
        if token.type == "inline":
            token.children = children = parse_text(token.content, parser, state.env, [])
            if len(children) > 1 or (children and children[0].type != "text"):
                several.append(token)
    state.tokens = several
    text_join(state)
    state.tokens = tokens


def _drop_lines(tokens: list[Token]) -> None:
    """Take from the texts what dialects have marked as not to be shown; the line ends stay, as places are looked up by them."""
    for index, token in enumerate(tokens):
        if DROPPED not in token.content:
            continue
        if token.type != "inline":
            token.content = token.content.replace(DROPPED, "")
            continue
        text = token.content.replace(DROPPED, "").rstrip()
        token.content = text.lstrip("\n")
        if token.map:
            token.map = [token.map[0] + len(text) - len(token.content), token.map[1]]
        if not token.content:
            tokens[index - 1].hidden = tokens[index + 1].hidden = True


def _give_ids(tokens: list[Token]) -> list[int]:
    """Give all headings their ids. Returns the indexes of the tokens that open them."""
    headings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    ids = heading_ids.HeadingIds([tokens[index] for index in headings])
    for index in headings:
        ids.give(tokens[index], tokens[index + 1])
    return headings


def _number_links(tokens: list[Token], links: Links) -> None:
    """Give links their numbers."""
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            children = token.children or ()
            if len(children) > 1 or (children and (children[0].type != "text" or "[" in children[0].content)):
                links.inline(index, token)
        elif kind == "html_block":
            links.html_block(index, token)


def _lines_in(env: dict[str, object], key: str) -> list[int]:
    found = env.get(key, [])
    return sorted(found) if isinstance(found, list) else []


def _report_footnotes(reports: Reports, placed: footnotes.Placed) -> None:
    for label, line, first in placed.twins:
        place = (line + 1, reports.column(line + 1, f"[^{label}]"), len(label) + 3)
        hint = "give one of them another label"
        reports.add("duplicate-footnote", f"the footnote “{label}” is defined twice; the first one counts", place, hint, related=first + 1)
    twins = {(label, line) for label, line, _ in placed.twins}
    for label, line in placed.unused:
        if (label, line) in twins:
            continue
        place = (line + 1, reports.column(line + 1, f"[^{label}]"), len(label) + 3)
        reports.add(
            "unused-footnote",
            f"nothing refers to the footnote “{label}”",
            place,
            f"write [^{label}] where it belongs",
            severity=Severity.INFO,
        )
