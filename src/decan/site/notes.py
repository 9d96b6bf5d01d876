"""Notes and pages: an index by the author's folders or by first letter, and a page each with contents and backlinks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from posixpath import commonpath, dirname

from decan.model.journal import Note, Target
from decan.site import asked, roadmaps
from decan.site.page import Context, Page, Url
from decan.site.urls import HOME, NOTES
from decan.site.view import Value, View

_CONTENTS = 3
"""Headings from which on a note shows its contents."""
_CITED = 60
_FEW = 30
"""Notes that need no groups."""
_MOST_FOLDERS = 24
_NOT_LETTERS = re.compile(r"^[\W_]+")
_SCRIPTS = {"CJK": "漢", "HIRAGANA": "あ", "KATAKANA": "あ", "HANGUL": "가"}
"""Scripts of too many first letters for a heading each, by the first word of their letters' names in Unicode."""


def pages(view: View) -> tuple[Page, ...]:
    """The index of notes, and one page for each note and page."""
    found = [view.page(NOTES, "notes.html", _index)]
    for note in view.journal.notes:
        url = view.urls.of(Target("note", note.id))
        if note.kind in {"note", "page"} and url not in {None, HOME} and "#" not in url:
            found.append(view.page(url, "note.html", _context, note.id))
    return tuple(found)


def _index(view: View, _: Url) -> Context:
    notes = sorted((note for note in view.journal.notes if note.kind == "note"), key=_rank)
    return {
        **view.frame(NOTES, view.words("Notes"), "notes", description=view.words.listed(note.title for note in notes)),
        "heading": view.words("Notes"),
        "facts": (view.count(len(notes), "note"),),
        "groups": tuple({"title": title, "notes": tuple(_row(view, note) for note in found)} for title, found in grouped(notes)),
    }


def _rank(note: Note) -> tuple[str, str, str]:
    """By the first letter or digit, whatever marks stand before it."""
    return (_NOT_LETTERS.sub("", note.title.casefold()), note.title.casefold(), note.id)


def grouped(notes: Sequence[Note]) -> list[tuple[str, list[Note]]]:
    """(heading, notes): the author's folders where there are several, else first letters; a few notes are one group without a heading."""
    headings = _folders(notes) or ([_letter(note) for note in notes] if len(notes) > _FEW else [""] * len(notes))
    pairs = sorted(zip(headings, notes, strict=True), key=lambda pair: (pair[0].casefold(), pair[0]))
    return [(title, [note for _, note in group]) for title, group in groupby(pairs, key=lambda pair: pair[0])]


def _folders(notes: Sequence[Note]) -> list[str]:
    """Each note's folder below the one that all share, cut to its first part where that makes fewer headings; none for one or too many."""
    paths = [dirname(note.source.path) for note in notes]
    shared = commonpath(paths) if paths else ""
    whole = [path[len(shared) :].lstrip("/") for path in paths]
    for folders in (whole, [path.partition("/")[0] for path in whole]):
        if 1 < len(set(folders)) <= _MOST_FOLDERS:
            return folders
    return []


def _letter(note: Note) -> str:
    """The first letter without its accent, in capitals; one heading for all of Chinese, and one for what begins with no letter."""
    first = _NOT_LETTERS.sub("", note.title)[:1]
    if not first.isalpha():
        return "#"
    script = unicodedata.name(first, "").partition(" ")[0]
    return _SCRIPTS.get(script) or unicodedata.normalize("NFD", first)[0].upper()[:1]


def _row(view: View, note: Note) -> Value:
    return {**view.link("note", note.id, note.title, NOTES), "topics": view.topics(note.topics[:3], NOTES)}


def _context(view: View, url: Url, key: str) -> Context:
    note = view.note[key]
    text = view.body(note.text, url, owner=Target("note", note.id))
    contents = text["contents"] if isinstance(text["contents"], tuple) else ()
    path: tuple[Value, ...] = (
        ({"title": view.words("Notes"), "href": view.to(NOTES, url)},) if note.kind == "note" and view.has("notes") else ()
    )
    section, about = "notes" if note.kind == "note" else "", Target("note", note.id)
    return {
        **view.frame(url, note.title, section, path, description=note.excerpt or note.title, about=about),
        "heading": note.title_html,
        "lede": note.excerpt if note.excerpt and note.excerpt != note.text.body.excerpt else "",
        "created": view.dates.long(note.created) if note.created else "",
        "updated": view.dates.long(note.updated) if note.updated and note.updated != note.created else "",
        "length": view.count(note.text.body.words, "word"),
        "topics": view.topics(note.topics, url),
        "text": text,
        "contents": contents if len(contents) >= _CONTENTS else (),
        "cited": view.cited(note.resources, url) if len(note.resources) <= _CITED else (),
        "asks": asked.rows(view, view.follow_ups_of.get(("note", key), ()), url, own=[("note", note.id)]),
        "ways": roadmaps.rows(view, view.roadmaps_of.get(("note", key), ()), url),
        "back": view.back(Target("note", note.id), url),
        "page": note.kind == "page",
    }
