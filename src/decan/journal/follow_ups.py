"""Things to come back to: open until ticked, until a later item with the same words is done, or until a text says that it closes them.

    3 Feb   TODO: implement the decoder          asked
    5 Feb   TODO: implement the decoder          seen again: still one follow-up, asked on 3 February
    6 Feb   - [x] Implement the decoder          closed on 6 February, by that entry
    6 Feb   Wrote it (closes: implement the)     the same, by the beginning of its words

Undated notes stand outside time: what they ask can be closed on any day, and what they tick has been done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.candidates import Candidates
from decan.journal.names import folded
from decan.journal.pieces import Piece, finding
from decan.memos import memo
from decan.model.document import Closing, Role, TaskItem
from decan.model.journal import FollowUp, Source

_MARKER = re.compile(r"(?:todo|to-do|to do|fixme|later|done|now|doing|waiting|wait|cancell?ed|in-progress)\b[\s:：-]*", re.IGNORECASE)
_SHOWN = 60
"""Characters of a follow-up that a hint shows."""

Lines = Mapping[tuple[str, str], Sequence[tuple[int, int]]]
"""(kind, id) of an entry or note → first and last lines whose checkboxes are a roadmap's."""


@dataclass(slots=True)
class _Asked:
    """A follow-up while the journal is gone through."""

    value: FollowUp
    words: str
    number: int
    """Of its piece, by day."""


@dataclass(slots=True)
class _Ledger:
    """What has been asked so far, and what of it is open."""

    asked: list[_Asked] = field(default_factory=list)
    open: dict[str, _Asked] = field(default_factory=dict)
    """By its words."""
    _all: str = ""
    """The words of all, while none has come; empty for not known."""
    _near: Candidates | None = None
    """Those of the open ones, while they are the same."""

    def ask(self, value: FollowUp, number: int) -> None:
        """An open follow-up; one that is open already is only seen again, and takes its day from the first dated text."""
        words = words_of(value.text)
        known = self.open.get(words)
        if known is None:
            self.open[words] = _Asked(value, words, number)
            self.asked.append(self.open[words])
            self._all, self._near = "", None
        elif known.value.date is None and value.date is not None:
            known.value, known.number = value, number

    def tick(self, value: FollowUp, number: int) -> None:
        """A done one: it closes the open one with its words, or was never open."""
        known = self.open.get(words_of(value.text))
        if known is not None:
            self.close(known, value.date, value.entry)
        else:
            self.asked.append(_Asked(replace(value, closed=value.date), words_of(value.text), number))
            self._all = ""

    def close(self, known: _Asked, day: Day | None, entry: str) -> None:
        """Settle it on that day, by that entry."""
        del self.open[known.words]
        self._near = None
        by = entry if entry != known.value.entry else ""
        known.value = replace(known.value, state="closed", closed=day, closed_by=by)

    def meant(self, words: str) -> tuple[list[_Asked], bool]:
        """The open ones that these words mean: equal, else beginning so, else holding them; and whether a settled one is meant."""
        if words in self.open:
            return [self.open[words]], False
        self._all = self._all or "\n".join(f" {asked.words}" for asked in self.asked)
        if f" {words}" not in self._all:
            return [], False
        for fits in (_begins, _holds):
            found = [asked for asked in self.open.values() if fits(asked.words, words)]
            if found:
                return found, False
        return [], True

    def near(self, words: str) -> tuple[str, ...]:
        """The words of open ones that are spelled almost so."""
        self._near = self._near or Candidates(asked.words for asked in self.open.values())
        return self._near.nearest(words)


def follow_ups_of(
    pieces: Iterable[Piece], topics: Mapping[tuple[str, str], tuple[str, ...]], config: Config, roadmaps: Lines
) -> tuple[tuple[FollowUp, ...], tuple[Diagnostic, ...]]:
    """All follow-ups, oldest first, and what is wrong with ``closes:``. ``topics`` gives those of an entry or note, by (kind, id)."""
    ordered = sorted(pieces, key=lambda piece: piece.order)
    asking = {number for number, piece in enumerate(ordered) if any(section.follow_ups for section in piece.sections)}
    last = {piece.path: number for number, piece in enumerate(ordered)}
    ledger = _Ledger()
    findings: list[Diagnostic] = []
    for number, piece in enumerate(ordered):
        if piece.start is None and number in asking:
            for value in _values(piece, topics, config, roadmaps):
                if value.state == "open":
                    ledger.ask(value, number)
    for number, piece in enumerate(ordered):
        for value in _values(piece, topics, config, roadmaps) if number in asking else ():
            if value.state == "closed":
                ledger.tick(value, number)
            elif piece.start is not None:
                ledger.ask(value, number)
        for closing in _closings(piece, whole=last[piece.path] == number):
            findings.extend(_settle(closing, piece, ledger))
    found = sorted(ledger.asked, key=lambda asked: (asked.number, asked.value.source.path, asked.value.source.line))
    return tuple(asked.value for asked in found), tuple(findings)


@memo
def words_of(text: str) -> str:
    """A follow-up's words without its marker, however they are spelled."""
    words = folded(text)
    marker = _MARKER.match(words)
    return words[marker.end() if marker else 0 :].rstrip(" .!")


def _values(piece: Piece, topics: Mapping[tuple[str, str], tuple[str, ...]], config: Config, roadmaps: Lines) -> Iterator[FollowUp]:
    """A piece's own follow-ups as written."""
    home = piece.home
    ways = roadmaps.get((home.kind, home.id), ())
    for section in piece.sections:
        for task in section.follow_ups:
            if _counts(task, config, ways):
                yield FollowUp(
                    text=task.text,
                    state="closed" if task.done else "open",
                    kind=task.kind,
                    source=Source(piece.path, task.line),
                    date=piece.start if home.kind != "note" else None,
                    entry=home.id if home.kind == "entry" else "",
                    note=home.id if home.kind == "note" else "",
                    unit=home.id if home.kind == "unit" else "",
                    topics=topics.get((home.kind, home.id), ()),
                )


def _counts(task: TaskItem, config: Config, ways: Sequence[tuple[int, int]]) -> bool:
    """Not the items of a reading list or a roadmap, and phrases only where the author wants them."""
    if task.kind in {"phrase", "promise"}:
        return config.follow_up_phrases
    if task.kind != "task":
        return True
    return not (task.role is Role.LINKS and task.resources) and not any(first <= task.line <= last for first, last in ways)


def _closings(piece: Piece, *, whole: bool) -> Iterator[Closing]:
    """What a piece says that it closes; ``whole``: what its document's front matter says, too."""
    for section in piece.sections:
        yield from section.closes
    if not whole:
        return
    front = piece.document.front
    said = [value for key, value in front.extra if key.casefold() == "closes"]
    lines = {key.casefold(): line for key, line in front.lines} if said else {}
    for value in said:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text.strip():
                yield Closing(" ".join(text.split()), lines.get("closes", 1), 1)


def _settle(closing: Closing, piece: Piece, ledger: _Ledger) -> Iterator[Diagnostic]:
    """Close what is meant, if it is one; else say what it could be."""
    wanted = words_of(closing.text)
    found, settled = ledger.meant(wanted) if wanted else ([], False)
    day = piece.start if piece.home.kind != "note" else None
    if len(found) == 1:
        ledger.close(found[0], day, piece.home.id if piece.home.kind == "entry" else "")
        return
    if settled:
        return
    if found:
        names = _names(sorted((asked.value for asked in found), key=lambda value: value.source))
        message, hint = (
            f"“{closing.text}” is the beginning or a part of {len(found)} open follow-ups",
            f"write more of the one meant: {names}",
        )
        code = "follow-up.ambiguous"
    else:
        names = _names([ledger.open[words].value for words in ledger.near(wanted)])
        message, code = f"no follow-up that is still open says “{closing.text}”", "follow-up.unknown"
        hint = f"did you mean {names}?" if names else "write the first words of the follow-up as it stands"
    yield finding(code, Severity.WARNING, message, piece.path, closing.line, closing.column, hint)


def _names(values: Sequence[FollowUp]) -> str:
    """The first three, with their places."""
    shown = [
        f"“{value.text[:_SHOWN].rstrip()}{'…' if len(value.text) > _SHOWN else ''}” ({value.source.path}:{value.source.line})"
        for value in values[:3]
    ]
    return " or ".join(shown)


def _begins(text: str, words: str) -> bool:
    return text.startswith(words)


def _holds(text: str, words: str) -> bool:
    return f" {words}" in f" {text}"
