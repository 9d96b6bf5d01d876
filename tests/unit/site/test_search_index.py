"""The index in pieces: as small as it should be, complete, and still where it can be."""

import json
import random

import pytest

from decan.output.staging import Staging
from decan.output.stamps import Stamps
from decan.output.writer import publish
from decan.site.keeping import InMemory
from decan.site.search import index
from decan.site.search.documents import Document
from decan.site.search.index import code, gaps, root, segments
from decan.site.search.words import terms


def document(number, text, **values):
    """An entry of a day: two months a year, two entries a month."""
    given = {"name": f"Title {number}", "year": 2000 + number // 4, "month": number // 2 % 2 + 1} | values
    return Document("entry", f"Shown {number}", f"../{number}", text=text, **given)


def data(file):
    """What a piece says: (name, value)."""
    text = file.data.decode()
    assert text.startswith("decanSearch.piece(")
    return json.loads(f"[{text.removeprefix('decanSearch.piece(').removesuffix(chr(10)).removesuffix(')')}]")


def numbers(text):
    """What `code` wrote."""
    found, high = [], 0
    for sign in text:
        if ord(sign) > 92:
            high = high * 34 + ord(sign) - 93
        else:
            found.append(high * 56 + ord(sign) - 35)
            high = 0
    return found


def ascending(text):
    """What `gaps` wrote."""
    found, last = [], -1
    for gap in numbers(text):
        last += gap + 1
        found.append(last)
    return found


def read(segment):
    """Word → document → (whether named so, places), from the pieces of a segment."""
    pieces = {name.partition("/")[2]: value for name, value in map(data, segment.files)}
    found = {}
    for name, lines in pieces.items():
        if name[0] == "w" and lines:
            for line, places in zip(lines.split("!"), pieces[f"p{name[1:]}"].split("!"), strict=True):
                word, documents, counts, *_ = [*line.split(" "), ""]
                steps = iter(numbers(places))
                given = numbers(counts) or [0] * len(ascending(documents))
                for number, count in zip(ascending(documents), given, strict=True):
                    place, own = 0, []
                    for _ in range(count // 2 + 1):
                        place += next(steps)
                        own.append(place)
                    found.setdefault(word, {})[number] = (bool(count % 2), own)
                assert [] == list(steps)
    return found


@pytest.fixture
def small(monkeypatch):
    """Pieces so small that a few texts need many."""
    monkeypatch.setattr(index, "SEGMENT", 1500)
    monkeypatch.setattr(index, "PIECE", 60)
    monkeypatch.setattr(index, "SHOWN", 700)
    monkeypatch.setattr(index, "LONG", 400)
    monkeypatch.setattr(index, "REST", 300)


def corpus(seed=1, size=24):
    """Entries of made-up words and some Chinese."""
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choice("abcdef") for _ in range(draw.randint(1, 6))) for _ in range(80)] + ["时间的", "间隔", "🚀"]
    return [document(number, " ".join(draw.choice(vocabulary) for _ in range(draw.randint(5, 60)))) for number in range(size)]


def test_numbers_are_written_in_signs_that_need_no_escape():
    """And come back, whatever their size."""
    given = [*range(5000), 10**6, 2**31]
    text = code(given)
    assert (given, True) == (numbers(text), all(35 <= ord(sign) <= 126 and sign != "\\" for sign in text))


def test_ascending_numbers_are_written_as_gaps():
    """From zero."""
    assert ("#####", [0, 3, 9]) == (gaps([0, 1, 2, 3, 4]), ascending(gaps([0, 3, 9])))


def test_all_words_are_in_the_index_with_their_places(small):
    """Names before texts, with a place between that no phrase goes over."""
    documents = corpus()
    cut = segments(documents, (), InMemory())
    found = {}
    first = 0
    for segment in cut:
        for word, own in read(segment).items():
            found.setdefault(word, {}).update({first + number: value for number, value in own.items()})
        first += segment.documents
    expected = {}
    for number, one in enumerate(documents):
        named = terms(one.name)
        for place, word in enumerate([*named, "", "", *terms(one.text)]):
            if word:
                expected.setdefault(word, {}).setdefault(number, (word in named, []))[1].append(place)
    assert (len(cut) > 3, expected) == (True, found)


def test_the_root_knows_all_pieces(small):
    """A word's piece is the last one that begins at it or before, in the order of a script's strings."""
    documents = [*corpus(), document(30, "𠀀 ﷼ 豈 🚀")]
    cut = segments(documents, (), InMemory())
    _, value = data(root(cut, documents, ()))
    for (name, version, size, starts, firsts), segment in zip(value["segments"], cut, strict=True):
        keys = ["-".join(f"{ord(letter):x}" for letter in first) for first in firsts.split(" ")]
        written = {file.output for file in segment.files}
        expected = {f"search/{name}/{kind}{key}.js" for kind in "wp" for key in keys} | {
            f"search/{name}/t{at}.js" for at in ascending(starts)
        }
        assert (segment.name, segment.version, segment.documents) == (name, version, size)
        assert expected == {path for path in written if "/x" not in path}
        order = [word.encode("utf-16-be") for word in firsts.split(" ")]
        assert sorted(order) == order


def test_the_root_knows_kinds_topics_and_years():
    """Each with its documents; a topic that nothing has is not offered."""
    entries = [document(0, "a", topics=("raft",)), document(4, "b", topics=("raft", "logs"))]
    others = [Document("note", "N", "../n", "N", "c", topics=("logs",))]
    cut = segments(entries, others, InMemory())
    _, value = data(root(cut, [*entries, *others], [("logs", "Logs"), ("raft", "Raft"), ("none", "None")]))
    assert [["entry", 2], ["note", 1]] == value["kinds"]
    assert [["logs", "Logs", [1, 2]], ["raft", "Raft", [0, 1]]] == [[key, title, ascending(text)] for key, title, text in value["topics"]]
    assert [["2001", "2001", [1]], ["2000", "2000", [0]]] == [[key, title, ascending(text)] for key, title, text in value["years"]]


def test_texts_are_shown_in_pieces_and_long_ones_in_parts(small):
    """Nothing is lost."""
    long = "word " * 300
    texts = ["short", long, "x" * 900, "short"]
    documents = [document(number, text, year=2000, month=1) for number, text in enumerate(texts)]
    (segment,) = segments(documents, (), InMemory())
    pieces = dict(map(data, segment.files))
    rows = [row for name in sorted(pieces) if "/t" in name for row in pieces[name]]
    whole = ["".join([row[5], *(pieces[f"e0/x{number}-{part}"] for part in range(row[4]))]) for number, row in enumerate(rows)]
    assert texts == whole
    assert ["Shown 0", "../0", "", ""] == rows[0][:4]
    assert max(len(row[5]) for row in rows) <= 400


def test_an_edit_touches_little(small):
    """One changed word changes the pieces of the words, one of places and one of texts."""
    documents = corpus(size=40)
    old = documents[30].text.split()[-1]
    edited = [*documents]
    edited[30] = document(30, " ".join([*documents[30].text.split()[:-1], "zebra"]))

    def written(given):
        return {file.output: file.data for segment in segments(given, (), InMemory()) for file in segment.files}

    before, after = written(documents), written(edited)
    changed = sorted(name.split("/")[2][0] for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    assert (True, ["p", "p", "t", "w", "w"]) == (old != "zebra", changed)


def test_an_entry_of_today_touches_only_the_newest_segment(small):
    """All others are the same bytes."""
    documents = corpus(size=40)
    before = segments(documents, (), InMemory())
    after = segments([*documents, document(40, "a new day")], (), InMemory())
    assert before[:-1] == after[: len(before) - 1]


def test_what_is_made_from_the_same_is_not_made_again(small, tmp_path):
    """An entry of today has one segment made; the root is as if all had been."""
    before, after = corpus(size=40), [*corpus(size=40), document(40, "a new day")]
    with Staging(tmp_path, Stamps()) as staging:
        kept = [file for segment in segments(before, (), staging) for file in segment.files]
        publish(kept, (), tmp_path, staging)
    with Staging(tmp_path, Stamps(), {file.output: (file.key, file.digest) for file in kept}) as staging:
        cut = segments(after, (), staging)
    made = segments(after, (), InMemory())
    assert {made[-1].name} == {segment.name for segment in cut for file in segment.files if file.waiting}
    assert root(made, after, ()) == root(cut, after, ())
    assert [[file.digest for file in segment.files] for segment in made] == [[file.digest for file in segment.files] for segment in cut]


def test_the_index_is_a_script_whatever_the_text_holds():
    """Line separators that end a line of a script are escaped, and half a letter is no reason to fail."""
    files = [file for segment in segments([document(0, "a\u2028b\u2029c\ud800 </script>")], (), InMemory()) for file in segment.files]
    assert [(1, False, False)] * 3 == [
        (file.data.count(b"\n"), "\u2028".encode() in file.data, "\u2029".encode() in file.data) for file in files
    ]
