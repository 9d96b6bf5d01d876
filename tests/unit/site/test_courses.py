"""The strip of a course or book, and the citations of it and its parts."""

from datetime import date as Day

import pytest

from decan.model.journal import Citation, Place, Source
from decan.site.courses import citations_of, coverage
from decan.site.page import Url

HERE = Url("/resources/course/")


def strip(view, resource, *places, parts=()):
    """The strip of a course of these places."""
    course = resource("course", kind="course", places=places, parts=tuple(one.id for one in parts), has_page=True)
    return coverage(view(resources=[course, *parts]), course, HERE)


def test_each_place_says_what_became_of_it(view, resource):
    """By a word, a mark where there is something to mark, and a hatching for what was left out."""
    states = ("earlier", "seen", "skipped", "partly", "planned", "ahead")
    found = strip(view, resource, *(Place(str(number), state) for number, state in enumerate(states, 1)))
    assert [
        ("1", "before the first one seen", "", False, True),
        ("2", "seen", "full", False, False),
        ("3", "left out", "", True, False),
        ("4", "seen in part", "half", False, False),
        ("5", "planned", "ring", False, True),
        ("6", "ahead", "", False, True),
    ] == [(cell["number"], cell["state"], cell["mark"], cell["hole"], cell["faint"]) for cell in found["cells"]]
    assert ("2 parts", "part 3") == (found["words"], found["skipped"])


@pytest.mark.parametrize(("count", "words"), [(0, ""), (2, "parts 1 and 2"), (4, "parts 1, 2, 3 and 4"), (28, "28 parts")])
def test_left_out_parts_in_words(view, resource, count, words):
    """By label while they are few."""
    places = (*(Place(str(number), "skipped") for number in range(1, count + 1)), Place("last", "seen"))
    assert words == strip(view, resource, *places)["skipped"]


def test_a_place_leads_to_its_part_and_says_when(view, resource):
    """Where the part is a resource of its own."""
    part = resource("one", title="Lecture 1", url="https://v.example/1", part_of="course", has_page=True)
    found = strip(view, resource, Place("1", "seen", "one", 1, (Day(2022, 2, 1), Day(2022, 2, 5))), parts=[part])
    cell = found["cells"][0]
    assert ("Lecture 1", "../one/index.html", "Tue 1 Feb, Sat 5 Feb") == (cell["title"], cell["href"], cell["when"])


def test_what_has_no_places_has_no_strip(view, resource):
    """A paper is no course."""
    assert coverage(view(), resource("paper"), HERE) is None


def test_a_course_is_cited_where_its_parts_are(view, resource):
    """The trail of a course has its own citations and those of its parts, oldest first, and no goals."""
    own = Citation(Source("b.md", 1), "the course", "", date=Day(2022, 2, 3))
    first = Citation(Source("a.md", 1), "one", "", date=Day(2022, 2, 1))
    goal = Citation(Source("u.md", 1), "one", "", date=Day(2022, 1, 1), unit="u", planned=True)
    one = resource("p1", part_of="course", citations=(goal, first))
    course = resource("course", kind="course", parts=("p1",), citations=(own,))
    assert [(first, one), (own, course)] == list(citations_of(view(resources=[course, one]), course))
