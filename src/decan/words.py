"""The words of the interface in the site's language, from gettext catalogues.

    templates/locale/de.po      the built-in theme's German
    templates/locale/de.po      beside a journal's content: what the author says otherwise, or a language of their own

English is what the templates themselves say, so it needs no catalogue. The format is that of GNU gettext's PO files
(https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html), which any translator's program opens.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from decan.diagnostics import Diagnostic, Severity, Span

FOLDER = "locale"
"""Of the catalogues, in the templates."""


class Words:
    """The interface in one language. ``diagnostics`` tell of catalogues that cannot be read."""

    def __init__(self, language: str = "en", folders: Sequence[Path] = ()) -> None:
        """``folders`` are those of the templates, the ones that count more first."""
        self.language = language
        self._found: list[Diagnostic] = []
        self._translations: gettext.NullTranslations = gettext.NullTranslations()
        for folder in reversed(folders):
            for name in dict.fromkeys((language.partition("-")[0], language)):
                found = self._read(folder / FOLDER / f"{name}.po")
                if found is not None:
                    found.add_fallback(self._translations)
                    self._translations = found

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What could not be read."""
        return tuple(self._found)

    def __call__(self, text: str, **values: object) -> str:
        """The text in this language, ``%(name)s`` in it replaced."""
        found = self._translations.gettext(text) if text else ""
        return found % values if values else found

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The form that this language has for a number: ``count("%(n)s entry", "%(n)s entries", 3)``; ``n`` has its thousands parted."""
        return self._translations.ngettext(one, many, number) % {"n": f"{number:,}", **values}

    def _read(self, path: Path) -> gettext.GNUTranslations | None:
        try:
            with path.open("rb") as file:
                catalogue = read_po(file, locale=_locale(path.stem), abort_invalid=True)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (PoFileError, OSError, ValueError) as error:
            hint = "correct it with a program for PO files; until then the words are English"
            line = getattr(error, "lineno", 0) + 1
            self._found.append(
                Diagnostic("theme.catalogue", Severity.ERROR, str(error).split("\n")[0], Span(f"{FOLDER}/{path.name}", line), "", hint)
            )
            return None
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)


def _locale(language: str) -> Locale | None:
    """Babel needs a locale to keep a catalogue's plural forms; a language that it does not know has those of English."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
