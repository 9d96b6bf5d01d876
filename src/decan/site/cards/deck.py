"""Which card each page has: made from the journal, the same for the same journal, with nothing drawn yet.

A card shows the month as it was on its day: what is written later changes no card that has been shared already.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from decan.model.journal import Entry, Target, Topic, Unit
from decan.site.cards.card import Card, Days, Months, Sky
from decan.site.labels import TALLY
from decan.site.leads import lead
from decan.site.page import Drawn, OutputPath, Url

if TYPE_CHECKING:
    from decan.site.view import View

FOLDER = "cards"
_TOPICS = 4
_FIELDS = 40
"""Days of the longest unit that is drawn day by day."""
_MONTHS = 36
_NAMED_MONTHS = 8
_YEAR = 12
SITE = Target("page", "/")


@dataclass(frozen=True, slots=True)
class Dealt:
    """A card with its file."""

    url: Url
    card: Card
    kind: str
    alt: str


class Deck:
    """The cards of a site. ``font`` is the file of the author's own font, and ``digest`` that of what is in it."""

    def __init__(self, view: View, font: str = "", digest: str = "") -> None:
        self._view = view
        self._font = font
        self._digest = digest
        self._dealt: dict[Target, Dealt] = {}
        self._marks: dict[tuple[int, int], tuple[str, ...]] = {}

    def of(self, about: Target | None) -> Dealt:
        """The card of the page about something; the site's own for all that has none."""
        target = self._meant(about) if about is not None and self._has_own(about) else SITE
        if target not in self._dealt:
            self._dealt[target] = self._deal(target)
        return self._dealt[target]

    @property
    def dealt(self) -> dict[Target, Dealt]:
        """The cards that pages have asked for, in the order in which they did."""
        return self._dealt

    def take(self, dealt: Iterable[tuple[Target, Dealt]]) -> None:
        """Cards that pages have asked for in another process."""
        self._dealt.update(dealt)

    def drawn(self) -> tuple[Drawn, ...]:
        """Those that a page has asked for, sorted; two pages may show the same one."""
        found = {dealt.url: dealt.card for dealt in self._dealt.values()}
        return tuple(Drawn(OutputPath(url.lstrip("/")), partial(_draw, found[url], self._font)) for url in sorted(found))

    def _has_own(self, about: Target) -> bool:
        tables = {"unit": self._view.unit, "topic": self._view.topic}
        if about.kind == "entry":
            return about.id in self._view.entry
        return about.id in tables[about.kind] if about.kind in tables else about.kind == "day"

    def _meant(self, about: Target) -> Target:
        """A day with one article has the article's card."""
        entries = self._view.days.get(Day.fromisoformat(about.id), ()) if about.kind == "day" else ()
        alone = len(entries) == 1 and entries[0].kind == "article"
        return Target("entry", entries[0].id) if alone else about

    def _deal(self, target: Target) -> Dealt:
        view = self._view
        if target.kind == "entry":
            card = self._entry(view.entry[target.id])
        elif target.kind == "day":
            card = self._day(Day.fromisoformat(target.id))
        elif target.kind == "unit":
            card = self._unit(view.unit[target.id])
        elif target.kind == "topic":
            card = self._topic(view.topic[target.id])
        else:
            card = self._site()
        kind = "site" if target == SITE else target.kind
        said = [card.title, card.lede if kind == "site" else "", *(wordings[0] for wordings in card.facts[:1])]
        return Dealt(Url(f"/{FOLDER}/{card.name(kind, self._digest)}.png"), card, kind, view.words.listed(filter(None, said)))

    def _card(self, title: str, **values: object) -> Card:
        view = self._view
        made = Card(view.title, title, view.config.author, mirrored=view.direction == "rtl")
        return replace(made, **values)  # type: ignore[arg-type]

    def _entry(self, entry: Entry) -> Card:
        view = self._view
        span = view.dates.span(entry.date, entry.end)
        topics = [view.topic[key].title for key in entry.topics if key in view.topic]
        return self._card(
            view.name(entry),
            otherwise=(span, _iso(entry.date, entry.end)),
            facts=((span, _iso(entry.date, entry.end)), *([_shorter(view, topics)] if topics else [])),
            **self._of_day(entry.date),
        )

    def _day(self, day: Day) -> Card:
        view = self._view
        entries = view.days.get(day, ())
        titles = [entry.title for entry in entries if entry.title]
        weekday = view.dates.weekday_full(day)
        many = view.count(len(entries), "entry") if len(entries) > 1 else ""
        unit = view.unit_days.get(day)
        title = view.unit_title(unit) if unit and unit.title else ""
        wordings = ((weekday, many, title), (weekday, many), (weekday,))
        return self._card(
            view.dates.long(day),
            otherwise=(day.isoformat(),),
            lede=view.words.listed(titles) or (lead(entries[0].excerpt)[0] if entries else ""),
            facts=(tuple(dict.fromkeys(view.words.listed(filter(None, said)) for said in wordings)),),
            **self._of_day(day),
        )

    def _of_day(self, day: Day) -> dict[str, object]:
        """What all cards of a day share: its number, its place in the unit, its month up to it."""
        view = self._view
        unit = view.unit_days.get(day)
        marks = self._month(day)
        strip = Days(view.dates.month_year(day), (*marks[: day.day], *(" " for _ in marks[day.day :])), day.replace(day=1), day.day - 1)
        place = {"day": (day - unit.start).days + 1, "length": (unit.end - unit.start).days + 1} if unit else {}
        return {"numeral": str(day.day), "strip": strip, **place}

    def _month(self, day: Day) -> tuple[str, ...]:
        key = (day.year, day.month)
        if key not in self._marks:
            first = day.replace(day=1)
            self._marks[key] = tuple(self._mark(first + timedelta(number)) for number in range(monthrange(*key)[1]))
        return self._marks[key]

    def _mark(self, day: Day) -> str:
        """A day's sign, as `Days` has it."""
        view = self._view
        entries = view.days.get(day) or view.days_of.get(day, ())[:1]
        if not entries:
            return "." if view.study and view.study[0] <= day <= view.study[-1] else " "
        words = sum(entry.text.body.words for entry in entries)
        size = "4" if any(entry.kind == "article" for entry in entries) else "1" if words < 100 else "2" if words < 400 else "3"
        return size + ("+" if len(entries) > 1 else "")

    def _unit(self, unit: Unit) -> Card:
        view = self._view
        length = (unit.end - unit.start).days + 1
        states = Counter(goal.state for goal in unit.goals if goal.state != "empty")
        told = view.words.listed(view.words(TALLY[state], n=number) for state, number in states.items())
        goals = f"{view.words('Goals')}: {told}" if states else ""
        span = (view.dates.span(unit.start, unit.end), _iso(unit.start, unit.end))
        label = view.words("%(n)s of %(all)s", n=unit.days, all=view.count(length, "day"))
        marks = tuple(self._mark(unit.start + timedelta(number)) for number in range(length)) if length <= _FIELDS else ()
        return self._card(
            view.unit_title(unit),
            otherwise=span,
            numeral=str(unit.number) if unit.number is not None else "",
            facts=(*([span] if unit.title else []), *([(goals,)] if goals else [])),
            strip=Days(label, marks, unit.start, month=False) if marks else None,
        )

    def _topic(self, topic: Topic) -> Card:
        view = self._view
        note = view.note.get(topic.note)
        counts = [
            *([view.count(len(topic.entries), "entry")] if topic.entries else []),
            *([view.count(len(topic.resources), "resource")] if topic.resources else []),
            *([view.count(len(topic.notes), "note")] if topic.notes and not topic.entries else []),
        ]
        ends = [view.dates.month_year_short(day) for day in (topic.first, topic.last) if day]
        side = (f"{ends[0]} –", ends[1]) if len(set(ends)) > 1 else tuple(ends[:1])
        return self._card(
            topic.title,
            otherwise=(*(_ends(view, topic.first, topic.last) if topic.first and topic.last else ()), view.words.listed(counts)),
            side=side,
            lede=note.excerpt if note else "",
            facts=((view.words.listed(counts),),) if counts else (),
            strip=self._months(topic),
        )

    def _months(self, topic: Topic) -> Months | None:
        view = self._view
        if not topic.months:
            return None
        counts = dict(topic.months)
        first, last = _first_of(topic.months[0][0]), _first_of(topic.months[-1][0])
        shown = _months_to(last, min(_MONTHS, (last.year - first.year) * 12 + last.month - first.month + 1))
        few = len(shown) <= _NAMED_MONTHS
        named = []
        for number, month in enumerate(shown):
            whole = number == 0 or month.month == 1
            name = (
                (view.dates.month_year_short(month) if few else str(month.year)) if whole else view.dates.month_short(month) if few else ""
            )
            named.append((name, counts.get(f"{month:%Y-%m}", 0)))
        return Months(view.words("Entries"), tuple(named))

    def _site(self) -> Card:
        view = self._view
        days = view.words("%(days)s of study", days=view.count(len(view.study), "day")) if view.study else ""
        notes = view.count(len(view.journal.notes), "note") if view.journal.notes and not view.study else ""
        card = self._card(
            view.title, otherwise=_ends(view, view.study[0], view.study[-1]) if view.study else (), lede=view.config.description
        )
        return replace(card, site=view.config.author, author=days or notes, strip=self._sky())

    def _sky(self) -> Sky | None:
        """The year to the last day of study."""
        view = self._view
        if not view.study:
            return None
        first, last = view.study[0], view.study[-1]
        count = min(_YEAR, (last.year - first.year) * 12 + last.month - first.month + 1)
        months = _months_to(last, count)
        return Sky(tuple((view.dates.month_short(month), self._month(month)) for month in months), last.day - 1)


def deck_of(view: View) -> Deck | None:
    """The cards of a site that has some: those whose whole address is known, because nobody could find another."""
    config = view.config
    if not config.cards or not config.url:
        return None
    try:
        digest = blake2b(Path(config.cards_font).read_bytes(), digest_size=8).hexdigest() if config.cards_font else ""
    except OSError:
        return Deck(view)
    return Deck(view, config.cards_font, digest)


def _draw(card: Card, font: str) -> bytes:
    """Drawn only now, and Pillow loaded only for it."""
    from decan.site.cards.draw import draw

    return draw(card, font)


def _iso(start: Day, end: Day) -> str:
    """Days in figures, which every font has."""
    return start.isoformat() if start == end else f"{start.isoformat()} – {end.isoformat()}"


def _ends(view: View, first: Day, last: Day) -> tuple[str, str]:
    """From when to when, in words and in figures."""
    return (view.dates.span(first, last), _iso(first, last))


def _shorter(view: View, names: Sequence[str]) -> tuple[str, ...]:
    """Some names in a line, then fewer of them."""
    return tuple(view.words.listed(names[:count]) for count in range(min(len(names), _TOPICS), 0, -1))


def _first_of(month: str) -> Day:
    return Day.fromisoformat(f"{month}-01")


def _months_to(last: Day, count: int) -> list[Day]:
    """The first days of so many months, the last of them that of a day."""
    number = last.year * 12 + last.month - 1
    return [Day((number - back) // 12, (number - back) % 12 + 1, 1) for back in reversed(range(count))]
