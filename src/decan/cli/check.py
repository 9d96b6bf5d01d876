"""``decan check``: every diagnostic, in the form that is asked for. Writes nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date as Day

from decan.building import check
from decan.cli import report
from decan.cli.formats import as_github, as_json, as_sarif
from decan.diagnostics import Diagnostic
from decan.layout import Layout, locate
from decan.model.journal import Journal
from decan.output.failure import Failure


def _asked(layout: Layout, today: Day, progress: Callable[[str], None], *, fresh: bool) -> Callable[[Journal], tuple[Diagnostic, ...]]:
    """Asks for what the journal links to. What that needs is loaded only now."""
    from decan.external.asking import Asker
    from decan.external.findings import complaints

    def told(done: int, count: int) -> None:
        progress(f"Asked for {done} of {count} links")

    return lambda journal: complaints(journal, Asker(), layout.cache, today, told, fresh=fresh)


def run(arguments: Namespace) -> int:
    """Check and report; the exit status."""
    layout = locate(arguments.folder, arguments.content, arguments.output)
    if isinstance(layout, Failure):
        report.fail(layout)
        return 2
    if arguments.dry_run and not arguments.fix:
        report.fail(Failure("--dry-run goes with --fix", "decan check --fix --dry-run shows what would be mended"))
        return 2
    options = report.options_of(arguments)
    whole = True
    if arguments.fix:
        from decan.cli.fix import fix

        whole = fix(layout, options, dry=arguments.dry_run)
        if arguments.dry_run:
            return 0
    progress = report.progress(quiet=arguments.format != "text")
    more = _asked(layout, options.today, progress, fresh=arguments.fresh) if arguments.external else lambda _: ()
    found = check(layout, options, progress, more)
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
            print(report.shown(diagnostic, place, sys.stdout))
        print(f"{report.counted(len(found), 'diagnostic')}: {report.troubles(found)}." if found else "Nothing to mend.")
    return report.status_of(found, strict=arguments.strict) if whole else 2
