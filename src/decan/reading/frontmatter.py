"""Front matter in its four notations, found and cut off without losing a line.

    ---            +++              {                 Title: Clocks
    title: Clocks  title = "Clocks" "title": "Clocks" Date: 2021-03-01
    ---            +++              }

The result is the same for all: keys, values as text, and the line of each.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence as Lines
from dataclasses import dataclass
from datetime import date, datetime, time

from decan.yamlmarks import Fault, Mapping, Node, Scalar, Sequence, compose

LONGEST = 64 * 1024
"""Characters of front matter that are read."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Front matter as found. ``body`` is the index of the first line after it.

    Lines of ``values`` and ``fault`` count from 0 in the file.
    """

    body: int
    values: Mapping | None = None
    fault: Fault | None = None
    fence: str = ""
    recovered: bool = False
    """The values are what could be read line by line."""


_KEY_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$")
_PELICAN = frozenset(
    {
        "title",
        "date",
        "modified",
        "tags",
        "keywords",
        "category",
        "slug",
        "author",
        "authors",
        "summary",
        "lang",
        "status",
        "save_as",
        "url",
    }
)
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_FARTHEST = 600
"""Lines within which a closing fence is looked for."""


def find(lines: Lines[str]) -> Raw:
    """The front matter at the top of a file's lines."""
    start = next((index for index, line in enumerate(lines[:40]) if line.strip()), -1)
    if start < 0:
        return Raw(0)
    first = lines[start].rstrip()
    if first in _FENCES:
        return _fenced(lines, start, first)
    if first == "{" or (first.startswith("{") and '"' in first and not first.startswith(("{{", "{%"))):
        return _json(lines, start)
    return _headers(lines, start)


def _fenced(lines: Lines[str], start: int, fence: str) -> Raw:
    end = next((index for index in range(start + 1, min(len(lines), start + _FARTHEST)) if lines[index].rstrip() in _FENCES[fence]), -1)
    if end < 0:
        return _unclosed(lines, start, fence)
    inside = list(lines[start + 1 : end])
    if fence == "---" and not _looks_like_yaml(inside):
        return Raw(0)
    text = "\n".join(inside)
    return _toml(text, start, end, fence) if fence == "+++" else _yaml(text, start, end, fence)


def _unclosed(lines: Lines[str], start: int, fence: str) -> Raw:
    """A fence that nothing closes: a rule at the top of a text, or front matter whose end was mistyped."""
    if start + 1 >= len(lines) or not _is_key(lines[start + 1]):
        return Raw(0)
    end = start + 1
    while end < len(lines) and (_is_key(lines[end]) or lines[end].startswith((" ", "\t", "- "))):
        end += 1
    fault = Fault(
        f"nothing closes the front matter: {fence} is missing", start, 0, f"write {fence} on a line of its own below the last key"
    )
    skip = 1 if end < len(lines) and re.fullmatch(r"[-.+~=]{1,6}", lines[end].strip()) else 0
    values = compose("\n".join(lines[start + 1 : end])) if fence == "---" else None
    found = _moved(values, start + 1) if isinstance(values, Mapping) else _line_wise(lines[start + 1 : end], start + 1)
    return Raw(end + skip, found, fault, fence, recovered=True)


def _is_key(line: str) -> bool:
    return bool(_KEY_LINE.match(line)) or bool(re.match(r"[A-Za-z][\w-]*\s*=", line))


def _looks_like_yaml(inside: Lines[str]) -> bool:
    """Whether what stands between two rules is front matter: its first line with text is a key, a list or a comment."""
    first = next((line for line in inside if line.strip() and not line.lstrip().startswith("#")), "")
    if not first:
        return not any(line.strip().startswith("# ") for line in inside)
    return bool(re.match(r"""\s*["']?[^\s:#\[\]{}][^:]{0,80}["']?\s*:(?:\s|$)""", first)) or first.lstrip().startswith(
        ("{", "? ", "&", "!", "%", "[")
    )


def _yaml(text: str, start: int, end: int, fence: str) -> Raw:
    node = compose(text)
    if node is None:
        return Raw(end + 1, Mapping((), start, 0), None, fence)
    if isinstance(node, Mapping):
        return Raw(end + 1, _moved(node, start + 1), None, fence)
    if isinstance(node, Fault):
        fault = Fault(node.message, node.line + start + 1, node.column, node.hint)
    else:
        fault = Fault("front matter is keys and values", start + 1, 0, "write title: … and the like")
    return Raw(end + 1, _line_wise(text[:LONGEST].split("\n"), start + 1), fault, fence, recovered=True)


def _moved(node: Mapping, by: int) -> Mapping:
    """The same values with their lines counted in the file."""

    def move(value: Node) -> Node:
        if isinstance(value, Scalar):
            return Scalar(value.text, value.line + by, value.column, value.plain)
        if isinstance(value, Sequence):
            return Sequence(tuple(move(item) for item in value.items), value.line + by, value.column)
        return _moved(value, by)

    pairs = ((Scalar(key.text, key.line + by, key.column, key.plain), move(value)) for key, value in node.items)
    return Mapping(tuple(pairs), node.line + by, node.column)


def _line_wise(lines: Lines[str], first: int) -> Mapping:
    """What broken front matter says line by line: ``key: value`` and simple lists."""
    items: list[tuple[Scalar, Node]] = []
    pending: list[Node] = []
    for offset, line in enumerate(lines):
        number = first + offset
        match = _KEY_LINE.match(line)
        if match:
            pending = []
            value = (match[2] or "").strip()
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            inner = [part.strip() for part in value[1:-1].split(",")] if value.startswith("[") and value.endswith("]") else None
            scalar = Scalar(value.strip("\"'") if quoted else value, number, line.find(value) if value else 0, not quoted)
            node: Node = (
                Sequence(tuple(Scalar(part.strip("\"'"), number, 0) for part in inner if part), number, 0) if inner is not None else scalar
            )
            items.append((Scalar(match[1], number, 0), node))
        elif re.match(r"\s*- \S", line) and items:
            pending.append(Scalar(line.split("- ", 1)[1].strip().strip("\"'"), number, 0))
            items[-1] = (items[-1][0], Sequence(tuple(pending), items[-1][0].line, 0))
    return Mapping(tuple(items), first, 0)


def _toml(text: str, start: int, end: int, fence: str) -> Raw:
    try:
        data = tomllib.loads(text[:LONGEST])
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]) - 1, int(place[2]) - 1) if place else (0, 0)
        message = re.sub(r"\s*\(at .*\)$", "", str(error)) or "not TOML"
        equals = [re.sub(r"^([\w-]+)\s*=\s*", r"\1: ", row) for row in text.split("\n")]
        fault = Fault(message, line + start + 1, column, "check quotes and brackets: values that are words need quotes")
        return Raw(end + 1, _line_wise(equals, start + 1), fault, fence, recovered=True)
    return Raw(end + 1, _plain(data, text.split("\n"), start + 1), None, fence)


def _json(lines: Lines[str], start: int) -> Raw:
    text = "\n".join(lines[start : start + _FARTHEST])[: LONGEST * 2]
    if text.count("[") + text.count("{") > 2000:
        return Raw(0)
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return Raw(0)
    except json.JSONDecodeError as error:
        closing = next((index for index in range(start, min(len(lines), start + _FARTHEST)) if lines[index].rstrip() == "}"), -1)
        if closing < 0 or not re.match(r'\s*\{?\s*"[\w -]+"\s*:', "".join(lines[start : start + 2])):
            return Raw(0)
        fault = Fault(error.msg, start + error.lineno - 1, error.colno - 1, "check commas and quotes: JSON wants both")
        rows = [re.sub(r'^\s*"([\w -]+)"\s*:\s*(.*?),?\s*$', r"\1: \2", row) for row in lines[start : closing + 1]]
        return Raw(closing + 1, _line_wise(rows, start), fault, "{", recovered=True)
    if not isinstance(data, dict) or text[end:].split("\n", 1)[0].strip():
        return Raw(0)
    body = start + text[:end].count("\n") + 1
    return Raw(body, _plain(data, list(lines[start:body]), start), None, "{")


def _plain(data: dict[str, object], rows: list[str], first: int) -> Mapping:
    """Values of TOML or JSON in the form of YAML's, with the line of each key at the top level."""
    found = []
    for key, value in data.items():
        pattern = re.compile(rf"""\s*\{{?\s*["'\[]*{re.escape(key)}["'\]]*\s*[=:\]]""")
        line = next((number for number, row in enumerate(rows) if pattern.match(row)), 0) + first
        found.append((Scalar(key, line, 0), _value(value, line)))
    return Mapping(tuple(found), first, 0)


def _value(value: object, line: int, depth: int = 0) -> Node:
    if isinstance(value, dict) and depth < 40:
        return Mapping(tuple((Scalar(str(key), line, 0), _value(item, line, depth + 1)) for key, item in value.items()), line, 0)
    if isinstance(value, list) and depth < 40:
        return Sequence(tuple(_value(item, line, depth + 1) for item in value), line, 0)
    if value is None:
        return Scalar("", line, 0)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", line, 0)
    if isinstance(value, (datetime, date, time)):
        return Scalar(value.isoformat(), line, 0)
    return Scalar(str(value), line, 0, not isinstance(value, str))


def _headers(lines: Lines[str], start: int) -> Raw:
    """Pelican's ``Key: value`` lines: at least two, known ones, then a blank line."""
    end = start
    while (
        end < len(lines) and lines[end].strip() and (_KEY_LINE.match(lines[end]) or (end > start and lines[end].startswith(("    ", "\t"))))
    ):
        end += 1
    if end < len(lines) and lines[end].strip():
        return Raw(0)
    keys = [match[1].lower() for line in lines[start:end] if (match := _KEY_LINE.match(line))]
    if len(keys) < 2 or not {"title", "date"} & set(keys) or not all(key in _PELICAN for key in keys):
        return Raw(0)
    return Raw(end, _line_wise(lines[start:end], start), None, ":")
