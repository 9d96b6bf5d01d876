"""From disk to lines: which files there are, and what stands in one of them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span, excerpt_of
from decan.digests import digest_of
from decan.reading import mojibake
from decan.regular import read_regular

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_NEVER = ("/_drafts", "/logseq/bak", "/logseq/.recycle", "/node_modules", "/__pycache__")
"""How the paths of folders that are never published end, wherever they lie."""
_ANOTHERS = frozenset(
    {
        *("_config.yml", "_config.yaml", "_config.toml", "_data", "_includes", "_layouts", "_plugins", "_sass", "_site"),
        *("gemfile", "gemfile.lock"),
        *("logseq/config.edn", "logseq/custom.css", "logseq/custom.js", "logseq/pages-metadata.edn"),
    }
)
"""Settings, templates and output of Jekyll and Logseq, in lower case, by their paths from the content folder."""
_SITE = ".decan-record"
"""What a site has that Decan wrote; such a folder is no content, whoever's site it is."""
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
"""What XML, and so a feed, cannot hold."""
_CONTROL_BYTES = bytes(code for code in _CONTROLS if code < 32)
_CONTROL = re.compile("[" + "".join(map(chr, _CONTROLS)) + "]")
_MOST_SAID = 1000
"""Places of one file that are listed one by one."""
_DEEPEST = 60
"""Folders inside folders that are looked into."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the journal. ``path`` is relative to the content folder, with ``/``; ``size`` in bytes."""

    path: str
    absolute: str
    size: int
    mtime_ns: int
    markdown: bool


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's lines, without their ends, as they lie on disk but for control characters, which are U+FFFD here."""

    path: str
    digest: str
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Scan:
    """One walk through the content folder."""

    def __init__(self, content: Path, config: Config, exclude: tuple[Path, ...]) -> None:
        self.root = os.path.realpath(content)
        self.config = config
        self.excluded = {os.path.realpath(path) for path in exclude}
        self.templates = _templates(content)
        self.seen: set[str] = set()
        self.files: list[SourceFile] = []
        self.diagnostics: list[Diagnostic] = []

    def folder(self, path: str, prefix: str, depth: int) -> None:
        """Collect what is in a folder; one that cannot be opened is reported."""
        real = os.path.realpath(path)
        if real in self.seen or real in self.excluded:
            return
        self.seen.add(real)
        if depth > _DEEPEST:
            self.report("file.too-deep", prefix.rstrip("/"), "folders are nested too deeply to be read", "move the folder further up")
            return
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.report("file.unreadable", prefix.rstrip("/"), f"the folder cannot be opened: {error.strerror}", "check its permissions")
            return
        if depth and any(entry.name == _SITE for entry in found):
            return
        for entry in found:
            self.entry(entry, prefix, real, depth)

    def entry(self, entry: os.DirEntry[str], prefix: str, real: str, depth: int) -> None:
        """One file or folder, in the folder whose real path that is."""
        path = prefix + entry.name
        if self.skipped(path, entry.name):
            return
        if not entry.name.isascii() and any("\udc80" <= character <= "\udcff" for character in entry.name):
            self.report("file.name", path.encode("utf-8", "replace").decode(), "the name is not UTF-8", "rename the file")
            return
        try:
            linked = entry.is_symlink()
            if linked and not self.inside(entry.path):
                away = "out of the content folder" if os.path.exists(entry.path) else "nowhere"  # noqa: PTH110
                message = f"a symbolic link that leads {away} is not followed"
                self.report("file.link-outside", path, message, "copy the file" if away != "nowhere" else "delete the link")
            elif entry.is_dir():
                self.folder(entry.path, f"{path}/", depth + 1)
            elif entry.is_file() and (os.path.realpath(entry.path) if linked else os.path.join(real, entry.name)) not in self.excluded:  # noqa: PTH118
                state = entry.stat()
                markdown = os.path.splitext(entry.name)[1].lower() in MARKDOWN  # noqa: PTH122 (the hot path of large journals)
                self.files.append(SourceFile(path, entry.path, state.st_size, state.st_mtime_ns, markdown))
        except OSError as error:
            self.report("file.unreadable", path, f"the file cannot be read: {error.strerror}", "check its permissions")

    def inside(self, path: str) -> bool:
        """Whether a link leads to a place in the content folder that exists."""
        real = os.path.realpath(path)
        return (real + os.sep).startswith(self.root + os.sep) and os.path.exists(real)  # noqa: PTH110

    def skipped(self, path: str, name: str) -> bool:
        """What is never published, and what the settings leave out."""
        if name.startswith(".") or name.endswith("~") or f"/{path}".endswith(_NEVER):
            return True
        return (
            path.lower() in self.templates
            or path.lower() in _ANOTHERS
            or any(_matches(path, name, pattern) for pattern in self.config.ignore)
        )

    def report(self, code: str, path: str, message: str, hint: str) -> None:
        """Note a finding about a whole file."""
        self.diagnostics.append(Diagnostic(code, Severity.WARNING, message, Span(path or "."), "", hint))


def _templates(content: Path) -> frozenset[str]:
    """The folders of an Obsidian vault that hold templates, in lower case: ``templates``, and what its settings name."""
    settings = content / ".obsidian"
    if not settings.is_dir():
        return frozenset()
    try:
        named = json.loads(read_regular(settings / "templates.json", 1 << 20)).get("folder")
    except (OSError, ValueError, AttributeError, RecursionError):
        named = None
    return frozenset({"templates", named.strip("/").lower()} if isinstance(named, str) and named.strip("/") else {"templates"})


def _matches(path: str, name: str, pattern: str) -> bool:
    """Whether a pattern of the settings means a path: by the path, by the name alone, or by a folder above."""
    pattern = pattern.strip().removeprefix("./").removeprefix("/")
    anywhere = pattern.removeprefix("**/")
    below = pattern.rstrip("/*")
    return (
        fnmatchcase(path, pattern)
        or fnmatchcase(path, anywhere)
        or fnmatchcase(name, anywhere.rstrip("/") or "/")
        or (bool(below) and (path.startswith(below + "/") or (pattern.endswith("/") and path == below)))
    )


def scan(
    content: Path, config: Config, *, exclude: tuple[Path, ...] = (), beside: tuple[Path, ...] = ()
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """All files of a content folder that may be published, sorted by path.

    ``exclude`` names files and folders that are not content; ``beside`` folders elsewhere whose files count as if they lay in it.
    """
    walk = _Scan(content, config, exclude)
    walk.folder(str(content), "", 0)
    for folder in beside:
        walk.root = os.path.realpath(folder)
        walk.folder(str(folder), f"{folder.name}/", 0)
    return tuple(sorted(walk.files, key=lambda file: file.path)), tuple(walk.diagnostics)


def read(file: SourceFile, config: Config) -> SourceText:
    """The lines of a file. One that is too large, gone or unreadable has none, and says so."""
    if file.size > config.file_limit:
        return _too_large(file, file.size, config)
    try:
        with open(file.absolute, "rb") as stream:  # noqa: PTH123 (a path costs as much as the reading)
            data = stream.read()
    except OSError as error:
        return _failed(file, "file.unreadable", f"the file cannot be read: {error.strerror}", "check its permissions")
    return decode(file.path, data) if len(data) <= config.file_limit else _too_large(file, len(data), config)


def _too_large(file: SourceFile, size: int, config: Config) -> SourceText:
    message = f"{size:,} bytes are more than the {config.file_limit:,} that are read"
    return _failed(file, "file.too-large", message, "split the file, or raise limits: {file: …} in decan.yaml")


def _failed(file: SourceFile, code: str, message: str, hint: str) -> SourceText:
    return SourceText(file.path, "", (), (Diagnostic(code, Severity.ERROR, message, Span(file.path), "", hint),))


def decode(path: str, data: bytes) -> SourceText:
    """A file's bytes as lines."""
    digest = digest_of(data)
    text, undecodable = _text(data)
    text = _one_line_end(text.removeprefix("\ufeff"))
    control = None if _without_controls(data) else _CONTROL.search(text)
    lines = tuple((text.translate(_CONTROLS) if control else text).split("\n"))
    place = _place(text[: control.start()]) if control else None
    suspicious = mojibake.suspicious(text)
    return SourceText(path, digest, lines, tuple(_complaints(path, lines, undecodable, place, suspicious=suspicious)))


def _without_controls(data: bytes) -> bool:
    """Whether bytes that are no control characters, and none of the last two of U+FFxx, say that the text has none: a look is enough."""
    return len(data.translate(None, _CONTROL_BYTES)) == len(data) and b"\xef\xbf" not in data


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows this text."""
    before = _one_line_end(before.removeprefix("\ufeff"))
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _text(data: bytes) -> tuple[str, tuple[int, int, str] | None]:
    """The text, and line, column (from 1) and remedy of the first bytes that are not what they should be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError as error:
            line, column = _place(data[: error.start].decode("utf-16", "replace"))
            return data.decode("utf-16", "replace"), (line, column, "save the file as UTF-8; unreadable bytes are shown as \ufffd")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode("utf-8", "replace"))
        if not any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)) and b"\0" not in data and not _mostly_utf8(data):
            return data.decode("cp1252"), (line, column, "it was read as Windows-1252; save the file as UTF-8")
        return data.decode("utf-8", "replace"), (line, column, "save the file as UTF-8; unreadable bytes are shown as \ufffd")


def _mostly_utf8(data: bytes) -> bool:
    """Whether other characters of the file are UTF-8 all right: then single bytes are damage, not another encoding."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for character in text if ord(character) > 127 and character != "\ufffd")
    return good > text.count("\ufffd")


def _complaints(
    path: str, lines: tuple[str, ...], undecodable: tuple[int, int, str] | None, control: tuple[int, int] | None, *, suspicious: bool
) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    if undecodable:
        line, column, hint = undecodable
        excerpt = excerpt_of(lines, line)
        found.append(Diagnostic("file.encoding", Severity.ERROR, "these bytes are not UTF-8", Span(path, line, column, 1), excerpt, hint))
    if control:
        message, span, excerpt = "control characters have no place in a text", Span(path, *control, 1), excerpt_of(lines, control[0])
        found.append(Diagnostic("file.control-character", Severity.WARNING, message, span, excerpt, "delete them"))
    found.extend(_misread(path, lines) if suspicious else ())
    return found


def _misread(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Each place that was misread; of very many the first ones, and where they go on."""
    places = ((number, *place) for number, line in enumerate(lines, 1) for place in mojibake.find(line))
    for count, (number, column, wrong, meant) in enumerate(islice(places, _MOST_SAID + 1)):
        shown = meant if meant.isprintable() else f"U+{ord(meant):04X}"
        message, hint = f"{wrong} is {shown}, read in the wrong encoding", f"replace it by {shown}"
        if count == _MOST_SAID:
            message, hint = (
                f"{message}; so is more from here on, which is not listed",
                "see that the whole file is read in the right encoding",
            )
        yield Diagnostic(
            "text.mojibake", Severity.WARNING, message, Span(path, number, column, len(wrong)), excerpt_of(lines, number), hint
        )
