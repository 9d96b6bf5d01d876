"""Follow-ups as written: markers, lines under TODO, phrases and promises, and what a text says that it closes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from decan.config import Config
from decan.model.document import Section
from decan.reading.document import read_document
from decan.reading.phrases import phrase_in
from decan.reading.sources import SourceText


def section(text: str, *, phrases: bool = True) -> Section:
    """The first section of a file with this text."""
    lines = tuple(dedent(text).strip("\n").split("\n"))
    return read_document(SourceText("a.md", "", lines, ()), Config(follow_up_phrases=phrases)).sections[0]


def found(text: str, *, phrases: bool = True) -> list[tuple[str, str, int]]:
    """(kind, text, line) of each follow-up."""
    return [(task.kind, task.text, task.line) for task in section(text, phrases=phrases).follow_ups]


@pytest.mark.parametrize(
    "sentence",
    [
        "Need to watch the fourth one tomorrow",
        "I still need to revisit the lemma",
        "Lost in the second half (need to read more about it)",
        "These are the parts that I may follow up on.",
        "Somebody named a lazy variant - search for more on this later",
        "Looked at the index, the rest to be done tomorrow",
        "future work?: a smaller table",
        "Two ways to bound it, find a paper on this",
        "Forty pages on rounding - might be worth a read later",
        "I wish to dig a little deeper into type systems.",
        "Will look into the scheduler soon",
        "I haven't tried the second exercise yet",
        "note to self: the units are in feet",
        "Das muss ich mir noch einmal ansehen.",
        "Tengo que repasar los árboles.",
        "Il me faut relire le troisième chapitre.",
        "这一章以后再看一遍",
    ],
)
def test_suggestions(sentence):
    """What authors say that they mean to do."""
    assert "phrase" == phrase_in(sentence)[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the next post, I will write about the compiler.",
        "It was a hard week (more on this in the next part).",
        "I'll publish the notebook on a server really soon.",
        "The list is short, but I will add more as I come across them.",
        "To be continued.",
        "Mehr dazu im nächsten Teil.",
        "未完待续",
    ],
)
def test_promises(sentence):
    """What authors announce."""
    assert "promise" == phrase_in(sentence)[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "You need to check the header first.",
        "You will need to learn the rules.",
        "The parser needs to look at the next token.",
        "To do so we need to check the sum.",
        "I should have more time for it now.",
        "I am going to try units of ten days.",
        "This paper is worth a read.",
        "This is a follow-up on my last text.",
        "I wanted to go deeper into it.",
        "After a crash, read the list again from the end.",
        "When I find out later that I was wrong, I say so.",
        "In the next chapter the author proves it.",
        "He promised that the next part will be shorter.",
    ],
)
def test_what_only_sounds_like_one(sentence):
    """Instructions to the reader, other people's plans, recommendations and the past are none."""
    assert "" == phrase_in(sentence)[0]


def test_phrases_only_on_request():
    """Neither suggestions nor promises without the setting; markers always."""
    text = "Need to revisit the lemma.\n\nIn the next post, I will prove it.\n\nTODO: draw it"
    assert (["phrase", "promise", "marker"], ["marker"]) == (
        [kind for kind, *_ in found(text)],
        [kind for kind, *_ in found(text, phrases=False)],
    )


def test_the_sentence_of_a_paragraph():
    """Of a paragraph only the sentence with the phrase, at its own line; what a bracket opens stands alone."""
    text = "It rained. I read all\nof chapter two.\nI still need to revisit the proof."
    assert [("phrase", "I still need to revisit the proof.", 3)] == found(text)
    assert [("phrase", "I wish to go deeper into limits.", 1)] == found("Read it all (I wish to go deeper into limits. It was fun).")


def test_a_short_item_whole():
    """A list item keeps the words before the phrase, which say what it is about."""
    assert [("phrase", "Skipped the sixth. Need to watch it tomorrow", 1)] == found("- Skipped the sixth. Need to watch it tomorrow")


def test_phrases_of_others_are_not_ours():
    """What stands in a quotation was said by somebody else."""
    assert [] == found("> Need to revisit the lemma tomorrow.")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- TODO draw it", [("marker", False)]),
        ("- LATER draw it", [("marker", False)]),
        ("- DOING draw it", [("marker", False)]),
        ("- DONE draw it", [("marker", True)]),
        ("- CANCELED draw it", [("marker", True)]),
        ("FIXME: the sum is wrong", [("marker", False)]),
        ("it is slow - to-do: measure", [("marker", False)]),
        ("TODO: one\nTODO: two", [("marker", False), ("marker", False)]),
        ("- [ ] draw it\n- [x] read it", [("task", False), ("task", True)]),
        ("## TODO\n\nread the errata\nbuy chalk", [("list", False), ("list", False)]),
        ("## TODO\n\nThis is what is left, in no order.", []),
        ("- NOW", []),
        ("The TODO list is long.", []),
    ],
)
def test_explicit_markers(text, kinds):
    """They need no setting."""
    assert kinds == [(task.kind, task.done) for task in section(text, phrases=False).follow_ups]


def test_what_a_text_closes():
    """In brackets or as a property, with its place; not in the words of the follow-up that closes it."""
    read = section("Nothing here.\n\n- [x] wrote it (closes: implement the (small) decoder)\n- drew it\n  closes:: draw the clock")
    assert [("implement the (small) decoder", 3, 16), ("draw the clock", 5, 3)] == [(one.text, one.line, one.column) for one in read.closes]
    assert ["wrote it"] == [task.text for task in read.follow_ups]


def test_what_stands_in_code_closes_nothing():
    """It is talked about, not said."""
    assert () == section("`so` one writes `(closes: draw the clock)`").closes
