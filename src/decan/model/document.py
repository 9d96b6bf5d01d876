r"""What one source file says: the result of reading, before any other file is known.

A `Document` is what is cached and what comes back from a worker process, so it holds only plain values: strings, numbers,
dates and tuples. Its HTML is finished but for *slots*, which are filled when the page is made, because they depend on
other files or on the page:

======================== ================================================= =======================================
slot                     stands for                                        stands in
======================== ================================================= =======================================
``\x02l12\x03``          the URL of ``document.links[12]``                 ``href="…"``, ``src="…"``
``\x02s12\x03``          `` width="…" height="…"`` of that picture         inside an ``<img>`` tag
``\x02e12\x03``          the body of an embedded note ``![[…]]``           between blocks, in its own ``<div class="embed">``
``\x02i\x03``            a prefix that keeps ids apart on one page         before every id: ``id="\x02i\x03intro"``
======================== ================================================= =======================================

Source text never contains these control characters: reading replaces them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day  # a field is called date, too
from enum import StrEnum

from decan.diagnostics import Diagnostic


class SectionKind(StrEnum):
    """What a heading, or a line that acts as one, has opened."""

    INTRO = "intro"
    """Text before the first opening, or all of a file without any."""
    DAY = "day"
    """A day or a range of days: an entry."""
    UNIT = "unit"
    """A unit with goals: ``Unit 1: 2-01 to 2-10``."""
    PERIOD = "period"
    """A named range: ``January - March``, ``Q3``, ``Start of Speech unit``."""
    REST = "rest"
    """Text after a heading that closed a day, unit or period without opening another (``Summary``)."""


class LinkForm(StrEnum):
    """How a link was written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    BARE = "bare"
    WIKI = "wiki"
    EMBED = "embed"
    IMAGE = "image"
    SHORTCODE = "shortcode"
    HTML = "html"
    FRONT_MATTER = "front matter"


class Role(StrEnum):
    """The named part of the text that something stands in, by the nearest heading, colon line or bold line above it."""

    TEXT = "text"
    GOALS = "goals"
    LINKS = "links"
    TODO = "todo"
    SUMMARY = "summary"
    NOTES = "notes"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Link:
    """One link, picture or embed as written, or a list item under Links or Goals that names a thing without a URL."""

    target: str
    """As written, entities and angle brackets resolved: a URL, a path, a wiki name, ``#anchor``; empty when only a title stands there."""
    label: str
    """Plain text of the label, without outer brackets (``Graves '12`` for ``[[Graves '12]](…)``).

    Empty for a bare URL; the alt text of a picture."""
    form: LinkForm
    role: Role
    line: int
    column: int
    sentence: str = ""
    """Plain text of the list item, or of the sentence, that the link stands in; at most 300 characters."""
    listed: bool = False
    """The first link of an item of a list under Links, Resources, References, Reading or Goals."""
    category: str = ""
    """The goal category that it stands in, else empty."""
    anchor: str = ""
    """Of a wiki link or a path: what follows ``#``, as written; the target is then without it. URLs of other sites keep theirs."""
    said: tuple[tuple[str, str], ...] = ()
    """What front matter says of it beside title and URL: (``status``, ``pass`` or ``part``; the words)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a body, for the table of contents and for link targets."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class TaskItem:
    """A follow-up: a checkbox, a marker such as TODO, a line under a TODO heading, or (as suggestion) a phrase."""

    text: str
    """Plain text of the item without checkbox; the marker stays (``TODO: implement …``)."""
    kind: str
    """``task`` (checkbox), ``marker``, ``list`` (under a TODO heading), ``phrase`` (a suggestion), ``promise`` (``in the next post …``)."""
    done: bool
    line: int
    column: int
    role: Role = Role.TEXT
    resources: tuple[int, ...] = ()
    """Indexes into ``document.links`` of the links in the item."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What a text says that it settles: ``(closes: implement the decoder)``, ``closes:: implement the decoder``."""

    text: str
    """The words of the follow-up, or its beginning, or a part of it."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class GoalItem:
    """One goal as written. A category without an item is kept with ``text == ""``."""

    category: str
    text: str
    """Plain text without the category and without checkbox."""
    line: int
    column: int
    ticked: bool | None = None
    """None without a checkbox."""
    links: tuple[int, ...] = ()
    """Indexes into ``document.links``."""
    html: str = ""
    """The goal's inline HTML, with slots."""


@dataclass(frozen=True, slots=True)
class Item:
    """A top-level list item or a paragraph with its plain text: to find what was pasted twice."""

    text: str
    line: int


def as_utf8(html: str) -> bytes:
    """HTML as a `Body` holds it."""
    return html.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Body:
    """A piece of rendered text."""

    utf8: bytes = b""
    """``html`` as UTF-8: the largest part of a journal in memory, and a text with one curly quote is twice as large as a string."""
    text: str = ""
    """Plain text for search, word counts and excerpts: no markup, entities resolved, blocks parted by newlines."""
    lines: tuple[int, ...] = ()
    """The source line of each line of ``text``; empty for a body that several sections make."""
    words: int = 0
    """Words; each Chinese, Japanese or Korean character counts as one."""
    excerpt: str = ""
    """The first paragraph's plain text, cut at a word at about 240 characters; what stands before ``<!--more-->`` where that is given."""
    headings: tuple[Heading, ...] = ()
    links: tuple[int, ...] = ()
    """Indexes into ``document.links``, in order of appearance."""
    code: bool = False
    maths: bool = False
    mermaid: bool = False
    language: str = ""
    """As front matter says, or where its letters leave no doubt; else empty."""
    direction: str = ""
    """``rtl`` where most of the text's strong characters are right-to-left, ``ltr`` where they are not; empty for no letters."""

    @property
    def html(self) -> str:
        """With slots (see the module's head), and without the heading that opened it."""
        return self.utf8.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that an opening line begins; the whole text, as INTRO, when nothing opens."""

    kind: SectionKind
    body: Body
    line: int
    """Of the opening line; of the first line of text for INTRO."""
    level: int = 0
    """1 to 6 of the opening heading; 7 for a plain line, a list item or a table row; 0 for INTRO."""
    heading: str = ""
    """The opening line as plain text, all of it; empty for INTRO."""
    heading_html: str = ""
    title: str = ""
    """What is left of the heading without its date.

    ``Naive Bayes`` of ``Day 1 (09-09-18) : Naive Bayes``; ``Unit 1`` of ``Unit 1: 2-01 to 2-10``."""
    anchor: str = ""
    """The id that the heading has, or would have, in the page (without the slot)."""
    start: Day | None = None
    end: Day | None = None
    """Last day, included; equals ``start`` for one day. None when the opening could not be dated (with a diagnostic)."""
    number: int | None = None
    """The number written in ``Day 12`` or ``Unit 3``."""
    follow_ups: tuple[TaskItem, ...] = ()
    closes: tuple[Closing, ...] = ()
    goals: tuple[GoalItem, ...] = ()
    items: tuple[Item, ...] = ()
    tags: tuple[str, ...] = ()
    """From the text of this section: ``#tag``, ``tags :``, ``tags::``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of ``resources:`` in front matter: a title, a URL, or both; and what is said of it."""

    title: str
    url: str
    line: int = 1
    said: tuple[tuple[str, str], ...] = ()
    """As `Link.said`."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter with its fields read as their makers meant them. Everything is optional."""

    title: str = ""
    date: Day | None = None
    end: Day | None = None
    created: Day | None = None
    """``created``, ``date created``: when the file was made; not the day that an entry is about."""
    updated: Day | None = None
    time: str = ""
    """``HH:MM`` or ``HH:MM:SS`` where the date had one; orders entries of a day."""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    excerpt: str = ""
    url: str = ""
    """``url`` or ``permalink`` as written."""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    """Old URLs (begin with ``/`` or hold one) and, in a vault, other names of the note."""
    authors: tuple[str, ...] = ()
    draft: bool = False
    language: str = ""
    kind: str = ""
    """``kind``, ``type`` or ``layout`` as written, lower case; the journal decides what it means."""
    links: tuple[Reference, ...] = ()
    """Of ``resources:`` / ``links:``."""
    covers: tuple[Day, Day] | None = None
    period: tuple[Day, Day] | None = None
    """``period:`` of a review."""
    extra: tuple[tuple[str, object], ...] = ()
    """All other keys, in order, as plain values (str, int, float, bool, None, date, tuple, and tuple of pairs for mappings)."""
    lines: tuple[tuple[str, int], ...] = ()
    """Key (as written) and its line."""
    end_line: int = 0
    """Line of the closing fence; 0 without front matter. The body begins on the next line."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source file, read. ``path`` is relative to the content folder, with ``/``, in the file system's own spelling."""

    path: str
    digest: str
    """blake2b of the bytes, hex, 16 bytes."""
    front: FrontMatter = field(default_factory=FrontMatter)
    title: str = ""
    """Front matter, else first level-1 heading, else title-like first line of a file without markup, else the file's name made readable."""
    title_html: str = ""
    """The title with its inline markdown rendered (``A Lost <s>Ark</s> Month``)."""
    title_line: int = 1
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    name_date: Day | None = None
    """From the file name, else from its folders."""
    name_end: Day | None = None
    name_title: str = ""
    """What the file name says besides its date (``February-2022`` → ``February 2022``); empty when it is only a date."""
    tags: tuple[str, ...] = ()
    """Metadata lines of the whole document (``tags : A, B`` before any section), not front matter."""
    properties: tuple[tuple[str, str], ...] = ()
    """Other ``key:: value`` lines at the top."""
    empty: bool = False
    """Nothing but white space after the front matter."""
    diagnostics: tuple[Diagnostic, ...] = ()
