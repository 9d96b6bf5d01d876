"""One preview from its beginning to its end: files are watched, editions made, browsers told, and the author sees what came of it."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from decan.diagnostics import Diagnostic
from decan.layout import SETTINGS, Layout, Options
from decan.preview.answers import Answer, answer, mount_of, told
from decan.preview.channel import Channel
from decan.preview.edition import Edition
from decan.preview.server import Server
from decan.preview.studio import News, Studio
from decan.preview.watching import Watch
from decan.reading.excerpts import with_excerpts
from decan.site.page import Url

_LOOK = 3600.0
"""Seconds after which files are waited for anew; nothing hangs on it."""
_SWITCH = 0.001
"""Seconds after which a thread lets others work: a page must not wait while the journal is assembled."""
_TROUBLE = b"Decan has made a mistake with this page. What it was stands on the terminal.\n"


@dataclass(frozen=True, slots=True)
class Says:
    """Who hears of what happens: for the terminal."""

    news: Callable[[News], None]
    problems: Callable[[Sequence[Diagnostic], Sequence[Diagnostic]], None]
    """Called with those that are new and those that are mended, when there are any."""
    notice: Callable[[str], None]
    mistake: Callable[[Exception], None]
    """Our own."""


class Preview:
    """Serves a journal while it is being written. ``place`` gives a diagnostic's path as the author sees it."""

    def __init__(
        self, layout: Layout, options: Callable[[], Options], says: Says, place: Callable[[str], str], *, poll: bool, follow: bool
    ) -> None:
        self._layout = layout
        self._says = says
        self._place = place
        self._poll = poll
        self._follow = follow
        self._channel = Channel()
        self._studio = Studio(layout, options)
        self._unsettled = threading.Event()
        self._ends = threading.Event()
        self._telling = threading.Lock()
        self._problems: tuple[Diagnostic, ...] = ()
        self._told = ""
        """The last edition that browsers have heard of."""
        self._moved: dict[str, str] = {}
        """Pages that have gone elsewhere since the beginning: a tab may have slept through it."""
        self._watch: Watch | None = None
        self.server: Server | None = None

    @property
    def edition(self) -> Edition:
        """The present one."""
        return self._studio.edition

    @property
    def is_settled(self) -> bool:
        """Whether all that has been taken is in it."""
        return self._studio.is_settled

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"{self.server.url}{mount_of(self.edition)}" if self.server else ""

    def open(self, host: str, port: int) -> None:
        """Read the journal, make the first edition, and begin to serve. Raises OSError when no port can be had."""
        self._studio.open()
        gc.collect()
        gc.freeze()  # what was read stays; looking through it again and again would make an author wait
        sys.setswitchinterval(_SWITCH)
        self._tell(News(self.edition))
        self.server = Server(host, port, self._answer, self._channel)
        self.server.run()
        layout = self._layout
        places = [layout.content, layout.templates, layout.root / SETTINGS, *layout.beside]
        self._watch = Watch(places, self._is_ignored, poll=self._poll)

    def run(self) -> None:
        """Take what changes, until `close`, or an interrupt."""
        if self._watch is None:
            return
        threading.Thread(target=self._settle, name="decan-settle", daemon=True).start()
        self._take((), everything=True)  # what changed between reading and watching
        noticed = ""
        while not self._ends.is_set():
            if self._watch.notice != noticed:  # it may turn out later, too, that the system does not tell of changes
                noticed = self._watch.notice
                self._says.notice(noticed)
            touched = self._watch.wait(_LOOK)
            if touched.paths or touched.everything:
                self._take(touched.paths, everything=touched.everything)

    def close(self) -> None:
        """End everything; may be called again, and by another thread than `run`."""
        self._ends.set()
        self._unsettled.set()
        self._channel.close()
        if self._watch is not None:
            self._watch.wake()
            self._watch.close()
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()

    def _take(self, paths: frozenset[str] | tuple[str, ...], *, everything: bool) -> None:
        try:
            news = self._studio.take(paths, everything=everything)
        except Exception as error:  # noqa: BLE001 (the preview goes on, whatever has happened)
            self._says.mistake(error)
            return
        if news is not None:
            self._tell(news)
            self._says.news(news)
        if not self._studio.is_settled:
            self._unsettled.set()

    def _settle(self) -> None:
        """Make whole what was shown at once."""
        while not self._ends.is_set():
            self._unsettled.wait()
            self._unsettled.clear()
            try:
                while not self._ends.is_set() and (news := self._studio.settle()) is not None:
                    self._tell(news)
                    self._says.news(news)
            except Exception as error:  # noqa: BLE001
                self._says.mistake(error)

    def _answer(self, target: str, headers: Mapping[str, str]) -> Answer:
        edition = self.edition
        faults = len(edition.site.theme.diagnostics)
        try:
            found = answer(edition, self._layout, target, headers)
        except Exception as error:  # noqa: BLE001
            self._says.mistake(error)
            return Answer(500, _TROUBLE, {"Content-Type": "text/plain; charset=utf-8"})
        if len(edition.site.theme.diagnostics) != faults and edition is self.edition:  # rendering has found what is wrong with a template
            self._tell(News(edition))
        return found

    def _tell(self, news: News) -> None:
        """Tell browsers of an edition, and the author what is wrong in it that was not, or is no longer."""
        with self._telling:
            edition = news.edition
            found = with_excerpts(edition.problems, self._layout.shown, edition.site.view.config)
            before, self._problems = self._problems, found
            problems = [self._problem(one) for one in found]
            self._moved = _onward(self._moved, news)
            data = told(edition, self._told, self._moved, news.files, news.follow if self._follow else "", problems)
            self._told = edition.build
            self._channel.tell("build", data)
        known, now = {_face(one) for one in before}, {_face(one) for one in found}
        fresh, mended = [one for one in found if _face(one) not in known], [one for one in before if _face(one) not in now]
        if fresh or mended:
            self._says.problems(fresh, mended)

    def _problem(self, found: Diagnostic) -> dict[str, object]:
        span = found.span
        return {
            "severity": found.severity.word,
            "code": found.code,
            "place": f"{self._place(span.path)}:{span.line}:{span.column}",
            "message": found.message,
            "excerpt": found.excerpt,
            "column": span.column,
            "length": span.length,
            "hint": found.hint,
        }

    def _is_ignored(self, path: str) -> bool:
        """What no edition depends on: the site as built, the cache, and what version control and editors keep."""
        layout = self._layout
        file = Path(path)
        if any(file == place or place in file.parents for place in (layout.output, layout.cache)):
            return True
        return bool({".git", ".hg", ".svn", "node_modules", "__pycache__"}.intersection(file.parts))


def _face(found: Diagnostic) -> Diagnostic:
    """A diagnostic without its line: it is the same one when lines above it come or go."""
    return replace(found, span=replace(found.span, line=0), related=())


def _onward(before: Mapping[str, str], news: News) -> dict[str, str]:
    """All moves so far, each to where the page is now; not those whose old address has a page again."""
    moves = {old: news.moved.get(new, new) for old, new in before.items()} | news.moved
    return {old: new for old, new in moves.items() if not news.edition.has(Url(old))}
