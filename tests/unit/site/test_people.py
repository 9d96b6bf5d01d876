"""Authors' names in parts."""

import pytest

from decan.site.people import Name, people


@pytest.mark.parametrize(
    ("text", "family", "given", "particle", "suffix"),
    [
        ("Ada Lovelace", "Lovelace", "Ada", "", ""),
        ("Lovelace, Ada", "Lovelace", "Ada", "", ""),
        ("Ada  King\tLovelace", "Lovelace", "Ada King", "", ""),
        ("Jan van der Berg", "Berg", "Jan", "van der", ""),
        ("van der Berg, Jan", "Berg", "Jan", "van der", ""),
        ("Jean de La Fontaine", "La Fontaine", "Jean", "de", ""),
        ("García Márquez, Gabriel", "García Márquez", "Gabriel", "", ""),
        ("Martin Luther King Jr.", "King", "Martin Luther", "", "Jr."),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "", "Jr."),
        ("King, Jr., Martin Luther", "King", "Martin Luther", "", "Jr."),
        ("bell hooks", "hooks", "bell", "", ""),
        ("山田 太郎", "山田", "太郎", "", ""),
    ],
)
def test_persons(text, family, given, particle, suffix):
    """A person has a family name, and what belongs to it."""
    assert (Name(family, given, particle, suffix),) == people([text])


@pytest.mark.parametrize(
    "text",
    [
        "Plato",
        "毛泽东",
        "Bell Labs",
        "University of Oslo",
        "Simon and Schuster",
        "Johnson & Johnson",
        "The Go Authors",
        "3Blue1Brown",
        "a, b, c, d",
    ],
)
def test_names_that_stay_whole(text):
    """One word, an organisation and what is no name are not taken apart."""
    assert (Name(literal=text),) == people([text])


@pytest.mark.parametrize(
    ("texts", "families"),
    [
        (["A. Aho and J. Ullman"], ["Aho", "Ullman"]),
        (["Aho, A. and Ullman, J."], ["Aho", "Ullman"]),
        (["A. Aho; Bell Labs"], ["Aho", "Bell Labs"]),
        (["A. Aho & J. Ullman", "M. Lam"], ["Aho", "Ullman", "Lam"]),
        (["Ada Lovelace, Charles Babbage, and Luigi Menabrea"], ["Lovelace", "Babbage", "Menabrea"]),
        (["A. Rebello", "and others", "B. Patel"], ["Rebello", "Patel", "others"]),
        (["A. Rebello et al."], ["Rebello", "others"]),
        (["Rebello, A. et al.", "et al"], ["Rebello", "others"]),
        (["", " ", ",", ";;"], []),
    ],
)
def test_several_in_one_text(texts, families):
    """Names are parted where each part is a whole one; that there are more is said once, at the end."""
    assert families == [name.family or name.literal for name in people(texts)]
