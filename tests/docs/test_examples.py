"""The examples in docstrings."""

import doctest
import importlib
import pkgutil

import decan


def test_examples() -> None:
    """Show what the functions really give."""
    names = [found.name for found in pkgutil.walk_packages(decan.__path__, "decan.") if ".vendor" not in found.name]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    results = [doctest.testmod(module) for module in modules]
    assert (True, 0) == (sum(result.attempted for result in results) > 30, sum(result.failed for result in results))
