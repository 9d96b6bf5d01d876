"""Which letters a font has, and what of a title can be written with them."""

from __future__ import annotations

import struct

import pytest

from decan.site.cards.letters import letters_of, needs_shaping, written
from decan.vendor.fonts import FONTS

LATIN = frozenset(range(32, 127)) | {0xE9}


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
@pytest.mark.parametrize(
    "text", ["Wind & Wave?", "Übung, naïve", "Łódź", "Tiếng Việt", "Γλώσσα", "Журнал", "“a” – ‘b’ …", "a → b", "x ≤ y²"]
)
def test_our_fonts_have_what_europe_writes_with(font, text):
    """Latin with its additions, Greek, Cyrillic, punctuation, arrows."""
    assert text == written(text, letters_of(str(font.file)))


@pytest.mark.parametrize("text", ["学习笔记", "ساعة", "שעון", "한국어", "ไทย", "Clock 时钟 and more"])
def test_what_cannot_be_written_is_not_written_in_boxes(text):
    """Nor with a hole where a word was."""
    assert written(text, letters_of(str(FONTS[0].file))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \n lines ", "two lines"),
        ("rowing 🚣🏽‍♀️ at noon", "rowing at noon"),
        ("e\u0301tude", "étude"),
        ("Ｗｉｄｅ ﬁn", "Wide fin"),
        ("Notes on ℵ and the others", "Notes on and the others"),
        ("bell\x07tower", "belltower"),
        ("soft\u00adhyphen", "softhyphen"),
        ("🚣", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_title_as_the_letters_write_it(text, expected):
    """Composed, on one line, without emoji and control characters; a single unknown letter is left out of many."""
    assert expected == written(text, LATIN)


def font(*tables):
    """A font with nothing but a table of letters."""
    head = struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, 0)
    records, bodies, offset = b"", b"", 4 + 8 * len(tables)
    for platform, encoding, body in tables:
        records += struct.pack(">HHI", platform, encoding, offset + len(bodies))
        bodies += body
    return head + struct.pack(">HH", 0, len(tables)) + records + bodies


NARROW = struct.pack(">HHHHHHH", 4, 40, 0, 4, 0, 0, 0) + struct.pack(">2HH2H2H2H3H", 67, 0xFFFF, 0, 65, 0xFFFF, 0, 1, 4, 0, 5, 0, 7)
WIDE = struct.pack(">HHIII", 12, 0, 40, 0, 1) + struct.pack(">III", 0x20000, 0x20002, 1)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ([(3, 1, NARROW)], {65, 67}),
        ([(3, 1, NARROW), (3, 10, WIDE)], {0x20000, 0x20001, 0x20002}),
        ([(1, 0, NARROW), (0, 3, NARROW)], {65, 67}),
    ],
)
def test_the_table_of_letters(tmp_path, tables, expected):
    """The widest for Unicode counts, and a glyph 0 is no letter."""
    (tmp_path / "a.ttf").write_bytes(font(*tables))
    assert expected == set(letters_of(str(tmp_path / "a.ttf")))


def test_a_collection_is_its_first_font(tmp_path):
    """A TTC has an address of each of its fonts."""
    body = font((3, 1, NARROW))
    moved = body[:20] + struct.pack(">I", 28 + 16) + body[24:]
    (tmp_path / "a.ttc").write_bytes(b"ttcf" + struct.pack(">III", 0x10000, 1, 16) + moved)
    assert {65, 67} == set(letters_of(str(tmp_path / "a.ttc")))


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"OTTO\xff\xff", FONTS[0].file.read_bytes()[:60], font((1, 0, NARROW))])
def test_a_file_that_is_no_font(tmp_path, data):
    """It is said in a word that can be shown, whatever is in it."""
    (tmp_path / "a.ttf").write_bytes(data)
    with pytest.raises(ValueError, match="font"):
        letters_of(str(tmp_path / "a.ttf"))


@pytest.mark.parametrize(("text", "expected"), [("Raft", False), ("时钟", False), ("ساعة", True), ("שעון", True), ("घड़ी", True)])
def test_letters_that_join_or_turn(text, expected):
    """They cannot be set one after another."""
    assert expected == needs_shaping(text)
