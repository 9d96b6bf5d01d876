"""What the pages of small journals show."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.crawl import dead_links, repeated_ids
from tests.site.support import build, decan, write

MONTH = """
    # Unit 1: 2021-03-01 to 2021-03-10

    Goals:

    - Papers:
      - [x] [Clocks](https://lamport.azurewebsites.net/pubs/time-clocks.pdf)
      - [ ] [Trees](https://example.org/trees.pdf)
    - Maths:

    ## 2021-03-01

    Read [Clocks](https://lamport.azurewebsites.net/pubs/time-clocks.pdf), first half. #clocks

    ## 2021-03-02: A second thought

    Something else, and a `TODO`: no, really TODO: draw it.

    ## 2021-03-20

    Back again.
"""


class TestDays:
    def test_a_day_shows_its_entry_its_unit_and_its_neighbours(self, tmp_path: Path) -> None:
        """A reader of a day sees where it stands."""
        words = build(tmp_path, {"2021-03.md": MONTH}).words("2021/03/02")
        for expected in (
            "Tuesday, 2 March 2021",
            "Day 2 of Unit 1",
            "A second thought",
            "Day before 1 March 2021",
            "17 days without an entry",
        ):
            assert expected in words

    def test_two_entries_of_a_day_share_its_page_in_order(self, tmp_path: Path) -> None:
        """The page of a day has all of its entries."""
        built = build(tmp_path, {"log.md": "## 2021-03-01\n\nMorning.\n\n## 2021-03-01\n\nEvening.\n"})
        words = built.words("2021/03/01")
        assert words.index("Morning.") < words.index("Evening.")
        assert [] == list(repeated_ids(built.site))

    def test_the_same_day_of_other_years_is_shown(self, tmp_path: Path) -> None:
        """On this day, a year ago."""
        built = build(tmp_path, {"2020-03-01.md": "An old thought.", "2021-03-01.md": "A new thought."})
        assert "On this day in other years 2020 An old thought." in built.words("2021/03/01")

    def test_a_page_has_one_main_heading_whatever_the_text_has(self, tmp_path: Path) -> None:
        """Level-1 headings of a text step down below the page's own."""
        page = build(tmp_path, {"a.md": "---\ntitle: A\n---\nText.\n\n# One\n\n## Two\n"}).page("notes/a")
        assert (1, True, True) == (page.count("<h1"), "<h2 id" in page, "<h3 id" in page)


class TestUnits:
    def test_a_unit_shows_goals_with_state_and_evidence(self, tmp_path: Path) -> None:
        """Goals say what became of them, and an empty category says that it is empty."""
        words = build(tmp_path, {"2021-03.md": MONTH}).words("units/unit-1")
        for expected in (
            "Days written 2 of 10",
            "1 done",
            "Clocks done Mon 1 Mar",
            "Trees open",
            "Nothing was planned under this heading.",
        ):
            assert expected in words

    def test_the_home_page_shows_the_current_unit(self, tmp_path: Path) -> None:
        """The last unit that has begun stands on the home page."""
        assert "Unit 1" in build(tmp_path, {"2021-03.md": MONTH}).words("")


class TestPeriods:
    def test_a_review_stands_on_its_periods_page(self, tmp_path: Path) -> None:
        """Prose about a quarter is found at the quarter."""
        review = "---\nkind: review\ntitle: A slow start\ndate: 2021-04-03\nperiod: 2021-Q1\n---\nIt was slow.\n"
        words = build(tmp_path, {"2021-03.md": MONTH, "reviews/q1.md": review}).words("2021/q1")
        assert "A slow start" in words

    def test_a_period_of_the_authors_own_has_a_page_with_its_text_and_links(self, tmp_path: Path) -> None:
        """An article about periods gives them pages."""
        text = """
            ---
            title: What I did in 2020
            date: 2021-01-05
            ---
            ## January - March
            I slept.
            ### Links
            - [A talk](https://example.org/talk)
        """
        built = build(tmp_path, {"review.md": text})
        page = next(path for path in built.pages if path.startswith("periods/"))
        assert "January - March" in built.words(page)
        assert "I slept." in built.words(page)
        assert "A talk" in built.words(page)


class TestEmptyStates:
    def test_an_empty_folder_gives_a_site_that_says_so(self, tmp_path: Path) -> None:
        """Nothing in, a working site out."""
        built = build(tmp_path, {"note.txt": "not markdown"})
        assert 0 == built.status
        assert "The first dated file in the content folder will appear here." in built.words("")
        assert [] == list(dead_links(built.site))

    def test_a_garden_without_days_shows_its_notes(self, tmp_path: Path) -> None:
        """A vault without any date is no empty page."""
        words = build(tmp_path, {"trees.md": "# On trees\n\nTall.", "clocks.md": "# On clocks\n\nRound. See [[trees]]."}).words("")
        assert "On clocks On trees" in words

    def test_an_index_opens_the_home_page(self, tmp_path: Path) -> None:
        """Its text stands there and nowhere else; links to it lead home, and without days it takes the place of the list of notes."""
        files = {"index.md": "# Welcome\n\nBegin with [trees](trees.md).\n", "trees.md": "# Trees\n\nBack to [[index]].\n"}
        built = build(tmp_path, files)
        assert ({".", "notes", "notes/trees"}, True, False, True) == (
            {page for page in built.pages if page == "." or "notes" in page or "welcome" in page},
            "Begin with trees" in built.words("."),
            '<h2 id="d-notes">' in built.page("."),
            'href="../../index.html">index' in built.page("notes/trees"),
        )
        assert [] == list(dead_links(built.site))

    def test_sections_without_content_are_left_out_of_the_navigation(self, tmp_path: Path) -> None:
        """The menu leads only to what is there."""
        page = build(tmp_path, {"2021-03-01.md": "A thought."}).page("")
        nav = page[page.index('<nav class="nav"') : page.index("</nav>")]
        assert (True, False, False) == ("Journal" in nav, "Topics" in nav, "Roadmaps" in nav)


class TestLanguages:
    def test_a_right_to_left_entry_is_marked_so(self, tmp_path: Path) -> None:
        """Arabic text runs from the right inside a left-to-right site."""
        assert '<div class="prose" dir="rtl">' in build(tmp_path, {"2021-03-01.md": "هذا نص عربي عن الساعات."}).page("2021/03/01")

    def test_dates_follow_the_sites_language(self, tmp_path: Path) -> None:
        """German months for a German site."""
        (tmp_path / "decan.yaml").write_text("language: de\ntitle: Tagebuch\n", encoding="utf-8")
        write(tmp_path / "content", {"2021-03-01.md": "Ein Gedanke."})
        assert 0 == decan("build", str(tmp_path)).returncode
        assert "Montag, 1. März 2021" in (tmp_path / "site" / "2021" / "03" / "01" / "index.html").read_text(encoding="utf-8")


class TestTheme:
    def test_properties_of_the_theme_are_set_in_the_settings(self, tmp_path: Path) -> None:
        """A colour, a width and a font need no template."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "decan.yaml": "theme: {accent: teal, font: 'Georgia, serif'}\n"})
        assert 0 == decan("build", str(tmp_path)).returncode
        html = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
        assert "<style>:root { --serif:Georgia, serif;--now:light-dark(teal, color-mix(in oklab, teal, white 55%)); }</style>" in html

    def test_a_property_cannot_leave_its_place(self, tmp_path: Path) -> None:
        """What is no value of CSS is refused with its line."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "decan.yaml": "theme: {accent: 'red;}</style><script>'}\n"})
        result = decan("check", str(tmp_path))
        assert (2, True) == (result.returncode, "decan.yaml:1:17: error[settings.value]" in result.stdout)

    def test_an_authors_template_replaces_the_built_in_one(self, tmp_path: Path) -> None:
        """A template of the same name wins, and can extend the built-in one."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "decan.yaml": "title: Mine\n"})
        write(tmp_path, {"templates/day.html": '{% extends "builtin/day.html" %}{% block scripts %}<!-- mine -->{% endblock %}'})
        assert 0 == decan("build", str(tmp_path)).returncode
        assert "<!-- mine -->" in (tmp_path / "site" / "2021" / "03" / "01" / "index.html").read_text(encoding="utf-8")

    def test_a_piece_of_pages_is_replaced_everywhere(self, tmp_path: Path) -> None:
        """A partial of the author's is shown wherever the built-in one would be."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "content/2021-03-02.md": "Another."})
        write(tmp_path, {"templates/partials/entries.html": "<p>{{ items|length }} of mine</p>"})
        assert 0 == decan("build", str(tmp_path)).returncode
        pages = ("index.html", "2021/index.html", "2021/03/index.html")
        assert {True} == {"<p>2 of mine</p>" in (tmp_path / "site" / page).read_text(encoding="utf-8") for page in pages}

    def test_a_stylesheet_of_ones_own_comes_after_the_themes(self, tmp_path: Path) -> None:
        """On every page, and nothing is linked where there is none."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "decan.yaml": "title: Mine\n"})
        assert 0 == decan("build", str(tmp_path)).returncode
        pages = [tmp_path / "site" / name for name in ("index.html", "404.html", "2021/03/01/index.html", "resources/index.html")]
        assert not [page for page in pages if page.is_file() and "custom.css" in page.read_text(encoding="utf-8")]
        write(tmp_path, {"templates/assets/custom.css": "h1 { color: teal }\n"})
        assert 0 == decan("build", str(tmp_path)).returncode
        assert "h1{color:teal}" == (tmp_path / "site" / "assets" / "custom.css").read_text(encoding="utf-8")
        for page in filter(Path.is_file, pages):
            html = page.read_text(encoding="utf-8")
            assert html.index("assets/decan.css") < html.index("assets/custom.css")

    def test_a_change_of_style_leaves_the_addresses_of_scripts(self, tmp_path: Path) -> None:
        """So that browsers, and the preview, fetch again what has changed and nothing else."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "decan.yaml": "title: Mine\n"})
        seen = []
        for style in ("teal", "navy"):
            write(tmp_path, {"templates/assets/custom.css": f"h1 {{ color: {style} }}\n"})
            assert 0 == decan("build", str(tmp_path)).returncode
            html = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
            seen.append([re.findall(pattern, html) for pattern in (r"decan\.js\?\w+", r"custom\.css\?\w+")])
        assert [True, False] == [one == other for one, other in zip(*seen, strict=True)]

    def test_a_broken_template_is_reported_and_the_page_is_shown_all_the_same(self, tmp_path: Path) -> None:
        """A fault in a template has a file and a line, and costs no page."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "decan.yaml": "title: Mine\n"})
        write(tmp_path, {"templates/day.html": "<p>\n{{ nonsense.here }}\n"})
        result = decan("build", str(tmp_path))
        assert 1 == result.returncode
        assert "day.html:2:1: error[theme.template]" in result.stderr
        assert "A thought." in (tmp_path / "site" / "2021" / "03" / "01" / "index.html").read_text(encoding="utf-8")

    def test_a_broken_partial_is_told_by_its_own_line(self, tmp_path: Path) -> None:
        """A partial of the author's own is shown in the theme's pages, and a fault in it is its own, not that of the page around it."""
        write(tmp_path, {"content/2021-03-01.md": "A thought.", "templates/partials/prose.html": "<p>\n<b>\n{{ text.nonsense }}\n"})
        result = decan("build", str(tmp_path))
        assert 1 == result.returncode
        assert "templates/partials/prose.html:3:1: error[theme.template]" in result.stderr
