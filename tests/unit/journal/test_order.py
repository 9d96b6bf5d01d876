"""The journal is a function of what the documents say, not of the order in which they come."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from journal_builder import document, goal, image, journal, link, on, period, section, task, unit, wiki

from decan.model.document import FrontMatter, Role

DOCUMENTS = (
    document(
        "log.md",
        section("why"),
        on("2022-02-01", links=(link("https://example.org/a", "A"), wiki("sets"))),
        on("2022-02-05", tags=("NLP",)),
    ),
    document("more.md", on("2022-02-05", items=(("an item of more than twenty letters", 3),)), on("2022-02-05", "again"), section("x")),
    document("u.md", unit("Unit 1", "2022-02-01", "2022-02-10", goal("read A", links=(0,)), links=(link("https://example.org/a/", "a"),))),
    document("v.md", unit("Unit 1", "2022-02-11", "2022-02-20", goal("sleep"))),
    document("x/sets.md", tags=("nlp", "sets"), title="Sets"),
    document("y/sets.md", section(links=(wiki("Sets"), image("p.png"), link("no.md"))), title="Sets"),
    document("topics/nlp.md", front=FrontMatter(title="NLP", aliases=("language",))),
    document("resources/a.md", front=FrontMatter(title="The A", url="https://www.example.org/a", kind="book")),
    document(
        "r.md",
        period("January - March", "2022-01-01", "2022-03-31", links=(link("", "Clocks", role=Role.LINKS, listed=True),)),
        date="2022-12-01",
    ),
    document("2022-02-05.md", section(follow_ups=(task("sleep"),)), name="2022-02-05"),
    document("draft.md", section(links=(image("q.png"),)), front=FrontMatter(draft=True)),
    document("z.md", front=FrontMatter(kind="review", title="Back", date=None)),
)
ASSETS = ("p.png", "q.png", "x/p.png")
EXPECTED = journal(*DOCUMENTS, assets=ASSETS)


@settings(deadline=None)
@given(st.permutations(DOCUMENTS), st.permutations(ASSETS))
def test_order_of_files(documents, assets):
    """Any order of documents and files gives the same journal."""
    assert journal(*documents, assets=tuple(assets)) == EXPECTED


def test_everything_is_there():
    """The journal that is compared has something of everything."""
    assert EXPECTED.entries
    assert EXPECTED.units
    assert EXPECTED.periods
    assert EXPECTED.topics
    assert EXPECTED.resources
    assert EXPECTED.follow_ups
    assert EXPECTED.notes
    assert EXPECTED.backlinks
    assert EXPECTED.diagnostics
    assert EXPECTED.assets == ("p.png", "x/p.png")


def test_ids_are_unique():
    """No two values of one type share an id, and everything that is referred to exists."""
    for values in (EXPECTED.entries, EXPECTED.notes, EXPECTED.units, EXPECTED.periods, EXPECTED.topics, EXPECTED.resources):
        ids = [value.id for value in values]
        assert sorted(set(ids)) == sorted(ids)
    topics, resources = {topic.id for topic in EXPECTED.topics}, {resource.id for resource in EXPECTED.resources}
    for holder in (*EXPECTED.entries, *EXPECTED.notes, *EXPECTED.units):
        assert topics.issuperset(holder.topics)
        assert resources.issuperset(holder.resources)


def test_large_journal():
    """Ten thousand days with sixty topics and five thousand resources come together, each where it belongs."""
    chance = random.Random(1)
    files = [
        document(
            f"{year}.md",
            *(
                on(
                    f"{year}-{month:02d}-{day:02d}",
                    links=tuple(link(f"https://example.org/{chance.randrange(5000)}", "A") for _ in range(3)),
                    tags=(f"topic {chance.randrange(60)}",),
                )
                for month in range(1, 13)
                for day in range(1, 29)
            ),
        )
        for year in range(1992, 2022)
    ]
    found = journal(*files)
    assert (len(found.entries), len(found.topics)) == (10_080, 60)
    assert sum(len(topic.entries) for topic in found.topics) == 10_080
    assert sum(len(resource.citations) for resource in found.resources) == 30_240
