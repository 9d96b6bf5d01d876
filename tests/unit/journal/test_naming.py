"""Labels as identity: what was linked once is known by its name."""

import pytest
from reading_builder import read, resource

from decan.journal.resources.labels import Numbered, Starts, is_citation, label_key, numbered

LIST = "https://www.youtube.com/watch?v={}&list=PLabcdefghijkl&index={}"


def cited(found, title):
    """(line, pass, part, known by name) of a resource's citations."""
    return [(one.source.line, one.pass_, one.part, one.inferred) for one in resource(found, title).citations]


def log(*lines):
    """A month with a day for each text."""
    return {"2023-05.md": "".join(f"## 2023-05-{day:02d}\n\n- {line}\n\n" for day, line in enumerate(lines, 1))}


def course(*more):
    """Two lectures of a course, and more days."""
    return read(log(f"[CMU 4L]({LIST.format('aaaaaaaaaaa', 7)})", f"[CMU 5L]({LIST.format('bbbbbbbbbbb', 9)})", *more))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("NYU 5L", Numbered("NYU", "5L")),
        ("NYU 06l", Numbered("NYU", "6L")),
        ("CS231n Lecture 3: Loss functions", Numbered("CS231n", "3", "lecture")),
        ("6.824 lecture 5", Numbered("6.824", "5", "lecture")),
        ("Graves '12 Transduction", None),
        ("Lecture", None),
        ("The log", None),
    ],
)
def test_a_label_with_a_number(label, expected):
    """Its stem and its part."""
    assert expected == numbered(label)


@pytest.mark.parametrize(("one", "other"), [("NYU 06L", "[nyu 6l]"), ("Graves ’12", "graves '12"), ("A  b", "a b")])
def test_spellings_of_a_label(one, other):
    """Case, brackets, blanks, quotes and zeros do not count."""
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Graves '12", True), ("Lamport 1978 Clocks", True), ("NYU 6L", True), ("Figure 3", False), ("RFC 2616", False), ("see below", False)],
)
def test_reads_like_a_citation(label, expected):
    """An author and a year, or a course and a number."""
    assert expected == is_citation(label)


@pytest.mark.parametrize("text", ["second half of [CMU 5L]", "again CMU 05L, second half", "“cmu 5l”, second half"])
def test_a_lecture_by_its_label(text):
    """In brackets, in quotation marks or plainly, with or without zeros."""
    assert [(7, "", "", False), (11, "", "second half", True)] == cited(course(text), "CMU 5L")


def test_a_paper_by_author_and_year():
    """A label with a year is known by its beginning too."""
    found = read(log("first pass of [[Okri '19 Storage engines]](https://arxiv.org/abs/1901.00001)", "Okri '19 once more, a second pass"))
    assert [(3, "first pass", "", False), (7, "second pass", "", True)] == cited(found, "Okri '19 Storage engines")


def test_a_name_of_two_things_is_none():
    """What two papers share stands for neither."""
    first = "[Okri '19 Storage engines](https://arxiv.org/abs/1901.00001), [Okri '19 Log files](https://arxiv.org/abs/1902.00002)"
    assert [1, 1] == [len(one.citations) for one in read(log(first, "Okri '19 is clear")).resources]


@pytest.mark.parametrize("text", ["storage engines are slow", "The log was full", "Deep Learning is deep", "A clear day 5"])
def test_ordinary_words_name_nothing(text):
    """Labels that anybody may write by chance do not count in running text."""
    first = "[Deep Learning](https://deeplearningbook.org) [the log](https://a.example/log) [Storage engines](https://b.example)"
    assert [1, 1, 1] == [len(one.citations) for one in read(log(first, text)).resources]


def test_a_book_by_the_names_of_its_file():
    """Title and aliases of a file in resources/ count as written."""
    files = {
        "resources/mml.md": "---\ntitle: Mathematics for Machine Learning\naliases: [the MML book, MML]\nlink: https://mml.example\n---\n",
        **log("Section 2.0-2.1 of MML", "chapter 4 of Mathematics for Machine Learning"),
    }
    assert [(3, "", "section 2.0-2.1", True), (7, "", "chapter 4", True)] == cited(read(files), "Mathematics for Machine Learning")


def test_a_course_by_the_stem_of_its_parts():
    """With a word such as “lectures” after it, or with a number that was never linked."""
    found = course("nearly done with the CMU database lectures", "CMU 8L was dense", "CMU is a university")
    assert [(11, "", "", True), (15, "", "part 8L", True)] == cited(found, "CMU")


def test_a_number_alone_is_of_the_only_course():
    """``06L`` beside a lecture of one course; it is no citation of a video."""
    found = read(log(f"[CMU 4L]({LIST.format('aaaaaaaaaaa', 7)})", f"[CMU 6L]({LIST.format('bbbbbbbbbbb', 9)}), I skipped 05L"))
    assert [("", "part 5L", True)] == [(one.pass_, one.part, one.skipped) for one in resource(found, "CMU").citations]


def test_labels_that_were_never_linked():
    """In brackets, twice, and like a citation: a thing without a URL."""
    found = read(log("First half of [CMU 6L]", "Second half of [CMU 6L]", "[Figure 3] and [Figure 3]", "[Lee '20] once"))
    assert [("CMU 6L", "lecture", "finished", "url")] == [(one.title, one.kind, one.state, one.incomplete) for one in found.resources]


def test_the_words_of_a_label_are_its_own():
    """The name of a course in the label of its lecture is no citation of the course."""
    files = {"resources/c.md": "---\ntitle: CS 500\nkind: course\n---\n", **log("[CS 500 lecture 1](https://v.example/1)")}
    assert [] == cited(read(files), "CS 500")


def test_another_courses_lesson():
    """A number counts with the word that the course's own labels have."""
    first = "[CS 500 lecture 1](https://v.example/1) and lesson 9 of something else, lecture 3 after it"
    files = {"resources/c.md": "---\ntitle: CS 500\nkind: course\n---\n", **log(first)}
    assert [(3, "", "part 3", True)] == cited(read(files), "CS 500")


def test_a_goal_by_name():
    """A unit's goal cites what it names without a link."""
    files = log("[Okri '19 Storage](https://arxiv.org/abs/1901.00001)")
    files["unit.md"] = "# Unit 1: 2023-05-01 to 2023-05-10\n\nGoals:\n\n- Papers: Okri '19, a second pass\n"
    found = read(files)
    assert [("second pass", True)] == [(one.pass_, one.planned) for one in resource(found, "Okri '19 Storage").citations if one.unit]


def test_a_goal_that_is_a_chapter():
    """Is taken up by its number in the days of its unit, where nothing else is named beside it."""
    files = log(
        "Section 2.0-2.1 of the big book", "textbook chapter 2 finished", "chapter 3", "Chapter 2 of [Logs](https://a.example/l.epub)"
    )
    files["unit.md"] = "# Unit 1: 2023-05-01 to 2023-05-10\n\nGoals:\n\n- Maths: [2. Linear Algebra](https://m.example/book.pdf)\n"
    files["2023-06-01.md"] = "chapter 2\n"
    found = cited(read(files), "2. Linear Algebra")
    assert [(5, "", "", False), (3, "", "section 2.0-2.1", True), (7, "", "chapter 2", True)] == sorted(found, key=lambda one: one[3])


def test_the_line_of_a_link_names_nothing_twice():
    """A link's own label is no second citation."""
    assert [(3, "", "", False)] == cited(course(), "CMU 4L")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing\nof that name", ()),
        ("first\nThe Art of Doing Science, again", ((1, True),)),
        ("xThe Art of Doing Science", ()),
        ("“quoted”\n[in brackets] and The Art of Doing Science\nmore", ((0, False), (1, True))),
        ("at CMU\n6L is another line\nCMU 6L", ((0, True), (2, True))),
        ("école 3\nÉcole 4", ((1, True),)),
    ],
)
def test_lines_that_can_name_something(text, expected):
    """A line counts where a name or a stem begins a word of it, and where something is quoted."""
    starts = Starts({"The": ("The Art of Doing Science",)}, {"c": ("cmu",), "é": ("école",)})
    assert expected == starts.lines(text)
