"""``decan serve``: the journal in a browser while it is being written."""

from __future__ import annotations

import signal
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Sequence
from types import FrameType

from decan.cli import report
from decan.cli.crash import tell
from decan.diagnostics import Diagnostic, printable
from decan.layout import Layout, locate
from decan.output.failure import Failure, reason
from decan.preview.session import Preview, Says
from decan.preview.studio import News

_NAMED = 3
"""Files whose names a line has."""
_LONG = 1.0
"""Seconds from which on it is said how long the rest took."""


def run(arguments: Namespace) -> int:
    """Serve until Ctrl-C; the exit status."""
    layout = locate(arguments.folder, arguments.content, arguments.output)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    terminal = _Terminal(layout)
    preview = Preview(
        layout, lambda: report.options_of(arguments), terminal.says, report.place_of(layout), poll=arguments.poll, follow=arguments.follow
    )
    signal.signal(signal.SIGTERM, _leave)
    try:
        terminal.progress("Reading")
        try:
            preview.open(arguments.host, arguments.port)
        except OSError as error:
            terminal.progress("")
            message = f"{arguments.host}:{arguments.port} cannot be served: {reason(error)}"
            report.fail(Failure(message, "choose another one with --host and --port"))
            return 2
        terminal.progress("")
        terminal.open(preview, arguments)
        if arguments.open:
            webbrowser.open(preview.url)
        preview.run()
    except _Leaving:
        return 0
    finally:
        preview.close()
    return 0


class _Leaving(Exception):  # noqa: N818 (no error: somebody wants it to end)
    """The system asks to end."""


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise _Leaving


class _Terminal:
    """What the author sees of a preview: one line for each change, each problem once."""

    def __init__(self, layout: Layout) -> None:
        self._place = report.place_of(layout)
        self.progress = report.progress(quiet=False)
        self.says = Says(self._news, self._problems, self._notice, tell)

    def open(self, preview: Preview, arguments: Namespace) -> None:
        """Where the preview is, and what is unusual about it."""
        journal = preview.edition.site.view.journal
        pages = report.counted(len(preview.edition.site.pages), "page")
        entries = report.counted(len(journal.entries), "entry", "entries")
        if preview.server and arguments.port not in {0, preview.server.port}:
            self._notice(f"port {arguments.port} is in use, so it is {preview.server.port}")
        if arguments.host not in {"127.0.0.1", "localhost", "::1"}:
            self._notice(f"everybody who can reach {arguments.host} can read this journal, drafts that you show among it")
        print(f"{pages} of {entries} at {preview.url}", flush=True)
        print("Save a file, and look. Ctrl-C ends.", flush=True)

    def _news(self, news: News) -> None:
        if not news.names:
            if news.seconds >= _LONG:
                print(f"  and what follows from it, {_cost(news.seconds)}", flush=True)
            return
        more = len(news.names) - _NAMED
        shown = ", ".join(news.names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        print(f"{printable(shown)}, {_cost(news.seconds)}", flush=True)

    def _problems(self, fresh: Sequence[Diagnostic], mended: Sequence[Diagnostic]) -> None:
        self.progress("")
        for one in fresh:
            print(report.shown(one, self._place, sys.stderr), file=sys.stderr, flush=True)
        codes = {one.code for one in fresh}
        for path in dict.fromkeys(one.span.path for one in mended if one.code not in codes):
            print(f"{printable(self._place(path))}: mended", file=sys.stderr, flush=True)

    @staticmethod
    def _notice(text: str) -> None:
        print(f"decan: {printable(text)}", file=sys.stderr, flush=True)


def _cost(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < _LONG else f"{seconds:.1f} s"
