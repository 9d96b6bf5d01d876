"""What is wrong with a journal's links to other sites: asked for where that is not known yet, told with file and line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from decan.caching import keep, kept
from decan.diagnostics import Diagnostic, Severity, Span
from decan.external.asking import Answer, Asker
from decan.external.crowd import PAUSE, ask_all
from decan.model.document import Link
from decan.model.journal import Journal

FILE = "external"
_FORMAT = 1
_ALONE = 3
"""Hosts of which all can be out of reach while others are not."""
_THERE, _NOT_THERE = 7, 1
"""Days that an answer holds."""


def complaints(
    journal: Journal,
    asker: Asker,
    cache: Path,
    today: Day,
    told: Callable[[int, int], object] = lambda _done, _all: None,
    *,
    fresh: bool = False,
    pause: float = PAUSE,
) -> tuple[Diagnostic, ...]:
    """Ask for every link of the journal that leads elsewhere, and say what is wrong with it.

    Answers are kept in the ``cache`` for some days, unless ``fresh``. ``told`` hears how many of how many are known.
    """
    links = [(path, link) for path, found in journal.links for link in found if asker.may_ask(link.target)]
    wanted = dict.fromkeys(_address(link) for _, link in links)
    before = {} if fresh else _kept(cache, today)
    known = {url: answer for url, (answer, _) in before.items() if url in wanted}
    ask = [url for url in wanted if url not in known]
    done = len(known)

    def count(_url: str, _answer: Answer) -> None:
        nonlocal done
        done += 1
        told(done, len(wanted))

    found = ask_all(ask, asker.ask, count, pause=pause)
    hosts = {urlsplit(url).netloc for url in found}
    if len(hosts) > _ALONE and not any(answer.status for answer in found.values()):
        message, hint = f"nothing answers at any of {len(hosts)} other sites", "see whether this machine is online, and check again"
        return (Diagnostic("external.offline", Severity.WARNING, message, Span(links[0][0]), "", hint),)
    _keep(cache, {**before, **{url: (answer, today) for url, answer in found.items()}})
    days = {entry.source.path: entry.date for entry in reversed(journal.entries)}
    answers = {**known, **found}
    return tuple(complaint for path, link in links for complaint in _about(path, link, answers[_address(link)], days.get(path)))


def _address(link: Link) -> str:
    return link.target.strip()


def _about(path: str, link: Link, answer: Answer, day: Day | None) -> Iterator[Diagnostic]:
    """What is wrong with one link; nothing, mostly."""
    url, span = _address(link), Span(path, link.line, link.column)
    if answer.is_there:
        if answer.moved:
            yield Diagnostic("external.moved", Severity.INFO, f"{url} has moved for good", span, "", f"write {answer.moved}")
    elif answer.is_gone:
        copy = f"https://web.archive.org/web/{day:%Y%m%d}/{url}" if day else f"https://web.archive.org/web/{url}"
        yield Diagnostic("external.gone", Severity.WARNING, f"{url} is gone ({answer.status})", span, "", f"there may be a copy: {copy}")
    else:
        why = answer.error or f"the server answers {answer.status}"
        yield Diagnostic("external.unreachable", Severity.WARNING, f"{url} could not be read: {why}", span, "", "try it again another day")


def _kept(cache: Path, today: Day) -> dict[str, tuple[Answer, Day]]:
    """The answers that still hold."""
    try:
        value = json.loads(kept(cache, FILE) or b"")
        if value["format"] != _FORMAT:
            return {}
        found = {
            url: (Answer(status, moved, error), Day.fromisoformat(day)) for url, (status, moved, error, day) in value["answers"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    ages = {url: timedelta(_THERE if answer.is_there else _NOT_THERE) for url, (answer, _) in found.items()}
    return {url: one for url, one in found.items() if timedelta() <= today - one[1] < ages[url]}


def _keep(cache: Path, answers: Mapping[str, tuple[Answer, Day]]) -> None:
    rows = {url: (one.status, one.moved, one.error, day.isoformat()) for url, (one, day) in sorted(answers.items())}
    keep(cache, FILE, json.dumps({"format": _FORMAT, "answers": rows}, ensure_ascii=False))
