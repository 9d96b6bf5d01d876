"""Runs of study days."""

from datetime import date as Day

import pytest
from journal_builder import day, document, journal, on

from decan.config import Config
from decan.model.document import FrontMatter


def runs(*days, rest=1, **values):
    """(first day, last day, study days) of the runs of a journal with entries on these days of February."""
    entries = [on(f"2022-02-{number:02}") for number in days]
    found = journal(document("log.md", *entries, **values), config=Config(rest=rest))
    return [(run.start.day, run.end.day, run.days) for run in found.runs]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (0, [(1, 2, 2), (4, 4, 1), (7, 8, 2)]),
        (1, [(1, 4, 3), (7, 8, 2)]),
        (2, [(1, 8, 5)]),
    ],
)
def test_rest(rest, expected):
    """Days off do not end a run as long as there are no more of them than the settings allow; they are not counted."""
    assert runs(1, 2, 4, 7, 8, rest=rest) == expected


def test_two_entries_on_a_day():
    """A day with two entries is one day of study."""
    assert runs(1, 1, 2) == [(1, 2, 2)]


def test_no_days():
    """A journal without days has no run."""
    assert journal(document("note.md")).runs == ()


def test_range():
    """Each day of an entry over several is a day of study."""
    found = journal(document("log.md", on("2022-02-01", end="2022-02-03"), on("2022-02-04")))
    assert [(run.end, run.days) for run in found.runs] == [(Day(2022, 2, 4), 4)]


def test_long_range():
    """An entry over more than a month counts its first day only: nobody knows the others."""
    found = journal(document("log.md", on("2022-02-01", end="2022-04-30"), on("2022-05-01")))
    assert [run.days for run in found.runs] == [1, 1]


def test_covered_days():
    """Days that an entry only sums up are no days of study."""
    front = FrontMatter(date=day("2022-02-10"), covers=(day("2022-02-02"), day("2022-02-09")))
    found = journal(document("a.md", on("2022-02-01")), document("b.md", front=front))
    assert [(run.start.day, run.days) for run in found.runs] == [(1, 1), (10, 1)]
    assert found.entries[1].days == (Day(2022, 2, 10),)
