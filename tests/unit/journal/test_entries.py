"""Documents as entries, notes, units and periods."""

from datetime import date as Day

import pytest
from journal_builder import codes, day, document, image, journal, on, period, section, unit

from decan.config import Config
from decan.model.document import FrontMatter, SectionKind
from decan.model.journal import Source


def test_days_of_a_container():
    """Each dated heading of a file is an entry, in order of days, and the file is none itself."""
    found = journal(document("2022-02.md", section("hello"), on("2022-02-02", line=9), on("2022-02-01", line=5)))
    assert [(entry.id, entry.kind, entry.source) for entry in found.entries] == [
        ("2022-02-01", "day", Source("2022-02.md", 5)),
        ("2022-02-02", "day", Source("2022-02.md", 9)),
    ]


def test_introduction_of_a_month():
    """What stands before the first day is the text of the month that the days fall in."""
    found = journal(document("log.md", section("why I do this"), on("2022-02-01"), on("2022-02-20")))
    assert [(span.id, [text.body.text for text in span.texts]) for span in found.periods] == [
        ("2022", []),
        ("2022-q1", []),
        ("2022-02", ["why I do this"]),
    ]


@pytest.mark.parametrize(
    ("last", "expected"), [("2022-02-20", "2022-02"), ("2022-03-31", "2022-q1"), ("2022-12-31", "2022"), ("2023-01-01", "log-2022")]
)
def test_introduction_of_longer_times(last, expected):
    """The introduction goes to the shortest period that holds all days; over years it makes one of its own."""
    found = journal(document("log.md", section("why"), on("2022-02-01"), on(last)))
    assert [span.id for span in found.periods if span.texts] == [expected]


def test_introduction_of_a_unit():
    """Where one unit holds all days of a file, the introduction is the unit's."""
    found = journal(document("u.md", section("why"), unit("Unit 1", "2022-02-01", "2022-02-10"), on("2022-02-01"), on("2022-02-03")))
    assert found.units[0].text.body.text == "why\nthe plan"
    assert not any(span.texts for span in found.periods)


def test_name_of_a_month():
    """A month's file that has a title of its own gives the month that name; the other periods go by their numbers."""
    one = document("2022-02.md", section("why"), on("2022-02-01"), on("2022-02-03"), title="February 2022: a lost month")
    found = journal(one)
    assert [(span.id, span.title) for span in found.periods] == [
        ("2022", "2022"),
        ("2022-q1", "2022 Q1"),
        ("2022-02", "February 2022: a lost month"),
    ]


def test_two_entries_on_a_day():
    """Two headings of one day are two entries with an anchor each, in their order."""
    found = journal(document("log.md", on("2022-02-05", "one", line=3), on("2022-02-05", "two", line=8)))
    assert [(entry.id, entry.anchor, entry.text.body.text) for entry in found.entries] == [
        ("2022-02-05", "entry-1", "one"),
        ("2022-02-05-2", "entry-2", "two"),
    ]


def test_time_orders_a_day():
    """Entries of a day go by the time in their front matter."""
    late = document("a.md", front=FrontMatter(title="Late", date=day("2022-02-05"), time="21:00"))
    early = document("b.md", front=FrontMatter(title="Early", date=day("2022-02-05"), time="08:00"))
    assert [entry.title for entry in journal(late, early).entries] == ["Early", "Late"]


def test_undated_heading_in_a_log():
    """Text below a heading whose date is impossible stays with the day before it, heading and all."""
    lost = section("lost", kind=SectionKind.DAY, heading="2022-02-30", anchor="2022-02-30", level=2)
    found = journal(document("log.md", on("2022-02-28", "kept"), lost, on("2022-03-01", "next")))
    assert [entry.text.body.text for entry in found.entries] == ["kept\n2022-02-30\nlost", "next"]
    assert '<h2 id="\x02i\x032022-02-30">2022-02-30</h2>' in found.entries[0].text.body.html


def test_article():
    """A dated file with a title is an article with all of its text."""
    found = journal(
        document("deep.md", section("one"), section("two", kind=SectionKind.REST, heading="Summary"), date="2021-07-10", title="Deep")
    )
    assert [(entry.id, entry.kind, entry.title, entry.text.body.text) for entry in found.entries] == [
        ("2021-07-10-deep", "article", "Deep", "one\nSummary\ntwo")
    ]


@pytest.mark.parametrize(
    ("path", "title", "expected"),
    [
        ("2022-07-10.md", "2022-07-10", ("day", "")),
        ("2022_07_10.md", "2022 07 10", ("day", "")),
        ("2022-07-10.md", "Learning sets", ("article", "Learning sets")),
    ],
)
def test_daily_note(path, title, expected):
    """A file that is named after its day and has no other title is a day; with a title it is an article."""
    found = journal(document(path, name="2022-07-10", title=title))
    assert [(entry.kind, entry.title) for entry in found.entries] == [expected]


def test_permalink_makes_an_article():
    """A file that asks for a URL has a page of its own."""
    found = journal(document("2022-07-10.md", name="2022-07-10", front=FrontMatter(url="/ten/")))
    assert [(entry.kind, entry.url) for entry in found.entries] == [("article", "/ten/")]


def test_one_day_file():
    """A file whose only heading is its own day is one entry; front matter is about it, and the heading is not shown again."""
    front = FrontMatter(authors=("Ada",), time="10:00", aliases=("/old/",))
    found = journal(document("2022-07-10.md", on("2022-07-10", "text", line=4), front=front, name="2022-07-10"))
    entry = found.entries[0]
    assert (entry.authors, entry.time, entry.aliases, entry.text.body.html, entry.source.line) == (
        ("Ada",),
        "10:00",
        ("/old/",),
        "<p>text</p>",
        4,
    )


def test_article_with_updates():
    """A dated article keeps its page when dated updates were added below it, which are entries too."""
    story = section(" ".join(["word"] * 50))
    found = journal(document("story.md", story, on("2022-03-05", "an update"), date="2021-07-10", title="A story"))
    assert [(entry.id, entry.kind) for entry in found.entries] == [("2021-07-10-a-story", "article"), ("2022-03-05", "day")]


def test_article_about_periods():
    """An article whose sections are periods stays an entry, and gives the periods their texts and resources."""
    parts = (
        period("January - March", "2020-01-01", "2020-03-31", "first", line=10),
        period("April - July", "2020-04-01", "2020-07-31", "second"),
    )
    found = journal(document("review.md", section("intro"), *parts, date="2021-08-12", title="What I did"))
    custom = [span for span in found.periods if span.kind == "custom"]
    assert [(span.id, span.title, span.source, [text.body.text for text in span.texts]) for span in custom] == [
        ("january-march-2020", "January - March", Source("review.md", 10), ["first"]),
        ("april-july-2020", "April - July", Source("review.md", 1), ["second"]),
    ]
    assert [entry.text.body.text for entry in found.entries] == ["intro\nJanuary - March\nfirst\nApril - July\nsecond"]


def test_heading_of_a_calendar_period():
    """A heading that is a month, quarter or year means the calendar's period."""
    found = journal(
        document("r.md", period("Q3", "2022-07-01", "2022-09-30"), period("February 2022", "2022-02-01", "2022-02-28"), date="2023-01-01")
    )
    assert [span.id for span in found.periods if span.texts] == ["2022-02", "2022-q3"]


def test_period_without_dates():
    """A period that only has a name lasts from the first to the last day below it."""
    parts = (
        period("Start of Speech unit", None, None),
        on("2022-03-02"),
        on("2022-03-09"),
        period("Start of Vision unit", None, None),
        on("2022-03-12"),
    )
    found = journal(document("log.md", *parts))
    assert [(span.title, span.start.day, span.end.day) for span in found.periods if span.kind == "custom"] == [
        ("Start of Speech unit", 2, 9),
        ("Start of Vision unit", 12, 12),
    ]


def test_undated_file():
    """A file without a date is a note; its id is its path."""
    found = journal(document("content/maths/sets.md", title="Sets"))
    assert [(note.id, note.kind, note.title) for note in found.notes] == [("maths/sets", "note", "Sets")]


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        ("topics/sets.md", "", ("topic", "sets")),
        ("content/topics/sets.md", "", ("topic", "sets")),
        ("_notes/sets.md", "", ("note", "sets")),
        ("roadmaps/ml.md", "", ("roadmap", "ml")),
        ("resources/book.md", "book", ("resource", "book")),
        ("x/sets.md", "roadmap", ("roadmap", "x/sets")),
        ("about.md", "", ("page", "about")),
        ("x/about.md", "", ("note", "x/about")),
        ("content/_index.md", "", ("page", "index")),
        ("x/index.md", "", ("note", "x")),
        ("colophon.md", "page", ("page", "colophon")),
    ],
)
def test_kind_of_note(path, kind, expected):
    """Folder and ``kind:`` say what an undated file is."""
    found = journal(document(path, front=FrontMatter(kind=kind)))
    assert [(note.kind, note.id) for note in found.notes] == [expected]


def test_notes_folder():
    """In ``notes/`` a day in the file's name makes an entry; a date in the front matter alone does not, and that is told."""
    found = journal(document("notes/2022-02-01.md", name="2022-02-01"), document("notes/sets.md", date="2022-02-02"))
    assert [entry.date for entry in found.entries] == [Day(2022, 2, 1)]
    assert [note.created for note in found.notes] == [Day(2022, 2, 2)]
    assert codes(found) == ["dates.note-folder"]


def test_creation_date_alone():
    """A creation date makes a note, and one finding tells how to have entries instead."""
    made = FrontMatter(created=day("2022-02-01"))
    files = (document("a.md", front=made), document("b.md", front=made))
    assert (len(journal(*files).notes), codes(journal(*files))) == (2, ["dates.created-only"])
    assert len(journal(*files, config=Config(created_is_date=True)).entries) == 2


def test_empty_files():
    """An empty day makes no entry; an empty note stays a page."""
    found = journal(document("2022-02-01.md", section(""), name="2022-02-01", empty=True), document("idea.md", section(""), empty=True))
    assert (found.entries, [note.id for note in found.notes], codes(found)) == ((), ["idea"], ["file.empty", "file.empty"])


def test_entry_without_a_date():
    """A file that calls itself an entry and has no date is a note, and told."""
    found = journal(document("x.md", front=FrontMatter(kind="entry")))
    assert (len(found.notes), codes(found)) == (1, ["date.unknown"])


def test_dates_that_disagree():
    """One finding names every source of a date when they do not agree; the days are believed."""
    front = FrontMatter(title="February 2022", date=day("2022-01-01"), lines=(("title", 2), ("date", 3)))
    found = journal(document("2022-02-01-February-2022.md", on("2022-02-01"), on("2022-02-27"), front=front, name="2022-02-01"))
    told = found.diagnostics[0]
    assert (told.code, told.span.line) == ("date.disagree", 3)
    assert told.message == "dates disagree: front matter 2022-01-01, file name 2022-02-01, title 2022-02, days 2022-02-01 to 2022-02-27"


def test_file_name_against_front_matter():
    """A file's name that names another day than its front matter is told; the front matter is believed."""
    found = journal(document("2022-02-01-x.md", date="2022-02-03", name="2022-02-01", title="X"))
    assert (found.entries[0].date, codes(found)) == (Day(2022, 2, 3), ["date.disagree"])


def test_publication_in_the_month():
    """A log that was dated on another day of its month is no disagreement."""
    assert codes(journal(document("log.md", on("2022-02-01"), on("2022-02-20"), date="2022-02-28"))) == []


def test_month_note():
    """A file that is named after a month and nothing else is the month's own text."""
    found = journal(document("2022-02.md", title="2022-02", name="2022-02-01", name_end=day("2022-02-28")))
    assert (found.entries, [span.id for span in found.periods if span.texts]) == ((), ["2022-02"])
    assert [span.id for span in found.periods] == ["2022", "2022-q1", "2022-02"]


def test_review_of_a_period():
    """A dated review is an entry that its period names; the period exists even without entries."""
    front = FrontMatter(title="Looking back", kind="review", date=day("2023-01-05"), period=(day("2022-10-01"), day("2022-12-31")))
    found = journal(document("r.md", front=front))
    assert found.entries[0].review_of == "2022-q4"
    assert [span.reviews for span in found.periods if span.id == "2022-q4"] == [("2023-01-05-looking-back",)]


def test_review_of_own_range():
    """A review of any other range makes a period of that range; a unit of that range is reviewed itself."""
    front = FrontMatter(title="Ten days", kind="review", date=day("2022-02-12"), period=(day("2022-02-01"), day("2022-02-10")))
    alone = journal(document("r.md", front=front))
    assert [(span.id, span.reviews) for span in alone.periods if span.kind == "custom"] == [("ten-days-2022", (alone.entries[0].id,))]
    beside = journal(document("r.md", front=front), document("u.md", unit("Unit 1", "2022-02-01", "2022-02-10")))
    assert (beside.units[0].reviews, beside.entries[0].review_of) == ((beside.entries[0].id,), "unit-1")


def test_review_of_nothing():
    """A review that does not say of what is told."""
    assert codes(journal(document("reviews/thoughts.md"))) == ["review.no-period"]


def test_drafts():
    """A draft appears nowhere, and neither does a file that only it refers to."""
    draft = document("x/secret.md", section(links=(image("only.png"), image("both.png"))), front=FrontMatter(draft=True, tags=("hidden",)))
    shown = document("x/shown.md", section(links=(image("both.png"),)))
    files = ("x/only.png", "x/both.png", "x/free.png")
    found = journal(draft, shown, assets=files)
    assert ([note.id for note in found.notes], found.topics, found.assets) == (["x/shown"], (), ("x/both.png", "x/free.png"))
    assert len(journal(draft, shown, assets=files, config=Config(drafts=True)).notes) == 2


def test_draft_bundle():
    """Files beside the index of a hidden bundle are hidden with it."""
    draft = document("post/a/index.md", front=FrontMatter(draft=True))
    assert journal(draft, document("b.md"), assets=("post/a/x.png", "post/b.png")).assets == ("post/b.png",)


def test_future():
    """Documents and days after today are held back, told, and shown on request."""
    files = (document("a.md", date="2022-03-01", title="A"), document("log.md", on("2022-02-01"), on("2022-02-09"), section("notes")))
    config = Config(today=day("2022-02-05"))
    found = journal(*files, config=config)
    assert ([entry.id for entry in found.entries], codes(found)) == (["2022-02-01"], ["date.future", "date.future"])
    assert len(journal(*files, config=Config(today=day("2022-02-05"), future=True)).entries) == 3


def test_gaps():
    """Days without an entry between two entries are a gap from two missed days on; an entry over days fills them."""
    found = journal(document("log.md", on("2022-02-01"), on("2022-02-03"), on("2022-02-06", end="2022-02-10"), on("2022-02-27"), section()))
    assert [(gap.after.day, gap.before.day, gap.days) for gap in found.gaps] == [(3, 6, 2), (10, 27, 16)]


def test_repeated_item():
    """An item that two entries of a day both have is told at the second, with the first beside it."""
    item = "watched all of a very long film about clocks"
    found = journal(
        document("log.md", on("2022-02-05", items=((item, 4),)), on("2022-02-05", items=((f" {item} ", 9), ("short one", 10))), section())
    )
    told = [diagnostic for diagnostic in found.diagnostics if diagnostic.code == "day.repeated-item"]
    assert [(diagnostic.span.line, diagnostic.related[0].line) for diagnostic in told] == [(9, 4)]
