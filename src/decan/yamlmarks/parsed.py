"""YAML by PyYAML: whatever is not plain enough for `decan.yamlmarks.plain`. To import it takes as long as to read ten files."""

from __future__ import annotations

import re

import yaml

from decan.yamlmarks.values import DEEPEST, LONGEST, Fault, Mapping, Node, Scalar, Sequence, sound

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover  (PyYAML without libyaml)
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class _Loader(_SafeLoader):
    """A loader that guesses no types, which is half of the time that the composing takes."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002 (PyYAML's)
        """What a value is that nobody has tagged: text."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing is resolved by its place."""

    def ascend_resolver(self) -> None:
        """Nothing is resolved by its place."""


def composed(text: str, first: int) -> Node | Fault | None:
    """The document with its lines from ``first``, or what is wrong with it, its line from 0."""
    if not text.isascii():
        text = text.translate(_LINE_BREAKS)
    if len(text) > LONGEST:
        return Fault(f"longer than {LONGEST // 1024} KB", 0, 0, "keep front matter short: what is long belongs into the text")
    try:
        if _suspicious(text) and (fault := _refused(text)) is not None:
            return fault
        node = yaml.compose(text, Loader=_Loader)
        return None if node is None else _node(node, first)
    except yaml.MarkedYAMLError as error:
        # What is never closed is noticed where the text ends, and mended where it begins.
        begun = any(what in (error.context or "") for what in ("quoted scalar", "simple key", "flow"))
        mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
        message = (error.problem or "not YAML").replace("\n", " ")
        if "nesting" in message and mark:  # libyaml 0.2.6 has a limit of its own, and looks ahead further than its events tell
            return _too_deep(mark.line, mark.column)
        line, column = _within(text, mark.line, mark.column) if mark else (0, 0)
        return Fault(message, line, column, _hint(text, line, message))
    except (yaml.YAMLError, UnicodeEncodeError):
        return _unprintable(text)
    except RecursionError:  # pragma: no cover  (PyYAML without libyaml)
        return _too_deep(0, 0)
    except _RefusedError as error:
        return error.fault


def _within(text: str, line: int, column: int) -> tuple[int, int]:
    """A place in the text; the end of its last line for one below, where libyaml finds that a bracket is missing."""
    lines = text.split("\n")
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))


_LINE_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
"""What YAML 1.1 takes for the end of a line, and an editor does not: counted as one, they would shift all places below."""
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML lets nobody write."""


def _unprintable(text: str) -> Fault:
    """The reader of PyYAML says nothing about the line of a character that it does not take."""
    match = _UNPRINTABLE.search(text)
    before = text[: match.start()] if match else ""
    message = f"the character U+{ord(match[0]):04X} is not allowed here" if match else "not YAML"
    return Fault(message, before.count("\n"), len(before) - before.rfind("\n") - 1, "delete the character")


class _RefusedError(Exception):
    """Something that has no place in settings or front matter."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


_OPENING = re.compile(r"[\[{]|[-?]\s")
_MANY = 200
"""Marks that may open a level: with fewer, the nesting cannot be what the C parser does not bear."""


def _suspicious(text: str) -> bool:
    """Whether the text may hold what is refused: anchors and aliases, or nesting that ends the process."""
    return "&" in text or "*" in text or len(_OPENING.findall(text)) > _MANY


def _refused(text: str) -> Fault | None:
    """The first anchor, alias or level too deep. Parsing into events needs no stack; only building nodes of them does.

    Expanding aliases can make a page out of a line, and a gigabyte out of a page.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Fault("anchors and aliases are not allowed here", line, column, "put quotes around a value that begins with & or *")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return _too_deep(line, column)
    return None


def _too_deep(line: int, column: int) -> Fault:
    return Fault("nested too deeply", line, column, f"write it with {DEEPEST} levels at most")


_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")}
"""What the parser finds by itself; anything else was written as a tag."""


def _node(node: yaml.Node, first: int, depth: int = 0) -> Node:
    mark = node.start_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if depth > DEEPEST:
        raise _RefusedError(_too_deep(line, column))
    if node.tag not in _TAGS:
        raise _RefusedError(Fault(f"the tag {node.tag} is not allowed here", line, column, "remove the tag"))
    if isinstance(node, yaml.ScalarNode):
        return Scalar(sound(str(node.value)), line + first, column, not node.style)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple([_node(item, first, depth + 1) for item in node.value]), line + first, column)
    return Mapping(tuple([_pair(key, value, first, depth) for key, value in node.value]), line + first, column)


def _pair(key: yaml.Node, value: yaml.Node, first: int, depth: int) -> tuple[Scalar, Node]:
    mark = key.start_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if not isinstance(key, yaml.ScalarNode):
        raise _RefusedError(Fault("a key must be a word", line, column, "put quotes around a value that begins with a brace or a bracket"))
    if key.tag not in _TAGS:
        raise _RefusedError(Fault(f"the tag {key.tag} is not allowed here", line, column, "remove the tag"))
    return Scalar(sound(str(key.value)), line + first, column, not key.style), _node(value, first, depth + 1)


def _hint(text: str, line: int, message: str) -> str:
    """What to do about a frequent slip."""
    lines = text.split("\n")
    written = lines[line].strip()[:300] if line < len(lines) else ""
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
