"""``decan stats``: the journal in numbers."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict

from decan.cli import report
from decan.cli.fitting import fitted, width_of
from decan.cli.list import journal_of
from decan.layout import locate
from decan.listing import Sums, sums
from decan.output.failure import Failure


def run(arguments: Namespace) -> int:
    """Print the numbers; the exit status."""
    layout = locate(arguments.journal, arguments.content)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    found = sums(journal_of(arguments, layout))
    if arguments.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str))
    else:
        lines = _lines(found)
        width = max(len(name) for name, _ in lines)
        for name, words in lines:
            print(fitted(f"{name:{width}}  {words}", width_of(sys.stdout), " " * (width + 2)))
    return 0


def _lines(found: Sums) -> list[tuple[str, str]]:
    many = report.counted
    days = f"{many(found.days, 'day')} of study"
    between = f", {found.first} to {found.last}" if found.first and found.first != found.last else f", {found.last}" if found.last else ""
    longest = f"; the longest {many(found.longest_run, 'day')}"
    gaps = f"{many(found.gaps, 'gap')}" + (f"; the longest {many(found.longest_gap, 'day')}" if found.gaps else "")
    lines = [
        ("Written", f"{many(found.entries, 'entry', 'entries')} on {days}{between}; {many(found.words, 'word')}"),
        ("Run", f"{many(found.run, 'day')} up to the last{longest}"),
        ("Gaps", gaps),
        ("Resources", f"{found.finished:,} finished, {found.in_progress:,} in progress"),
        ("Goals", f"{found.goals_done:,} of {found.goals:,} done"),
        ("Follow-ups", f"{found.follow_ups:,} open"),
    ]
    topics = ", ".join(f"{title} ({number})" for title, number in found.topics)
    return [*lines, ("Lately", topics)] if topics else lines
