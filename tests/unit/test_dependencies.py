"""What Decan needs of others: few, each within bounds that were tried."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = ROOT / "requirements-dev.lock"


@pytest.mark.parametrize("text", PROJECT["dependencies"])
def test_a_dependency_has_bounds(text: str) -> None:
    """The oldest version that passes the tests, and the next one that may break them."""
    assert {">=", "<"} == {bound.operator for bound in Requirement(text).specifier}


def test_they_are_few() -> None:
    """A new one is worth a discussion."""
    assert 10 == len(PROJECT["dependencies"])


def test_the_lock_holds_all_within_bounds() -> None:
    """What a contributor installs is what pyproject.toml asks for, each file with its digest."""
    text = LOCK.read_text(encoding="utf-8")
    locked = {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)}
    asked = [Requirement(one) for one in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"])]
    assert [] == [str(one) for one in asked if not one.specifier.contains(locked.get(canonicalize_name(one.name), "0"))]
    pieces = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [] == [piece.split()[0] for piece in pieces if "--hash=sha256:" not in piece]
