"""Days and ranges as each language writes them."""

from datetime import date as Day

import pytest

from decan.site.dates import Dates

DAY, NEXT, LATER, YEAR = Day(2024, 6, 13), Day(2024, 6, 22), Day(2024, 7, 2), Day(2025, 1, 3)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("Thursday, 13 June 2024", "13 June 2024", "13 Jun 2024", "Thu 13 Jun", "June 2024", "Q2 2024")),
        ("de", ("Donnerstag, 13. Juni 2024", "13. Juni 2024", "13. Juni 2024", "Do. 13. Juni", "Juni 2024", "Q2 2024")),
        ("ar", ("الخميس، 13 يونيو 2024", "13 يونيو 2024", "13 يونيو 2024", "الخميس 13 يونيو", "يونيو 2024", "الربع الثاني 2024")),
        ("es", ("jueves, 13 de junio de 2024", "13 de junio de 2024", "13 jun 2024", "jue 13 jun", "junio de 2024", "T2 2024")),
        ("zh", ("2024年6月13日星期四", "2024年6月13日", "2024年6月13日", "6月13日周四", "2024年6月", "2024年第2季度")),
        ("ja", ("2024年6月13日木曜日", "2024年6月13日", "2024年6月13日", "6月13日(木)", "2024年6月", "2024/Q2")),
        ("no such one", ("Thursday, June 13, 2024", "June 13, 2024", "Jun 13, 2024", "Thu Jun 13", "June 2024", "Q2 2024")),
    ],
)
def test_a_day(language: str, expected: tuple[str, ...]) -> None:
    """Whole, long, short, brief; its month and its quarter."""
    dates = Dates(language)
    told = (dates.full(DAY), dates.long(DAY), dates.short(DAY), dates.brief(DAY), dates.month_year(DAY), dates.quarter(DAY))
    assert expected == told


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("13–22 June 2024", "13 June – 2 July 2024", "13 June 2024 – 3 January 2025", "13–22 Jun 2024", "13 June – 2 July")),
        (
            "de",
            (
                "13.–22. Juni 2024",
                "13. Juni – 2. Juli 2024",
                "13. Juni 2024 – 3. Januar 2025",
                "13.–22. Juni 2024",
                "13. Juni – 2. Juli",
            ),
        ),
        ("ar", ("13–22 يونيو 2024", "13 يونيو – 2 يوليو 2024", "13 يونيو 2024 – 3 يناير 2025", "13–22 يونيو 2024", "13 يونيو – 2 يوليو")),
        (
            "es",
            (
                "13–22 de junio de 2024",
                "13 de junio – 2 de julio de 2024",
                "13 de junio de 2024 – 3 de enero de 2025",
                "13–22 jun 2024",
                "13 de junio – 2 de julio",
            ),
        ),
        ("zh", ("2024年6月13日–22日", "2024年6月13日–7月2日", "2024年6月13日–2025年1月3日", "2024年6月13日–22日", "6月13日–7月2日")),
        ("ja", ("2024年6月13日～22日", "2024年6月13日～7月2日", "2024年6月13日～2025年1月3日", "2024年6月13日～22日", "6月13日～7月2日")),
    ],
)
def test_a_range(language: str, expected: tuple[str, ...]) -> None:
    """What both days share stands once, where the language has it."""
    dates = Dates(language)
    told = (dates.span(DAY, NEXT), dates.span(DAY, LATER), dates.span(DAY, YEAR), dates.short_span(DAY, NEXT), dates.days(DAY, LATER))
    if language == "zh":  # 至 in CLDR 47, a dash in CLDR 48: both are right
        told = tuple(words.replace("至", "–").replace(" – ", "–") for words in told)
    assert expected == told


def test_a_range_of_one() -> None:
    """Is no range."""
    dates = Dates("de")
    assert ("13. Juni 2024", "13. Juni", "Juni 2024") == (dates.span(DAY, DAY), dates.days(DAY, DAY), dates.months(DAY, NEXT))
