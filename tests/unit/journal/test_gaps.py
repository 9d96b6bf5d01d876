"""Gaps, their reasons, and the days that an entry sums up."""

import pytest
from journal_builder import day, document, journal, on

from decan.journal.reasons import reason_in
from decan.model.document import FrontMatter

ILL = "I was ill for most of the fortnight. Now for the second lecture."


def single(text, date="2022-02-27", **values):
    """A journal of an entry on 6 February and one with this text, three weeks later."""
    front = FrontMatter(date=day(date), **values)
    first, last = document("a.md", on("2022-02-06")), document(f"{date}.md", on(date, text=text), front=front, name=date)
    return journal(first, last)


def said(found):
    """(days, reason, entry, covered) of each gap."""
    return [(gap.days, gap.reason, gap.entry, gap.covered) for gap in found.gaps]


def test_reason():
    """A gap has the sentence at the beginning of the next entry that tells of an absence."""
    assert said(single(ILL)) == [(20, "I was ill for most of the fortnight.", "2022-02-27", 0)]


def test_no_reason():
    """A text that says nothing of it gives no reason."""
    assert said(single("Read about missing data and the replica that fell behind.")) == [(20, "", "", 0)]


def test_only_the_beginning():
    """An absence that is told further down is about something else."""
    assert said(single(f"One.\nTwo.\n{ILL}")) == [(20, "", "", 0)]


def test_weekend():
    """Two missed days have no reason, unless it is said outright."""
    assert said(single(ILL, "2022-02-09")) == [(2, "", "", 0)]
    assert said(single("Back.", "2022-02-09", extra=(("gap", "a wedding"),))) == [(2, "a wedding", "2022-02-09", 0)]


@pytest.mark.parametrize(
    ("value", "expected"), [("moving  house", "moving house"), (False, ""), ("no", ""), (None, "I was ill for most of the fortnight.")]
)
def test_said_outright(value, expected):
    """``gap:`` in the front matter beats the text, and ``gap: false`` turns it off."""
    assert [gap.reason for gap in single(ILL, extra=(("gap", value),)).gaps] == [expected]


def test_gap_of_a_document_of_days():
    """In a file of days ``gap:`` is about the days before its first one, and ``gap: false`` about all of them."""
    first, days = document("a.md", on("2022-02-01")), (on("2022-02-10"), on("2022-02-20", text=ILL))
    words = journal(first, document("b.md", *days, front=FrontMatter(extra=(("gap", "a wedding"),))))
    assert [gap.reason for gap in words.gaps] == ["a wedding", "I was ill for most of the fortnight."]
    off = journal(first, document("b.md", *days, front=FrontMatter(extra=(("gap", False),))))
    assert [gap.reason for gap in off.gaps] == ["", ""]


def test_second_entry_of_the_day():
    """Any entry of the day that ends a gap can give the reason."""
    found = journal(document("log.md", on("2022-02-01"), on("2022-02-10", text="A paper."), on("2022-02-10", text="I was ill.", line=9)))
    assert [(gap.reason, gap.entry) for gap in found.gaps] == [("I was ill.", "2022-02-10-2")]


def test_covered():
    """Days that an entry sums up stay a gap, counted, with the entry that does."""
    found = single("What happened.", covers=(day("2022-02-01"), day("2022-02-26")))
    assert said(found) == [(20, "", "2022-02-27", 20)]
    assert said(single("Some of it.", covers=(day("2022-02-20"), day("2022-02-27")))) == [(20, "", "2022-02-27", 7)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Well... my tooth came out on Feb 3rd, so that is where those missing days went.",
        "No entries since Monday because the boiler burst.",
        "I've been really busy with work.",
        "I haven’t written here in a fortnight, for want of a desk.",
        "Back from the mountains!",
        "I'm finally back from a wedding.",
        "Took a short break to clear my head.",
        "After a two week break, chapter 3.",
        "Fell behind on everything.",
        "Missed a couple of days.",
        "No progress, due to exams.",
        "Couldn't study last week.",
        "It was a busy week at the shop.",
        "We were on holiday in Crete.",
        "I had the flu.",
        "Because of work I could not do this.",
        "上周出差了。",
        "Ich war leider eine Woche krank.",
        "J'étais malade toute la semaine.",
        "Estuve de vacaciones.",
    ],
)
def test_absence(sentence):
    """A sentence that tells of an absence is the reason, without its neighbours."""
    assert reason_in([f"{sentence} And now B-trees."]) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Learn best practices to handle missing data.",
        "Interpolated the missing days of the record.",
        "The replica fell behind the primary.",
        "The failure was due to a race in the scheduler.",
        "The gauge was down for three days in May.",
        "Values come back from the cache.",
        "After the break statement the loop ends.",
        "I haven't studied chapter 3 yet.",
        "I missed the point of the proof.",
        "What was I busy with?",
        "I was busy-waiting on a lock.",
        "The family of curves is convex because of the family of norms.",
        "I lost two hours to a typo.",
        "I got away with knowing none of it.",
        "",
    ],
)
def test_no_absence(sentence):
    """A sentence about the subject is not taken for one about the author."""
    assert reason_in([sentence]) == ""


def test_long_reason():
    """A sentence without an end is cut at a word."""
    assert len(reason_in(["I was ill and " + "tired " * 500])) <= 302
