"""Words as the search compares them."""

import pytest

from decan.site.search.words import fold, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Tide TABLE", "tide table"),
        ("Fouriér, Ångström", "fourier, angstrom"),
        ("Ｗｉｄｅ ﬁlter ²", "wide filter 2"),
        ("Straße ΟΔΟΣ οδος", "strasse οδοσ οδοσ"),
        ("كِتَاب أحمد", "كتاب احمد"),
        ("סֵפֶר", "ספר"),
        ("か\u3099 각", "が 각"),
        ("soft\u00adly می\u200cخواهم", "softly میخواهم"),
        ("हिन्दी", "हिन्दी"),
        ("İstanbul", "istanbul"),
    ],
)
def test_texts_are_folded(text, expected):
    """Case, accents, vowel points, width and what is not seen do not count; marks that make another letter do."""
    assert expected == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("read_me.md, foo.bar", ["read", "me", "md", "foo", "bar"]),
        ("don't it’s", ["don", "t", "it", "s"]),
        ("C++ C# g++; i++x a#b c+++", ["c++", "c#", "g++", "i", "x", "a", "b", "c++"]),
        ("3.14 1,000", ["3", "14", "1", "000"]),
        ("https://a.example/x?y=z", ["https", "a", "example", "x", "y", "z"]),
        ("用Python写代码，真好", ["用", "python", "写代码", "真好"]),
        ("go 🚀🔥!", ["go", "🚀🔥"]),
        ("हिन्दी नमस्ते", ["हिन्दी", "नमस्ते"]),
        ("— … ·", []),
    ],
)
def test_texts_are_words(text, expected):
    """Runs of letters, digits and marks; a run of a script without blanks is one word."""
    assert expected == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", ["plain", "words"]),
        ("时间的 book", ["时间", "间的", "的", "book"]),
        ("한국어", ["한국", "국어", "어"]),
        ("a 𠀀𠀁", ["a", "𠀀𠀁", "𠀁"]),
    ],
)
def test_each_place_has_a_term(text, expected):
    """A word, or a letter with the next one of its run."""
    assert expected == terms(text)
