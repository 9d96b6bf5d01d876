"""What a sentence tells about a mention: the pass, the part, whether it was left out or only meant.

    told("Second pass through Graves '12", [(20, 30)], 0).pass_       → "second pass"
    told("First half of NYU 6L on latent EBMs", [(14, 20)], 0).part   → "first half"
    told("skipped NYU 6L", [(8, 14)], 0).skipped                      → True

Words count for the mention that they are joined to: the next one by ``of`` or ``through``, else the one right before them, else the one
right after. Those in a label are its name, and tell nothing here (but see `of_label`). What an author writes explicitly (``(pass:: 2)``,
``[part:: chapter 2]``, or keys of ``resources:``) beats the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from decan.journal.resources.wording import LANGUAGES, Wording, alternatives
from decan.memos import memo

Span = tuple[int, int]
"""Where a mention's label stands in its sentence."""

_REACH = 40
"""Characters between words and the label that they are about."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part in numbers: ``weeks 5-6`` is week 5 to 6, ``first half`` is half 1. Numbers have no leading zeros (``06L`` is ``6L``)."""

    unit: str
    first: str
    last: str
    of: int | None = None
    """How many there are, where the sentence says so (``part 1/3``)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one mention."""

    pass_: str = ""
    part: str = ""
    portions: tuple[Portion, ...] = ()
    skipped: bool = False
    meant: bool = False
    """Something that is still to be done."""
    last: bool = False
    """The last of several days or parts: ``day 3/3``, ``the rest of …``."""


_NOTHING = Told()
"""What most sentences tell."""


@dataclass(frozen=True, slots=True)
class _Find:
    """Words that tell something, and where they stand."""

    start: int
    end: int
    told: Told


def _listed(pick: str) -> list[str]:
    return [word for wording in LANGUAGES.values() for word in getattr(wording, pick).split()]


def _table(pick: str) -> dict[str, str]:
    return {word: unit for wording in LANGUAGES.values() for word, unit in getattr(wording, pick).items()}


_ALL: Sequence[Wording] = tuple(LANGUAGES.values())
_ORDINALS = {word: number for wording in reversed(_ALL) for word, number in wording.ordinals.items()}
_NUMBERS = {word: number for wording in reversed(_ALL) for word, number in wording.numbers.items()}
_UNITS = _table("units")
_FRACTIONS = _table("fractions")
_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUM = r"\d{1,4}(?:\.\d{1,3})*[A-Za-z]?(?![\w/])"
_WHAT = alternatives([*_UNITS, *_FRACTIONS, *_listed("passes")])
_NUMBERED = re.compile(
    rf"(?P<unit>{alternatives(_UNITS)})\s*#?\s*(?P<nums>(?:{_NUM}|(?:{alternatives(_NUMBERS)}))(?:\s*(?:[-–—,&+]|to|through|and|und|y|et|bis)\s*{_NUM})*)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?P<ordinal>第\s?\d{{1,3}}|{alternatives(_ORDINALS)})\s*(?:(?P<count>\d{{1,2}}|{alternatives(_NUMBERS)})\s+)?"
    rf"(?P<what>{_WHAT})",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?<!\w)(?P<unit>day|part|session|pt\.?|tag|teil|día|jour)\s*|(?P<bare>\())(?P<n>\d{1,2})\s*(?:/|of|out of|von|de)\s*"
    r"(?P<of>\d{1,2})(?(bare)\))(?![\w/])",
    re.IGNORECASE,
)
_OF = re.compile(r"\d\s*(?:/|of|out of|von|de)\s*\d", re.IGNORECASE)
"""What `_COUNTED` holds, found much sooner."""
_PASS = re.compile(r"(?<!\w)pass\s*#?\s*(?P<n>\d{1,2})(?![\w/])", re.IGNORECASE)
_AGAIN = re.compile(alternatives(_listed("again")), re.IGNORECASE)
_SHARE = re.compile(
    rf"(?P<what>{alternatives(_FRACTIONS)}|(?<!\w)(?:rest|remainder|beginning|middle)(?!\w))(?=\s+(?:of|on|in|at|while|during|after|today)\b)",
    re.IGNORECASE,
)
_HEAD = 3
"""Letters of a word by which a rule is chosen."""


def _heads(expressions: Iterable[str]) -> frozenset[str]:
    r"""What the words begin with that these expressions begin with: ``cha`` for ``chapters?``, ``re`` for ``re-?read``; no nested groups.

    Only the word after an apostrophe is looked for (``'ll``).

    >>> sorted(_heads([r"ch\.?", "(?:read|watched) again"]))
    ['ch', 'rea', 'wat']
    """
    first = (part for one in expressions for part in (one[3 : one.index(")")].split("|") if one.startswith("(?:") else [one]))
    words = (one.lstrip("'’") for one in first)
    return frozenset(match[0][:_HEAD] if (match := re.match(r"[^\W_]+(?![?*])", one)) else one[0] for one in words)


_HEADS = {
    "ordinal": _heads(_ORDINALS),
    "unit": _heads(_UNITS),
    "number": _heads(_NUMBERS),
    "pass": frozenset({"pas"}),
    "again": _heads(_listed("again")),
    "share": _heads((*_FRACTIONS, "rest", "remainder", "beginning", "middle")),
    "skipped": _heads(_listed("skipped")),
    "meant": _heads(_listed("meant")),
    "finished": _heads(("finished", "completed", "done", "watched", "listened", "attended")),
}
"""What words begin with that tell something, by what they tell."""
_WORD = re.compile(r"[^\W_]+|§")
_OTHERWISE = re.compile("[ıİ\u2e80-\U0010ffff]")
"""Signs of scripts without blanks, and those that folding keeps apart from the letters which an expression takes them for."""
_NO_HINTS = frozenset[str]()
_INLINE = re.compile(r"[(\[](?P<key>status|pass|part)\s*::\s*(?P<value>[^()\[\]]{1,60})[)\]]", re.IGNORECASE)
_SMALL = r"(?:the|a|an|my|this|that|all|of|over|on|in|der|die|das|el|la|le|les)"
_SKIPPED = re.compile(rf"(?:{alternatives(_listed('skipped'))})(?:\s+{_SMALL})*[\s\[(\"“'‘《]*$", re.IGNORECASE)
_MEANT = re.compile(rf"(?:{alternatives(_listed('meant'))})[^.;!?。；！？]{{0,60}}$", re.IGNORECASE)
_LATER = re.compile(r"[\s\])\"”'’》,]*(?:tomorrow|next (?:week|time|month)|later|someday)\b", re.IGNORECASE)
_JOINING = re.compile(r"\s+(?:of|through|in|from|into|on|with|von|aus|durch|de|del|du)\b[^.;!?]*$", re.IGNORECASE)
_PLURALS = frozenset(f"{unit}s" for unit in _UNITS.values()) | {"pp", "chaps", "secs", "lecs", "pts", "eps", "vols", "psets", "§§"}
_REPEATED = re.compile(r"[\s\])\"”’'》]*again\b", re.IGNORECASE)
_REREAD = "re-read"
_STOP = re.compile(r"[.;!?。；！？](?:\s|$)|\n")
_DIGIT = re.compile(r"\d")
_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)")
_AND = re.compile(r"\s*(?:[,&+]|\band\b|\bund\b|\by\b|\bet\b)\s*")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÞΑ-ΩА-Я]")
"""A name between a label and words for a part may be what they are about."""
_SINGLE = re.compile(r"(?P<first>[\w.]+?)(?:\s*(?:[-–—]|to|through|bis)\s*(?P<last>[\w.]+))?$")


def told(sentence: str, spans: Sequence[Span], which: int, said: Iterable[tuple[str, str]] = ()) -> Told:
    """What is said of ``spans[which]``. ``spans`` are all mentions of the sentence, in order; ``said`` is what front matter says of it."""
    start, end = spans[which]
    found = _NOTHING
    for find in _finds(sentence):
        if _owner(find, sentence, spans) == which:
            found = _both(found, find.told)
    before = sentence[max(0, start - 2 * _REACH) : start]
    after = sentence[end:]
    hints = _hints(sentence) if before else _NO_HINTS
    skipped = "skipped" in hints and _SKIPPED.search(before) is not None
    meant = ("meant" in hints and _MEANT.search(_covered(before, start, spans[:which])) is not None) or _LATER.match(after) is not None
    inline = {match["key"].lower(): match["value"].strip() for match in _inline(sentence)} if len(spans) == 1 else {}
    pass_ = found.pass_ or (_REREAD if _REPEATED.match(after) else "")
    every = Told(pass_, found.part, found.portions, skipped, meant, found.last) if pass_ or skipped or meant else found
    return _explicit(every, {**inline, **dict(said)}) if inline or said else every


def _covered(before: str, start: int, spans: Sequence[Span]) -> str:
    """What stands before ``start``, without the words of other mentions: *How to Read a Paper* means to read nothing else."""
    begin = start - len(before)
    for first, last in spans:
        left, right = max(first - begin, 0), min(last, start) - begin
        if left < right:
            before = f"{before[:left]}{'·' * (right - left)}{before[right:]}"
    return before


def of_label(label: str) -> Told:
    """What a label says of a book or course whose name it is not: ``MML, chapter 2``."""
    found = _NOTHING
    for find in _finds(label):
        found = _both(found, find.told)
    return found


def inline_status(sentence: str) -> str:
    """The words of an inline ``(status:: finished)``; empty without one."""
    return next((match["value"].strip() for match in _inline(sentence) if match["key"].lower() == "status"), "")


def may_say_finished(sentence: str) -> bool:
    """Whether any word of a sentence begins like one that says that a thing was finished: most sentences have none."""
    return "finished" in _hints(sentence)


def _inline(sentence: str) -> Iterable[re.Match[str]]:
    """What is written as ``(key:: value)``."""
    return _INLINE.finditer(sentence) if "::" in sentence else ()


def number_of(text: str) -> str:
    """A part's number as it is compared: ``06L`` and ``6l`` are ``6L``.

    >>> number_of("06l")
    '6L'
    """
    return _ZEROS.sub("", text).upper()


def _both(one: Told, other: Told) -> Told:
    """Two tellings about one mention: parts add up, the first pass that is named counts."""
    part = f"{one.part}, {other.part}" if one.part and other.part and other.part not in one.part else one.part or other.part
    return Told(one.pass_ or other.pass_, part, (*one.portions, *other.portions), one.skipped, one.meant, one.last or other.last)


def _explicit(found: Told, said: Mapping[str, str]) -> Told:
    """What the author writes beats what the words tell."""
    if said.get("pass"):
        text = said["pass"].strip()
        found = replace(found, pass_=_pass(int(text)) if text.isascii() and text.isdigit() else text)
    if said.get("part"):
        parsed = of_label(said["part"])
        found = replace(found, part=said["part"].strip(), portions=parsed.portions, last=parsed.last)
    return found


@memo
def _finds(sentence: str) -> tuple[_Find, ...]:
    """All words that tell a pass or a part, from left to right, none in another."""
    found = [find for rule in _rules(sentence) for find in rule(sentence)]
    if len(found) < 2:
        return tuple(found)
    kept: list[_Find] = []
    for find in sorted(found, key=lambda find: (find.start, -find.end)):
        if not kept or find.start >= kept[-1].end:
            kept.append(find)
    return tuple(kept)


def _rules(sentence: str) -> Sequence[Callable[[str], Iterator[_Find]]]:
    """The rules that can find anything in a sentence: a look at its words is much quicker than five long expressions."""
    hints = _hints(sentence)
    digits = _DIGIT.search(sentence) is not None
    wanted = (
        (_counted, digits and _OF.search(sentence) is not None),
        (_ordinal, "ordinal" in hints),
        (_numbered, "unit" in hints and (digits or "number" in hints)),
        (_passed, (digits and "pass" in hints) or "again" in hints),
        (_shared, "share" in hints),
    )
    return [rule for rule, possible in wanted if possible]


@memo
def _hints(sentence: str) -> frozenset[str]:
    """Those of `_HEADS` that a sentence's words begin with; all, where words cannot be told apart."""
    if not sentence.isascii() and _OTHERWISE.search(sentence):
        return frozenset(_HEADS)
    return _NO_HINTS.union(*map(_hints_of, _WORD.findall(sentence.casefold())))


@memo
def _hints_of(word: str) -> frozenset[str]:
    heads = {word[:length] for length in range(1, _HEAD + 1)}
    return frozenset(name for name, known in _HEADS.items() if not heads.isdisjoint(known))


def _counted(sentence: str) -> Iterator[_Find]:
    for match in _COUNTED.finditer(sentence):
        number, of = int(match["n"]), int(match["of"])
        if 0 < number <= of and of > 1:
            text = f"{number}/{of}"
            if (match["unit"] or "").lower() in {"day", "tag", "día", "jour"}:
                told = Told(pass_=f"day {text}", last=number == of)
            else:
                told = Told(part=f"part {text}", portions=(Portion("part", str(number), str(number), of),), last=number == of)
            yield _Find(match.start(), match.end(), told)


def _ordinal(sentence: str) -> Iterator[_Find]:
    for match in _ORDINAL.finditer(sentence):
        word = match["ordinal"].lower().replace(" ", "")
        number = int(word[1:]) if word[1:].isdigit() and word[0] == "第" else _ORDINALS.get(word, 0)
        what = match["what"].lower()
        unit, fraction = "" if _is_pass(word, what) else _unit(what), _FRACTIONS.get(what, "")
        if match["count"]:
            told = _several(number, match["count"].lower(), unit, what)
        elif fraction:
            told = Told(part=f"{_name(number)} {fraction}", portions=_nth(fraction, number))
        elif unit:
            part = f"last {unit}" if number < 0 else f"{unit} {number}" if unit != "part" else f"{_name(number)} part"
            told = Told(part=part, portions=_nth(unit, number))
        else:
            told = Told(pass_=_pass(number))
        yield _Find(match.start(), match.end(), told)


def _several(number: int, count: str, unit: str, what: str) -> Told:
    """``first two chapters`` are chapters 1 to 2; of the last ones nobody knows the numbers."""
    many = int(count) if count.isdigit() else _NUMBERS[count]
    if not unit:
        return Told()
    if number == 1 and many > 1:
        return Told(part=f"{unit}s 1-{many}", portions=(Portion(unit, "1", str(many)),))
    return Told(part=f"{_name(number)} {many} {what}")


def _numbered(sentence: str) -> Iterator[_Find]:
    for match in _NUMBERED.finditer(sentence):
        unit = _unit(match["unit"].lower())
        if match["nums"].lower() in _NUMBERS:
            number = str(_NUMBERS[match["nums"].lower()])
            yield _Find(match.start(), match.end(), Told(part=f"{unit} {number}", portions=(Portion(unit, number, number),)))
            continue
        portions: list[Portion] = []
        for piece in _AND.split(match["nums"]):
            single = _SINGLE.match(piece.strip())
            if single:
                first = number_of(single["first"])
                portions.append(Portion(unit, first, number_of(single["last"] or first)))
        shown = ", ".join(part.first if part.first == part.last else f"{part.first}-{part.last}" for part in portions)
        plural = match["unit"].lower().rstrip(".") in _PLURALS
        if plural and len(portions) == 1 and portions[0].first == portions[0].last:
            continue  # “in 2 weeks 5 papers”
        name = f"{unit}s" if plural or len(portions) > 1 else unit
        yield _Find(match.start(), match.end(), Told(part=f"{name} {shown}", portions=tuple(portions)))


def _passed(sentence: str) -> Iterator[_Find]:
    for match in _PASS.finditer(sentence):
        yield _Find(match.start(), match.end(), Told(pass_=_pass(int(match["n"]))))
    for match in _AGAIN.finditer(sentence):
        yield _Find(match.start(), match.end(), Told(pass_=_REREAD))


def _shared(sentence: str) -> Iterator[_Find]:
    for match in _SHARE.finditer(sentence):
        word = match["what"].lower()
        yield _Find(match.start(), match.end(), Told(part=_FRACTIONS.get(word, word), last=word in {"rest", "remainder"}))


@lru_cache(maxsize=1024)
def _unit(word: str) -> str:
    """The unit of a word; the table's words may be expressions."""
    return next((unit for pattern, unit in _UNITS.items() if re.fullmatch(pattern, word)), "")


def _is_pass(ordinal: str, what: str) -> bool:
    """Whether the ordinal's language calls a pass so: a French ``lecture`` is none in English."""
    own = [wording for wording in _ALL if ordinal in wording.ordinals] or _ALL
    return any(re.fullmatch(noun, what) for wording in own for noun in wording.passes.split())


def _nth(unit: str, number: int) -> tuple[Portion, ...]:
    return (Portion(unit, str(number), str(number)),) if number > 0 else (Portion(unit, "last", "last"),)


def _name(number: int) -> str:
    """``first``, ``second``; ``last`` for -1."""
    return "last" if number < 0 else _NAMES[number - 1] if 0 < number <= len(_NAMES) else f"{number}th"


def _pass(number: int) -> str:
    return f"{_name(number)} pass" if number else ""


def _owner(find: _Find, sentence: str, spans: Sequence[Span]) -> int:
    """The mention that words are about; -1 for none."""
    if any(start <= find.start < end for start, end in spans):
        return -1  # a label's own words are its name: “Data maps, part 2”
    after = next((number for number, (start, _) in enumerate(spans) if start >= find.end), -1)
    before = max((number for number, (_, end) in enumerate(spans) if end <= find.start), default=-1)
    ahead = sentence[find.end : spans[after][0]] if after >= 0 else "."
    behind = sentence[spans[before][1] : find.start] if before >= 0 else "."
    near_ahead = after >= 0 and len(ahead) <= _REACH and not _STOP.search(ahead)
    near_behind = before >= 0 and len(behind) <= _REACH and not _STOP.search(behind.lstrip("])")) and not _CAPITAL.search(behind)
    if near_ahead and (_JOINING.match(ahead) or not ahead.strip(" ([\"“'‘《:")):
        return after
    if near_behind:
        return before
    return after if near_ahead and "," not in ahead else -1
