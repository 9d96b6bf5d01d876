"""The library: every listed resource with filters, all others on request, and a page for each that has something to tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from decan.model.journal import Citation, Resource, Target
from decan.site.courses import citations_of, coverage, parts_of
from decan.site.labels import told_in
from decan.site.page import Context, Page, Url
from decan.site.urls import BIBTEX, CSL, RESOURCES
from decan.site.view import MARKS, TONES, Value, View, marked
from decan.words import gettext_noop

_ROWS = 500
"""Rows of one page of all resources; the listed ones stand on one page, because links lead to their rows."""
_INCOMPLETE = 60
_LAPSE = 30
"""Days between two citations from which on the trail shows the pause."""
_COMPANIONS = 5
_TALLY = (("finished", gettext_noop("%(n)s finished")), ("in progress", gettext_noop("%(n)s in progress")))
_MARKUP = re.compile(r"^\W+")


def pages(view: View) -> tuple[Page, ...]:
    """The listed ones, all of them, and single pages."""
    number, listed = len(view.journal.resources), sum(resource.listed for resource in view.journal.resources)
    found = [view.page(RESOURCES, "resources.html", _listed)]
    sheets = _sheets(number) if listed < number else []
    found += [view.page(url, "resources.html", _sheet, step, number) for step, url in enumerate(sheets)]
    for resource in view.journal.resources:
        url = view.urls.of(Target("resource", resource.id))
        if resource.has_page and url is not None and "#" not in url:
            found.append(view.page(url, "resource.html", _context, resource.id))
    return tuple(found)


ALL = Url("/resources/all/")


def _sheets(number: int) -> list[Url]:
    """The pages of so many rows."""
    return [ALL if step == 0 else Url(f"{ALL}page-{step + 1}/") for step in range((number + _ROWS - 1) // _ROWS)]


def _all_listed(view: View) -> tuple[Resource, ...]:
    return _sorted(resource for resource in view.journal.resources if resource.listed)


def _everything(view: View) -> tuple[Resource, ...]:
    return _sorted(view.journal.resources)


def _sorted(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Last seen first; those never seen by the first letter or digit of their titles."""

    def rank(resource: Resource) -> tuple[int, str, str]:
        return (-(resource.last.toordinal() if resource.last else 0), _MARKUP.sub("", resource.title.casefold()), resource.id)

    return tuple(sorted(resources, key=rank))


def _listed(view: View, url: Url) -> Context:
    """The listed ones, on one page."""
    listed = view.once(_all_listed)
    return _rows(view, url, listed, listed, view.words("Resources"), (url,), _facts(view, listed))


def _sheet(view: View, url: Url, step: int, number: int) -> Context:
    """One page of all of them."""
    everything = view.once(_everything)
    shown = everything[step * _ROWS : (step + 1) * _ROWS]
    return _rows(view, url, everything, shown, view.words("All resources"), _sheets(number), view.once(_facts_of_everything))


def _facts_of_everything(view: View) -> tuple[str, ...]:
    return _facts(view, view.once(_everything))


def _rows(
    view: View,
    url: Url,
    resources: Sequence[Resource],
    shown: Sequence[Resource],
    title: str,
    urls: Sequence[Url],
    facts: tuple[str, ...],
) -> Context:
    """The rows ``shown`` of ``resources``, which stand on the pages ``urls``."""
    number = urls.index(url)
    unlisted = len(view.journal.resources) - len(resources)
    path: tuple[Value, ...] = () if url == RESOURCES else ({"title": view.words("Resources"), "href": view.to(RESOURCES, url)},)
    name = title if number == 0 else view.words("%(title)s, page %(n)s", title=title, n=number + 1)
    sheets = tuple({"title": str(step + 1), "href": view.to(other, url), "current": other == url} for step, other in enumerate(urls))
    return {
        **view.frame(url, name, "resources", path, description=view.words.listed((name, *facts))),
        "heading": title,
        "named": url == RESOURCES,
        "facts": facts,
        "kinds": _options(Counter(resource.kind for resource in shown)),
        "states": _options(Counter(resource.state for resource in shown)),
        "topics": _topics(view, shown),
        "years": _years(view, shown),
        "rows": tuple(_row(view, resource, url) for resource in shown),
        "dated": any(resource.last for resource in shown),
        "sheets": sheets if len(urls) > 1 else (),
        "unlisted": {"href": view.to(ALL, url), "count": view.count(unlisted, "link")} if unlisted else None,
        "incomplete": _incomplete(view, resources, url) if number == 0 else (),
        "exports": ({"title": "BibTeX", "href": view.to(BIBTEX, url)}, {"title": "CSL-JSON", "href": view.to(CSL, url)}),
    }


def _row(view: View, resource: Resource, url: Url) -> Value:
    months = dict.fromkeys(citation.date.isoformat()[:7] for citation in resource.citations if citation.date and not citation.planned)
    return {**view.resource_row(resource, url), "host": host_of(resource.url), "months": " ".join(months)}


def host_of(url: str) -> str:
    """``usenix.org``: where a resource lies, as short as people say it."""
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2].removeprefix("www.")


def _incomplete(view: View, resources: Sequence[Resource], url: Url) -> tuple[Value, ...]:
    found = [resource for resource in resources if resource.incomplete]
    return tuple(view.resource_row(resource, url) for resource in found[:_INCOMPLETE])


def _facts(view: View, resources: Sequence[Resource]) -> tuple[str, ...]:
    states = Counter(resource.state for resource in resources)
    facts = [view.count(len(resources), "resource")]
    facts += [view.words(text, n=view.words.number(states[state])) for state, text in _TALLY if states[state]]
    incomplete = sum(bool(resource.incomplete) for resource in resources)
    return (*facts, *([view.words("%(n)s without a title or a link", n=view.words.number(incomplete))] if incomplete else []))


def _options(counts: Counter[str]) -> tuple[Value, ...]:
    return tuple(
        {"key": key, "id": key.replace(" ", "-"), "count": number}
        for key, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _topics(view: View, resources: Sequence[Resource]) -> tuple[Value, ...]:
    counts = Counter(key for resource in resources for key in resource.topics if key in view.topic)
    return tuple(
        {"id": key, "title": view.topic[key].title, "count": number}
        for key, number in sorted(counts.items(), key=lambda item: view.topic[item[0]].title.casefold())
    )


def _years(view: View, resources: Sequence[Resource]) -> tuple[Value, ...]:
    """The calendar's periods in which any of them was cited, by year, the latest first."""
    cited = (citation for resource in resources for citation in resource.citations)
    months = {(citation.date.year, citation.date.month) for citation in cited if citation.date and not citation.planned}
    found: dict[str, list[Value]] = {}
    for period in reversed(view.journal.periods):
        span = {(period.start.year, month) for month in range(period.start.month, period.end.month + 1)}
        if period.kind in {"year", "quarter", "month"} and not span.isdisjoint(months):
            found.setdefault(f"{period.start.year}", []).append({"key": period.id, "title": view.period_title(period)})
    return tuple(
        {"title": year, "periods": tuple(sorted(periods, key=lambda one: len(str(one["key"]))))} for year, periods in found.items()
    )


def _context(view: View, url: Url, key: str) -> Context:
    resource = view.resource[key]
    note = view.note.get(resource.note)
    course = view.resource.get(resource.part_of)
    trail = citations_of(view, resource)
    path: list[Value] = [{"title": view.words("Resources"), "href": view.to(RESOURCES, url)}]
    if course:
        path.append({"title": course.title, "href": view.resource_href(course, url)})
    return {
        **view.frame(url, resource.title, "resources", path, description=_said(view, resource), about=Target("resource", resource.id)),
        "heading": resource.title,
        "lede": view.words.listed(filter(None, (view.words.listed(resource.authors), resource.published))),
        "kind": resource.kind,
        "state": resource.state,
        "mark": MARKS.get(resource.state, "ring"),
        "tone": TONES.get(resource.state, ""),
        "url": resource.url,
        "host": host_of(resource.url),
        "first": view.dates.long(resource.first) if resource.first else "",
        "last": view.dates.long(resource.last) if resource.last else "",
        "topics": view.topics(resource.topics, url),
        "labels": view.words.listed(label for label in resource.labels if label != resource.title),
        "course": path[-1] if course else None,
        "coverage": coverage(view, resource, url),
        "note": view.body(note.text, url, owner=Target("resource", resource.id)) if note and note.text.body.utf8 else None,
        "trail": _trail(view, resource, trail, url),
        "count": view.words.listed((view.count(len(trail), "citation"), *([view.words("newest first")] if trail[1:] else ()))),
        "goals": _goals(view, resource, url),
        "companions": _companions(view, resource, url),
        "back": view.back(Target("resource", resource.id), url) if not trail else (),
    }


def _said(view: View, resource: Resource) -> str:
    """The beginning of its note, else what it is, by whom, and how often it was cited."""
    note = view.note.get(resource.note)
    if note and note.excerpt:
        return note.excerpt
    cited = view.count(len(citations_of(view, resource)), "citation")
    days = view.dates.span(resource.first, resource.last) if resource.first and resource.last else ""
    known = (view.words(resource.kind), *resource.authors, resource.published, cited, days)
    return f"{resource.title}: {', '.join(filter(None, known))}"


def _trail(view: View, resource: Resource, citations: Sequence[tuple[Citation, Resource]], url: Url) -> tuple[Value, ...]:
    """Citations, newest first, with the pauses between them; what is finished carries the mark of it where it was last cited."""
    found: list[Value] = []
    after = None
    told: set[str] = set()
    for citation, cited in reversed(citations):
        if after and citation.date and (after - citation.date).days > _LAPSE:
            found.append({"lapse": view.count((after - citation.date).days, "day")})
        kind, key = _place(citation)
        entry = view.entry.get(citation.entry)
        title = (view.name(entry) if entry.title else view.dates.weekday_full(entry.date)) if entry else view.origin(Target(kind, key))
        part = cited.title if cited is not resource else ""
        mark = "half" if cited.id in told else {"finished": "full", "planned": "ring"}.get(cited.state, "half")
        told.add(cited.id)
        found.append(
            {
                "lapse": "",
                "when": view.dates.short(citation.date) if citation.date else "",
                "href": view.href(Target(kind, key), url),
                "title": title,
                "detail": view.words.listed(filter(None, (part, *told_in(view.words, citation)))),
                "inferred": citation.inferred,
                "mark": "" if citation.skipped else mark,
                "sentence": marked(citation.sentence, citation.label),
            }
        )
        after = citation.date or after
    return tuple(found)


def _companions(view: View, resource: Resource, url: Url) -> tuple[Value, ...]:
    """What the same entries cite too, the most often first; once is chance."""
    parts = {resource.id, resource.part_of, *resource.parts}
    entries = dict.fromkeys(citation.entry for citation in resource.citations if citation.entry in view.entry)
    counts = Counter(key for entry in entries for key in view.entry[entry].resources if key not in parts and key in view.resource)
    common = [key for key, count in counts.items() if count > 1]
    common.sort(key=lambda key: (-counts[key], view.resource[key].title.casefold(), key))
    return tuple(
        {
            "title": view.resource[key].title,
            "href": view.resource_href(view.resource[key], url),
            "words": view.words.listed((view.words(view.resource[key].kind), view.count(counts[key], "entry"))),
        }
        for key in common[:_COMPANIONS]
    )


def _place(citation: Citation) -> tuple[str, str]:
    places = (("entry", citation.entry), ("note", citation.note), ("unit", citation.unit), ("period", citation.period))
    return next(((kind, key) for kind, key in places if key), ("missing", ""))


def _goals(view: View, resource: Resource, url: Url) -> tuple[Value, ...]:
    """The goals that name it, or a part of it, by unit."""
    own = (resource, *parts_of(view, resource))
    ids = {one.id for one in own}
    units = {citation.unit: view.unit[citation.unit] for one in own for citation in one.citations if citation.unit in view.unit}
    found = []
    for unit in sorted(units.values(), key=lambda unit: (unit.start, unit.id)):
        for goal in unit.goals:
            if not ids.isdisjoint(goal.resources):
                tone = TONES.get(goal.state, "")
                found.append(
                    {
                        **view.unit_link(unit, url),
                        "text": goal.text,
                        "state": goal.state,
                        "mark": MARKS.get(goal.state, "ring"),
                        "tone": tone,
                    }
                )
    return tuple(found)
