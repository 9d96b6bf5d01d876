"""The library: one thing once, with its citations, kind, state and whether it is listed."""

import pytest
from journal_builder import codes, day, document, image, journal, link, on, period, section, task, unit, wiki

from decan.config import Config
from decan.model.document import FrontMatter, LinkForm, Role
from decan.model.journal import Source


def log(*links, date="2022-02-01", **values):
    """A log of two days whose first has these links."""
    return document("log.md", on(date, links=links, **values), on("2022-12-30"))


def test_one_resource():
    """A thing is one resource however it is linked, with all its citations, oldest first."""
    later = on("2022-02-05", links=(link("https://arxiv.org/abs/1211.3711v2", "the transduction paper", line=9, sentence="again"),))
    first = on("2022-02-01", links=(link("http://arxiv.org/pdf/1211.3711.pdf", "Graves '12", line=3, sentence="first pass"),))
    resource = journal(document("log.md", later, first)).resources[0]
    assert (resource.id, resource.identity, resource.kind, resource.url) == (
        *("arxiv-1211-3711", "arxiv:1211.3711", "paper"),
        "http://arxiv.org/pdf/1211.3711.pdf",
    )
    assert [(cited.entry, cited.source, cited.sentence) for cited in resource.citations] == [
        ("2022-02-01", Source("log.md", 3), "first pass"),
        ("2022-02-05", Source("log.md", 9), "again"),
    ]
    assert (str(resource.first), str(resource.last), resource.labels) == (
        "2022-02-01",
        "2022-02-05",
        ("Graves '12", "the transduction paper"),
    )


@pytest.mark.parametrize(
    ("labels", "title", "incomplete"),
    [
        (("one", "two", "two"), "two", ""),
        (("one", "two"), "one", ""),
        (("here", "A real name"), "A real name", ""),
        (("this article", "this article", "A real name"), "A real name", ""),
        (("this article", "here"), "this article", ""),
        (("here", "[1]"), "example.org/a", "title"),
        (("",), "example.org/a", "title"),
        (("https://example.org/a",), "example.org/a", "title"),
    ],
)
def test_title(labels, title, incomplete):
    """A resource is called by its commonest label, the oldest among equals; labels that say nothing do not count."""
    resource = journal(log(*(link("https://example.org/a", label) for label in labels))).resources[0]
    assert (resource.title, resource.incomplete) == (title, incomplete)


def test_not_resources():
    """Pictures that are shown, badges, files of one's own and the site itself are no resources."""
    links = (
        *(image("https://example.org/x.png"), link("https://img.shields.io/badge/x", "badge"), link("other.md", "other")),
        *(link("https://me.example/journal/x", "mine"), link("http://localhost:8000/", "server"), link("mailto:a@b.example", "mail")),
    )
    assert journal(log(*links), config=Config(url="https://me.example/journal/")).resources == ()


def test_bare_picture():
    """A picture that is linked, not shown, is a resource."""
    found = journal(log(link("https://example.org/x.png", form=LinkForm.BARE)))
    assert [resource.title for resource in found.resources] == ["example.org/x.png"]


def test_title_without_url():
    """A title in a list is a resource without a URL, listed and told; where its label was linked, it is that."""
    named = (link("", "A talk on clocks", role=Role.LINKS, listed=True), link("", "NYU 6L", role=Role.LINKS, listed=True))
    before = on("2022-01-01", links=(link("https://example.org/6l", "NYU 6L"),))
    found = journal(document("log.md", before, on("2022-02-01", links=named)))
    assert [(resource.id, resource.title, resource.incomplete, len(resource.citations)) for resource in found.resources] == [
        ("a-talk-on-clocks", "A talk on clocks", "url", 1),
        ("example-org-6l", "NYU 6L", "", 2),
    ]
    assert codes(found) == ["resource.no-url"]


def test_wiki_name_of_a_label():
    """A wiki name that no file has cites what was linked under that label."""
    found = journal(log(link("https://example.org/6l", "NYU 6L"), wiki("NYU 6L")))
    assert (len(found.resources[0].citations), codes(found)) == (2, [])


@pytest.mark.parametrize(
    ("links", "listed"),
    [
        ((link("https://example.org/a", "A"),), False),
        ((link("https://example.org/a", "A"), link("https://example.org/a", "A")), True),
        ((link("https://example.org/a", "A", listed=True, role=Role.LINKS),), True),
        ((link("https://arxiv.org/abs/1211.3711", "A"),), True),
        ((link("https://github.com/a/b", "A"),), False),
    ],
)
def test_listed(links, listed):
    """The library lists what the author lists, what is cited twice, and papers, books, courses, lectures and videos."""
    assert journal(log(*links)).resources[0].listed is listed


def test_front_matter_links():
    """Links in the front matter are listed, and cited by the entry."""
    front = FrontMatter(title="A", date=day("2022-02-01"), links=(("Clocks", "https://example.org/c"),), extra=(("status", "finished"),))
    found = journal(document("a.md", front=front))
    resource = found.resources[0]
    assert (resource.title, resource.listed, resource.state, resource.citations[0].entry) == ("Clocks", True, "finished", "2022-02-01-a")
    assert found.entries[0].resources == ("example-org-c",)


def test_own_file():
    """A file in ``resources/`` says what a resource is called, of what kind it is and how far one is."""
    front = FrontMatter(
        title="The Clock Book",
        kind="book",
        url="https://example.org/clocks",
        authors=("Ada",),
        tags=("time",),
        extra=(("status", "paused"), ("year", 1999)),
    )
    found = journal(document("resources/clocks.md", front=front), log(link("http://example.org/clocks/", "the book")))
    resource = found.resources[0]
    assert (resource.title, resource.kind, resource.state, resource.note, resource.has_page) == (
        "The Clock Book",
        "book",
        "paused",
        "clocks",
        True,
    )
    assert (resource.authors, resource.published, resource.topics) == (("Ada",), "1999", ("time",))
    assert [(note.about, note.url) for note in found.notes] == [("example-org-clocks", "")]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("started with A", "in progress"),
        ("finished A today", "finished"),
        ("Finished reading the A", "finished"),
        ("almost finished A", "in progress"),
        ("finished the first chapter of A", "in progress"),
        ("watched A", "in progress"),
    ],
)
def test_state_by_sentence(sentence, state):
    """What stands right before the link says whether a thing is finished."""
    assert journal(log(link("https://example.org/a", "A", sentence=sentence))).resources[0].state == state


def test_watched_videos():
    """Videos that were watched are finished, also when several are strung together."""
    links = tuple(link(f"https://youtu.be/aaaaaaaaaa{name}", name, sentence="watched A, B and C on sets") for name in "ABC")
    assert [resource.state for resource in journal(log(*links)).resources] == ["finished"] * 3


@pytest.mark.parametrize(
    ("done", "text", "state"), [(True, "A", "finished"), (False, "read A", "planned"), (True, "tell Bob about A", "in progress")]
)
def test_state_by_tick(done, text, state):
    """A ticked item that is the link and nothing more finishes the resource; an open one plans it."""
    follow_up = task(text, done=done, resources=(0,))
    assert journal(log(link("https://example.org/a", "A"), follow_ups=(follow_up,))).resources[0].state == state


def test_planned():
    """What stands only in goals, under TODO, or in undated notes is planned."""
    goals = document("u.md", unit("Unit 1", "2022-02-01", "2022-02-10", links=(link("https://example.org/a", "A", role=Role.GOALS),)))
    note = document("n.md", section(links=(link("https://example.org/b", "B"),)))
    todo = log(link("https://example.org/c", "C", role=Role.TODO))
    found = journal(goals, note, todo)
    assert [(resource.title, resource.state) for resource in found.resources] == [("A", "planned"), ("B", "planned"), ("C", "planned")]
    assert [cited.planned for cited in found.resources[0].citations] == [True]


def test_period_of_an_undated_file():
    """What an undated file cites below a period's heading counts for the period."""
    part = period("January - March", "2020-01-01", "2020-03-31", links=(link("https://example.org/a", "A"),))
    found = journal(document("n.md", section(), part))
    cited = found.resources[0].citations[0]
    assert (cited.period, cited.note, str(cited.date), found.resources[0].state) == ("january-march-2020", "", "2020-01-01", "in progress")
    assert [span.resources for span in found.periods if span.kind == "custom"] == [("example-org-a",)]


def course(video, index, label):
    """A link to a video in a playlist."""
    return link(f"https://www.youtube.com/watch?v=aaaaaaaaaa{video}&list=PL0123456789abcd&index={index}", label)


def test_course():
    """Videos linked with their playlist are parts of a course, by number; it is called what their labels have in common."""
    found = journal(log(course("B", 12, "NYU 5.2"), course("A", 10, "NYU 5L")))
    parts = {resource.title: resource for resource in found.resources}
    assert (parts["NYU"].kind, parts["NYU"].state, parts["NYU"].citations, parts["NYU"].has_page) == ("course", "in progress", (), True)
    assert parts["NYU"].parts == (parts["NYU 5L"].id, parts["NYU 5.2"].id)
    assert (parts["NYU 5L"].part_of, parts["NYU 5L"].kind) == (parts["NYU"].id, "lecture")


def test_course_by_its_link():
    """A playlist that is linked itself keeps its label, and one video is enough to be a part of it."""
    found = journal(log(link("https://www.youtube.com/playlist?list=PL0123456789abcd", "Deep Learning"), course("A", 1, "first")))
    assert [(resource.title, len(resource.parts)) for resource in found.resources] == [("Deep Learning", 1), ("first", 0)]


def test_single_video_of_a_list():
    """One video that happens to be linked with a list makes no course."""
    assert [resource.kind for resource in journal(log(course("A", 1, "first"))).resources] == ["video"]


def test_findings():
    """A listed resource without a title is told once; one in running text is not."""
    files = log(link("https://example.org/a", listed=True, role=Role.LINKS), link("https://example.org/b", form=LinkForm.BARE))
    assert codes(journal(files)) == ["resource.no-title"]
