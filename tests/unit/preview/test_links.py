"""Symbolic links in the places."""

import shutil

import pytest

pytestmark = pytest.mark.skipif(not hasattr(shutil.os, "symlink"), reason="needs symbolic links")


@pytest.fixture(params=["system", "polling"])
def way(request):
    """The ways that follow links."""
    return request.param


def test_target_of_a_linked_file(start, root, tmp_path, way):
    """A file that is only linked is told when its target is saved, in place or replaced, wherever that lies."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "n.md").write_text("old")
    (root / "content" / "link.md").symlink_to(tmp_path / "notes" / "n.md")
    journal = start(way)
    (tmp_path / "notes" / "n.md").write_text("new")
    assert {"content/link.md"} == journal.told("content/link.md")
    (tmp_path / "notes" / "other").write_text("newer")
    (tmp_path / "notes" / "other").replace(tmp_path / "notes" / "n.md")
    assert {"content/link.md"} == journal.told("content/link.md")


def test_link_that_comes_and_changes(start, root, tmp_path, way):
    """A link made while watching is followed, and so is where it leads next."""
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text("old")
    journal = start(way)
    link = root / "content" / "link.md"
    for name in ("one.md", "two.md"):
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / name)
        assert {"content/link.md"} == journal.told("content/link.md")
        (tmp_path / name).write_text("new text")
        assert {"content/link.md"} == journal.told("content/link.md")


def test_link_to_nowhere(start, root, tmp_path, way):
    """A link is told when its target comes to be, even with its folder."""
    (root / "content" / "link.md").symlink_to(tmp_path / "later" / "deep" / "n.md")
    journal = start(way)
    (tmp_path / "later" / "deep").mkdir(parents=True)
    (tmp_path / "later" / "deep" / "n.md").write_text("new")
    assert {"content/link.md"} == journal.told("content/link.md")
    (tmp_path / "later" / "deep" / "n.md").write_text("newer")
    assert {"content/link.md"} == journal.told("content/link.md")


def test_linked_folder_inside(start, root, way):
    """What lies in a linked folder of the journal is told by both names."""
    (root / "content" / "again").symlink_to("2024")
    journal = start(way)
    both = {"content/2024/b.md", "content/again/b.md"}
    for text in ("new", "newer"):
        (root / "content" / "2024" / "b.md").write_text(text)
        assert both == journal.told(*both)


def test_linked_folder_outside(start, root, tmp_path, way):
    """A folder elsewhere is not content, and not watched."""
    (tmp_path / "huge").mkdir()
    (root / "content" / "huge").symlink_to(tmp_path / "huge")
    journal = start(way)
    (tmp_path / "huge" / "x.md").write_text("new")
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_links_in_circles(start, root, way):
    """Links to a folder above end somewhere."""
    (root / "content" / "2024" / "up").symlink_to("..")
    (root / "content" / "2024" / "self").symlink_to("self")
    (root / "content" / "one").mkdir()
    (root / "content" / "one" / "two").symlink_to("../2024")
    (root / "content" / "2024" / "one").symlink_to("../one")
    journal = start(way)
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_place_that_is_a_link(start, root, tmp_path, way):
    """A linked place is watched under its own name, and again when the link leads elsewhere."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text("old")
    (root / "linked").symlink_to(tmp_path / "one")
    journal = start(way, places=("linked",))
    (tmp_path / "one" / "a.md").write_text("new")
    assert {"linked/a.md"} == journal.told("linked/a.md")
    (root / "next").symlink_to(tmp_path / "two")
    (root / "next").rename(root / "linked")
    seen = journal.until("linked/a.md") if way == "polling" else journal.until(everything=True)
    assert seen
    (tmp_path / "two" / "a.md").write_text("newer")
    assert {"linked/a.md"} == journal.told("linked/a.md")
