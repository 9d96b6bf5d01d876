"""All dates of a document decided together: order, year, and what is wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
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

    @pytest.mark.parametrize(
        ("text", "expected"),
        {"1/3/2021": "2021-01-03", "1-3-2021": "2021-03-01", "1.3.2021": "2021-03-01", "3/13/2021": "2021-03-13"}.items(),
    )
    def test_without_evidence_the_sign_between_the_numbers_decides(self, text: str, expected: str) -> None:
        """Slashes are mostly written where the month comes first."""
        assert [expected] == dated(text)[0]

    def test_a_log_of_months_in_order_is_day_first(self) -> None:
        """01/03, 01/04 could be three days of January, or three months; days stand closer together."""
        assert ["2021-01-03", "2021-01-04", "2021-01-05"] == dated("3-1-2021", "4-1-2021", "5-1-2021")[0]

    def test_the_order_of_one_line_holds_for_all_lines_newest_first_too(self) -> None:
        """The order of a descending log is found in the same way."""
        assert ["2021-03-03", "2021-03-02", "2021-03-01"] == dated("03/03/2021", "02/03/2021", "01/03/2021")[0]

    def test_a_weekday_in_one_line_decides_for_the_others(self) -> None:
        """One Friday is enough."""
        assert ["2022-04-02", "2022-04-03", "2022-04-01"] == dated("2/4/2022", "3/4/2022", "Friday 1/4/2022")[0]


class TestYears:
    def test_january_before_december_goes_back_a_year(self) -> None:
        """In a log that begins with the newest day."""
        assert ["2021-01-02", "2020-12-31"] == dated("January 2", "December 31")[0]

    def test_a_pause_over_new_year_is_crossed(self) -> None:
        """After November comes the March of the next year, when the lines go forward."""
        assert ["2021-10-01", "2021-11-01", "2022-03-03"] == dated("October 1", "November 1", "March 3")[0]

    def test_units_and_weeks_cross_new_year(self) -> None:
        """They follow each other as days do."""
        units = dated("Unit 1: 11-01 to 12-20", "Unit 2: 12-21 to 1-10", "Unit 3: 1-11 to 1-30")[0]
        weeks = dated("Week of Dec 27 - Jan 2", "Week of Jan 3 - 9")[0]
        assert (["2021-11-01", "2021-12-21", "2022-01-11"], ["2021-12-27", "2022-01-03"]) == (units, weeks)

    def test_months_of_a_review_stay_in_its_year(self) -> None:
        """A text about one year names them in any order."""
        assert ["2021-10-01", "2021-01-01"] == dated("October - December", "January - March")[0]

    def test_the_end_of_a_range_gives_its_beginning_the_year(self) -> None:
        """And what follows is close to it."""
        assert ["2020-12-30", "2021-01-03"] == dated("December 30 - January 2, 2021", "January 3")[0]

    @pytest.mark.parametrize(("line", "expected"), {"December 5": "2019-12-05", "January 6": "2020-01-06"}.items())
    def test_a_range_over_new_year_gives_each_day_its_year(self, line: str, expected: str) -> None:
        """Of the two years, the one in which the day lies inside."""
        assert [expected] == dated(line, known=Known(years=(2019,), start=date(2019, 12, 1), end=date(2020, 2, 29)))[0]

    def test_a_leap_day_is_not_moved_to_a_far_year(self) -> None:
        """February 29 among days of 2021 is a mistake, not 2020."""
        days, problems = dated("February 28, 2021", "February 29", "March 1, 2021")
        assert (["2021-02-28", "None", "2021-03-01"], ["date.impossible"]) == (days, [problem.code for problem in problems])

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

    @pytest.mark.parametrize(
        ("lines", "hint"),
        [
            (("2021-02-30",), "correct the date"),
            (("2021-02-28", "2021-02-30"), "it stands after 2021-02-28"),
            (("2021-02-30", "2021-03-02"), "it stands before 2021-03-02"),
            (("2021-03-02", "2021-02-30", "2021-02-28"), "it stands between 2021-03-02 and 2021-02-28"),
        ],
    )
    def test_the_hint_names_the_neighbours_there_are(self, lines: tuple[str, ...], hint: str) -> None:
        """Both, one or none."""
        assert [("date.impossible", hint)] == [(problem.code, problem.hint) for problem in dated(*lines)[1]]

    def test_the_end_of_a_range_can_be_impossible(self) -> None:
        """It counts as its first day."""
        days, problems = dated("2021-02-27 - 2021-02-30")
        assert (["2021-02-27"], ["date.impossible"]) == (days, [problem.code for problem in problems])

    def test_a_range_that_ends_before_it_begins_is_told(self) -> None:
        """It may be two dates swapped."""
        problem = dated("2021-08-29 => 2021-08-28")[1][0]
        assert ("date.range-length", "write 2021-08-28 to 2021-08-29 if the two were swapped") == (problem.code, problem.hint)

    @pytest.mark.parametrize(
        ("lines", "hint"),
        [
            (("2021-03-01", "2021-03-02", "2020-03-03", "2021-03-04"), "was 2021-03-03 meant?"),
            (("2021-03-01", "2021-03-02", "2021-04-03", "2021-03-04"), "was 2021-03-03 meant?"),
            (("2021-03-05", "2021-03-04", "2021-03-12", "2021-03-02"), "was 2021-03-03 meant?"),
            (("2021-03-01", "2021-03-09", "2021-03-31", "2021-03-20"), "a day from 2021-03-09 to 2021-03-20 would fit"),
        ],
    )
    def test_a_slip_is_told_with_what_fits(self, lines: tuple[str, ...], hint: str) -> None:
        """The year, the month or the day was mistyped, whichever direction the log has."""
        assert [("date.out-of-order", 2, hint)] == [(problem.code, problem.index, problem.hint) for problem in dated(*lines)[1]]

    @pytest.mark.parametrize(
        "lines",
        [
            ("2021-03-01", "2021-03-01", "2021-03-02"),
            ("2021-03-01", "2021-03-31"),
            ("2021-03-01", "2021-03-09", "2021-12-01"),
            ("2021-03-01", "2021-03-02", "2021-03-03", "2021-03-01", "2021-03-02", "2021-03-03"),
            ("2021-03-01", "January - March", "2021-03-02"),
        ],
    )
    def test_gaps_repeated_days_and_a_second_log_are_no_slips(self, lines: tuple[str, ...]) -> None:
        """Only a day that breaks a sequence which holds around it."""
        assert [] == dated(*lines)[1]

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

    def test_a_weekday_of_the_last_day_that_disagrees_is_told(self) -> None:
        """7 March 2021 was a Sunday."""
        assert ["2021-03-07 is a Sunday, not a Monday"] == [
            problem.message for problem in dated("Sat March 6, 2021 - Mon March 7, 2021")[1]
        ]

    def test_a_start_without_days_is_told(self) -> None:
        """Nothing says when it began."""
        assert ["date.unknown-period"] == [problem.code for problem in dated("Start of Speech unit")[1]]

    def test_start_of_lasts_until_the_next_or_the_last_day(self) -> None:
        """A period that only says where it begins ends with the text."""
        openings = [read_opening(line, bare=False) for line in ("Start of Speech unit", "2021-03-01", "2021-03-09")]
        found, problems = resolve([opening for opening in openings if opening], Known())
        assert ((date(2021, 3, 1), date(2021, 3, 9)), ()) == ((found[0].start, found[0].end), problems)


LINES = st.sampled_from(
    (
        *("2021-03-01", "03/04/21", "31-12-20", "June 3", "January - March", "Unit 1: 2-01 to 2-10", "Q3", "Start of Speech unit", "2022"),
        *("30 Feb 2021", "Fri 2/14", "Feb 29", "Dec 30 - Jan 2", "Dec 30 - Jan 2, 2021", "Day 1-9999 (12/30 - 12/31)", "Week of Dec 27"),
        *(
            "2021-03-05 - 2021-03-01",
            "2021-03-01 - 2021-02-30",
            "2022-W52",
            "November - February",
            "Nov 2021 - Feb 2022",
            "Unit 2: 12/20 - 1/5",
        ),
    )
)
YEARS = st.integers(-1, 10_000) | st.integers(1990, 2030)


@given(
    st.lists(LINES | st.text("0123456789-/. JanFebMarDayUnitQ", max_size=20), max_size=10),
    st.sampled_from(("", "dmy", "mdy", "ymd")),
    st.lists(YEARS, max_size=2),
    st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
def test_any_document_is_dated_without_an_exception(lines: list[str], order: str, years: list[int], begin: date | None) -> None:
    """Every opening gets an answer, in its place, and no range ends before it begins."""
    openings = [opening for line in lines if (opening := read_opening(line, bare=False))]
    end = begin + timedelta(days=400) if begin else None
    found, problems = resolve(openings, Known(order, tuple(years), begin, end))
    assert len(openings) == len(found)
    assert all(0 <= problem.index < len(openings) and problem.hint for problem in problems)
    assert all((day.start is None) == (day.end is None) and (not day.start or not day.end or day.start <= day.end) for day in found)


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2050, 12, 31)), min_size=1, max_size=12),
    st.booleans(),
    st.sampled_from(("%Y-%m-%d", "%d %B %Y", "%a %m/%d/%Y")),
)
def test_a_log_in_order_has_no_problems(days: list[date], newest_first: bool, form: str) -> None:
    """Whatever the form and the direction, what was written comes back."""
    ordered = sorted(days, reverse=newest_first)
    assert ([str(day) for day in ordered], []) == dated(*(f"{day:{form}}" for day in ordered))


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.lists(st.integers(0, 60), max_size=30), st.booleans())
def test_a_log_without_years_is_dated_from_its_first_day(first: date, steps: list[int], newest_first: bool) -> None:
    """With no pause of two months, the year turns where it must."""
    sign = -1 if newest_first else 1
    days = [first + timedelta(days=sign * sum(steps[:count])) for count in range(len(steps) + 1)]
    assert [str(day) for day in days] == dated(*(f"{day:%B} {day.day}" for day in days), known=Known(years=(first.year,)))[0]
