"""Folders and files that come, go and move."""

import shutil
import sys

import pytest

system_only = pytest.mark.skipif(sys.platform != "linux", reason="of inotify")


def test_move_out_of_the_tree(journal, tmp_path):
    """A file that is moved away is told."""
    (journal.root / "content" / "a.md").rename(tmp_path / "away.md")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_delete(journal):
    """A file that is deleted is told."""
    (journal.root / "content" / "a.md").unlink()
    assert {"content/a.md"} == journal.told("content/a.md")


def test_rename_inside(journal):
    """Both names are told."""
    (journal.root / "content" / "a.md").rename(journal.root / "content" / "2024" / "c.md")
    assert {"content/a.md", "content/2024/c.md"} == journal.told("content/a.md", "content/2024/c.md")


def test_new_folder_with_files(journal):
    """Files that are written at once into new folders are not missed, nor what is written there later."""
    names = [f"content/{year}/{month:02}/{day:02}.md" for year in (2020, 2021) for month in range(1, 6) for day in range(1, 4)]
    for name in names:
        (journal.root / name).parent.mkdir(parents=True, exist_ok=True)
        (journal.root / name).write_text("new")
    assert set(names) == journal.files(*names)
    (journal.root / names[-1]).write_text("newer")
    assert {names[-1]} == journal.files(names[-1])


def test_folder_moved_in(journal, tmp_path):
    """The files of a folder that is moved into the tree are told, and watched."""
    (tmp_path / "old" / "deep").mkdir(parents=True)
    (tmp_path / "old" / "deep" / "c.md").write_text("new")
    (tmp_path / "old").rename(journal.root / "content" / "new")
    assert {"content/new/deep/c.md"} == journal.files("content/new/deep/c.md")
    (journal.root / "content" / "new" / "deep" / "c.md").write_text("newer")
    assert {"content/new/deep/c.md"} == journal.files("content/new/deep/c.md")


def test_folder_renamed(journal):
    """What is written into a folder after it was renamed is told by its new name."""
    (journal.root / "content" / "2024").rename(journal.root / "content" / "2025")
    assert "content/2025/b.md" in journal.files("content/2025/b.md")
    (journal.root / "content" / "2025" / "b.md").write_text("new")
    assert {"content/2025/b.md"} == journal.files("content/2025/b.md")


@pytest.mark.parametrize("way", ["system", "polling"])
def test_folder_moved_out_tells_no_more(start, way, tmp_path):
    """A folder that was moved away is not watched any longer."""
    journal = start(way)
    (journal.root / "content" / "2024").rename(tmp_path / "away")
    told = journal.until()
    while not told.paths:
        told = journal.until()
    (tmp_path / "away" / "b.md").write_text("new")
    (journal.root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_folder_made_anew(journal):
    """A folder that is removed and made again is watched again."""
    for text in ("new", "newer"):
        shutil.rmtree(journal.root / "content" / "2024")
        (journal.root / "content" / "2024").mkdir()
        (journal.root / "content" / "2024" / "b.md").write_text(text)
        assert {"content/2024/b.md"} == journal.files("content/2024/b.md")


def test_place_appears(journal):
    """A place that was missing is noticed when it comes, and watched."""
    (journal.root / "templates" / "partials").mkdir(parents=True)
    (journal.root / "templates" / "partials" / "x.html").write_text("new")
    seen = journal.until("templates/partials/x.html") if not journal.watch._net else journal.until(everything=True)
    assert seen.everything or "templates/partials/x.html" in seen.paths
    (journal.root / "templates" / "partials" / "x.html").write_text("newer")
    assert {"templates/partials/x.html"} == journal.files("templates/partials/x.html")


def test_root_made_anew(journal):
    """A place that is removed and made again is watched again."""
    for text in ("new", "newer"):
        shutil.rmtree(journal.root / "content")
        (journal.root / "content").mkdir()
        (journal.root / "content" / "c.md").write_text("new")
        polls = journal.watch._net is None
        seen = journal.until("content/c.md") if polls else journal.until(everything=True)
        assert seen.everything or "content/c.md" in seen.paths
        (journal.root / "content" / "c.md").write_text(text)
        assert {"content/c.md"} == journal.files("content/c.md")


@system_only
def test_root_gone_with_all_above(start, root, tmp_path):
    """A journal that is moved away and back is watched again, though no event tells of a folder far above."""
    journal = start()
    root.rename(tmp_path / "away")
    assert "content" in journal.told("content")
    (tmp_path / "away").rename(root)
    assert journal.until(everything=True).everything
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")


@system_only
def test_places_far_below_what_exists(start, root):
    """A place may lie in folders that are not there yet."""
    journal = start(places=("one/two/three",))
    (root / "one" / "two" / "three").mkdir(parents=True)
    (root / "one" / "two" / "three" / "a.md").write_text("new")
    assert journal.until(everything=True).everything
    (root / "one" / "two" / "three" / "a.md").write_text("newer")
    assert {"one/two/three/a.md"} == journal.told("one/two/three/a.md")


@pytest.mark.parametrize("way", ["system", "observer", "polling"])
def test_ignored_folders(start, root, way):
    """What happens in the output folder and the cache is not told, though they lie in a place."""
    (root / "site" / "deep").mkdir(parents=True)
    hidden = [str(root / "site"), str(root / ".decan")]
    journal = start(way, places=(".",), ignored=lambda path: path in hidden)
    (root / "site" / "deep" / "index.html").write_text("new")
    (root / "site" / "x.html").write_text("new")
    (root / ".decan").mkdir()
    (root / ".decan" / "x.json").write_text("new")
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")


@pytest.mark.parametrize("way", ["system", "observer", "polling"])
def test_a_failing_filter_ignores_nothing(start, root, way):
    """An error in the caller's function does not end the listening."""

    def broken(path):
        raise RuntimeError(path)

    journal = start(way, ignored=broken)
    for text in ("new", "newer"):
        (root / "content" / "a.md").write_text(text)
        assert {"content/a.md"} == journal.told("content/a.md")
