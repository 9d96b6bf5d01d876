"""What a file's name says wrongly, as a diagnostic."""

from __future__ import annotations

import pytest

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span
from decan.reading.document import read_document
from decan.reading.sources import SourceText


def read(path: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of a file of that name with a line of text."""
    return read_document(SourceText(path, "0" * 32, ("Text.",), ()), Config()).diagnostics


@pytest.mark.parametrize(
    ("path", "thing", "written"),
    [
        ("2022-02-30-clocks.md", "file", "2022-02-30"),
        ("log/2022_02_30.md", "file", "2022-02-30"),
        ("Feb 30th, 2022.md", "file", "Feb 30th, 2022"),
        ("log/2022-02-30-clocks/index.md", "folder", "2022-02-30"),
    ],
)
def test_a_name_with_a_day_that_does_not_exist_is_reported(path: str, thing: str, written: str) -> None:
    """The text is kept, and the first line is the place."""
    message = f"the {thing} is named after a day that does not exist: {written}"
    assert (Diagnostic("date.impossible", Severity.ERROR, message, Span(path, 1), "", f"rename the {thing}"),) == read(path)


@pytest.mark.parametrize("path", ["2022-02-28-clocks.md", "20220230190056-clocks.md", "clocks.md", "index.md", "2022-02-30/clocks.md"])
def test_other_names_are_not_reported(path: str) -> None:
    """Ids, days that exist and names without a day; a folder counts only for its index."""
    assert () == read(path)
