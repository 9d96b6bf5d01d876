"""The only place that writes: what changes, what stays, and what is never touched."""

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decan.digests import digest_of
from decan.output.failure import Failure
from decan.output.record import NAME, PARTIAL, Record, read_record, record_text
from decan.output.staging import Staging
from decan.output.stamps import Stamps
from decan.output.writer import publish
from decan.output.written import Written
from decan.site.page import Copy, File


def files(**values):
    return [File(name.replace("__", "/"), data.encode()) for name, data in values.items()]


def put(files, copies, output, stamps=None, *, clean=False):
    with Staging(output, stamps or Stamps(), clean=clean) as staging:
        return publish(files, copies, output, staging, clean=clean)


def site(pages, output):
    return put([File(path, data) for path, data in pages.items()], [], output)


def tree(folder):
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def visible(folder):
    return {path: data for path, data in tree(folder).items() if path != NAME}


def touched(path):
    """The file's identity and its times of writing; not that of reading, which `tree` itself moves on."""
    state = path.stat()
    return state.st_ino, state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def test_first_build(tmp_path):
    """All files are written, with folders, and recorded; no temporary file stays."""
    assert site({"a/index.html": b"A", "b.css": b"B"}, tmp_path) == Written(written=2)
    assert tree(tmp_path) == {"a/index.html": b"A", "b.css": b"B", NAME: (tmp_path / NAME).read_bytes()}
    assert read_record(tmp_path) == Record({"a/index.html": digest_of(b"A"), "b.css": digest_of(b"B")})


def test_unchanged_files_are_not_touched(tmp_path):
    """A build without a change writes nothing at all."""
    site({"a.html": b"A"}, tmp_path)
    before = {path: touched(tmp_path / path) for path in ("a.html", NAME)}
    assert site({"a.html": b"A"}, tmp_path) == Written(unchanged=1)
    assert {path: touched(tmp_path / path) for path in before} == before


def test_only_changed_bytes_are_written(tmp_path):
    """One changed page costs one page."""
    site({"a.html": b"A", "b.html": b"B"}, tmp_path)
    assert site({"a.html": b"A", "b.html": b"C"}, tmp_path) == Written(written=1, unchanged=1)
    assert visible(tmp_path) == {"a.html": b"A", "b.html": b"C"}


def test_gone_files_and_their_folders_are_removed(tmp_path):
    """What the site no longer has goes, with folders that are then empty."""
    site({"a/b/c.html": b"C", "a/d.html": b"D"}, tmp_path)
    assert site({"a/d.html": b"D"}, tmp_path) == Written(unchanged=1, removed=1)
    assert [visible(tmp_path), (tmp_path / "a/b").exists()] == [{"a/d.html": b"D"}, False]


def test_foreign_files_stay(tmp_path):
    """Files that somebody else has put there are not removed, nor their folders."""
    site({"a/b.html": b"B"}, tmp_path)
    (tmp_path / "a/own.txt").write_bytes(b"mine")
    (tmp_path / "CNAME").write_bytes(b"me.example")
    site({"c.html": b"C"}, tmp_path)
    assert visible(tmp_path) == {"a/own.txt": b"mine", "CNAME": b"me.example", "c.html": b"C"}


def test_a_foreign_file_is_not_overwritten(tmp_path):
    """Where a file must be overwritten that Decan does not know, nothing at all is written."""
    (tmp_path / "index.html").write_bytes(b"mine")
    failure = site({"a.html": b"A", "index.html": b"ours"}, tmp_path)
    assert isinstance(failure, Failure)
    assert "index.html" in failure.message
    assert tree(tmp_path) == {"index.html": b"mine"}


def test_a_foreign_file_with_our_bytes_stays_foreign(tmp_path):
    """It needs no writing; but since it is not ours, it is not removed either."""
    (tmp_path / "a.html").write_bytes(b"A")
    assert site({"a.html": b"A", "b.html": b"B"}, tmp_path) == Written(written=1, unchanged=1)
    site({"b.html": b"B"}, tmp_path)
    assert visible(tmp_path) == {"a.html": b"A", "b.html": b"B"}


def test_a_foreign_file_in_a_folder_s_place_is_refused(tmp_path):
    """A file that stands where a folder must be is no folder."""
    (tmp_path / "topics").write_bytes(b"mine")
    assert isinstance(site({"topics/index.html": b"T"}, tmp_path), Failure)
    assert tree(tmp_path) == {"topics": b"mine"}


def test_a_foreign_folder_in_a_file_s_place_is_refused(tmp_path):
    """A folder that stands where a file must be keeps its files."""
    (tmp_path / "feed.xml").mkdir()
    (tmp_path / "feed.xml/own").write_bytes(b"mine")
    assert isinstance(site({"feed.xml": b"F"}, tmp_path), Failure)
    assert tree(tmp_path) == {"feed.xml/own": b"mine"}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_symbolic_links_are_not_followed(tmp_path):
    """A link in the output folder never makes Decan write elsewhere."""
    outside, output = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    output.mkdir()
    (output / "a").symlink_to(outside)
    (output / "b.html").symlink_to(outside / "b.html")
    assert isinstance(site({"a/index.html": b"A"}, output), Failure)
    assert isinstance(site({"b.html": b"B"}, output), Failure)
    assert list(outside.iterdir()) == []


def test_a_page_that_somebody_changed_is_written_again(tmp_path):
    """A file of ours is ours: what was done to it by hand is undone."""
    site({"a.html": b"A"}, tmp_path)
    (tmp_path / "a.html").write_bytes(b"minified")
    assert site({"a.html": b"A"}, tmp_path) == Written(written=1)
    assert visible(tmp_path) == {"a.html": b"A"}


def test_a_gone_page_that_somebody_changed_is_kept_and_told(tmp_path):
    """Only what is still as Decan wrote it is removed; the rest is named at each build."""
    site({"a.html": b"A", "b.html": b"B"}, tmp_path)
    (tmp_path / "a.html").write_bytes(b"edited")
    assert site({"b.html": b"B"}, tmp_path) == Written(unchanged=1, kept=("a.html",))
    assert site({"b.html": b"B"}, tmp_path) == Written(unchanged=1, kept=("a.html",))
    assert visible(tmp_path)["a.html"] == b"edited"


def test_a_file_becomes_a_folder_and_back(tmp_path):
    """Our own files give way to each other."""
    site({"a": b"1"}, tmp_path)
    site({"a/index.html": b"2"}, tmp_path)
    assert visible(tmp_path) == {"a/index.html": b"2"}
    site({"a": b"3"}, tmp_path)
    assert visible(tmp_path) == {"a": b"3"}


def test_the_cache_does_not_matter(tmp_path):
    """With and without stamps the same site comes out, also when a file was changed in between."""
    output = tmp_path / "site"
    output.mkdir()
    stamps = tmp_path / ".decan/stamps"
    for data in (b"1", b"2", b"1"):
        put([File("a.html", data)], [], output, Stamps(stamps))
        (output / "b").write_bytes(data)
        assert (output / "a.html").read_bytes() == data


def test_copies(tmp_path):
    """A file to copy arrives whole, and is copied again when it changes."""
    source, output = tmp_path / "p.png", tmp_path / "site"
    output.mkdir()
    for data in (b"one", b"two"):
        source.write_bytes(data)
        assert put([], [Copy("img/p.png", str(source))], output) == Written(written=1)
        assert (output / "img/p.png").read_bytes() == data


def test_a_copy_that_cannot_be_read_is_named(tmp_path):
    """A file that has gone since it was found is a failure before anything is written."""
    failure = put(files(a="A"), [Copy("p.png", str(tmp_path / "gone.png"))], tmp_path)
    assert isinstance(failure, Failure)
    assert "gone.png" in failure.message
    assert tree(tmp_path) == {}


def test_the_first_claim_to_a_path_wins(tmp_path):
    """Two files for one path, also without case, give one file: a page goes before a copy."""
    source = tmp_path / "x"
    source.write_bytes(b"copy")
    output = tmp_path / "site"
    output.mkdir()
    put([File("a/index.html", b"page"), File("A/index.html", b"other")], [Copy("a/INDEX.html", str(source))], output)
    assert visible(output) == {"a/index.html": b"page"}


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a//b", NAME, PARTIAL, "C:x", "a\\b"])
def test_paths_that_lead_out_are_not_written(tmp_path, path):
    """Whatever asks for it, nothing is written outside the folder or over our own bookkeeping."""
    output = tmp_path / "site"
    output.mkdir()
    site({path: b"X"}, output)
    assert [tree(output), [path.name for path in tmp_path.iterdir()]] == [{}, ["site"]]


def test_a_full_disk_is_an_error_that_names_the_file(tmp_path, monkeypatch):
    """Nothing old is lost, the temporary file is gone, and the next build needs no help."""
    site({"a.html": b"A", "b.html": b"B", "z/old.html": b"Z"}, tmp_path)
    real = os.replace

    def full(waiting, place):
        if Path(place).name == "b.html":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(waiting, place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        failure = site({"a.html": b"A2", "b.html": b"B2", "c.html": b"C"}, tmp_path)
    assert isinstance(failure, Failure)
    assert failure.message == f"{tmp_path / 'b.html'} cannot be written: No space left on device"
    assert visible(tmp_path) == {"a.html": b"A2", "b.html": b"B", "c.html": b"C", "z/old.html": b"Z"}
    site({"a.html": b"A2", "b.html": b"B2", "c.html": b"C"}, tmp_path)
    assert visible(tmp_path) == {"a.html": b"A2", "b.html": b"B2", "c.html": b"C"}


def test_what_leads_to_a_file_is_moved_after_it(tmp_path, monkeypatch):
    """New data and pages come before the pages that lead to them, the home page last; changed feeds come after their pages."""
    moved = []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda waiting, place: moved.append(Path(place).name) or real(waiting, place))
    names = ("a.html", "feed.xml", "index.html", "journal.json", "site.css")
    site(dict.fromkeys(names, b"1"), tmp_path)
    site({**dict.fromkeys(names, b"2"), "b.bib": b"", "b.html": b""}, tmp_path)
    first, second = [NAME, "feed.xml", "journal.json", "site.css", "a.html", "index.html", NAME], [NAME, "b.bib", "b.html"]
    assert moved == [*first, *second, "site.css", "a.html", "index.html", "feed.xml", "journal.json", NAME]


class Killed(BaseException):
    """As if the process had ended."""


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_killed_build_needs_no_help(data):
    """Killed at any moment, each old page is whole or new, and the next build gives what it would have given anyway."""
    paths = st.sampled_from(["index.html", "a/index.html", "a/b.png", "c.css", "feed.xml", "d", "d/index.html"])
    pages = st.dictionaries(paths, st.binary(max_size=3), max_size=6).filter(lambda made: not ("d" in made and "d/index.html" in made))
    old, new, last = data.draw(pages), data.draw(pages), data.draw(pages)
    after = data.draw(st.integers(0, 12))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site(old, folder)
        _kill_after(after, lambda: site(new, folder))
        for path, content in visible(folder).items():
            assert path.startswith(PARTIAL) or content in {old.get(path), new.get(path)}
        assert not isinstance(site(last, folder), Failure)
        assert visible(folder) == last


def _kill_after(steps, run):
    """Run until so many changes of the file system have been made, then stop dead, leaving everything as it lies."""
    real = {name: getattr(os, name) for name in ("replace", "unlink", "rmdir", "mkdir")}
    count = 0

    def counted(name):
        def step(*rest, **more):
            nonlocal count
            if count >= steps:
                raise Killed
            count += 1
            return real[name](*rest, **more)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in real:
            patch.setattr(os, name, counted(name))
        with contextlib.suppress(Killed):
            run()


SEGMENTS = st.sampled_from(["a", "b", "index.html", "topics", "feed.xml", "A", ".git", "x y"])
PATHS = st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join)


def _is_tree(paths):
    """Whether all paths can be files together: none is another's folder, none differ by case only."""
    lower = [path.lower() for path in paths]
    return len(set(lower)) == len(lower) and not any(other.startswith(f"{path}/") for path in lower for other in lower)


TREES = st.dictionaries(PATHS, st.binary(max_size=4), max_size=6).filter(_is_tree)


@given(foreign=TREES, builds=st.lists(TREES, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_nothing_foreign_is_ever_removed_or_overwritten(foreign, builds):
    """Whatever is built there: foreign files keep their bytes, and a build that is not refused gives its site and nothing else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in foreign.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        ours = {}
        for pages in builds:
            done = site(pages, folder)
            if not isinstance(done, Failure):
                ours = pages
            found = visible(folder)
            assert {path: found.get(path) for path in foreign} == foreign
            assert found == {**ours, **foreign}


@given(st.text(max_size=200))
def test_no_record_leads_out(text):
    """A record that somebody has tampered with is refused, or holds only paths inside the folder."""
    with tempfile.TemporaryDirectory() as name:
        Path(name, NAME).write_text(text, "utf-8", "replace")
        assert read_record(Path(name)) is None


def test_a_record_with_paths_outside_is_not_believed(tmp_path):
    """Paths that climb or are absolute are not taken from a record."""
    outside = tmp_path / "precious.txt"
    outside.write_bytes(b"P")
    output = tmp_path / "site"
    output.mkdir()
    digest = digest_of(b"P")
    (output / NAME).write_text(record_text(Record({"../precious.txt": digest, str(outside): digest})))
    site({"a.html": b"A"}, output)
    assert outside.read_bytes() == b"P"


def test_a_foreign_record_is_refused(tmp_path):
    """A file that has the record's name and is none is left alone."""
    (tmp_path / NAME).write_bytes(b"my notes")
    assert isinstance(site({"a.html": b"A"}, tmp_path), Failure)
    assert tree(tmp_path) == {NAME: b"my notes"}


def test_a_foreign_temporary_file_is_refused(tmp_path):
    """A file that has the name of the folder for waiting files is left alone, and so is what lies in such a folder and is not ours."""
    (tmp_path / PARTIAL).write_bytes(b"my notes")
    assert not Staging(tmp_path, Stamps()).is_ours
    (tmp_path / PARTIAL).unlink()
    (tmp_path / PARTIAL).mkdir()
    (tmp_path / PARTIAL / "notes.txt").write_bytes(b"my notes")
    (tmp_path / PARTIAL / "1-1.new").write_bytes(b"left by a build that was killed")
    assert site({"a.html": b"A"}, tmp_path) == Written(written=1)
    assert visible(tmp_path) == {"a.html": b"A", f"{PARTIAL}/notes.txt": b"my notes"}


def test_clean_writes_everything_and_removes_nothing_foreign(tmp_path):
    """A clean build writes each of our files anew."""
    site({"a.html": b"A"}, tmp_path)
    (tmp_path / "own").write_bytes(b"mine")
    assert put(files(**{"a.html": "A"}), [], tmp_path, clean=True) == Written(written=1)
    assert visible(tmp_path) == {"a.html": b"A", "own": b"mine"}


def test_the_same_site_has_the_same_bytes(tmp_path):
    """Built at once or step by step, in any order, the folder is the same, record and all."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    pages = {"a.html": b"A", "b/c.html": b"C"}
    site(pages, one)
    site({"x.html": b"X", "a.html": b"0"}, other)
    site(dict(reversed(pages.items())), other)
    assert tree(one) == tree(other)
    shutil.rmtree(one)
