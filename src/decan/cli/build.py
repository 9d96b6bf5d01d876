"""``decan build``: the site, and one line that says what came of it."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace

from decan.build import Made, build
from decan.cli import report
from decan.cli.formats import as_value
from decan.diagnostics import Severity, count
from decan.layout import locate
from decan.output.failure import Failure
from decan.output.writer import Written


def run(arguments: Namespace) -> int:
    """Build and report; the exit status."""
    began = time.perf_counter()
    layout = locate(arguments.folder, arguments.content, arguments.output)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    progress = report.progress(quiet=arguments.json)
    done = build(layout, report.options_of(arguments), progress)
    progress("")
    if isinstance(done, Failure):
        report.fail(done)
        return 2
    made, written = done
    summary = _summary(made, written, time.perf_counter() - began)
    if arguments.json:
        print(json.dumps({**summary, "output": str(layout.output), "diagnostics": [as_value(item) for item in made.diagnostics]}, indent=1))
    else:
        report.summarise(made.diagnostics, report.place_of(layout))
        for path in written.kept:
            print(f"decan: {layout.output / path} is no longer part of the site, but was changed and is left", file=sys.stderr)
        print(_sentence(summary, made))
    return report.status_of(made.diagnostics, strict=arguments.strict)


def _summary(made: Made, written: Written, seconds: float) -> dict[str, object]:
    journal = made.loaded.journal
    return {
        "pages": made.pages,
        "sources": made.loaded.sources,
        "entries": len(journal.entries),
        "days": len({entry.date for entry in journal.entries}),
        "units": len(journal.units),
        "topics": len(journal.topics),
        "resources": len(journal.resources),
        "notes": len(journal.notes),
        "written": written.written,
        "unchanged": written.unchanged,
        "removed": written.removed,
        "kept": list(written.kept),
        "errors": count(made.diagnostics, Severity.ERROR),
        "warnings": count(made.diagnostics, Severity.WARNING),
        "seconds": round(seconds, 3),
    }


def _sentence(summary: dict[str, object], made: Made) -> str:
    journal = made.loaded.journal
    many = report.counted
    entries = f"{many(len(journal.entries), 'entry', 'entries')} on {many(int(str(summary['days'])), 'day')}"
    subjects = f"{many(len(journal.topics), 'topic')}, {many(len(journal.resources), 'resource')}"
    notes = f", {many(len(journal.notes), 'note')}" if journal.notes else ""
    head = f"Built {many(made.pages, 'page')} from {many(made.loaded.sources, 'file')} in {float(str(summary['seconds'])):.1f} s"
    changed = f"{summary['written']} written, {summary['removed']} removed"
    return f"{head}: {entries}, {subjects}{notes}; {changed}; {report.troubles(made.diagnostics)}."
