"""Many files, one or several processes."""

import os
import signal
import subprocess
import sys

import pytest

from decan.config import Config
from decan.output.lock import locked
from decan.reading.sources import scan
from decan.reading.workers import read_documents


def test_any_number_of_processes_reads_the_same(tmp_path):
    """The documents and their order do not depend on who has read them."""
    for number in range(40):
        (tmp_path / f"2022-01-{1 + number % 28:02}-n{number}.md").write_text(f"# Title {number}\n\n- [x](https://x.example/{number})\n")
    config = Config()
    files, _ = scan(tmp_path, config)
    alone = read_documents(files, config, 1)
    assert [document.path for document in alone] == [file.path for file in files]
    assert read_documents(files, config, 3) == alone


def test_nothing_to_read():
    """No file, no document."""
    assert read_documents([], Config(), 4) == ()


SLOW = """
import os, sys, time
from pathlib import Path
from decan.output.lock import locked
from decan.reading import workers
from decan.reading.sources import SourceFile

def read(files, config):
    os.write(1, b"reading\\n")
    time.sleep(60)

workers._read_all = read
with locked(Path(sys.argv[1]), lambda: None):
    workers.read_documents([SourceFile(f"{number}.md", "", 0, 0, True) for number in range(100)], None, 2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there are workers forked")
def test_workers_end_with_a_build_that_is_killed(tmp_path):
    """A killed build leaves no process behind that keeps the site locked."""
    build = subprocess.Popen([sys.executable, "-c", SLOW, str(tmp_path)], stdout=subprocess.PIPE)
    assert build.stdout.readline() == b"reading\n"
    build.kill()
    build.wait()
    with locked(tmp_path, lambda: None):
        assert list(tmp_path.iterdir()) == []
    build.stdout.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only there are workers forked")
def test_a_worker_that_dies_costs_only_time(tmp_path, monkeypatch):
    """When a worker is ended from outside, the files are read without it."""
    for number in range(3):
        (tmp_path / f"n{number}.md").write_text(f"# Title {number}\n")
    files, _ = scan(tmp_path, Config())
    monkeypatch.setattr("decan.parallel._work", lambda *_: os._exit(3))
    assert [document.title for document in read_documents(files, Config(), 2)] == ["Title 0", "Title 1", "Title 2"]


INTERRUPTED = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background are started deaf to it
from decan.cli import main
from decan.reading import workers

def read(files, config):
    os.write(1, b"reading\\n")
    time.sleep(60)

workers._read_all = read
sys.exit(main(["check", sys.argv[1], "--jobs", "2"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there are workers forked")
def test_an_interrupt_ends_the_workers_too(tmp_path):
    """Ctrl-C, even twice, ends the command with 130, without a traceback of anybody."""
    for number in range(4):
        (tmp_path / f"n{number}.md").write_text("# T\n")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True}
    check = subprocess.Popen([sys.executable, "-c", INTERRUPTED, str(tmp_path)], **pipes)
    assert check.stdout.readline() == b"reading\n"
    for _ in range(2):
        os.killpg(check.pid, signal.SIGINT)
    _, said = check.communicate(timeout=30)
    assert [check.returncode, said] == [130, b"decan: interrupted\n"]
