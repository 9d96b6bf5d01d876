"""Mentions with what their sentences tell of them, and the citations that the journal keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from decan.journal.remembered import Remembered
from decan.journal.resources.coverage import Cited
from decan.journal.resources.mentions import Mention, by_order
from decan.journal.resources.telling import Span, of_label, told
from decan.model.resource import Citation
from decan.model.text import Source


def told_of(mentions: Iterable[Mention]) -> dict[int, Cited]:
    """Each mention, by its `id`, with what its sentence tells of it; those of one sentence are told apart."""
    together: dict[tuple[str, int, str], list[Mention]] = {}
    for mention in mentions:
        together.setdefault((mention.piece.path, mention.link.line, mention.link.sentence), []).append(mention)
    companies = (tuple(sorted(several, key=by_order) if len(several) > 1 else several) for several in together.values())
    return {id(one.mention): one for company in _companies.each(companies, None) for one in company}


def _told(company: tuple[Mention, ...], _: None) -> tuple[Cited, ...]:
    """The mentions of one sentence, each with what it tells of it."""
    sentence = company[0].link.sentence
    spans = _spans(sentence, company)
    found: list[Cited] = []
    for number, mention in enumerate(company):
        own = told(sentence, spans, number, mention.link.said)
        apart = replace(of_label(mention.part), skipped=own.skipped, meant=own.meant) if " " in mention.part else own
        found.append(Cited(mention, apart))
    return tuple(found)


_companies = Remembered(_told, key=lambda company: tuple(map(id, company)))


def _spans(sentence: str, company: Sequence[Mention]) -> list[Span]:
    """Where each mention's label stands; at the end for one that the sentence does not show."""
    spans: list[Span] = []
    after = 0
    for mention in company:
        label = mention.link.label or mention.link.target
        start = _place(label, sentence, after)
        start = _place(label, sentence, 0) if start < 0 < after else start
        span = (start, start + len(label)) if start >= 0 else (len(sentence), len(sentence))
        spans.append(span)
        after = span[1] if start >= 0 else after
    return spans


def _place(label: str, sentence: str, after: int) -> int:
    """Where a label stands as whole words, else at all; -1 where the sentence does not show it."""
    if not label:
        return -1
    first = start = sentence.find(label, after)
    while start >= 0 and (_is_word(sentence[start - 1 : start]) or _is_word(sentence[start + len(label) : start + len(label) + 1])):
        start = sentence.find(label, start + 1)
    return start if start >= 0 else first


def _is_word(sign: str) -> bool:
    """Whether a sign is a part of a word, as a regular expression has it; not where there is none."""
    return sign.isalnum() or sign == "_"


def with_labels(cited: Sequence[Cited], kind: str, title: str) -> Sequence[Cited]:
    """The citations of a course or book with what their labels tell where they are not its title: ``MML, chapter 2``."""
    if kind not in {"course", "book"}:
        return cited
    found: list[Cited] = []
    for one in cited:
        label = one.mention.link.label
        if label != title and not one.told.part and (own := of_label(label)).part:
            one = replace(one, told=replace(one.told, part=own.part, portions=own.portions))  # noqa: PLW2901
        found.append(one)
    return found


def citation(one: Cited) -> Citation:
    """The citation as the journal keeps it."""
    mention, tells = one.mention, one.told
    link, piece = mention.link, mention.piece
    kind, id_ = piece.home.kind, piece.home.id
    return Citation(
        Source(piece.path, link.line),
        link.label,
        link.sentence,
        piece.start if kind != "note" else None,
        id_ if kind == "entry" else "",
        id_ if kind == "unit" else "",
        id_ if kind == "period" else "",
        id_ if kind == "note" else "",
        tells.pass_,
        f"part {mention.part}" if mention.part and " " not in mention.part else tells.part,
        mention.in_goals,
        tells.skipped,
        mention.inferred,
    )


def by_home(mentions: Iterable[Mention]) -> Mapping[tuple[str, str], Sequence[Mention]]:
    """Mentions by (kind, id) of what they stand in."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.piece.home.kind, mention.piece.home.id), []).append(mention)
    return found
