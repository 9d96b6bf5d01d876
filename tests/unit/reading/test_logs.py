"""Lists and paragraphs that are a log."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.config import Config
from decan.journal import assemble
from decan.model.document import Document, SectionKind
from decan.reading.document import read_document
from decan.reading.sources import SourceText


def read(text: str, path: str = "log.md") -> Document:
    """The document that a dedented text becomes."""
    return read_document(SourceText(path, "0" * 32, tuple(dedent(text).strip("\n").split("\n")), ()), Config())


def days(document: Document) -> list[tuple[str, str, int]]:
    """(day, text, line) of each entry."""
    return [
        (section.start.isoformat(), section.body.text, section.line)
        for section in document.sections
        if section.kind is SectionKind.DAY and section.start
    ]


THREE = [("2024-03-05", "read one", 3), ("2024-03-06", "read two", 4), ("2024-03-08", "read three", 5)]


@pytest.mark.parametrize(
    "form",
    [
        *("- {}: {}", "* {} - {}", "+ {} – {}", "1. {}: {}", "- {} {}", "- **{}**: {}", "- **{}:** {}", "- *{}* {}", "- __{}__ — {}"),
        *("- [{}] {}", "- ({}) {}", "- [[{}]] {}", "- Tue {}: {}"),
    ],
)
def test_a_list(form: str) -> None:
    """Of which each item begins with its day has an entry for each."""
    names = ("2024-03-05", "2024-03-06", "2024-03-08")
    form = form.replace("Tue ", "")
    lines = [form.format(name, text) for name, text in zip(names, ("read one", "read two", "read three"), strict=True)]
    assert THREE == days(read("\n".join(["# What I read", "", *lines])))


@pytest.mark.parametrize(
    "names", [("5 March 2024", "6 March 2024", "8 March 2024"), ("5/3/2024", "6/3/2024", "8/3/2024"), ("Mar 5", "Mar 6", "Mar 8")]
)
def test_other_dates(names: tuple[str, str, str]) -> None:
    """Are days as well; the year may stand above, and either number first."""
    lines = [f"- {name}: {text}" for name, text in zip(names, ("read one", "read two", "read three"), strict=True)]
    assert [THREE, []] == [days(document := read("\n".join(["# Log of 2024", "", *lines]))), list(document.diagnostics)]


def test_paragraphs() -> None:
    """That begin with their day, set apart, go on to the next of them or to a heading."""
    text = """
        # Log

        **2024-03-05:** read one

        and more of it

        **2024-03-06** read two

        - an item

        2024-03-08: read three
        on two lines

        ## Later

        Nothing.
    """
    found = read(text)
    assert [
        ("2024-03-05", "read one\nand more of it", 3),
        ("2024-03-06", "read two\nan item", 7),
        ("2024-03-08", "read three\non two lines", 11),
    ] == days(found)
    assert (SectionKind.REST, "Nothing.") == (found.sections[-1].kind, found.sections[-1].body.text)


def test_what_an_item_holds() -> None:
    """Stays with its day: more paragraphs, lists, code, links and follow-ups, each with its line."""
    text = """
        - 2024-03-05: read [one](https://one.org)

          Second paragraph.

          ```python
          x = 1
          ```
        - 2024-03-06
          - an inner item
            - and an inmost one
        - 2024-03-08: TODO: write it down
    """
    first, second, third = (section for section in read(text).sections if section.kind is SectionKind.DAY)
    paragraphs = '<p>read <a href="https://one.org">one</a></p>\n<p>Second paragraph.</p>\n<figure'
    assert (True, True) == (first.body.html.startswith(paragraphs), first.body.code)
    assert "<ul>\n<li>an inner item\n<ul>\n<li>and an inmost one</li>\n</ul>\n</li>\n</ul>\n" == second.body.html
    assert [("TODO: write it down", 11)] == [(task.text, task.line) for task in third.follow_ups]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("- 2024-03-05: one\n- 2024-03-06: two\n", "log.md"),
        ("- 2024-03-05: one\n- 2024-03-06: two\n- and three\n", "log.md"),
        ("- 1969-07-20: the moon\n- 1989-11-09: the wall\n- 2004-02-04: the book of faces\n", "log.md"),
        ("- 2024-03-05: one\n- 2024-03-06: two\n- 2024-03-07: three\n" + "\nA word.\n" * 9, "log.md"),
        ("- 2024-03-05: one\n- 2024-03-06: two\n- 2024-03-07: three\n", "resources/book.md"),
        ("---\nkind: note\n---\n- 2024-03-05: one\n- 2024-03-06: two\n- 2024-03-07: three\n", "log.md"),
        ("- [x] 2024-03-05: one\n- [ ] 2024-03-06: two\n- [ ] 2024-03-07: three\n", "log.md"),
        ("5 March 2024 was fine.\n\n6 March 2024 was good.\n\n7 March 2024 was better.\n", "log.md"),
        ("# 2024-03-04\n\n- 2024-03-05: one\n- 2024-03-06: two\n- 2024-03-07: three\n", "log.md"),
        ("- 3/5: one\n- 1/2 of two\n- 70/100: three\n", "log.md"),
        ("> - 2024-03-05: one\n> - 2024-03-06: two\n> - 2024-03-07: three\n", "log.md"),
    ],
)
def test_no_log(text: str, path: str) -> None:
    """Few, far between, only a part of the file, a list of things to do, or a file about something else."""
    assert set() == {day for day, _, _ in days(read(text, path))} - {"2024-03-04"}


def test_a_file_of_one_day() -> None:
    """Is about that day, whatever days it lists."""
    assert [] == days(read("- 2024-03-05: one\n- 2024-03-06: two\n- 2024-03-07: three\n", "2024-03-08-plans.md"))


@given(
    st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2024, 1, 14)), st.from_regex(r"[a-z]{3,9}( [a-z]{3,9}){0,3}", fullmatch=True)),
        min_size=3,
        max_size=9,
    )
)
def test_nothing_is_lost(entries: list[tuple[date, str]]) -> None:
    """Each item's words are the text of its own day, on its own line."""
    text = "\n".join(f"- {day}: {words}" for day, words in entries)
    assert [(day.isoformat(), words, number) for number, (day, words) in enumerate(entries, 1)] == days(read(text))


def test_days_of_a_month() -> None:
    """Are numbers below its heading, all of one level; with a title they look like a day."""
    text = """
        # 2023

        ## January

        ### 5
        one
        #### 2
        still five
        ### Fri 6: Rust
        two
        ### 7th - Go
        three
        ### 8: not a day
        ## February
        ### 1st
        four
        ## Notes
        ### 3
        five
    """
    found = read(text)
    assert ["2023-01-05", "2023-01-06", "2023-01-07", "2023-02-01"] == [day for day, _, _ in days(found)]
    assert ["", "Rust", "Go", ""] == [section.title for section in found.sections if section.kind is SectionKind.DAY]


def test_weekdays() -> None:
    """Are days below the heading of a week, and nowhere else."""
    text = """
        # Log 2024

        ## Monday
        nothing

        ## Week 5 (Jan 29 - Feb 4)
        ### Monday
        one
        ### Wed: Rust
        two
        #### Friday
        three
        ## Week of Feb 5
        ### Sunday
        four
        ## Other
        ### Monday
        nothing
    """
    assert [("2024-01-29", "one"), ("2024-01-31", "two"), ("2024-02-02", "three"), ("2024-02-11", "four")] == [
        (day, words) for day, words, _ in days(read(text))
    ]


def test_weekdays_of_a_file() -> None:
    """Are those of the week that its name says."""
    text = "First.\n\n## Monday\n\none\n\n## Tue: Rust\n\ntwo\n\n## Monday morning\n\nstill two"
    assert [("2024-01-15", "one"), ("2024-01-16", "two")] == [(day, words) for day, words, _ in days(read(text, "2024-W03.md"))]


def test_the_text_of_a_week() -> None:
    """Before its days is that of the week, not of its month."""
    document = read("First.\n\n## Monday\n\none\n\n## Friday\n\ntwo", "2024-W03.md")
    periods = assemble([document], [], Config(today=date(2025, 1, 1))).periods
    assert [("2024-w03", date(2024, 1, 15), date(2024, 1, 21))] == [(one.id, one.start, one.end) for one in periods if one.texts]
