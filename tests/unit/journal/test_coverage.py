"""What of a course or book was seen, and how far that makes somebody with it."""

import pytest
from reading_builder import read, resource

from decan.config import Config

LIST = "https://www.youtube.com/watch?v={}&list=PLabcdefghijkl&index={}"


def log(*lines):
    """A month with a day for each text."""
    return read({"2023-05.md": "".join(f"## 2023-05-{day:02d}\n\n- {line}\n\n" for day, line in enumerate(lines, 1))})


def lecture(label, number):
    """A link to a lecture by its number in the playlist."""
    return f"[{label}]({LIST.format(f'video{number:06d}', number)})"


def places(found, title):
    """(label, state) of a resource's places."""
    return [(place.label, place.state) for place in resource(found, title).places]


def test_a_playlist_with_holes():
    """Before the first part seen lies the unknown, between two of them what was left out."""
    found = log(lecture("CMU 2L", 3), f"First half of {lecture('CMU 4L', 6)}")
    assert [("1", "earlier"), ("2", "earlier"), ("2L", "seen"), ("4", "skipped"), ("5", "skipped"), ("4L", "partly")] == places(
        found, "CMU"
    )


def test_places_know_their_parts_and_days():
    """A place leads to its part, and says when it was seen."""
    place = resource(log(lecture("CMU 1L", 1), lecture("CMU 2L", 2), lecture("CMU 1L", 1)), "CMU").places[0]
    assert ("youtube-video000001", 1, ["2023-05-01", "2023-05-03"]) == (place.resource, place.number, [str(day) for day in place.days])


def test_a_part_by_its_label_joins_the_course():
    """What is labelled like the others, without list=, is a part without a number."""
    found = log(lecture("CMU 1L", 1), lecture("CMU 2L", 2), "[CMU 2.5](https://www.youtube.com/watch?v=otherother1)")
    assert [("1L", "seen"), ("2L", "seen"), ("2.5", "seen")] == places(found, "CMU")
    assert resource(found, "CMU").id == resource(found, "CMU 2.5").part_of


def test_a_course_with_a_file_has_its_lectures():
    """What is labelled after a course's own file or page is a part of it, by the number in the label."""
    found = read(
        {
            "resources/cs.md": "---\ntitle: CS 500\nkind: course\nlink: https://cs.example/500/\n---\n",
            "2023-05-01.md": "[CS 500 lecture 1](https://v.example/one), [CS 500 lecture 4](https://v.example/four)\n",
            "2023-05-02.md": "CS 500 lecture 3 without a link\n",
        }
    )
    assert [("1", "seen"), ("2", "skipped"), ("3", "seen"), ("4", "seen")] == places(found, "CS 500")


def test_chapters_of_a_book():
    """By the unit that is named most; ranges count whole."""
    found = log("Chapters 2-3 of [Logs](https://logs.example/book.epub)", "[Logs](https://logs.example/book.epub), ch. 5")
    assert [("1", "earlier"), ("2", "seen"), ("3", "seen"), ("4", "skipped"), ("5", "seen")] == places(found, "Logs")


def test_a_planned_part_is_ahead():
    """What only goals name is planned."""
    found = read(
        {
            "unit.md": "# Unit 1: 2023-05-01 to 2023-05-10\n\nGoals:\n\n- Book: chapter 3 of [Logs](https://logs.example/book.epub)\n",
            "2023-05-01.md": "Chapter 1 of [Logs](https://logs.example/book.epub)\n",
        }
    )
    assert [("1", "seen"), ("2", "ahead"), ("3", "planned")] == places(found, "Logs")


@pytest.mark.parametrize(
    ("lines", "state", "expected"),
    [
        (("First half of {}",), "in progress", [("first half", "seen"), ("second half", "ahead")]),
        (("First half of {}", "Second half of {}"), "finished", [("first half", "seen"), ("second half", "seen")]),
        (("{} (day 1/2)", "{} (day 2/2)"), "finished", []),
        (("{} (part 1/2)", "{} (part 2/2)"), "finished", [("1", "seen"), ("2", "seen")]),
        (("finished chapter 2 of {}",), "in progress", [("1", "earlier"), ("2", "seen")]),
        (("need to read {}",), "planned", []),
        (("{} (status:: paused)",), "paused", []),
        (("skipped {}",), "planned", []),
    ],
)
def test_how_far(lines, state, expected):
    """Both halves are the whole; what is meant or skipped was not read; the author's word beats all."""
    found = log(*(line.format("[Logs](https://logs.example/a.pdf)") for line in lines))
    assert (state, expected) == (resource(found, "Logs").state, places(found, "Logs"))


def test_a_short_label_is_found_as_a_word():
    """Not inside a longer one before it."""
    assert "chapter 2" == resource(log("Book in hand: [B](https://b.example/b.epub), ch. 2"), "B").citations[0].part


def test_front_matter_says_status_pass_and_part():
    """Keys of an item of ``resources:`` beat everything else."""
    found = read(
        {
            "2023-05-01.md": """
                ---
                resources:
                  - {title: Logs, url: https://logs.example/a.pdf, status: finished, pass: 2, part: all but the proofs}
                ---
                Words.
                """
        }
    )
    logs = resource(found, "Logs")
    assert ("finished", "second pass", "all but the proofs", 3) == (
        *(logs.state, logs.citations[0].pass_, logs.citations[0].part),
        logs.citations[0].source.line,
    )


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ({}, "link"),
        ({"talks.example": "video"}, "video"),
        ({"talks.example": "video", "talks.example/deep": "lecture"}, "lecture"),
        ({"example": "video"}, "link"),
    ],
)
def test_the_authors_table_of_kinds(table, kind):
    """A host, or a host and the beginning of a path, the longest first; subdomains are meant too."""
    found = read({"2023-05-01.md": "[A](https://www.talks.example/deep/one)\n"}, Config(resource_kinds=tuple(table.items())))
    assert kind == resource(found, "A").kind
