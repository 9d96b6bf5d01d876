"""The theme: where templates are found, how a page is rendered, and the theme's own files.

A template in the author's ``templates/`` replaces the built-in one of the same name; ``{% extends "builtin/day.html" %}`` extends that one.
``templates/assets/custom.css`` is linked after the theme's own stylesheet.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, TemplateError, TemplateRuntimeError, TemplateSyntaxError

from decan.bytecode import Compiled
from decan.config import Config, Named
from decan.diagnostics import Diagnostic, Severity, Span
from decan.extensions import Extension, load
from decan.site.page import Context, File, OutputPath
from decan.templating import Templates
from decan.words import Words

_CSS = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(?:calc|clamp|min|max)\((?:[^()]|\([^()]*\))*\))|(?P<comment>\s*/\*.*?\*/\s*)|[\s;]*(?P<close>\})\s*|\s*(?P<sign>[{;,>+])\s*|(?P<colon>:)\s+|\s+""",
    re.DOTALL,
)
ASSETS = "assets"
"""The folder of styles and scripts, in the templates and in the site."""
CUSTOM = f"{ASSETS}/custom.css"
"""An author's own stylesheet, which every page links after the theme's."""


def builtin_templates() -> Path:
    """The built-in theme: beside the module in an installed package, else the repository's top-level ``templates/``."""
    here = Path(__file__).parent
    installed = here / "templates"
    return installed if installed.is_dir() else here.parent.parent / "templates"


class Theme:
    """The templates of one build. What the author's own got wrong is in ``diagnostics``; the built-in twins are shown instead."""

    def __init__(self, templates: Path, config: Config, spare: Theme | None = None) -> None:
        """``spare`` shows the pages that this theme cannot; the built-in one unless given."""
        self._own = templates
        self._builtin = builtin_templates()
        self._config = config
        self.spare = spare
        self._found: dict[tuple[str, int], Diagnostic] = {}
        self.words = Words(config.language, [templates, self._builtin])
        builtin = FileSystemLoader(self._builtin)
        layers: list[BaseLoader] = [builtin, PrefixLoader({"builtin": builtin})]
        own = templates.is_dir()
        self._extensions = {one.name: load(one.name) for one in config.extensions}
        brought = [FileSystemLoader(one.templates) for one in self._extensions.values() if one.templates]
        loader = ChoiceLoader([*([FileSystemLoader(templates)] if own else []), *layers, *brought])
        compiled = None if own or any(one.filters or one.templates for one in self._extensions.values()) else self._compiled()
        self._environment = Templates(loader, self.words, self._builtin, compiled)
        self._plain = Templates(ChoiceLoader(layers), self.words, self._builtin)
        for one in config.extensions:
            self._take_filters(one)

    def _take_filters(self, extension: Named) -> None:
        """Add an extension's filters to those that templates know."""
        loaded, filters = self._extensions[extension.name], self._environment.filters
        for name, function in loaded.filters.items():
            if name in filters:
                self._fail(extension, f"the filter {name} of {extension.name} has the name of another one", "it is left out; rename it")
            else:
                filters[name] = _guarded(function, name, loaded)

    def _compiled(self) -> Compiled:
        """The built-in templates as they were compiled before: from the same templates and catalogues, by the same Decan."""
        here = Path(__file__).parent
        ours = (here / f"{name}.py" for name in ("templating", "localise", "words"))
        sources = sorted(path for ending in ("html", "po") for path in self._builtin.rglob(f"*.{ending}"))
        return Compiled(self._builtin, self._config.language, (*ours, *sources))

    @property
    def is_own(self) -> bool:
        """Whether not all pages are the built-in theme's: those of others may have faults."""
        return self._has_own or any(one.pages for one in self._extensions.values())

    @property
    def _has_own(self) -> bool:
        """Whether the author has templates."""
        return self._own.is_dir() and any(self._own.rglob("*.html"))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What went wrong in the author's templates and catalogues, once each."""
        return (*self.words.diagnostics, *self._found.values())

    @cached_property
    def assets(self) -> tuple[File, ...]:
        """Styles, scripts and pictures of the theme, the author's in place of the built-in ones; their properties laid over the style."""
        found: dict[str, Path] = {}
        for folder in (self._builtin / ASSETS, self._own / ASSETS):
            if folder.is_dir():
                files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
                found.update({path.relative_to(folder.parent).as_posix(): path for path in files})
        return tuple(File(OutputPath(name), _compact(name, path.read_bytes())) for name, path in sorted(found.items()))

    @cached_property
    def version(self) -> str:
        """A short digest of the theme's files: it changes their addresses' query when they change."""
        return _digest(self.assets)

    @cached_property
    def versions(self) -> dict[str, str]:
        """The same for scripts and for all else, so that a change of style does not make a browser fetch and run the scripts again."""
        scripts = [file.output.endswith(".js") for file in self.assets]
        return {
            "scripts": _digest(file for file, script in zip(self.assets, scripts, strict=True) if script),
            "styles": _digest(file for file, script in zip(self.assets, scripts, strict=True) if not script),
        }

    @cached_property
    def _custom(self) -> bool:
        """Whether the author has a stylesheet beside the theme's."""
        return any(file.output == CUSTOM for file in self.assets)

    def load(self) -> Theme:
        """Read and compile all of the author's templates now, so that later changes of the files do not show, and faults do."""
        for path in sorted(self._own.rglob("*.html")) if self._own.is_dir() else ():
            try:
                self._environment.get_template(path.relative_to(self._own).as_posix())
            except (TemplateError, UnicodeDecodeError) as error:
                self._note(error, *(self._place(error) or (path, 1)))
        return self

    def render(self, template: str, context: Context) -> str:
        """The HTML of a page. A fault in an author's template is noted, and the spare theme shows the page."""
        values = {**context, "version": self.version, "versions": self.versions, "custom": self._custom}
        try:
            return self._environment.get_template(template).render(values)
        except (TemplateError, TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError, RecursionError) as error:
            place = self._place(error)
            if place is None:
                raise
            self._note(error, *place)
            return self.spare.render(template, context) if self.spare else self._plain.get_template(template).render(values)

    def render_added(self, extension: Named, template: str, context: Context) -> str:
        """The HTML of an extension's page. Where its template fails, that is noted, and the page has its frame only."""
        values = {**context, "version": self.version, "versions": self.versions, "custom": self._custom}
        try:
            return self._environment.get_template(template).render(values)
        except Exception as error:  # noqa: BLE001 (code of others)
            message = f"a page of {extension.name} failed: {template}: {self._extensions[extension.name].told(error)}"
            self._fail(extension, message, "until it is mended the page is empty; tell whoever makes the extension")
            return self._plain.get_template("base.html").render(values)

    def _fail(self, extension: Named, message: str, hint: str) -> None:
        self._found.setdefault((message, 0), Diagnostic("extension.failed", Severity.ERROR, message, extension.span, "", hint))

    def _place(self, error: Exception) -> tuple[Path, int] | None:
        """The author's template, and the line in it, that an error comes from."""
        if isinstance(error, TemplateSyntaxError) and error.filename and Path(error.filename).is_relative_to(self._own):
            return Path(error.filename), error.lineno
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(self._own)]
        if frames:
            return Path(frames[-1].filename), frames[-1].lineno or 1
        return (self._own, 1) if self._has_own else None

    def _note(self, error: Exception, path: Path, line: int) -> None:
        name = "templates/" + path.relative_to(self._own).as_posix() if path != self._own else "templates"
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        message = (str(error) or type(error).__name__).split("\n")[0]
        hint = "mend the template; until then the built-in one is used"
        self._found.setdefault((name, line), Diagnostic("theme.template", Severity.ERROR, message, Span(name, line), excerpt, hint))


def _guarded(function: Callable[..., object], name: str, extension: Extension) -> Callable[..., object]:
    """A filter whose failure is a failure of the template that asks for it."""

    @wraps(function)
    def called(*values: object, **named: object) -> object:
        try:
            return function(*values, **named)
        except Exception as error:
            raise TemplateRuntimeError(f"the filter {name} of {extension.name} failed: {extension.told(error)}") from error

    return called


def _digest(files: Iterable[File]) -> str:
    digest = hashlib.blake2b(digest_size=4)
    for file in files:
        digest.update(file.output.encode() + b"\0" + file.data)
    return digest.hexdigest()


def _compact(name: str, data: bytes) -> bytes:
    """A stylesheet without its comments and the blanks that say nothing; any other file as it is."""
    if not name.endswith(".css"):
        return data
    text = data.decode("utf-8", "replace")
    kept = ("string", "close", "sign", "colon")

    def shortest(match: re.Match[str]) -> str:
        return next((match[name] for name in kept if match[name]), "" if match["comment"] else " ")

    return _CSS.sub(shortest, text).strip().encode()
