"""What editors do when they save."""

import os
import shutil
import subprocess
import threading
import time

import pytest


def test_reading_is_not_told(journal):
    """A build that reads all files does not start another one."""
    for _ in range(3):
        (journal.root / "content" / "a.md").read_text()
        list((journal.root / "content").iterdir())
    (journal.root / "content" / "2024" / "b.md").write_text("new")
    assert {"content/2024/b.md"} == journal.told("content/2024/b.md")


def test_nothing_happens(journal):
    """Without a change the answer is empty when the time is up."""
    assert not journal.watch.wait(0.1)
    assert not journal.watch.wait(0)


def test_save_in_place(journal):
    """A file that is overwritten is told, its folder is not."""
    (journal.root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_save_of_a_single_file(journal):
    """The settings are told, and not what else lies beside them."""
    (journal.root / "notes.txt").write_text("no place")
    (journal.root / "decan.yaml.new").write_text("title: New")
    (journal.root / "decan.yaml.new").replace(journal.root / "decan.yaml")
    assert {"decan.yaml"} == journal.told("decan.yaml")
    (journal.root / "decan.yaml").write_text("title: Newer")
    assert {"decan.yaml"} == journal.told("decan.yaml")


def test_as_vim_saves(journal):
    """The probe, the backup by renaming and the new file are one touched file."""
    content = journal.root / "content"
    (content / "4913").touch()
    (content / "4913").unlink()
    (content / "a.md").rename(content / "a.md~")
    (content / "a.md").write_text("new")
    (content / "a.md").chmod(0o600)
    (content / "a.md~").unlink()
    assert {"content/a.md"} == journal.told("content/a.md")


@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
@pytest.mark.parametrize("copy", ["yes", "no", "auto"])
def test_vim_itself_saves(journal, copy):
    """The real vim, with each way to make a backup."""
    options = ["-es", "-u", "NONE", "--cmd", f"set nocompatible swapfile backupcopy={copy}"]
    subprocess.run(["vim", *options, "-c", "normal onew", "-c", "wq", "a.md"], cwd=journal.root / "content", check=True, timeout=30)
    assert {"content/a.md"} == journal.told("content/a.md")


def test_as_emacs_saves(journal):
    """The lock, the file saved by itself and the backup are not told."""
    content = journal.root / "content"
    (content / ".#a.md").symlink_to("someone@somewhere.4711:1700000000")
    (content / "#a.md#").write_text("draft")
    (content / "a.md").rename(content / "a.md~")
    (content / "a.md").write_text("new")
    (content / "#a.md#").unlink()
    (content / ".#a.md").unlink()
    assert {"content/a.md"} == journal.told("content/a.md")


def test_atomic_replace(journal):
    """A new file that takes the place of the old one is told by the old one's name."""
    content = journal.root / "content"
    (content / "a.md.tmp").write_text("new")
    (content / "a.md.tmp").replace(content / "a.md")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_replace_from_outside(journal, tmp_path):
    """The new file may have been written elsewhere."""
    (tmp_path / "elsewhere").write_text("new")
    (tmp_path / "elsewhere").replace(journal.root / "content" / "a.md")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_slow_writer(journal):
    """A file that is written for a while is told while it grows, and again when it is complete."""
    file = journal.root / "content" / "a.md"
    done = threading.Event()

    def write():
        with file.open("w") as stream:
            for line in range(40):
                stream.write(f"{line}\n")
                stream.flush()
                time.sleep(0.01)
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    seen = ""
    while not (done.is_set() and seen.endswith("39\n")):
        assert journal.watch.wait(30)
        seen = file.read_text()
    thread.join()
    assert [str(line) for line in range(40)] == seen.split()


def test_many_files_at_once(journal):
    """A checkout of 300 files is a few answers, and none is forgotten."""
    names = [f"content/{number}.md" for number in range(300)]
    answers = []

    def write():
        for name in names:
            (journal.root / name).write_text("new")

    thread = threading.Thread(target=write)
    thread.start()
    while len(frozenset().union(*answers)) < len(names):
        answers.append(journal.watch.wait(30).paths)
    thread.join()
    assert {str(journal.root / name) for name in names} == set().union(*answers)
    assert len(answers) < 30


def test_saves_without_end(journal):
    """Of 200 saves in two seconds the last is seen, and answers come meanwhile."""
    file = journal.root / "content" / "a.md"

    def write():
        for number in range(200):
            file.write_text(str(number))
            time.sleep(0.01)

    thread = threading.Thread(target=write)
    thread.start()
    seen = []
    while "199" not in seen:
        assert journal.watch.wait(30)
        seen.append(file.read_text())
    thread.join()
    assert len(seen) > 1


def test_kept_while_the_caller_works(journal):
    """What is saved during a build is the answer to the next question."""
    (journal.root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")
    (journal.root / "content" / "2024" / "b.md").write_text("new")
    time.sleep(0.1)
    (journal.root / "content" / "a.md").write_text("newer")
    assert {"content/a.md", "content/2024/b.md"} == journal.told("content/a.md", "content/2024/b.md")


def test_names_in_any_script(journal):
    """Names with accents, other scripts, blanks and signs are told as they are."""
    names = ["content/é.md", "content/日記 4.md", "content/e\u0301.md", "content/a[1]*?.md" if os.name != "nt" else "content/[1].md"]
    for name in names:
        (journal.root / name).write_text("new")
    assert set(names) == journal.told(*names)
