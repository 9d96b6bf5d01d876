"""What pages have in common is made once, as long as it is asked for."""

from decan.site.page import Url


def test_a_card_is_made_once_for_pages_that_lie_alike(view, entry):
    """From two months that an entry is no part of, the same card; from its own year, another one with shorter links."""
    one = entry("tide", "2022-02-01", title="Tide")
    made = view(entries=[one])
    places = ("/2021/03/", "/2021/04/", "/2022/03/")
    first, second, own = (made.card(one, Url(place)) for place in places)
    assert (True, "../../2022/02/01/index.html#tide", "../02/01/index.html#tide") == (first is second, first["href"], own["href"])


def test_cards_are_let_go(view, entry):
    """A card that was forgotten is made again, and is the same but for that."""
    one = entry("tide", "2022-02-01", title="Tide")
    made = view(entries=[one])
    first = made.card(one, Url("/2021/03/"))
    made.let_go()
    second = made.card(one, Url("/2021/03/"))
    assert (True, False) == (first == second, first is second)
