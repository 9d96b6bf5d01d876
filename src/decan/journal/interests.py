"""What authors say of their interests: ``interests:`` in the front matter of a review, or of any dated text.

    interests:
      - {topic: Kubernetes, state: paused, why: One machine first}
      - {topic: Fourier analysis, state: exploring}

or, shorter, ``interests: {Kubernetes: paused, Fourier analysis: {state: exploring, why: …}}``. The day of such a word is the last day of
what is reviewed, or the text's own where that is earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from difflib import get_close_matches

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.names import folded
from decan.journal.pieces import Piece, finding
from decan.journal.spellings import topic_key
from decan.journal.subjects import Subjects
from decan.model.document import Document
from decan.model.journal import Entry, Interest, Source

STATES = ("exploring", "active", "paused", "dropped", "finished", "resumed")
_WORDS = {
    **{state: state for state in STATES},
    **dict.fromkeys(("curious", "new", "trying", "started", "looking into"), "exploring"),
    **dict.fromkeys(("in progress", "ongoing", "current", "continuing", "doing", "focus"), "active"),
    **dict.fromkeys(("on hold", "hold", "waiting", "resting", "later", "pause"), "paused"),
    **dict.fromkeys(("stopped", "abandoned", "quit", "gave up", "no longer", "drop"), "dropped"),
    **dict.fromkeys(("done", "completed", "complete", "mastered"), "finished"),
    **dict.fromkeys(("again", "back", "restarted", "resume"), "resumed"),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """One item of ``interests:`` as written."""

    topic: str
    state: str
    why: str


def names_of(documents: Iterable[Document]) -> tuple[str, ...]:
    """The topics that any ``interests:`` names, as written, in order."""
    return tuple(dict.fromkeys(said.topic for document in documents for said in _said(document) if said.topic))


def interests_of(
    first_pieces: Mapping[str, Piece], subjects: Subjects, reviews: Mapping[str, str], units: frozenset[str]
) -> tuple[dict[str, tuple[Interest, ...]], list[Diagnostic]]:
    """Topic id → what was said of it, oldest first; and what could not be understood.

    ``first_pieces`` are the pieces that stand for their documents, by path; ``reviews`` says what each reviewing entry reviews; ``units``
    are the ids of all units.
    """
    found: dict[str, list[Interest]] = {}
    told: list[Diagnostic] = []
    for path, piece in sorted(first_pieces.items()):
        line = next((number for key, number in piece.document.front.lines if key.lower() == "interests"), 1)
        for said in _said(piece.document):
            state = _WORDS.get(folded(said.state.replace("-", " ").replace("_", " ")), "")
            id_ = subjects.ids.get(topic_key(said.topic), "")
            if not state or not id_:
                told.append(_unknown(said, path, line))
                continue
            found.setdefault(id_, []).append(_interest(piece, state, said.why, line, reviews, units))
    return {id_: tuple(sorted(said, key=_order)) for id_, said in sorted(found.items())}, told


def state_of(said: tuple[Interest, ...], entries: Iterable[Entry], last: Day | None, config: Config) -> str:
    """What an interest is now: its last word, unless entries came later; ``dormant`` when nothing has happened for long.

    ``last`` is the journal's last day. Empty for a topic without entries and words.
    """
    days = [entry.end for entry in entries]
    word = said[-1] if said else None
    latest = max([*days, *([word.day] if word and word.day else [])], default=None)
    if latest is None or last is None:
        return word.state if word else ""
    state = word.state if word else "active"
    if word and word.day and any(day > word.day for day in days):
        state = "active" if word.state in {"exploring", "active"} else "resumed"
    rests = state in {"exploring", "active", "resumed"} and latest < last - timedelta(config.dormant_after)
    return "dormant" if rests else state


def _said(document: Document) -> Iterator[_Said]:
    value = next((value for key, value in document.front.extra if key.lower() == "interests"), None)
    for item in value if isinstance(value, tuple) else ():
        pairs = _pairs(item)
        if "topic" in pairs:
            yield _Said(_text(pairs["topic"]), _text(pairs.get("state", "")), _text(pairs.get("why", pairs.get("reason", ""))))
        elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):
            inner = _pairs(item[1])
            yield _Said(item[0], _text(inner.get("state", "") if inner else item[1]), _text(inner.get("why", "")))
        elif len(pairs) == 1:
            topic, state = next(iter(pairs.items()))
            yield _Said(topic, _text(state), "")


def _pairs(value: object) -> dict[str, object]:
    """A mapping of front matter, which comes as a tuple of pairs."""
    if isinstance(value, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str) for pair in value):
        return {pair[0]: pair[1] for pair in value}
    return {}


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _interest(piece: Piece, state: str, why: str, line: int, reviews: Mapping[str, str], units: frozenset[str]) -> Interest:
    """The word with the day it is about and the text that it stands in."""
    home = piece.home
    own = piece.end or piece.start or piece.document.front.date
    day = min((day for day in (piece.review[1] if piece.review else None, own) if day), default=None)
    about = reviews.get(home.id, "") if home.kind == "entry" else home.id if home.kind in {"period", "unit"} else ""
    return Interest(
        state,
        why,
        day,
        Source(piece.path, line),
        entry=home.id if home.kind == "entry" else "",
        period=about if about and about not in units else "",
        unit=about if about in units else "",
    )


def _order(said: Interest) -> tuple[Day, Source]:
    return said.day or Day.min, said.source


def _unknown(said: _Said, path: str, line: int) -> Diagnostic:
    if not said.topic:
        return finding("interest.unreadable", Severity.WARNING, "an interest without a topic", path, line, 1, "write “topic: …, state: …”")
    near = get_close_matches(said.state.casefold(), _WORDS, 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(STATES)}"
    message = f"“{said.state}” is no state of an interest" if said.state else f"no state is given for “{said.topic}”"
    return finding("interest.state", Severity.WARNING, message, path, line, 1, hint)
