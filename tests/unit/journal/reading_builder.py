"""Journals from markdown, read as they are on disk: for what only real text can show."""

from __future__ import annotations

from textwrap import dedent

from decan.config import Config
from decan.journal import assemble
from decan.model.journal import Journal, Resource
from decan.reading.document import read_document
from decan.reading.sources import SourceText


def read(files: dict[str, str], config: Config | None = None) -> Journal:
    """The journal of these files, text dedented."""
    settings = config or Config()
    sources = [SourceText(path, "", tuple(dedent(text).lstrip("\n").split("\n")), ()) for path, text in files.items()]
    return assemble([read_document(source, settings) for source in sources], (), settings)


def resource(found: Journal, title: str) -> Resource:
    """The resource of that title."""
    return next(resource for resource in found.resources if resource.title == title)
