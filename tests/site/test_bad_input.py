"""Bad input: each fault is a diagnostic with its place; the rest of the site is built, nothing is lost, nothing hangs."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.crawl import dead_links
from tests.site.support import Built, build, codes, decan, write

GOOD = "## 2021-03-01\n\nA good thought.\n"


def with_bad(folder: Path, name: str, text: str | bytes, *options: str) -> Built:
    """A journal with one good file and a bad one; the good one's page is always there, with no dead link on the site."""
    built = build(folder, {"good.md": GOOD, name: text}, *options)
    assert built.status in {0, 1}
    assert "A good thought." in built.words("2021/03/01")
    assert [] == list(dead_links(built.site))
    return built


def of(built: Built, path: str) -> list[tuple[str, int]]:
    """(code, line) of the diagnostics of one file."""
    return [(code, line) for code, where, line in codes(built) if where == path]


class TestFrontMatter:
    def test_broken_front_matter_is_placed_and_the_text_published(self, tmp_path: Path) -> None:
        """An unquoted colon costs a diagnostic, not the title and not the text."""
        built = with_bad(tmp_path, "bad.md", "---\ntitle: March: a month\ndate: 2021-03-02\n---\nThe text.\n")
        assert [("front-matter.unreadable", 2)] == of(built, "bad.md")
        words = built.words("2021/03/02/march-a-month")
        assert (True, True, False) == ("March: a month" in words, "The text." in words, "date:" in words)

    @pytest.mark.parametrize(
        "yaml",
        [
            "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]",
            "a: !!python/object/apply:os.system ['true']",
            "a: " + "[" * 30_000,
            "a: " + "{b: " * 5_000,
            "x: " + "y" * 100_000,
        ],
    )
    def test_hostile_yaml_is_refused(self, tmp_path: Path, yaml: str) -> None:
        """Bombs, tags, depth and size end in a diagnostic."""
        built = with_bad(tmp_path, "bad.md", f"---\ntitle: A title\n{yaml}\n---\nThe text.\n")
        assert "front-matter.unreadable" in [code for code, _ in of(built, "bad.md")]
        assert any("The text." in built.words(page) for page in built.pages if page.startswith("notes/"))

    def test_an_unclosed_fence_loses_nothing(self, tmp_path: Path) -> None:
        """Two dashes for three are forgiven, and said."""
        built = with_bad(tmp_path, "bad.md", "---\ntitle: A title\ndate: 2021-03-02\n--\nThe text.\n")
        assert [("front-matter.unclosed", 1)] == of(built, "bad.md")
        assert "The text." in built.words("2021/03/02/a-title")


class TestDates:
    def test_an_impossible_date_keeps_its_text_and_names_its_neighbours(self, tmp_path: Path) -> None:
        """February 30 is reported; what was written that day is still there."""
        built = with_bad(tmp_path, "bad.md", "## February 28, 2022\n\nOne.\n\n## February 30, 2022\n\nTwo.\n\n## March 2, 2022\n\nThree.\n")
        assert ("date.impossible", 5) in of(built, "bad.md")
        assert any("Two." in built.words(page) for page in built.pages)

    def test_an_impossible_date_in_front_matter_is_reported(self, tmp_path: Path) -> None:
        """It has its line."""
        built = with_bad(tmp_path, "bad.md", "---\ntitle: A\ndate: 2021-02-30\n---\nText.\n")
        assert [("front-matter.date", 3)] == of(built, "bad.md")


class TestLinks:
    def test_a_dead_link_is_reported_with_the_nearest_names(self, tmp_path: Path) -> None:
        """A typing error is found, and its target guessed."""
        built = with_bad(tmp_path, "notes/bad.md", "# Bad\n\nSee [[algebre]] and [it](algebra.md).\n")
        write(built.content, {"notes/algebra.md": "# Algebra\n\nText.\n"})
        result = decan("check", str(built.content))
        assert "link.missing" in result.stdout
        assert "algebra" in result.stdout.split("link.missing", 1)[1]

    def test_two_claims_to_one_url_name_both(self, tmp_path: Path) -> None:
        """Nothing is silently overwritten."""
        page = "---\ntitle: {0}\ndate: 2021-03-0{0}\nurl: /same/\n---\nText {0}.\n"
        built = build(tmp_path, {"one.md": page.format(1), "two.md": page.format(2)})
        assert 1 == built.status
        assert [("url.claimed-twice", "two.md")] == [(code, path) for code, path, _ in codes(built) if code.startswith("url")]
        assert {"Text 1.", "Text 2."} == {f"Text {n}." for n in (1, 2) if any(f"Text {n}." in built.words(page) for page in built.pages)}

    @pytest.mark.parametrize(
        "url", ["../../../escaped", "/../escaped", "/a/../../escaped/", "//evil.example/x", "C:\\escaped", "javascript:alert(1)"]
    )
    def test_a_permalink_cannot_lead_out_of_the_site(self, tmp_path: Path, url: str) -> None:
        """Everything that is written lies in the output folder."""
        before = {path.name for path in tmp_path.iterdir()}
        with_bad(tmp_path / "deep" / "er", "bad.md", f"---\ntitle: A\ndate: 2021-03-02\nurl: '{url}'\n---\nText.\n")
        assert before | {"deep"} == {path.name for path in tmp_path.iterdir()}
        assert {"content", "site"} == {path.name for path in (tmp_path / "deep" / "er").iterdir() if not path.name.startswith(".")}

    def test_a_symbolic_link_out_of_the_content_is_not_followed(self, tmp_path: Path) -> None:
        """What lies elsewhere stays elsewhere."""
        secret = write(tmp_path / "elsewhere", {"secret.md": "## 2021-03-05\n\nA secret.\n"})
        content = write(tmp_path / "content", {"good.md": GOOD})
        (content / "link").symlink_to(secret)
        built = build(tmp_path, {})
        assert ("file.link-outside", "link", 1) in codes(built)
        assert not any("A secret." in built.words(page) for page in built.pages)


class TestFiles:
    def test_bytes_that_are_no_utf8_are_placed(self, tmp_path: Path) -> None:
        """The first bad byte has a line."""
        built = with_bad(tmp_path, "bad.md", b"# A caf\xe9\n\nText with caf\xe9.\n")
        assert [("file.encoding", 1)] == of(built, "bad.md")

    def test_an_empty_file_is_no_error(self, tmp_path: Path) -> None:
        """An empty day is not an entry."""
        built = with_bad(tmp_path, "2021-03-02.md", "")
        assert [("file.empty", 1)] == of(built, "2021-03-02.md")
        assert "2021/03/02" not in built.pages

    def test_a_file_over_the_limit_is_left_out_and_said(self, tmp_path: Path) -> None:
        """Three megabytes of one file are not read unless the settings allow it."""
        built = with_bad(tmp_path, "large.md", "A sentence of some length, again and again.\n\n" * 70_000)
        assert [("file.too-large", 1)] == of(built, "large.md")

    def test_control_characters_leave_feeds_well_formed(self, tmp_path: Path) -> None:
        """NUL, escape and their like never reach XML."""
        built = with_bad(tmp_path, "2021-03-02.md", b"# A \x1b[31mtitle\x00\n\nText \x0b with \xef\xbf\xbe controls \x08.\n")
        assert "file.control-character" in [code for code, _ in of(built, "2021-03-02.md")]
        for feed in built.site.rglob("*.xml"):
            ElementTree.parse(feed)

    @pytest.mark.parametrize(
        "name", ["a b.md", "100%.md", "🐤.md", "q?x=1&y#z.md", "'quote\".md", "x" * 200 + ".md", "<b>.md", "日本語.md", "new\nline.md"]
    )
    def test_odd_names_make_pages_that_can_be_reached(self, tmp_path: Path, name: str) -> None:
        """Blanks, percent signs, emoji, quotes and newlines are no trouble."""
        built = with_bad(tmp_path, name, "Odd text.\n\nSee [[good]].\n")
        assert any("Odd text." in built.words(page) for page in built.pages)

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
    def test_an_unreadable_file_is_reported(self, tmp_path: Path) -> None:
        """One locked file does not hide the rest."""
        content = write(tmp_path / "content", {"good.md": GOOD, "locked.md": "Text."})
        (content / "locked.md").chmod(0)
        built = build(tmp_path, {})
        assert [("file.unreadable", "locked.md", 1)] == codes(built)


class TestMarkdown:
    def test_ten_levels_of_lists_are_shown_whole(self, tmp_path: Path) -> None:
        """markdown-it drops what is nested deeper than its default; we do not."""
        text = "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(14))
        built = with_bad(tmp_path, "2021-03-02.md", text)
        assert all(f"level {depth}" in built.words("2021/03/02") for depth in range(14))

    def test_absurd_depth_ends(self, tmp_path: Path) -> None:
        """Quotes in quotes in quotes, and brackets without end."""
        built = with_bad(tmp_path, "2021-03-02.md", ">" * 5_000 + " deep\n\n" + "[" * 20_000 + "\n\n" + "*a " * 5_000 + "\n")
        assert "2021/03/02" in built.pages

    def test_html_where_words_belong_stays_words(self, tmp_path: Path) -> None:
        """A title, a tag and a link cannot carry a script."""
        text = (
            "---\ntitle: '<script>alert(1)</script>'\ndate: 2021-03-02\ntags: ['<img src=x onerror=alert(2)>']\n---\n"
            "[x](javascript:alert(3)) and [[<script>alert(4)</script>]]\n"
        )
        built = with_bad(tmp_path, "bad.md", text)
        html = "".join(built.page(page) for page in built.pages)
        for found in ("<script>alert", "<img src=x", 'href="javascript:'):
            assert found not in html

    def test_template_syntax_in_content_stays_text(self, tmp_path: Path) -> None:
        """Content never reaches the templates."""
        built = with_bad(tmp_path, "2021-03-02.md", "Text {{ 7 * 7 }} and {% raw %}{{ self.__class__ }}{% endraw %} here.\n")
        words = built.words("2021/03/02")
        assert ("{{ 7 * 7 }}" in words, "49" in words) == (True, False)


class TestFolders:
    def test_a_folder_that_is_not_there_is_a_usage_error(self, tmp_path: Path) -> None:
        """Exit status 2, one sentence, no traceback."""
        result = decan("build", str(tmp_path / "nowhere"))
        assert (2, False) == (result.returncode, "Traceback" in result.stderr)

    @pytest.mark.parametrize("output", ["content", "."])
    def test_an_output_that_holds_the_content_is_refused(self, tmp_path: Path, output: str) -> None:
        """The author's files are never in the way of a build."""
        content = write(tmp_path / "content", {"good.md": GOOD})
        result = decan("build", str(content), "--output", str(tmp_path / output))
        assert 2 == result.returncode
        assert GOOD == (content / "good.md").read_text(encoding="utf-8")
        assert ["good.md"] == [path.name for path in content.iterdir() if not path.name.startswith(".")]

    def test_settings_with_a_slip_are_placed(self, tmp_path: Path) -> None:
        """An unknown setting names its neighbour."""
        write(tmp_path, {"content/good.md": GOOD, "decan.yaml": "titel: Mine\n"})
        result = decan("check", str(tmp_path))
        assert "decan.yaml:1:1: error[settings.unknown]" in result.stdout
        assert "did you mean title?" in result.stdout
