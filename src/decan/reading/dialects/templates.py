"""Finds the shortcodes of Hugo and the tags of Jekyll in a text, and replaces them by what they stand for.

One walk over the text: a tag that stands alone is replaced at once; one with text up to a closing tag waits for that on a stack.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of
from decan.reading.dialects import hugo, jekyll, logseq
from decan.reading.dialects.arguments import Arguments, read_arguments
from decan.reading.dialects.pieces import address, link
from decan.reading.dialects.regions import code_regions, inside, line_start_before

_OPENER: Final = re.compile(r"\{\{[<%]?|\{%")
_CLOSERS: Final = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}"}
_NAME: Final = re.compile(r"[\s-]*(/?)\s*([A-Za-z_][\w./-]*)\s*(.*?)\s*(/?)[\s-]*$", re.DOTALL)
_LONGEST: Final = 4000
_DEEPEST: Final = 20
"""Pairs inside pairs."""
_IN_LINK: Final = re.compile(r"(?:\]\(|\]:)[ \t]*$")
_IN_VALUE: Final = re.compile(r"""[=("'<]\s*$""")
_TAIL: Final = re.compile(r"[#?][^\s)>\"'{}]*")
_ESCAPED: Final = re.compile(r"/\*(.*?)\*/", re.DOTALL)


@dataclass(slots=True)
class _Tag:
    """One tag as it stands in the text."""

    kind: str
    """``{{<``, ``{{%``, ``{{`` or ``{%``."""
    start: int
    end: int
    name: str
    inside: str
    closing: bool = False


@dataclass(slots=True)
class _Open:
    """A paired shortcode whose closing tag has not come yet."""

    tag: _Tag
    arguments: Arguments
    paired: hugo.Paired
    parts: int
    """Where its text begins in the parts written so far."""


def rewrite(text: str, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with shortcodes replaced, with as many lines, and a diagnostic for each that is not known."""
    return _Walk(text, path).run()


class _Walk:
    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._parts: list[str] = []
        self._open: list[_Open] = []
        self._unknown: list[_Tag] = []
        self._position = 0
        self._last: dict[tuple[str, str], int] = {}

    def run(self) -> tuple[str, tuple[Diagnostic, ...]]:
        tags = _tags(self._text)
        for tag in tags:
            if tag.closing:
                self._last[(tag.kind[1], tag.name)] = tag.start
        for tag in tags:
            if tag.start >= self._position:
                self._take(tag)
        self._parts.append(self._text[self._position :])
        return "".join(self._parts), self._diagnostics()

    def _take(self, tag: _Tag) -> None:
        """Replace one tag, or leave it."""
        if tag.kind == "{{":
            replacement = jekyll.output(tag.inside)
            replacement = logseq.macro(tag.inside) if replacement is None else replacement
            if replacement is not None:
                self._put(tag, replacement)
        elif tag.closing:
            self._close(tag)
        elif tag.kind == "{%":
            self._liquid(tag)
        else:
            self._shortcode(tag)

    def _put(self, tag: _Tag, replacement: str) -> None:
        """Write the text before the tag, and what the tag stands for, with as many line ends."""
        self._parts.append(self._text[self._position : tag.start])
        missing = self._text.count("\n", tag.start, tag.end) - replacement.count("\n")
        self._parts.append(replacement + "\n" * missing)
        self._position = tag.end

    def _shortcode(self, tag: _Tag) -> None:
        escaped = _ESCAPED.match(tag.inside)
        if escaped:
            self._put(tag, f"{tag.kind}{escaped[1]}{_CLOSERS[tag.kind]}")
        elif tag.name in hugo.REFERENCES:
            arguments = read_arguments(tag.inside)
            self._refer(tag, arguments.get("path", position=0))
        elif tag.name in hugo.PAIRED and self._last.get(("{", tag.name), -1) > tag.start:
            self._begin(tag, hugo.PAIRED[tag.name], verbatim=tag.name in hugo.VERBATIM)
        elif tag.name in hugo.SINGLE:
            self._put(tag, hugo.SINGLE[tag.name](read_arguments(tag.inside)))
        else:
            self._leave_out(tag)

    def _liquid(self, tag: _Tag) -> None:
        if tag.name in jekyll.ADDRESSES:
            self._refer(tag, jekyll.address(tag.name, tag.inside))
        elif tag.name in jekyll.PAIRED and self._last.get(("%", tag.name), -1) > tag.start:
            self._begin(tag, jekyll.PAIRED[tag.name], verbatim=True)
        elif tag.name in jekyll.SINGLE:
            replacement = jekyll.SINGLE[tag.name](read_arguments(tag.inside))
            if replacement or tag.name == "toc":
                self._put(tag, replacement)
            else:
                self._leave_out(tag)
        else:
            self._leave_out(tag)

    def _leave_out(self, tag: _Tag) -> None:
        self._put(tag, "")
        self._unknown.append(tag)

    def _refer(self, tag: _Tag, path: str) -> None:
        """An address: as it is in a link or a value of HTML, with what follows it; as a link of its own in running text."""
        written = "".join(part[-12:] for part in self._parts[-6:])
        before = (written + self._text[max(self._position, tag.start - 12) : tag.start])[-12:]
        if _IN_LINK.search(before):
            tail = _TAIL.match(self._text, tag.end)
            self._put(tag, address(path + (tail[0] if tail else "")))
            self._position = tail.end() if tail else tag.end
        elif _IN_VALUE.search(before):
            self._put(tag, path)
        else:
            self._put(tag, link(path, path))

    def _begin(self, tag: _Tag, paired: hugo.Paired, *, verbatim: bool) -> None:
        self._put(tag, "")
        if len(self._open) >= _DEEPEST:
            return
        self._open.append(_Open(tag, read_arguments(tag.inside), paired, len(self._parts)))
        if verbatim:
            closing = _closing(self._text, tag)
            if closing:
                self._close(closing)

    def _close(self, tag: _Tag) -> None:
        """End the pair that is open under this name; those inside it that were never closed keep their text."""
        index = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].tag.name == tag.name), -1)
        if index < 0:
            self._put(tag, "")
            return
        begun = self._open[index]
        del self._open[index:]
        self._put(tag, "")
        inner = "".join(self._parts[begun.parts :])
        line = self._text[line_start_before(self._text, begun.tag.start) : begun.tag.start]
        indent = line if not line.strip() else ""
        made = begun.paired(begun.arguments, inner, indent)
        del self._parts[begun.parts :]
        self._parts.append(made + "\n" * (inner.count("\n") - made.count("\n")))

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        starts = [0]
        starts.extend(found.end() for found in re.finditer("\n", self._text)) if self._unknown else None
        lines = self._text.split("\n") if self._unknown else []
        return tuple(self._diagnostic(tag, starts, lines) for tag in self._unknown)

    def _diagnostic(self, tag: _Tag, starts: list[int], lines: list[str]) -> Diagnostic:
        line = bisect_right(starts, tag.start)
        begin = starts[line - 1]
        length = min(tag.end, begin + len(lines[line - 1])) - tag.start
        excerpt = excerpt_of(lines, line)
        span = Span(self._path, line, tag.start - begin + 1, length)
        hint = "write it in markdown, or in a code span to show it as it is"
        return Diagnostic("markdown.unknown-shortcode", Severity.WARNING, f"“{tag.name}” is not known and left out", span, excerpt, hint)


def _tags(text: str) -> list[_Tag]:
    """All tags outside code, in order."""
    regions = code_regions(text)
    found: list[_Tag] = []
    ends: dict[str, int] = {}
    position = 0
    for opener in _OPENER.finditer(text):
        closer = _CLOSERS[opener[0]]
        if opener.start() < position or inside(regions, opener.start()):
            continue
        if ends.get(closer, -1) < opener.end():
            end = text.find(closer, opener.end())
            ends[closer] = end if end >= 0 else len(text)
        tag = _tag(text, opener, ends[closer])
        if tag:
            found.append(tag)
            position = tag.end
    return found


def _tag(text: str, opener: re.Match[str], end: int) -> _Tag | None:
    if end == len(text) or end > opener.end() + _LONGEST:
        return None
    inside = text[opener.end() : end]
    end += len(_CLOSERS[opener[0]])
    if opener[0] == "{{":
        return _Tag("{{", opener.start(), end, "", inside) if "\n" not in inside and "{" not in inside else None
    if inside.lstrip().startswith("/*"):
        return _Tag(opener[0], opener.start(), end, "", inside.strip())
    named = _NAME.match(inside)
    if named is None:
        return None
    name, closing = named[2].lower(), bool(named[1])
    if opener[0] == "{%" and name.startswith("end") and len(name) > 3:
        name, closing = name[3:], True
    # A path or title that runs over lines may be written twice, as label and address: on one line it adds none to the text.
    return _Tag(opener[0], opener.start(), end, name, named[3].replace("\n", " "), closing)


def _closing(text: str, tag: _Tag) -> _Tag | None:
    """The first closing tag of that name, wherever it stands."""
    name = re.escape(tag.name)
    pattern = rf"\{{%-?\s*end{name}\s*-?%\}}" if tag.kind == "{%" else rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
    found = re.compile(pattern, re.IGNORECASE).search(text, tag.end)
    return _Tag(tag.kind, found.start(), found.end(), tag.name, "", closing=True) if found else None
