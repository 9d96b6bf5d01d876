"""Where a journal's parts lie."""

import pytest

from decan.layout import Layout, locate
from decan.output.failure import Failure


def test_a_journal(tmp_path):
    """Content and site lie in folders of their own."""
    (tmp_path / "content").mkdir()
    assert locate(tmp_path) == Layout(tmp_path, tmp_path / "content", tmp_path / "site")


def test_a_folder_of_notes(tmp_path):
    """A folder with neither content nor settings is the content; the site, cache and templates in it are not."""
    layout = locate(tmp_path)
    assert layout == Layout(tmp_path, tmp_path, tmp_path / "site")
    assert layout.excluded == tuple(tmp_path / name for name in ("site", ".decan", "templates", "decan.yaml"))


def test_other_places(tmp_path, monkeypatch):
    """Folders of the command line are relative to the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "j").mkdir()
    (tmp_path / "texts").mkdir()
    from pathlib import Path

    assert locate(Path("j"), Path("texts"), Path("out")) == Layout(tmp_path / "j", tmp_path / "texts", tmp_path / "out")


def test_a_site_inside_the_content_is_not_read(tmp_path):
    """An output folder within the content is left out of it; one elsewhere need not be."""
    (tmp_path / "content").mkdir()
    inside = locate(tmp_path, None, tmp_path / "content/site")
    assert inside.excluded == (tmp_path / "content/site",)
    assert locate(tmp_path).excluded == ()


@pytest.mark.parametrize("name", ["gone", "file"])
def test_a_folder_that_is_none(tmp_path, name):
    """A folder that is not there, or a file, is a failure that names it."""
    (tmp_path / "file").write_text("x")
    failure = locate(tmp_path / name)
    assert isinstance(failure, Failure)
    assert name in failure.message


def test_settings_without_content(tmp_path):
    """A journal with settings must have its content."""
    (tmp_path / "decan.yaml").write_text("title: T\n")
    assert isinstance(locate(tmp_path), Failure)


@pytest.mark.parametrize(
    ("said", "expected"), [("content: .", ""), ("title: T\ncontent: 'texts'  # mine", "texts"), ("content: texts\r\nurl: x", "texts")]
)
def test_settings_that_name_the_content(tmp_path, said, expected):
    """``content:`` goes before the folder of that name."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "decan.yaml").write_text(said)
    assert locate(tmp_path) == Layout(tmp_path, tmp_path / expected, tmp_path / "site")


@pytest.mark.parametrize("said", ["..", "gone", "/", "decan.yaml"])
def test_settings_that_name_no_folder_of_the_journal(tmp_path, said):
    """A journal's settings cannot make something else its content."""
    (tmp_path / "decan.yaml").write_text(f"content: {said}\n")
    failure = locate(tmp_path)
    assert isinstance(failure, Failure)
    assert f"says content: {said}, which is no folder of the journal" in failure.message


@pytest.mark.parametrize("text", ["title: T\n", "content:\n", "# content: .\n", "other:\n  content: .\n"])
def test_settings_that_do_not_name_the_content(tmp_path, text):
    """The folder ``content`` it is then."""
    (tmp_path / "content").mkdir()
    (tmp_path / "decan.yaml").write_text(text)
    assert locate(tmp_path) == Layout(tmp_path, tmp_path / "content", tmp_path / "site")


def test_where_a_diagnostic_s_file_lies(tmp_path):
    """Settings and templates lie beside the content, everything else in it."""
    (tmp_path / "content").mkdir()
    layout = locate(tmp_path)
    assert [layout.shown(path) for path in ("a.md", "decan.yaml", "templates/day.html")] == [
        tmp_path / "content/a.md",
        tmp_path / "decan.yaml",
        tmp_path / "templates/day.html",
    ]


def test_the_title_of_a_site_without_one(tmp_path):
    """It is the folder's name, made readable."""
    assert Layout(tmp_path / "night-school_notes", tmp_path, tmp_path).title == "Night school notes"
