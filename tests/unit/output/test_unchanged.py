"""When a build need not be made: only when it would write nothing and say the same."""

import os
import time
from datetime import date as Day
from pathlib import Path

import pytest
from tests.site.support import write

from decan.building import build
from decan.diagnostics import Severity
from decan.layout import Layout, Options, locate
from decan.output.failure import Failure
from decan.output.unchanged import recall
from decan.vendor import fonts

OPTIONS = Options(today=Day(2024, 6, 1))
FILES = {
    "content/2024-03-05-logs.md": "---\ntitle: Logs\n---\nWords. [Nothing](none.md)\n\n## Links\n\n- [Lamport '98]\n",
    "content/notes/deep/quorum.md": "# Quorum\n",
    "content/star.txt": "a file",
    "templates/assets/custom.css": "body { color: red }",
    "decan.yaml": "title: Small\n",
}


@pytest.fixture
def layout(tmp_path):
    """A journal that was built when nothing in it had changed for long."""
    write(tmp_path, FILES)
    long_ago = time.time() - 1000
    for path in tmp_path.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    found = locate(tmp_path)
    assert isinstance(found, Layout)
    built(found)
    return found


def built(layout: Layout, options: Options = OPTIONS):
    """What a build says."""
    done = build(layout, options)
    assert not isinstance(done, Failure)
    return done[0]


def test_nothing_changed(layout: Layout) -> None:
    """What was said is said again, with all its diagnostics."""
    said = recall(layout, OPTIONS)
    assert said is not None
    assert (built(layout), ["link.missing"]) == (said, [one.code for one in said.diagnostics if one.code == "link.missing"])


def test_only_grave_diagnostics_are_recalled(layout: Layout) -> None:
    """Where no others are asked for."""
    every, grave = recall(layout, OPTIONS), recall(layout, OPTIONS, Severity.WARNING)
    assert every is not None
    assert grave is not None
    assert [one for one in every.diagnostics if one.severity >= Severity.WARNING] == list(grave.diagnostics)
    assert 0 < len(grave.diagnostics) < len(every.diagnostics)


def test_each_file_of_the_site_counts(layout: Layout) -> None:
    """Those that this process looks at, and those that another looks at meanwhile."""
    found = {}
    for path in sorted(path for path in layout.output.rglob("*") if path.is_file()):
        before = path.stat()
        os.utime(path, (1, 1))
        found[path.name] = recall(layout, OPTIONS)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (dict.fromkeys(found), True) == (found, recall(layout, OPTIONS) is not None)


def edit(path: str, text: str):
    """Write a file."""
    return lambda root: write(root, {path: text})


@pytest.mark.parametrize(
    "change",
    [
        edit("content/2024-03-05-logs.md", "---\ntitle: Logs\n---\nOther. [Nothing](none.md)\n"),
        edit("content/new.md", "# New\n"),
        edit("content/notes/deep/star.txt", "another"),
        edit("content/star.txt", "A FILE"),
        edit("decan.yaml", "title: Large\n"),
        edit("templates/assets/custom.css", "body { color: tan }"),
        edit("templates/note.html", "x"),
        edit("static/new.txt", "x"),
        edit("content/.obsidian/templates.json", "{}"),
        edit("site/index.html", "somebody else's"),
        edit(".decan/build", "no note"),
        edit("site/.decan-record", "{}"),
        lambda root: (root / "content/star.txt").unlink(),
        lambda root: (root / "content/notes").rename(root / "content/others"),
        lambda root: (root / "site/index.html").unlink(),
        lambda root: (root / "site/.decan-record").unlink(),
        lambda root: os.utime(root / "content/star.txt", (1, 1)),
        lambda root: (root / "content/link.md").symlink_to(root / "content/star.txt"),
    ],
)
def test_something_changed(layout: Layout, change) -> None:
    """In the content, the settings, the templates, the site or the note itself: then everything is looked at."""
    change(layout.root)
    assert None is recall(layout, OPTIONS)


@pytest.mark.parametrize("options", [Options(drafts=True), Options(future=True), Options(base_url="https://x.example/")])
def test_other_options(layout: Layout, options: Options) -> None:
    """Make another site."""
    assert None is recall(layout, options)


def test_a_day_to_come(layout: Layout) -> None:
    """Is shown when it has come, although no file has changed; until then nothing has."""
    write(layout.root, {"content/2024-06-09-later.md": "# Later\n"})
    os.utime(layout.content / "2024-06-09-later.md", (1, 1))
    built(layout)
    assert (True, False) == (recall(layout, OPTIONS) is not None, recall(layout, Options(today=Day(2024, 6, 9))) is not None)


def test_a_file_that_was_changed_just_now(layout: Layout) -> None:
    """Can change again without its time showing it, so it is not trusted."""
    (layout.content / "star.txt").write_text("just now")
    built(layout)
    assert None is recall(layout, OPTIONS)


def test_other_files_of_the_site(layout: Layout) -> None:
    """That Decan did not write do not count, nor do an editor's beside the content's."""
    write(layout.root, {"site/own/KEEP.txt": "mine", "content/.2024-03-05-logs.md.swp": "x", ".git/index": "x"})
    assert None is not recall(layout, OPTIONS)


@pytest.mark.parametrize("damage", [b"", b"{", b"\0" * 50, b"[]", b'{"format": 1}', b"\xff\xfe"])
def test_a_damaged_note(layout: Layout, damage: bytes) -> None:
    """Is none."""
    (layout.cache / "build").write_bytes(damage)
    assert None is recall(layout, OPTIONS)
    assert 0 < built(layout).files
    assert None is not recall(layout, OPTIONS)


def test_no_room_for_a_note(tmp_path: Path) -> None:
    """Is no trouble for the build."""
    write(tmp_path, {**FILES, ".decan": "a file where the cache would be"})
    layout = locate(tmp_path)
    assert isinstance(layout, Layout)
    assert (built(layout).summary.entries, None) == (1, recall(layout, OPTIONS))


def font(root: Path, of: str) -> None:
    """Put one of our fonts beside the content, as the author's own."""
    write(root, {"fonts/mine.ttf": (Path(fonts.__file__).parent / of).read_bytes()})


def test_a_font_beside_the_content(tmp_path: Path) -> None:
    """Is a source, too: another one is noticed, and one that was missing when it comes."""
    write(tmp_path, {**FILES, "decan.yaml": "title: Small\ncards: {font: fonts/mine.ttf}\n"})
    layout = locate(tmp_path)
    assert isinstance(layout, Layout)
    known = []
    for change in (lambda: None, lambda: font(tmp_path, "sans.ttf"), lambda: None, lambda: font(tmp_path, "serif.ttf")):
        change()
        known.append(recall(layout, OPTIONS) is not None)
        long_ago = time.time() - 1000
        for path in tmp_path.rglob("*"):
            os.utime(path, (long_ago, long_ago))
        built(layout)
    assert [False, False, True, False] == known
