"""UTF-8 that was once read as Windows-1252."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.reading.mojibake import find, repair


@pytest.mark.parametrize("meant", ["😉", "’", "“", "–", "…", "é", "ï", "à", "\xa0", "€", "日"])
def test_a_misread_character_is_repaired_exactly(meant: str) -> None:
    """Bytes that Windows-1252 leaves open were read as Latin-1."""
    wrong = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in meant.encode())
    assert meant == repair(wrong)


@pytest.mark.parametrize("text", ["café", "plain", "", "日本", "ÜÜ", "Ã"])
def test_what_was_not_misread_has_no_repair(text: str) -> None:
    """None says so."""
    assert repair(text) is None


FOUND = {
    "see you ðŸ˜‰ soon": [(9, "ðŸ˜‰", "😉")],
    "donâ€™t, wonâ€™t": [(4, "â€™", "’"), (13, "â€™", "’")],
    "naÃ¯ve Ã©cole": [(3, "Ã¯", "ï"), (8, "Ã©", "é")],
    "a\u00c2\u00a0b": [(2, "\u00c2\u00a0", "\xa0")],
    "â€™ at the start": [(1, "â€™", "’")],
    "😉 ðŸ˜‰": [(3, "ðŸ˜‰", "😉")],
}


@pytest.mark.parametrize(("line", "expected"), FOUND.items())
def test_every_place_is_found_with_what_was_meant(line: str, expected: list[tuple[int, str, str]]) -> None:
    """Columns count characters from 1."""
    assert expected == list(find(line))


@pytest.mark.parametrize(
    "line",
    [
        "café",
        "Ärger über Öl",
        "“Ü”",
        "„SCHLUSSÜ“",
        "Îles… © 2020",
        "日本語",
        "Ça va",
        "«Ãgua»",
        "R$ 5 º ª",
        "Crème brûlée – à la carte",
        "",
    ],
)
def test_correct_letters_are_left_alone(line: str) -> None:
    """Accents, quotation marks and signs beside each other are no damage."""
    assert [] == list(find(line))


@given(st.text(max_size=120))
def test_any_line_ends_in_an_answer(line: str) -> None:
    """What is found stands where it is said to stand, and its repair is what it was."""
    assert all(line[column - 1 :].startswith(wrong) and repair(wrong) == meant for column, wrong, meant in find(line))
