"""``{{ 95|minutes }}`` in a template is 1 h 35 min."""

from __future__ import annotations


def minutes(number: int) -> str:
    """A number of minutes as one says it."""
    hours, rest = divmod(number, 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (rest, "min")) if count) or "0 min"


FILTERS = {"minutes": minutes}
"""The entry point: name in templates → function."""
