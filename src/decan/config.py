"""Settings: ``decan.yaml`` as a frozen value. Every setting has a default, and so has the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from decan.diagnostics import Severity, Span

RESOURCE_KINDS = ("paper", "lecture", "course", "book", "article", "video", "docs", "code", "tool", "person", "link")
"""What a resource can be; ``link`` is what nothing better is known of."""
REPEATED = 20
"""Characters from which on two equal items are no coincidence."""

MOST_TOPICS = 200
"""Topics that one text can be about."""
LONGEST_MATCH = 100
"""Characters of a word under ``match:``."""


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """``topics:`` of the settings, one value a topic."""

    title: str
    aliases: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    """Words whose presence in an entry's text gives it the topic."""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """One of ``extensions:`` of the settings, which is installed: `decan.extensions.load` has it."""

    name: str
    span: Span
    """Where the settings name it."""
    versions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Its code, by whole paths: what it makes depends on them."""
    markdown: bool = False
    """Whether it has rules for markdown."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a journal, with the options of the command line already laid over them."""

    title: str = ""
    """Of the site; empty: the folder's name, made readable."""
    description: str = ""
    author: str = ""
    url: str = ""
    """Where the site will live, ``https://me.example/journal/`` with a trailing slash; empty when unknown (feeds then use relative ids)."""
    language: str = "en"
    ignore: tuple[str, ...] = ()
    """Glob patterns, relative to the content folder, of what is not read and not published."""
    date_order: str = ""
    """``dmy``, ``mdy``, ``ymd``; empty: decided for each document from its evidence."""
    created_is_date: bool = False
    """``dates: {created: entry}``: a creation date alone makes an entry."""
    unit_length: int = 10
    """Days."""
    unit_targets: tuple[tuple[str, str], ...] = ()
    """(kind, ``2-3``)."""
    unit_anchor: str = ""
    """Where planned units are counted from: ``month``, ``year``, ``week`` (from Monday) or a day, ``2022-01-03``; empty: none are."""
    resource_kinds: tuple[tuple[str, str], ...] = ()
    """(host, perhaps with the beginning of a path; kind), before the table of our own."""
    dormant_after: int = 90
    """Days without an entry, counted back from the journal's last, after which a topic is dormant."""
    rest: int = 1
    """Days without an entry that do not end a run of study days."""
    follow_up_phrases: bool = False
    html: str = "keep"
    """``keep`` or ``escape``."""
    topics: tuple[TopicSettings, ...] = ()
    diagnostics: tuple[tuple[str, Severity], ...] = ()
    """(code or group, level)."""
    drafts: bool = False
    future: bool = False
    today: date = field(default=date.max)
    """Documents dated later are held back unless ``future``. Given by the command line; never shown on a page."""
    theme: tuple[tuple[str, str], ...] = ()
    """(name, CSS value) of ``accent``, ``accent_dark``, ``width``, ``font``, ``sans`` and ``mono``."""
    cards: bool = True
    """Whether pictures for shared links are drawn; only where ``url`` is known, because they are named by their whole address."""
    cards_font: str = ""
    """The file of a font for titles in other scripts than Latin, Greek and Cyrillic; its whole path."""
    file_limit: int = 2_000_000
    """Bytes: a larger markdown file is a diagnostic and is not read."""
    extensions: tuple[Named, ...] = ()
    """In the author's order."""

    @property
    def of_reading(self) -> tuple[object, ...]:
        """What reading a single document depends on."""
        rules = tuple((one.name, one.versions) for one in self.markdown)
        return (self.date_order, self.follow_up_phrases, self.html, self.file_limit, rules)

    @property
    def markdown(self) -> tuple[Named, ...]:
        """The extensions that have rules for markdown."""
        return tuple(one for one in self.extensions if one.markdown)
