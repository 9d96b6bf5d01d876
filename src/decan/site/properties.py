"""What the settings change of the look: ``theme: {accent: teal}`` is the custom property ``--now`` of the stylesheet."""

from __future__ import annotations

from collections.abc import Sequence

PROPERTIES = {"width": "--c2", "font": "--serif", "sans": "--sans", "mono": "--mono"}
"""A setting of the theme → the custom property that it sets."""


def properties(theme: Sequence[tuple[str, str]]) -> str:
    """The declarations for (name, CSS value) pairs.

    An ``accent`` is meant for paper; by night it is mixed with white, to be read on the dark ground, unless ``accent_dark`` is given.
    """
    given = dict(theme)
    found = [f"{PROPERTIES[name]}:{value};" for name, value in given.items() if name in PROPERTIES]
    accent, dark = given.get("accent"), given.get("accent_dark")
    if accent or dark:
        by_day = accent or "#a5301f"
        by_night = dark or f"color-mix(in oklab, {by_day}, white 55%)"
        found.append(f"--now:light-dark({by_day}, {by_night});")
    return "".join(found)
