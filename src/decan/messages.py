"""Every text of the interface, for whoever translates it.

    python -m decan.messages fr.po        begins a catalogue, or brings one up to date: what is new comes empty, what is gone goes
    python -m decan.messages decan.pot    writes all texts untranslated, for programs that begin catalogues themselves

A text is looked up in five ways, and all are found here: what stands between the tags of a template, ``_("…")`` in one, ``words("…")`` and
``words.count("one", "many", …)`` in a module, and ``gettext_noop("…")`` where it is looked up by a name later. The states and kinds of
things are looked up as ``journal.json`` has them.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment

from decan.config import RESOURCE_KINDS
from decan.localise import texts_of
from decan.site.view import MARKS
from decan.theme import builtin_templates
from decan.words import PLURALS

_CALLED = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')
_SITE = Path(__file__).parent / "site"

Message = str | tuple[str, str]
"""A text, or one with a number: its singular and its plural."""


def messages() -> dict[Message, str]:
    """Every text with the file that first says it, sorted by that file and in its order."""
    found: dict[Message, str] = {}
    for message, place in (*_of_templates(), *_of_modules(), *_of_terms()):
        found.setdefault(message, place)
    plural = {message[0] for message in found if isinstance(message, tuple)}
    return {message: place for message, place in found.items() if message not in plural}


def _of_templates() -> Iterator[tuple[Message, str]]:
    root = builtin_templates()
    environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    for path in sorted(root.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        place = path.relative_to(root).as_posix()
        yield from ((text, place) for text in (*texts_of(environment, source), *_CALLED.findall(source)))


def _of_modules() -> Iterator[tuple[Message, str]]:
    for path in sorted(_SITE.rglob("*.py")):
        place = path.relative_to(_SITE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from ((message, place) for message in _of_call(node))


def _of_call(node: ast.Call) -> Iterator[Message]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
    texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
    if name in {"words", "gettext_noop"} and texts:
        yield texts[0]
    elif name in {"count", "forms"} and len(texts) == 2:
        yield texts[0], texts[1]


def _of_terms() -> Iterator[tuple[Message, str]]:
    yield from ((term, "journal.json") for term in (*RESOURCE_KINDS, *MARKS))
    yield from (((f"%(n)s {one}", f"%(n)s {many}"), "numbers") for one, many in PLURALS.items())


def catalogue(language: str, known: bytes = b"") -> Catalog:
    """The catalogue of a language, or of none, with all texts; those in ``known``, a PO file, are already translated."""
    locale = Locale.parse(language, sep="-") if language else None
    wanted = Catalog(locale=locale, project="Decan", charset="utf-8", fuzzy=False)
    for message, place in messages().items():
        wanted.add(message, locations=[(place, 0)])
    made = read_po(BytesIO(known), locale=locale) if known else Catalog(locale=locale, project="Decan", charset="utf-8", fuzzy=False)
    made.update(wanted, no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    made.obsolete.clear()
    return made


def main(path: Path) -> None:
    """Write the catalogue ``path``, whose name is its language's, with what it says already; for a ``.pot``, the list of all texts."""
    language = "" if path.suffix == ".pot" else path.stem
    made = catalogue(language, path.read_bytes() if language and path.exists() else b"")
    written = BytesIO()
    write_po(written, made, width=120, omit_header=True, include_lineno=False)
    path.write_bytes(_head(made, language).encode() + written.getvalue())


def _head(made: Catalog, language: str) -> str:
    """The entry that every PO file begins with; without the hour, so that nothing changes where no text has."""
    plural = f"nplurals={made.num_plurals}; plural={made.plural_expr};" if language else "nplurals=INTEGER; plural=EXPRESSION;"
    lines = (
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Language: {language}",
        f"Plural-Forms: {plural}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
