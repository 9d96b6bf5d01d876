"""Gaps: days without an entry between two entries, with the reason where the next entry gives one. They are facts, not errors.

The reason is the author's own sentence, found by `decan.journal.reasons` at the beginning of the entry that ends the gap; ``gap: text`` in
its front matter says it outright, and ``gap: false`` that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

from decan.journal.pieces import Piece
from decan.journal.reasons import reason_in
from decan.model.journal import Entry, Gap

SHORTEST = 2
"""Missed days from which on a gap is kept."""
_WITH_REASON = 3
"""Missed days from which on a reason is looked for: two are a weekend."""
_PARAGRAPHS = 2
_NONE = frozenset({"", "false", "no", "none", "off"})


def said_in(pieces: Iterable[Piece]) -> dict[str, str]:
    """Entry id → what ``gap:`` of its document says; empty for none. The words are about the days before the document's first entry."""
    found: dict[str, str] = {}
    told: set[str] = set()
    for piece in pieces:
        value = next((value for key, value in piece.document.front.extra if key.lower() == "gap"), None)
        if value is False or (isinstance(value, str) and value.strip().lower() in _NONE):
            found[piece.home.id] = ""
        elif isinstance(value, str) and piece.path not in told:
            found[piece.home.id] = " ".join(value.split())
        told.add(piece.path)
    return found


def gaps_of(entries: Sequence[Entry], said: Mapping[str, str]) -> tuple[Gap, ...]:
    """The gaps between entries, oldest first. An entry over several days fills them; one that covers days leaves them a gap."""
    gaps: list[Gap] = []
    reached = None
    by_day: dict[Day, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.date, []).append(entry)
    covering = [entry for entry in entries if entry.covers]
    for day, here in sorted(by_day.items()):
        if reached is not None and (missed := (day - reached).days - 1) >= SHORTEST:
            reason, entry_id = _reason(here, said, missed)
            covered, by = _covered(reached, day, covering)
            gaps.append(Gap(reached, day, missed, reason, entry_id or by, covered))
        reached = max(entry.end for entry in here) if reached is None else max(reached, *(entry.end for entry in here))
    return tuple(gaps)


def _reason(here: Sequence[Entry], said: Mapping[str, str], missed: int) -> tuple[str, str]:
    """The reason that the entries of a day give, and the id of the one that does."""
    outright = [(said[entry.id], entry.id) for entry in here if entry.id in said]
    if outright:
        return max(outright, key=lambda found: bool(found[0])) if any(words for words, _ in outright) else ("", "")
    if missed >= _WITH_REASON:
        for entry in here:
            if reason := reason_in(_beginning(entry)):
                return reason, entry.id
    return "", ""


def _beginning(entry: Entry) -> list[str]:
    """The first paragraphs of an entry, without headings."""
    body = entry.text.body
    headings = {heading.text for heading in body.headings}
    return [line for line in body.text.split("\n") if line.strip() and line not in headings][:_PARAGRAPHS]


def _covered(after: Day, before: Day, covering: Iterable[Entry]) -> tuple[int, str]:
    """How many days of a gap entries sum up, and the id of the one that sums up most."""
    days: set[Day] = set()
    most: tuple[int, str] = (0, "")
    for entry in covering:
        first, last = entry.covers or (entry.date, entry.date)
        start, end = max(first, after + timedelta(1)), min(last, before - timedelta(1))
        own = {start + timedelta(number) for number in range((end - start).days + 1)}
        if len(own) > most[0]:
            most = (len(own), entry.id)
        days |= own
    return len(days), most[1]
