"""Days in file names, folders and fields."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.reading.dates import (
    date_of_field,
    date_of_folders,
    date_of_name,
    impossible_field,
    impossible_name,
    is_open_name,
    period_of_text,
)

NAMES = {
    "2022-02-01-clocks": ("2022-02-01", "clocks"),
    "2022_02_01": ("2022-02-01", ""),
    "20220201": ("2022-02-01", ""),
    "20220201-two-words": ("2022-02-01", "two words"),
    "2022-2-1": ("2022-02-01", ""),
    "2022.02.01 clocks": ("2022-02-01", "clocks"),
    "2022-02-01_clocks": ("2022-02-01", "clocks"),
    "2022-02-01T10:30:00": ("2022-02-01", ""),
    "2022-Feb-01": ("2022-02-01", ""),
    "Tue 2022-02-01": ("2022-02-01", ""),
    "2022-02-01 Tue": ("2022-02-01", ""),
    "Tuesday, February 1st, 2022": ("2022-02-01", ""),
    "1 February 2022": ("2022-02-01", ""),
    "01.02.2022": ("2022-02-01", ""),
    "2022年3月11日 clocks": ("2022-03-11", "clocks"),
    "2022-02-01--2022-02-05": ("2022-02-01..2022-02-05", ""),
    "2022-02-01_2022-02-05": ("2022-02-01..2022-02-05", ""),
    "2022-02-01-2022-02-05-trip": ("2022-02-01..2022-02-05", "trip"),
    "2022-02-01 to 2022-02-05": ("2022-02-01..2022-02-05", ""),
    "20220201-20220205": ("2022-02-01..2022-02-05", ""),
    "2022-02-05-2022-02-01": ("2022-02-05", "2022 02 01"),
    "2022-01 clocks": ("2022-01-01..2022-01-31", "clocks"),
    "2022-01-march-of-time": ("2022-01-01..2022-01-31", "march of time"),
    "2022-Q1": ("2022-01-01..2022-03-31", ""),
    "week-of-2022-02-01": ("2022-02-01..2022-02-07", ""),
    "Nov 27th, 2020": ("2020-11-27", ""),
    "2022-02-01-February-2022": ("2022-02-01", "February 2022"),
    "2022年3月11日": ("2022-03-11", ""),
    "2022-02": ("2022-02-01..2022-02-28", ""),
    "2022-W05": ("2022-01-31..2022-02-06", ""),
    "February 2022": ("2022-02-01..2022-02-28", ""),
    "25-01-2022": ("2022-01-25", ""),
    "01-25-2022": ("2022-01-25", ""),
    "25_01_2022-clocks": ("2022-01-25", "clocks"),
    "02-02-2022": ("2022-02-02", ""),
    "journal-2022-02-01": ("2022-02-01", ""),
    "Journal 2022-02-01 Tue": ("2022-02-01", ""),
    "daily.journal.2022.02.01": ("2022-02-01", ""),
    "Daily Note 2022-02-01": ("2022-02-01", ""),
    "log-20220201": ("2022-02-01", ""),
    "day-13-2022-02-01-clocks": ("2022-02-01", "clocks"),
    "2022-02-01T10-20-00": ("2022-02-01", ""),
    "20220201T1020": ("2022-02-01", ""),
    "2022-02-01 1020": ("2022-02-01", ""),
    "2022-02-01 2048 in Rust": ("2022-02-01", "2048 in Rust"),
    "2022-02-01.en": ("2022-02-01", ""),
    "2022-02-01-clocks.pt-BR": ("2022-02-01", "clocks"),
}
FOLDERS = {
    ("2019/12", "index"): "2019-12-01..2019-12-31",
    ("blog/2016", "03-13"): "2016-03-13",
    ("2019/12/24", "eve"): "2019-12-24",
    ("journal/2019/12", "24"): "2019-12-24",
    ("journal/2019/12", "24-eve"): "2019-12-24",
    ("2019/12/24", "index"): "2019-12-24",
    ("2019/12-december", "24"): "2019-12-24",
    ("2019/12/24/pictures", "eve"): "2019-12-24",
    ("2018/2019/02", "x"): "2019-02-01..2019-02-28",
    ("2019/12", "100-days"): "2019-12-01..2019-12-31",
    ("journal/2019/December", "24"): "2019-12-24",
    ("2019/dezember", "index"): "2019-12-01..2019-12-31",
}
FIELDS = {
    "2021-08-12T19:39:52-07:00": ("2021-08-12", "19:39:52"),
    "2021-07-10T23:59:59Z": ("2021-07-10", "23:59:59"),
    "2021-07-10 10:17:19 +0200": ("2021-07-10", "10:17:19"),
    "2022-2-1": ("2022-02-01", ""),
    "10 July 2021": ("2021-07-10", ""),
    "Jul 10, 2021": ("2021-07-10", ""),
    "2021/07/10": ("2021-07-10", ""),
    "Sat, 10 Jul 2021 10:17:19 GMT": ("2021-07-10", "10:17:19"),
    "1610000000000": ("2021-01-07", "06:13:20"),
    "2021-01-01T00:00:00+14:00": ("2021-01-01", "00:00:00"),
    "2021-12-31T23:59:59.999-11:00": ("2021-12-31", "23:59:59"),
    "2021-07-10 10:17:19 CEST": ("2021-07-10", "10:17:19"),
    "2021-07-10T10:17 Europe/Berlin": ("2021-07-10", "10:17"),
    "2021-07-10 9:05": ("2021-07-10", "09:05"),
    "2021-07-10 11:59 PM": ("2021-07-10", "23:59"),
    "2021-07-10 12:05 am": ("2021-07-10", "00:05"),
    "July 10, 2021 at 1:05 p.m.": ("2021-07-10", "13:05"),
    "2021-07-10T25:61:61": ("2021-07-10", ""),
    "20210710T101530Z": ("2021-07-10", "10:15:30"),
    "Sat Jul 10 10:17:19 2021": ("2021-07-10", "10:17:19"),
    "Sat Jul 10 10:17:19 +0200 2021": ("2021-07-10", "10:17:19"),
    "20210710": ("2021-07-10", ""),
    "01/02/2021": ("2021-02-01", ""),
    "02/13/2021": ("2021-02-13", ""),
    '"2021-07-10"': ("2021-07-10", ""),
    "[2021-07-10 Sat]": ("2021-07-10", ""),
    "<2021-07-10 Sat>": ("2021-07-10", ""),
    "[[2021-07-10]]": ("2021-07-10", ""),
    "2021年7月10日": ("2021-07-10", ""),
    "2021-07-10..2021-07-12": ("2021-07-10..2021-07-12", ""),
    "2021-07-10/2021-07-12": ("2021-07-10..2021-07-12", ""),
    "Jul 10 to 12, 2021": ("2021-07-10..2021-07-12", ""),
}
PERIODS = {
    "2022-Q1": "2022-01-01..2022-03-31",
    "2022-02-07..2022-02-26": "2022-02-07..2022-02-26",
    "January - March 2020": "2020-01-01..2020-03-31",
    "2021": "2021-01-01..2021-12-31",
    "Jun 29 - Jul 5 2022": "2022-06-29..2022-07-05",
    "2022-02": "2022-02-01..2022-02-28",
    "2022-02-07": "2022-02-07",
    "2022-02-07 .. 2022-02-26": "2022-02-07..2022-02-26",
    "2022-02-07/2022-02-26": "2022-02-07..2022-02-26",
    "Feb 7 - 26, 2022": "2022-02-07..2022-02-26",
    "2020-01..2020-03": "2020-01-01..2020-03-31",
    "2020..2021": "2020-01-01..2021-12-31",
    "Q1 - Q2 2021": "2021-01-01..2021-06-30",
    "Dec - Feb 2022": "2021-12-01..2022-02-28",
    "2022-W05": "2022-01-31..2022-02-06",
    "Week of Feb 1, 2022": "2022-02-01..2022-02-07",
    "Unit 1: 2022-02-01 to 2022-02-10": "2022-02-01..2022-02-10",
}


MIXED = (("13/02/2021", "mdy"), ("02/13/2021", "dmy"))


def span(start: object, end: object) -> str:
    """A range as text."""
    return str(start) if start == end else f"{start}..{end}"


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_a_file_name_says_its_day_and_its_title(name: str, expected: tuple[str, str]) -> None:
    """What is left of the name is the title."""
    found = date_of_name(name)
    assert found is not None
    assert expected == (span(found.start, found.end), found.title)


@pytest.mark.parametrize(
    "name",
    [
        *("20230408190056-machine_learning", "20230408190056", "202304081900-x", "1610000000000", "notes", "100-days"),
        *("2023年共享充电宝", "2001-a-space-odyssey", "covid-19", "2022", "2020-2021", "2022-13", "2022-02-01x", "march-madness"),
        *("01-02-2022", "22-02-01", "day-1", "week-5", "Q1", "may", "2022-02-30", "2101.00001", "v1.2.3", ""),
        *("notes on 2022-02-01", "catalog-2022-02-01", "log-2022", "day-1-2022", "2022-02-30T10-20"),
    ],
)
def test_other_names_say_no_day(name: str) -> None:
    """The id of a note is not the day of its text."""
    assert None is date_of_name(name)


@pytest.mark.parametrize(("order", "expected"), [("", None), ("dmy", date(2022, 2, 1)), ("mdy", date(2022, 1, 2))])
def test_the_settings_say_the_order_in_a_name(order: str, expected: date | None) -> None:
    """Where both are a day; without them it is none, and known to be open."""
    found = date_of_name("01-02-2022", order)
    assert (expected, True) == (found and found.start, is_open_name("01-02-2022"))


@pytest.mark.parametrize("name", ["25-01-2022", "02-02-2022", "2022-01-02", "01.02.2022", "32-01-2022", "x", "notes-01-02-2022"])
def test_other_names_are_not_open(name: str) -> None:
    """They are one day, or none."""
    assert not is_open_name(name)


def test_a_name_with_an_impossible_day_is_known() -> None:
    """It is no date, and no mere name."""
    stems = ("2022-02-30-x", "2022_02_30", "2021-02-29", "20220230-x", "Feb 30th, 2022", "2022-13-01", "2022年2月30日")
    assert ["2022-02-30", "2022-02-30", "2021-02-29", "20220230", "Feb 30th, 2022", "2022-13-01", "2022年2月30日"] == [
        impossible_name(stem) for stem in stems
    ]


@pytest.mark.parametrize("stem", ["2022-02-28-x", "2020-02-29", "20230230190056-x", "notes", "2022-02", "2022-02-30x", "31-02-2022", ""])
def test_other_names_are_not_impossible(stem: str) -> None:
    """A day that exists, the id of a note and a mere name are no mistakes."""
    assert "" == impossible_name(stem)


@pytest.mark.parametrize(("place", "expected"), FOLDERS.items())
def test_folders_say_a_day_or_a_month(place: tuple[str, str], expected: str) -> None:
    """A year's folder, with a month or a day below it."""
    found = date_of_folders(tuple(place[0].split("/")), place[1])
    assert found is not None
    assert expected == span(found.start, found.end)


@pytest.mark.parametrize(
    ("folders", "stem"),
    [("2019", "x"), ("2019", "12"), ("2019/13", "x"), ("2019/02/30", "x"), ("2019/02", "30"), ("2019", "13-45"), ("a/12/24", "x")],
)
def test_other_folders_say_nothing(folders: str, stem: str) -> None:
    """Without a year's folder, a month below it and a day that exists, there is no date."""
    assert None is date_of_folders(tuple(folders.split("/")), stem)


@pytest.mark.parametrize(("text", "expected"), FIELDS.items())
def test_a_field_is_the_calendar_day_as_written(text: str, expected: tuple[str, str]) -> None:
    """No time zone moves it."""
    found = date_of_field(text)
    assert found is not None
    assert expected == (span(found.start, found.end), found.time)


@pytest.mark.parametrize(("order", "expected"), [("dmy", "2021-02-01"), ("mdy", "2021-01-02"), ("", "2021-02-01")])
def test_the_settings_say_the_order_in_a_field(order: str, expected: str) -> None:
    """Without them the day comes first."""
    found = date_of_field("01/02/2021", order=order)
    assert found is not None
    assert expected == str(found.start)


def test_a_field_that_makes_sense_in_one_order_only_is_read_so() -> None:
    """A value over 12 is the day, whatever the settings say."""
    assert ["2021-02-13", "2021-02-13"] == [str(date_of_field(text, order=order).start) for text, order in MIXED]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["hello", "2022", "2022-02", "July 10", "", "12:30", "1.2.3", "tomorrow", "20210710101530", "161000000000", "2022-02-01 x"]
)
def test_other_values_are_no_dates(text: str) -> None:
    """Nothing is guessed."""
    assert (None, False) == (date_of_field(text), impossible_field(text))


@pytest.mark.parametrize(
    "text", ["2022-02-30", "2022-02-30T10:00:00Z", "Feb 30, 2022", "31/04/2021", "2022-13-01", "2021-02-27..2021-02-30"]
)
def test_an_impossible_day_is_told_from_no_date(text: str) -> None:
    """February 30 has the form of a date."""
    assert (None, True) == (date_of_field(text), impossible_field(text))


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_a_range_of_days_is_read(text: str, expected: str) -> None:
    """For `period:` and `covers:`."""
    found = period_of_text(text)
    assert found is not None
    assert expected == span(*found)


@pytest.mark.parametrize(
    ("text", "expected"), {"Q1": "2019-01-01..2019-03-31", "Dec - Feb": "2019-12-01..2020-02-29", "2021": "2021-01-01..2021-12-31"}.items()
)
def test_the_year_of_a_range_can_be_given(text: str, expected: str) -> None:
    """It counts where none is written."""
    found = period_of_text(text, year=2019)
    assert found is not None
    assert expected == span(*found)


@pytest.mark.parametrize(
    "text", ["", "x", "Q1", "week 5", "2022-02-30", "2022-02-01..2022-02-30", "2022-02-26..2022-02-07", "2022-02-07 Trees"]
)
def test_other_texts_are_no_range(text: str) -> None:
    """Neither is one whose end does not exist or lies before its beginning."""
    assert None is period_of_text(text)


@given(st.text(max_size=60) | st.text("0123456789-/.:_ TZ年月日", max_size=30))
def test_no_name_and_no_field_raises(text: str) -> None:
    """Whatever is written, the answer is a range whose days are in order, or none."""
    for found in (date_of_name(text), date_of_field(text), date_of_field(text, order="mdy"), date_of_folders(("2020", text), text)):
        assert found is None or found.start <= found.end
    period = period_of_text(text, year=2020)
    assert period is None or period[0] <= period[1]
    assert not (impossible_field(text) and date_of_field(text))
    assert not (impossible_name(text) and date_of_name(text))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_from_a_name_and_from_folders(day: date) -> None:
    """Whichever way a journal keeps its files."""
    named = [date_of_name(form.format(day)) for form in ("{:%Y-%m-%d}-x", "{:%Y_%m_%d}", "{:%Y%m%d}", "{:%b %d, %Y}")]
    placed = [date_of_folders(tuple(f"{day:%Y/%m/%d}".split("/")), "x"), date_of_folders((f"{day:%Y}",), f"{day:%m-%d}")]
    assert [day] * 6 == [found.start for found in (*named, *placed) if found]


def test_turkish_letters_in_the_name_of_a_month() -> None:
    """A letter that a pattern without case takes for an i is one."""
    assert (date(2021, 1, 1), date(2021, 5, 31)) == period_of_text("January - Maı 2021")
