"""`decan completion` in real shells; those that are not installed are skipped, and say so."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.site.support import decan, write

from decan.cli.completion import commands

SHELLS = ("bash", "zsh", "fish")
HERE = f'"{sys.executable}" -m decan'


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with topics, folders to complete, and the scripts of all shells."""
    folder = tmp_path_factory.mktemp("journal")
    topics = "---\ntags: [B trees, Clocks]\n---\nWords.\n"
    write(folder, {"content/2024-03-05.md": topics, "out folder/x": "", "other/x": ""})
    return write(folder, {shell: decan("completion", shell).stdout for shell in SHELLS})


def shell(name: str) -> str:
    """Where it is installed; the test is skipped where it is not."""
    place = shutil.which(name)
    if place is None or os.name == "nt":
        pytest.skip(f"no {name}: apt-get install {name}")
    return place


CASES = [
    (["decan", ""], "init|new|build|check|serve|list|stats|schema|completion"),
    (["decan", "s"], "serve|stats|schema"),
    (["decan", "--"], "--help|--version"),
    (["decan", "list", ""], "entries|resources|goals|follow-ups|topics|gaps"),
    (["decan", "list", "--since", "2024-01-01", "g"], "goals|gaps"),
    (["decan", "list", "goals", ""], ""),
    (["decan", "check", "--f"], "--future|--format|--fix|--fresh"),
    (["decan", "check", "--format", ""], "text|json|github|sarif"),
    (["decan", "check", "--format", "=", "sa"], "sarif"),
    (["decan", "check", "--format", "="], "text|json|github|sarif"),
    (["decan", "build", "o"], "other|out folder"),
    (["decan", "build", "--output", "=", "x", "ot"], "other"),
    (["decan", "build", "--base-url", ""], ""),
    (["decan", "list", "--topic", ""], "B trees|Clocks"),
    (["decan", "list", "--topic", "B"], "B trees"),
]


def test_bash(journal: Path) -> None:
    """Completes commands, options, choices, folders with blanks and topics."""
    lines = [
        f'decan() {{ {HERE} "$@"; }}',
        "source <(cat bash)",
        'ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _decan; local IFS="|"; echo "${COMPREPLY[*]}"; }',
        *(" ".join(["ask", *(f"'{word}'" for word in words)]) for words, _ in CASES),
    ]
    done = subprocess.run([shell("bash"), "-c", "\n".join(lines)], capture_output=True, text=True, check=False, cwd=journal)
    found = ["|".join(sorted(line.split("|"))) for line in done.stdout.splitlines()]
    assert [(words, "|".join(sorted(expected.split("|")))) for words, expected in CASES] == list(
        zip((words for words, _ in CASES), found, strict=True)
    )


def test_fish(journal: Path) -> None:
    """Completes the same."""
    asked = ["decan ", "decan list ", "decan check --form", "decan check --format ", "decan list --topic ", "decan build o"]
    script = "\n".join(
        [f"function decan; {HERE} $argv; end", "source fish", *(f"complete -C '{line}' | cut -f1 | string join '|'" for line in asked)]
    )
    home = {**os.environ, "HOME": str(journal), "XDG_CONFIG_HOME": str(journal)}
    done = subprocess.run([shell("fish"), "-c", script], capture_output=True, text=True, check=False, cwd=journal, env=home)
    expected = [
        "build|check|completion|init|list|new|schema|serve|stats",
        "entries|follow-ups|gaps|goals|resources|topics",
        "--format",
        "github|json|sarif|text",
        "B trees|Clocks",
        "other/|out folder/",
    ]
    assert expected == ["|".join(sorted(line.split("|"))) for line in done.stdout.splitlines()]


def typed(place: str, journal: Path, lines: Iterable[str]) -> list[str]:
    """What command lines become that are typed into zsh, with their Tabs."""
    import pty

    master, slave = pty.openpty()
    environment = {**os.environ, "HOME": str(journal), "TERM": "dumb", "PS1": "", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [place, "-f", "-i"], stdin=slave, stdout=slave, stderr=slave, cwd=journal, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        begin = (
            "autoload -Uz compinit; compinit -u -D; source zsh",
            f'decan() {{ if [[ $2 == topics ]] {{ {HERE} "$@" }} else {{ print -r -- "<${{(j:|:)@}}>" }} }}',
            "decan read''y",
        )
        os.write(master, "".join(f"{line}\n" for line in begin).encode())
        heard(master, "<ready>")
        return [_line(master, keys) for keys in lines]
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _line(terminal: int, keys: str) -> str:
    said = ""
    for part in re.findall(r"[^\t\n]+|[\t\n]", keys):  # a Tab with more behind it would be one of a text that is pasted
        os.write(terminal, part.encode())
        said = heard(terminal, ">" if part == "\n" else "")
    return re.findall(r"<(.*)>", said)[-1]


def heard(terminal: int, words: str) -> str:
    """What a terminal shows until ``words`` have come and nothing more does; waits some seconds at most."""
    text = ""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            text += os.read(terminal, 4096).decode("utf-8", "replace")
        elif text and words in text:
            break
    return text


def test_zsh(journal: Path) -> None:
    """Completes what is typed as far as it is plain."""
    lines = {
        "decan che\t --form\t sar\t\n": "check|--format|sarif",
        "decan li\t follow\t --sin\t 2024\n": "list|follow-ups|--since|2024",
        "decan build oth\t\n": "build|other",
        "decan list --topic B\t\n": "list|--topic|B trees",
    }
    assert list(lines.values()) == typed(shell("zsh"), journal, lines)


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_of_each_shell_is_whole(name: str, journal: Path) -> None:
    """The shell itself finds nothing wrong with it, and each option is there."""
    done = subprocess.run([shell(name), "-n", str(journal / name)], capture_output=True, text=True, check=False)
    text = (journal / name).read_text(encoding="utf-8")
    options = {word.name.removeprefix("--") for command in commands() for word in command.options}
    assert (0, "", set()) == (done.returncode, done.stderr, {option for option in options if f"{option}" not in text})
