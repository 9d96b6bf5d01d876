"""How far somebody is with a resource: what the author says, else what the citations show.

status: finished               in the resource's file, or in the file of an entry that lists it
- [x] [Title](…)               a ticked item that is the link and nothing more
[Title](…) (status:: paused)   beside it, or as a key of an item of resources: in front matter
finished reading [Title](…)    said in the sentence, right before the link
First half of …, Second half of …, day 3/3    all of it, part by part
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day

from decan.journal.names import folded
from decan.journal.pieces import Piece
from decan.journal.resources.coverage import Cited, is_whole
from decan.journal.resources.mentions import Mention
from decan.journal.resources.telling import inline_status, may_say_finished
from decan.model.document import Document, Link, LinkForm, Role, TaskItem

_WORDS = {
    **dict.fromkeys(
        ("finished", "done", "completed", "complete", "read", "watched", "✅", "fertig", "terminado", "terminé", "已完成", "完成"),
        "finished",
    ),
    **dict.fromkeys(
        ("in progress", "reading", "watching", "started", "ongoing", "active", "current", "wip", "doing", "进行中"), "in progress"
    ),
    **dict.fromkeys(
        ("planned", "to read", "to watch", "todo", "to do", "wishlist", "queued", "backlog", "next", "someday", "待读"), "planned"
    ),
    **dict.fromkeys(("paused", "on hold", "hold", "waiting"), "paused"),
    **dict.fromkeys(("dropped", "abandoned", "stopped", "cancelled", "quit"), "dropped"),
}
_KEYS = ("status", "state", "progress")
_FINISHED = re.compile(
    r"\b(?:finished|completed|done with)(?:\s+(?:watching|reading|listening to|going through|working through|with|up))?"
    r"(?:\s+(?:the|a|an|my|this|all of))?[\s:“\"'\[(*_]*$",
    re.IGNORECASE,
)
_WATCHED = re.compile(r"\b(?:watched|listened to|attended)(?:\s+(?:the|a|an|this|all of))?[\s:“\"'\[(*_]*$", re.IGNORECASE)
_NOT_QUITE = re.compile(r"\b(?:almost|nearly|not|haven't|half|mostly|most of|part of|partly|until)\b", re.IGNORECASE)
_STRUNG = re.compile(r"(?:\s*[,&+]|\s+and)*[\s\[]*$", re.IGNORECASE)
_VERB = re.compile(r"^(?:read|watch|finish|complete|do|work through|go through|listen to|study|take)(?:ed|ing)?\b", re.IGNORECASE)


def state_word(text: object) -> str:
    """One of the five states for a word that an author wrote; empty for any other word."""
    return _WORDS.get(folded(text.replace("-", " ")), "") if text and isinstance(text, str) else ""


def said_of_file(document: Document) -> str:
    """The state in a document's front matter or properties."""
    if not (document.properties or document.front.extra):
        return ""
    values = {key.lower(): value for key, value in (*document.properties, *document.front.extra)}
    return next((state for key in _KEYS if (state := state_word(values.get(key)))), "")


def explicit(mentions: Sequence[Mention], tasks: Mapping[tuple[str, int], TaskItem]) -> str:
    """The last state that the author set at a citation; empty when never. ``tasks`` are all checkbox items, by path and link."""
    found = ""
    for mention in mentions:
        link = mention.link
        own = _said_beside(link) if link.said or "::" in link.sentence else ""
        task = tasks.get((mention.piece.path, mention.index)) if tasks else None
        if own:
            found = own
        elif task is not None and _is_only(task, mention):
            found = "finished" if task.done else found or "planned"
        elif link.form is LinkForm.FRONT_MATTER:
            found = said_of_file(mention.piece.document) or found
    return found


def _said_beside(link: Link) -> str:
    """The state that stands with a link: as a key of its item in front matter, else in its sentence."""
    return state_word(dict(link.said).get("status", "")) or state_word(inline_status(link.sentence))


def seen(cited: Sequence[Cited], kind: str) -> str:
    """What the citations show: only meant to be read, in progress, or finished; both halves of a thing are the whole."""
    if is_whole(cited) or any(not one.told.part and _says_finished(one.mention, kind) for one in cited):
        return "finished"
    return "in progress" if any(one.used for one in cited) else "planned"


def finished_on(cited: Sequence[Cited], kind: str, tasks: Mapping[tuple[str, int], TaskItem]) -> Day | None:
    """The day of the citation that first shows the resource finished; None when none does. ``cited`` are its citations, oldest first."""
    dated = [one for one in cited if one.mention.piece.start]
    for number, one in enumerate(dated, 1):
        so_far = dated[:number]
        said = explicit([before.mention for before in so_far], tasks)
        if (said or seen(so_far, kind)) == "finished":
            return one.mention.piece.start
    return None


def tasks_by_link(pieces: Iterable[Piece]) -> dict[tuple[str, int], TaskItem]:
    """Checkbox items by their document and each of their links."""
    return {
        (piece.path, index): task
        for piece in pieces
        for section in piece.sections
        for task in section.follow_ups
        if task.kind == "task"
        for index in task.resources
    }


def _is_only(task: TaskItem, mention: Mention) -> bool:
    """Whether the item is the link and nothing more, but perhaps a verb: ``- [x] read [Title](…)``."""
    label = mention.link.label or mention.link.target
    rest = task.text.replace(label, "", 1) if label in task.text else task.text
    rest = _VERB.sub("", rest.strip(" :.-–—[]"))
    return not any(map(str.isalnum, rest))


def _without_company(before: str, mention: Mention) -> str:
    """What stands before a link, without the links of the same line that it is strung together with: ``watched A, B and``."""
    links = mention.piece.document.links
    for index in range(mention.index - 1, -1, -1):
        bare = _STRUNG.sub("", before)
        if links[index].line != mention.link.line or not links[index].label or not bare.rstrip("]").endswith(links[index].label):
            break
        before = bare.rstrip("]").removesuffix(links[index].label)
    return before


def _says_finished(mention: Mention, kind: str) -> bool:
    link = mention.link
    if not may_say_finished(link.sentence) or not link.label:
        return False
    if mention.piece.home.kind == "note" or link.role is Role.GOALS or link.role is Role.TODO:
        return False
    place = link.sentence.find(link.label)
    if place <= 0:
        return False
    before = _without_company(link.sentence[:place], mention)[-60:]
    if not before:
        return False
    finished = _FINISHED.search(before) or (kind in {"video", "lecture"} and _WATCHED.search(before))
    return bool(finished) and not _NOT_QUITE.search(before)
