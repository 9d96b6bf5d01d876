"""The index of notes and their pages."""

import pytest

from decan.site.notes import grouped, pages
from decan.site.page import Url


def headings(notes):
    return [(title, [one.title for one in found]) for title, found in grouped(notes)]


def test_a_few_notes_need_no_groups(note):
    """One list without a heading."""
    assert [("", ["b", "a"])] == headings([note("b"), note("a")])


def test_folders_are_the_authors_own_groups(note):
    """Below the folder that all share; notes outside come first."""
    notes = [note("a", "garden/maths/sets/a.md"), note("b", "garden/b.md"), note("c", "garden/Art/c.md")]
    assert [("", ["b"]), ("Art", ["c"]), ("maths/sets", ["a"])] == headings(notes)


def test_too_many_folders_are_cut_to_their_first_part(note):
    """Headings are fewer than what they stand over."""
    notes = [note(f"n{number}", f"{'xy'[number % 2]}/{number}/n.md") for number in range(60)]
    assert [("x", 30), ("y", 30)] == [(title, len(found)) for title, found in grouped(notes)]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("apple", "A"),
        ("Éclair", "E"),
        ("“Quoted”", "Q"),
        ("笔记", "漢"),
        ("ひらがな", "あ"),
        ("한국어", "가"),
        ("Яблоко", "Я"),
        ("42", "#"),
        ("🙂", "#"),
    ],
)
def test_many_notes_of_one_folder_stand_under_their_first_letters(note, title, heading):
    """Without accents and marks; scripts of thousands of letters have one heading."""
    notes = [*(note(f"{number}", title="Zz") for number in range(40)), note("x", title=title)]
    assert heading in [found for found, group in grouped(notes) if group[0].title == title]


def test_pages_stand_beside_notes(view, note, shown):
    """A page about the site is not in the index, and both have pages of their own."""
    made = pages(view(notes=[note("a"), note("about", kind="page")]))
    assert ["A note" if "notes" in page.url else "a page" for page in made[1:]] == ["A note", "a page"]
    assert [["a"]] == [[one["title"] for one in group["notes"]] for group in shown(made, Url("/notes/"))["groups"]]
