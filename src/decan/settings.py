"""``decan.yaml`` read into a `Config`, with every slip placed on its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from decan.config import LONGEST_MATCH, RESOURCE_KINDS, Config, Named, TopicSettings
from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of, one_line, span_within
from decan.regular import read_regular
from decan.yamlmarks import Fault, Mapping, Node, Scalar, Sequence, compose

FILE = "decan.yaml"
_LARGEST = 1 << 20
"""Bytes that are read: more than enough to see that it is too long."""
_AMOUNT = re.compile(r"\d{1,4}(?:\s*[-–]\s*\d{1,4}|\s*\+)?")
_CSS_VALUE = re.compile(r"""[\w\s#%.,()"'-]{1,120}""")
_FONTS = frozenset({b"\0\1\0\0", b"OTTO", b"ttcf", b"true"})
_LEVELS = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "off": Severity.OFF,
    "false": Severity.OFF,
    "no": Severity.OFF,
}


class _Settings:
    """The settings as they are filled in."""

    def __init__(self, lines: tuple[str, ...], root: Path) -> None:
        self.lines = lines
        self.root = root
        self.config = Config()
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: str, message: str, node: Node | Fault, hint: str, length: int = 0) -> None:
        """Note a slip at a node."""
        excerpt = excerpt_of(self.lines, node.line + 1)
        span = span_within(FILE, self.lines, node.line, node.column, length)
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, one_line(message), span, excerpt, hint))

    def wrong(self, node: Node, wanted: str) -> None:
        """A value of another kind than the setting takes."""
        self.report("settings.value", f"this should be {wanted}", node, f"write {wanted}")

    def each(self, value: Node, table: dict[str, Callable[[_Settings, Node], None]], inside: str = "") -> None:
        """Read the keys of a mapping by a table; an unknown one is reported with the nearest that exists."""
        if _is_empty(value):
            return
        if not isinstance(value, Mapping):
            self.wrong(value, f"keys and values, such as {inside or 'title'}: …")
            return
        seen: set[str] = set()
        for key, item in value.items:
            name = f"{inside}.{key.text}" if inside else key.text
            if key.text in seen:
                self.report("settings.value", f"{name} stands here twice; the last one counts", key, "delete one of the two", len(key.text))
            seen.add(key.text)
            handler = table.get(key.text)
            if handler is None:
                near = get_close_matches(key.text, table, 1)
                hint = f"did you mean {near[0]}?" if near else f"known here are {', '.join(sorted(table))}"
                self.report("settings.unknown", f"there is no setting {name}", key, hint, len(key.text))
            elif not _is_empty(item):
                handler(self, item)

    def change(self, **values: object) -> None:
        """Lay values over the settings."""
        self.config = replace(self.config, **values)  # type: ignore[arg-type]


def _is_empty(value: Node) -> bool:
    """Whether a key has nothing behind it, so that its default counts."""
    return isinstance(value, Scalar) and value.plain and value.text in {"", "null", "~"}


def load_config(root: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The settings in ``root/decan.yaml``; the defaults where there is none. What cannot be read keeps its default and is reported."""
    try:
        text = read_regular(root / FILE, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return Config(), ()
    except OSError as error:
        return _unreadable(f"the file cannot be read: {error.strerror}", Span(FILE), "check its permissions")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        span = Span(FILE, before.count("\n") + 1, len(before) - before.rfind("\n"), 1)
        return _unreadable("the file is not UTF-8", span, "save the file as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    settings = _Settings(tuple(text.split("\n")), root)
    node = compose(text)
    if isinstance(node, Fault):
        settings.report("settings.unreadable", node.message, node, node.hint, 1)
    elif node is not None:
        settings.each(node, _TOP)
    return settings.config, tuple(settings.diagnostics)


def _unreadable(message: str, span: Span, hint: str) -> tuple[Config, tuple[Diagnostic, ...]]:
    return Config(), (Diagnostic("settings.unreadable", Severity.ERROR, message, span, "", hint),)


def _text(name: str) -> Callable[[_Settings, Node], None]:
    def read(settings: _Settings, value: Node) -> None:
        if isinstance(value, Scalar):
            settings.change(**{name: value.text.strip()})
        else:
            settings.wrong(value, "a text")

    return read


def _content(settings: _Settings, value: Node) -> None:
    """Where the content lies: `decan.layout` reads it before the settings are."""
    if not isinstance(value, Scalar):
        settings.wrong(value, "a folder inside the journal's")


def _url(settings: _Settings, value: Node) -> None:
    if isinstance(value, Scalar) and not value.text.strip():
        return
    if isinstance(value, Scalar) and re.match(r"https?://[^/\s]+(?:/\S*)?$", value.text.strip()) and _is_address(value.text.strip()):
        settings.change(url=value.text.strip().rstrip("/") + "/")
    else:
        settings.wrong(value, "a URL with http:// or https://")


def _is_address(text: str) -> bool:
    try:
        return bool(urlsplit(text).hostname) and urlsplit(text).port != 0
    except ValueError:
        return False


def _names(value: Node) -> tuple[str, ...] | None:
    """A list of texts, or one text."""
    if isinstance(value, Scalar):
        return (value.text,) if value.text else ()
    if isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value.items):
        return tuple(item.text for item in value.items if isinstance(item, Scalar))
    return None


def _ignore(settings: _Settings, value: Node) -> None:
    names = _names(value)
    if names is None:
        settings.wrong(value, "a list of patterns")
    else:
        settings.change(ignore=names)


def _choice(name: str, words: dict[str, object]) -> Callable[[_Settings, Node], None]:
    def read(settings: _Settings, value: Node) -> None:
        if isinstance(value, Scalar) and value.text.lower() in words:
            settings.change(**{name: words[value.text.lower()]})
        else:
            settings.wrong(value, " or ".join(words))

    return read


def _number(name: str, low: int, high: int) -> Callable[[_Settings, Node], None]:
    def read(settings: _Settings, value: Node) -> None:
        text = value.text.replace("_", "") if isinstance(value, Scalar) else ""
        if re.fullmatch(r"[0-9]{1,15}", text) and low <= int(text) <= high:
            settings.change(**{name: int(text)})
        else:
            settings.wrong(value, f"a number from {low} to {high}")

    return read


def _anchor(settings: _Settings, value: Node) -> None:
    """``month``, ``year``, ``week``, or a day."""
    text = value.text.strip().lower() if isinstance(value, Scalar) else ""
    try:
        known = text in {"month", "year", "week"} or bool(date.fromisoformat(text))
    except ValueError:
        known = False
    if known:
        settings.change(unit_anchor=text)
    else:
        settings.wrong(value, "month, year, week or a day such as 2022-01-03")


def _targets(settings: _Settings, value: Node) -> None:
    """Kinds of resources, each with how many."""
    if not isinstance(value, Mapping):
        settings.wrong(value, "kinds of resources, each with a number, such as paper: 2-3")
        return
    found = []
    for key, item in value.items:
        kind = _kind(settings, key)
        amount = item.text.strip() if isinstance(item, Scalar) else ""
        if not _AMOUNT.fullmatch(amount):
            settings.wrong(item, "a number such as 3, 2-3 or 3+")
        elif kind:
            found.append((kind, re.sub(r"\s+", "", amount).replace("–", "-")))
    settings.change(unit_targets=tuple(found))


def _kinds(settings: _Settings, value: Node) -> None:
    """Hosts, each with a kind."""
    if not isinstance(value, Mapping):
        settings.wrong(value, "hosts, each with a kind, such as example.org: paper")
        return
    found = []
    for key, item in value.items:
        kind = _kind(settings, item) if isinstance(item, Scalar) else ""
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", key.text.strip().lower()).rstrip("/")
        if not isinstance(item, Scalar):
            settings.wrong(item, "a kind of resource")
        elif kind and host:
            found.append((host, kind))
    settings.change(resource_kinds=tuple(found))


def _kind(settings: _Settings, node: Scalar) -> str:
    """A kind of resource, singular; empty, and reported, for any other word."""
    word = node.text.strip().lower()
    if word in RESOURCE_KINDS:
        return word
    if word.endswith("s") and word[:-1] in RESOURCE_KINDS:
        return word[:-1]
    near = get_close_matches(word, RESOURCE_KINDS, 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(RESOURCE_KINDS)}"
    settings.report("settings.value", f"there is no kind of resource called {node.text}", node, hint, len(node.text))
    return ""


def _topics(settings: _Settings, value: Node) -> None:
    if not isinstance(value, Mapping):
        settings.wrong(value, "topics, each with aliases, match or parent")
        return
    found = []
    for key, item in value.items:
        fields: dict[str, tuple[str, ...]] = {}
        if not isinstance(item, Mapping) and not _is_empty(item):
            settings.wrong(item, "aliases, match or parent")
        for name, entry in item.items if isinstance(item, Mapping) else ():
            names = () if _is_empty(entry) else _names(entry)
            if name.text not in {"aliases", "match", "parent"}:
                near = get_close_matches(name.text, ("aliases", "match", "parent"), 1)
                hint = f"did you mean {near[0]}?" if near else "known here are aliases, match, parent"
                settings.report("settings.unknown", f"there is no setting topics.{key.text}.{name.text}", name, hint, len(name.text))
            elif names is None:
                settings.wrong(entry, "a text or a list of texts")
            elif name.text == "match" and max(map(len, names), default=0) > LONGEST_MATCH:
                settings.wrong(entry, f"words of up to {LONGEST_MATCH} characters")
            else:
                fields[name.text] = names
        found.append(TopicSettings(key.text, fields.get("aliases", ()), fields.get("match", ()), next(iter(fields.get("parent", ())), "")))
    settings.change(topics=tuple(found))


def _levels(settings: _Settings, value: Node) -> None:
    if not isinstance(value, Mapping):
        settings.wrong(value, "codes, each with error, warning, info or off")
        return
    found = []
    for key, item in value.items:
        level = _LEVELS.get(item.text.lower()) if isinstance(item, Scalar) else None
        if level is None:
            settings.wrong(item, "error, warning, info or off")
        else:
            found.append((key.text, level))
    settings.change(diagnostics=tuple(found))


def _property(name: str) -> Callable[[_Settings, Node], None]:
    def read(settings: _Settings, value: Node) -> None:
        if isinstance(value, Scalar) and _CSS_VALUE.fullmatch(value.text):
            settings.change(theme=(*settings.config.theme, (name, value.text)))
        else:
            settings.wrong(value, "one value of CSS, such as #a5301f, 40rem or Georgia, serif")

    return read


def _cards(settings: _Settings, value: Node) -> None:
    """Whether cards are drawn, or with which font."""
    if isinstance(value, Mapping):
        settings.each(value, {"font": _card_font}, "cards")
    else:
        _choice("cards", _BOOLEAN)(settings, value)


def _card_font(settings: _Settings, value: Node) -> None:
    """A font file in the journal's folder; what it is, its first bytes say."""
    place = settings.root.resolve() / (value.text.strip() if isinstance(value, Scalar) else "")
    try:
        inside = place.resolve().is_relative_to(settings.root.resolve())
        known = read_regular(place, 4) in _FONTS
    except (OSError, ValueError):
        inside = known = False
    if inside and known:
        settings.change(cards_font=str(place))
    else:
        settings.wrong(value, "the path of a TTF, OTF or TTC file in the journal's folder")


def _extensions(settings: _Settings, value: Node) -> None:
    """Names of extensions that are installed; each is loaded now, so that one that cannot be is told here, once."""
    named = value.items if isinstance(value, Sequence) else (value,)
    for item in named:
        if not isinstance(item, Scalar):
            settings.wrong(item, "the name of an extension, such as study")
        elif item.text not in [one.name for one in settings.config.extensions]:
            settings.change(extensions=(*settings.config.extensions, *_extension(settings, item)))


def _extension(settings: _Settings, item: Scalar) -> tuple[Named, ...]:
    from decan import extensions

    known = extensions.installed()
    if item.text not in known:
        near = get_close_matches(item.text, known, 1)
        hint = f"did you mean {near[0]}?" if near else "install the package that has it where decan is installed, or take the name out"
        settings.report("settings.extension", f"there is no extension {item.text} here", item, hint, len(item.text))
        return ()
    span = span_within(FILE, settings.lines, item.line, item.column, len(item.text))
    try:
        found = extensions.load(item.text)
        if found.markdown:
            from decan.reading.markdown.extended import Extended

            Extended((item.text,), html=True)
    except Exception as error:  # noqa: BLE001 (code of others)
        message = f"the extension {item.text} cannot be used: {extensions.in_short(error)}"
        settings.report("settings.extension", message, item, "mend or update its package, or take the name out", len(item.text))
        return ()
    return (Named(found.name, span, found.versions, found.files, markdown=found.markdown is not None),)


def _group(name: str, table: dict[str, Callable[[_Settings, Node], None]]) -> Callable[[_Settings, Node], None]:
    return lambda settings, value: settings.each(value, table, name)


_BOOLEAN: dict[str, object] = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_TOP: dict[str, Callable[[_Settings, Node], None]] = {
    **{name: _text(name) for name in ("title", "description", "author", "language")},
    "content": _content,
    "url": _url,
    "ignore": _ignore,
    "dates": _group(
        "dates",
        {
            "order": _choice("date_order", {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}),
            "created": _choice("created_is_date", {"note": False, "entry": True}),
        },
    ),
    "units": _group("units", {"length": _number("unit_length", 1, 366), "targets": _targets, "anchor": _anchor}),
    "resources": _group("resources", {"kinds": _kinds}),
    "interests": _group("interests", {"dormant": _number("dormant_after", 1, 36_500)}),
    "streaks": _group("streaks", {"rest": _number("rest", 0, 60)}),
    "follow_ups": _group("follow_ups", {"phrases": _choice("follow_up_phrases", _BOOLEAN)}),
    "html": _choice("html", {"keep": "keep", "escape": "escape"}),
    "topics": _topics,
    "diagnostics": _levels,
    "theme": _group("theme", {name: _property(name) for name in ("accent", "accent_dark", "width", "font", "sans", "mono")}),
    "cards": _cards,
    "extensions": _extensions,
    "limits": _group("limits", {"file": _number("file_limit", 1, 1_000_000_000)}),
}
