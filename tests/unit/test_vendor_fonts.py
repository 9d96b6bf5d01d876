"""The fonts of the cards are those that are described, with their licences, and nothing else lies there."""

from __future__ import annotations

import hashlib

import pytest
from PIL import ImageFont

from decan.vendor.fonts import FONTS, Font


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_a_font_is_the_one_that_is_named(font: Font) -> None:
    """Byte for byte."""
    assert font.digest == hashlib.sha256(font.file.read_bytes()).hexdigest()


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_its_licence_lies_beside_it(font: Font) -> None:
    """With the makers' names, and the names that they keep for themselves."""
    text = font.licence_file.read_text(encoding="utf-8")
    assert ("OFL-1.1", True, True, True) == (
        font.licence,
        text.startswith("Copyright (c)"),
        "Reserved" in text,
        "SIL OPEN FONT LICENSE Version 1.1" in text,
    )


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_a_changed_font_has_a_name_of_its_own(font: Font) -> None:
    """The licence keeps the makers' for the whole ones."""
    name, _ = ImageFont.truetype(str(font.file), 10).getname()
    assert [] == [kept for kept in ("gentium", "sil", "lato") if name is None or kept in name.lower()]


def test_they_are_small_and_alone() -> None:
    """At most 250 KB together, their licences, and how they are made."""
    folder = FONTS[0].file.parent
    assert 250_000 >= sum(font.file.stat().st_size for font in FONTS)
    known = {name for font in FONTS for name in (font.name, font.licence_file.name)}
    assert {"__init__.py", "README.md", *known} == {path.name for path in folder.iterdir() if path.is_file()}
