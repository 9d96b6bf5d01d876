"""Front matter's fields, read by what they mean: a title is text whatever it looks like, a date is a calendar day.

Keys count without case, and ``-``, ``_`` and blanks are the same. What no field claims is kept in ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Table
from collections.abc import Sequence as Pairs
from datetime import date as Day
from functools import lru_cache
from typing import Final

from decan.config import MOST_TOPICS, Config
from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of, one_line, span_within
from decan.model.document import FrontMatter, Reference
from decan.reading.dates import date_of_field, impossible_field, period_of_text
from decan.reading.frontmatter import Raw, find
from decan.reading.metadata import split_tags
from decan.reading.sources import SourceText
from decan.yamlmarks import Mapping, Node, Scalar, Sequence

_NAMES: Final[Table[str, str]] = {
    **dict.fromkeys(("title",), "title"),
    **dict.fromkeys(("date", "publishedat", "pubdate", "publishedon", "datepublished", "publishdate", "day"), "date"),
    **dict.fromkeys(("enddate", "end", "dateend"), "end"),
    **dict.fromkeys(("created", "datecreated", "createdat", "creationdate"), "created"),
    **dict.fromkeys(("updated", "lastmod", "datemodified", "modified", "updatedat", "lastupdated", "lastmodified"), "updated"),
    **dict.fromkeys(("tags", "tag", "topics", "topic", "keywords"), "tags"),
    **dict.fromkeys(("categories", "category"), "categories"),
    **dict.fromkeys(("excerpt", "description", "summary"), "excerpt"),
    **dict.fromkeys(("url", "permalink"), "url"),
    **dict.fromkeys(("slug",), "slug"),
    **dict.fromkeys(("aliases", "alias", "redirectfrom"), "aliases"),
    **dict.fromkeys(("author", "authors"), "authors"),
    **dict.fromkeys(("draft", "published", "status"), "draft"),
    **dict.fromkeys(("lang", "language"), "language"),
    **dict.fromkeys(("kind", "type", "layout"), "kind"),
    **dict.fromkeys(("resources", "links"), "links"),
    **dict.fromkeys(("covers",), "covers"),
    **dict.fromkeys(("period",), "period"),
}
_TRUE = frozenset({"true", "yes", "on", "1", "y"})
_FALSE = frozenset({"false", "no", "off", "0", "n"})
_NULL = frozenset({"", "null", "~", "none"})
_INTEGER = re.compile(r"[-+]?\d{1,15}$")
_MONTH = re.compile(r"\d{4}(-\d\d)?$")
"""When a book or paper came out, which is no day."""
_FLOAT = re.compile(r"[-+]?\d{1,15}\.\d{1,30}$")


class _Fields:
    """The fields of one file as they are filled in, with what was wrong with them."""

    def __init__(self, source: SourceText, config: Config, raw: Raw) -> None:
        self.source = source
        self.config = config
        self.raw = raw
        self.values: dict[str, object] = {}
        self.extra: list[tuple[str, object]] = []
        self.lines: list[tuple[str, int]] = []
        self.diagnostics: list[Diagnostic] = []
        self.end: Node | None = None
        """What ``end`` says, where it says a day."""

    def report(
        self, code: str, severity: Severity, message: str, place: tuple[int, int, int], hint: str, related: tuple[Span, ...] = ()
    ) -> None:
        """Note a finding; ``place`` is line, column from 0, and length."""
        line, column, length = place
        excerpt = excerpt_of(self.source.lines, line + 1)
        span = span_within(self.source.path, self.source.lines, line, column, length)
        self.diagnostics.append(Diagnostic(code, severity, one_line(message), span, excerpt, hint, related))

    def take_all(self, items: Pairs[tuple[Scalar, Node]]) -> None:
        """Read the keys in order; of one that stands twice, the last."""
        last = {_folded(key.text): number for number, (key, _) in enumerate(items)}
        seen: dict[str, int] = {}
        for number, (key, value) in enumerate(items):
            name, folded = key.text.strip(), _folded(key.text)
            self.lines.append((name, key.line + 1))
            if folded in seen:
                message = f"{name} stands here twice; the last one counts"
                place, first = (key.line, key.column, len(name)), (Span(self.source.path, seen[folded]),)
                self.report("front-matter.repeated-key", Severity.WARNING, message, place, "delete one of the two", first)
            seen[folded] = key.line + 1
            if last[folded] == number:
                self.take(key, value)

    def take(self, key: Scalar, value: Node) -> None:
        """Read one key."""
        name = key.text.strip()
        folded = _folded(key.text)
        field = _NAMES.get(folded)
        handler = _HANDLERS.get(field or "")
        if handler is None:
            self.extra.append((name, plain(value)))
        elif field == "draft":
            _draft(self, folded, value)
        elif field == "kind" and folded == "layout" and self.values.get("kind"):
            self.extra.append((name, plain(value)))
        else:
            handler(self, value)


@lru_cache(maxsize=512)
def _folded(key: str) -> str:
    """A key as it is compared: ``Date Created``, ``date_created`` and ``date-created`` are one."""
    return re.sub(r"[-_\s]", "", key.lower())


def read_front_matter(source: SourceText, config: Config) -> tuple[FrontMatter, int, tuple[Diagnostic, ...]]:
    """The front matter of a file, the index of the first line of its body, and what could not be read."""
    raw = find(source.lines)
    if not raw.fence:
        return FrontMatter(), 0, ()
    fields = _Fields(source, config, raw)
    if raw.fault is not None:
        code = "front-matter.unclosed" if "closes" in raw.fault.message else "front-matter.unreadable"
        fields.report(code, Severity.ERROR, raw.fault.message, (raw.fault.line, raw.fault.column, 1), raw.fault.hint)
    fields.take_all(raw.values.items if raw.values else ())
    _tidy_date(fields)
    front = FrontMatter(**fields.values, extra=tuple(fields.extra), lines=tuple(fields.lines), end_line=raw.body)  # type: ignore[arg-type]
    return front, raw.body, tuple(fields.diagnostics)


def text_of(node: Node) -> str:
    """A value as one text: of a list its parts, with commas."""
    if isinstance(node, Scalar):
        return "" if node.plain and node.text.lower() in _NULL else node.text.strip()
    if isinstance(node, Sequence):
        return ", ".join(filter(None, map(text_of, node.items)))
    return ""


def plain(node: Node) -> object:
    """A value without its marks, typed in the way of YAML 1.2's core: text, number, boolean, None, tuple, tuple of pairs."""
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    if isinstance(node, Mapping):
        return tuple((key.text, plain(value)) for key, value in node.items)
    text = node.text
    if not node.plain:
        return text
    if text.lower() in _NULL:
        return None
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def _text(name: str) -> Callable[[_Fields, Node], None]:
    def read(fields: _Fields, value: Node) -> None:
        text = " ".join(text_of(value).split()) if name != "excerpt" else text_of(value)
        if text:
            fields.values[name] = text.lower() if name == "kind" else text

    return read


def _date(name: str) -> Callable[[_Fields, Node], None]:
    def read(fields: _Fields, value: Node) -> None:
        text = text_of(value)
        if not text or "{{" in text or "<%" in text:
            return
        found = date_of_field(text, order=fields.config.date_order)
        if found is None:
            _no_date(fields, value, text)
            return
        if name in fields.values:
            return
        fields.values[name] = found.start
        if name == "end":
            fields.end = value
        if name == "date":
            fields.values["time"] = found.time
            if found.end != found.start:
                fields.values["end"] = found.end

    return read


def _no_date(fields: _Fields, value: Node, text: str) -> None:
    place = (value.line, value.column, len(text))
    if impossible_field(text):
        fields.report("front-matter.date", Severity.ERROR, f"there is no such day: {text}", place, "correct the date")
    else:
        fields.report("front-matter.date", Severity.WARNING, f"not a date that Decan knows: {text}", place, "write it as 2022-02-01")


def _range(name: str) -> Callable[[_Fields, Node], None]:
    def read(fields: _Fields, value: Node) -> None:
        text = text_of(value)
        if isinstance(value, Sequence) and len(value.items) == 2:
            text = "..".join(text_of(item) for item in value.items)
        elif isinstance(value, Mapping):
            ends = {key.text.strip().lower(): text_of(item) for key, item in value.items}
            text = f"{ends.get('from') or ends.get('start', '')}..{ends.get('to') or ends.get('end', '')}"
        found = period_of_text(text) if text else None
        if found is not None:
            fields.values[name] = found
        elif text:
            fields.report(
                "front-matter.range",
                Severity.WARNING,
                f"not a range of days: {text}",
                (value.line, value.column, len(text)),
                "write 2022-02-07..2022-02-26, 2022-Q1 or 2022-02",
            )

    return read


def _names(name: str) -> Callable[[_Fields, Node], None]:
    def read(fields: _Fields, value: Node) -> None:
        found = tuple(tag for tag in _flat(value) if tag)
        before = fields.values.get(name, ())
        found = (*before, *found) if isinstance(before, tuple) else found
        if len(found) > MOST_TOPICS:
            message = f"{len(found):,} names are more than the {MOST_TOPICS:,} that are read; the others are left out"
            fields.report("file.cut-short", Severity.WARNING, message, (value.line, value.column, 0), "take away those that say little")
        fields.values[name] = found[:MOST_TOPICS]

    return read


def _flat(value: Node) -> list[str]:
    """The names in a list, a comma line or nested lists; of a mapping its keys."""
    if isinstance(value, Sequence):
        return [
            name for item in value.items for name in (_flat(item) if not isinstance(item, Scalar) else [text_of(item).lstrip("#").strip()])
        ]
    if isinstance(value, Mapping):
        return [key.text for key, _ in value.items]
    return list(split_tags(text_of(value)))


def _paths(fields: _Fields, value: Node) -> None:
    found = tuple(map(text_of, value.items)) if isinstance(value, Sequence) else split_tags(text_of(value))
    fields.values["aliases"] = tuple(filter(None, found))


def _people(fields: _Fields, value: Node) -> None:
    items = value.items if isinstance(value, Sequence) else (value,)
    names = []
    for item in items:
        if isinstance(item, Mapping):
            names.append(next((text_of(name) for key, name in item.items if key.text.lower() == "name"), ""))
        else:
            names.append(text_of(item))
    fields.values["authors"] = tuple(filter(None, names))


def _draft(fields: _Fields, key: str, value: Node) -> None:
    word = text_of(value).lower()
    if key == "draft":
        draft = word not in _FALSE | _NULL
        if draft and word not in _TRUE:
            message, hint = f"draft is neither true nor false: {text_of(value)}; it is kept back as a draft", "write true or false"
            fields.report("front-matter.draft", Severity.WARNING, message, (value.line, value.column, len(text_of(value))), hint)
    elif key == "published":
        if _MONTH.match(word):
            fields.extra.append(("published", word))
            return
        if word not in _TRUE | _FALSE:
            _HANDLERS["date"](fields, value)
            return
        draft = word in _FALSE
    else:
        draft = word in {"draft", "hidden", "private"}
        fields.extra.append(("status", text_of(value)))
    fields.values["draft"] = bool(fields.values.get("draft")) or draft


def _links(fields: _Fields, value: Node) -> None:
    found = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        if isinstance(item, Mapping):
            pairs = {key.text.lower(): text_of(entry) for key, entry in item.items}
            title, url = pairs.get("title") or pairs.get("name") or "", pairs.get("url") or pairs.get("href") or pairs.get("link") or ""
            if not title and not url and len(item.items) == 1:
                title, url = item.items[0][0].text, text_of(item.items[0][1])
            if pairs.get("src"):
                continue  # Hugo's page resources are files, not things to learn from
            said = tuple((name, pairs[name]) for name in ("status", "pass", "part") if pairs.get(name))
            found.append(Reference(title, url, item.line + 1, said))
        else:
            text = text_of(item)
            markdown = re.fullmatch(r"\[(.+)\]\((\S+)\)", text)
            title, url = (markdown[1], markdown[2]) if markdown else ("", text) if "://" in text else (text, "")
            found.append(Reference(title, url, item.line + 1))
    fields.values["links"] = tuple(reference for reference in found if reference.title or reference.url)


def _tidy_date(fields: _Fields) -> None:
    """``end`` before ``date`` is none."""
    start, end = fields.values.get("date"), fields.values.get("end")
    if not isinstance(end, Day) or (isinstance(start, Day) and end >= start):
        return
    del fields.values["end"]
    if isinstance(start, Day) and fields.end is not None:
        said, node = text_of(fields.end), fields.end
        message = f"the end, {said}, is before the date, and is left out"
        fields.report("front-matter.date", Severity.WARNING, message, (node.line, node.column, len(said)), "correct one of the two")


_HANDLERS: Final[Table[str, Callable[[_Fields, Node], None]]] = {
    **{name: _text(name) for name in ("title", "excerpt", "url", "slug", "language", "kind")},
    **{name: _date(name) for name in ("date", "end", "created", "updated")},
    **{name: _range(name) for name in ("covers", "period")},
    **{name: _names(name) for name in ("tags", "categories")},
    "aliases": _paths,
    "authors": _people,
    "draft": _text("draft"),
    "links": _links,
}
