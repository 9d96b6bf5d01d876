"""``decan build``: the site, and one line that says what came of it."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from decan.cli import report
from decan.diagnostics import Severity, count, printable
from decan.layout import Layout, Options, locate
from decan.output.failure import Failure
from decan.output.unchanged import Said, recall
from decan.output.written import Written


def run(arguments: Namespace) -> int:
    """Build and report; the exit status."""
    began = time.perf_counter()
    layout = locate(arguments.folder, arguments.content, arguments.output)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    options = report.options_of(arguments)
    least = Severity.OFF if arguments.json else Severity.WARNING  # what is shown below
    known = None if options.clean else recall(layout, options, least)
    done = (known, Written(unchanged=known.files)) if known else _build(layout, options, arguments)
    if isinstance(done, Failure):
        report.fail(done)
        return 2
    said, written = done
    seconds = round(time.perf_counter() - began, 3)
    if arguments.json:
        _print_json(said, written, seconds, layout)
    else:
        report.summarise(said.diagnostics, report.place_of(layout))
        for path in written.kept:
            place = printable(str(layout.output / path))
            print(f"decan: {place} is no longer part of the site, but was changed and is left", file=sys.stderr)
        report.say(_sentence(said, written, seconds, _folder(layout.output)))
    return report.status_of(said.diagnostics, strict=arguments.strict)


def _build(layout: Layout, options: Options, arguments: Namespace) -> tuple[Said, Written] | Failure:
    """Really build: what a build needs is loaded only now."""
    from decan.building import build

    progress = report.progress(quiet=arguments.json)
    done = build(layout, options, progress)
    progress("")
    return done


def _print_json(said: Said, written: Written, seconds: float, layout: Layout) -> None:
    import json

    from decan.cli.formats import as_value

    value = {
        **asdict(said.summary),
        "written": written.written,
        "unchanged": written.unchanged,
        "removed": written.removed,
        "kept": list(written.kept),
        "errors": count(said.diagnostics, Severity.ERROR),
        "warnings": count(said.diagnostics, Severity.WARNING),
        "seconds": seconds,
        "output": str(layout.output),
        "diagnostics": [as_value(item) for item in said.diagnostics],
    }
    print(json.dumps(value, indent=1))


def _folder(output: Path) -> str:
    """The site's folder, from the working directory where it lies below that, with a slash that says what it is."""
    here = Path.cwd()
    shown = output.relative_to(here) if here in output.parents else output
    return f"{printable(shown.as_posix())}/"


def _sentence(said: Said, written: Written, seconds: float, folder: str) -> str:
    many = report.counted
    summary = said.summary
    entries = f"{many(summary.entries, 'entry', 'entries')} on {many(summary.days, 'day')}"
    subjects = f"{many(summary.topics, 'topic')}, {many(summary.resources, 'resource')}"
    notes = f", {many(summary.notes, 'note')}" if summary.notes else ""
    pages = f"{many(summary.pages, 'page')} from {many(summary.sources, 'file')}"
    changed = f"{written.written} written, {written.removed} removed"
    return f"Built {folder} in {seconds:.1f} s: {pages}, {entries}, {subjects}{notes}; {changed}; {report.troubles(said.diagnostics)}."
