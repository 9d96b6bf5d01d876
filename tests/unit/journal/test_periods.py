"""Periods: the calendar's and the author's own, and the texts that they have from several documents."""

from journal_builder import day, document, journal, on, period, section

from decan.model.document import FrontMatter
from decan.model.journal import Target


def test_order():
    """Periods stand by first day, the longer first, whoever named them."""
    parts = (period("Speech unit", "2022-02-01", "2022-02-20"), period("January - May", "2022-01-01", "2022-05-31"))
    found = journal(document("p.md", *parts, date="2022-06-01", title="Half a year"))
    assert [span.id for span in found.periods] == ["2022", "january-may-2022", "speech-unit-2022", "2022-q2", "2022-06"]


def test_years_of_own_periods():
    """An author's own period makes the years known that it falls in, so that something leads to it."""
    found = journal(document("p.md", period("The long winter", "2020-11-01", "2021-02-28"), date="2022-06-01", title="Winter"))
    assert [span.id for span in found.periods] == ["2020", "the-long-winter-2020", "2021", "2022", "2022-q2", "2022-06"]


def test_two_documents():
    """A period that two documents describe is one, with both texts and where each of them stands."""
    part = period("January - March", "2020-01-01", "2020-03-31", "first")
    twin = period("January – March", "2020-01-01", "2020-03-31", "second")
    files = (
        document("a.md", section("intro"), part, date="2021-08-12", title="Back"),
        document("raw/b.md", section("intro"), twin, title="B"),
    )
    spans = [span for span in journal(*files).periods if span.kind == "custom"]
    assert [(span.title, [text.body.text for text in span.texts]) for span in spans] == [("January - March", ["first", "second"])]
    assert spans[0].homes == (Target("entry", "2021-08-12-back"), Target("note", "raw/b"))


def test_text_of_its_own():
    """A text that stands alone has the period itself for its home."""
    found = journal(document("2022-02.md", section("the month"), on("2022-02-01")))
    assert [span.homes for span in found.periods if span.texts] == [(Target("period", "2022-02"),)]


def test_other_titles():
    """Two names for the same days are two periods."""
    parts = (period("Speech unit", "2022-02-01", "2022-02-20"), period("Winter school", "2022-02-01", "2022-02-20"))
    found = journal(document("p.md", *parts, front=FrontMatter(date=day("2022-06-01"), title="Half a year")))
    assert [span.id for span in found.periods if span.kind == "custom"] == ["speech-unit-2022", "winter-school-2022"]
