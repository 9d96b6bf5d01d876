"""One build at a time."""

import os
import threading

import pytest

from decan.output.lock import locked


@pytest.mark.skipif(os.name == "nt", reason="there the lock belongs to the process")
def test_a_second_build_waits(tmp_path):
    """The second one is told to wait, and goes on when the first has ended."""
    order = []
    waits = threading.Event()

    def second():
        with locked(tmp_path, waits.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with locked(tmp_path, lambda: order.append("never")):
        thread.start()
        assert waits.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_the_lock_leaves_nothing_behind(tmp_path):
    """The folder is as it was, and free again."""
    for _ in range(2):
        with locked(tmp_path, pytest.fail):
            pass
    assert list(tmp_path.iterdir()) == []
