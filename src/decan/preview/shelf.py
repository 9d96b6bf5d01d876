"""The documents of a journal in memory, read again only where a file has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from decan.building import cache_of, settings_of
from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.layout import SETTINGS, Layout, Options
from decan.model.document import Document
from decan.reading.document import read_document
from decan.reading.sources import SourceFile, read, scan
from decan.reading.workers import read_documents

_BROKEN = ("front-matter.", "file.unreadable", "file.too-large")
"""Codes of errors after which the last good version of a document is kept: it would lose its day, or all that it says."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a look at the files has found; paths are those of the journal."""

    documents: tuple[Document, ...] = ()
    """Read anew, each at a path that was known before."""
    added: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    """Pictures and other files with other bytes."""
    settings: bool = False
    theme: bool = False
    faults: bool = False
    """What is broken is something else now."""
    complaints: bool = False
    """Other things are wrong with the settings, or with files that are left out."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old path → new path of documents that are the same, byte for byte."""

    @property
    def shape(self) -> bool:
        """Whether more than texts may have changed."""
        return bool(self.added or self.gone or self.files or self.settings)

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.documents or self.shape or self.theme or self.faults or self.complaints)

    @property
    def names(self) -> tuple[str, ...]:
        """The paths that changed, for a line on the terminal."""
        own = {document.path for document in self.documents} | self.added | self.gone | self.files
        marks = [SETTINGS] * self.settings + ["templates/"] * self.theme
        return (*sorted(own), *marks)


class Shelf:
    """All documents of one journal. ``config`` are its last good settings."""

    def __init__(self, layout: Layout, options: Callable[[], Options]) -> None:
        self._layout = layout
        self._options = options
        self.config = Config()
        self.documents: dict[str, Document] = {}
        self.files: dict[str, SourceFile] = {}
        self.missed: tuple[Diagnostic, ...] = ()
        """Findings about files that are left out."""
        self.complaints: tuple[Diagnostic, ...] = ()
        """Those of the settings."""
        self.broken: dict[str, tuple[Diagnostic, ...]] = {}
        """By path, what is wrong with a document of which the last good version is shown."""
        self._by_file: dict[str, str] = {}
        self._templates: Mapping[str, tuple[int, int]] = {}

    def open(self) -> None:
        """Read everything."""
        self.config, self.complaints = settings_of(self._layout, self._options())
        self._templates = _stamps(self._layout.templates)
        self._scan()
        self._read_all()

    @property
    def assets(self) -> list[str]:
        """Paths of all files that are no documents."""
        return [path for path, file in self.files.items() if not file.markdown]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What is wrong with documents and settings of which the last good version is shown."""
        return (*self.complaints, *(fault for path in sorted(self.broken) for fault in self.broken[path]))

    def look(self, touched: Iterable[str], *, everything: bool = False) -> Changes:
        """Look at files again: those of the absolute paths ``touched``, or all. Folders and unknown files have all looked at."""
        paths = set(touched)
        own = str(self._layout.templates)
        strange = {path for path in paths if path not in self._by_file and path != str(self._layout.root / SETTINGS)}
        theme = self._theme() if everything or any(path == own or path.startswith(own + os.sep) for path in strange) else False
        settings, reread, faulty = self._settings(force=everything or str(self._layout.root / SETTINGS) in paths)
        if reread or everything or any(not path.startswith(own + os.sep) for path in strange):
            found = self._all(reread=reread)
        else:
            found = self._some(self._by_file[path] for path in paths if path in self._by_file)
        return replace(found, settings=settings, theme=theme, complaints=found.complaints or faulty)

    def _settings(self, *, force: bool) -> tuple[bool, bool, bool]:
        """Whether settings have changed, whether documents have to be read again for it, and whether other things are wrong with them."""
        options = self._options()
        if not force and options.today == self.config.today:
            return False, False, False
        config, found = settings_of(self._layout, options)
        faulty = found != self.complaints
        self.complaints = found
        if any(one.severity is Severity.ERROR for one in found):  # the last good ones stay
            return False, False, faulty
        before, self.config = self.config, config
        return config != before, config.of_reading != before.of_reading, faulty

    def _theme(self) -> bool:
        stamps = _stamps(self._layout.templates)
        changed = stamps != self._templates
        self._templates = stamps
        return changed

    def _some(self, paths: Iterable[str]) -> Changes:
        """Look at files that are known. One that is gone has all looked at."""
        known = sorted(paths)
        fresh: dict[str, SourceFile] = {}
        for path in known:
            try:
                status = Path(self.files[path].absolute).stat()
            except OSError:
                return self._all()
            fresh[path] = SourceFile(path, self.files[path].absolute, status.st_size, status.st_mtime_ns, self.files[path].markdown)
        return self._changed(fresh, self.files)

    def _all(self, *, reread: bool = False) -> Changes:
        """Look at all files by size and time; ``reread`` has all documents read."""
        before, missed = self.files, self.missed
        self._scan()
        added, gone = self.files.keys() - before.keys(), before.keys() - self.files.keys()
        lost = {path: self.documents.pop(path) for path in gone if path in self.documents}
        for path in gone:
            self.broken.pop(path, None)
        if reread:
            self._read_all()
        altered = {path: file for path, file in self.files.items() if path in added or file != before.get(path)}
        found = self._changed(altered, before)
        moved = _renamed(lost, {path: self.documents[path] for path in sorted(added) if path in self.documents})
        news = frozenset(path for path in added if not self.files[path].markdown or path in self.documents)
        documents = tuple(document for document in found.documents if document.path not in added)
        return Changes(
            documents,
            news,
            frozenset(gone),
            found.files - added,
            faults=found.faults or reread,
            complaints=missed != self.missed,
            moved=moved,
        )

    def _changed(self, files: Mapping[str, SourceFile], before: Mapping[str, SourceFile]) -> Changes:
        """Read files and keep what is other than before."""
        documents, others, faults = [], set(), False
        for path, file in files.items():
            if not file.markdown:
                if file != before.get(path):
                    others.add(path)
            else:
                document, faulty = self._read(file)
                documents.extend([document] if document else [])
                faults = faults or faulty
            self.files[path] = file
        return Changes(tuple(documents), files=frozenset(others), faults=faults)

    def _read(self, file: SourceFile) -> tuple[Document | None, bool]:
        """Read one document: itself where it is new, and whether other things are wrong with it."""
        source = read(file, self.config)
        before = self.documents.get(file.path)
        if before is not None and source.digest and source.digest == before.digest:
            return None, self.broken.pop(file.path, None) is not None
        return self._keep(read_document(source, self.config))

    def _keep(self, document: Document) -> tuple[Document | None, bool]:
        """Put a document on the shelf, unless it is broken and there is a good one."""
        path = document.path
        wrong = tuple(fault for fault in document.diagnostics if fault.severity is Severity.ERROR and fault.code.startswith(_BROKEN))
        known = self.broken.get(path, ())
        if wrong and path in self.documents and not self._is_broken(self.documents[path]):
            self.broken[path] = wrong
            return None, wrong != known
        self.broken.pop(path, None)
        self.documents[path] = document
        return document, bool(known)

    @staticmethod
    def _is_broken(document: Document) -> bool:
        return any(fault.severity is Severity.ERROR and fault.code.startswith(_BROKEN) for fault in document.diagnostics)

    def _scan(self) -> None:
        layout = self._layout
        files, self.missed = scan(layout.content, self.config, exclude=layout.excluded, beside=layout.beside)
        self.files = {file.path: file for file in files}
        self._by_file = {file.absolute: file.path for file in files}

    def _read_all(self) -> None:
        files = [file for file in self.files.values() if file.markdown]
        options = self._options()
        cache = cache_of(self._layout, options, self.config, files)
        for document in read_documents(files, self.config, options.jobs, cache):
            self._keep(document)


def _renamed(lost: Mapping[str, Document], come: Mapping[str, Document]) -> dict[str, str]:
    """Old path → new path of documents that are the same byte for byte; of one that went while one came, also if it was changed."""
    if len(lost) == len(come) == 1:
        return dict(zip(lost, come, strict=True))
    by_digest = {document.digest: path for path, document in come.items()}
    return {path: by_digest[document.digest] for path, document in lost.items() if document.digest in by_digest}


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of each file in a folder, by path; empty for none."""
    found: dict[str, tuple[int, int]] = {}
    for path in folder.rglob("*") if folder.is_dir() else ():
        try:
            status = path.stat()
        except OSError:
            continue
        if path.is_file() and not path.name.startswith("."):
            found[str(path)] = (status.st_size, status.st_mtime_ns)
    return found
