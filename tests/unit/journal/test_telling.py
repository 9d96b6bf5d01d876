"""What a sentence tells about the things that it mentions."""

import pytest

from decan.journal.resources.telling import (
    _ORDINALS,
    Portion,
    Told,
    _counted,
    _numbered,
    _ordinal,
    _passed,
    _rules,
    _shared,
    number_of,
    of_label,
    told,
)


def tell(sentence, said=()):
    """What is told of each mention; their labels stand in braces."""
    spans, plain = [], ""
    for piece in sentence.replace("}", "{").split("{"):
        if len(sentence[: sentence.find(piece)]) and "{" + piece + "}" in sentence:
            spans.append((len(plain), len(plain) + len(piece)))
        plain += piece
    return [told(plain, spans, number, said) for number in range(len(spans))]


PASSES = {
    "Started first pass through {Graves '12}": "first pass",
    "Second pass through {Graves '12}.": "second pass",
    "{Raft}, second reading": "second pass",
    "pass 3 of {Raft}": "third pass",
    "my 2nd read of {Raft}": "second pass",
    "re-read {Raft}": "re-read",
    "Rewatched {Raft}": "re-read",
    "read {Raft} again": "re-read",
    "{Raft} (day 2/3)": "day 2/3",
    "day 2 of 3 of {Raft}": "day 2/3",
    "Zweiter Durchgang durch {Raft}": "second pass",
    "Deuxième lecture de {Raft}": "second pass",
    "Segunda lectura de {Raft}": "second pass",
    "第二遍读{Raft}": "second pass",
    "read {Raft}": "",
    "The first thing I liked in {Raft}": "",
    "day 12: {Raft}": "",
}


@pytest.mark.parametrize(("sentence", "expected"), PASSES.items())
def test_a_pass(sentence, expected):
    """The words for a pass, in several languages."""
    assert [expected] == [one.pass_ for one in tell(sentence)]


PARTS = {
    "First half of {NYU 6L} on latent EBMs": "first half",
    "last third of {A}": "last third",
    "Watch weeks 5-6 of {NYU}": "weeks 5-6",
    "weeks 5 and 6 of {NYU}": "weeks 5, 6",
    "Section 2.0-2.1 of {the MML book}": "section 2.0-2.1",
    "{MML} chapter 2": "chapter 2",
    "{MML}, ch. 2": "chapter 2",
    "Chapter two of {MML}": "chapter 2",
    "the third chapter of {MML}": "chapter 3",
    "Read the first two chapters of {MML}": "chapters 1-2",
    "the last two chapters of {MML}": "last 2 chapters",
    "lecture 06l of {NYU}": "lecture 6L",
    "{MML}: pp. 10–20": "pages 10-20",
    "problem set 3 for {MML}": "problem set 3",
    "{A} (part 1/3)": "part 1/3",
    "{A} (1/3)": "part 1/3",
    "half of {A}": "half",
    "the rest of {A}": "rest",
    "{A}, Raft part one": "",
    "{A}, the first half at lunch": "first half",
    "Kapitel 3 von {A}": "chapter 3",
    "读{A}第三章": "chapter 3",
    "in 2 weeks 5 papers like {A}": "",
    "figure 8 of {A}": "",
    "I read {A}. Chapter 3 of my own book is done": "",
    "{Data maps, part 2} is out": "",
}


@pytest.mark.parametrize(("sentence", "expected"), PARTS.items())
def test_a_part(sentence, expected):
    """The words for a part, by unit and number."""
    assert [expected] == [one.part for one in tell(sentence)]


def test_each_mention_has_its_own():
    """Words belong to the mention that they are joined to."""
    assert ["chapters 2-3", "chapter 4"] == [one.part for one in tell("{A}, chapters 2-3, and {B} ch. 4")]
    assert ["", "first half"] == [one.part for one in tell("{A}, first half of {B}")]
    assert ["", "sections 1-5"] == [one.part for one in tell("{A}, Raft part one, then a first pass of {B}, sections 1 to 5")]


def test_parts_in_numbers():
    """Numbers lose their zeros, ranges have two ends, and some say how many there are."""
    assert (Portion("week", "5", "6"),) == tell("weeks 05-06 of {NYU}")[0].portions
    assert (Portion("part", "2", "2", 3),) == tell("{A} (2/3)")[0].portions
    assert (Portion("section", "2.1", "2.1"), Portion("section", "4", "4")) == tell("sections 2.1 and 4 of {A}")[0].portions


@pytest.mark.parametrize(
    ("sentence", "skipped", "meant"),
    [
        ("Realized I skipped {NYU 6L}", True, False),
        ("haven't watched {NYU 6L}", True, False),
        ("Didn't do: {A}", True, False),
        ("Need to watch {NYU 6L} tomorrow", False, True),
        ("I should read {A}", False, True),
        ("{A} next week", False, True),
        ("watched {A}", False, False),
        ("I will stop here. Watched {A}", False, False),
    ],
)
def test_left_out_or_meant(sentence, skipped, meant):
    """What was left out, or is only meant, was not read."""
    assert [(skipped, meant)] == [(one.skipped, one.meant) for one in tell(sentence)]


def test_words_of_another_title_say_nothing():
    """They are its name; what stands before both is said of both."""
    sentences = ("Finished {How to Read a Paper}, and began {Raft}.", "Need to read {Raft} and {Paxos}.")
    assert [[False, False], [True, True]] == [[one.meant for one in tell(sentence)] for sentence in sentences]


def test_the_last_of_several_days():
    """It ends the thing."""
    assert [False, True, True] == [tell(text)[0].last for text in ("{A} (day 2/3)", "{A} (day 3/3)", "the rest of {A}")]


def test_the_author_beats_the_words():
    """Explicit keys, inline or from front matter, count before what the sentence tells."""
    assert [("third pass", "chapter 7")] == [
        (one.pass_, one.part) for one in tell("first pass of {A}, ch. 2 (pass:: 3) [part:: chapter 7]")
    ]
    one = tell("read {A}", {"pass": "2", "part": "all of it"}.items())[0]
    assert ("second pass", "all of it") == (one.pass_, one.part)


def test_a_label_tells_of_a_book():
    """Where it is not the book's name."""
    assert Told(part="chapter 2", portions=(Portion("chapter", "2", "2"),)) == of_label("MML, chapter 2")


@pytest.mark.parametrize(("text", "number"), [("06L", "6L"), ("6l", "6L"), ("5.1", "5.1"), ("05.10", "5.10"), ("0", "0"), ("100", "100")])
def test_numbers_of_parts(text, number):
    """Zeros and case do not count."""
    assert number == number_of(text)


SAMPLES = (
    *(f"{ordinal} {what} of Raft" for ordinal in _ORDINALS for what in ("chapter", "half", "pass", "teil", "章")),
    *(
        f"Raft, {unit} {number}"
        for unit in ("chapters", "Ch.", "§", "§§", "pp.", "LECTURE", "páginas", "章")
        for number in ("5-6", "two", "un")
    ),
    *(f"{again} Raft again" for again in ("re-read", "Rewatched", "READ", "going through it", "wieder gelesen", "volví a leer", "relu")),
    *(f"{share} of Raft" for share in ("The rest", "mitad", "Hälfte", "moitié", "beginning", "half_of the half")),
    *("fırst chapter", "fİrst pass", "paſs 3", "PASS #2", "day 2/3", "第 2 章", "第二遍", "chapitre un_", "un1 lecture un"),
)


@pytest.mark.parametrize("sentence", SAMPLES)
def test_the_rules_that_are_left_out_find_nothing(sentence):
    """Rules are chosen by the beginnings of a sentence's words; all of them together find the same."""
    everything = [find for rule in (_counted, _ordinal, _numbered, _passed, _shared) for find in rule(sentence)]
    assert everything == [find for rule in _rules(sentence) for find in rule(sentence)]
