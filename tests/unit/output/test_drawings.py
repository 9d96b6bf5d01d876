"""Pictures that are drawn once."""

from __future__ import annotations

import os

import pytest

from decan.output.drawings import draw_missing
from decan.output.record import Record, read_record
from decan.output.staging import Staging
from decan.output.stamps import Stamps
from decan.output.writer import publish
from decan.output.written import Written
from decan.site.page import Drawn, File, OutputPath


class Pen:
    """Draws, and counts."""

    def __init__(self):
        self.drawn = []

    def __call__(self, name, data=None):
        def draw():
            self.drawn.append(name)
            if data is None:
                raise MemoryError("no paper")
            return data

        return Drawn(OutputPath(f"cards/{name}.png"), draw)


@pytest.fixture
def pen():
    """A pen that counts."""
    return Pen()


def write(output, drawn, **options):
    with Staging(output, Stamps(), **options) as staging:
        return publish([File("index.html", b"page")], [], output, staging, drawn=drawn, jobs=1, **options)


def test_what_lies_there_is_not_drawn_again(tmp_path, pen):
    """A second build draws nothing and writes nothing."""
    cards = [pen("a", b"A"), pen("b", b"B")]
    assert Written(written=3) == write(tmp_path, cards)
    assert Written(unchanged=3) == write(tmp_path, cards)
    assert ["a", "b"] == pen.drawn


def test_a_new_card_is_drawn_and_an_old_one_removed(tmp_path, pen):
    """Each change has a name of its own."""
    write(tmp_path, [pen("a", b"A"), pen("b", b"B")])
    assert Written(written=1, unchanged=2, removed=1) == write(tmp_path, [pen("b", b"B"), pen("c", b"C")])
    assert ["a", "b", "c"] == pen.drawn
    assert ["b.png", "c.png"] == sorted(path.name for path in (tmp_path / "cards").iterdir())


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"x"), lambda path: path.unlink()])
def test_a_card_that_is_gone_or_changed_is_drawn_again(tmp_path, pen, harm):
    """What was written is what counts, not the name alone."""
    write(tmp_path, [pen("a", b"A")])
    harm(tmp_path / "cards" / "a.png")
    assert Written(written=1, unchanged=1) == write(tmp_path, [pen("a", b"A")])
    assert ["a", "a"] == pen.drawn
    assert b"A" == (tmp_path / "cards" / "a.png").read_bytes()


def test_clean_draws_all(tmp_path, pen):
    """As it writes all."""
    write(tmp_path, [pen("a", b"A")])
    assert Written(written=2) == write(tmp_path, [pen("a", b"A")], clean=True)
    assert ["a", "a"] == pen.drawn


def test_a_drawing_that_fails_takes_nothing_with_it(tmp_path, pen):
    """The site is written, the failure is told, and the next build tries again."""
    cards = [pen("a"), pen("b", b"B")]
    undrawn = (("cards/a.png", "MemoryError: no paper"),)
    assert Written(written=2, undrawn=undrawn) == write(tmp_path, cards)
    assert Written(unchanged=2, undrawn=undrawn) == write(tmp_path, cards)
    assert {"index.html", "cards/b.png"} == set(read_record(tmp_path).files)


def test_a_card_of_somebody_elses_is_not_taken_for_ours(tmp_path, pen):
    """A file of that name that no record names is drawn anew and refused like any other."""
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "a.png").write_bytes(b"mine")
    found = draw_missing([pen("a", b"A")], tmp_path, Record(), Stamps(), 1)
    assert (("cards/a.png", b"A"),) == tuple((file.output, file.data) for file in found.files)
    assert "cards/a.png" in write(tmp_path, [pen("a", b"A")]).message


def _own(number):
    return f"{number}".encode()


def test_any_number_of_processes_draws_the_same(tmp_path):
    """In the same order."""
    from functools import partial

    cards = [Drawn(OutputPath(f"cards/{number}.png"), partial(_own, number)) for number in range(7)]
    alone = draw_missing(cards, tmp_path, Record(), Stamps(), 1)
    assert [os.fsencode(str(number)) for number in range(7)] == [file.data for file in alone.files]
    assert alone == draw_missing(cards, tmp_path, Record(), Stamps(), 3)
