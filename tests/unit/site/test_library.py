"""The library and the pages of its resources."""

from datetime import date as Day

import pytest

from decan.model.journal import Citation, Goal, Source, Unit
from decan.site.library import host_of, pages
from decan.site.page import Url

SHELF = Url("/resources/")
ALL = Url("/resources/all/")


def cited(day, entry="", label="R", sentence="Read R.", **values):
    return Citation(Source(f"{entry or 'n'}.md", 1), label, sentence, date=Day.fromisoformat(day) if day else None, entry=entry, **values)


def titles(context):
    return [row["title"] for row in context["rows"]]


def test_only_listed_ones_are_on_the_first_shelf(view, resource, shown):
    """What was cited in passing is on the second, with everything else."""
    made = pages(view(resources=[resource("a"), resource("b", listed=False)]))
    assert (["A"], ["A", "B"]) == (titles(shown(made, SHELF)), titles(shown(made, ALL)))
    assert shown(made, SHELF)["unlisted"] == {"href": "all/index.html", "count": "1 link"}


def test_without_unlisted_ones_there_is_no_second_shelf(view, resource):
    """No page without content."""
    assert [SHELF] == [page.url for page in pages(view(resources=[resource("a")]))]


def test_thousands_are_paged(view, resource, shown):
    """Five hundred rows a page, each resource once, and all pages lead to each other."""
    made = [
        page
        for page in pages(view(resources=[resource(f"r{number:04}", listed=False) for number in range(1201)]))
        if page.url.startswith(ALL)
    ]
    assert ["/resources/all/", "/resources/all/page-2/", "/resources/all/page-3/"] == [page.url for page in made]
    assert 1201 == len({title for page in made for title in titles(page.context)})
    assert ["../index.html", "../page-2/index.html", "index.html"] == [sheet["href"] for sheet in made[2].context["sheets"]]


def test_last_seen_first_then_by_letters(view, resource, shown):
    """Marks before a title do not count for its place."""
    resources = [
        resource("a", title="“Zeal”"),
        resource("b", title="ant"),
        resource("c", title="Old", last=Day(2020, 1, 1)),
        resource("d", title="New", last=Day(2021, 1, 1)),
        resource("e", title="(Bee)"),
    ]
    assert ["New", "Old", "ant", "(Bee)", "“Zeal”"] == titles(shown(pages(view(resources=resources)), SHELF))


def test_filters_have_what_is_there(view, resource, topic, shown):
    """Kinds by number, states, and topics by name; each with its count."""
    resources = [resource("a", topics=("t",)), resource("b", kind="book", state="in progress"), resource("c", topics=("t", "s"))]
    context = shown(pages(view(resources=resources, topics=[topic("t", title="zoo"), topic("s", title="Ant")])), SHELF)
    assert [("paper", 2), ("book", 1)] == [(option["key"], option["count"]) for option in context["kinds"]]
    assert [("planned", 2), ("in-progress", 1)] == [(option["id"], option["count"]) for option in context["states"]]
    assert [("Ant", 1), ("zoo", 2)] == [(option["title"], option["count"]) for option in context["topics"]]


def test_an_empty_library_is_a_page_that_says_so(view, shown):
    """No rows, no filters, no failure."""
    assert () == shown(pages(view()), SHELF)["rows"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.usenix.org/a?b", "usenix.org"),
        ("https://me@example.org:8080/", "example.org:8080"),
        ("", ""),
        ("isbn 3", ""),
    ],
)
def test_hosts(url, host):
    """As short as people say it."""
    assert host == host_of(url)


class TestPage:
    @staticmethod
    def page(view, resource, shown, **values):
        given = {"has_page": True} | values
        made = given.pop("journal", {})
        others = given.pop("others", ())
        return shown(pages(view(resources=[resource("r", **given), *others], **made)), Url("/resources/r/"))

    def test_the_trail_is_newest_first_with_pauses(self, view, resource, entry, shown):
        """Each citation with its sentence and the cited words marked; a month without one is a pause."""
        entries = [entry("a", "2022-01-01", title="One"), entry("b", "2022-03-02", title="Two")]
        citations = (cited("2022-01-01", "a"), cited("2022-03-02", "b", sentence="R & more", pass_="second"))
        trail = self.page(view, resource, shown, citations=citations, journal={"entries": entries})["trail"]
        assert ["Two", None, "One"] == [step.get("title") for step in trail]
        assert ["", "60 days", ""] == [step["lapse"] for step in trail]
        assert ("<b>R</b> &amp; more", "second") == (trail[0]["sentence"], trail[0]["detail"])

    @pytest.mark.parametrize(
        ("state", "marks"), [("finished", ["full", "half"]), ("in progress", ["half", "half"]), ("planned", ["ring", "half"])]
    )
    def test_the_last_citation_has_the_mark_of_the_state(self, view, resource, entry, shown, state, marks):
        """What is finished was finished where it was last cited."""
        entries = [entry("a", "2022-01-01"), entry("b", "2022-01-02")]
        citations = (cited("2022-01-01", "a"), cited("2022-01-02", "b"))
        trail = self.page(view, resource, shown, state=state, citations=citations, journal={"entries": entries})["trail"]
        assert marks == [step["mark"] for step in trail]

    def test_a_plan_is_no_citation(self, view, resource, text, shown):
        """A unit's goal is shown among the goals, with its state, and not in the trail."""
        goal = Goal("Papers", "read R", "", (), "done", "", ("r",), (), Source("u.md", 3))
        unit = Unit("u", "Unit 1", 1, Day(2022, 1, 1), Day(2022, 1, 10), (goal,), text(), Source("u.md"))
        context = self.page(view, resource, shown, citations=(cited("2022-01-01", unit="u", planned=True),), journal={"units": [unit]})
        assert ((), [("read R", "done", "Unit 1")]) == (
            context["trail"],
            [(goal["text"], goal["state"], goal["title"]) for goal in context["goals"]],
        )

    def test_companions_are_cited_together_more_than_once(self, view, resource, entry, shown):
        """Once is chance; the most common first."""
        entries = [
            entry("a", "2022-01-01", resources=("r", "x", "y", "z")),
            entry("b", "2022-01-02", resources=("r", "x", "y")),
            entry("c", "2022-01-03", resources=("r", "y")),
        ]
        citations = tuple(cited(one.date.isoformat(), one.id) for one in entries)
        others = (resource("x"), resource("y"), resource("z"))
        context = self.page(view, resource, shown, citations=citations, others=others, journal={"entries": entries})
        assert [("Y", "paper, 3 entries"), ("X", "paper, 2 entries")] == [(item["title"], item["words"]) for item in context["companions"]]

    def test_the_place_of_a_part_is_its_course(self, view, resource, shown):
        """Resources, the course, the lecture."""
        course = resource("c", title="The course", parts=("r",), has_page=True)
        context = self.page(view, resource, shown, part_of="c", others=(course,))
        assert ["Resources", "The course"] == [place["title"] for place in context["path"]]
