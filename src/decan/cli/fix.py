"""``decan check --fix``: what is safe to mend, mended, or shown as it would be."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterator

from decan.building import settings_of
from decan.cli import report
from decan.layout import Layout, Options
from decan.mending.files import Mend, mends, write
from decan.reading.sources import scan


def fix(layout: Layout, options: Options, *, dry: bool) -> bool:
    """Mend the journal's files, and say which; with ``dry`` only show the differences. Whether all could be written."""
    config, _ = settings_of(layout, options)
    files, _ = scan(layout.content, config, exclude=layout.excluded, beside=())
    place = report.place_of(layout)
    found = whole = 0
    for mend in mends(files, config):
        found += 1
        if dry:
            sys.stdout.writelines(_difference(mend, place))
            continue
        failed = write(mend)
        if failed is not None:
            report.fail(failed)
            continue
        whole += 1
        print(f"mended  {place(mend.path)}, {report.counted(mend.lines, 'line')}", file=sys.stderr)
    if dry:
        print(
            f"{report.counted(found, 'file')} would be mended; nothing was changed" if found else "nothing to mend by itself",
            file=sys.stderr,
        )
    return dry or found == whole


def _difference(mend: Mend, place: Callable[[str], str]) -> Iterator[str]:
    """As `diff -u` shows it."""
    name = place(mend.path)
    before, after = mend.before.splitlines(keepends=True), mend.after.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
