"""A made-up learning journal: entry *k*, the oldest being 0, is the same for the same seed however many entries there are.

Nothing is drawn from a generator that two entries share, so a longer journal only adds newer entries.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benching import words

FIRST_DAY = date(2000, 1, 1)
ENTRIES_IN_TEN_DAYS = 12
LAST_ENTRY = 11_300
"""Later ones would be dated in 2026 and after, and a generator may hold back what lies in its future."""
UNIT_DAYS = 10
NOTE_EVERY = 25
"""Entries, of which the last has a note written beside it."""
_SIZES = (700, 2900, 1500)
"""Bytes that the blocks of an entry shall have: at least, at most, most often."""
_NAMES = 3000
_PAGES, _ITEMS = 977, 60
"""Pages of the books, and items that an entry has at most: entries of one day repeat none of each other's."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that was read or watched."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated entry, in no generator's shape."""

    number: int
    day: date
    title: str
    topics: tuple[str, ...]
    resources: tuple[Resource, ...]
    body: str
    """Markdown without a title, in which ``@@12@@`` stands for a link to entry 12; its last block is a plain paragraph."""

    @property
    def stem(self) -> str:
        """The name of its file, and the last part of its address, in every shape that has one a file."""
        return stem(self.day, self.title, self.number)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text that is no entry: a note, or the plan of a unit."""

    stem: str
    title: str
    day: date
    """When it was written, or begins."""
    body: str
    unit: bool


def stem(day: date, title: str, number: int) -> str:
    """``2000-01-03-an-hour-with-parallax-2``; the number keeps two of one day apart."""
    return f"{day.isoformat()}-{_slug(title)}-{number}"


def day_of(number: int) -> date:
    """The day of an entry: ten days have twelve."""
    return FIRST_DAY + timedelta(days=number * 10 // ENTRIES_IN_TEN_DAYS)


def entries(count: int, seed: str = "1") -> Iterator[Entry]:
    """The first `count` entries, the oldest first."""
    return (entry(number, seed) for number in range(count))


def entry(number: int, seed: str = "1") -> Entry:
    """One entry, from the seed and its number alone."""
    rng = random.Random(f"{seed} entry {number}")
    pen = Pen(rng, _topics(rng), number * _ITEMS)
    title = pen.fill(rng.choice(words.TITLES))
    resources = tuple(pen.resource() for _ in range(rng.choice((0, 0, 1, 1, 2, 3))))
    return Entry(number, day_of(number), title, pen.topics, resources, _body(pen, number))


def heading(number: int, seed: str = "1") -> tuple[date, str]:
    """The day and the title of an entry, for links to it; costs as little as that."""
    rng = random.Random(f"{seed} entry {number}")
    return day_of(number), Pen(rng, _topics(rng)).fill(rng.choice(words.TITLES))


def sheets(count: int, seed: str = "1") -> Iterator[Sheet]:
    """The notes and the units that belong to the first `count` entries."""
    for number in range(NOTE_EVERY - 1, count, NOTE_EVERY):
        rng = random.Random(f"{seed} note {number}")
        pen = Pen(rng, _topics(rng))
        title = f"{pen.fill('{A}')}, note {number // NOTE_EVERY + 1}"
        yield Sheet(f"note-{number // NOTE_EVERY + 1}", title, day_of(number), "\n\n".join(pen.paragraph() for _ in range(3)), unit=False)
    first = FIRST_DAY
    while count and first <= day_of(count - 1):
        yield _unit((first - FIRST_DAY).days // UNIT_DAYS + 1, first, seed)
        first += timedelta(days=UNIT_DAYS)


def _unit(number: int, first: date, seed: str) -> Sheet:
    """Ten days with goals."""
    rng = random.Random(f"{seed} unit {number}")
    pen = Pen(rng, _topics(rng))
    title = f"Unit {number}: {first.isoformat()} to {(first + timedelta(days=UNIT_DAYS - 1)).isoformat()}"
    goals = "\n".join(f"- {kind}: {pen.fill(rng.choice(words.TASKS))}" for kind in ("Reading", "Exercises", "Code"))
    return Sheet(f"unit-{number}", title, first, f"{pen.paragraph()}\n\n## Goals\n\n{goals}", unit=True)


class Pen:
    """Fills phrases with the notions of some topics; every draw is from the generator that it was given."""

    def __init__(self, rng: random.Random, topics: tuple[str, ...], page: int = 0) -> None:
        self.rng = rng
        self._page = page
        self.topics = topics
        self._notions = [notion for topic in topics for notion in words.NOTIONS[topic]]

    def fill(self, phrase: str) -> str:
        """A phrase, its fields filled, its first letter a capital if a field stands there."""
        rng = self.rng
        a, b = rng.sample(self._notions, 2)
        low = rng.randint(2, 30)
        word = rng.choice(words.IDENTIFIERS)
        self._page += "{p}" in phrase
        return phrase.format(
            p=self._page % _PAGES + 1, a=a, b=b, A=a[0].upper() + a[1:], who=self.name(), n=low, m=low + rng.randint(1, 9), word=word
        )

    def name(self) -> str:
        """A made-up surname: a few are common and most are rare, as words are."""
        rank = int(_NAMES ** self.rng.random())
        return "".join(random.Random(f"name {rank}").choices(words.SYLLABLES, k=3)).capitalize()

    def paragraph(self) -> str:
        """One to four sentences."""
        return " ".join(self.fill(phrase) for phrase in self.rng.sample(words.SENTENCES, self.rng.randint(1, 4)))

    def bullets(self) -> str:
        """A list, some of it nested by four blanks, which every dialect reads the same."""
        lines = [f"- {self.fill(phrase)}" for phrase in self.rng.sample(words.BULLETS, self.rng.randint(2, 5))]
        if self.rng.random() < 0.3:
            lines.insert(1, f"    - {self.fill(self.rng.choice(words.BULLETS))}")
        return "\n".join(lines)

    def tasks(self) -> str:
        """Things done and to do."""
        return "\n".join(f"- [{self.rng.choice(' x')}] {self.fill(phrase)}" for phrase in self.rng.sample(words.TASKS, 2))

    def code(self) -> str:
        """A fenced block in one of three languages."""
        language = self.rng.choices(tuple(words.CODE), (5, 3, 2))[0]
        word = self.rng.choice(words.IDENTIFIERS)
        text = self.rng.choice(words.CODE[language])
        fields = {
            "<word>": word,
            "<Word>": word.title().replace("_", ""),
            "<n>": str(self.rng.randint(3, 90)),
            "<m>": str(self.rng.randint(2, 9)),
        }
        for field, value in fields.items():
            text = text.replace(field, value)
        return f"```{language}\n{text}\n```"

    def table(self) -> str:
        """Measurements."""
        rng = self.rng
        rows = (
            f"| {rng.choice(words.IDENTIFIERS)} | {rng.randint(1, 64)} | {rng.randint(10, 999) / 10} |" for _ in range(rng.randint(3, 6))
        )
        return "\n".join(("| what | size | ms |", "|---|---:|---:|", *rows))

    def quote(self) -> str:
        """A quotation."""
        return f"> {self.fill(self.rng.choice(words.QUOTES))}"

    def formulas(self) -> str:
        """A paragraph with two formulas."""
        one, two = self.rng.sample(words.FORMULAS, 2)
        return f"{self.fill('Written down, {a} begins with')} {one}, and ends with {two} as far as I can see."

    def resource(self) -> Resource:
        """Something on the web."""
        title = self.fill(self.rng.choice(words.RESOURCES))
        return Resource(f"https://{self.rng.choice(words.HOSTS)}/{self.rng.choice(self.topics)}/{_slug(title)}", title)


def _topics(rng: random.Random) -> tuple[str, ...]:
    """One to four topics, by Zipf's law."""
    wanted = rng.choices((1, 2, 3, 4), (30, 40, 20, 10))[0]
    found: dict[str, None] = {}
    while len(found) < wanted:
        found[rng.choices(words.TOPICS, words.WEIGHTS)[0]] = None
    return tuple(found)


def _body(pen: Pen, number: int) -> str:
    """Blocks in any order until there are enough of them, then a plain paragraph."""
    rng = pen.rng
    blocks: list[str] = []
    seldom: tuple[tuple[float, Callable[[], str]], ...] = (
        (0.5, pen.code),
        (0.2, pen.code),
        (0.08, pen.table),
        (0.3, pen.quote),
        (0.06, pen.formulas),
        (0.1, pen.tasks),
    )
    blocks += [make() for share, make in seldom if rng.random() < share]
    if number and rng.random() < 0.25:
        blocks.append(f"This goes on from @@{max(0, number - rng.randint(1, 40))}@@. {pen.paragraph()}")
    wanted = rng.triangular(*_SIZES)
    headings = rng.sample(words.HEADINGS, 3)
    while sum(map(len, blocks)) < wanted:
        block = pen.bullets() if rng.random() < 0.4 else pen.paragraph()
        blocks.append(f"## {headings.pop()}\n\n{block}" if headings and rng.random() < 0.3 else block)
    rng.shuffle(blocks)
    if rng.random() < 0.06:
        blocks.append(f"One thing more[^{number}].\n\n[^{number}]: {pen.paragraph()}")
    return "\n\n".join((pen.paragraph(), *blocks, pen.fill(rng.choice(words.CLOSINGS))))


def _slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
