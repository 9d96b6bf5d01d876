"""Things to come back to: open until ticked, or until a later item with the same words is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from decan.config import Config
from decan.journal.names import folded
from decan.journal.pieces import Piece
from decan.model.document import Role, TaskItem
from decan.model.journal import FollowUp, Source

_MARKER = re.compile(r"^(?:todo|to-do|to do|fixme|later|done|now|doing|waiting)\b[\s:：-]*")


def follow_ups_of(pieces: Iterable[Piece], topics: Mapping[tuple[str, str], tuple[str, ...]], config: Config) -> tuple[FollowUp, ...]:
    """All follow-ups, oldest first. ``topics`` gives those of an entry or note, by (kind, id)."""
    found: list[tuple[FollowUp, str]] = []
    for piece in sorted(pieces, key=lambda piece: piece.order):
        for section in piece.sections:
            found.extend((_follow_up(task, piece, topics), _words(task.text)) for task in section.follow_ups if _counts(task, config))
    done: set[str] = set()
    closed: list[FollowUp] = []
    for follow_up, words in reversed(found):
        if follow_up.state == "closed":
            done.add(words)
        elif words in done:
            closed.append(replace(follow_up, state="closed"))
            continue
        closed.append(follow_up)
    return tuple(reversed(closed))


def _counts(task: TaskItem, config: Config) -> bool:
    """Not the items of a reading list, and phrases only where the author wants them."""
    if task.kind == "phrase":
        return config.follow_up_phrases
    return not (task.kind == "task" and task.role is Role.LINKS and task.resources)


def _follow_up(task: TaskItem, piece: Piece, topics: Mapping[tuple[str, str], tuple[str, ...]]) -> FollowUp:
    home = piece.home
    return FollowUp(
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


def _words(text: str) -> str:
    """The item's words without its marker, however they are spelled."""
    return _MARKER.sub("", folded(text)).rstrip(" .!")
