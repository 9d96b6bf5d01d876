"""Commands and their options, as argparse has them. Imports nothing of ours, so that help and version are instant."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from decan import __version__


class _Parser(argparse.ArgumentParser):
    """Says of a mistyped word what was probably meant."""

    def error(self, message: str) -> NoReturn:
        found = re.match(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)$", message)
        if found is None:
            super().error(message)
        from difflib import get_close_matches

        known = re.findall(r"[\w-]+", found[3])
        near = get_close_matches(found[2], known, 1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: there is no {found[1]} called {found[2]}\n  hint: {hint}\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(
        prog="decan",
        description="A static site generator for learning journals.",
        epilog="Exit status: 0 fine, 1 errors in the content, 2 usage or settings, 130 interrupted.",
    )
    top.add_argument("--version", action="version", version=f"decan {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _init(commands.add_parser("init", help="begin a journal", description="Write a small journal that builds at once. Overwrites nothing."))
    _new(commands.add_parser("new", help="begin a file", description="Write a file that begins as most of its kind do, and say its path."))
    _build(commands.add_parser("build", help="make the site", description="Read the journal in FOLDER and write its site."))
    _check(commands.add_parser("check", help="say what is wrong", description="Read the journal in FOLDER and show every diagnostic."))
    _serve(commands.add_parser("serve", help="show it while you write", description="Show the journal in FOLDER, and each change at once."))
    _list(
        commands.add_parser(
            "list", help="show what it holds", description="List what the journal holds: a table on a terminal, CSV in a pipe."
        )
    )
    _stats(commands.add_parser("stats", help="show it in numbers", description="Show the journal in numbers."))
    _schema(commands.add_parser("schema", help="say which keys there are", description="Print which keys there are, as JSON Schema."))
    _completion(commands.add_parser("completion", help="have a shell complete", description="Print the script by which a shell completes."))
    return top


def _examples(command: argparse.ArgumentParser, *lines: str) -> None:
    """What the help of a command ends with."""
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = "\n  ".join(("examples:", *lines))


def _init(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan init ~/journal",
        'decan init ~/journal --title "Night School"',
    )
    command.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help="where the journal begins (default: here)")
    command.add_argument("--title", metavar="TEXT", help="what it is called (default: the folder's name)")


def _new(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        'decan new entry "Leases and clocks"',
        "decan new unit                      the next one, with the goals left over",
        "decan new review 2024-Q1            filled with what its days hold",
        "decan new review                    of the last whole month",
        "decan new resource https://raft.github.io/raft.pdf",
        '$EDITOR "$(decan new note Quorums)" the path is all that is printed',
    )
    _kind(command, "entry", "unit", "review", "resource", "note", "topic", "roadmap")
    command.add_argument("words", nargs="?", default="", metavar="TITLE", help="its title, a resource's URL, or a review's range")
    _of_journal(command)
    command.add_argument("--date", type=_day, metavar="DAY", help="the day that it is about, 2024-03-05 (default: today)")
    command.add_argument("--edit", action="store_true", help="open it in $VISUAL or $EDITOR")


def _list(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan list entries --topic databases --since 2024-03-01",
        'decan list resources --state "in progress"',
        "decan list goals --state open",
        "decan list follow-ups --json | jq '.[].source'",
    )
    _kind(command, "entries", "resources", "goals", "follow-ups", "topics", "gaps")
    command.add_argument("--topic", metavar="TOPIC", help="of this topic, by its name, and those below it")
    command.add_argument("--since", type=_day, metavar="DAY", help="of this day, 2024-03-05, and later")
    command.add_argument("--state", metavar="STATE", help="in this state: open, done, in progress, finished, …")
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="as JSON")
    shown.add_argument("--csv", action="store_true", help="as CSV, which is the default in a pipe")
    shown.add_argument("--table", action="store_true", help="as a table, which is the default on a terminal")
    _of_journal(command)
    _held_back(command)


def _stats(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan stats",
        "decan stats --json | jq .run",
    )
    command.add_argument("--json", action="store_true", help="as JSON")
    _of_journal(command)
    _held_back(command)


def _schema(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan schema settings > .vscode/decan-settings.json",
        "decan schema front-matter > .vscode/decan-front-matter.json",
    )
    kinds = ("settings", "front-matter")
    command.add_argument("kind", choices=kinds, metavar="KIND", help="settings, for decan.yaml, or front-matter")


def _completion(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "source <(decan completion bash)                in ~/.bashrc",
        "source <(decan completion zsh)                 in ~/.zshrc, after compinit",
        "decan completion fish > ~/.config/fish/completions/decan.fish",
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish")


def _kind(command: argparse.ArgumentParser, *kinds: str) -> None:
    command.add_argument("kind", choices=kinds, metavar="KIND", help=f"{', '.join(kinds[:-1])} or {kinds[-1]}")


def _of_journal(command: argparse.ArgumentParser) -> None:
    """What commands take that have another first word than the journal's folder."""
    command.add_argument("--journal", type=Path, default=Path(), metavar="DIR", help="the journal's folder (default: here)")
    command.add_argument("--content", type=Path, metavar="DIR", help="where the content is (default: DIR/content, else DIR)")


def _held_back(command: argparse.ArgumentParser) -> None:
    command.add_argument("--drafts", action="store_true", help="drafts, too")
    command.add_argument("--future", action="store_true", help="what is dated after today, too")


def _journal(command: argparse.ArgumentParser) -> None:
    """What all commands that read a journal take."""
    command.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help="the journal, or a folder of markdown files (default: here)"
    )
    command.add_argument("--content", type=Path, metavar="DIR", help="where the content is (default: FOLDER/content, else FOLDER)")
    command.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: FOLDER/site)")
    command.add_argument("--drafts", action="store_true", help="publish drafts, too")
    command.add_argument("--future", action="store_true", help="publish what is dated after today, too")
    command.add_argument("--base-url", metavar="URL", type=_address, help="where the site will live; goes before url: in decan.yaml")
    command.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes that read (default: as many as is quickest)")


def _strict(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="warnings count as errors")


def _build(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan build                                    the journal here, into site/",
        "decan build ~/notes --output /tmp/site         a folder of markdown files, as it is",
        "decan build --strict --base-url https://me.example/journal/",
    )
    _journal(command)
    _strict(command)
    command.add_argument("--clean", action="store_true", help="take nothing from the cache, write every file anew; deletes nothing foreign")
    command.add_argument("--json", action="store_true", help="the summary and all diagnostics as JSON")


def _serve(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan serve --open",
        "decan serve ~/notes --follow --drafts          each save, with the page of what is edited",
    )
    _journal(command)
    command.add_argument("--port", type=_port, default=8000, metavar="N", help="the first port to try (default: 8000); 0 takes any")
    command.add_argument("--host", default="127.0.0.1", metavar="NAME", help="where to serve (default: 127.0.0.1, this machine only)")
    command.add_argument("--open", action="store_true", help="open the site in a browser")
    command.add_argument("--follow", action="store_true", help="bring the browser to the page of the file that is edited")
    command.add_argument("--poll", action="store_true", help="look at the files now and then, where the system does not tell of changes")


def _check(command: argparse.ArgumentParser) -> None:
    _examples(
        command,
        "decan check",
        "decan check --fix --dry-run                    what would be mended",
        "decan check --external                         are the links still there?",
        "decan check --strict --format github           in a workflow",
    )
    _journal(command)
    _strict(command)
    command.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text", help="how to show them (default: text)")
    command.add_argument("--fix", action="store_true", help="first mend what is safe: misread letters, tracking in addresses, topics twice")
    command.add_argument("--dry-run", action="store_true", help="with --fix: show the difference, and change nothing")
    command.add_argument("--external", action="store_true", help="ask for each link to another site, too; answers are kept for some days")
    command.add_argument("--fresh", action="store_true", help="with --external: take no kept answer")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day such as 2024-03-05") from None


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 to 256")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port, a number from 0 to 65535")
    return int(text)


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or " " in text or len(text.partition("://")[2].strip("/")) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is not an address such as https://me.example/journal/")
    return text
