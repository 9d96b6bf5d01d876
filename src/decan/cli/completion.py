"""``decan completion``: what a shell asks to complete a command line, made from the very parsers that read it."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from decan.cli.arguments import parser

_FOLDERS = {"DIR", "FOLDER"}
_TOPICS = """decan list topics --csv "$@" 2>/dev/null | sed -e 1d -e '/^"/d' -e 's/,.*//'"""
"""The titles of all topics, but for those with a comma or a quotation mark."""


@dataclass(frozen=True, slots=True)
class Word:
    """An option, or (with an empty name) what stands first behind the command."""

    name: str
    help: str
    value: str = ""
    """What follows an option: nothing, ``folder``, ``topic``, ``choice``, or ``text`` that nobody can guess."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command as a shell has to know it."""

    name: str
    help: str
    first: Word | None
    options: tuple[Word, ...]


def run(arguments: Namespace) -> int:
    """Print the script of a shell; the exit status."""
    from decan.cli import shells

    write = {"bash": shells.bash, "zsh": shells.zsh, "fish": shells.fish}[arguments.shell]
    print(write(commands(), _TOPICS), end="")
    return 0


def commands() -> tuple[Command, ...]:
    """All commands, in the order of the help."""
    return tuple(_commands(parser()))


def _commands(top: argparse.ArgumentParser) -> Iterator[Command]:
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            for name, command in action.choices.items():
                words = [_word(one) for one in command._actions]
                first = next((word for word in words if not word.name), None)
                yield Command(name, helps[name], first, tuple(word for word in words if word.name))


def _word(action: argparse.Action) -> Word:
    name = action.option_strings[-1] if action.option_strings else ""
    help_ = (action.help or "").partition(" (")[0]
    if action.choices:
        return Word(name, help_, "choice", tuple(map(str, action.choices)))
    if action.nargs == 0:
        return Word(name, help_)
    return Word(name, help_, "folder" if action.metavar in _FOLDERS else "topic" if action.dest == "topic" else "text")
