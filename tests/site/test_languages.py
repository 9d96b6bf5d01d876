"""A site speaks the language of its settings, and no other beside the author's own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from decan.messages import main

from .support import Built, decan, write

GREEK = {
    "2023-03-04.md": "Πριν από έναν χρόνο.",
    "2024-03-01.md": """
        ---
        tags: [Άλγεβρα]
        ---
        # Διάβασμα

        Πρώτη σελίδα του [βιβλίου](https://α.example/α.pdf), chapter 2, first half. Second pass of [βιβλίου](https://α.example/α.pdf).

        - [ ] ξανά το δεύτερο κεφάλαιο
        - [x] η άσκηση

        ```python
        α = 1
        ```
        """,
    "2024-03-02.md": """
        ---
        title: Ένα άρθρο
        tags: [Άλγεβρα, Ανάλυση]
        ---
        Ο [[Ορισμός]] και το [μάθημα](https://www.youtube.com/watch?v=αβγδεζηθικλ).

        ## Ένα

        ## Δύο

        ## Τρία
        """,
    "2024-03-04.md": "Μια σκέψη.\n\n## Μια άλλη\n\nTODO: κάτι",
    "2024-03-20.md": "---\ncovers: 2024-03-10 to 2024-03-18\ntags: [Ανάλυση]\n---\nΌσα έγιναν.",
    "2024-04-30.md": "Μετά από καιρό, η [διάλεξη](https://β.example/lectures/3) lecture 3.\n\ncloses: ξανά το δεύτερο κεφάλαιο",
    "μονάδες.md": """
        # Unit 1: 2024-03-01 to 2024-03-10

        ## Goals

        - Βιβλία:
          - [x] 2-3 papers
          - [ ] [βιβλίο](https://α.example/α.pdf)
        - Άλλα:

        # Unit 2: 2024-04-21 to 2024-04-30

        ## Goals

        - Βιβλία:
          - [ ] [βιβλίο](https://α.example/α.pdf)
        """,
    "ανασκόπηση.md": "---\ntype: review\nperiod: 2024-03\ndate: 2024-03-31\ninterests: {Άλγεβρα: {paused: κούραση}}\n---\nΟ μήνας.",
    "παράκαμψη.md": "---\ntype: review\nperiod: 2024-02-25 to 2024-03-05\ntitle: Παράκαμψη\ndate: 2024-04-30\n---\nΚείμενο.",
    "resources/βιβλίο.md": "---\nurl: https://α.example/α.pdf\nkind: book\nauthor: Κανείς\ntopics: [Άλγεβρα]\n---\nΣημείωση.",
    "roadmaps/δρόμος.md": "---\ntitle: Δρόμος\n---\nΛόγια.\n\n1. Αρχή\n   - [βιβλίο](https://α.example/α.pdf)\n   - [άλλο](https://γ.example/γ.pdf)\n",
    "topics/Άλγεβρα.md": "Τι είναι.",
    "notes/Ορισμός.md": "---\ncreated: 2024-03-01\nupdated: 2024-03-05\ntags: [Άλγεβρα]\n---\nΕίναι [[Διάβασμα]].",
    "notes/κενό.md": "",
    "περί.md": "---\ntype: page\ntitle: Περί\n---\nΈνας.",
}
"""A journal with every kind of page, and no word of Latin letters but those that open something."""
SETTINGS = """
    title: Ημερολόγιο
    author: Κανείς
    language: el
    url: https://ημερολόγιο.example/
    units: {targets: {paper: 2-3, lecture: 3+}}
    topics: {Ανάλυση: {parent: Άλγεβρα, aliases: [Λογισμός]}}
"""
OWN = re.compile(
    r"unit|units|chapter|lecture|lectures|papers?|first|half|second|pass|todo|python|html?|pdf|https?|www|com|example|youtube|watch|lectures?"
    r"|atom|json|feed|bibtex|decan|journal|csl|index|resources|width|device|initial|scale|xn|el|gr|image|png|cards?|website|article"
    r"|summary|large|script|true|false|auto|prev|next|md|of|to|closes|class|study|plan|roadmap|roadmaps|javascript",
    re.IGNORECASE,
)
"""Words that the author of the Greek journal wrote, names, and parts of addresses."""


def made(folder: Path, settings: str, files: dict[str, str]) -> Built:
    """Build a journal with settings."""
    write(folder, {"decan.yaml": settings})
    write(folder / "content", files)
    result = decan("build", str(folder))
    return Built(result.returncode, result.stdout + result.stderr, folder / "content", folder / "site")


class Spoken(HTMLParser):
    """What a page says: its texts, and its labels, which are heard or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in {"script", "style"}
        labels = {
            "aria-label",
            "title",
            "alt",
            "placeholder",
            "data-words",
            "data-auto",
            "data-light",
            "data-dark",
            "data-copy",
            "data-copied",
        }
        self.said += [value or "" for name, value in attrs if name in labels]
        if tag == "meta" and dict(attrs).get("name") == "description":
            self.said.append(dict(attrs).get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def strange(html: str) -> set[str]:
    """Texts of a page with a word in Latin letters that no catalogue was asked for."""
    page = Spoken()
    page.feed(html)
    found = set()
    for text in page.said:
        left = re.sub(r"⟦[^⟦⟧]*$|^[^⟦⟧]*⟧", " ", text)  # a text with a link in it
        while (inner := re.sub(r"⟦[^⟦⟧]*⟧", " ", left)) != left:
            left = inner
        if [word for word in re.findall(r"[A-Za-z]{2,}", left) if not OWN.fullmatch(word)]:
            found.add(" ".join(text.split()))
    return found


def test_every_word_is_asked_of_the_catalogue(tmp_path: Path) -> None:
    """In a Greek journal whose catalogue puts brackets around each text, no page says a word of English outside them."""
    catalogue = tmp_path / "templates" / "locale" / "el.po"
    catalogue.parent.mkdir(parents=True)
    main(catalogue)
    with catalogue.open("rb") as file:
        known = read_po(file, locale="el")
    for message in known:
        if message.id:
            message.string = tuple(f"⟦{text}⟧" for text in message.id) if isinstance(message.id, tuple) else f"⟦{message.id}⟧"
    with catalogue.open("wb") as file:
        write_po(file, known)
    built = made(tmp_path, SETTINGS, GREEK)
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 30
    assert {} == {str(page.relative_to(built.site)): found for page in pages if (found := strange(page.read_text(encoding="utf-8")))}


@pytest.mark.parametrize(
    ("language", "direction", "said"),
    [
        ("en", "ltr", "2 days of study"),
        ("de", "ltr", "2 Tage gelernt"),
        ("ar", "rtl", "يومان من الدراسة"),
        ("fr", "ltr", "2 days of study"),
    ],
)
def test_the_language_of_the_settings(tmp_path: Path, language: str, direction: str, said: str) -> None:
    """Its words where there is a catalogue, else English ones; its direction."""
    built = made(tmp_path, f"language: {language}\n", {"2024-03-01.md": "α", "2024-03-02.md": "β"})
    assert f'<html lang="{language}" dir="{direction}">' in built.page("2024/03")
    assert said in built.words("2024/03")


def test_a_text_in_another_language_is_marked(tmp_path: Path) -> None:
    """With its language where front matter says it, and with its direction in any case."""
    files = {
        "2024-03-01.md": "---\nlang: de\n---\nEin Gedanke, und noch einer.",
        "2024-03-02.md": "---\nlang: he\n---\nמחשבה אחת ועוד אחת.",
        "2024-03-03.md": "قرأت اليوم الفصل الأول من الكتاب.",
    }
    built = made(tmp_path, "language: en\n", files)
    assert ['<div class="prose" lang="de">'] == re.findall(r'<div class="prose"[^>]*>', built.page("2024/03/01"))
    assert ['<div class="prose" lang="he" dir="rtl">'] == re.findall(r'<div class="prose"[^>]*>', built.page("2024/03/02"))
    assert ['<div class="prose" dir="rtl">'] == re.findall(r'<div class="prose"[^>]*>', built.page("2024/03/03"))


def test_an_author_adds_a_language(tmp_path: Path) -> None:
    """A catalogue beside the journal is enough; what it does not say is English."""
    write(tmp_path, {"templates/locale/fr.po": 'msgid "Entries"\nmsgstr "Entrées"\n'})
    built = made(tmp_path, "language: fr\n", {"2024-03-01.md": "α", "2024-03-02.md": "β"})
    assert (0, True, True, True) == (
        built.status,
        "Entrées" in built.words("2024/03"),
        "The days" in built.words("2024/03"),
        "mars 2024" in built.words("2024/03"),
    )
