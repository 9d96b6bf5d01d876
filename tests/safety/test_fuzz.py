"""Whatever is written, Decan reads it: no exception, no hang, no place that is not there.

The short form runs with every test; the long form is ``DECAN_FUZZ=200000 DECAN_SEED=7 pytest -s tests/safety/test_fuzz.py``, with
``-k markdown`` for one target. A finding names its number: the same seed makes the same input again.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.safety.fuzz.targets import TARGETS, Finding, fuzz

COUNT = int(os.environ.get("DECAN_FUZZ", "0"))
SEED = os.environ.get("DECAN_SEED", "1")
SHORT = {"front matter": 800, "dates": 4000, "markdown": 500, "links": 300, "settings": 1500}
"""Inputs where no number is asked for: some three seconds a target."""


def shown(target: str, finding: Finding) -> str:
    """A finding with its input, short enough to be read."""
    return f"{target} {SEED} {finding.number}: {finding.wrong}\n  { ({path: data[:600] for path, data in finding.files.items()}) }"


@pytest.mark.parametrize("target", TARGETS)
def test_odd_input(tmp_path: Path, target: str) -> None:
    """Nothing raises or takes a second; each diagnostic, link and goal has its place; HTML is whole; the cache gives back what it got."""
    count = COUNT or SHORT[target]
    found = []
    for finding in fuzz(target, SEED, count, tmp_path):
        found.append(shown(target, finding))
        print(found[-1], flush=True)
    print(f"{target}: {count} inputs of seed {SEED}, {len(found)} findings")
    assert [] == found[:20]
