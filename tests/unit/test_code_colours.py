"""The colours of code, computed from the stylesheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "templates" / "assets" / "decan.css").read_text(encoding="utf-8")
AA = 4.5
SCHEMES = ("light", "dark")


def tokens() -> dict[str, tuple[str, str]]:
    """Custom property → its colour by day and by night."""
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", CSS)
    return {name: (light, dark) for name, light, dark in found}


def in_code() -> set[str]:
    """The properties that colour words, numbers and marks inside of code."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", CSS)
    return {
        name
        for selector, body in rules
        if re.search(r"\bpre \S|\.ln\b", selector) and ".hll" not in selector
        for name in re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", body)
    }


def luminance(colour: str) -> float:
    """As WCAG defines it."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Between 1 and 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_code_has_colours() -> None:
    """Else the next test would see nothing."""
    assert {"ink-3", "link", "done", "now"} <= in_code()


@pytest.mark.parametrize("ground", ["paper", "band"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_word_of_code_can_be_read(scheme: str, ground: str) -> None:
    """At AA, on the page and on a marked line, by day and by night."""
    column = SCHEMES.index(scheme)
    known = tokens()
    ratios = {name: round(contrast(known[name][column], known[ground][column]), 2) for name in {*in_code(), "ink"}}
    assert {} == {name: ratio for name, ratio in ratios.items() if ratio < AA}
