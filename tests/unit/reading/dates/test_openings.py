"""What a line opens: a day, a unit, a period, or nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.reading.dates import Known, read_opening, resolve

DAYS = {
    "Clocks — 2022-02-01": ("2022-02-01", "Clocks"),
    "Clocks - Feb 1, 2022": ("2022-02-01", "Clocks"),
    "W1D2 - 2022-02-01": ("2022-02-01", "W1D2"),
    "Date: February 1, 2022": ("2022-02-01", ""),
    "Journal: 2022-02-01": ("2022-02-01", ""),
    "Dev log 2022-02-01": ("2022-02-01", ""),
    "TIL 2022-02-01 (Tue)": ("2022-02-01", ""),
    "понедельник, 5 февраля 2024 г.": ("2024-02-05", ""),
    "24 янв 2023: Раст": ("2023-01-24", "Раст"),
    "lunedì 5 febbraio 2024": ("2024-02-05", ""),
    "5 de fevereiro de 2024": ("2024-02-05", ""),
    "maandag 5 februari 2024": ("2024-02-05", ""),
    "5 lutego 2024": ("2024-02-05", ""),
    "5 ŞUBAT 2024": ("2024-02-05", ""),
    "2024년 1월 5일 금요일": ("2024-01-05", ""),
    "2024년 1월 5일 (금)": ("2024-01-05", ""),
    "2022-02-01": ("2022-02-01", ""),
    "2022-2-1": ("2022-02-01", ""),
    "2022/02/01": ("2022-02-01", ""),
    "2022_02_01": ("2022-02-01", ""),
    "2022.02.01": ("2022-02-01", ""),
    "2022‑02‑01": ("2022-02-01", ""),
    "2022–02–01": ("2022-02-01", ""),
    "20220201": ("2022-02-01", ""),
    "2022-02-01T10:30:00Z": ("2022-02-01", ""),
    "2022-02-01 10:30 - 11:15": ("2022-02-01", ""),
    "2022-02-01 10:30 CET": ("2022-02-01", ""),
    "2022-02-01 10:30 at home": ("2022-02-01", "at home"),
    "2022-02-01 10:30 amazing": ("2022-02-01", "amazing"),
    "2022-02-01 (Tue)": ("2022-02-01", ""),
    "2022-02-01, Tuesday": ("2022-02-01", ""),
    "Tue 2022-02-01": ("2022-02-01", ""),
    "Tuesday, 18/12/2018": ("2018-12-18", ""),
    "12/25/2021": ("2021-12-25", ""),
    "25-12-21": ("2021-12-25", ""),
    "31/12/99": ("1999-12-31", ""),
    "05-Dec-18": ("2018-12-05", ""),
    "05-Dec-2018": ("2018-12-05", ""),
    "Dec-05-2018": ("2018-12-05", ""),
    "2018-Dec-05": ("2018-12-05", ""),
    "Monday, June 3rd, 2024": ("2024-06-03", ""),
    "Nov 27th, 2020": ("2020-11-27", ""),
    "Feb. 1, 2022": ("2022-02-01", ""),
    "ſep 1, 2022": ("2022-09-01", ""),
    "3 Aprıl 2021": ("2021-04-03", ""),
    "3 APRİL 2021": ("2021-04-03", ""),
    "the 1st of February 2022": ("2022-02-01", ""),
    "10 July 2021: Clocks": ("2021-07-10", "Clocks"),
    "Sept 11": ("2021-09-11", ""),
    "May the 4th": ("2021-05-04", ""),
    "March 1 - Clocks": ("2021-03-01", "Clocks"),
    "Sun 2/14": ("2021-02-14", ""),
    "2/14 (Sun)": ("2021-02-14", ""),
    "01.02.22": ("2022-02-01", ""),
    "03.06.2024": ("2024-06-03", ""),
    "3. März 2021": ("2021-03-03", ""),
    "am 3. März 2021": ("2021-03-03", ""),
    "lundi 1 février 2021": ("2021-02-01", ""),
    "le 3 mars 2021": ("2021-03-03", ""),
    "3 de marzo de 2021": ("2021-03-03", ""),
    "2022年3月11日": ("2022-03-11", ""),
    "2022年3月11日 星期五": ("2022-03-11", ""),
    "3月11日": ("2021-03-11", ""),
    "2021-03-01 Reading clocks": ("2021-03-01", "Reading clocks"),
    "2021-03-01 - 2.5 hours": ("2021-03-01", "2.5 hours"),
    "Clocks (2021-03-01)": ("2021-03-01", "Clocks"),
    "Clocks (2021-03-01) and sundials": ("2021-03-01", "Clocks and sundials"),
    "[2021-03-01] Clocks": ("2021-03-01", "Clocks"),
    "[[2021-03-01]]": ("2021-03-01", ""),
    "[2021-03-01 Mon]": ("2021-03-01", ""),
    "<2021-03-01 Mon>": ("2021-03-01", ""),
    "📅 2021-03-01": ("2021-03-01", ""),
}
RANGES = {
    "2021-08-28 => 2021-08-29": "2021-08-28..2021-08-29",
    "2021-08-28 to 2021-08-29": "2021-08-28..2021-08-29",
    "2021-08-28 – 08-30": "2021-08-28..2021-08-30",
    "2021-08-28..2021-08-30": "2021-08-28..2021-08-30",
    "2021-08-28/2021-08-30": "2021-08-28..2021-08-30",
    "2021-08-28 & 2021-08-29": "2021-08-28..2021-08-29",
    "28/08/2021 - 30/08/2021": "2021-08-28..2021-08-30",
    "28/08 - 30/08/2021": "2021-08-28..2021-08-30",
    "28/08/2021 - 30/08": "2021-08-28..2021-08-30",
    "Aug 5 to 6, 2018": "2018-08-05..2018-08-06",
    "Aug 5 and 6": "2021-08-05..2021-08-06",
    "August 5–6": "2021-08-05..2021-08-06",
    "5-6 August 2018": "2018-08-05..2018-08-06",
    "1. bis 3. Februar 2022": "2022-02-01..2022-02-03",
    "Feb 27 - Mar 2": "2021-02-27..2021-03-02",
    "Sat March 6 - Sun March 7": "2021-03-06..2021-03-07",
    "Dec 30 - Jan 2": "2021-12-30..2022-01-02",
    "Dec 30 - Jan 2, 2021": "2020-12-30..2021-01-02",
    "Dec 30, 2020 - Jan 2": "2020-12-30..2021-01-02",
    "Dec 30, 2020 - Jan 2, 2021": "2020-12-30..2021-01-02",
}
NUMBERED = {
    "Day 1 (09-09-18) : Naive Bayes": ("2018-09-09", "Naive Bayes", 1, 0),
    "R2D1: January 9, 2023": ("2023-01-09", "", 1, 0),
    "Round 2, Day 1 - 2023-01-09: Clocks": ("2023-01-09", "Clocks", 1, 0),
    "Day 2: Febraury 1, 2020.": ("2020-02-01", "", 2, 0),
    "Day 3 – 2022-02-01": ("2022-02-01", "", 3, 0),
    "Day 3 - 2022-02-01: Clocks": ("2022-02-01", "Clocks", 3, 0),
    "Day 3 - 1/2/22": ("2022-01-02", "", 3, 0),
    "Day 5 - 10 May 2021": ("2021-05-10", "", 5, 0),
    "Day 5: May 10": ("2021-05-10", "", 5, 0),
    "Day 5 (5/13)": ("2021-05-13", "", 5, 0),
    "Day 3/100 (2022-02-01)": ("2022-02-01", "", 3, 0),
    "Day 3 of 100 - 2022-02-01": ("2022-02-01", "", 3, 0),
    "Day 3 [2022-02-01]: Clocks": ("2022-02-01", "Clocks", 3, 0),
    "Day 3 | February 1, 2022 | Clocks": ("2022-02-01", "Clocks", 3, 0),
    "Week 3, Day 2: 2022-02-01": ("2022-02-01", "", 2, 0),
    "6/1/2025 Sun - Week 1 Day 1": ("2025-06-01", "", 1, 0),
    "2022-02-01 – Day 3": ("2022-02-01", "", 3, 0),
    "Day 101-105 (23-12-18 - 27-12-18) Genomics": ("2018-12-23..2018-12-27", "Genomics", 101, 5),
}
PERIODS = {
    "January - March": "2021-01-01..2021-03-31",
    "Jan-Mar": "2021-01-01..2021-03-31",
    "March to May": "2021-03-01..2021-05-31",
    "April – July 2020": "2020-04-01..2020-07-31",
    "November - February": "2021-11-01..2022-02-28",
    "Nov - Feb 2022": "2021-11-01..2022-02-28",
    "Nov 2021 - Feb 2022": "2021-11-01..2022-02-28",
    "2020-01 to 2020-03": "2020-01-01..2020-03-31",
    "Q3": "2021-07-01..2021-09-30",
    "2020 Q4": "2020-10-01..2020-12-31",
    "Q1-Q2 2022": "2022-01-01..2022-06-30",
    "First quarter of 2022": "2022-01-01..2022-03-31",
    "Week of Jun 29 - Jul 5": "2021-06-29..2021-07-05",
    "Week of Feb 1 - 7": "2021-02-01..2021-02-07",
    "Week of Dec 27 - Jan 2": "2021-12-27..2022-01-02",
    "Week of 2022-02-07": "2022-02-07..2022-02-13",
    "Week 3 (2022-02-01 - 2022-02-07)": "2022-02-01..2022-02-07",
    "Week 3: Feb 1 - 7": "2021-02-01..2021-02-07",
    "2022-W05": "2022-01-31..2022-02-06",
    "2022-02": "2022-02-01..2022-02-28",
    "2020年2月": "2020-02-01..2020-02-29",
    "February, 2022": "2022-02-01..2022-02-28",
    "Jan. 2021": "2021-01-01..2021-01-31",
    "2022 January": "2022-01-01..2022-01-31",
    "March": "2021-03-01..2021-03-31",
    "may": "2021-05-01..2021-05-31",
}
UNITS = {
    "Unit 1: 2-01 to 2-10": ("2021-02-01..2021-02-10", "Unit 1", 1),
    "Unit 1: Feb 1 to 10": ("2021-02-01..2021-02-10", "Unit 1", 1),
    "Unit 2 (2021-03-11 – 2021-03-20): Trees": ("2021-03-11..2021-03-20", "Unit 2: Trees", 2),
    "Unit 2: 3/11 - 3/20 (Trees)": ("2021-03-11..2021-03-20", "Unit 2: Trees", 2),
    "Unit 2: 3/11 - 3/20: Trees (part 2)": ("2021-03-11..2021-03-20", "Unit 2: Trees (part 2)", 2),
    "Sprint 3: 2024-06-01 to 2024-06-14": ("2024-06-01..2024-06-14", "Sprint 3", 3),
    "Cycle: May 10 - June 2, 2020": ("2020-05-10..2020-06-02", "Cycle", None),
    "Unit 4: 3-05 to 3-05": ("2021-03-05", "Unit 4", 4),
    "Unit 5: 2024-01-01/2024-01-01": ("2024-01-01", "Unit 5", 5),
}
NOTHING = """
70/100 | 1/2 | 1-2 | 1 - 2 | 12/25 | 12-18 | 3-4 | 5 to 6 | 5/5 | 24/7 | 9/10 done | 99/100 days | 3–6 months | 12:30 | 12:30 - 13:00
6.824 | 6.824: Distributed Systems | 18.06 | 15-213 | 15-445/645 | CS 6-7 | Section 2.0-2.1 | 2.0-2.1 | Chapter 3 | Chapter 3-4 | p. 12-14
1.2.3 | 1.2.22 | 10.4.1 | v2021.1.2 | 2021.1.2 | 192.168.1.1 | Python 3.11 | Ubuntu 20.04 | HTTP/1.1 | ISO 8601
1211.3711 | 1706.03762 | 2101.00001 | arXiv:2101.00001 | arXiv 2021.01234
2001: A Space Odyssey | 2020 in review | 1939-1945 | 2021/2022 | Apollo 11 | Second quarter results of the company
May the force be with you | May 5 reasons to go | March of the penguins
March madness | March 1 step | 3 Mars bars | 10 Mayonnaise | 5 Decisions
Sat | Sun Tzu | Mon-Fri | Friday the 13th | Sat 5 things | Jan | August 2021 review | Start of something
Week 5 | Week 5: Trees | Week 5: 1/2 | Week 5: 1-7 | Week 5 Day 2 | Day 1: Naive Bayes | Day 1/100 | Day 1/100: Intro | Day 1-5: Intro
Day 3: 1-2 hours | Day 3: 5/6 done | Day 3 1.5 hours | Day 3 of 100 | Unit 3: Linear algebra | Unit 3: 1-2 | Unit 1 | Q5
Clocks: 1-2 | Clocks - 3/4 | Clocks – May 5 | Clocks - 2022 | Learnt on 2022-02-01 | Version 2: 2022.2.1 | Clocks - 2022-02-01 and more
100 days | 2018-12-13x | 13/12/20181 | 13/13/2021 | 00-00-00 | 99-99-99 | 20180101120000 | 1610000000000 | # | ---
"""
LOOKALIKES = tuple(text.strip() for line in NOTHING.strip().splitlines() for text in line.split(" | "))


def span(text: str, *, bare: bool = False) -> str:
    """The days of what a line opens, in a document of 2021."""
    opening = read_opening(text, bare=bare)
    assert opening is not None
    (found,), _ = resolve((opening,), Known(years=(2021,)))
    return f"{found.start}" if found.start == found.end else f"{found.start}..{found.end}"


@pytest.mark.parametrize(("text", "expected"), DAYS.items())
def test_a_heading_with_a_date_opens_a_day(text: str, expected: tuple[str, str]) -> None:
    """Dates are read as people write them, and what is left is the title."""
    opening = read_opening(text, bare=False)
    assert opening is not None
    assert ("day", *expected) == (opening.kind, span(text), opening.title)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(("text", "expected"), RANGES.items())
def test_two_dates_open_a_day_with_an_end(text: str, expected: str, bare: bool) -> None:
    """An entry may be about several days, on a heading or on a line of its own."""
    opening = read_opening(text, bare=bare)
    assert opening is not None
    assert ("day", expected, "") == (opening.kind, span(text, bare=bare), opening.title)


@pytest.mark.parametrize(("text", "expected"), NUMBERED.items())
def test_the_number_of_a_day_is_no_part_of_its_date(text: str, expected: tuple[str, str, int, int]) -> None:
    """`Day 3 – 2022-02-01` is neither 2,020 days nor January."""
    opening = read_opening(text, bare=False)
    assert opening is not None
    assert expected == (span(text), opening.title, opening.number, opening.days)


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_a_named_range_opens_a_period(text: str, expected: str) -> None:
    """Months, quarters and weeks are periods, also on a line of their own."""
    for bare in (False, True):
        opening = read_opening(text, bare=bare)
        assert opening is not None
        assert ("period", expected, text) == (opening.kind, span(text, bare=bare), opening.title)


@pytest.mark.parametrize(("text", "expected"), UNITS.items())
def test_a_range_with_a_name_and_number_opens_a_unit(text: str, expected: tuple[str, str, int]) -> None:
    """A unit has a range, a title and a number."""
    opening = read_opening(text, bare=False)
    assert opening is not None
    assert ("unit", *expected) == (opening.kind, span(text), opening.title, opening.number)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", [*LOOKALIKES, "", "   ", "2022-02-01 " + "x" * 200])
def test_what_only_looks_like_a_date_opens_nothing(text: str, bare: bool) -> None:
    """Scores, versions, sections and titles are no dates."""
    assert None is read_opening(text, bare=bare)


def test_a_bare_line_says_nothing_but_its_date() -> None:
    """A date with words behind it is a heading's business."""
    assert [True, False, False] == [
        read_opening(text, bare=True) is not None for text in ("2021-03-01", "2021-03-01 we met", "Clocks (2021-03-01)")
    ]


def test_a_year_alone_opens_a_period_only_as_a_heading() -> None:
    """A line that is only a number says too little."""
    assert [True, False] == [read_opening("2022", bare=bare) is not None for bare in (False, True)]


def test_the_place_of_the_date_in_the_line_is_known() -> None:
    """A diagnostic can underline it."""
    opening = read_opening("Day 1 (09-09-18) : Naive Bayes", bare=False)
    assert opening is not None
    assert (8, 8, 1) == (opening.column, opening.length, opening.number)


@pytest.mark.parametrize(("text", "weekday"), {"2022年3月11日(木)": 3, "2022年3月11日 星期五": 4, "2022年3月11日（三）": None}.items())
def test_the_weekday_is_read_in_chinese_and_japanese(text: str, weekday: int | None) -> None:
    """A numeral in brackets may as well be the number of a part."""
    opening = read_opening(text, bare=False)
    assert opening is not None
    assert weekday == opening.first.weekday


ANY_DAY = st.dates(date(1950, 1, 1), date(2089, 12, 31))
FORMS = (
    "{0:%Y-%m-%d}",
    "{0.year}-{0.month}-{0.day}",
    "{0:%Y/%m/%d}",
    "{0:%Y_%m_%d}",
    "{0:%Y.%m.%d}",
    "{0:%Y%m%d}",
    "{0:%Y-%m-%dT%H:%M:%SZ}",
    "{0:%a %b %d 00:00:00 %Y}",
    "{0:%Y-%b-%d}",
    "{0:%d-%b-%Y}",
    "{0:%d %B %Y}",
    "{0.day}. {0:%B} {0.year}",
    "{0.day}th of {0:%B}, {0.year}",
    "{0:%B %d, %Y}",
    "{0:%b. %d %Y}",
    "{0:%A}, {0:%d %B %Y}",
    "{0:%a} {0:%Y-%m-%d}",
    "{0:%Y-%m-%d} ({0:%a})",
    "{0:%A}, {0:%d-%m-%Y}",
    "{0:%m/%d/%Y} {0:%a}",
    "{0:%d.%m.%Y}",
    "{0.year}年{0.month}月{0.day}日",
    "Day 7 ({0:%Y-%m-%d})",
    "Day 7 - {0:%Y-%m-%d}",
    "{0:%Y-%m-%d} - Week 1 Day 7",
)


@given(ANY_DAY, st.sampled_from(FORMS), st.booleans())
def test_every_date_in_every_full_form_comes_back(day: date, form: str, bare: bool) -> None:
    """Written out and read in, a day is the same day."""
    assert str(day) == span(form.format(day), bare=bare)


@given(
    ANY_DAY,
    st.timedeltas(timedelta(days=1), timedelta(days=400)),
    st.sampled_from(FORMS[:21]),
    st.sampled_from((" - ", " – ", " to ", " => ", " until ", "..", " & ")),
)
def test_every_range_in_every_full_form_comes_back(first: date, length: timedelta, form: str, between: str) -> None:
    """Two dates with a word or a dash between them are the first and the last day."""
    last = min(first + length, date(2089, 12, 31))
    expected = f"{first}..{last}" if first != last else f"{first}"
    assert expected == span(form.format(first) + between + form.format(last))


@given(st.text(max_size=120) | st.text("0123456789-/.:, ()[]<>年月日WQDayUnitMarch", max_size=40), st.booleans())
def test_no_text_raises(text: str, bare: bool) -> None:
    """Whatever a heading says, reading it ends in an answer, and the place of the date lies inside it."""
    opening = read_opening(text, bare=bare)
    found, _ = resolve(() if opening is None else (opening,), Known())
    assert len(found) == (opening is not None)
    assert opening is None or 1 <= opening.column < opening.column + opening.length <= len(text) + 1


@given(st.text("abcdefghijklmnopqrstuvwxyzäéß ", max_size=60), st.booleans())
def test_text_without_a_number_opens_no_day(text: str, bare: bool) -> None:
    """Only a named period needs no digit."""
    opening = read_opening(text, bare=bare)
    assert opening is None or opening.kind == "period"
