"""Every catalogue has every text that the interface says, and the interface says nothing else."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from decan.messages import main, messages
from decan.theme import builtin_templates
from decan.words import Words

CATALOGUES = sorted((builtin_templates() / "locale").glob("*.po"))


def entries(path: Path) -> list[Message]:
    """What a catalogue translates."""
    return [message for message in read_po(BytesIO(path.read_bytes())) if message.id]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """A text, or all its forms."""
    return (text,) if isinstance(text, str) else tuple(text)


def values(text: str) -> set[str]:
    """The places of values in a text."""
    return set(re.findall(r"%\(\w+\)s", text))


def test_two_languages_and_one_of_them_from_right_to_left() -> None:
    """Stand beside English, which needs none."""
    assert ["ar", "de"] == [path.stem for path in CATALOGUES]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.stem))
def test_a_catalogue_is_complete(path: Path) -> None:
    """No text is left in English, in none of its forms, and nothing stands there that is no longer said."""
    found = entries(path)
    assert set(messages()) == {message.id for message in found}
    assert [] == [message.id for message in found if not all(forms(message.string)) or message.fuzzy]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.stem))
def test_a_translation_keeps_its_values(path: Path) -> None:
    """``%(n)s`` and the like stand on both sides; a form that says its number in words may leave that out."""
    wrong = []
    for message in entries(path):
        wanted = values(forms(message.id)[-1])
        told = [values(text) for text in forms(message.string)]
        wrong += [message.id for found in told if found - wanted or (wanted - found) - ({"%(n)s"} if len(told) > 1 else set())]
        wrong += [message.id] if told[-1] != wanted else []
    assert [] == wrong


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.stem))
def test_a_catalogue_is_as_the_tool_writes_it(path: Path, tmp_path: Path) -> None:
    """So that bringing it up to date changes what is new, and nothing else."""
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    main(copy)
    assert path.read_text(encoding="utf-8") == copy.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا أيام"),
        (1, "يوم واحد"),
        (2, "يومان"),
        (3, "3 أيام"),
        (10, "10 أيام"),
        (11, "11 يومًا"),
        (99, "99 يومًا"),
        (100, "100 يوم"),
        (103, "103 أيام"),
    ],
)
def test_the_six_forms_of_arabic(number: int, words: str) -> None:
    """A number is followed by the form that the language has for it."""
    assert words == Words("ar", [builtin_templates()]).count("%(n)s day", "%(n)s days", number)


def test_a_new_catalogue_has_all_texts_and_no_translation(tmp_path: Path) -> None:
    """And keeps what its translator writes while texts come and go."""
    path = tmp_path / "fr.po"
    main(path)
    assert set(messages()) == {message.id for message in entries(path)}
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgid "Goals"\nmsgstr ""', 'msgid "Goals"\nmsgstr "Objectifs"') + '\nmsgid "Gone"\nmsgstr "Parti"\n', encoding="utf-8"
    )
    main(path)
    found = {message.id: message.string for message in entries(path)}
    plurals = str(get_plural("fr"))  # those of CLDR, which change now and then
    assert ("Objectifs", False, plurals in text.replace('"\n"', "")) == (found["Goals"], "Gone" in found, True)
