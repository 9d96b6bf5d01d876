"""YAML with the place of every value, and nothing that a file of settings or front matter has no use for.

Scalars stay the text that was written: ``12:30`` is no number and ``no`` no boolean until somebody who knows what the field means
says so. Anchors, aliases and tags are refused; so are size and nesting beyond what a person writes, before the C parser sees
them: it ends the process at some ten thousand brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover  (PyYAML without libyaml)
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

LONGEST = 64 * 1024
"""Characters of YAML that are read."""
DEEPEST = 40
"""Brackets inside brackets, or steps of indentation, that are read."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written. ``plain`` says that no quotes stood around it; ``line`` and ``column`` are from 0, in the YAML."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in order; a key that stands twice is there twice."""

    items: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the YAML could not be read, and where (from 0)."""

    message: str
    line: int
    column: int
    hint: str = ""


def compose(text: str) -> Node | Fault | None:
    """The one document in the text; None when it is empty."""
    fault = _refused(text) or _alias(text)
    if fault is not None:
        return fault
    try:
        node = yaml.compose(text, Loader=_Loader)
        return None if node is None else _node(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = (error.problem or "not YAML").replace("\n", " ")
        return Fault(message, mark.line if mark else 0, mark.column if mark else 0, _hint(text, mark.line if mark else 0, message))
    except yaml.YAMLError as error:
        return Fault(str(error).split("\n", 1)[0], 0, 0)
    except _RefusedError as error:
        return error.fault


class _RefusedError(Exception):
    """Something that has no place in settings or front matter."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _refused(text: str) -> Fault | None:
    """Size and nesting, counted without parsing."""
    if len(text) > LONGEST:
        return Fault(f"longer than {LONGEST // 1024} KB", 0, 0, "keep front matter short: what is long belongs into the text")
    depth = 0
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        if indent > 4 * DEEPEST or line.lstrip().startswith("- " * DEEPEST):
            return Fault("nested too deeply", number, min(indent, 200))
        for character in line:
            depth += (character in "[{") - (character in "]}")
            if depth > DEEPEST:
                return Fault("nested too deeply", number, 0)
    return None


_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")}
"""What the parser finds by itself; anything else was written as a tag."""


def _node(node: yaml.Node, depth: int = 0) -> Node:
    mark = node.start_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if depth > DEEPEST * 4:
        raise _RefusedError(Fault("nested too deeply", line, column))
    if node.tag not in _TAGS:
        raise _RefusedError(Fault(f"the tag {node.tag} is not allowed here", line, column, "remove the tag"))
    if isinstance(node, yaml.ScalarNode):
        return Scalar(str(node.value), line, column, not node.style)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_node(item, depth + 1) for item in node.value), line, column)
    return Mapping(tuple(_pair(key, value, depth) for key, value in node.value), line, column)


def _pair(key: yaml.Node, value: yaml.Node, depth: int) -> tuple[Scalar, Node]:
    if not isinstance(key, yaml.ScalarNode):
        raise _RefusedError(Fault("a key must be a word", key.start_mark.line if key.start_mark else 0, 0))
    mark = key.start_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Scalar(str(key.value), line, column, not key.style), _node(value, depth + 1)


def _alias(text: str) -> Fault | None:
    """The first anchor or alias: expanding them can make a page out of a line, and a gigabyte out of a page."""
    if "&" not in text and "*" not in text:
        return None
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                mark = event.start_mark
                hint = "put quotes around a value that begins with & or *"
                return Fault("anchors and aliases are not allowed here", mark.line, mark.column, hint) if mark else None
    except yaml.YAMLError:
        return None
    return None


def _hint(text: str, line: int, message: str) -> str:
    """What to do about a frequent slip."""
    lines = text.split("\n")
    written = lines[line].strip() if line < len(lines) else ""
    if "mapping values are not allowed" in message or written.count(": ") > 1:
        return 'put quotes around a value that has a colon in it: title: "February: a month"'
    if "\t" in (lines[line] if line < len(lines) else ""):
        return "indent with blanks, not with tabs"
    if "found character" in message or re.search(r":\s*[@`%]", written):
        return "put quotes around a value that begins with @, ` or %"
    if re.search(r":\s*\[[^\]]*\]\s*\S", written):
        return "put quotes around a value that begins with a bracket"
    if "quoted scalar" in message or "unexpected end of stream" in message:
        return "close the quotes"
    return "check quotes, colons and indentation"
