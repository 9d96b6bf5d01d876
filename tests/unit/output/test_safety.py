"""Folders that Decan does not write to."""

import os
from pathlib import Path

import pytest

from decan.output.safety import refusal


@pytest.fixture
def journal(tmp_path):
    home = tmp_path / "home"
    root = home / "journal"
    for folder in (root / "content/posts", root / "templates", root / ".decan", root / ".git"):
        folder.mkdir(parents=True)
    return home, root


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("journal/content", "the content"),
        ("journal", "the journal's own folder"),
        (".", "your home folder"),
        ("..", "your home folder"),
        ("/", "the root of the file system"),
        ("journal/templates", "templates"),
        ("journal/templates/out", "templates"),
        ("journal/.decan", ".decan"),
        ("journal/.git/site", ".git"),
        ("journal/content/../content", "the content"),
    ],
)
def test_refused(journal, place, word):
    """The content, what is above it, home, root, templates and the cache are refused, by name."""
    home, root = journal
    failure = refusal(Path(place) if place == "/" else home / place, root / "content", root, home)
    assert failure is not None
    assert word in failure.message


def test_a_parent_of_the_content_is_refused(journal):
    """The content's parent, when that is not the journal's folder."""
    home, root = journal
    failure = refusal(root / "content", root / "content/posts", home / "elsewhere", home)
    assert failure is not None
    assert "holds the content" in failure.message


def test_a_file_is_refused(journal):
    """The site cannot be a file."""
    home, root = journal
    (root / "site").write_text("x")
    failure = refusal(root / "site", root / "content", root, home)
    assert failure is not None
    assert "is a file" in failure.message


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_link_to_the_content_is_refused(journal):
    """A symbolic link is judged by where it leads."""
    home, root = journal
    (root / "site").symlink_to(root / "content")
    assert refusal(root / "site", root / "content", root, home) is not None


@pytest.mark.parametrize("place", ["journal/site", "public", "journal/content/site", "journal/content-site"])
def test_allowed(journal, place):
    """Any other folder will do, also one inside the content."""
    home, root = journal
    assert refusal(home / place, root / "content", root, home) is None
