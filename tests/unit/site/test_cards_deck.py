"""Which card a page has, and what is on it."""

from __future__ import annotations

from datetime import date as Day

import pytest

from decan.config import Config
from decan.model.document import Body
from decan.model.journal import Target, Text, Topic
from decan.site.cards.card import Card
from decan.vendor.fonts import SANS

CONFIG = Config(title="Night School", author="Noor Adeyemi", url="https://noor.example/", description="After work.")


@pytest.fixture
def card(view):
    """The card of a page about something: (kind, id, journal's values)."""
    return lambda kind, key, **values: view(CONFIG, **values).deck.of(Target(kind, key)).card


def test_a_month_is_shown_as_it_was_on_that_day(card, entry):
    """Stars up to it, points between them, nothing before the first and after the day."""
    words = ((3, 50), (5, 200), (6, 900), (6, 1), (20, 5))
    entries = [entry(f"{day}-{count}", f"2022-02-{day:02}", text=Text(Body(words=count), "a.md")) for day, count in words]
    days = card("day", "2022-02-06", entries=entries).strip
    assert (" ", " ", "1", ".", "2", "3+", *" " * 22) == days.marks
    assert (5, Day(2022, 2, 1), "February 2022") == (days.now, days.first, days.label)


def test_a_day_has_its_number_its_titles_and_its_weekday(card, entry):
    """And its day in figures for fonts that cannot write it."""
    found = card("day", "2022-02-06", entries=[entry("a", "2022-02-06", title="Raft"), entry("b", "2022-02-06", title="Paxos")])
    assert ("6 February 2022", ("2022-02-06",), "6", "Raft, Paxos") == (found.title, found.otherwise, found.numeral, found.lede)
    assert "Sunday, 2 entries" == found.facts[0][0]


def test_a_day_with_one_article_has_its_card(view, entry):
    """There is nothing else to show on it; with another entry it has its own."""
    one = entry("a", "2022-02-06", kind="article", title="Raft")
    deck = view(CONFIG, entries=[one]).deck
    assert deck.of(Target("entry", one.id)) == deck.of(Target("day", "2022-02-06"))
    deck = view(CONFIG, entries=[one, entry("b", "2022-02-06")]).deck
    assert deck.of(Target("entry", one.id)) != deck.of(Target("day", "2022-02-06"))


def test_a_topic_has_its_months(card, entry, target):
    """From the first to the last of them, at most three years, each January with its year."""
    topic = Topic("raft", "Raft", first=Day(2018, 11, 1), last=Day(2022, 2, 9), months=(("2018-11", 2), ("2022-01", 1), ("2022-02", 3)))
    months = card("topic", "raft", topics=[topic]).strip.months
    assert (36, ("2019", 0), ("2022", 1), ("", 3)) == (len(months), months[0], months[-2], months[-1])


def test_a_page_without_a_card_of_its_own_has_the_sites(view, entry):
    """Periods, resources, lists; and what is not there."""
    deck = view(CONFIG, entries=[entry("a", "2022-02-06")]).deck
    site = deck.of(None)
    assert [site] * 3 == [deck.of(Target(kind, "x")) for kind in ("period", "resource", "topic")]
    assert ("Night School", "Noor Adeyemi", "1 day of study", "After work.") == (
        site.card.title,
        site.card.site,
        site.card.author,
        site.card.lede,
    )


@pytest.mark.parametrize("config", [Config(title="Night School"), Config(title="Night School", url="https://x.example/", cards=False)])
def test_no_cards_without_an_address_or_a_wish(view, config):
    """Nobody could find them."""
    assert view(config).deck is None


def test_a_name_says_what_is_on_a_card():
    """Equal cards have equal names; a letter, a kind, a font give another."""
    one = Card("Night School", "Raft")
    names = [
        one.name("entry"),
        Card("Night School", "Raft").name("entry"),
        Card("Night School", "Rafts").name("entry"),
        one.name("day"),
        one.name("entry", "f"),
    ]
    assert names[0] == names[1]
    assert 4 == len(set(names))


def test_the_fonts_bytes_are_in_the_name(view, tmp_path):
    """Not its path: the same on another machine."""
    for name in ("a.ttf", "b.ttf"):
        (tmp_path / name).write_bytes(SANS.file.read_bytes())
    (tmp_path / "c.ttf").write_bytes(SANS.file.read_bytes() + b" ")

    def url(name):
        return view(Config(url="https://x.example/", cards_font=str(tmp_path / name) if name else "")).deck.of(None).url

    assert url("a.ttf") == url("b.ttf")
    assert 3 == len({url(""), url("a.ttf"), url("c.ttf")})


def test_only_what_a_page_shows_is_drawn(view, entry):
    """Each once, sorted."""
    deck = view(CONFIG, entries=[entry("a", "2022-02-06"), entry("b", "2022-02-07")]).deck
    for about in (None, Target("day", "2022-02-07"), None):
        deck.of(about)
    assert ["cards/day", "cards/site"] == [drawn.output.rpartition("-")[0] for drawn in deck.drawn()]
