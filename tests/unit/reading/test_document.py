"""One file in, one Document out: sections, goals, follow-ups, metadata, titles."""

from __future__ import annotations

import time
from datetime import date
from textwrap import dedent

import pytest

from decan.config import Config
from decan.model.document import Document, Role, SectionKind
from decan.reading.document import read_document
from decan.reading.sources import SourceText


def read(text: str, path: str = "log.md", **settings: object) -> Document:
    """The document that a dedented text becomes."""
    lines = tuple(dedent(text).strip("\n").split("\n"))
    return read_document(SourceText(path, "0" * 32, lines, ()), Config(**settings))  # type: ignore[arg-type]


MONTH = """
    ---
    title: "March, 2021: slow ~~and steady~~ going"
    date: 2021-02-01
    ---

    A plan for ten days at a time.

    # Unit 4: 3-01 to 3-10

    Goals:

    - Lecture: watch weeks 2-3 of [[MIT]](https://www.youtube.com/watch?v=abc123def45&list=PL1)
    - Papers:
    \t- [[Lamport '78 Clocks]](https://lamport.azurewebsites.net/pubs/time-clocks.pdf)
    - Maths: [3. Orthogonality ](https://math.mit.edu/~gs/linearalgebra/)
    - Writing:

    ## 2021-03-01

    - watched the first lecture
    - TODO: draw the happened-before graph
    \t- a sketch to [compare with](https://example.org/graph)

    ## 2021-03-02

    - First half of the same thing, with the longest sentence of the week
    - follow up to-do: read the errata
"""


class TestSections:
    def test_a_heading_with_a_date_opens_a_day_and_a_unit_heading_a_unit(self) -> None:
        """A month in one file is an introduction, a unit and its days."""
        sections = read(MONTH).sections
        assert [
            (SectionKind.INTRO, 6, None, None),
            (SectionKind.UNIT, 8, date(2021, 3, 1), date(2021, 3, 10)),
            (SectionKind.DAY, 18, date(2021, 3, 1), date(2021, 3, 1)),
            (SectionKind.DAY, 24, date(2021, 3, 2), date(2021, 3, 2)),
        ] == [(section.kind, section.line, section.start, section.end) for section in sections]

    def test_a_plain_line_that_is_a_date_opens_a_day_even_inside_a_list(self) -> None:
        """A date line between list items ends the list."""
        document = read("""
            Notes
            - one thing that was learnt
            2021-03-01
            - another thing
            2021-03-02
            - a third
        """)
        days = [section for section in document.sections if section.kind is SectionKind.DAY]
        assert [(3, date(2021, 3, 1), "another thing"), (5, date(2021, 3, 2), "a third")] == [
            (day.line, day.start, day.body.text) for day in days
        ]

    def test_a_date_inside_a_wrapped_paragraph_opens_nothing(self) -> None:
        """A line of prose that happens to be a date stays prose."""
        document = read("""
            The library was released on
            2021-03-01
            and nobody noticed.
        """)
        assert [SectionKind.INTRO] == [section.kind for section in document.sections]

    def test_a_date_in_a_code_block_opens_nothing(self) -> None:
        """Fenced code is no journal."""
        document = read("""
            ```
            2021-03-01
            ```
        """)
        assert [SectionKind.INTRO] == [section.kind for section in document.sections]

    def test_a_list_item_that_is_a_date_opens_a_day_with_what_is_below_it(self) -> None:
        """Dated list items with nested text are entries."""
        document = read("""
            # My log

            - 6/14/2021 Mon - Week 1 Day 1
              - read the preface
              - drew a map
            - 6/15/2021 Tue - Week 1 Day 2
              - read chapter one
        """)
        days = [section for section in document.sections if section.kind is SectionKind.DAY]
        assert [(date(2021, 6, 14), "read the preface\ndrew a map"), (date(2021, 6, 15), "read chapter one")] == [
            (day.start, day.body.text) for day in days
        ]

    def test_each_dated_row_of_a_table_is_a_day(self) -> None:
        """A table with a date column is a log."""
        document = read("""
            | Date | What | Hours |
            |---|---|---|
            | 2021-03-01 | Read [a page](https://example.org/a) | 2 |
            | 2021-03-02 | Wrote a page | 1 |
        """)
        days = [section for section in document.sections if section.kind is SectionKind.DAY]
        assert [(3, date(2021, 3, 1)), (4, date(2021, 3, 2))] == [(day.line, day.start) for day in days]
        assert "https://example.org/a" == document.links[days[0].body.links[0]].target

    def test_periods_take_their_year_from_the_title(self) -> None:
        """An article of 2021 about the months of 2020 dates them by its title."""
        document = read("""
            ---
            title: What did I do in 2020?
            date: 2021-08-12
            ---
            ## January - March
            Slept.
            ### Links
            - [A talk](https://example.org/talk)
            - [Broken one](Broken one)
            ## Summary
            Enough.
        """)
        assert [
            (SectionKind.INTRO, None, None),
            (SectionKind.PERIOD, date(2020, 1, 1), date(2020, 3, 31)),
            (SectionKind.REST, None, None),
        ] == [(section.kind, section.start, section.end) for section in document.sections]

    def test_a_heading_of_the_same_rank_ends_a_day(self) -> None:
        """What comes after the last day is not the last day's."""
        document = read("""
            # Log
            ### Day 1 (01-03-21): Trees
            - one
            ## Done!
            It was fun.
        """)
        assert [SectionKind.INTRO, SectionKind.DAY, SectionKind.REST] == [section.kind for section in document.sections]
        assert "one" == document.sections[1].body.text


class TestGoals:
    def test_goals_are_read_by_category_with_their_links(self) -> None:
        """A category has its goal on the line, below it, or none at all."""
        document = read(MONTH)
        goals = document.sections[1].goals
        assert [
            ("Lecture", "watch weeks 2-3 of [MIT]", 12),
            ("Papers", "[Lamport '78 Clocks]", 14),
            ("Maths", "3. Orthogonality", 15),
            ("Writing", "", 16),
        ] == [(goal.category, goal.text, goal.line) for goal in goals]
        assert ["https://lamport.azurewebsites.net/pubs/time-clocks.pdf"] == [document.links[slot].target for slot in goals[1].links]

    def test_the_goals_of_a_unit_are_not_shown_twice(self) -> None:
        """A unit's text is what stands there besides its goals."""
        text = "# Unit 1: 2021-03-01 to 2021-03-10\nA plan.\n\nGoals:\n\n- Papers: [one](https://example.org/p)\n\nAnd sleep."
        body = read(text).sections[1].body
        assert ("A plan.\nAnd sleep.", (0,)) == (body.text, body.links)

    def test_a_goal_can_be_ticked(self) -> None:
        """Checkboxes under Goals tell what was done, and are no follow-ups."""
        unit = read("""
            # Unit 1: 2021-03-01 to 2021-03-10
            ## Goals
            - [x] Papers: 2-3 papers
            - [ ] Sleep
        """).sections[1]
        assert [("Papers", "2-3 papers", True), ("", "Sleep", False)] == [(goal.category, goal.text, goal.ticked) for goal in unit.goals]
        assert () == unit.follow_ups

    def test_the_links_of_goals_carry_role_and_category(self) -> None:
        """A citation in a goal knows its category."""
        document = read(MONTH)
        link = next(link for link in document.links if link.label == "Lamport '78 Clocks")
        assert (Role.GOALS, "Papers", True) == (link.role, link.category, link.listed)


class TestFollowUps:
    def test_markers_and_checkboxes_are_follow_ups(self) -> None:
        """TODO, to-do and checkboxes count; nested notes of a TODO do not."""
        document = read(MONTH)
        found = [(task.text, task.kind, task.line) for section in document.sections for task in section.follow_ups]
        assert [("TODO: draw the happened-before graph", "marker", 21), ("follow up to-do: read the errata", "marker", 27)] == found

    def test_a_list_under_a_todo_heading_is_follow_ups(self) -> None:
        """Lines under TODO count without a marker."""
        document = read("""
            ## TODO
            - buy chalk
            - [x] find the board
        """)
        assert [("buy chalk", "list", False), ("find the board", "task", True)] == [
            (task.text, task.kind, task.done) for task in document.sections[0].follow_ups
        ]

    def test_a_marker_in_code_is_none(self) -> None:
        """`TODO:` between backticks is talked about, not meant."""
        assert () == read("Search for `TODO: x` in the code.").sections[0].follow_ups

    def test_phrases_count_only_on_request(self) -> None:
        """Intentions in prose are suggestions."""
        text = "Need to revisit the proof of lemma two."
        assert [(), ("phrase",)] == [
            tuple(task.kind for task in read(text, follow_up_phrases=wanted).sections[0].follow_ups) for wanted in (False, True)
        ]


class TestMetadata:
    def test_a_tag_line_is_metadata_and_not_shown(self) -> None:
        """`tags : A, B` names topics; commas in brackets part nothing."""
        document = read("""
            tags : Clocks, Serving models (fast, small), Clocks

            Text.
        """)
        assert ("Clocks", "Serving models (fast, small)", "Clocks") == document.tags
        assert "Text." == document.sections[0].body.text

    def test_a_tag_line_that_runs_on_is_metadata_too(self) -> None:
        """A scrape has lost the blank line after its tags."""
        document = read("tags : Clocks, Trees\nFAQ\nWhat matters?")
        assert (("Clocks", "Trees"), "FAQ\nWhat matters?") == (document.tags, document.sections[0].body.text)

    def test_a_definition_list_of_tags_is_metadata(self) -> None:
        """The way org-mode exports tags is understood."""
        document = read("""
            tags
            : [Clocks]({{< relref "clocks.md" >}}), [Trees]({{< relref "trees.md" >}})


            ## Part {#part}
            Text.
        """)
        assert ("Clocks", "Trees") == document.tags
        assert [Role.TAGS, Role.TAGS] == [link.role for link in document.links]

    def test_hashtags_are_tags_but_numbers_and_colours_are_not(self) -> None:
        """#tag in text is a tag."""
        document = read("Read about #linear-algebra and #[[deep learning]], issue #12 in #ff8800 with `#define` and C#.")
        assert ("linear-algebra", "deep learning") == document.sections[0].tags

    def test_a_hashtag_in_brackets_that_a_word_runs_into(self) -> None:
        """#[[two words]]les is the tag in the brackets; the letters behind them are none of it."""
        assert ("deep learning", "wiki-tag-7") == read("About #[[deep learning]]s, 7 of them, and #wiki-tag-7.").sections[0].tags

    def test_a_list_of_tags_with_a_list_inside_is_taken_whole(self) -> None:
        """What is not shown of it ends where it ends, and not where the inner one does."""
        document = read("tags\n: Clocks\n  : inside\n\nText.")
        assert "<p>Text.</p>\n" == document.sections[0].body.html

    def test_properties_of_logseq_are_kept(self) -> None:
        """key:: value lines at the top are properties."""
        assert (("tags", "[[a]], [[b]]"), ("status", "done")) == read("tags:: [[a]], [[b]]\nstatus:: done\n\n- text").properties


class TestTitles:
    def test_front_matter_gives_the_title_with_its_markup(self) -> None:
        """Markdown in a title is rendered."""
        document = read(MONTH)
        assert ("March, 2021: slow ~~and steady~~ going", "March, 2021: slow <s>and steady</s> going") == (
            document.title,
            document.title_html,
        )

    def test_a_first_heading_is_the_title_and_not_shown_twice(self) -> None:
        """The level-1 heading becomes the page's title."""
        document = read("# On clocks\n\nText.")
        assert ("On clocks", "<p>Text.</p>") == (document.title, document.sections[0].body.html.strip())

    def test_a_title_like_first_line_of_a_scrape_is_the_title(self) -> None:
        """Text without any heading mark takes its first line."""
        document = read("""
            Things I would like to know

            There are many, and here is the first of them in a sentence.

            There are more.
        """)
        assert "Things I would like to know" == document.title

    def test_the_file_name_is_the_last_resort(self) -> None:
        """A file without any title is called after its name."""
        assert "Linear algebra" == read("Text.", "notes/linear_algebra.md").title


class TestLinks:
    def test_an_item_under_links_without_url_is_a_titled_link(self) -> None:
        """A resource may be only a title."""
        document = read("""
            ## Links
            - Deconstructing things
            - https://example.org/bare
        """)
        assert [("https://example.org/bare", ""), ("", "Deconstructing things")] == [(link.target, link.label) for link in document.links]
        assert all(link.listed for link in document.links)

    def test_a_link_knows_its_sentence(self) -> None:
        """Backlinks and citations show the sentence around the link."""
        document = read("First one. Then I read [a paper](https://example.org/p) twice. Last one.")
        assert "Then I read a paper twice." == document.links[0].sentence

    def test_repeated_items_of_a_section_are_reported(self) -> None:
        """The same line twice in one section was pasted."""
        document = read("""
            - a sentence that is long enough to be told apart
            - another
            - a sentence that is long enough to be told apart
        """)
        assert [("text.repeated-item", 3)] == [(found.code, found.span.line) for found in document.diagnostics]


class TestBodies:
    def test_words_count_chinese_characters_one_by_one(self) -> None:
        """Reading time means something in Chinese, too."""
        assert 6 == read("学习 time, it's 好的").sections[0].body.words

    def test_a_right_to_left_text_says_so(self) -> None:
        """Arabic text is marked for the page."""
        assert "rtl" == read("هذا نص عربي قصير with one word").sections[0].body.direction

    def test_an_empty_file_is_a_document_that_says_so(self) -> None:
        """Nothing in, nothing out, no error."""
        document = read("")
        assert (True, ()) == (document.empty, document.diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) and c, " * 3000,
        "{\n" + "".join(f'"\\u0061{number}": 1,\n' for number in range(6000)) + '"z": 1\n}\nText.',
        "## Feb 1, 2021\n\n" + "## Feb 2\n\n[a](b.md)\n\n" * 3000,
        "closes [a](b.md)" + "\n\\" * 20_000,
        "[a](b.md) (closes:" + " " * 20_000 + "x",
    ],
    ids=[
        "links of one paragraph",
        "keys with escapes",
        "dates without a year",
        "empty lines of one paragraph",
        "blanks that nothing closes",
    ],
)
def test_what_is_long_takes_no_longer_than_it_is(text: str) -> None:
    """Each of these took ten seconds, because every part of it led to a walk through the whole."""
    began = time.process_time()
    document = read(text)
    assert document.links or document.front.extra
    assert time.process_time() - began < 3
