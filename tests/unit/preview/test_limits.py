"""When the system does not tell, or not all: limits, overflows, errors, and the end."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from decan.preview.watching import Watch, polling
from decan.preview.watching import watch as module
from decan.preview.watching.inbox import Inbox
from decan.preview.watching.listener import Deaf
from decan.preview.watching.others import Observing
from decan.preview.watching.tree import Places

system_only = pytest.mark.skipif(sys.platform != "linux", reason="of inotify")
LIMITED = """
import sys
from pathlib import Path
from decan.preview.watching import Watch
root = Path(sys.argv[1])
late = sys.argv[2] == "late"
if late:
    for year in range(1, 30):
        (root / "content" / str(year)).rmdir()
with Watch([root / "content"], lambda path: False) as watch:
    if late:
        assert "" == watch.notice
        for year in range(1, 30):
            (root / "content" / str(year)).mkdir()
        while not watch.wait(30).everything:
            pass
    print(watch.notice)
    (root / "content" / "29" / "a.md").write_text("new")
    while not any(path.endswith("a.md") for path in watch.wait(30).paths):
        pass
print("told")
"""


def limited(root: Path, limit: str, when: str) -> list[str]:
    """What is printed where the user may have only so much of something: in a namespace of its own, so nobody else notices."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-Ur", "true"], check=False, capture_output=True).returncode:
        pytest.skip("needs user namespaces")
    name, number = limit.split("=")
    command = f'echo {number} > /proc/sys/user/{name} && exec "$0" -c "$1" "$2" "$3"'
    source = str(Path(module.__file__).parents[3])
    done = subprocess.run(
        ["unshare", "-Ur", "sh", "-c", command, sys.executable, LIMITED, str(root), when],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "" == done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def many(root):
    """More folders than may be watched."""
    for year in range(1, 30):
        (root / "content" / str(year)).mkdir()
    return root


@system_only
@pytest.mark.parametrize("when", ["at once", "late"])
def test_limit_of_watched_folders(many, when):
    """When not all folders can be watched, none is trusted: all files are looked at, the user is told, nothing is missed."""
    notice, told = limited(many, "max_inotify_watches=12", when)
    assert ("fs.inotify.max_user_watches=" in notice, "told") == (True, told)


@system_only
def test_limit_of_instances(many):
    """When inotify cannot be had at all, files are looked at, and the user is told."""
    notice, told = limited(many, "max_inotify_instances=0", "at once")
    assert ("fs.inotify.max_user_instances=" in notice, "told") == (True, told)


@system_only
def test_overflow(start, root):
    """When the kernel drops events, a look at everything is asked for, and folders that came meanwhile are watched."""
    journal = start()
    most = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    files = [root / "content" / name for name in ("a.md", "2024/b.md")]
    with journal.watch._listener._lock:
        for number in range(most * 2):
            os.utime(files[number % 2])
        (root / "content" / "unseen").mkdir()
    assert journal.until(everything=True).everything
    (root / "content" / "unseen" / "d.md").write_text("new")
    assert {"content/unseen/d.md"} == journal.told("content/unseen/d.md")


def test_nobody_listens(start, root):
    """Without a listener files are looked at, and the notice says why and what helps."""

    def deaf(places: Places, inbox: Inbox):
        raise Deaf("nobody is there; call somebody")

    journal = start(listening=deaf)
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")
    assert "Changes are found by looking at all files now and then, because nobody is there; call somebody." == journal.watch.notice


def test_another_watchdog(start, root, monkeypatch):
    """With a watchdog that has nothing of what is used, files are looked at."""
    for name in ("linux", "others"):
        monkeypatch.setitem(sys.modules, f"decan.preview.watching.{name}", None)
    journal = start()
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")
    assert "watchdog does not work here" in journal.watch.notice


def test_other_systems(root, monkeypatch):
    """Elsewhere than on Linux, watchdog's Observer for that system listens."""
    monkeypatch.setattr(module.sys, "platform", "darwin")
    with Watch([root / "content"], lambda _: False) as watch:
        assert (Observing, "") == (type(watch._listener), watch.notice)


class Mute:
    """A listener as on a shared folder: it works, and tells nothing."""

    def __init__(self, places, inbox):
        self.failure = ""

    def check(self):
        return 0.1

    def close(self):
        pass


def test_changes_that_nobody_tells(start, root, monkeypatch):
    """A net finds them in the end, and from then on files are looked at."""
    monkeypatch.setattr(polling, "_NET", 0.1)
    journal = start(listening=Mute)
    (root / "content" / "a.md").write_text("new")
    assert "content/a.md" in journal.told("content/a.md")
    assert "network" in journal.watch.notice
    (root / "content" / "a.md").write_text("newer")
    assert {"content/a.md"} == journal.told("content/a.md")


@pytest.mark.parametrize("way", ["system", "observer"])
def test_the_net_finds_nothing_else(start, root, monkeypatch, way):
    """What was told in time is not missed, however often one looks."""
    monkeypatch.setattr(polling, "_NET", 0.01)
    journal = start(way)
    for number in range(50):
        (root / "content" / f"{number}.md").write_text("new")
        (root / "content" / "2024" / "b.md").write_text(f"new {number}")
        journal.watch.wait(0.03)
    (root / "content" / "2024").rename(root / "content" / "2025")
    assert "content/2025/b.md" in journal.told("content/2025/b.md")
    assert "" == journal.watch.notice


def test_failing_while_listening(start, root):
    """A listener that fails later is replaced, everything is looked at, and the notice says it."""
    journal = start(listening=Mute)
    journal.watch._listener.failure = "of a test"
    journal.watch._inbox.put_everything()
    assert journal.until(everything=True).everything
    (root / "content" / "a.md").write_text("new")
    assert {"content/a.md"} == journal.told("content/a.md")
    assert "because of a test" in journal.watch.notice


@system_only
def test_error_in_a_handler(start, root, monkeypatch):
    """An error while an event is handled is not the end: files are looked at from then on."""
    journal = start()
    monkeypatch.setattr(journal.watch._listener, "_event", lambda event: 1 / 0)
    (root / "content" / "a.md").write_text("new")
    assert journal.until(everything=True).everything
    (root / "content" / "a.md").write_text("newer")
    assert {"content/a.md"} == journal.told("content/a.md")
    assert "ZeroDivisionError" in journal.watch.notice


def test_error_in_the_observers_handler(start, root, monkeypatch):
    """The Observer goes on after an error, and a look at everything is asked for."""
    journal = start("observer")
    with monkeypatch.context() as broken:
        broken.setattr(Observing, "_event", lambda *_: 1 / 0)
        (root / "content" / "a.md").write_text("new")
        assert journal.until(everything=True).everything
    (root / "content" / "a.md").write_text("newer")
    assert {"content/a.md"} == journal.told("content/a.md")


def test_wake(journal):
    """Another thread can end the waiting, also before it begins."""
    journal.watch.wake()
    assert not journal.watch.wait(1000)
    threading.Timer(0.05, journal.watch.wake).start()
    assert not journal.watch.wait(1000)


def test_close_while_waiting(journal):
    """Closing ends the waiting, and later waits have nothing to tell."""
    threading.Timer(0.05, journal.watch.close).start()
    assert not journal.watch.wait(1000)
    journal.watch.close()
    assert not journal.watch.wait(1000)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts file descriptors in /proc")
@pytest.mark.parametrize("way", ["system", "observer", "polling"])
def test_nothing_is_left(start, root, way):
    """After closing there is no thread and no file descriptor more than before."""
    start(way).watch.close()
    threads, descriptors = set(threading.enumerate()), len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        journal = start(way)
        (root / "content" / "a.md").write_text("new")
        journal.watch.close()
    end = time.monotonic() + 30
    while set(threading.enumerate()) != threads and time.monotonic() < end:
        time.sleep(0.01)
    assert (threads, descriptors) == (set(threading.enumerate()), len(list(Path("/proc/self/fd").iterdir())))
