"""Cards of whole sites: which there are, that they are drawn once, and what happens when they cannot be."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import decan.site.cards.draw as drawing
from decan.building import build as build_site
from decan.layout import Layout, Options, locate
from decan.output.written import Written
from tests.site.fonts import chinese
from tests.site.support import Built, build, decan, write

SETTINGS = "title: Night School\nurl: https://noor.example/journal/\n"
ENTRIES = {
    "2022-02-01.md": "---\ntags: [Raft]\n---\n\nRead the paper.\n",
    "2022-02-02.md": "---\ntitle: Terms are the clock\ntags: [Raft]\n---\n\nAnd nothing else is.\n",
    "2022-02-04.md": "Rested.\n",
}


def journal(folder: Path, settings: str = SETTINGS) -> Path:
    """A small journal."""
    write(folder, {"decan.yaml": settings} | {f"content/{name}": text for name, text in ENTRIES.items()})
    return folder


def built(folder: Path, *options: str) -> Built:
    """Build it as a user does."""
    result = decan("build", str(folder), *options)
    assert "Traceback" not in result.stderr + result.stdout
    return Built(result.returncode, result.stdout + result.stderr, folder / "content", folder / "site")


def cards(site: Path) -> set[str]:
    """The cards that lie there."""
    return {path.name for path in (site / "cards").glob("*")} if (site / "cards").is_dir() else set()


def shown(site: Built, path: str) -> str:
    """The card of a page, by its name."""
    found = re.findall(r'<meta property="og:image" content="https://noor\.example/journal/cards/([^"]+)">', site.page(path))
    assert 1 == len(found)
    return str(found[0])


def test_each_kind_of_page_has_its_card(tmp_path: Path) -> None:
    """An entry, a day, a topic have their own; all others the site's; and no card lies there for nobody."""
    site = built(journal(tmp_path))
    kinds = {path: shown(site, path).rpartition("-")[0] for path in site.pages}
    own = {
        "2022/02/01": "day",
        "2022/02/02": "entry",
        "2022/02/02/terms-are-the-clock": "entry",
        "2022/02/04": "day",
        "topics/raft": "topic",
    }
    assert own | dict.fromkeys(site.pages - set(own), "site") == kinds
    assert cards(site.site) == {shown(site, path) for path in site.pages}


@pytest.mark.parametrize("settings", ["title: Night School\n", SETTINGS + "cards: false\n"])
def test_a_site_without_an_address_or_a_wish_for_them_has_none(tmp_path: Path, settings: str) -> None:
    """A picture that nobody can find is not drawn, and not named."""
    site = built(journal(tmp_path, settings))
    assert set() == cards(site.site)
    assert [] == [path for path in site.pages if "og:image" in site.page(path) or "twitter:card" in site.page(path)]


class Counter:
    """Counts what is drawn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn = 0
        real = drawing.draw

        def draw(card: object, font: str = "") -> bytes:
            self.drawn += 1
            return real(card, font)  # type: ignore[arg-type]

        monkeypatch.setattr(drawing, "draw", draw)

    def build(self, folder: Path) -> tuple[int, Written]:
        """(cards drawn, what was written)."""
        before = self.drawn
        layout = locate(folder)
        assert isinstance(layout, Layout)
        found = build_site(layout, Options(jobs=1, today=date(2030, 1, 1)))
        assert isinstance(found, tuple)
        return self.drawn - before, found[1]


def test_a_second_build_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And writes nothing, without its cache too."""
    counter = Counter(monkeypatch)
    first, _ = counter.build(journal(tmp_path))
    assert len(cards(tmp_path / "site")) == first == 5
    drawn, written = counter.build(tmp_path)
    assert (0, 0, 0) == (drawn, written.written, written.removed)
    shutil.rmtree(tmp_path / ".decan", ignore_errors=True)
    assert 0 == counter.build(tmp_path)[0]


def test_a_later_entry_changes_no_card_of_an_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has its own, and only those that tell of all days are drawn anew."""
    counter = Counter(monkeypatch)
    counter.build(journal(tmp_path))
    before = {name for name in cards(tmp_path / "site") if name.startswith(("day", "entry", "topic"))}
    write(tmp_path / "content", {"2022-02-05.md": "---\ntitle: A log that is kept twice\n---\n\nOn two machines.\n"})
    assert 2 == counter.build(tmp_path)[0]
    assert set() == before - cards(tmp_path / "site")


def test_a_title_that_changes_changes_the_name(tmp_path: Path) -> None:
    """The old card goes with the old title."""
    before = cards(built(journal(tmp_path)).site)
    write(tmp_path / "content", {"2022-02-02.md": ENTRIES["2022-02-02.md"].replace("clock", "hour")})
    after = cards(built(tmp_path).site)
    assert (["entry"], ["entry"]) == ([name[:5] for name in before - after], [name[:5] for name in after - before])


def test_a_font_of_the_journals_own(tmp_path: Path) -> None:
    """It writes what ours cannot, gives every card another name, and lies in the journal's folder."""
    journal(tmp_path, SETTINGS + "cards: {font: fonts/mine.ttf}\n")
    write(tmp_path / "content", {"2022-02-02.md": "---\ntitle: 时钟问题\n---\n\n内容。\n"})
    refused = built(tmp_path)
    assert (2, True) == (refused.status, "settings.value" in refused.output and "decan.yaml:3:15" in refused.output)
    before = {path: (refused.site / "cards" / path).read_bytes() for path in cards(refused.site)}
    chinese(tmp_path / "fonts" / "mine.ttf")
    site = built(tmp_path)
    assert 0 == site.status
    assert set() == cards(site.site) & set(before)
    after = [(site.site / "cards" / path).read_bytes() for path in cards(site.site)]
    assert 1 == len([data for data in after if data not in before.values()])


def test_a_font_that_is_broken_costs_its_cards_only(tmp_path: Path) -> None:
    """The site is whole, one diagnostic says why, and says it again while it is so."""
    journal(tmp_path, SETTINGS + "cards: {font: mine.ttf}\n")
    write(tmp_path / "content", {"2022-02-02.md": "---\ntitle: 时钟问题\n---\n\n内容。\n"})
    write(tmp_path, {"mine.ttf": b"\0\1\0\0broken"})
    for _ in range(2):
        site = built(tmp_path)
        assert (0, 1) == (site.status, site.output.count("warning[cards.failed]: 1 of 5 cards could not be drawn; cards/entry-"))
        assert 4 == len(cards(site.site))


@pytest.mark.parametrize("place", ["../mine.ttf", "/etc/passwd", "content", "notes.txt"])
def test_a_font_from_elsewhere_or_of_no_kind_is_refused(tmp_path: Path, place: str) -> None:
    """Only a font file of the journal's folder is taken."""
    chinese(tmp_path / "mine.ttf")
    folder = journal(tmp_path / "journal", SETTINGS + f"cards: {{font: {place}}}\n")
    write(folder, {"notes.txt": "no font"})
    assert (2, True) == (
        (site := built(folder)).status,
        "error[settings.value]: this should be the path of a TTF, OTF or TTC" in site.output,
    )


def test_the_same_bytes_for_any_number_of_processes(tmp_path: Path) -> None:
    """With enough of them that several draw."""
    many = {f"content/2022-03-{day:02}.md": f"Day {day}.\n" for day in range(1, 32)}
    write(journal(tmp_path), many | {f"content/2022-05-{day:02}.md": f"Day {day}.\n" for day in range(1, 32)})
    one, three = tmp_path / "one", tmp_path / "three"
    for output, jobs in ((one, "1"), (three, "3")):
        assert 0 == decan("build", str(tmp_path), "--output", str(output), "--jobs", jobs).returncode
    assert {path: (one / "cards" / path).read_bytes() for path in cards(one)} == {
        path: (three / "cards" / path).read_bytes() for path in cards(three)
    }


def test_pillow_is_loaded_only_to_draw(tmp_path: Path) -> None:
    """A build that draws nothing starts without it."""
    built(journal(tmp_path))
    code = "import sys; from decan.cli import main; main(['build', sys.argv[1]]); print('PIL' in sys.modules)"
    found = [subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True).stdout.split()[-1]]
    write(tmp_path / "content", {"2022-02-05.md": "A new day.\n"})
    found += [
        subprocess.run(
            [sys.executable, "-c", code.replace("[1]]", "[1], '--jobs', '1']"), str(tmp_path)], capture_output=True, text=True, check=True
        ).stdout.split()[-1]
    ]
    assert ["False", "True"] == found


def test_an_author_may_have_a_folder_of_that_name(tmp_path: Path) -> None:
    """Their files and ours lie side by side."""
    write(journal(tmp_path), {"content/cards/index.txt": "mine", "content/cards/2022-02-07.md": "About cards.\n"})
    site = built(tmp_path)
    assert 0 == site.status
    assert "mine" == (site.site / "cards" / "index.txt").read_text(encoding="utf-8")


def test_a_journal_without_anything_has_a_card(tmp_path: Path) -> None:
    """An empty folder is a site, too."""
    site = build(tmp_path, {"about.md": "# About\n\nNothing yet.\n"}, "--base-url", "https://noor.example/journal/")
    assert "site" == shown(site, ".").rpartition("-")[0]
