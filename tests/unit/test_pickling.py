"""Plain values as bytes, and bytes that nobody vouches for."""

from __future__ import annotations

import contextlib
import os
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.diagnostics import Diagnostic, Severity, Span
from decan.model.document import Document, FrontMatter, Link, LinkForm, Role
from decan.pickling import packed, unpacked

DOCUMENT = Document(
    "2022-02-01.md",
    "00",
    FrontMatter(date=date(2022, 2, 1), extra=(("rating", (1, 2.5, None, True)),)),
    links=(Link("https://example.org/", "a link", LinkForm.INLINE, Role.LINKS, 3, 1),),
    diagnostics=(Diagnostic("link.missing", Severity.WARNING, "nothing there", Span("2022-02-01.md", 3)),),
)


def test_there_and_back() -> None:
    """A document comes back as it was."""
    assert {"a": (1, DOCUMENT)} == unpacked(bytes(packed({"a": (1, DOCUMENT)})))


class Evil:
    """Asks to run a command when it is read."""

    def __reduce__(self):
        """What a pickle of it asks for."""
        return os.system, ("true",)


@pytest.mark.parametrize("value", [Evil(), print, os.path.join, Severity.__init_subclass__, date.today])
def test_nothing_else_is_made(value: object) -> None:
    """A pickle that asks for a function, or for a class that is no plain value, is refused."""
    with pytest.raises(ValueError, match="no plain value"):
        unpacked(pickle.dumps(value))


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 400))
def test_noise(noise: bytes, start: int, length: int) -> None:
    """Damaged bytes are refused, or make another value; nothing else happens."""
    data = bytes(packed(DOCUMENT))
    with contextlib.suppress(ValueError, MemoryError):
        unpacked(data[:start] + noise + data[start + length :])
