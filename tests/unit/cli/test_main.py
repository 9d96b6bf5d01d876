"""Exit statuses, and that nobody ever sees a traceback."""

import argparse
import re
import shlex
import subprocess
import sys

import pytest

from decan import __version__
from decan.cli import main
from decan.cli.arguments import parser


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        (["--version"], 0),
        (["--help"], 0),
        (["build", "--help"], 0),
        (["fly"], 2),
        (["build", "--jobs", "0"], 2),
        (["build", "--jobs", "many"], 2),
        (["build", "--base-url", "me.example"], 2),
        (["check", "--format", "xml"], 2),
        (["build", "no-such-folder"], 2),
        (["check", "no-such-folder"], 2),
    ],
)
def test_usage(decan, arguments, status, tmp_path, monkeypatch):
    """Help and version are fine, anything that is not understood is a mistake of usage."""
    monkeypatch.chdir(tmp_path)
    assert decan(*arguments)[0] == status
    assert list(tmp_path.iterdir()) == []


def test_python_m_decan():
    """The module runs as the command does."""
    done = subprocess.run([sys.executable, "-m", "decan", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"decan {__version__}\n"


def test_help_and_version_import_nothing_slow():
    """What answers at once must not read the whole program first."""
    slow = "{'yaml', 'jinja2', 'markdown_it', 'PIL', 'pygments', 'babel'}"
    code = f"import sys; import decan.cli.arguments; print(sorted({slow} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_interrupted(decan, monkeypatch):
    """Ctrl-C ends with a word and 130."""

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("decan.cli.check.run", interrupt)
    assert decan("check") == (130, "", "decan: interrupted\n")


def test_our_own_mistakes(decan, monkeypatch, tmp_path):
    """A bug is told in a sentence, with the traceback in a file to send."""

    def stumble(_):
        return 1 // 0

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("decan.cli.check.run", stumble)
    status, out, err = decan("check")
    (file,) = tmp_path.iterdir()
    assert [status, out, "Traceback" in err, "internal error: ZeroDivisionError" in err, str(file) in err] == [2, "", False, True, True]
    assert "Traceback" in file.read_text("utf-8")


def test_a_reader_that_has_gone(journal):
    """A command whose output is cut off by ``head`` ends quietly."""
    for number in range(300):
        (journal / f"content/n{number}.md").write_text("[x](gone.md)\n" * 20)
    done = subprocess.run(
        f"{sys.executable} -m decan check | head -n 1", shell=True, cwd=journal, capture_output=True, text=True, check=True
    )
    assert [done.stdout.count("\n"), done.stderr] == [1, ""]


def test_main_takes_the_process_s_arguments(monkeypatch, capsys):
    """Without arguments of its own it reads those of the process."""
    monkeypatch.setattr(sys, "argv", ["decan", "--version"])
    assert [main(), capsys.readouterr().out] == [0, f"decan {__version__}\n"]


def test_each_commands_help_has_examples_that_can_be_given():
    """Each of them is taken by the parser as it stands."""
    top = parser()
    commands = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction)).choices
    lines = {name: (command.epilog or "").splitlines()[1:] for name, command in commands.items()}
    given = {name: [re.split(r"\s{2,}|\)| [|>] ", line.partition("decan ")[2])[0] for line in shown] for name, shown in lines.items()}
    parsed = {name: {top.parse_args(shlex.split(command)).command for command in shown} for name, shown in given.items()}
    assert {name: {name} for name in commands} == parsed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["chek"], "decan: there is no COMMAND called chek\n  hint: did you mean check?"),
        (["new", "enty"], "decan new: there is no KIND called enty\n  hint: did you mean entry?"),
    ],
)
def test_a_mistyped_word_is_answered_with_what_was_meant(words, expected, capsys):
    """Below the usage."""
    status = main(words)
    assert (2, expected) == (status, capsys.readouterr().err.partition("\n")[2].strip().removeprefix("KIND [TITLE]\n"))
