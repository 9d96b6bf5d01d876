"""Cards as pictures: looked at pixel by pixel where a rule can be said, and with the eyes otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Day
from io import BytesIO

import pytest
from PIL import Image
from tests.site.fonts import chinese

from decan.site.cards.card import HEIGHT, WIDTH, Card, Days, Months, Sky
from decan.site.cards.draw import draw
from decan.vendor.fonts import SANS

MARKS = ("12", ".", "3+", "4", "1", "1", "2", ".", ".", "2", "2+", ".", "1", "3", "4", ".", "1") + (" ",) * 12
MONTH = Days("September 2024", MARKS, Day(2024, 9, 1), now=3)
UNIT = Days("8 of 10 days", MARKS[:10], Day(2024, 9, 25), month=False)
PLAIN = Card("Night School", "Terms are the real clock", "Noor Adeyemi", ("4 September 2024",), "4", strip=MONTH, day=4, length=10)
MARGIN = 64
LONG = " ".join(["tide and time wait for no one"] * 11)[:300]
CARDS = {
    "plain": PLAIN,
    "300 letters": replace(PLAIN, title=LONG),
    "no title": replace(PLAIN, title="", otherwise=()),
    "Chinese": replace(PLAIN, title="分布式系统的时钟问题"),
    "Arabic": replace(PLAIN, title="ساعات الخادم"),
    "emoji": replace(PLAIN, title="🚣 🚣🏽‍♀️"),
    "one word": replace(PLAIN, title="pneumonoultramicroscopicsilicovolcanoconiosisantidisestablish"),
    "long all over": replace(PLAIN, site=LONG, author=LONG, lede=LONG, facts=((LONG,), (LONG,)), numeral="1234567890123"),
    "many facts": replace(PLAIN, facts=(("a fact",),) * 20, lede="A sentence."),
    "mirrored": replace(PLAIN, mirrored=True),
    "unit": replace(PLAIN, strip=UNIT),
    "month of a unit": replace(PLAIN, strip=replace(UNIT, marks=MARKS, now=30)),
    "topic": replace(
        PLAIN, strip=Months("Entries", (("Jun 2024", 3), ("Jul", 7), ("Aug", 0), ("Sep", 1))), side=("Jun 2024 –", "Sep 2024")
    ),
    "busy topic": replace(PLAIN, strip=Months("Entries", tuple((str(2020 + n) if n % 12 == 0 else "", n * 3) for n in range(36)))),
    "long labels": replace(PLAIN, strip=Months(LONG, ((LONG, 3), (LONG, 9))), side=(LONG,)),
    "site": replace(PLAIN, numeral="", strip=Sky(tuple((name, (*MARKS[:30], "3+")) for name in "ABCDEFGHIJKL"), now=30)),
    "nothing": Card("", ""),
}


def pixels(card, font=""):
    return Image.open(BytesIO(draw(card, font)))


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_margins_are_paper(card):
    """Nothing is cut or stands at the edge, whatever is on the card."""
    picture = pixels(card)
    assert (WIDTH, HEIGHT) == picture.size
    margins = [(0, 0, WIDTH, MARGIN), (0, HEIGHT - MARGIN, WIDTH, HEIGHT), (0, 0, MARGIN, HEIGHT), (WIDTH - MARGIN, 0, WIDTH, HEIGHT)]
    assert [{0}] * 4 == [set(picture.crop(box).tobytes()) for box in margins]


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_the_same_card_is_the_same_bytes(card):
    """And few of them."""
    first = draw(card)
    assert first == draw(card)
    assert 30_000 >= len(first)


@pytest.mark.parametrize("title", ["分布式系统的时钟问题", "ساعات الخادم", "🚣", ""])
def test_a_title_that_cannot_be_written_gives_way_to_the_day(title):
    """No empty boxes: the card is that of the day's own words."""
    assert draw(replace(PLAIN, title="4 September 2024")) == draw(replace(PLAIN, title=title))


def test_emoji_are_left_out_of_a_title():
    """The rest stands as if they had not been there."""
    assert draw(PLAIN) == draw(replace(PLAIN, title="Terms 🚣🏽‍♀️ are the real 🕰️ clock"))


def test_a_font_of_the_authors_writes_what_ours_cannot(tmp_path):
    """And only that."""
    other = str(chinese(tmp_path / "a.ttf"))
    assert draw(PLAIN) == draw(PLAIN, other)
    strange = replace(PLAIN, title="分布式系统的时钟问题")
    assert draw(replace(PLAIN, title="4 September 2024")) == draw(strange)
    assert draw(strange) != draw(strange, other)


def test_a_fact_that_the_title_says_is_not_said_again():
    """Where the day stands in the place of a title."""
    assert draw(replace(PLAIN, title="", facts=())) == draw(replace(PLAIN, title="", facts=(("4 September 2024",),)))


def test_the_shorter_wording_is_taken_where_the_longer_one_has_no_room():
    """Rather than none, or one that is cut."""
    assert draw(replace(PLAIN, facts=(("Clocks",),))) == draw(replace(PLAIN, facts=((LONG, "学习", "Clocks"),)))


def reds(card):
    """How much red there is: the palette's last colours."""
    return sum(value >= 10 for value in pixels(card).tobytes())


def test_red_says_where_we_are_and_nothing_else():
    """A card without a day of its own has none."""
    elsewhere = replace(MONTH, now=-1)
    assert 0 == reds(replace(PLAIN, day=0, strip=elsewhere))
    assert 0 < reds(replace(PLAIN, day=0)) < reds(PLAIN)


def test_a_mirrored_card_begins_at_the_right():
    """Its rule is filled from there, too."""

    def begins_at_the_right(card):
        row = pixels(card).crop((0, 125, WIDTH, 126)).tobytes()
        return min(place for place, value in enumerate(row) if value >= 10) > WIDTH / 2

    one = replace(PLAIN, strip=None, day=1)
    assert [False, True] == [begins_at_the_right(one), begins_at_the_right(replace(one, mirrored=True))]


def test_a_broken_font_of_the_authors_is_an_error(tmp_path):
    """For whoever draws; the build goes on without the card."""
    (tmp_path / "a.ttf").write_bytes(SANS.file.read_bytes()[:3000])
    with pytest.raises(ValueError, match="font"):
        draw(replace(PLAIN, title="时钟"), str(tmp_path / "a.ttf"))
