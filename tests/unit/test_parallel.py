"""Work done by several processes: as if one had done it."""

import os
import sys
from itertools import count

import pytest

from decan import parallel
from decan.parallel import spread

MANY = tuple(range(3 * parallel._BATCH + 7))
"""More for each of two processes than what travels together."""
forked = pytest.mark.skipif(sys.platform != "linux", reason="only there do other processes begin with what this one knows")


def squares(numbers):
    return [number * number for number in numbers]


def places(numbers):
    """Which process works on each."""
    return [os.getpid() for _ in numbers]


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_all_results_in_their_order(jobs, apart):
    """However many processes there are, and whether or not this one is among them."""
    assert tuple(squares(MANY)) == spread(squares, MANY, jobs, 1, apart=apart)


def test_who_works():
    """Also the process that asks, unless it is to collect only; alone it always works."""
    found = [set(spread(places, MANY, jobs, 1, apart=apart)) for jobs, apart in ((2, False), (2, True), (1, True))]
    assert [(2, True), (2, False), (1, True)] == [(len(processes), os.getpid() in processes) for processes in found]


@forked
@pytest.mark.parametrize("apart", [False, True])
def test_one_that_dies_while_it_tells(monkeypatch, apart):
    """What it has told of its share is not half believed: the share is done here, once."""
    calls, packed = count(), parallel.packed
    monkeypatch.setattr(parallel, "packed", lambda value: os._exit(3) if next(calls) else packed(value))
    assert tuple(squares(MANY)) == spread(squares, MANY, 2, 1, apart=apart)


@forked
def test_work_that_fails_elsewhere(monkeypatch):
    """Is done here, where a failure can be told."""
    here = os.getpid()

    def fails(numbers):
        return squares(numbers) if os.getpid() == here else numbers[-1:0][0]

    assert tuple(squares(MANY)) == spread(fails, MANY, 2, 1)
