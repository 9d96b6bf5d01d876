"""The words of the interface come from catalogues."""

from pathlib import Path

import pytest

from decan.words import Words

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def catalogue(folder: Path, language: str, text: str) -> Path:
    """A folder of templates with one catalogue."""
    (folder / "locale").mkdir(parents=True, exist_ok=True)
    (folder / "locale" / f"{language}.po").write_text(HEADER + text, encoding="utf-8")
    return folder


def test_english_needs_no_catalogue() -> None:
    """It is what the templates say."""
    words = Words("en")
    assert ("Goals", "1 entry", "1,200 entries", "by Noor") == (
        *(words("Goals"), words.count("%(n)s entry", "%(n)s entries", 1), words.count("%(n)s entry", "%(n)s entries", 1200)),
        words("by %(name)s", name="Noor"),
    )


@pytest.mark.parametrize(("language", "expected"), [("de", "Ziele"), ("de-AT", "Ziele"), ("fr", "Goals")])
def test_a_language_and_its_countries(tmp_path: Path, language: str, expected: str) -> None:
    """A country without a catalogue of its own has its language's."""
    folder = catalogue(tmp_path, "de", 'msgid "Goals"\nmsgstr "Ziele"\n')
    assert expected == Words(language, [folder])("Goals")


def test_the_author_says_otherwise(tmp_path: Path) -> None:
    """Word by word; the rest is the theme's."""
    theme = catalogue(tmp_path / "theme", "de", 'msgid "Goals"\nmsgstr "Ziele"\n\nmsgid "Topics"\nmsgstr "Themen"\n')
    own = catalogue(tmp_path / "own", "de", 'msgid "Goals"\nmsgstr "Vorsätze"\n')
    words = Words("de", [own, theme])
    assert ("Vorsätze", "Themen") == (words("Goals"), words("Topics"))


def test_plural_forms_are_the_languages(tmp_path: Path) -> None:
    """Arabic has six."""
    header = HEADER.replace("nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2)")
    (tmp_path / "locale").mkdir()
    text = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "يوم"\nmsgstr[1] "يومان"\nmsgstr[2] "%(n)s أيام"\n'
    (tmp_path / "locale" / "ar.po").write_text(header + text, encoding="utf-8")
    words = Words("ar", [tmp_path])
    assert ["يوم", "يومان", "5 أيام"] == [words.count("%(n)s day", "%(n)s days", number) for number in (1, 2, 5)]


def test_a_broken_catalogue_is_told(tmp_path: Path) -> None:
    """With its line, and the words stay English."""
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").write_text(HEADER + 'msgid "Goals"\nmsgstt "Ziele"\n', encoding="utf-8")
    words = Words("de", [tmp_path])
    assert ("Goals", [("theme.catalogue", "locale/de.po", 5)]) == (
        words("Goals"),
        [(one.code, one.span.path, one.span.line) for one in words.diagnostics],
    )
