"""What a range of days holds, as the pages of time show it: days of study, gaps, texts, resources by kind, units, follow-ups, periods."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import timedelta
from itertools import chain
from operator import itemgetter

from decan.config import RESOURCE_KINDS
from decan.model.journal import Entry, FollowUp, Gap, Period, Target, Text
from decan.site import asked
from decan.site.labels import TALLY
from decan.site.page import Url
from decan.site.pictures import LONG_GAP, months_between
from decan.site.view import MARKS, TONES, Value, View
from decan.words import gettext_noop

_MOST_ABOUT = 8
_RESOURCES = 60
_FOLLOW_UPS = 12
_RUN = 3
"""Days from which on a run is worth a word."""
_KINDS = {
    "paper": gettext_noop("Papers"), "lecture": gettext_noop("Lectures"), "course": gettext_noop("Courses"), "book": gettext_noop("Books"),
    "article": gettext_noop("Articles"), "video": gettext_noop("Videos"), "docs": gettext_noop("Docs"), "code": gettext_noop("Code"),
    "tool": gettext_noop("Tools"), "person": gettext_noop("People"), "link": gettext_noop("Links"),
}  # fmt: skip
_Dated = list[tuple[Day, int, FollowUp]]
"""Follow-ups by day, each with its place in the journal."""
_ID = re.compile('id="\x02i\x03([^"]+)"')


def study(view: View, start: Day, end: Day) -> int:
    """How many days of study there are in a range."""
    return bisect_right(view.study, end) - bisect_left(view.study, start)


def study_facts(view: View, start: Day, end: Day) -> tuple[str, ...]:
    """``13 days of study``, ``longest run 6 days``, ``3–8 July``; nothing for no day."""
    days = study(view, start, end)
    if not days:
        return ()
    longest, span = _longest_run(view, start, end)
    run = (view.words("longest run %(days)s", days=view.count(longest, "day")), view.dates.days(*span)) if longest >= _RUN else ()
    return (view.words("%(days)s of study", days=view.count(days, "day")), *run)


def all_study(view: View) -> str:
    """``62 days of study in 4 months; longest run 12 days, 3–16 July 2024`` of the whole journal."""
    if not view.study:
        return ""
    first, last = view.study[0], view.study[-1]
    days, months = view.count(len(view.study), "day"), view.count(len(months_between(first, last)), "month")
    words = view.words("%(days)s of study in %(months)s", days=days, months=months)
    longest, span = _longest_run(view, first, last)
    if longest < _RUN:
        return words
    run = view.words("longest run %(days)s", days=view.count(longest, "day"))
    return view.words.listed((f"{words}; {run}", view.dates.span(*span)))


def _longest_run(view: View, start: Day, end: Day) -> tuple[int, tuple[Day, Day]]:
    """The days of study of the longest run inside a range, the first of them where several are as long, and from when to when."""
    spans = ((max(run.start, start), min(run.end, end)) for run in view.journal.runs)
    return max(((study(view, *span), span) for span in spans if span[0] <= span[1]), key=lambda run: run[0], default=(0, (start, end)))


def gaps(view: View, start: Day, end: Day, base: Url, *, begun: bool = False) -> tuple[Value, ...]:
    """The gaps that reach into a range, or have ``begun`` in it, oldest first: long ones, and those with a reason or summed up."""
    found = []
    for gap in view.journal.gaps:
        first, last = gap.after + timedelta(1), gap.before - timedelta(1)
        if first <= end and (first if begun else last) >= start and (gap.days > LONG_GAP or gap.reason or gap.covered):
            found.append(_gap(view, gap, base))
    return tuple(found)


def entries(view: View, shown: Sequence[Entry], base: Url, *, year: bool, newest: bool) -> tuple[Value, ...]:
    """A list of entries with the gaps before, between and after them as rows of their own."""
    known = {gap.before: gap for gap in view.journal.gaps}
    found: list[Value] = []
    for number, entry in enumerate(shown):
        gap = known.get(entry.date) if number == 0 or shown[number - 1].date != entry.date else None
        if gap is not None:
            row = _gap(view, gap, base)
            beside_it = entry.id == gap.entry and gap.reason in entry.excerpt
            found.append({**row, "reason": "", "href": ""} if beside_it else row)
        found.append(view.card(entry, base, year=year))
    last = max((entry.end for entry in shown), default=None)
    found.extend(_gap(view, gap, base) for gap in view.journal.gaps if gap.after == last)
    return tuple(reversed(found)) if newest else tuple(found)


def _gap(view: View, gap: Gap, base: Url) -> Value:
    """A gap in a list: its length and days, the reason where one is given, and the entry that tells of it."""
    entry = view.entry.get(gap.entry)
    return {
        "gap": view.words("%(days)s without an entry", days=view.count(gap.days, "day")),
        "days": view.count(gap.days, "day"),
        "range": view.dates.span(gap.after + timedelta(1), gap.before - timedelta(1)),
        "reason": gap.reason,
        "href": view.href(Target("entry", entry.id), base) if entry else "",
        "when": view.dates.short(entry.date) if entry else "",
        "covered": _covered(view, gap),
    }


def _covered(view: View, gap: Gap) -> str:
    """How many days of it a later entry sums up."""
    if not gap.covered:
        return ""
    return view.words("summed up") if gap.covered == gap.days else view.words("%(n)s of them summed up", n=gap.covered)


def texts(view: View, period: Period, base: Url) -> tuple[Value, ...]:
    """What was written about a period, whole: its own texts, then its reviews, each with where it stands and when it was written."""
    target = Target("period", period.id)
    found: list[Value] = []
    taken: set[str] = set()
    homes = period.homes or (target,) * len(period.texts)
    reviews = [(view.entry[key].text, Target("entry", key)) for key in period.reviews if key in view.entry]
    for number, (text, home) in enumerate((*zip(period.texts, homes, strict=True), *reviews), 1):
        if text.body.utf8:
            ids = set(_ID.findall(text.body.html))
            prefix = f"text-{number}-" if ids & taken else ""
            taken |= ids
            row = _text(view, text, home, base, prefix)
            found.append({**row, "title": ""} if row["title"] == view.period_title(period) else row)
    return tuple(found)


def _text(view: View, text: Text, home: Target, base: Url, prefix: str) -> Value:
    """A text with the entry or note that it is taken from."""
    entry, note = view.entry.get(home.id), view.note.get(home.id)
    named = home.kind == "entry" and entry is not None
    return {
        **view.body(text, base, prefix=prefix),
        "title": (view.name(entry) if entry.title else "") if named and entry else note.title if home.kind == "note" and note else "",
        "href": "" if home.kind == "period" else view.href(home, base),
        "written": view.dates.long(entry.date) if named and entry else "",
        "iso": entry.date.isoformat() if named and entry else "",
    }


def about(view: View, written: Sequence[Entry], base: Url) -> tuple[Value, ...]:
    """The topics of entries, the commonest first."""
    counts = Counter(key for entry in written for key in entry.topics if key in view.topic)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ABOUT]
    return tuple({**view.link("topic", key, view.topic[key].title, base), "count": view.count(number, "entry")} for key, number in ranked)


def resources(view: View, own: Iterable[str], written: Sequence[Entry], base: Url) -> tuple[Value, ...]:
    """Resources by kind: those of a text of its own, and the listed ones that entries cite."""
    seen = (key for entry in written for key in entry.resources if key in view.resource and view.resource[key].listed)
    keys: dict[str, None] = {}
    for key in chain(own, seen):
        keys[key] = None
        if len(keys) == _RESOURCES:
            break
    rows = view.cited(keys, base)
    groups = ((kind, tuple(row for row in rows if row["kind"] == kind)) for kind in RESOURCE_KINDS)
    return tuple({"title": view.words(_KINDS[kind]), "items": items} for kind, items in groups if items)


def units(view: View, start: Day, end: Day, base: Url) -> tuple[Value, ...]:
    """Units that touch a range, with the states of their goals."""
    found = []
    for unit in view.journal.units:
        if unit.start <= end and unit.end >= start:
            goals = [goal for goal in unit.goals if goal.state != "empty"]
            marks = tuple({"mark": MARKS.get(goal.state, "ring"), "tone": TONES.get(goal.state, ""), "state": goal.state} for goal in goals)
            counts = Counter(goal.state for goal in goals)
            words = view.words.listed(view.words(TALLY[state], n=count) for state, count in counts.items())
            found.append({**view.unit_link(unit, base), "range": view.unit_range(unit), "goals": marks, "words": words})
    return tuple(found)


def _dated_asks(view: View) -> tuple[_Dated, _Dated]:
    """Follow-ups by the day that they were opened on, and by that of their closing."""
    items = list(enumerate(view.journal.follow_ups))
    opened = sorted((item.date, number, item) for number, item in items if item.date)
    return opened, sorted((item.closed, number, item) for number, item in items if item.closed)


def _between(dated: _Dated, start: Day, end: Day) -> list[FollowUp]:
    """Those of a range, in the journal's order."""
    found = dated[bisect_left(dated, start, key=itemgetter(0)) : bisect_right(dated, end, key=itemgetter(0))]
    return [item for _, _, item in sorted(found, key=itemgetter(1))]


def asks(view: View, start: Day, end: Day, base: Url) -> Value | None:
    """Follow-ups that were opened or closed in a range: how many, and the first of them, the open ones before the closed."""
    opened, closed = (_between(dated, start, end) for dated in view.once(_dated_asks))
    items = [*opened, *(item for item in closed if not (item.date and start <= item.date <= end))]
    if not items:
        return None
    items.sort(key=lambda item: item.state != "open")
    facts = (
        *([view.words("%(n)s opened", n=len(opened))] if opened else []),
        *([view.words("%(n)s closed", n=len(closed))] if closed else []),
    )
    more = len(items) - _FOLLOW_UPS
    return {"facts": view.words.listed(facts), "items": asked.rows(view, tuple(items[:_FOLLOW_UPS]), base), "more": max(more, 0)}


def beside(view: View, period: Period, base: Url) -> tuple[Value, ...]:
    """The author's own periods that share days with a period, each with how it lies to it; of an own one the calendar's too."""
    found = []
    for other in view.journal.periods:
        apart = other.id == period.id or other.start > period.end or other.end < period.start
        if apart or (other.kind != "custom" and period.kind != "custom"):
            continue
        lies = view.words(_lies(other, period)) if period.kind == "custom" else ""
        row = view.link("period", other.id, view.period_title(other), base)
        span = view.dates.span(other.start, other.end) if other.kind == "custom" else ""
        found.append({**row, "range": span, "lies": lies if other.kind == "custom" else ""})
    return tuple(found)


def _lies(other: Period, period: Period) -> str:
    """How another period lies to this one."""
    if (other.start, other.end) == (period.start, period.end):
        return gettext_noop("the same days")
    if other.start <= period.start and other.end >= period.end:
        return gettext_noop("around it")
    inside = other.start >= period.start and other.end <= period.end
    return gettext_noop("within it") if inside else gettext_noop("overlaps it")
