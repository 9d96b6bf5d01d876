"""The command line. Only these modules print and pick an exit status.

====== =====================================================================
status means
====== =====================================================================
0      fine
1      the content has errors; with ``--strict`` also warnings
2      usage, settings, or a file that cannot be written
130    interrupted
====== =====================================================================
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from decan.cli.arguments import parser
from decan.cli.interrupts import interrupted_once

FINE, CONTENT, USAGE, INTERRUPTED = 0, 1, 2, 130


def command() -> NoReturn:
    """Run a command and end the process: at once, for to take a large journal apart in memory, value by value, takes a second."""
    _name_files_in_utf8()
    status = main()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _name_files_in_utf8() -> None:
    """Begin anew where files would be named in another encoding, as with ``LC_ALL=C``: a site is the same on every machine.

    What is printed stays in the terminal's encoding.
    """
    if sys.getfilesystemencoding() != "utf-8":
        os.environ.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 (the very command that was given)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status. ``arguments`` are those of the process unless given. Never shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with interrupted_once():
            status = _run(arguments)
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("\ndecan: interrupted" if sys.stderr.isatty() else "decan: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # the reader has gone (decan check | head); nothing more can be said, not even by Python when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FINE
    except Exception as error:  # noqa: BLE001 (the last resort: our own mistake, told in a sentence)
        from decan.cli.crash import tell

        tell(error)
        return USAGE
    return status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parser().parse_args(arguments)
    except SystemExit as leaving:  # argparse has said why
        return leaving.code if isinstance(leaving.code, int) else USAGE
    if options.command in {"build", "check"}:
        gc.disable()  # they make millions of values that live to their end, and hardly a cycle
    else:
        gc.set_threshold(200_000, 50, 1000)
    if options.command is None:
        parser().print_help()
        return USAGE
    status: int = import_module(f"decan.cli.{options.command}").run(options)  # each command loads what it needs, and no more
    return status
