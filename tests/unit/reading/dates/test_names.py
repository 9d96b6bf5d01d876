"""Days in file names, folders and fields."""

from __future__ import annotations

import pytest

from decan.reading.dates import date_of_field, date_of_folders, date_of_name, impossible_field, impossible_name, period_of_text

NAMES = {
    "2022-02-01-clocks": ("2022-02-01", "clocks"),
    "2022_02_01": ("2022-02-01", ""),
    "20220201": ("2022-02-01", ""),
    "20220201-two-words": ("2022-02-01", "two words"),
    "Nov 27th, 2020": ("2020-11-27", ""),
    "2022-02-01-February-2022": ("2022-02-01", "February 2022"),
    "2022年3月11日": ("2022-03-11", ""),
    "2022-02": ("2022-02-01..2022-02-28", ""),
    "2022-W05": ("2022-01-31..2022-02-06", ""),
    "February 2022": ("2022-02-01..2022-02-28", ""),
}
FOLDERS = {
    ("2019/12", "index"): "2019-12-01..2019-12-31",
    ("blog/2016", "03-13"): "2016-03-13",
    ("2019/12/24", "eve"): "2019-12-24",
    ("journal/2019/12", "24"): "2019-12-24",
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
}
PERIODS = {
    "2022-Q1": "2022-01-01..2022-03-31",
    "2022-02-07..2022-02-26": "2022-02-07..2022-02-26",
    "January - March 2020": "2020-01-01..2020-03-31",
    "2021": "2021-01-01..2021-12-31",
    "Jun 29 - Jul 5 2022": "2022-06-29..2022-07-05",
    "2022-02": "2022-02-01..2022-02-28",
}


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
    "name", ["20230408190056-machine_learning", "notes", "100-days", "2023年共享充电宝", "2001-a-space-odyssey", "covid-19"]
)
def test_other_names_say_no_day(name: str) -> None:
    """The id of a note is not the day of its text."""
    assert None is date_of_name(name)


def test_a_name_with_an_impossible_day_is_known() -> None:
    """It is no date, and no mere name."""
    assert ["2022-02-30", "", "", ""] == [impossible_name(stem) for stem in ("2022-02-30-x", "2022-02-28-x", "20230408190056-x", "notes")]


@pytest.mark.parametrize(("place", "expected"), FOLDERS.items())
def test_folders_say_a_day_or_a_month(place: tuple[str, str], expected: str) -> None:
    """A year's folder, with a month or a day below it."""
    found = date_of_folders(tuple(place[0].split("/")), place[1])
    assert found is not None
    assert expected == span(found.start, found.end)


@pytest.mark.parametrize(("text", "expected"), FIELDS.items())
def test_a_field_is_the_calendar_day_as_written(text: str, expected: tuple[str, str]) -> None:
    """No time zone moves it."""
    found = date_of_field(text)
    assert found is not None
    assert expected == (str(found.start), found.time)


@pytest.mark.parametrize("text", ["hello", "2022", "", "12:30", "1.2.3", "tomorrow"])
def test_other_values_are_no_dates(text: str) -> None:
    """Nothing is guessed."""
    assert (None, False) == (date_of_field(text), impossible_field(text))


def test_an_impossible_day_is_told_from_no_date() -> None:
    """February 30 has the form of a date."""
    assert (None, True) == (date_of_field("2022-02-30"), impossible_field("2022-02-30"))


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_a_range_of_days_is_read(text: str, expected: str) -> None:
    """For `period:` and `covers:`."""
    found = period_of_text(text)
    assert found is not None
    assert expected == span(*found)
