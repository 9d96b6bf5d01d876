"""The first sentence of an excerpt, for an entry without a title."""

import pytest

from decan.site.leads import lead


@pytest.mark.parametrize(
    ("excerpt", "first", "rest"),
    [
        ("Read chapter two. It was long.", "Read chapter two.", "It was long."),
        ("Read 6.824, lecture 3, at last", "Read 6.824, lecture 3, at last", ""),
        ("Dr. Who explains the clock. Twice.", "Dr. Who explains the clock.", "Twice."),
        ("as e.g. in the paper, and more", "as e.g. in the paper, and more", ""),
        ("What does it promise? “Nothing,” she said.", "What does it promise?", "“Nothing,” she said."),
        ("读完了第一章的内容，很有意思。明天继续。", "读完了第一章的内容，很有意思。", "明天继续。"),
        ("", "", ""),
    ],
)
def test_lead(excerpt: str, first: str, rest: str) -> None:
    """A sentence ends before a capital, or with its own full stop in Chinese; neither a number nor an abbreviation ends one."""
    assert (first, rest) == lead(excerpt)
