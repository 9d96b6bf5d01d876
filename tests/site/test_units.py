"""What the pages say of units: the way of a goal, amounts, targets, and the units that the settings plan."""

from __future__ import annotations

from pathlib import Path

from tests.site.crawl import dead_links
from tests.site.support import Built, build, decan, write

UNITS = """
    # Unit 1: 2021-03-01 to 2021-03-10

    Goals:

    - Code: a parser

    ## 2021-03-02

    Nothing came of it.

    # Unit 2: 2021-03-11 to 2021-03-20

    Goals:

    - Code: a parser

    ## 2021-03-12

    Nothing again.

    # Unit 3: 2021-03-21 to 2021-03-30

    Goals:

    - Code: a parser
    - Papers: 2-3

    ## 2021-03-22

    Read [Trees](https://arxiv.org/abs/1901.00001).

    ## 2021-03-22

    [Trees](https://arxiv.org/abs/1901.00001) again, in the evening.
"""
DAYS = {f"2021-03-{day:02}.md": "Words." for day in (2, 3, 12)} | {"log.md": "## 2021-03-09 => 2021-03-11\n\nA long one.\n"}


def planned(folder: Path, settings: str) -> Built:
    """A journal of days whose settings plan its units."""
    write(folder, {**{f"content/{name}": text for name, text in DAYS.items()}, "decan.yaml": settings})
    result = decan("build", str(folder), "--output", str(folder / "site"))
    return Built(result.returncode, result.stdout + result.stderr, folder / "content", folder / "site")


def test_the_way_of_a_goal(tmp_path: Path) -> None:
    """A goal says where it went, and where it comes from and how often."""
    built = build(tmp_path, {"2021-03.md": UNITS})
    assert "a parser carried over on to Unit 2" in built.words("units/unit-1")
    assert "a parser carried over since Unit 1 , on to Unit 3" in built.words("units/unit-2")
    assert "a parser open since Unit 1 , carried over 2 times" in built.words("units/unit-3")
    assert [] == list(dead_links(built.site))


def test_an_amount(tmp_path: Path) -> None:
    """A goal with an amount says how much of it there is, and each day of the evidence once."""
    built = build(tmp_path, {"2021-03.md": UNITS.replace("Papers: 2-3", "Papers: 2-3 papers")})
    for page in ("units/unit-3", ""):
        assert "2-3 papers under way 1 of 2–3 papers, Mon 22 Mar" in built.words(page)
        assert "Mon 22 Mar , Mon 22 Mar" not in built.words(page)


def test_planned_units_are_called_by_their_days(tmp_path: Path) -> None:
    """Everywhere where a unit is named, and its days are not said twice."""
    built = planned(tmp_path, "units: {anchor: month}\n")
    first, second = "1–10 March 2021", "11–20 March 2021"
    assert {"units/2021-03-01-to-2021-03-10", "units/2021-03-11-to-2021-03-20"} <= built.pages
    assert f"{first} 4 of 10 days" in built.words("journal")
    assert f"{first} 4 of 10 days" in built.words("2021/03")
    assert f"{second} 2 of 10 days day 2 of 10" in built.words("")
    assert f"Unit after {second} 2 of 10 days" in built.words("units/2021-03-01-to-2021-03-10")
    assert [] == list(dead_links(built.site))


def test_a_planned_unit_has_no_goals_to_tell_of(tmp_path: Path) -> None:
    """It shows the targets of the settings instead, and its days, those of an entry over several among them."""
    words = planned(tmp_path, "units: {anchor: month, targets: {paper: 2-3}}\n").words("units/2021-03-11-to-2021-03-20")
    assert "and what became of them" not in words
    assert "Written 1 1 0" in words
    assert "paper 0 of 2–3 , not met" in words


def test_no_unit_is_planned_without_an_anchor(tmp_path: Path) -> None:
    """A journal without unit headings has none."""
    assert [] == planned(tmp_path, "units: {length: 7}\n").journal["units"]
