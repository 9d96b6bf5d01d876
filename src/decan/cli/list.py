"""``decan list``: a table on a terminal, CSV in a pipe."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace

from decan.building import load
from decan.cli import report, tables
from decan.layout import Layout, locate
from decan.listing import COLUMNS, STATES, Filter, is_topic, rows
from decan.model.journal import Journal
from decan.output.failure import Failure


def run(arguments: Namespace) -> int:
    """Print what is wanted; the exit status."""
    layout = locate(arguments.journal, arguments.content)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    journal = journal_of(arguments, layout)
    wanted = Filter(arguments.topic or "", arguments.since, arguments.state or "")
    refused = _refused(arguments.kind, wanted, journal)
    if refused is not None:
        report.fail(refused)
        return 2
    columns, found = COLUMNS[arguments.kind], rows(arguments.kind, journal, wanted)
    if arguments.json:
        print(tables.as_json(columns, found), end="")
    elif arguments.csv or not (arguments.table or sys.stdout.isatty()):
        print(tables.as_csv(columns, found), end="")
    elif found:
        print(tables.as_table(columns, found, shutil.get_terminal_size().columns), end="")
    else:
        print(f"No {arguments.kind} to list.", file=sys.stderr)
    return 0


def journal_of(arguments: Namespace, layout: Layout) -> Journal:
    """The journal as it would be published, or with drafts and what is to come."""
    return load(layout, report.options_of(arguments)).journal


def _refused(kind: str, wanted: Filter, journal: Journal) -> Failure | None:
    """Why nothing can be chosen that way."""
    if wanted.state and not STATES[kind]:
        return Failure(f"{kind} have no state", "leave --state out")
    if wanted.state and wanted.state not in STATES[kind]:
        return Failure(f"“{wanted.state}” is no state of {kind}", f"choose one of: {', '.join(STATES[kind])}")
    if wanted.topic and kind == "gaps":
        return Failure("gaps have no topic", "leave --topic out")
    if wanted.topic and not is_topic(journal, wanted.topic):
        return Failure(f"there is no topic “{wanted.topic}”", "see decan list topics")
    return None
