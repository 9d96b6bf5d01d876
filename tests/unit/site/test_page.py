"""What a page is rendered from."""

from __future__ import annotations

import pytest

from decan.site.page import Shared, key_of


@pytest.mark.parametrize("place", [lambda one: one, lambda one: (one, 1), lambda one: ({"deep": (one,)},), lambda one: {"deep": one}])
def test_a_key_says_what_pages_share(place):
    """A key is the same for equal values and another one for others, wherever in a context what pages share lies."""
    keys = [key_of("day.html", {"title": "Tide", "years": place(Shared({"title": title}))}) for title in ("a", "a", "b")]
    assert [True, False] == [keys[0] == keys[1], keys[0] == keys[2]]
