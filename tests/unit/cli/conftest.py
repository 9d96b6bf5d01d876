"""A small journal on disk, and the command run in it."""

from __future__ import annotations

import pytest

from decan.cli import main


@pytest.fixture
def journal(tmp_path, monkeypatch):
    """A journal with two days; the working directory is its folder."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "2022-02-01.md").write_text("# Terms\n\nRead [Raft](https://raft.example/raft.pdf).\n", "utf-8")
    (content / "2022-02-03.md").write_text("Second day, see [before](2022-02-01.md).\n", "utf-8")
    (tmp_path / "decan.yaml").write_text("title: Night School\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def decan(capsys):
    """Run the command: (status, out, err)."""

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
