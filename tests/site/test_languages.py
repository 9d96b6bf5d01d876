"""A site speaks the language of its settings, and no other beside the author's own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from decan.messages import main

from .arabic import FILES
from .arabic import SETTINGS as ARABIC
from .support import Built, decan, write

ROOT = Path(__file__).parents[2]

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
    "ανασκόπηση.md": """
        ---
        type: review
        period: 2024-03
        date: 2024-03-31
        interests: {Άλγεβρα: {state: paused, why: κούραση}}
        ---
        Ο μήνας.
        """,
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


def strange(html: str, own: set[str] | frozenset[str] = frozenset()) -> set[str]:
    """Texts of a page with a word in Latin letters that no catalogue was asked for, and that is not the author's ``own``."""
    page = Spoken()
    page.feed(html)
    found = set()
    for text in page.said:
        left = re.sub(r"⟦[^⟦⟧]*$|^[^⟦⟧]*⟧", " ", text)  # a text with a link in it
        while (inner := re.sub(r"⟦[^⟦⟧]*⟧", " ", left)) != left:
            left = inner
        if [word for word in re.findall(r"[A-Za-z]{2,}", left) if not OWN.fullmatch(word) and word.casefold() not in own]:
            found.add(" ".join(text.split()))
    return found


def bracketed(folder: Path) -> None:
    """Write a Greek catalogue that puts brackets around each text."""
    catalogue = folder / "templates" / "locale" / "el.po"
    catalogue.parent.mkdir(parents=True)
    main(catalogue)
    with catalogue.open("rb") as file:
        known = read_po(file, locale="el")
    for message in known:
        if message.id:
            message.string = tuple(f"⟦{text}⟧" for text in message.id) if isinstance(message.id, tuple) else f"⟦{message.id}⟧"
    with catalogue.open("wb") as file:
        write_po(file, known)


def test_every_word_is_asked_of_the_catalogue(tmp_path: Path) -> None:
    """In a Greek journal whose catalogue puts brackets around each text, no page says a word of English outside them."""
    bracketed(tmp_path)
    built = made(tmp_path, SETTINGS, GREEK)
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 30
    assert {} == {str(page.relative_to(built.site)): found for page in pages if (found := strange(page.read_text(encoding="utf-8")))}


def test_every_word_of_the_sample_is_its_author_s_or_asked_for(tmp_path: Path) -> None:
    """Its pages say no English but that of its files."""
    bracketed(tmp_path)
    settings = (ROOT / "decan.yaml").read_text(encoding="utf-8")
    files = {str(path.relative_to(ROOT / "content")): path for path in (ROOT / "content").rglob("*") if path.suffix in {".md", ".yaml"}}
    content = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    own = set(re.findall(r"[a-z]{2,}", " ".join((settings, *content.values())).casefold())) | {"bash", "session"}  # of a language of code
    built = made(tmp_path, settings.replace("language: en", "language: el"), content)
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 100
    assert {} == {str(page.relative_to(built.site)): found for page in pages if (found := strange(page.read_text(encoding="utf-8"), own))}


def test_an_arabic_journal(tmp_path: Path) -> None:
    """Every page runs from right to left, says nothing in English but names and what the author wrote, and counts as Arabic does."""
    built = made(tmp_path, ARABIC, FILES)
    assert (0, "") == (built.status, "".join(re.findall(r".*error.*", built.output.replace("no errors", ""))))
    own = set(re.findall(r"[a-z]{2,}", " ".join((ARABIC, *FILES, *FILES.values())).casefold()))
    pages = {str(page.relative_to(built.site)): page.read_text(encoding="utf-8") for page in sorted(built.site.rglob("*.html"))}
    assert len(pages) > 30
    assert {} == {name: found for name, html in pages.items() if (found := strange(html, own | {"markdown"}))}
    assert set() == {name for name, html in pages.items() if '<html lang="ar" dir="rtl">' not in html}
    text = " ".join(built.words(name) for name in ("2024", "2024/03", "units/unit-1", "resources", "interests", "follow-ups"))
    assert [] == re.findall(r"[\u0600-\u06ff], [\u0600-\u06ff]", text)
    assert [] == re.findall(r"[\u0660-\u0669]", text)
    told = ("8 أيام من الدراسة", "8 تدوينات، 3 مقالات", "وحدتان", "مصدران", "الجمعة 1 مارس", "1–10 مارس 2024")
    assert [] == [words for words in told if words not in text]


def test_english_in_an_arabic_journal(tmp_path: Path) -> None:
    """Runs from left to right and is marked as English; code does so anyway."""
    built = made(tmp_path, ARABIC, FILES)
    assert '<div class="prose" lang="en" dir="ltr">' in built.page("2024/03/05")
    assert '<h3 lang="en" class="lead" dir="auto">' in built.page("2024")
    feed = (built.site / "feed.xml").read_text(encoding="utf-8")
    assert (["ar", "en"], 1) == (sorted(set(re.findall(r'xml:lang="(\w+)"', feed))), feed.count('xml:lang="en"'))


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
    assert ['lang="de"', 'lang="he"'] == sorted(re.findall(r'(?<=<h3 )lang="\w+"', built.page("2024/03")))


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("en", "오늘은 책을 한 장 읽었다.", ' lang="ko"'),
        ("en", "今日は本を一章だけ読んだ。", ' lang="ja"'),
        ("ja-JP", "今日は本を一章だけ読んだ。", ""),
        ("en", "今天读了一章书。", ""),
        ("en", "Сегодня прочёл одну главу.", ""),
        ("en", "The word for it is 木漏れ日, and English has none.", ""),
    ],
)
def test_a_language_is_guessed_only_where_no_other_has_its_letters(tmp_path: Path, language: str, text: str, marked: str) -> None:
    """Those of Korean and Japanese; a word of them in an English text makes it no other."""
    built = made(tmp_path, f"language: {language}\n", {"2024-03-01.md": text})
    assert [f'<div class="prose"{marked}>'] == re.findall(r'<div class="prose"[^>]*>', built.page("2024/03/01"))


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


def test_a_catalogue_that_cannot_be_read(tmp_path: Path) -> None:
    """Is reported with its place, and the site speaks as if it were not there."""
    write(tmp_path, {"templates/locale/de.po": 'msgid "Entries"\nmsgstr "Einträge\n'})
    built = made(tmp_path, "language: de\n", {"2024-03-01.md": "α", "2024-03-02.md": "β"})
    assert (1, True, True) == (built.status, "locale/de.po:2" in built.output, "theme.catalogue" in built.output)
    assert "2 Tage gelernt" in built.words("2024/03")
