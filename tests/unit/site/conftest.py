"""Hand-made values of the model, with everything that a test does not say left at its plainest."""

from __future__ import annotations

from datetime import date as Day

import pytest

from decan.config import Config
from decan.model.document import Body
from decan.model.journal import Entry, Journal, Note, Resource, Source, Target, Text, Topic
from decan.site.urls import assign
from decan.site.view import View
from decan.words import Words


def _text(html="", document="a.md", targets=()):
    return Text(Body(utf8=html.encode(), text=html), document, tuple(targets))


@pytest.fixture
def text():
    """Make a text: (html, document, targets)."""
    return _text


@pytest.fixture
def entry():
    """Make an entry: (id, date, …)."""

    def make(key, day="2022-02-01", **values):
        start = Day.fromisoformat(day)
        source = values.pop("source", Source(f"{key}.md", 1))
        given = {"kind": "day", "title": "", "title_html": "", "end": start, "text": _text(document=source.path), "anchor": key} | values
        return Entry(id=key, date=start, source=source, **given)

    return make


@pytest.fixture
def note():
    """Make a note: (id, path, …)."""

    def make(key, path=None, **values):
        source = Source(path or f"{key}.md", 1)
        given = {"kind": "note", "title": key, "title_html": key, "text": _text(document=source.path)} | values
        return Note(id=key, source=source, **given)

    return make


@pytest.fixture
def topic():
    """Make a topic: (id, …)."""
    return lambda key, **values: Topic(**({"id": key, "title": key.title()} | values))


@pytest.fixture
def resource():
    """Make a resource: (id, …)."""

    def make(key, **values):
        given = {
            "title": key.title(),
            "url": f"https://x.example/{key}",
            "identity": f"x.example/{key}",
            "kind": "paper",
            "state": "planned",
        }
        return Resource(**({"id": key, "listed": True} | given | values))

    return make


@pytest.fixture
def target():
    """Make a target."""
    return Target


@pytest.fixture
def view():
    """Make a view: (journal's values, settings as ``config=``)."""

    def make(config=None, **values):
        journal = Journal(**{key: tuple(value) for key, value in values.items()})
        settings = config or Config()
        return View(journal, assign(journal, settings)[0], settings, {}, Words(settings.language))

    return make


@pytest.fixture
def shown():
    """The context of a page by its URL: (pages, URL)."""
    return lambda pages, url: next(page.context for page in pages if page.url == url)
