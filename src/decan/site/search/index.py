"""The index in pieces, so that a query loads little and an edit touches little.

=================== ========================================================================================================
``index.js``        the root: segments with the first words of their pieces; kinds, topics and years
``e0/w….js``        words of a segment with the documents that have them, and how often
``e0/p….js``        the same words' places, line by line; only phrases need them
``e0/t….js``        titles, addresses and texts of a few documents; only for what is shown
``e0/x….js``        the rest of a long text, loaded only where the beginning does not hold what was found
=================== ========================================================================================================

All are scripts that call ``decanSearch.piece(name, data)``, because nothing else can be loaded from ``file://``.

A segment holds the entries of some months, or other documents, and its files depend on nothing else: an entry of today leaves all but
the newest segment as they are. Each word of a query needs a piece of each segment, so segments are large, and pieces small.

A piece of words begins at a word whose own digest says so, the sooner the more it weighs. So an edit hardly ever moves a border, and a
piece is called after its first word. An edit changes the pieces of the words that it adds, takes away or moves, and one of texts.

Numbers are written in printable signs, see `code`; only differences are stored. A place is a document's number and a word's in it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby, pairwise
from typing import Generic
from zlib import crc32

from decan.site.keeping import F, Keeper
from decan.site.page import File, OutputPath
from decan.site.search.documents import Document, digest
from decan.site.search.words import terms

SEGMENT = 4_000_000
"""Characters of a segment, about."""
PIECE = 4_000
"""Weight of a piece of words, about: letters and documents."""
LONGEST_NAME = 24
"""A longer word begins no piece, since pieces are called after words."""
BESIDE = 200
"""What a document counts for beside its text."""
SHOWN = 12_000
"""Bytes of a piece of texts, at most, but for a single text."""
LONG = 10_000
"""Characters of a text beside others; the rest has pieces of its own."""
REST = 48_000
_Places = tuple[list[int], list[int]]
"""For each place of a word the number of its document, and how far it lies from the place before, or from the document's beginning."""


@dataclass(frozen=True, slots=True)
class Segment(Generic[F]):
    """Some documents with the files that are needed to find them."""

    name: str
    documents: int
    files: tuple[F, ...]

    @property
    def version(self) -> str:
        """A digest of its pieces, by which the root asks for them."""
        return blake2b("".join(file.digest for file in self.files).encode(), digest_size=4).hexdigest()

    @property
    def starts(self) -> tuple[int, ...]:
        """The document that each piece of texts begins with."""
        return tuple(sorted(int(piece[1:]) for piece in self._pieces("t")))

    @property
    def firsts(self) -> tuple[str, ...]:
        """The word that each piece of words begins with; empty for the first."""
        return tuple("".join(chr(int(code, 16)) for code in piece[1:].split("-") if code) for piece in self._pieces("w"))

    def _pieces(self, letter: str) -> Iterator[str]:
        names = (file.output.removeprefix(f"search/{self.name}/").removesuffix(".js") for file in self.files)
        return (name for name in names if name.startswith(letter))


class _Codes(dict[int, str]):
    """`code`, looked up once a number."""

    def __missing__(self, number: int) -> str:
        rest, last = divmod(number, 56)
        text = chr(35 + last)
        while rest:
            rest, digit = divmod(rest, 34)
            text = chr(93 + digit) + text
        self[number] = text
        return text


_CODES = _Codes()


def code(numbers: Iterable[int]) -> str:
    r"""Numbers from 0 in signs that need no escape in a script: a last digit of 56, from ``#``, after digits of 34, from ``]``.

    >>> code([0, 55, 56, 2000])
    '#Z^#^^K'
    """
    return "".join(map(_CODES.__getitem__, numbers))


def gaps(ordered: Sequence[int]) -> str:
    """Ascending numbers from 0 as the differences between them."""
    return code([after - before - 1 for before, after in pairwise((-1, *ordered))])


def segments(entries: Sequence[Document], others: Sequence[Document], keeper: Keeper[F]) -> tuple[Segment[F], ...]:
    """Entries by whole months, then the others. What is made from the same documents as before is not made again."""
    months = [list(group) for _, group in groupby(entries, key=lambda document: (document.year, document.month))]
    cut = [*_cut("e", months), *_cut("o", [[document] for document in others])]
    return tuple(_segment(name, documents, keeper) for name, documents in cut)


def _cut(letter: str, groups: Iterable[list[Document]]) -> Iterator[tuple[str, list[Document]]]:
    """Groups together until they are a segment."""
    number = weight = 0
    held: list[Document] = []
    for group in groups:
        held += group
        weight += sum(len(document.text) + BESIDE for document in group)
        if weight >= SEGMENT:
            yield f"{letter}{number}", held
            number, weight, held = number + 1, 0, []
    if held:
        yield f"{letter}{number}", held


def _segment(name: str, documents: Sequence[Document], keeper: Keeper[F]) -> Segment[F]:
    key = f"{name} {digest(documents)}" if keeper.is_keyed else ""
    files = keeper.all_known(key) if key else ()
    if not files:
        pieces = (*_words(documents), *_texts(documents))
        files = tuple(keeper.keep(_file(f"{name}/{piece}", text.encode("utf-8", "replace")), key) for piece, text in pieces)
    return Segment(name, len(documents), files)


def _words(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """The pieces: (name, data)."""
    places, named = _places(documents)
    found: list[tuple[str, str]] = []
    for first, group in _pieces(places):
        lines = [_line(word, places[word], named.get(word, frozenset())) for word in group]
        name = "-".join(f"{ord(letter):x}" for letter in first)
        found.append((f"w{name}", json.dumps("!".join(line for line, _ in lines), ensure_ascii=False)))
        found.append((f"p{name}", json.dumps("!".join(line for _, line in lines))))
    return found


def _places(documents: Sequence[Document]) -> tuple[dict[str, _Places], dict[str, set[int]]]:
    """Where each word is, and which documents have it in their names. No phrase leads from a name into the text."""
    places: dict[str, _Places] = defaultdict(lambda: ([], []))
    named: dict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        name = terms(document.name)
        for word in name:
            named[word].add(number)
        before: dict[str, int] = {}
        for place, word in enumerate([*name, "", *terms(document.names), "", *terms(document.text)]):
            numbers, steps = places[word]
            numbers.append(number)
            steps.append(place - before.get(word, 0))
            before[word] = place
    places.pop("", None)
    return places, named


def _pieces(places: dict[str, _Places]) -> Iterator[tuple[str, list[str]]]:
    """Words in the order of a script's strings, cut at words whose digest says so, none too small or too large."""
    first, group, weight = "", list[str](), 0
    for word in sorted(places, key=lambda word: word.encode("utf-16-be")):
        own = len(word) + len(places[word][0])
        chosen = weight > PIECE // 2 and crc32(word.encode()) % (PIECE // 2) < own
        if group and len(word) <= LONGEST_NAME and (chosen or weight + own > 2 * PIECE):
            yield first, group
            first, group, weight = word, [], 0
        group.append(word)
        weight += own
    yield first, group


def _line(word: str, places: _Places, named: Set[int]) -> tuple[str, str]:
    """A word with its documents and, unless all are 0, twice the further places in each (and 1 where its name has the word); its places."""
    numbers, steps = places
    times = Counter(numbers)
    counts = [2 * count - 2 for count in times.values()] if named or len(times) < len(numbers) else []
    if named:
        counts = [count + (number in named) for number, count in zip(times, counts, strict=True)]
    return f"{word} {gaps(list(times))}{' ' if counts else ''}{code(counts)}", code(steps)


def _texts(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """What is shown of the documents: (name, data). A piece is called after its first document."""
    starts = [0]
    rows: list[list[tuple[str, str, str, str, int, str]]] = [[]]
    found: list[tuple[str, str]] = []
    weight = 0
    for number, document in enumerate(documents):
        first, *rest = _parts(document.text)
        size = len(first.encode("utf-8", "replace"))
        if rows[-1] and weight + size > SHOWN:
            starts.append(number)
            rows.append([])
            weight = 0
        rows[-1].append((document.title, document.href, document.when, document.beside, len(rest), first))
        weight += size + BESIDE
        found.extend((f"x{number}-{part}", _json(text)) for part, text in enumerate(rest))
    return [*found, *((f"t{start}", _json(piece)) for start, piece in zip(starts, rows, strict=True))]


def _parts(text: str) -> list[str]:
    """A long text cut between words, where it has blanks."""
    found: list[str] = []
    at, size = 0, LONG
    while len(text) - at > size:
        end = text.rfind(" ", at + size // 2, at + size)
        end = end if end > 0 else at + size
        found.append(text[at:end])
        at, size = end, REST
    return [*found, text[at:]]


def root(cut: Sequence[Segment[F]], documents: Sequence[Document], topics: Iterable[tuple[str, str]]) -> File:
    """The file that knows all others. ``documents`` are those of the segments in their order; ``topics`` are (id, title)."""
    value = {
        "segments": [[segment.name, segment.version, segment.documents, gaps(segment.starts), " ".join(segment.firsts)] for segment in cut],
        "kinds": [[kind, sum(1 for _ in group)] for kind, group in groupby(document.kind for document in documents)],
        "topics": _having(documents, topics, lambda document: document.topics),
        "years": _having(documents, _years(documents), lambda document: (str(document.year),)),
    }
    return _file("", _json(value).encode("utf-8", "replace"))


def _years(documents: Sequence[Document]) -> list[tuple[str, str]]:
    years = sorted({document.year for document in documents if document.year}, reverse=True)
    return [(str(year), str(year)) for year in years]


def _having(
    documents: Sequence[Document], values: Iterable[tuple[str, str]], of: Callable[[Document], Iterable[str]]
) -> list[tuple[str, str, str]]:
    """(value, title, documents that have it) of each value that any has."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for value in dict.fromkeys(of(document)):
            found[value].append(number)
    return [(value, title, gaps(found[value])) for value, title in values if value in found]


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _file(name: str, data: bytes) -> File:
    head = f'decanSearch.piece("{name}",'.encode()
    return File(OutputPath(f"search/{name or 'index'}.js"), head + data + b")\n")
