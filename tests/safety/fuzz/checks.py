"""What must hold of a document and of diagnostics, whatever was read. Each check gives sentences about what does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

from decan.diagnostics import Diagnostic, Span, excerpt_of
from decan.model.document import Body, Document
from decan.pickling import packed, unpacked

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


def spans(found: Iterable[Diagnostic], sources: Mapping[str, Sequence[str]], *, excerpts: bool) -> Iterator[str]:
    """Whether each diagnostic lies in its file; with ``excerpts`` also whether it shows the line that it names."""
    for one in found:
        for span in (one.span, *one.related):
            yield from _place(span, one.code, sources)
        is_later = not one.excerpt and (one.span == Span(one.span.path) or one.code == "settings.unreadable")
        if excerpts and not is_later and one.excerpt != excerpt_of(list(sources.get(one.span.path, ())), one.span.line):
            yield f"{one.code}: excerpt {one.excerpt!r} is not line {one.span.line}"
        if "\n" in one.message + one.hint:
            yield f"{one.code}: message or hint of several lines"


def _place(span: Span, code: str, sources: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if span.path not in sources:
        yield f"{code}: path {span.path!r}"
        return
    lines = sources[span.path] or ("",)
    if not 1 <= span.line <= len(lines):
        yield f"{code}: line {span.line} of {len(lines)}"
        return
    length = len(lines[span.line - 1])
    if not 1 <= span.column <= length + 1:
        yield f"{code}: {span.line}:{span.column}, but the line has {length} characters"
    if span.length < 0 or (span.length > 1 and span.column + span.length > length + 1):
        yield f"{code}: {span.length} characters from {span.column}, but the line has {length}"


def places(document: Document, lines: Sequence[str]) -> Iterator[str]:
    """Whether all that has a line or a column lies in the file."""
    count = max(len(lines), 1)
    for what in _parts(document):
        line = getattr(what, "line", 1)
        if isinstance(what, Span | Diagnostic):
            continue
        if not 1 <= line <= count:
            yield f"{type(what).__name__}: line {line} of {count}"
        elif hasattr(what, "column") and not 1 <= what.column <= len(lines[line - 1] if lines else "") + 1:
            yield f"{type(what).__name__}: column {what.column} in {lines[line - 1]!r}"
        lines_of_text = what.lines if isinstance(what, Body) else ()
        if any(not 1 <= other <= count for other in lines_of_text):
            yield f"Body: lines {lines_of_text} of {count}"
    if not 1 <= document.title_line <= count:
        yield f"title line {document.title_line} of {count}"


def _parts(value: object) -> Iterator[object]:
    """All dataclasses in a value."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item)


def bodies(document: Document) -> Iterator[str]:
    """Whether links have slots and slots have links, texts have lines, and days are in order."""
    for section in document.sections:
        body = section.body
        if any(not 0 <= slot < len(document.links) for slot in body.links):
            yield f"slot {max(body.links)} of {len(document.links)} links"
        shown = body.html + section.heading_html + "".join(goal.html for goal in section.goals)
        if any(int(slot) >= len(document.links) for slot in re.findall("\x02[lse](\\d+)\x03", shown)):
            yield "a slot in HTML without a link"
        if re.search("[\x00-\x08\x0b\x0e-\x1f]", re.sub("\x02(?:[lse]\\d+|i)\x03", "", shown + body.text + section.title)):
            yield "a control character in HTML or text"
        if body.text and len(body.lines) != body.text.count("\n") + 1:
            yield f"{len(body.lines)} lines for {body.text.count(chr(10)) + 1} of text"
        if section.start and section.end and section.end < section.start:
            yield f"{section.start} to {section.end}"


def kept(document: Document) -> Iterator[str]:
    """Whether the cache gives back what was put in."""
    if unpacked(bytes(packed(document))) != document:
        yield "the cache changes it"


class _Tags(HTMLParser):
    """Opens and closes tags; what does not fit is in ``wrong``."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if len({name for name, _ in attrs}) != len(attrs):
            self.wrong = self.wrong or f"<{tag}> has an attribute twice"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stays open."""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong = self.wrong or f"</{tag}> closes {self.open[-1:]}"


def balanced(html: str) -> str:
    """What is wrong with the tags of HTML; empty for nothing."""
    tags = _Tags()
    tags.feed(html)
    tags.close()
    return tags.wrong or (f"{tags.open} stay open" if tags.open else "")


def tags(document: Document) -> Iterator[str]:
    """Whether the HTML of each body, heading and goal is balanced; of a document that was read with ``html: escape``."""
    for section in document.sections:
        for html in (section.body.html, section.heading_html, *(goal.html for goal in section.goals)):
            wrong = balanced(html) if "<" in html else ""
            if wrong:
                yield f"HTML: {wrong}"


def lower(value: object, by: int, above: int) -> object:
    """A value of the model with all lines after ``above`` moved down, and no numbers of lines in sentences."""
    if isinstance(value, tuple):
        return tuple(lower(item, by, above) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, object] = {}
    for field in fields(value):
        found = getattr(value, field.name)
        if field.name in {"line", "title_line"} and isinstance(found, int):
            changed[field.name] = found + by * (found > above)
        elif field.name == "lines" and found and isinstance(found[0], int):
            changed[field.name] = tuple(line + by * (line > above) for line in found)
        elif field.name == "message":
            changed[field.name] = re.sub(r"\blines? \d+( and \d+)?", "line", found)
        elif (field.name != "front" and isinstance(found, tuple)) or field.name in {"body", "span"}:
            changed[field.name] = lower(found, by, above)
    return replace(value, **changed)


def differences(one: object, other: object, where: str = "") -> Iterator[str]:
    """Where two values of the model differ."""
    if is_dataclass(one) and type(one) is type(other):
        for field in fields(one):
            yield from differences(getattr(one, field.name), getattr(other, field.name), f"{where}.{field.name}")
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{where}[{number}]")
    elif one != other:
        yield f"{where}: {one!r:.120} and {other!r:.120}"
