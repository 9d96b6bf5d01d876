"""Decan: a static site generator for personal learning journals.

`load` and `build` are for programs; ``docs/reference/python.md`` says what they give.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from decan.api import Built, Error, build, load
    from decan.diagnostics import Diagnostic, Severity, Span
    from decan.model.journal import Journal

__all__ = ["Built", "Diagnostic", "Error", "Journal", "Severity", "Span", "__version__", "build", "load"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """What a program asks for, loaded only then: most commands need nothing of it."""
        if name not in __all__:
            raise AttributeError(f"module 'decan' has no attribute {name!r}")
        from decan import api

        return getattr(api, name)
