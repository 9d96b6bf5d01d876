"""Units and what becomes of their goals; follow-ups; roadmaps."""

import pytest
from journal_builder import codes, document, goal, journal, link, on, section, task, unit

from decan.config import Config
from decan.model.document import Body, FrontMatter, Role, Section, SectionKind
from decan.model.journal import Target


def first_unit(*goals, links=(), entries=(), **values):
    """A unit of ten days with these goals, and entries on some days."""
    return document("u.md", unit("Unit 1", "2022-02-01", "2022-02-10", *goals, links=links, **values), *entries)


PLAN = link("https://example.org/a", "A", role=Role.GOALS)
READ = link("https://example.org/a", "A")


def states(found, number=0):
    """The states of a unit's goals."""
    return [item.state for item in found.units[number].goals]


def test_states():
    """A goal is done when ticked, under way when an entry of the unit cites its resource, open else; a category without one is empty."""
    goals = (goal("read A", links=(0,)), goal("tidy", ticked=True), goal("sleep"), goal("", "Papers"))
    found = journal(first_unit(*goals, links=(PLAN,), entries=(on("2022-02-03", links=(READ,)), on("2022-02-11", links=(READ,)))))
    assert states(found) == ["under way", "done", "open", "empty"]
    assert (found.units[0].goals[0].evidence, found.units[0].goals[0].resources) == (("2022-02-03",), ("example-org-a",))
    assert codes(found) == ["goal.empty-category"]


def test_done_by_resources():
    """A goal is done when all resources that it cites are finished."""
    finished = link("https://example.org/a", "A", sentence="finished A")
    assert states(journal(first_unit(goal("read A", links=(0,)), links=(PLAN,), entries=(on("2022-02-03", links=(finished,)),)))) == [
        "done"
    ]


def test_course_as_evidence():
    """Another part of the same course is evidence for a goal that cites one part."""
    plan = link("https://youtu.be/aaaaaaaaaaA?list=PL0123456789abcd", "NYU", role=Role.GOALS)
    seen = link("https://youtu.be/aaaaaaaaaaB?list=PL0123456789abcd&index=3", "NYU 5")
    found = journal(first_unit(goal("weeks 5-6 of NYU", links=(0,)), links=(plan,), entries=(on("2022-02-03", links=(seen,)),)))
    assert (states(found), found.units[0].goals[0].evidence) == (["under way"], ("2022-02-03",))


def test_carried_over():
    """What is not done is carried over when the next unit repeats it, and dropped otherwise; the last unit's goals stay open."""
    one = first_unit(goal("Read A"), goal("sleep"), goal("tidy", ticked=True))
    two = document("v.md", unit("Unit 2", "2022-02-11", "2022-02-20", goal("read a"), goal("run")))
    found = journal(two, one)
    assert (states(found), states(found, 1)) == (["carried over", "dropped", "done"], ["open", "open"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2-3 papers on sets", "2-3 papers"),
        ("watch 3 lectures", "3 lectures"),
        ("Watch weeks 5-6 of NYU", ""),
        ("2. Linear Algebra", ""),
        ("2-3", "2-3"),
    ],
)
def test_quantity(text, expected):
    """A quantity is a number with a unit of work, as written."""
    assert journal(first_unit(goal(text))).units[0].goals[0].quantity == expected


def test_goals_by_category():
    """Goals stand together by category, in the order in which the categories come."""
    found = journal(first_unit(goal("a", "Papers"), goal("b", "Maths"), goal("c", "papers")))
    assert [item.text for item in found.units[0].goals] == ["a", "c", "b"]


def test_what_a_unit_knows():
    """A unit knows the resources and topics of its days, and its number and source."""
    entries = (on("2022-02-03", links=(READ,), tags=("sets",)), on("2022-02-04", tags=("maps",)), on("2022-02-05", tags=("maps",)))
    made = journal(first_unit(entries=entries, number=1, line=11)).units[0]
    assert (made.id, made.number, made.source.line, made.resources, made.topics) == ("unit-1", 1, 11, ("example-org-a",), ("maps", "sets"))


def test_same_title_again():
    """A unit whose title was used before has its year in the id."""
    files = (first_unit(), document("v.md", unit("Unit 1", "2023-02-01", "2023-02-10")))
    assert [made.id for made in journal(*files).units] == ["unit-1", "unit-1-2023"]


def test_unit_without_dates():
    """A unit without dates begins with its first day and has the usual length, but ends before the next."""
    bare = {"kind": SectionKind.UNIT, "level": 1}
    parts = (
        section(heading="Unit 1", title="Unit 1", **bare),
        on("2022-02-01"),
        section(heading="Unit 2", title="Unit 2", **bare),
        on("2022-02-20"),
    )
    found = journal(document("log.md", *parts), config=Config(unit_length=14))
    assert [(made.start.isoformat(), made.end.isoformat()) for made in found.units] == [
        ("2022-02-01", "2022-02-14"),
        ("2022-02-20", "2022-03-05"),
    ]


@pytest.mark.parametrize(("front", "last"), [(FrontMatter(), "2022-02-10"), (FrontMatter(kind="unit"), "2022-02-10")])
def test_unit_file(front, last):
    """A dated file in ``units/``, or of that kind, is a unit of the usual length."""
    path = "units/unit-1.md" if not front.kind else "unit-1.md"
    found = journal(document(path, section(goals=(goal("read"),)), front=front, date="2022-02-01", title="Unit 1"))
    made = found.units[0]
    assert (made.id, made.number, made.end.isoformat(), states(found), found.entries) == ("unit-1", 1, last, ["open"], ())


def test_unit_of_one_day():
    """A unit may be a single day."""
    found = journal(document("u.md", unit("Unit 1", "2022-02-01", "2022-02-01", goal("read")), on("2022-02-01"), on("2022-02-02")))
    assert (found.units[0].days, found.units[0].entries) == (1, ("2022-02-01",))


def test_follow_ups():
    """Follow-ups have their place, date and topics; a later item with the same words that is done closes an earlier one."""
    first = on("2022-02-01", follow_ups=(task("TODO: build the clock", kind="marker", line=4), task("Sleep", line=5)), tags=("time",))
    later = on("2022-02-05", follow_ups=(task("Build the clock", done=True, line=9), task("build the clock.", line=10)))
    found = journal(document("log.md", first, later))
    assert [(item.source.line, item.state, item.entry, item.closed_by) for item in found.follow_ups] == [
        (4, "closed", "2022-02-01", "2022-02-05"),
        (5, "open", "2022-02-01", ""),
        (10, "open", "2022-02-05", ""),
    ]
    assert (found.follow_ups[0].topics, str(found.follow_ups[0].date)) == (("time",), "2022-02-01")


def test_what_is_no_follow_up():
    """Items of a reading list are none; phrases only where the settings ask for them."""
    items = (task("A", role=Role.LINKS, resources=(0,)), task("need to revisit this", kind="phrase"))
    log = document("log.md", on("2022-02-01", links=(READ,), follow_ups=items), on("2022-02-02"))
    assert journal(log).follow_ups == ()
    assert len(journal(log, config=Config(follow_up_phrases=True)).follow_ups) == 1


def roadmap(html, *links):
    """A roadmap with this HTML and these links."""
    body = Body(utf8=html.encode(), text="x", links=tuple(range(len(links))))
    return document("roadmaps/ml.md", (Section(SectionKind.INTRO, body, 1), links), title="ML")


def tree(nodes):
    """Texts and states of a roadmap, nested."""
    return [(node.text, node.state, tree(node.children)) for node in nodes]


def test_roadmap():
    """Headings and nested lists are the tree; its states come from resources, topics and ticks."""
    html = (
        '<h2 id="\x02i\x03maths">Maths</h2><p>prose</p>'
        '<ul><li><a href="https://example.org/a">A</a> &amp; more<ul><li>Vectors</li></ul></li>'
        '<li><input type="checkbox" disabled checked> <em>Sets</em></li></ul>'
        '<h3>Later</h3><ol><li><p><a href="\x02l1\x03">B</a></p></li></ol>'
    )
    links = (link("https://example.org/a", "A", line=5), link("b.md", "B", line=9))
    log = document("log.md", on("2022-02-01", links=(READ,), tags=("vectors",)), on("2022-02-02"))
    made = journal(roadmap(html, *links), document("b.md"), log).roadmaps[0]
    assert tree(made.nodes) == [
        (
            "Maths",
            "under way",
            [("A & more", "under way", [("Vectors", "under way", [])]), ("Sets", "done", []), ("Later", "", [("B", "", [])])],
        )
    ]
    inner = made.nodes[0].children
    assert (inner[0].target, inner[0].line, inner[0].children[0].target) == (
        Target("resource", "example-org-a"),
        5,
        Target("topic", "vectors"),
    )
    assert (inner[2].children[0].target, inner[2].children[0].line, inner[2].children[0].html) == (
        Target("note", "b"),
        9,
        '<a href="\x02l1\x03">B</a>',
    )
