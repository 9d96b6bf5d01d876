"""The words for passes and parts, by language: what `decan.journal.resources.telling` looks for beside a mention.

    Second pass through [Graves '12]        a pass: an ordinal and one of ``passes``
    re-read [Graves '12]                    one of ``again``
    First half of [NYU 6L]                  a part: an ordinal and one of ``units`` or ``fractions``
    weeks 5-6 of [NYU]                      a part: one of ``units`` and numbers

English is meant to be complete; a language is added by adding its `Wording` to `LANGUAGES`. All of them count in every text, because
authors write about books in other languages than their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    r"""The words of one language; alternatives of regular expressions, parted by blanks (``\s`` stands for a blank inside)."""

    ordinals: Mapping[str, int]
    """``first`` and the like; -1 is the last."""
    numbers: Mapping[str, int]
    passes: str
    """Nouns that with an ordinal are a pass."""
    again: str
    fractions: Mapping[str, str]
    """Word → ``half``, ``third``, ``quarter``."""
    units: Mapping[str, str]
    """Word → the unit as `Portion.unit` has it."""
    skipped: str
    """What stands right before a thing that was left out."""
    meant: str
    """What stands before a thing that somebody only means to read or watch."""


def _units(**words: str) -> dict[str, str]:
    return {word: unit for unit, found in words.items() for word in found.split()}


_ENGLISH = Wording(
    ordinals={
        **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
        **{"1st": 1, "2nd": 2, "3rd": 3, **{f"{number}th": number for number in range(4, 21)}},
        **{"initial": 1, "last": -1, "final": -1},
    },
    numbers={
        **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
        **{"eleven": 11, "twelve": 12},
    },
    passes=(
        r"pass(?:es)? read(?:ing)? read-?through run(?:-?through)? time go round iteration viewing watch(?:ing)? look attempt sweep "
        r"listen(?:ing)?"
    ),
    again=(
        r"re-?read(?:ing|s)? re-?watch(?:ed|ing|es)? re-?listen(?:ed|ing)? re-?visited re-?did "
        r"(?:read|watched|listened|went\sthrough|going\sthrough|reading|watching)\s(?:it\s)?again"
    ),
    fractions=_units(half="half halves", third="third thirds", quarter="quarter quarters"),
    units=_units(
        chapter=r"chapters? chaps?\.? ch\.?",
        section=r"sections? secs?\.? §§?",
        lecture=r"lectures? lecs?\.?",
        lesson="lessons?",
        week="weeks?",
        module="modules?",
        unit="units?",
        part=r"parts? pts?\.?",
        episode=r"episodes? eps?\.?",
        video="videos?",
        page=r"pages? pp\.? p\.",
        volume=r"volumes? vols?\.?",
        lab="labs?",
        exercise="exercises?",
        assignment="assignments?",
        problem="problems?",
        **{"problem set": r"problem\ssets? psets?"},
        appendix="appendix appendices",
        session="sessions?",
        act="acts?",
    ),
    skipped=(
        r"skip(?:ped|ping|s)? missed left\sout passed\sover "
        r"(?:did\snot|didn't|didn’t|have\snot|haven't|haven’t)\s(?:seen?|watch(?:ed)?|read|do:?|get\sto|finish(?:ed)?)"
    ),
    meant=(
        r"(?:want|need|plan(?:ning|ned)?|hope|hoping|intend(?:ing)?|going|have|ought|mean|meaning|like|supposed|time)\sto "
        r"(?:should|must|will|shall|might|may|could|would|can|'ll|’ll|let's|lets)(?:\salso|\sthen|\snext|\sprobably)? tomorrow:? "
        r"next:? to-?do:? to\s(?:read|watch|do|finish)"
    ),
)

_GERMAN = Wording(
    ordinals={
        f"{word}{ending}": number
        for number, word in enumerate(("erst", "zweit", "dritt", "viert", "fünft"), 1)
        for ending in ("e", "er", "es", "en", "em")
    },
    numbers={"eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5},
    passes="durchgang lektüre lesung mal",
    again=r"(?:nochmal|nochmals|erneut|wieder)\s(?:gelesen|angesehen)",
    fractions=_units(half="hälfte", third="drittel", quarter="viertel"),
    units=_units(
        chapter=r"kapitels? kap\.?",
        section=r"abschnitte?s?",
        lecture="vorlesung(?:en)?",
        week="wochen?",
        part="teile?s?",
        page="seiten?",
    ),
    skipped="übersprungen ausgelassen",
    meant="(?:will|möchte|muss|sollte|werde)",
)

_SPANISH = Wording(
    ordinals={"primera": 1, "primer": 1, "primero": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercer": 3, "última": -1},
    numbers={"uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5},
    passes="lectura pasada vez vuelta",
    again=r"releí releído releyendo volví\sa\s(?:leer|ver)",
    fractions=_units(half="mitad", third="tercio", quarter="cuarto"),
    units=_units(
        chapter=r"capítulos? cap\.?", section="secci(?:ón|ones)", lecture="clases?", week="semanas?", part="partes?", page="páginas?"
    ),
    skipped=r"me\ssalté salté omití",
    meant=r"(?:quiero|tengo\sque|debo|voy\sa)",
)

_FRENCH = Wording(
    ordinals={"première": 1, "premier": 1, "deuxième": 2, "seconde": 2, "second": 2, "troisième": 3, "dernière": -1},
    numbers={"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5},
    passes="lecture passe fois",
    again="relu relecture revu",
    fractions=_units(half="moitié", third="tiers", quarter="quart"),
    units=_units(chapter=r"chapitres? chap\.?", section="sections?", lecture="cours", week="semaines?", part="parties?", page="pages?"),
    skipped=r"sauté passé\soutre",
    meant=r"(?:veux|dois|vais|faut)",
)

_CHINESE = Wording(
    ordinals={f"第{sign}": number for number, sign in enumerate("一二三四五六七八九十", 1)},
    numbers={sign: number for number, sign in enumerate("一二三四五六七八九十", 1)},
    passes="遍",
    again="重读 重看 再读 再看",
    fractions={},
    units=_units(chapter="章", section="节", lecture="讲 课", week="周", part="部分 篇", episode="集", page="页"),
    skipped="跳过 跳過",
    meant="(?:想|要|打算|计划)",
)

LANGUAGES: Mapping[str, Wording] = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH, "zh": _CHINESE}


def alternatives(pick: Iterable[str]) -> str:
    """Alternatives, the longest first, that are no parts of longer words; a sign of Chinese may stand next to any other."""
    found = sorted(set(pick), key=lambda word: (-len(word), word))
    parted = [word for word in found if word.isascii() or word[0] < "\u2e80"]
    # The bounds stand around all words together: around each of them, an expression is seven times as slow.
    return "|".join((rf"(?<!\w)(?:{_by_letter(parted)})(?![^\W\d_])", *(word for word in found if word not in parted)))


def _by_letter(words: Iterable[str]) -> str:
    """The alternatives, those with one first letter together: where it does not stand, none of them is tried.

    >>> _by_letter(["thirds?", "half", "third", "hälfte"])
    't(?:hirds?|hird)|h(?:alf|älfte)'
    """
    alike: dict[str, list[str]] = {}
    for word in words:
        alike.setdefault(word[0] if re.match(r"[^\W\d_](?![?*+{])", word) else "", []).append(word)
    others = alike.pop("", [])
    return "|".join((*others, *(f"{letter}(?:{'|'.join(word[1:] for word in same)})" for letter, same in alike.items())))
