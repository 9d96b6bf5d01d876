"""Which parts of a course were seen."""

from datetime import date as Day

import pytest

from decan.model.journal import Citation, Source
from decan.site.courses import citations_of, coverage, number_of
from decan.site.page import Url

HERE = Url("/resources/course/")


def part(resource, number, state="finished", **values):
    """A part by its number in the course; None for a part without one."""
    index = f"&index={number}" if number is not None else ""
    given = {"url": f"https://youtube.com/watch?v=p{number}{index}", "title": f"Lecture {number}", "state": state, "part_of": "course"}
    return resource(f"p{number}", **given | values)


def strip(view, resource, *parts):
    """The strip of a course of these parts."""
    course = resource("course", kind="course", parts=tuple(one.id for one in parts), has_page=True)
    return coverage(view(resources=[course, *parts]), course, HERE)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://youtube.com/watch?v=a&list=b&index=12", 12),
        ("https://youtube.com/watch?v=a&list=b", None),
        ("https://youtube.com/watch?v=a&index=0", None),
        ("https://youtube.com/watch?v=a&index=²", None),
        ("https://youtube.com/watch?v=a&index=99999999", None),
        ("", None),
    ],
)
def test_the_number_of_a_part(resource, url, number):
    """From the address, and only where it is a sensible place in a list."""
    assert number == number_of(resource("p", url=url))


def test_what_was_left_out_is_a_hole(view, resource):
    """Between the first part and the last one seen; what comes later is ahead."""
    found = strip(view, resource, part(resource, 1), part(resource, 3), part(resource, 5, "planned"))
    assert [("1", "finished"), ("2", "left out"), ("3", "finished"), ("4", "ahead"), ("5", "planned")] == [
        (cell["number"], cell["state"]) for cell in found["cells"]
    ]
    assert ("2 parts", "part 2") == (found["words"], found["skipped"])


@pytest.mark.parametrize(
    ("seen", "words"), [((1, 2), ""), ((1, 3, 5), "parts 2 and 4"), ((5,), "parts 1, 2, 3 and 4"), ((1, 30), "28 parts")]
)
def test_left_out_parts_in_words(view, resource, seen, words):
    """By number while they are few."""
    assert words == strip(view, resource, *(part(resource, number) for number in seen))["skipped"]


def test_parts_without_a_number_come_last_without_holes(view, resource):
    """Nothing is known to be missing where no place is known."""
    found = strip(view, resource, part(resource, None), part(resource, 1))
    assert ["1", ""] == [cell["number"] for cell in found["cells"]]


def test_what_has_no_parts_has_no_strip(view, resource):
    """A paper is no course."""
    assert coverage(view(), resource("paper"), HERE) is None


def test_a_course_is_cited_where_its_parts_are(view, resource):
    """The trail of a course has its own citations and those of its parts, oldest first, and no goals."""
    own = Citation(Source("b.md", 1), "the course", "", date=Day(2022, 2, 3))
    first = Citation(Source("a.md", 1), "one", "", date=Day(2022, 2, 1))
    goal = Citation(Source("u.md", 1), "one", "", date=Day(2022, 1, 1), unit="u", planned=True)
    one = part(resource, 1, citations=(goal, first))
    course = resource("course", kind="course", parts=("p1",), citations=(own,))
    assert [(first, one), (own, course)] == list(citations_of(view(resources=[course, one]), course))
