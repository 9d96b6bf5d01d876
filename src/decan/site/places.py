"""What wants a URL: a claim for each day, period, article, note, unit, topic, resource and file of a journal.

`decan.site.urls.assign` settles them; the table of places stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date as Day
from posixpath import basename, dirname, splitext

from decan.diagnostics import Diagnostic, Severity, Span
from decan.model.journal import Entry, Journal, Note, Source, Target, Text
from decan.site.claims import ASKED, CALENDAR, DERIVED, FILE, Claim, Ledger
from decan.site.page import Url
from decan.site.slugs import permalink, segment

_LEFT_OUT = frozenset(["notes", "pages", "posts", "_posts"])
"""Folders of other generators that say nothing about a note."""
_NAMED_BY_FOLDER = frozenset(["index", "_index", "readme"])


def calendar(journal: Journal) -> Iterator[Claim]:
    """Days with an entry and all periods."""
    for day in sorted({entry.date for entry in journal.entries}):
        yield Claim(("day", day.isoformat()), day_url(day), CALENDAR, f"the day {day.isoformat()}")
    for period in journal.periods:
        if period.kind == "custom":
            url = Url(f"/periods/{segment(period.id)}/")
            yield Claim(("period", period.id), url, DERIVED, f"the period {period.title}", period.source)
        else:
            year, _, rest = period.id.partition("-")
            name = f"the {period.kind} {period.id}"
            yield Claim(("period", period.id), Url(f"/{year}/{rest}/" if rest else f"/{year}/"), CALENDAR, name)


def day_url(day: Day) -> Url:
    """``/2022/02/01/``."""
    return Url(f"/{day.year:04d}/{day.month:02d}/{day.day:02d}/")


def articles(journal: Journal, found: list[Diagnostic]) -> Iterator[Claim]:
    """Entries with a page of their own. Permalinks that cannot be had are added to ``found``."""
    for entry in journal.entries:
        if entry.kind != "article":
            continue
        name = entry.slug or entry.title or re.sub(r"^[\d\W_]+", "", _stem(entry.source.path)) or _stem(entry.source.path)
        own = Url(f"{day_url(entry.date)}{segment(name)}/")
        asked = _asked(entry, own, found, _jekyll(entry, name)) if entry.url else None
        yield Claim(("entry", entry.id), asked or own, ASKED if asked else DERIVED, entry.source.path, entry.source, own if asked else None)


def _jekyll(entry: Entry, name: str) -> dict[str, str]:
    """What the placeholders of a Jekyll permalink stand for."""
    day = entry.date
    title = segment(name)
    parts = {"year": f"{day.year:04d}", "month": f"{day.month:02d}", "day": f"{day.day:02d}", "title": title, "slug": title}
    return {**parts, "i_month": str(day.month), "i_day": str(day.day), "short_year": f"{day.year % 100:02d}"}


def _asked(item: Entry | Note, own: Url, found: list[Diagnostic], values: Mapping[str, str] | None = None) -> Url | None:
    """The place that the author asked for, if there is one and it can be had."""
    if not item.url:
        return None
    asked = permalink(item.url, values)
    if asked is None:
        found.append(invalid(item.url, item.source, f"it is published as {own} instead"))
    elif asked == "/":
        found.append(_home(item.source, own))
        return None
    return asked


def _home(source: Source, own: Url) -> Diagnostic:
    return Diagnostic(
        code="url.home",
        severity=Severity.INFO,
        message="a page asks to be the site's home page, which Decan makes itself",
        span=Span(source.path, max(source.line, 1), 1),
        hint=f"it is published as {own}",
    )


def invalid(url: str, source: Source, outcome: str) -> Diagnostic:
    """The diagnostic ``url.invalid``."""
    return Diagnostic(
        code="url.invalid",
        severity=Severity.ERROR,
        message=f"the url '{url[:120]}' does not name a place inside the site",
        span=Span(source.path, max(source.line, 1), 1),
        hint=f"write a path such as /about/, without '..', backslashes and hidden folders; {outcome}",
    )


def _stem(path: str) -> str:
    return splitext(basename(path))[0]


def home_text(journal: Journal) -> Note | None:
    """The page that opens the home page: ``index.md`` or ``_index.md`` at the top of the content, unless its author gives it an address."""
    found = [
        note
        for note in journal.notes
        if note.kind == "page" and not note.url and not note.slug and splitext(note.source.path)[0].lower() in {"index", "_index"}
    ]
    return min(found, key=lambda note: note.source.path, default=None)


def notes(journal: Journal, found: list[Diagnostic]) -> Iterator[Claim]:
    """Notes, pages and roadmaps; not the texts of topics and resources. Adds to ``found`` as `articles` does."""
    files = {note.id for note in journal.notes if note.kind == "roadmap"}
    roadmaps = {roadmap.note: roadmap.id for roadmap in journal.roadmaps if roadmap.note in files}
    opening = home_text(journal)
    for note in journal.notes:
        if note.about or note == opening:
            continue
        if note.id in roadmaps:
            own = Url(f"/roadmaps/{segment(note.slug or roadmaps[note.id])}/")
        elif note.kind == "page":
            stem, parent = _stem(note.source.path), basename(dirname(note.source.path))
            named = (parent or _worded(note.title) or "welcome") if stem.lower() in _NAMED_BY_FOLDER else stem
            own = Url(f"/{segment(note.slug or named)}/")
        else:
            own = Url(f"/notes/{_path_slug(note)}/")
        asked = _asked(note, own, found)
        rank = ASKED if asked else DERIVED
        yield Claim(("note", note.id), asked or own, rank, note.source.path, note.source, own if asked else None)
    for roadmap in journal.roadmaps:
        if roadmap.note not in roadmaps:
            yield Claim(
                ("roadmap", roadmap.id), Url(f"/roadmaps/{segment(roadmap.id)}/"), DERIVED, f"the roadmap {roadmap.title}", quiet=True
            )


def _worded(title: str) -> str:
    """The title when it has a letter or digit, so that a path can be made of it; else empty."""
    return title if any(sign.isalnum() for sign in title) else ""


def _path_slug(note: Note) -> str:
    """The note's folders and name as segments, without a leading ``notes`` or ``posts`` and the digits that org-roam puts first."""
    *folders, name = note.source.path.split("/")
    stem = re.sub(r"^\d{14}[-_]+(?=.)", "", splitext(name)[0])
    if folders and folders[0].lower() in _LEFT_OUT:
        folders = folders[1:]
    if stem.lower() in _NAMED_BY_FOLDER and folders:
        stem = folders.pop()
    elif stem.lower() in _NAMED_BY_FOLDER:
        stem = _worded(note.title) or stem
    return "/".join(segment(part) for part in (*folders[:8], note.slug or stem))


def subjects(journal: Journal, found: list[Diagnostic]) -> Iterator[Claim]:
    """Units, topics and resources; a topic's or resource's own file may ask for a URL."""
    notes = {note.id: note for note in journal.notes if note.about}
    for unit in journal.units:
        yield Claim(("unit", unit.id), Url(f"/units/{segment(unit.id)}/"), DERIVED, f"the unit {unit.title or unit.id}", unit.source)
    for topic in journal.topics:
        yield _subject("topic", topic.id, f"the topic {topic.title}", notes.get(topic.note), found)
    for resource in journal.resources:
        if resource.has_page:
            yield _subject("resource", resource.id, f"the resource {resource.title}", notes.get(resource.note), found)


def _subject(kind: str, key: str, name: str, note: Note | None, found: list[Diagnostic]) -> Claim:
    own = Url(f"/{kind}s/{segment(key)}/")
    if note is None:
        return Claim((kind, key), own, DERIVED, name, quiet=True)
    asked = _asked(note, own, found)
    return Claim((kind, key), asked or own, ASKED if asked else DERIVED, name, note.source, own if asked else None, quiet=asked is None)


def texts(journal: Journal) -> Iterator[tuple[Target, Text]]:
    """Every text of the journal with the target whose page shows it."""
    for entry in journal.entries:
        yield Target("entry", entry.id), entry.text
    for note in journal.notes:
        yield Target("note", note.id), note.text
    for unit in journal.units:
        yield Target("unit", unit.id), unit.text
    for period in journal.periods:
        for text in period.texts:
            yield Target("period", period.id), text


def files(journal: Journal, places: Mapping[tuple[str, str], Url], ledger: Ledger) -> Iterator[Claim]:
    """A claim for each file to copy: beside the page that shows it when it lies beside that page's document, else by its path."""
    beside: dict[str, Url] = {}
    for owner, text in texts(journal):
        page = places.get((owner.kind, owner.id), Url("")).partition("#")[0]
        for _, target in text.targets if page.endswith("/") else ():
            if target.kind == "asset" and dirname(target.id) == dirname(text.document):
                beside.setdefault(target.id, Url(page + basename(target.id)))
    for path in sorted(journal.assets):
        own = file_url(path)
        wish = beside.get(path, own)
        yield Claim(("asset", path), own if ledger.holder(wish) else wish, FILE, path, Source(path), own)


def file_url(path: str) -> Url:
    """By its path; Hugo's ``static/`` and ``assets`` of a bundle keep the place that authors link to."""
    segments = [part for part in path.split("/") if part not in {"", ".", ".."}]
    if len(segments) > 1 and segments[0] == "static":
        segments = segments[1:]
    return Url("/" + "/".join(segments))
