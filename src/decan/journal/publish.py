"""What is published: no drafts, nothing dated in the future, and no file that only they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.kinds import stem_of
from decan.journal.names import Names
from decan.journal.outline import held_back, is_future
from decan.journal.pieces import finding
from decan.journal.remembered import Remembered
from decan.model.document import Document, Link


@dataclass(frozen=True, slots=True)
class Published:
    """What goes on the site. ``hidden`` are the paths of held-back documents, which links may still name."""

    documents: tuple[Document, ...]
    assets: tuple[str, ...]
    hidden: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    until: Day = Day.max
    """The first day on which something that is held back now will be shown."""


def publish(documents: Sequence[Document], assets: Sequence[str], config: Config) -> Published:
    """Part what is published from what is not. The result is sorted by path, whatever the order that comes in."""
    ordered = sorted(documents, key=lambda document: document.path)
    shown: list[Document] = []
    hidden: list[Document] = []
    told: list[Diagnostic] = []
    for document, (until, coming) in zip(ordered, _days_to_come.each(ordered, config), strict=True):
        if document.front.draft and not config.drafts:
            hidden.append(document)
            told.extend(found for found in document.diagnostics if found.code == "front-matter.draft")  # else nobody would know why
        elif until is not None:
            hidden.append(document)
            message = f"held back until {until}, because it is dated in the future"
            told.append(finding("date.future", Severity.INFO, message, document.path, 1, 1, "build with --future to see it now"))
        else:
            shown.append(document)
            told.extend(coming)
    files = tuple(sorted(set(assets)))
    starts = [section.start for document in ordered for section in document.sections if is_future(section.start, section.kind, config)]
    later = [*(held_back(document, config) for document in hidden), *starts]
    withheld = _only_theirs(hidden, shown, files, config)
    return Published(
        tuple(shown),
        tuple(path for path in files if path not in withheld),
        frozenset(document.path for document in hidden),
        tuple(told),
        min((day for day in later if day), default=Day.max),
    )


def _to_come(document: Document, config: Config) -> tuple[Day | None, list[Diagnostic]]:
    """Until when a document is held back, and what is said of its days to come when it is not."""
    return held_back(document, config), _future_days(document, config)


_days_to_come = Remembered(_to_come)


def _future_days(document: Document, config: Config) -> list[Diagnostic]:
    """One finding for the days of a published document that are still to come."""
    coming = [section for section in document.sections if is_future(section.start, section.kind, config)]
    if not coming:
        return []
    days = f"{len(coming)} days are" if len(coming) > 1 else "a day is"
    message = (
        f"{days} held back, from {coming[0].start} on, because they are in the future"
        if len(coming) > 1
        else f"{coming[0].start} is held back, because it is in the future"
    )
    return [finding("date.future", Severity.INFO, message, document.path, coming[0].line, 1, "build with --future to see it now")]


def _only_theirs(hidden: Sequence[Document], shown: Sequence[Document], assets: Sequence[str], config: Config) -> frozenset[str]:
    """The files that hidden documents or days refer to, or that lie in a hidden bundle, and that nothing published refers to."""
    partly = [document for document in shown if any(is_future(section.start, section.kind, config) for section in document.sections)]
    if not hidden and not partly:
        return frozenset()
    names = Names.of((), assets, config)
    theirs = {found for document in hidden for link in document.links for found in _file(names, link, document.path)}
    theirs |= {path for document in hidden for path in _front_files(names, document)}
    bundles = tuple(
        document.path.rpartition("/")[0] + "/" for document in hidden if stem_of(document.path) == "index" and "/" in document.path
    )
    theirs |= {path for path in assets if bundles and path.startswith(bundles)}
    for document in partly:
        coming = {index for section in document.sections if is_future(section.start, section.kind, config) for index in section.body.links}
        theirs |= {found for index in coming for found in _file(names, document.links[index], document.path)}
    if not theirs:
        return frozenset()
    used: set[str] = set()
    for document in shown:
        coming = {index for section in document.sections if is_future(section.start, section.kind, config) for index in section.body.links}
        for index, link in enumerate(document.links):
            if index not in coming:
                used.update(_file(names, link, document.path))
        used.update(_front_files(names, document))
    return frozenset(theirs - used)


def _file(names: Names, link: Link, path: str) -> tuple[str, ...]:
    found = names.find(link, path) if link.target else None
    return (found.path,) if found else ()


def _front_files(names: Names, document: Document) -> tuple[str, ...]:
    """Files that front matter names: a cover picture and the like."""
    found = (names.asset(value, document.path) for _, value in document.front.extra if isinstance(value, str) and "." in value)
    return tuple(path for path in found if path)
