"""Documents by hand: values, no files. Each function has the defaults that most tests want."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Day
from itertools import count
from typing import Any

from decan.config import Config
from decan.journal import assemble
from decan.model.document import (
    Body,
    Document,
    FrontMatter,
    GoalItem,
    Heading,
    Item,
    Link,
    LinkForm,
    Role,
    Section,
    SectionKind,
    TaskItem,
)
from decan.model.journal import Journal


def day(text: str) -> Day:
    """A date from its ISO form."""
    return Day.fromisoformat(text)


def link(target: str, label: str = "", **values: Any) -> Link:
    """An inline link on line 1."""
    given = {"form": LinkForm.INLINE, "role": Role.TEXT, "line": 1, "column": 1, "sentence": label}
    return Link(target=target, label=label, **{**given, **values})


def wiki(target: str, anchor: str = "", **values: Any) -> Link:
    """A wiki link."""
    return link(target, values.pop("label", target), anchor=anchor, **{"form": LinkForm.WIKI, **values})


def image(target: str, **values: Any) -> Link:
    """A picture in the text."""
    return link(target, form=LinkForm.IMAGE, **values)


def section(
    text: str = "some words",
    *,
    kind: SectionKind = SectionKind.INTRO,
    links: tuple[Link, ...] = (),
    items: tuple[tuple[str, int], ...] = (),
    headings: tuple[tuple[str, str], ...] = (),
    **values: Any,
) -> tuple[Section, tuple[Link, ...]]:
    """A section and its links; `document` numbers them."""
    body = Body(
        utf8=f"<p>{text}</p>".encode() if text else b"",
        text=text,
        words=len(text.split()),
        excerpt=text,
        headings=tuple(Heading(2, words, id_, 1) for words, id_ in headings),
    )
    given = {"kind": kind, "body": body, "line": 1, "items": tuple(Item(*item) for item in items)}
    return Section(**{**given, **values}), links


def on(date: str, text: str = "some words", *, end: str = "", title: str = "", **values: Any) -> tuple[Section, tuple[Link, ...]]:
    """A dated section."""
    given = {"heading": f"{date} {title}".strip(), "anchor": date, "level": 2, "title": title}
    return section(text, kind=SectionKind.DAY, start=day(date), end=day(end or date), **{**given, **values})


def unit(title: str, start: str, end: str, *goals: GoalItem, **values: Any) -> tuple[Section, tuple[Link, ...]]:
    """A unit's section."""
    given = {"heading": title, "title": title, "level": 1, "start": day(start), "end": day(end), "goals": goals}
    return section(values.pop("text", "the plan"), kind=SectionKind.UNIT, **{**given, **values})


def period(title: str, start: str | None, end: str | None, text: str = "about it", **values: Any) -> tuple[Section, tuple[Link, ...]]:
    """A period's section."""
    given = {"heading": title, "title": title, "level": 2, "start": day(start) if start else None, "end": day(end) if end else None}
    return section(text, kind=SectionKind.PERIOD, **{**given, **values})


def goal(text: str, category: str = "", *, links: tuple[int, ...] = (), ticked: bool | None = None, line: int = 1) -> GoalItem:
    """A goal as written."""
    return GoalItem(category, text, line, 1, ticked, links)


def task(text: str, *, done: bool = False, kind: str = "task", **values: Any) -> TaskItem:
    """A follow-up as written."""
    return TaskItem(text, kind, done, values.pop("line", 1), 1, **values)


def document(path: str, *parts: tuple[Section, tuple[Link, ...]], front: FrontMatter | None = None, **values: Any) -> Document:
    """A document of these sections (one without anything special by default); ``date="2022-02-01"`` goes to the front matter."""
    matter = front or FrontMatter()
    if "date" in values:
        matter = replace(matter, date=day(values.pop("date")))
    if "tags" in values:
        matter = replace(matter, tags=values.pop("tags"))
    if "name" in values:
        values["name_date"] = day(values.pop("name"))
    numbers = count()
    sections: list[Section] = []
    links: list[Link] = []
    for part, own in parts or (section(),):
        indexes = tuple(next(numbers) for _ in own)
        sections.append(replace(part, body=replace(part.body, links=indexes)))
        links.extend(own)
    links.extend(link(url, title, form=LinkForm.FRONT_MATTER, role=Role.LINKS, listed=True) for title, url in matter.links)
    stem = path.rpartition("/")[2].rpartition(".")[0]
    title = values.pop("title", matter.title or stem)
    return Document(
        path=path, digest="", front=matter, title=title, title_html=title, sections=tuple(sections), links=tuple(links), **values
    )


def journal(*documents: Document, assets: tuple[str, ...] = (), config: Config | None = None) -> Journal:
    """The journal of these documents."""
    return assemble(documents, assets, config or Config())


def codes(found: Journal) -> list[str]:
    """The codes of all findings, in order."""
    return [diagnostic.code for diagnostic in found.diagnostics]
