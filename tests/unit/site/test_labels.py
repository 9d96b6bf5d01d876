"""What a citation tells, as a reader reads it."""

import pytest

from decan.model.journal import Citation, Source
from decan.site.labels import told_in
from decan.words import Words


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (Citation(Source("a.md"), "", "", pass_="second pass", part="lessons 31-45"), ("second pass", "lessons 31–45")),
        (Citation(Source("a.md"), "", "", part="sections 2.0-2.1"), ("sections 2.0–2.1",)),
        (Citation(Source("a.md"), "", "", part="week 3", skipped=True), ("week 3", "left out")),
        (Citation(Source("a.md"), "", "", part="the follow-up of 3-A"), ("the follow-up of 3-A",)),
    ],
)
def test_what_is_told(citation: Citation, expected: tuple[str, ...]) -> None:
    """Pass, part and whether it was left out; from one number to another a dash, in the author's words none."""
    assert expected == told_in(Words(), citation)
