"""The page and what can be found."""

from datetime import date as Day

from decan.model.journal import Goal, Period, Source, Unit
from decan.site.keeping import InMemory
from decan.site.page import Url
from decan.site.search import kept, pages
from decan.site.search.documents import entries, others


def test_entries_stand_by_date(view, entry, text):
    """What is written next moves nothing; an entry without a title is called by its day, and not found by it."""
    made = view(
        entries=[entry("a", "2022-02-01", title="Old", topics=("raft",), text=text("One.")), entry("b", "2022-02-03", text=text("二。"))],
        topics=[],
    )
    assert [
        ("Old", "Old", "../2022/02/01/index.html#a", "One.", "1 Feb 2022", 2022, ("raft",)),
        ("Thursday, 3 February 2022", "", "../2022/02/03/index.html#b", "二。", "3 Feb 2022", 2022, ()),
    ] == [(one.title, one.name, one.href, one.text, one.when, one.year, one.topics) for one in entries(made)]


def test_an_entry_is_found_by_its_topics(view, entry, topic):
    """By their titles, as shown beside it."""
    (found,) = entries(view(entries=[entry("a", topics=("raft", "logs"))], topics=[topic("raft"), topic("logs")]))
    assert ("Raft, Logs", "Raft, Logs") == (found.names, found.beside)


def test_everything_else_that_has_a_page_can_be_found(view, note, topic, resource, text):
    """Notes, topics with their notes' text, listed resources with other names, authors and address; the first to show stands last."""
    made = view(
        notes=[note("m", text=text("First.")), note("n", text=text("Then.")), note("t", kind="topic", about="raft", text=text("On Raft."))],
        topics=[topic("raft", aliases=("RAFT",), note="t")],
        resources=[
            resource("r", labels=("the paper", "R"), authors=("L. L.",), first=Day(2022, 1, 1), last=Day(2022, 2, 1)),
            resource("q", labels=("Q",), first=Day(2021, 1, 1)),
            resource("s", listed=False),
        ],
    )
    assert [
        ("note", "n", "../notes/n/index.html", "Then.", ""),
        ("note", "m", "../notes/m/index.html", "First.", ""),
        ("topic", "Raft", "../topics/raft/index.html", "On Raft.", "RAFT"),
        ("resource", "Q", "https://x.example/q", "https://x.example/q", "paper, planned"),
        ("resource", "R", "https://x.example/r", "the paper\nL. L.\nhttps://x.example/r", "paper, planned"),
    ] == [(one.kind, one.title, one.href, one.text, one.beside) for one in others(made)]


def test_units_are_found_by_their_goals_and_periods_by_what_was_written_about_them(view, entry, text):
    """But not a month of which nobody wrote anything."""
    goal = Goal("Papers", "read two", "", (), "open", "", (), (), Source("u.md", 1))
    days = (Day(2022, 2, 1), Day(2022, 2, 10))
    made = view(
        entries=[entry("a")],
        units=[Unit("unit-1", "Unit 1", 1, *days, (goal,), text("Plan."), Source("u.md", 1))],
        periods=[
            Period("2022-02", "2022-02", "month", *days, texts=(text("A grey month."),)),
            Period("2022", "2022", "year", *days),
            Period("spring", "Speech", "custom", *days, texts=(text("All speech."),)),
        ],
    )
    assert [
        ("period", "February 2022", "", "A grey month."),
        ("period", "Speech", "Speech", "All speech."),
        ("unit", "Unit 1", "Unit 1", "Plan.\nPapers\nread two"),
    ] == [(one.kind, one.title, one.name, one.text) for one in others(made)]


def test_the_page_says_what_it_searches(view, entry, topic, resource, shown):
    """And lists the other ways to the same, for a browser without scripts."""
    context = shown(
        pages(view(entries=[entry("a")], topics=[topic("t")], resources=[resource("r"), resource("s", listed=False)])), Url("/search/")
    )
    assert ("1 entry, 1 topic, 1 resource", ["time", "topic", "resource"], ["entry", "topic", "resource"]) == (
        context["counts"],
        [way["title"] for way in context["ways"]],
        [kind for kind, _ in context["kinds"]],
    )


def test_the_page_names_the_version_of_the_index(view, entry, text, shown):
    """So that no browser asks an old one."""

    def index(words):
        return shown(pages(view(entries=[entry("a", text=text(words))])), Url("/search/"))["index"]

    assert (True, True) == (index("One.") == index("One."), index("One.") != index("Two."))


def test_the_index_begins_with_its_root(view, entry):
    """And all of it lies beside the page."""
    names = [file.output for file in kept(view(entries=[entry("a", title="A")]), InMemory())]
    assert ["search/index.js", "search/e0/w.js", "search/e0/p.js", "search/e0/t0.js"] == names
