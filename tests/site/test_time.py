"""Years, months, periods and reviews of small journals, as readers see them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.crawl import dead_links, repeated_ids
from tests.site.support import Built, build

BACK = """
    ---
    title: Where 2020 went
    date: 2021-08-12
    ---
    Four stretches, of three, four, two and three months.

    ## January - March

    Moved house.

    ### Links

    - [A talk](https://example.org/talk)
    - [A list that lost its address](A list that lost its address)

    ## April - July

    ### Links

    - [A course](https://example.org/course)

    ## August - September

    - https://example.org/tool

    ## October - December

    Waves.
"""
LOG = """
    ## 2022-02-01

    A first lecture.

    ## 2022-02-06

    A second one.

    ## 2022-02-27

    Well, a game came out on the 8th, so that is where those missing days went. Now for the third lecture.
"""


def words_of(built: Built, path: str) -> str:
    """A page's words, without the blanks that tags leave before commas and colons."""
    return re.sub(r" (?=[,:])", "", built.words(path))


def folder(built: Built, name: str) -> str:
    """The folder of a period's page by the beginning of its name."""
    return next(path for path in sorted(built.pages) if path.startswith(f"periods/{name}"))


class TestArticleAboutPeriods:
    def test_each_period_has_its_text_links_and_when_it_was_written(self, tmp_path: Path) -> None:
        """An article of 2021 about four stretches of 2020 gives each of them a page, with nothing of 2021 but the day of writing."""
        built = build(tmp_path, {"back.md": BACK})
        words = built.words(folder(built, "january-march"))
        for expected in (
            "1 January – 31 March 2020",
            "Where 2020 went",
            "written 12 August 2021",
            "Moved house.",
            "A talk",
            "In time 2020",
        ):
            assert expected in words
        assert ("Four stretches" in words, "A course" in words, "After April - July" in words) == (False, False, True)

    def test_the_article_and_the_year_lead_to_its_periods(self, tmp_path: Path) -> None:
        """The article names what it looks back on; the year without a day of its own has a page, and the journal leads there."""
        built = build(tmp_path, {"back.md": BACK})
        article = words_of(built, "2021/08/12/where-2020-went")
        assert "Looks back on January - March, April - July, August - September, October - December" in article
        assert "Periods named by the author January - March" in built.words("2020")
        assert "2020 January - March" in built.words("journal")

    def test_a_twin_of_the_article_repeats_no_id(self, tmp_path: Path) -> None:
        """Two documents about the same stretch share its page."""
        built = build(tmp_path, {"back.md": BACK, "copies/back.md": BACK.replace("date: 2021-08-12", "date: 2021-09-01")})
        page = folder(built, "january-march")
        assert 2 == built.words(page).count("Moved house.")
        assert [] == list(repeated_ids(built.site))
        assert [] == list(dead_links(built.site))


class TestReviews:
    REVIEW = "---\nkind: review\ntitle: A slow start\ndate: 2021-08-03\nperiod: 2021-Q1\n---\n## Why\n\nIt was slow.\n"

    def test_a_review_stands_whole_on_its_periods_page(self, tmp_path: Path) -> None:
        """Its prose, its title and the day of writing, above what the journal knows of the days."""
        words = build(tmp_path, {"2021-02-01.md": "A thought.", "reviews/q1.md": self.REVIEW}).words("2021/q1")
        assert "Looking back A slow start written 3 August 2021 Why It was slow." in words
        assert words.index("It was slow.") < words.index("A thought.")

    def test_a_review_names_what_it_reviews(self, tmp_path: Path) -> None:
        """On its own page and in lists."""
        built = build(tmp_path, {"reviews/q1.md": self.REVIEW})
        assert "Looks back on Q1 2021" in built.words("2021/08/03/a-slow-start")
        assert "looks back on Q1 2021" in built.words("2021/08")


class TestGaps:
    def test_a_gap_has_its_length_and_reason(self, tmp_path: Path) -> None:
        """On the pages of the journal, the year and the home page, with the entry that says so."""
        built = build(tmp_path, {"2022-02.md": LOG})
        reason = "20 days 7–26 February 2022: Well, a game came out on the 8th, so that is where those missing days went. 27 Feb 2022"
        for page in ("", "journal", "2022", "2022/q1"):
            assert reason in words_of(built, page)
        assert "20 days without an entry 7–26 February 2022" in built.words("2022/02")

    def test_an_entry_that_covers_days_says_so(self, tmp_path: Path) -> None:
        """On its day and in lists; the gap is told to be summed up."""
        later = "---\ncovers: {from: 2022-02-02, to: 2022-02-19}\n---\nMuch happened.\n"
        built = build(tmp_path, {"2022-02-01.md": "One.", "2022-02-20.md": later})
        assert "covers 2–19 February 2022" in built.words("2022/02/20")
        assert "covers 2–19 February 2022" in built.words("2022/02")
        assert "18 days 2–19 February 2022, summed up 20 Feb 2022" in words_of(built, "2022")


class TestStudy:
    def test_days_and_the_longest_run(self, tmp_path: Path) -> None:
        """The journal in a sentence; nothing about what was not."""
        days = {f"2022-02-0{day}.md": "A thought." for day in (1, 2, 3, 5, 9)}
        built = build(tmp_path, days)
        assert "5 days of study in 1 month; longest run 4 days, 1–5 February 2022" in built.words("journal")
        assert "5 days of study longest run 4 days 1–5 February" in built.words("2022/02")
        for word in ("broken", "lost your", " 0 days"):
            assert word not in built.words("journal")
