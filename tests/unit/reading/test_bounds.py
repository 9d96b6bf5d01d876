"""How much of a document is read."""

from __future__ import annotations

import pytest

from decan.config import Config
from decan.model.document import Document
from decan.reading.bounds import stop_of
from decan.reading.document import read_document
from decan.reading.sources import decode

DAY = "# 2021-03-02\n\n"


def read(text: str) -> Document:
    """The document of a text."""
    return read_document(decode("a.md", text.encode()), Config())


def cut(document: Document) -> list[int]:
    """The lines from which on documents are shown as they are written."""
    return [found.span.line for found in document.diagnostics if found.code == "file.cut-short"]


class TestWhatIsCut:
    """A document that is more than can be read at once."""

    def test_the_rest_is_shown_as_it_is_written(self) -> None:
        """Every letter after the cut stands on the page, between the tags of code."""
        text = DAY + "- *a* <b> & [x](https://e.example/)\n" * 20_000
        document = read(text)
        lines, line = text.split("\n"), cut(document)[0]
        shown = "\n".join(lines[line - 1 :]).rstrip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert (True, lines[line - 2 : line - 1]) == (shown in document.sections[-1].body.html, lines[4:5])

    def test_nothing_is_taken_from_the_rest(self) -> None:
        """Days after the cut make no sections, those before it do."""
        text = "".join(f"# {1900 + number // 300:04}-{number % 12 + 1:02}-{number % 25 + 1:02}\n\nx\n\n" for number in range(9_000))
        document = read(text)
        assert (cut(document)[0] - 2) // 4 + 1 == sum(section.kind == "day" for section in document.sections)

    def test_the_places_before_it_stay(self) -> None:
        """Links keep their lines, and headings their ids."""
        whole, short = read(DAY + "[a](b.md)\n\n## H\n"), read(DAY + "[a](b.md)\n\n## H\n" + "*a* " * 200_000)
        assert (whole.links, whole.sections[0].body.headings) == (short.links, short.sections[0].body.headings)

    def test_a_line_that_is_too_much_alone(self) -> None:
        """It is shown as it is written, although it is the first."""
        document = read("[a](b.md) " * 100_000)
        assert ([1], (), True) == (cut(document), document.links, "[a](b.md) [a](b.md)" in document.sections[0].body.html)

    def test_a_fence_that_is_open_there(self) -> None:
        """It ends at the cut."""
        document = read(DAY + "```\n" + "x = '*'\n" * 200_000 + "```\n")
        assert (2, 1) == (document.sections[-1].body.html.count("<pre"), len(cut(document)))

    def test_names_of_front_matter(self) -> None:
        """Two hundred tags are read, the others left out, and the line is named."""
        document = read("---\ntitle: A\ntags: [" + ", ".join(f"t{number}" for number in range(3_000)) + "]\n---\nText.\n")
        assert ([3], 200, "t199") == (cut(document), len(document.front.tags), document.front.tags[-1])

    def test_a_title_of_front_matter_stays(self) -> None:
        """Front matter is read before."""
        document = read("---\ntitle: A\ntags: [b]\n---\n" + "*a* " * 200_000)
        assert ("A", ("b",), [5]) == (document.title, document.front.tags, cut(document))


@pytest.mark.parametrize(
    "text",
    [
        "".join(
            f"## Day {i}: 2021-{i % 12 + 1:02}-{i % 28 + 1:02}\n\n"
            + "".join(f"- Learnt *a* of `b`, see [c](https://e.example/{j})\n" for j in range(i, i + 18))
            for i in range(500)
        ),
        "## Links\n\n" + "".join(f"* [Title {i}](https://e.example/{i}) - A. Writer *(PDF)*\n" for i in range(8_000)),
        "".join(
            f"# {1990 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}\n\nA sentence of that day. #tag{i % 300}\n\n" for i in range(3_000)
        ),
        "A sentence that people write, with *some* words. " * 38_000,
        "| 12 | 3.5 | x |\n" * 30_000,
        "- [ ] to be done\n" * 10_000,
        "A formula $a_1 + b$ of many.\n\n" * 10_000,
    ],
    ids=[
        "a log of 10,000 lines",
        "8,000 resources",
        "3,000 days",
        "prose of two megabytes",
        "30,000 rows",
        "10,000 tasks",
        "20,000 signs of maths",
    ],
)
def test_what_people_write_is_read(text: str) -> None:
    """Far more than anybody has written so far is read to its end."""
    lines = text.split("\n")
    assert len(lines) == stop_of(lines, 0)
