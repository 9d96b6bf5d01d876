"""Editions: what is made anew after which change, and what stays while something is broken."""

import os
from pathlib import Path

import pytest

from decan.layout import Layout, Options, locate
from decan.preview import studio as module
from decan.preview.studio import Studio
from tests.preview.support import built, differences, plain, previewing, served
from tests.site.support import write

ROOT = Path(__file__).parent.parent.parent
JOURNALS = [str(ROOT), *filter(None, os.environ.get("DECAN_JOURNALS", "").split(os.pathsep))]
"""The sample, and any others that somebody names."""

FILES = {
    "content/2024-03-05-logs.md": "---\ntitle: Logs\ndate: 2024-03-05\ntags: [raft]\n---\nFirst words. See [[Quorum]].\n",
    "content/2024-03-07-votes.md": "---\ntitle: Votes\ndate: 2024-03-07\n---\n[Raft](https://raft.example/raft.pdf), first pass.\n",
    "content/quorum.md": "# Quorum\n\nMore than half.\n",
    "content/2024-04.md": "# April\n\n## 2024-04-01\n\nA day.\n\n## 2024-04-02\n\nAnother.\n",
    "decan.yaml": "title: Small\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A small journal, assembled at once however busy the machine is."""
    monkeypatch.setattr(module, "_SOON", 9.0)
    return write(tmp_path, FILES)


def opened(folder: Path) -> tuple[Studio, Layout]:
    """A studio with its first edition."""
    layout = locate(folder)
    assert isinstance(layout, Layout)
    made = Studio(layout, Options)
    made.open()
    return made, layout


def page(studio: Studio, path: str) -> str:
    """A page's HTML; empty for none."""
    return (studio.edition.site.file(f"{path}index.html") or b"").decode()


def change(folder: Path, name: str, old: str, new: str) -> str:
    """Replace words in a file; its absolute path."""
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return str(path)


@pytest.mark.parametrize("journal", JOURNALS)
def test_the_same_bytes(journal: str) -> None:
    """Every file is, byte for byte, what a build writes, but for the preview's script."""
    with previewing(Path(journal)) as running:
        assert [] == differences(built(running.layout), served(running))


@pytest.mark.parametrize("slow", [False, True])
def test_a_changed_text(folder: Path, monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    """Is shown at once, also where assembling would take long; what follows from it is there when the edition is settled."""
    monkeypatch.setattr(module, "_SOON", -1.0 if slow else 9.0)
    studio, layout = opened(folder)
    news = studio.take(
        [change(folder, "content/2024-03-05-logs.md", "First words.", "Second words. [Raft](https://raft.example/raft.pdf)")]
    )
    assert news is not None
    assert (("2024-03-05-logs.md",), not slow) == (news.names, news.settled)
    assert "Second words" in page(studio, "2024/03/05/logs/")
    studio.settle()
    assert (True, None) == (studio.is_settled, studio.settle())
    assert "logs/index.html" in page(studio, "resources/raft-example-raft-pdf/")
    made = built(layout)
    assert made["2024/03/05/logs/index.html"].decode() == page(studio, "2024/03/05/logs/")


@pytest.mark.parametrize("name", ["content/2024-04.md", "content/quorum.md"])
def test_a_text_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Days of a container and notes are shown at once, too, with their links; in the end nothing differs from a build."""
    monkeypatch.setattr(module, "_SOON", -1.0)
    studio, layout = opened(folder)
    place = {"content/2024-04.md": "2024/04/01/", "content/quorum.md": "notes/quorum/"}[name]
    old = {"content/2024-04.md": "A day.", "content/quorum.md": "More than half."}[name]
    news = studio.take([change(folder, name, old, "Other words, [Logs](2024-03-05-logs.md) and [nothing](none.md).")])
    assert news is not None
    assert ("Other words" in page(studio, place), "logs/index.html" in page(studio, place)) == (True, True)
    studio.settle()
    files = {str(file.output): file.data for file in studio.edition.site.everything()}
    assert [] == differences({path: data for path, data in built(layout).items() if path in files}, files)


def test_an_edit_while_it_settles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is not lost, and nothing older is shown again."""
    monkeypatch.setattr(module, "_SOON", -1.0)
    studio, layout = opened(folder)
    studio.take([change(folder, "content/2024-03-05-logs.md", "First", "Second")])
    assemble = Studio._assemble

    def meanwhile(self, documents, settings):
        monkeypatch.setattr(Studio, "_assemble", assemble)
        made = assemble(self, documents, settings)
        self.take([change(folder, "content/2024-03-05-logs.md", "Second", "Third")])
        return made

    monkeypatch.setattr(Studio, "_assemble", meanwhile)
    news = studio.settle()
    assert news is not None
    assert (False, True) == (news.settled, "Third words" in page(studio, "2024/03/05/logs/"))
    studio.settle()
    assert (True, built(layout)["2024/03/05/logs/index.html"].decode()) == (studio.is_settled, page(studio, "2024/03/05/logs/"))


def test_a_file_that_is_touched(folder: Path) -> None:
    """Without another byte makes no new edition."""
    studio, _ = opened(folder)
    (folder / "content" / "quorum.md").touch()
    assert (None, None) == (studio.take([str(folder / "content/quorum.md")]), studio.take([], everything=True))


def test_broken_front_matter(folder: Path) -> None:
    """Leaves the last good page, with the error; mended, both the page and the error change."""
    studio, _ = opened(folder)
    file = change(folder, "content/2024-03-05-logs.md", "tags: [raft]", "tags: [raft")
    news = studio.take([file])
    assert news is not None
    (problem,) = news.edition.problems
    assert ("front-matter.unreadable", "2024-03-05-logs.md") == (problem.code, problem.span.path)
    assert "First words" in page(studio, "2024/03/05/logs/")
    studio.take([change(folder, "content/2024-03-05-logs.md", "First", "Second")])  # still broken
    assert "First words" in page(studio, "2024/03/05/logs/")
    news = studio.take([change(folder, "content/2024-03-05-logs.md", "tags: [raft", "tags: [raft]")])
    assert news is not None
    assert ((), True) == (news.edition.problems, "Second words" in page(studio, "2024/03/05/logs/"))


def test_a_journal_that_is_broken_at_first(folder: Path) -> None:
    """Opens all the same."""
    (folder / "content/2024-03-05-logs.md").write_text("---\ntitle: [\n---\nFirst words.\n")
    (folder / "decan.yaml").write_text("title: [\n")
    write(folder, {"templates/note.html": "{% if %}"})
    studio, _ = opened(folder)
    assert ["front-matter.unreadable", "settings.unreadable", "theme.template"] == sorted(one.code for one in studio.edition.problems)
    assert "More than half" in page(studio, "notes/quorum/")


def test_broken_settings(folder: Path) -> None:
    """Leave the last good ones."""
    studio, _ = opened(folder)
    news = studio.take([change(folder, "decan.yaml", "Small", "[")])
    assert news is not None
    assert (["settings.unreadable"], True) == ([one.code for one in news.edition.problems], "Small" in page(studio, ""))
    news = studio.take([change(folder, "decan.yaml", "[", "Large")])
    assert news is not None
    assert ((), True) == (news.edition.problems, "Large" in page(studio, ""))


def test_settings_that_change_reading(folder: Path) -> None:
    """Have all documents read again."""
    change(folder, "content/quorum.md", "half.", "half <b>of them</b>.")
    studio, layout = opened(folder)
    assert "<b>of them</b>" in page(studio, "notes/quorum/")
    (folder / "decan.yaml").write_text("title: Small\nhtml: escape\n")
    studio.take([str(folder / "decan.yaml")])
    assert "&lt;b&gt;of them" in page(studio, "notes/quorum/")
    assert built(layout)["notes/quorum/index.html"].decode() == page(studio, "notes/quorum/")


def test_a_template(folder: Path) -> None:
    """Of the author's shows as soon as it is saved; a broken one leaves the last good one."""
    studio, _ = opened(folder)
    template = '{% extends "builtin/note.html" %}{% block main %}<p>MINE {{ heading }}</p>{% endblock %}'
    write(folder, {"templates/note.html": template})
    studio.take([str(folder / "templates"), str(folder / "templates/note.html")])
    mine = page(studio, "notes/quorum/")
    assert "MINE" in mine
    write(folder, {"templates/note.html": template.replace("{{ heading }}", "{{ heading")})
    news = studio.take([str(folder / "templates/note.html")])
    assert news is not None
    assert ["theme.template"] == [one.code for one in news.edition.problems]
    assert mine == page(studio, "notes/quorum/")
    write(folder, {"templates/note.html": template.replace("MINE {{ heading }}", "{{ no_such_thing }}")})
    studio.take([str(folder / "templates/note.html")])
    assert mine == page(studio, "notes/quorum/")
    assert ["theme.template"] == [one.code for one in studio.edition.problems]
    (folder / "templates/note.html").unlink()
    news = studio.take([str(folder / "templates/note.html")])
    assert news is not None
    assert ((), False) == (news.edition.problems, "MINE" in page(studio, "notes/quorum/"))


def test_a_stylesheet(folder: Path) -> None:
    """Has another address when it changes, so that browsers see it; scripts keep theirs."""
    studio, _ = opened(folder)
    before = page(studio, "")
    write(folder, {"templates/assets/custom.css": "body { color: red }"})
    studio.take([str(folder / "templates/assets/custom.css")])
    after = page(studio, "")
    assert ("custom.css" in before, "custom.css?" in after) == (False, True)
    assert b"color:red" in (studio.edition.site.file("assets/custom.css") or b"").replace(b" ", b"")


def test_a_renamed_file(folder: Path) -> None:
    """Takes a reader along to its new address."""
    studio, _ = opened(folder)
    old, new = folder / "content/quorum.md", folder / "content/majority.md"
    old.rename(new)
    news = studio.take([str(old), str(new)])
    assert news is not None
    assert {"/notes/quorum/": "/notes/majority/"} == news.moved
    assert ("", True) == (page(studio, "notes/quorum/"), "More than half" in page(studio, "notes/majority/"))


@pytest.mark.parametrize("slow", [False, True])
def test_a_changed_title(folder: Path, monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    """Takes a reader along, too."""
    monkeypatch.setattr(module, "_SOON", -1.0 if slow else 9.0)
    studio, _ = opened(folder)
    first = studio.take([change(folder, "content/2024-03-05-logs.md", "title: Logs", "title: Journals")])
    second = studio.settle()
    moves = {**(first.moved if first else {}), **(second.moved if second else {})}
    assert {"/2024/03/05/logs/": "/2024/03/05/journals/"} == moves


def test_following(folder: Path) -> None:
    """Leads to the page of what was edited: of a file of days to its last day."""
    studio, _ = opened(folder)
    one = studio.take([change(folder, "content/quorum.md", "half", "a half")])
    other = studio.take([change(folder, "content/2024-04.md", "Another", "Quite another")])
    assert one is not None
    assert other is not None
    assert ("/notes/quorum/", "/2024/04/02/") == (one.follow, other.follow.partition("#")[0])


@pytest.mark.parametrize("slow", [False, True])
def test_files_that_come_and_go(folder: Path, monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    """Show, and leave nothing behind."""
    monkeypatch.setattr(module, "_SOON", -1.0 if slow else 9.0)
    studio, layout = opened(folder)
    first = {str(file.output): file.data for file in studio.edition.site.everything()}
    write(folder, {"content/new/2024-05-01-new.md": "---\ntitle: New\n---\nNew words.\n"})
    studio.take([str(folder / "content/new")])
    studio.settle()
    assert "New words" in page(studio, "2024/05/01/new/")
    assert built(layout)["index.html"].decode() == page(studio, "")
    (folder / "content/new/2024-05-01-new.md").unlink()
    studio.take([str(folder / "content/new/2024-05-01-new.md")])
    studio.settle()
    assert first == {str(file.output): file.data for file in studio.edition.site.everything()}


def test_nothing_is_written(folder: Path) -> None:
    """Neither a site nor a cache: a preview leaves the folder as it is."""
    before = sorted(folder.rglob("*"))
    with previewing(folder) as running:
        plain(running.get("/").content)
        (folder / "content/quorum.md").write_text("# Quorum\n\nOther words.\n")
        running.wait(lambda: "Other words" in running.page("/notes/quorum/"))
    assert before == sorted(folder.rglob("*"))


@pytest.mark.parametrize("poll", [False, True])
def test_a_burst_of_saves(folder: Path, *, poll: bool) -> None:
    """Two hundred of them in a moment end in one right page."""
    with previewing(folder, poll=poll) as running:
        for number in range(200):
            (folder / "content/quorum.md").write_text(f"# Quorum\n\nVersion {number} of it.\n")
        running.wait(lambda: "Version 199 of it" in running.page("/notes/quorum/"))
        assert len(running.heard.news) < 200
        assert [] == differences(built(running.layout), served(running))


def test_an_edit_of_each_kind(folder: Path) -> None:
    """A whole session: everything shows, errors come and go, and the preview stays up."""
    with previewing(folder) as running:
        write(folder, {"content/2024-06-01-june.md": "# June\n\nSummer.\n"})
        running.wait(lambda: running.get("/2024/06/01/june/").status == 200)
        (folder / "decan.yaml").write_text("title: [\n")
        running.wait(lambda: "settings.unreadable" in running.heard.fresh)
        (folder / "content/quorum.md").write_text("---\ntitle: [\n---\n")
        running.wait(lambda: "front-matter.unreadable" in running.heard.fresh)
        write(folder, {"templates/day.html": "{{ 1 / 0 }}"})
        running.wait(lambda: running.get("/2024/03/05/").status == 200 and "theme.template" in running.heard.fresh)
        (folder / "decan.yaml").write_text("title: Fine\n")
        (folder / "content/quorum.md").write_text("# Quorum\n")
        (folder / "templates/day.html").unlink()
        running.wait(lambda: len(set(running.heard.mended)) == 3)
        (folder / "content/2024-06-01-june.md").unlink()
        running.wait(lambda: running.get("/2024/06/01/june/").status == 404)
        assert [] == differences(built(running.layout), served(running))


def test_what_shows_late(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is named when it shows: a renamed file, where assembling takes long."""
    monkeypatch.setattr(module, "_SOON", -1.0)
    studio, _ = opened(folder)
    (folder / "content/quorum.md").rename(folder / "content/majority.md")
    assert None is studio.take([str(folder / "content/quorum.md"), str(folder / "content/majority.md")])
    news = studio.settle()
    assert news is not None
    assert (("majority.md", "quorum.md"), {"/notes/quorum/": "/notes/majority/"}, "/notes/majority/", True) == (
        news.names,
        news.moved,
        news.follow,
        news.settled,
    )


def test_a_notice_that_comes_later(folder: Path) -> None:
    """Is told: while it serves it can turn out that the system does not tell of changes."""
    with previewing(folder) as running:
        watch = running.preview._watch
        assert watch is not None
        watch._poll("no watches are left")
        running.wait(lambda: bool(running.heard.notices))
        assert (1, True) == (len(running.heard.notices), "no watches are left" in running.heard.notices[0])


@pytest.mark.parametrize("slow", [False, True])
def test_a_renamed_file_that_is_empty_for_a_moment(folder: Path, monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    """Takes a reader along all the same: it was read while an editor was saving it."""
    monkeypatch.setattr(module, "_SOON", -1.0 if slow else 9.0)
    studio, _ = opened(folder)
    old, new = folder / "content/2024-03-05-logs.md", folder / "content/2024-03-05-journals.md"
    text = old.read_text()
    old.rename(new)
    new.write_text("")
    moves: dict[str, str] = {}
    for news in (studio.take([str(old), str(new)]), studio.settle()):
        moves |= news.moved if news else {}
    assert {} == moves
    new.write_text(text.replace("title: Logs", "title: Journals"))
    for news in (studio.take([str(new)]), studio.settle()):
        moves |= news.moved if news else {}
    assert {"/2024/03/05/logs/": "/2024/03/05/journals/"} == moves
