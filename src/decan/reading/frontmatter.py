"""Front matter in its four notations, found and cut off without losing a line.

    ---            +++              {                 Title: Clocks
    title: Clocks  title = "Clocks" "title": "Clocks" Date: 2021-03-01
    ---            +++              }

The result is the same for all: keys, values as text, and the line of each. The marks are python-frontmatter's; finding them is not
left to it: it strips the text, so that lines cannot be counted, and takes what stands between two rules for its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from collections.abc import Sequence as Lines
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from decan.yamlmarks import DEEPEST, Fault, Mapping, Node, Scalar, Sequence, compose, sound

_MOST_DOTS: Final = 1000
"""In a line of TOML: each may begin a level of a key, and the parser of Python needs the square of their number in memory."""
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


_KEY_LINE = re.compile(r"([^\W\d_][\w -]{0,40}?)\s*:(?:\s+(.*))?$")
_KEY_EQUALS = re.compile(r"([A-Za-z][\w-]*)\s*=\s*")
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
_TELLING = _PELICAN | {
    "aliases",
    "categories",
    "cover",
    "created",
    "description",
    "draft",
    "excerpt",
    "image",
    "kind",
    "language",
    "lastmod",
    "layout",
    "permalink",
    "published",
    "topics",
    "type",
    "updated",
    "weight",
}
"""Keys of front matter that nobody writes before a colon by chance."""


_FIRST_KEY: Final = re.compile(r"""\s*["']?[^\s:#\[\]{}][^:]{0,80}["']?\s*:(?:\s|$)""")
_YAML: Final = "---"
_TOML: Final = "+++"
_FENCES = {_YAML: (_YAML, "..."), _TOML: (_TOML,)}
_MISTYPED = re.compile(r"[-.+~=\u2013\u2014]{1,6}")


def find(lines: Lines[str]) -> Raw:
    """The front matter at the top of a file's lines."""
    start = next((index for index, line in enumerate(lines[:40]) if line.strip()), -1)
    if start < 0:
        return Raw(0)
    first = lines[start].rstrip()
    if first in _FENCES:
        return _fenced(lines, start, first)
    if first.startswith("{") and not first.startswith(("{{", "{%")) and ('"' in first or _opens_json(first)):
        return _json(lines, start)
    return _headers(lines, start)


def _opens_json(first: str) -> bool:
    """Whether a line begins JSON, by python-frontmatter, which takes as long to import as ten files to read."""
    from frontmatter.default_handlers import JSONHandler

    return bool(JSONHandler().detect(first))


def _fenced(lines: Lines[str], start: int, fence: str) -> Raw:
    ends = _FENCES[fence]
    end = next((index for index in range(start + 1, len(lines)) if lines[index].startswith(ends) and lines[index].rstrip() in ends), -1)
    if end < 0:
        above = (index for index in range(start + 1, len(lines)) if not lines[index].strip() or not _belongs(lines[index]))
        return _unclosed(lines, start, next(above, len(lines)), fence)
    inside = list(lines[start + 1 : end])
    if not (_looks_like_yaml(inside) if fence == _YAML else _looks_like_toml(inside)):
        return Raw(0)
    found = _yaml("\n".join(inside), start, end) if fence == _YAML else _toml("\n".join(inside), start, end)
    if found.fault is None:
        return Raw(0) if fence == _YAML and _is_text(inside) else found
    strays = list(_strays(lines, start + 1, end))
    if not strays:
        return found
    if not _telling(inside):
        return Raw(0)
    # Text above the fence that was found makes it a rule of the text; the fence that was meant is another line.
    return _unclosed(lines, start, strays[0][0], fence) if any(text for _, text in strays) else found


def _strays(lines: Lines[str], first: int, end: int) -> Iterator[tuple[int, bool]]:
    """The lines that cannot belong to front matter, and whether they prove that text has begun.

    A mistyped fence does, and after a blank line whatever is neither a key nor indented.
    """
    after_blank = -1
    for index in range(first, end):
        line = lines[index]
        if not line.strip():
            after_blank = index + 1 if after_blank < 0 else after_blank
        elif not line.startswith("#"):
            if after_blank >= 0 and not _is_key(line) and not line.startswith((" ", "\t")):
                yield after_blank, True
            elif not _belongs(line):
                yield index, bool(_MISTYPED.fullmatch(line.strip()))
            after_blank = -1


def _belongs(line: str) -> bool:
    """Whether a line can stand in front matter: a key, a comment, a list, or what goes on with the line above."""
    return _is_key(line) or line.startswith((" ", "\t", "-\t", "- ", "#", "]", "}", "[", '"', "'")) or line.rstrip() == "-"


def _unclosed(lines: Lines[str], start: int, end: int, fence: str) -> Raw:
    """A fence that nothing closes: a rule at the top of a text, or front matter whose end was mistyped."""
    inside = lines[start + 1 : end]
    if not inside or not _is_key(inside[0]) or not _telling(inside):
        return Raw(0)
    hint = f"write {fence} on a line of its own below the last key"
    fault = Fault(f"nothing closes the front matter: {fence} is missing", start, 0, hint)
    skip = 1 if end < len(lines) and _MISTYPED.fullmatch(lines[end].strip()) else 0
    text = "\n".join(inside)
    found = (_yaml(text, start, end) if fence == _YAML else _toml(text, start, end)).values
    return Raw(end + skip, found, fault, fence, recovered=True)


def _telling(inside: Lines[str]) -> bool:
    """Whether one of the lines has a key that front matter has."""
    return any(key in _TELLING for key in _keys(inside))


def _keys(inside: Lines[str]) -> Iterator[str]:
    """The keys at the beginnings of lines, in lower case."""
    found = (_KEY_LINE.match(line) or _KEY_EQUALS.match(line) for line in inside)
    return (match[1].lower() for match in found if match)


def _is_text(inside: Lines[str]) -> bool:
    """Whether ``Note: …`` between two rules is a remark: after a blank line, or with a key that is half a sentence."""
    if _telling(inside) or not any(line.strip() for line in inside):
        return False
    return not inside[0].strip() or any(key.count(" ") > 1 for key in _keys(inside))


def _is_key(line: str) -> bool:
    return bool(_KEY_LINE.match(line) or _KEY_EQUALS.match(line))


def _looks_like_yaml(inside: Lines[str]) -> bool:
    """Whether what stands between two rules is front matter: its first line with text is a key, a list or a comment."""
    first = next((line for line in inside if line.strip() and not line.lstrip().startswith("#")), "")
    if not first:
        return not any(line.strip().startswith("# ") for line in inside)
    return bool(_FIRST_KEY.match(first)) or first.lstrip().startswith(("{", "? ", "&", "!", "%", "["))


def _looks_like_toml(inside: Lines[str]) -> bool:
    """Whether what stands between two fences of TOML is a key or a table."""
    first = next((line.strip() for line in inside if line.strip() and not line.lstrip().startswith("#")), "")
    return bool(re.match(r"""["'\w.-]+\s*=|\[""", first)) or not any(line.strip() for line in inside)


def _yaml(text: str, start: int, end: int) -> Raw:
    node = compose(text, start + 1)
    if node is None:
        return Raw(end + 1, Mapping((), start, 0), None, _YAML)
    if isinstance(node, Mapping):
        return Raw(end + 1, node, None, _YAML)
    fault = node if isinstance(node, Fault) else Fault("front matter is keys and values", start + 1, 0, "write title: … and the like")
    return Raw(end + 1, _line_wise(text[:LONGEST].split("\n"), start + 1), fault, _YAML, recovered=True)


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


def _toml(text: str, start: int, end: int) -> Raw:
    import tomllib

    rows = text.split("\n")
    fault = Fault("longer than 64 KB", 0, 0, "keep front matter short") if len(text) > LONGEST else None
    dotted = next((number for number, row in enumerate(rows) if row.count(".") > _MOST_DOTS), -1)
    if dotted >= 0:
        fault = fault or Fault("nested too deeply", dotted, 0, f"write it with {DEEPEST} levels at most")
    data: dict[str, object] = {}
    try:
        # The newline keeps the last line from being "the end of the document", which has no number.
        data = tomllib.loads(text + "\n") if fault is None else {}
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]) - 1, int(place[2]) - 1) if place else (len(rows) - 1, len(rows[-1]))
        message = re.sub(r"\s*\(at .*\)$", "", str(error)) or "not TOML"
        fault = Fault(message, line, column, "check quotes and brackets: values that are words need quotes")
    except RecursionError:
        fault = Fault("nested too deeply", 0, 0, f"write it with {DEEPEST} levels at most")
    except ValueError:
        fault = Fault("a number is too long", 0, 0, "put quotes around it")
    if fault is None and _deep(data):
        fault = Fault("nested too deeply", 0, 0, f"write it with {DEEPEST} levels at most")
    if fault is None:
        return Raw(end + 1, _plain(list(data.items()), rows, start + 1), None, _TOML)
    equals = [_KEY_EQUALS.sub(r"\1: ", row, count=1) for row in text[:LONGEST].split("\n")]
    fault = Fault(fault.message, fault.line + start + 1, fault.column, fault.hint)
    return Raw(end + 1, _line_wise(equals, start + 1), fault, _TOML, recovered=True)


class _Pairs(list[tuple[str, object]]):
    """An object of JSON: its keys in order, those that stand twice as well."""


def _integer(digits: str) -> object:
    """Python refuses to count beyond some thousand digits; what is longer than a number in a text is one's name."""
    return int(digits) if len(digits) <= 15 else digits


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_Pairs, parse_int=_integer)


def _json(lines: Lines[str], start: int) -> Raw:
    text = "\n".join(lines[start:])[: LONGEST * 2]
    try:
        data, end = _DECODER.raw_decode(text)
    except RecursionError:
        return Raw(0)
    except json.JSONDecodeError as error:
        closing = _closing_brace(lines, start)
        if closing < 0 or not re.match(r'\s*\{?\s*"[\w -]+"\s*:', "".join(lines[start : start + 2])):
            return Raw(0)
        fault = Fault(error.msg, start + error.lineno - 1, error.colno - 1, "check commas and quotes: JSON wants both")
        rows = [re.sub(r'^\s*\{?\s*"([\w -]+)"\s*:\s*', r"\1: ", row.rstrip(" \t}")).rstrip(",") for row in lines[start : closing + 1]]
        return Raw(closing + 1, _line_wise(rows, start), fault, "{", recovered=True)
    if not isinstance(data, _Pairs) or text[end:].split("\n", 1)[0].strip():
        return Raw(0)
    body = start + text[:end].count("\n") + 1
    if _deep(data):
        return Raw(body, None, Fault("nested too deeply", start, 0, f"write it with {DEEPEST} levels at most"), "{", recovered=True)
    return Raw(body, _plain(data, list(lines[start:body]), start), None, "{")


def _closing_brace(lines: Lines[str], start: int) -> int:
    """The line of the brace that was meant to close broken JSON: the first line itself, or one with nothing else; -1 without."""
    if lines[start].rstrip().endswith("}"):
        return start
    return next((index for index in range(start + 1, len(lines)) if lines[index].rstrip() == "}"), -1)


def _deep(data: object) -> bool:
    """Whether lists and tables are nested beyond what is read; level by level, for a call inside a call would itself be too deep."""
    level = [data]
    for _ in range(DEEPEST + 1):
        level = [inner for value in level for inner in _inside(value)]
    return bool(level)


def _inside(value: object) -> Lines[object]:
    """What a table or a list holds."""
    if isinstance(value, _Pairs):
        return [item for _, item in value]
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


_MISSED = 100
"""Keys that begin no line, because they are written with escapes, after which no more are looked for: each costs a walk to the end."""


def _plain(data: Lines[tuple[str, object]], rows: Lines[str], first: int) -> Mapping:
    """Values of TOML or JSON in the form of YAML's, with the place of each key at the top level that begins a line."""
    found: list[tuple[Scalar, Node]] = []
    number, missed = 0, 0
    for key, value in data:
        pattern = re.compile(rf"""\s*\{{?\s*["'\[]*{re.escape(key)}["'\]]*\s*[=:\]]\s*""")
        begin = number + bool(found)
        looked = range(begin, len(rows) if missed < _MISSED else 0)
        match = next(((index, match) for index in looked if (match := pattern.match(rows[index]))), None)
        missed += match is None
        number, column = (match[0], match[1].end()) if match else (number, 0)
        found.append((Scalar(sound(key), first + number, 0), _value(value, first + number, column)))
    return Mapping(tuple(found), first, 0)


def _value(value: object, line: int, column: int = 0) -> Node:
    if isinstance(value, dict | _Pairs):
        pairs = value.items() if isinstance(value, dict) else value
        return Mapping(tuple((Scalar(sound(str(key)), line, column), _value(item, line, column)) for key, item in pairs), line, column)
    if isinstance(value, list):
        return Sequence(tuple(_value(item, line, column) for item in value), line, column)
    if value is None:
        return Scalar("", line, column)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", line, column)
    if isinstance(value, (datetime, date, time)):
        return Scalar(value.isoformat(), line, column)
    return Scalar(sound(str(value)), line, column, not isinstance(value, str))


def _headers(lines: Lines[str], start: int) -> Raw:
    """Pelican's ``Key: value`` lines: at least two, known ones, then a blank line. An indented line goes on with the one above."""
    rows: list[str] = []
    head = 0
    for line in lines[start:]:
        if line.startswith(("    ", "\t")) and line.strip() and rows:
            rows[head] += " " + line.strip()
            rows.append("")
        elif _KEY_LINE.match(line):
            head = len(rows)
            rows.append(line)
        else:
            break
    end = start + len(rows)
    keys = list(_keys(rows))
    if end < len(lines) and lines[end].strip():
        return Raw(0)
    if len(keys) < 2 or not {"title", "date"} & set(keys) or not all(key in _PELICAN for key in keys):
        return Raw(0)
    return Raw(end, _line_wise(rows, start), None, ":")
