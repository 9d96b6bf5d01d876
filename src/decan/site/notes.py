"""Notes and pages: an index by first letter, and a page each with contents and backlinks."""

from __future__ import annotations

from itertools import groupby

from decan.model.journal import FollowUp, Note, Target
from decan.site.days import follow_ups
from decan.site.page import Page, Url
from decan.site.urls import NOTES
from decan.site.view import Value, View, plural

_CONTENTS = 3


def pages(view: View) -> tuple[Page, ...]:
    """The index of notes, and one page for each note and page."""
    items: dict[str, list[FollowUp]] = {}
    for item in view.journal.follow_ups:
        if item.note:
            items.setdefault(item.note, []).append(item)
    found = [_index(view)]
    for note in view.journal.notes:
        url = view.urls.of(Target("note", note.id))
        if note.kind in {"note", "page"} and url is not None and "#" not in url:
            found.append(_page(view, note, url, items.get(note.id, [])))
    return tuple(found)


def _index(view: View) -> Page:
    notes = sorted((note for note in view.journal.notes if note.kind == "note"), key=lambda note: (note.title.casefold(), note.id))
    groups = tuple({"title": letter, "notes": tuple(_row(view, note) for note in group)} for letter, group in groupby(notes, key=_letter))
    context = {
        **view.frame(NOTES, "Notes", "notes"),
        "heading": "Notes",
        "facts": (plural(len(notes), "note"),),
        "groups": groups,
    }
    return view.page(NOTES, "notes.html", context)


def _letter(note: Note) -> str:
    first = note.title[:1].upper()
    return first if first.isascii() and first.isalpha() else "#" if not first.isalpha() else "…"


def _row(view: View, note: Note) -> Value:
    return {**view.link("note", note.id, note.title, NOTES), "excerpt": note.excerpt[:120], "topics": view.topics(note.topics[:3], NOTES)}


def _page(view: View, note: Note, url: Url, items: list[FollowUp]) -> Page:
    text = view.body(note.text, url, owner=Target("note", note.id))
    contents = text["contents"] if isinstance(text["contents"], tuple) else ()
    path: tuple[Value, ...] = ({"title": "Notes", "href": view.to(NOTES, url)},) if note.kind == "note" and view.has("notes") else ()
    context = {
        **view.frame(url, note.title, "notes" if note.kind == "note" else "", path, description=note.excerpt),
        "heading": note.title_html,
        "lede": note.excerpt if note.excerpt and note.excerpt != note.text.body.excerpt else "",
        "created": view.dates.long(note.created) if note.created else "",
        "updated": view.dates.long(note.updated) if note.updated and note.updated != note.created else "",
        "length": plural(note.text.body.words, "word"),
        "topics": view.topics(note.topics, url),
        "text": text,
        "contents": contents if len(contents) >= _CONTENTS else (),
        "cited": view.cited(note.resources[:200], url) if len(note.resources) <= 60 else (),
        "asks": follow_ups(view, items, url),
        "back": view.back(Target("note", note.id), url),
        "page": note.kind == "page",
    }
    return view.page(url, "note.html", context)
