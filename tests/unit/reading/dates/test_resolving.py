"""All dates of a document decided together: order, year, and what is wrong."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from decan.reading.dates import Known, Opening, Problem, read_opening, resolve


def dated(*lines: str, known: Known | None = None) -> tuple[list[str], list[Problem]]:
    """The first days of headings, and the problems."""
    openings: list[Opening] = [opening for line in lines if (opening := read_opening(line, bare=False))]
    assert len(lines) == len(openings)
    found, problems = resolve(openings, known or Known(years=(2021,)))
    return [str(day.start) for day in found], list(problems)


class TestOrder:
    def test_a_value_over_twelve_decides_for_all(self) -> None:
        """One date that can only be day first makes all of them so."""
        assert ["2018-09-10", "2018-09-13"] == dated("10-09-18", "13-09-18")[0]

    def test_a_weekday_decides(self) -> None:
        """Friday 04/03/2022 is the 4th of March."""
        assert ["2022-03-04"] == dated("Friday 04/03/2022")[0]

    def test_the_order_of_the_lines_decides(self) -> None:
        """Days that follow each other are months that would jump."""
        assert ["2021-03-01", "2021-03-02", "2021-03-03"] == dated("01/03/2021", "02/03/2021", "03/03/2021")[0]

    def test_settings_decide_before_all_evidence(self) -> None:
        """An author who says so is believed."""
        assert ["2021-01-03"] == dated("01/03/2021", known=Known(order="mdy"))[0]

    def test_a_date_that_makes_sense_only_the_other_way_round_is_read_so(self) -> None:
        """A single exception is no error."""
        assert "2018-03-15" == dated("13-02-18", "14-02-18", "3-15-18")[0][2]


class TestYears:
    def test_the_year_comes_from_the_neighbours(self) -> None:
        """A date without a year lies close to the one before it."""
        assert ["2021-12-30", "2021-12-31", "2022-01-01"] == dated("30 December 2021", "31 December", "1 January")[0]

    def test_the_year_comes_from_what_the_document_knows(self) -> None:
        """Title before file name before front matter."""
        assert ["2020-06-03"] == dated("June 3", known=Known(years=(2020, 2021)))[0]

    def test_a_range_of_the_file_name_gives_the_year(self) -> None:
        """`2019-12.md` knows its year."""
        assert ["2019-12-03"] == dated("December 3", known=Known(start=date(2019, 12, 1), end=date(2019, 12, 31)))[0]

    def test_new_year_is_crossed(self) -> None:
        """After December comes the next January."""
        assert ["2021-12-31", "2022-01-01"] == dated("December 31", "January 1")[0]

    def test_a_year_that_nobody_says_is_a_problem(self) -> None:
        """It is not guessed from the clock."""
        days, problems = dated("June 3", known=Known())
        assert (["None"], ["date.unknown-year"]) == (days, [problem.code for problem in problems])


class TestProblems:
    def test_an_impossible_date_names_its_neighbours(self) -> None:
        """February 30 lies between what stands around it."""
        days, problems = dated("February 28, 2021", "February 30, 2021", "March 2, 2021")
        assert (["2021-02-28", "None", "2021-03-02"], "date.impossible", "it stands between 2021-02-28 and 2021-03-02") == (
            days,
            problems[0].code,
            problems[0].hint,
        )

    def test_a_slip_of_the_month_is_seen_and_the_written_date_kept(self) -> None:
        """A day that breaks the order is told, with what was probably meant."""
        days, problems = dated("9-10-18", "10-09-18", "11-10-18", "13-10-18")
        assert ("2018-09-10", [(1, "date.out-of-order", "was 2018-10-10 meant?")]) == (
            days[1],
            [(problem.index, problem.code, problem.hint) for problem in problems],
        )

    def test_newest_first_is_as_good_an_order(self) -> None:
        """A descending log has no slips."""
        assert [] == dated("2021-03-05", "2021-03-04", "2021-03-02", "2021-03-01")[1]

    def test_a_range_that_does_not_fit_its_numbers_is_told(self) -> None:
        """Day 101-105 on four dates."""
        assert ["date.range-length"] == [problem.code for problem in dated("Day 101-105 (23-12-18 - 26-12-18)")[1]]

    def test_a_weekday_that_disagrees_is_told(self) -> None:
        """1 March 2021 was a Monday."""
        assert ["2021-03-01 is a Monday, not a Friday"] == [problem.message for problem in dated("Friday, 1 March 2021")[1]]

    def test_start_of_lasts_until_the_next_or_the_last_day(self) -> None:
        """A period that only says where it begins ends with the text."""
        openings = [read_opening(line, bare=False) for line in ("Start of Speech unit", "2021-03-01", "2021-03-09")]
        found, problems = resolve([opening for opening in openings if opening], Known())
        assert ((date(2021, 3, 1), date(2021, 3, 9)), ()) == ((found[0].start, found[0].end), problems)


LINES = st.sampled_from(
    (
        "2021-03-01",
        "03/04/21",
        "31-12-20",
        "June 3",
        "January - March",
        "Unit 1: 2-01 to 2-10",
        "Q3",
        "Start of Speech unit",
        "2022",
        "30 Feb 2021",
        "Fri 2/14",
    )
)


@given(st.lists(LINES, max_size=8), st.sampled_from(("", "dmy", "mdy", "ymd")), st.lists(st.integers(1990, 2030), max_size=2))
def test_any_document_is_dated_without_an_exception(lines: list[str], order: str, years: list[int]) -> None:
    """Every opening gets an answer, in its place."""
    openings = [opening for line in lines if (opening := read_opening(line, bare=False))]
    found, problems = resolve(openings, Known(order, tuple(years)))
    assert len(openings) == len(found)
    assert all(0 <= problem.index < len(openings) for problem in problems)
