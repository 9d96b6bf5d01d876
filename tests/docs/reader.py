"""Somebody who does what a page of the documentation says: types its commands, writes its files, and compares what is printed."""

from __future__ import annotations

import io
import os
import queue
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unittest.mock import patch

from decan.cli import main

BLOCK = re.compile(r"^```(console|markdown)((?: title=[^\n]*)?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATIENCE = 10.0


def of_today(text: str, written: date) -> str:
    """A text that was written on a day, as if it had been written today."""
    apart = date.today() - written
    return re.sub(r"\d{4}-\d\d-\d\d", lambda found: (date.fromisoformat(found[0]) + apart).isoformat(), text)


def timeless(text: str) -> str:
    """Without what another run has otherwise: how long it took, and at which port."""
    return re.sub(r"\b[\d.,]+ m?s\b", "N s", re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:N", text))


@dataclass
class Reader:
    """Somebody at two terminals."""

    folder: Path
    server: subprocess.Popen[str] | None = None
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    address: str = ""

    def run(self, command: str, expected: str) -> str:
        """What the command prints; of a server, as much as is expected of it."""
        words = shlex.split(command, comments=True)
        if not words:
            return self.served(expected)
        if words[0] == "cd":
            self.folder /= words[1]
            return ""
        assert "decan" == words[0]
        if words[1] == "serve":
            self.serve([sys.executable, "-m", *(word for word in words if word != "--open"), "--port", "0"])
            return self.served(expected)
        said = io.StringIO()
        with chdir(self.folder), redirect_stdout(said), redirect_stderr(said), patch.dict(os.environ, COLUMNS="80"):
            try:
                status = main(words[1:])
            except SystemExit as left:
                status = left.code
        assert 0 == status, said.getvalue()
        return said.getvalue()

    def serve(self, arguments: list[str]) -> None:
        """Start the preview and listen to it."""
        environment = {**os.environ, "PYTHONUTF8": "1"}
        self.server = subprocess.Popen(
            arguments, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
        )
        stream = self.server.stdout
        assert stream is not None
        threading.Thread(target=lambda: [self.lines.put(line) for line in stream], daemon=True).start()

    def served(self, expected: str) -> str:
        """The next lines of the server, as many as are expected."""
        said = ""
        with suppress(queue.Empty):
            for _ in expected.splitlines():
                said += self.lines.get(timeout=PATIENCE)
        found = re.search(r"http://\S+", said)
        self.address = found[0] if found else self.address
        return said

    def write(self, title: str, text: str) -> None:
        """Put the text into the file that a block names, whole or in place of a word."""
        options = dict(re.findall(r'(\w+)="([^"]*)"', title))
        file = self.folder / options["title"]
        file.parent.mkdir(parents=True, exist_ok=True)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(old.replace(options["replace"], text.strip()) if "replace" in options else text, encoding="utf-8")

    def sees(self, words: str) -> bool:
        """Whether the home page of the preview comes to show the words."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with urllib.request.urlopen(self.address, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return True
            time.sleep(0.05)
        return False

    def follow(self, text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Do what a page says, in its order: (command, what it should print) and (command, what it printed)."""
        expected, said = [], []
        for kind, title, body in BLOCK.findall(text):
            if kind == "markdown":
                self.write(title, body)
                continue
            for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
                expected.append((command, timeless(output)))
                said.append((command, timeless(self.run(command, output))))
        return expected, said

    def leave(self) -> None:
        """Press Ctrl-C."""
        if self.server is not None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait(timeout=PATIENCE)
