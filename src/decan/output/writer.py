"""The only place that writes the site.

Only files whose bytes differ are written, each to a temporary file that is then moved to its place, so nobody ever sees half a file. First
what is new, then what is changed, last of all what is gone: whenever a build ends, the pages that are there work. Removed is only what
Decan wrote itself, by its own record, and only while it is still as Decan wrote it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from decan.output.drawings import draw_missing
from decan.output.failure import Failure, reason
from decan.output.plan import Item, Plan, items, plan
from decan.output.record import NAME, PARTIAL, Record, read_record, record_text
from decan.output.stamps import Stamps
from decan.output.written import Written
from decan.site.page import Copy, Drawn, File
from decan.site.slugs import folded


def publish(
    files: Iterable[File],
    copies: Iterable[Copy],
    output: Path,
    stamps: Stamps | None = None,
    *,
    drawn: Sequence[Drawn] = (),
    jobs: int = 0,
    clean: bool = False,
) -> Written | Failure:
    """Make the output folder the site. The caller holds its lock (`decan.output.lock`) and has asked `decan.output.safety`.

    A failure says which file could not be written or would have been overwritten; what was there before is whole in either case.
    """
    known = stamps if stamps is not None else Stamps()
    record = read_record(output)
    if record is None:
        return Failure(f"{output / NAME} is not a record of Decan's", "choose another folder with --output; nothing was changed")
    pictures = draw_missing(drawn, output, Record() if clean else record, known, jobs)
    wanted = items((*files, *pictures.files), copies, known, pictures.kept)
    if isinstance(wanted, Failure):
        return wanted
    steps = plan(wanted, output, record, known, clean=clean)
    if isinstance(steps, Failure):
        return steps
    done = _Writer(output, record, known).run(steps)
    known.save()
    return replace(done, undrawn=pictures.failed) if isinstance(done, Written) else done


class _Writer:
    """One run over one output folder."""

    def __init__(self, output: Path, record: Record, stamps: Stamps) -> None:
        self.output = output
        self.record = record
        self.stamps = stamps
        self.folders: set[Path] = set()
        self.at = output

    def run(self, steps: Plan) -> Written | Failure:
        """Write and prune; an error of the system becomes a failure that names the file."""
        todo = (*steps.new, *steps.changed)
        ours = {item.path: item.digest for item in (*todo, *steps.same) if item.path not in steps.foreign}
        self._discard()
        if not todo and not steps.gone and not self.record.planned and ours == dict(self.record.files):
            return Written(unchanged=len(steps.same), files=tuple(item.path for item in steps.same))
        try:
            if todo:
                self._keep_record(Record(self.record.files, {**self.record.planned, **{item.path: item.digest for item in todo}}))
            removed = [path for path in steps.in_the_way if self._remove(path)]
            for item in todo:
                self._write(item)
            self.stamps.forget(f"{self.output}/{item.path}" for item in todo)
            present = {folded(item.path): item.path for item in (*todo, *steps.same)}
            kept = []
            for path in steps.gone:
                if path in removed or self._same(path, present.get(folded(path))):
                    continue
                if self._remove(path):
                    removed.append(path)
                elif os.path.lexists(self.output / path):
                    kept.append(path)
            self._keep_record(Record({**ours, **{path: self.record.files[path] for path in kept if path in self.record.files}}))
        except OSError as error:
            self._discard()
            return Failure(
                f"{self.at} cannot be written: {reason(error)}", "the site is as it was but for pages already finished; build again"
            )
        left = tuple(path for path in kept if path in self.record.files)
        return Written(len(todo), len(steps.same), len(removed), left, tuple(item.path for item in (*todo, *steps.same)))

    def _keep_record(self, record: Record) -> None:
        self._put(self.output / NAME, record_text(record).encode())

    def _write(self, item: Item) -> None:
        place = self.output / item.path
        self.at = place
        if place.parent not in self.folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(place.parent)
        self._put(place, item.data if item.data is not None else Path(item.source))

    def _put(self, place: Path, data: bytes | Path) -> None:
        """Write whole to the temporary file, then move it."""
        self.at = place
        partial = self.output / PARTIAL
        if isinstance(data, Path):
            shutil.copyfile(data, partial)
        else:
            with partial.open("xb") as file:
                file.write(data)
        partial.replace(place)

    def _discard(self) -> None:
        with contextlib.suppress(OSError):
            (self.output / PARTIAL).unlink(missing_ok=True)

    def _same(self, path: str, other: str | None) -> bool:
        """Whether two spellings are one file here, on a file system that does not know case."""
        try:
            return other is not None and (self.output / path).samefile(self.output / other)
        except OSError:
            return False

    def _remove(self, path: str) -> bool:
        """Delete a file of ours, and the folders that are empty then. False when it is not there, or not as we wrote it."""
        place = self.output / path
        self.at = place
        folders = [self.output / folder for folder in place.relative_to(self.output).parents][:-1]
        if place.is_symlink() or any(folder.is_symlink() for folder in folders):
            return False
        found = place.is_file()
        if found and not self.record.wrote(path, self.stamps.digest(str(place))):
            return False
        if found:
            place.unlink()
        for folder in (place, *folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        return found
