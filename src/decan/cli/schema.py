"""``decan schema``: what keys there are, for editors."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path


def run(arguments: Namespace) -> int:
    """Print it; the exit status."""
    print((Path(__file__).parents[1] / "schemas" / f"{arguments.kind}.json").read_text(encoding="utf-8"), end="")
    return 0
