"""Names as parts of URLs and ids."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.journal.slugs import LONGEST, hashed, slug, unique


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Linear Algebra", "linear-algebra"),
        ("C++", "cpp"),
        ("Modern C++20 & C#", "modern-c-20-csharp"),
        ("F#", "fsharp"),
        (".NET", "dotnet"),
        ("ASP.NET", "asp-net"),
        ("C", "c"),
        ("机器学习", "机器学习"),
        ("Äpfel & Öl", "äpfel-öl"),
        ("Don't Panic", "dont-panic"),
        ("../../etc/passwd", "etc-passwd"),
        ("मशीन लर्निंग", "मशीन-लर्निंग"),
        ("a" * 200, "a" * LONGEST),
    ],
)
def test_slug(name, expected):
    """Letters of all scripts stay, in lower case; names that live by their punctuation are spelled out."""
    assert slug(name) == expected


def test_composition():
    """The composed and the decomposed spelling of a name have one slug."""
    assert slug(unicodedata.normalize("NFD", "Café")) == slug("Café") == "café"


def test_nothing_left():
    """A name without a letter or digit becomes a short hash of its own."""
    assert slug("🎉") == hashed("🎉")
    assert slug("🎉") != slug("🎊")


@given(st.text())
def test_always_a_segment(name):
    """Whatever the name, its slug is one path segment, never empty, and the slug of itself."""
    made = slug(name)
    assert made
    assert not set(made) & set("/\\.?#% \x00")
    assert slug(made) == made


def test_unique():
    """Equal names are numbered from the second on, and never take a number that another has."""
    assert unique(["a", "a-2", "a", "b", "a"], taken=["b"]) == ["a", "a-2", "a-3", "b-2", "a-4"]
