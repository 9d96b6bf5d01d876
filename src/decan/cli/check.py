"""``decan check``: every diagnostic, in the form that is asked for. Writes nothing."""

from __future__ import annotations

from argparse import Namespace

from decan.build import check
from decan.cli import report
from decan.cli.formats import as_github, as_json, as_sarif
from decan.layout import locate
from decan.output.failure import Failure


def run(arguments: Namespace) -> int:
    """Check and report; the exit status."""
    layout = locate(arguments.folder, arguments.content, arguments.output)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    progress = report.progress(quiet=arguments.format != "text")
    found = check(layout, report.options_of(arguments), progress)
    progress("")
    place = report.place_of(layout)
    if arguments.format == "json":
        print(as_json(found))
    elif arguments.format == "sarif":
        print(as_sarif(found, place))
    elif arguments.format == "github":
        if found:
            print(as_github(found, place))
    else:
        for diagnostic in found:
            print(report.shown(diagnostic, place))
        print(f"{report.counted(len(found), 'diagnostic')}: {report.troubles(found)}." if found else "Nothing to mend.")
    return report.status_of(found, strict=arguments.strict)
