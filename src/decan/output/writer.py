"""The only place that writes the site.

Only files whose bytes differ are written. All of them wait in the staging folder until the last is finished; then each is moved to its
place, so nobody ever sees half a file. First what is new, then what is changed, last of all what is gone: whenever a build ends, the pages
that are there work. Removed is only what Decan wrote itself, by its own record, and only while it is still as Decan wrote it.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from decan.output.drawings import draw_missing
from decan.output.failure import Failure, reason
from decan.output.plan import Item, Plan, items, plan
from decan.output.record import NAME, Record, read_record, record_text
from decan.output.staging import Staging
from decan.output.written import Written
from decan.site.page import Copy, Drawn, File, Kept
from decan.site.slugs import folded


def publish(
    files: Iterable[File | Kept],
    copies: Iterable[Copy],
    output: Path,
    staging: Staging,
    *,
    drawn: Sequence[Drawn] = (),
    jobs: int = 0,
    clean: bool = False,
) -> Written | Failure:
    """Make the output folder the site. The caller holds its lock (`decan.output.lock`) and has asked `decan.output.safety`.

    A failure says which file could not be written or would have been overwritten; what was there before is whole in either case.
    """
    stamps = staging.stamps
    record = read_record(output)
    if record is None:
        return Failure(f"{output / NAME} is not a record of Decan's", "choose another folder with --output; nothing was changed")
    pictures = draw_missing(drawn, output, Record() if clean else record, stamps, jobs)
    kept = (file if isinstance(file, Kept) else staging.keep(file) for file in (*files, *pictures.files, *pictures.kept))
    wanted = items(kept, copies, stamps)
    if isinstance(wanted, Failure):
        return wanted
    steps = plan(wanted, output, record, stamps, clean=clean)
    if isinstance(steps, Failure):
        return steps
    done = _Writer(output, record, staging).run(steps)
    stamps.save()
    return replace(done, undrawn=pictures.failed) if isinstance(done, Written) else done


class _Writer:
    """One run over one output folder."""

    def __init__(self, output: Path, record: Record, staging: Staging) -> None:
        self.output = output
        self.base = str(output)
        self.record = record
        self.staging = staging
        self.stamps = staging.stamps
        self.folders: set[str] = set()
        self.at = self.base
        """What is being written."""

    def run(self, steps: Plan) -> Written | Failure:
        """Write and prune; an error of the system becomes a failure that names the file."""
        todo = (*steps.new, *steps.changed)
        ours = {item.path: item.digest for item in (*todo, *steps.same) if item.path not in steps.foreign}
        if not todo and not steps.gone and not self.record.planned and ours == dict(self.record.files):
            return Written(unchanged=len(steps.same), files=tuple(item.path for item in steps.same))
        try:
            waiting = [self._waiting(item) for item in todo]
            if todo:
                self._keep_record(Record(self.record.files, {**self.record.planned, **{item.path: item.digest for item in todo}}))
            removed = [path for path in steps.in_the_way if self._remove(path, in_the_way=True)]
            for item, place in zip(todo, waiting, strict=True):
                self._move(place, item)
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
            return Failure(
                f"{Path(self.at)} cannot be written: {reason(error)}", "the site is as it was but for pages already finished; build again"
            )
        left = tuple(path for path in kept if path in self.record.files)
        return Written(len(todo), len(steps.same), len(removed), left, tuple(item.path for item in (*todo, *steps.same)))

    def _keep_record(self, record: Record) -> None:
        self.at = f"{self.base}/{NAME}"
        os.replace(self.staging.write(record_text(record).encode()), self.at)  # noqa: PTH105

    def _waiting(self, item: Item) -> str:
        """The finished file that becomes this one."""
        self.at = f"{self.base}/{item.path}"
        if item.source:
            return self.staging.copy(item.source)
        if not item.waiting:
            raise OSError(errno.EAGAIN, "it was changed while the site was built")
        return item.waiting

    def _move(self, waiting: str, item: Item) -> None:
        self.at = place = f"{self.base}/{item.path}"
        self._folder(place.rpartition("/")[0])
        os.replace(waiting, place)  # noqa: PTH105 (a Path for each of ten thousand files costs)
        self.stamps.learn(place, item.digest)

    def _folder(self, path: str) -> None:
        if path in self.folders:
            return
        self.folders.add(path)
        try:
            os.mkdir(path)  # noqa: PTH102
        except FileExistsError:
            pass
        except FileNotFoundError:
            self._folder(path.rpartition("/")[0])
            os.mkdir(path)  # noqa: PTH102

    def _same(self, path: str, other: str | None) -> bool:
        """Whether two spellings are one file here, on a file system that does not know case."""
        try:
            return other is not None and (self.output / path).samefile(self.output / other)
        except OSError:
            return False

    def _remove(self, path: str, *, in_the_way: bool = False) -> bool:
        """Delete a file of ours, and the folders that are empty then. False when it is not there, or not as we wrote it.

        A folder that was empty before may be somebody else's, and goes only where a file of ours has to stand.
        """
        place = self.output / path
        self.at = str(place)
        folders = [self.output / folder for folder in place.relative_to(self.output).parents][:-1]
        if place.is_symlink() or any(folder.is_symlink() for folder in folders):
            return False
        found = place.is_file()
        if found and not self.record.wrote(path, self.stamps.digest(str(place))):
            return False
        if found:
            os.unlink(place)  # noqa: PTH108
        for folder in (place, *folders) if in_the_way else folders if found else ():
            with contextlib.suppress(OSError):
                os.rmdir(folder)  # noqa: PTH106
        return found
