"""The words of the interface in the site's language, from gettext catalogues.

    templates/locale/de.po      the built-in theme's German
    templates/locale/de.po      beside a journal's content: what the author says otherwise, or a language of their own

English is what the templates themselves say, so it needs no catalogue. The format is that of GNU gettext's PO files
(https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html), which any translator's program opens.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from decan.diagnostics import Diagnostic, Severity, Span

PLURALS = {
    "entry": "entries", "day": "days", "article": "articles", "unit": "units", "resource": "resources", "topic": "topics", "note": "notes",
    "word": "words", "minute": "minutes", "goal": "goals", "citation": "citations", "month": "months", "week": "weeks", "part": "parts",
    "year": "years", "link": "links",
}  # fmt: skip
"""A word that is counted, and its plural."""
_COUNTED = 101
"""Numbers below have all forms that a language has for whole ones."""
_UNCLOSED = re.compile(rb'^(?:msg[^"\n]*)?"(?:[^"\\\n]|\\.)*$', re.MULTILINE)
"""A line of a catalogue whose text does not end; Babel takes its last letter for the quotation mark."""
FOLDER = "locale"
"""Of the catalogues, in the templates."""


def gettext_noop(text: str) -> str:
    """The text as it is: marks for the catalogues what is looked up elsewhere, by a name."""
    return text


class Words:
    """The interface in one language. ``diagnostics`` tell of catalogues that cannot be read."""

    def __init__(self, language: str = "en", folders: Sequence[Path] = ()) -> None:
        """``folders`` are those of the templates, the ones that count more first."""
        self.language = language
        self._grouped = _locale(language)
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
        return self._translations.ngettext(one, many, number) % {"n": self.number(number), **values}

    def listed(self, items: Iterable[str]) -> str:
        """The items one after the other, with the language's sign between them: ``papers, books``, ``أوراق، كتب``."""
        return self(", ").join(items)

    def number(self, number: int) -> str:
        """With its thousands parted as the language does; in the digits that addresses and code have, too."""
        return f"{number:,}" if self._grouped is None or -1000 < number < 1000 else str(format_decimal(number, locale=self._grouped))

    def forms(self, one: str, many: str) -> dict[str, str]:
        """All forms of a text with a number, by CLDR's name for it (``few``), for scripts that count; ``{n}`` stands for the number."""
        rule = self._grouped.plural_form if self._grouped is not None else Locale.parse("en").plural_form
        found: dict[str, str] = {}
        for number in range(_COUNTED):
            found.setdefault(rule(number), self.count(one, many, number, n="{n}"))
        return {"other": self.count(one, many, _COUNTED, n="{n}"), **found}

    def _read(self, path: Path) -> gettext.GNUTranslations | None:
        try:
            catalogue = _parsed(path.read_bytes(), _locale(path.stem))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (PoFileError, OSError, ValueError) as error:
            hint = "correct it with a program for PO files; until then it is left aside"
            line = getattr(error, "lineno", 0) + 1
            self._found.append(
                Diagnostic("theme.catalogue", Severity.ERROR, str(error).split("\n")[0], Span(f"{FOLDER}/{path.name}", line), "", hint)
            )
            return None
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)


def _parsed(data: bytes, locale: Locale | None) -> Catalog:
    unclosed = _UNCLOSED.search(data)
    if unclosed:
        raise PoFileError("a quotation mark is missing at the end of the line", Catalog(), "", data.count(b"\n", 0, unclosed.start()))
    return read_po(BytesIO(data), locale=locale, abort_invalid=True)


def _locale(language: str) -> Locale | None:
    """Babel needs a locale to keep a catalogue's plural forms; a language that it does not know has those of English."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
