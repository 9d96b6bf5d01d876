"""The first sentence of an excerpt, which stands where a title would for an entry that has none."""

from __future__ import annotations

from decan.model.prose import SENTENCE_END

_SHORTEST = 12
"""Characters below which a full stop ends an abbreviation (*Dr. Who*), not a sentence."""


def lead(excerpt: str) -> tuple[str, str]:
    """The first sentence of an excerpt, and the rest of it: ``("Read chapter two.", "It was long.")``.

    An excerpt of one sentence, or one that is cut within the first, is all lead.
    """
    end = next((end for end in SENTENCE_END.finditer(excerpt) if len(excerpt[: end.end()].strip()) >= _SHORTEST), None)
    return (excerpt[: end.end()].strip(), excerpt[end.end() :].strip()) if end else (excerpt.strip(), "")
