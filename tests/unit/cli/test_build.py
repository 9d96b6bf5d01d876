"""``decan build``."""

import json
import os
import re
import shutil

import pytest


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_site(decan, journal):
    """One line says what was built, and the site is there."""
    status, out, err = decan("build")
    assert [status, err] == [0, ""]
    assert re.fullmatch(
        r"Built site/ in \d+\.\d s: \d+ pages from 2 files, 2 entries on 2 days, .*; \d+ written, 0 removed; no errors\.\n", out
    )
    made = tree(journal / "site")
    for path in ("index.html", "2022/02/01/index.html", "feed.xml", "feed.json", "journal.json", "robots.txt", "404.html", "resources.bib"):
        assert path in made


def test_nothing_changed(decan, journal):
    """A second build writes nothing."""
    decan("build")
    before = {path: path.stat().st_mtime_ns for path in (journal / "site").rglob("*")}
    status, out, _ = decan("build")
    assert [status, "; 0 written, 0 removed;" in out] == [0, True]
    assert {path: path.stat().st_mtime_ns for path in (journal / "site").rglob("*")} == before


def test_edits_give_what_a_clean_build_gives(decan, journal, tmp_path):
    """Changing, adding and deleting files leads to the same bytes as building from nothing."""
    decan("build")
    (journal / "content/2022-02-03.md").unlink()
    (journal / "content/2022-02-01.md").write_text("# Terms\n\nAnew.\n")
    (journal / "content/about.md").write_text("---\nkind: page\n---\n# About\n")
    decan("build")
    decan("build", "--output", tmp_path / "fresh")
    assert tree(journal / "site") == tree(tmp_path / "fresh")
    assert "2022/02/03/index.html" not in tree(journal / "site")


def test_the_cache_can_be_deleted(decan, journal):
    """Deleting the cache changes nothing in the site."""
    decan("build")
    for path in (journal / "site").rglob("*"):
        os.utime(path, ns=(10**18, 10**18))
    decan("build")
    before = tree(journal / "site")
    shutil.rmtree(journal / ".decan")
    decan("build")
    assert tree(journal / "site") == before


def test_json(decan, journal):
    """The summary for programs, on standard output alone."""
    status, out, err = decan("build", "--json")
    value = json.loads(out)
    assert [status, err, value["entries"], value["days"], value["errors"]] == [0, "", 2, 2, 0]
    assert value["output"] == str(journal / "site")
    assert isinstance(value["diagnostics"], list)


def test_errors_and_strictness(decan, journal):
    """Errors of the content give 1, warnings only when the author is strict; the site is built all the same."""
    (journal / "content/2022-02-04.md").write_text("[gone](nowhere.md)\n")
    assert decan("build")[0] == 0
    status, out, err = decan("build", "--strict")
    assert [status, "content/2022-02-04.md:1:" in err, "link.missing" in err, "1 warning." in out] == [1, True, True, True]
    (journal / "content/2022-02-04.md").write_text("---\nurl: ../../x\n---\nText.\n")
    status, _, err = decan("build")
    assert [status, "error[url.invalid]" in err] == [1, True]
    assert (journal / "site/2022/02/04").is_dir()
    assert not (journal.parent / "x").exists()


def test_many_diagnostics_are_counted(decan, journal):
    """A build with a hundred warnings says how many there are, not each of them."""
    (journal / "content/2022-02-04.md").write_text("".join(f"[gone](nowhere{number}.md)\n\n" for number in range(100)))
    status, _, err = decan("build")
    assert [status, "   100  warning[link.missing]" in err, err.count("\n") < 10] == [0, True, True]


def test_an_address(decan, journal):
    """--base-url makes links of feeds whole and brings a sitemap."""
    decan("build", "--base-url", "https://me.example/j")
    made = tree(journal / "site")
    assert b"<loc>https://me.example/j/2022/02/01/</loc>" in made["sitemap.xml"]
    assert b"https://me.example/j/2022/02/01/" in made["feed.xml"]


def test_foreign_files_are_refused(decan, journal):
    """An output folder with a file in the way is refused, with 2, and nothing is written."""
    (journal / "site").mkdir()
    (journal / "site/index.html").write_text("mine")
    status, out, err = decan("build")
    assert [status, out, "index.html" in err, tree(journal / "site")] == [2, "", True, {"index.html": b"mine"}]


@pytest.mark.parametrize("place", ["content", ".", "/", "templates/x"])
def test_folders_that_are_refused(decan, journal, place):
    """The content, the journal, the root and the templates are not for the site."""
    status, out, err = decan("build", "--output", place)
    assert [status, out, err.startswith("decan: ")] == [2, "", True]
    assert sorted(path.name for path in journal.iterdir()) == ["content", "decan.yaml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_folder_that_cannot_be_written(decan, journal):
    """A folder without permission is named, with 2."""
    (journal / "site").mkdir(mode=0o500)
    status, _, err = decan("build")
    assert [status, str(journal / "site") in err, "Traceback" in err] == [2, True, False]


def test_an_output_whose_parent_is_a_file(decan, journal):
    """What the system says is passed on, with the name."""
    (journal / "f").write_text("x")
    status, _, err = decan("build", "--output", "f/site")
    assert [status, "f" in err, "Traceback" in err] == [2, True, False]


def test_settings_that_are_wrong(decan, journal):
    """An error in the settings is 2, with its line."""
    (journal / "decan.yaml").write_text("title: T\nunits: {length: ten}\n")
    status, _, err = decan("build")
    assert [status, "decan.yaml:2:" in err] == [2, True]


def test_drafts_appear_nowhere(decan, journal):
    """A draft leaves no trace in any file of the site, until it is asked for."""
    (journal / "content/2022-02-05.md").write_text("---\ntitle: Zyzzyva\ndraft: true\ntags: [qwertopic]\n---\nsecretword\n")
    decan("build")
    everything = b"".join(tree(journal / "site").values()).lower()
    assert [word in everything for word in (b"zyzzyva", b"qwertopic", b"secretword")] == [False] * 3
    decan("build", "--drafts")
    assert b"secretword" in tree(journal / "site")["feed.xml"]


def test_a_folder_of_notes(decan, journal, tmp_path):
    """A folder without settings and content is the content; nothing is asked of it."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "2022-03-01.md").write_text("A day.\n")
    assert decan("build", notes, "--output", tmp_path / "out")[0] == 0
    assert (tmp_path / "out/2022/03/01/index.html").is_file()


def test_an_empty_folder(decan, tmp_path):
    """A journal without a line is a site without an entry."""
    (tmp_path / "empty").mkdir()
    assert decan("build", tmp_path / "empty")[0] == 0
    assert (tmp_path / "empty/site/index.html").is_file()


def test_pictures(decan, journal):
    """A picture beside a document lies beside its page and has its size there."""
    from PIL import Image

    Image.new("RGB", (12, 7)).save(journal / "content/p.png")
    (journal / "content/2022-02-06-seen.md").write_text("# Seen\n\n![A cell](p.png)\n")
    decan("build")
    (page,) = (journal / "site/2022/02/06").glob("**/p.png")
    html = (page.parent / "index.html").read_text()
    assert 'src="p.png"' in html
    assert 'width="12" height="7"' in html
