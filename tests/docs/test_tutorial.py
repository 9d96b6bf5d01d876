"""The tutorial does what it says, and prints what it says. Installing is left to the first command of the README, which CI runs."""

from __future__ import annotations

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
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
WRITTEN = date(2026, 3, 2)
"""The day that the tutorial tells of."""
BLOCK = re.compile(r"^```(console|markdown)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SERVED = "# where decan serve runs"
PATIENCE = 10.0


def of_today(text: str) -> str:
    """The text as it were if it had been written today."""
    apart = date.today() - WRITTEN
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
        arguments = [sys.executable, "-m", *words]
        if words[1] == "serve":
            self.serve([*(word for word in arguments if word != "--open"), "--port", "0"])
            return self.served(expected)
        done = subprocess.run(arguments, cwd=self.folder, capture_output=True, text=True, check=False)
        assert 0 == done.returncode, done.stderr
        return done.stdout + done.stderr

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
        old = file.read_text(encoding="utf-8")
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

    def leave(self) -> None:
        """Press Ctrl-C."""
        if self.server is not None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait(timeout=PATIENCE)


def test_the_tutorial_prints_what_it_says(tmp_path: Path) -> None:
    """Each command, in order, with the files that it has the reader write, and the preview running meanwhile."""
    text = of_today(TUTORIAL.read_text(encoding="utf-8"))
    reader = Reader(tmp_path)
    said, expected = [], []
    try:
        for kind, title, body in BLOCK.findall(text):
            if kind == "markdown":
                reader.write(title, body)
                continue
            for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
                expected.append((command, timeless(output)))
                said.append((command, timeless(reader.run(command, output))))
        shown = reader.sees("why does a red node need black children?")
    finally:
        reader.leave()
    assert (expected, True, True) == (said, shown, (reader.folder / "site" / "index.html").is_file())
