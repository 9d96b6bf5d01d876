"""Topics that are spelled in several ways, stand twice in one list, or are almost another: told, never changed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain

from decan.diagnostics import Diagnostic, Severity
from decan.journal.pieces import finding
from decan.journal.remembered import Remembered
from decan.journal.slugs import spelled_out
from decan.memos import memo
from decan.model.document import Document

_SEPARATORS = re.compile(r"[\s_\-‐‑–·]+")
_RARE, _COMMON = 1, 5
"""Uses of a topic that may be a slip, and of one that may be meant."""
_CLOSE = 0.9
_SHORTEST = 5


@memo
def topic_key(name: str) -> str:
    """What all spellings of a topic have in common: no case, no width, no separators; ``C++`` and ``cpp`` are one."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    return unicodedata.normalize("NFC", _SEPARATORS.sub("", spelled_out(plain.removeprefix("#"))))


@memo
def tidy(tag: str) -> str:
    """A tag without the marks around it."""
    return " ".join(tag.strip().removeprefix("[[").removesuffix("]]").lstrip("#").split())


def nearly(spellings: Mapping[str, Counter[str]], titles: Mapping[str, str], documents: Iterable[Document]) -> list[Diagnostic]:
    """Topics used once whose name is almost that of one in common use: a plural, or a slip."""
    uses = {key: counted.total() for key, counted in spellings.items()}
    common: dict[str, list[str]] = {}
    for key, count in sorted(uses.items()):
        if count >= _COMMON and len(key) >= _SHORTEST:
            common.setdefault(key[0], []).append(key)
    meant = {
        key: found[0]
        for key, count in sorted(uses.items())
        if count <= _RARE and len(key) >= _SHORTEST and (found := get_close_matches(key, common.get(key[0], ()), 1, _CLOSE))
    }
    told: list[Diagnostic] = []
    for document in documents if meant else ():
        for _, line, tag in written(document):
            key = topic_key(tag)
            if key in meant:
                shown = titles.get(meant.pop(key), "")
                message = f"the topic “{tag}” stands here only, and “{shown}” elsewhere"
                hint = f"write “{shown}”, or give it “{tag}” as an alias"
                told.append(finding("topic.near", Severity.INFO, message, document.path, line, 1, hint))
    return told


def written(document: Document) -> Iterator[tuple[str, int, str]]:
    """(where, line, tag) of each tag of a document's lists."""
    lines = {key.lower(): line for key, line in document.front.lines}
    for where, tags in (("tags", document.front.tags), ("categories", document.front.categories)):
        line = next((lines[key] for key in (where, "topics", "keywords", where[:-1], "category") if key in lines), 1)
        yield from ((where, line, tidy(tag)) for tag in tags)
    yield from (("the tag line", document.sections[0].line if document.sections else 1, tidy(tag)) for tag in document.tags)
    for section in document.sections:
        yield from ((f"section {section.line}", section.line, tidy(tag)) for tag in section.tags)


def spelled_differently(
    spellings: Mapping[str, Counter[str]], titles: Mapping[str, str], documents: Iterable[Document]
) -> list[Diagnostic]:
    """One finding for each topic with more than one spelling, at the first place of the rarest."""
    several = {key: counted for key, counted in spellings.items() if len(counted) > 1}
    if not several:
        return []
    places: dict[str, tuple[str, int]] = {}
    for document in documents:
        for _, line, tag in written(document):
            if topic_key(tag) in several:
                places.setdefault(tag, (document.path, line))
    told: list[Diagnostic] = []
    for key in sorted(several):
        counted = several[key]
        ranked = sorted(counted, key=lambda name: (-counted[name], name))
        path, line = places.get(ranked[-1], ("", 1))
        if not path:
            continue
        shown = titles.get(key, ranked[0])
        named = ", ".join(f"“{name}” ({counted[name]})" for name in ranked)
        hint = f"write “{shown}” everywhere; it is the one that is shown"
        told.append(finding("topic.spelling", Severity.INFO, f"one topic in {len(ranked)} spellings: {named}", path, line, 1, hint))
    return told


def repeated(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """Tags that stand twice in one list."""
    return chain.from_iterable(_twice.each(documents, None))


def _repeated(document: Document, _: None) -> tuple[Diagnostic, ...]:
    lists = (document.front.tags, document.front.categories, document.tags)
    if all(len({topic_key(tidy(tag)) for tag in tags}) == len(tags) for tags in lists):
        return ()
    found: list[Diagnostic] = []
    seen: set[tuple[str, str]] = set()
    told: set[str] = set()
    for where, line, tag in written(document):
        key = topic_key(tag)
        if (where, key) in seen and key not in told and not where.startswith("section"):
            told.add(key)
            message = f"the topic “{tag}” stands twice in {where}"
            found.append(finding("topic.repeated", Severity.INFO, message, document.path, line, 1, "delete one of the two"))
        seen.add((where, key))
    return tuple(found)


_twice = Remembered(_repeated)
