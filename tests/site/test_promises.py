"""What users of other generators complain of most, as promises that are kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.site.crawl import dead_links
from tests.site.support import Built, build, codes, decan, write

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(built: Built) -> list[dict[str, object]]:
    """The entries of ``journal.json``."""
    found = built.journal["entries"]
    assert isinstance(found, list)
    return found


class TestDates:
    @pytest.mark.parametrize(
        "date", ["2021-08-12T23:39:52-07:00", "2021-08-12T00:10:00+14:00", "2021-08-12 23:59", "2021-08-12T01:00:00Z", "2021-8-12"]
    )
    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
    def test_a_day_is_the_day_that_was_written(self, tmp_path: Path, date: str, zone: str) -> None:
        """No time zone moves an entry to the day before or after."""
        content = write(tmp_path / "content", {"a.md": f"---\ntitle: A\ndate: {date}\n---\nText.\n"})
        command = [sys.executable, "-m", "decan", "build", str(content), "--output", str(tmp_path / "site")]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "TZ": zone})
        journal = json.loads((tmp_path / "site" / "journal.json").read_text(encoding="utf-8"))
        assert ["2021-08-12"] == [entry["date"] for entry in journal["entries"]]

    def test_dates_with_and_without_a_zone_live_together(self, tmp_path: Path) -> None:
        """Naive and aware times sort without an accident."""
        files = {
            f"{number}.md": f"---\ntitle: T{number}\ndate: {date}\n---\nx\n"
            for number, date in enumerate(("2021-03-02", "2021-03-01T10:00:00Z", "2021-03-03 09:00"))
        }
        assert ["2021-03-01", "2021-03-02", "2021-03-03"] == [entry["date"] for entry in entries(build(tmp_path, files))]

    def test_what_is_held_back_is_said(self, tmp_path: Path) -> None:
        """A document of the future is not simply missing."""
        built = build(tmp_path, {"a.md": "---\ntitle: A\ndate: 2099-01-01\n---\nx\n"})
        assert ([], True) == (entries(built), "date.future" in [code for code, _, _ in codes(built)])

    def test_three_dates_that_disagree_are_one_diagnostic(self, tmp_path: Path) -> None:
        """Front matter, file name and headings are compared, and the headings count."""
        built = build(tmp_path, {"2021-03-01-April.md": "---\ntitle: May 2021\ndate: 2021-01-01\n---\n## 2021-03-02\n\nx\n"})
        assert ["2021-03-02"] == [entry["date"] for entry in entries(built)]
        assert 1 == [code for code, _, _ in codes(built)].count("date.disagree")


class TestOutput:
    def test_stale_output_is_removed_and_foreign_files_never(self, tmp_path: Path) -> None:
        """Exactly our own leftovers go."""
        built = build(tmp_path, {"2021-03-01.md": "One.", "2021-03-02.md": "Two."})
        (built.site / "KEEP.txt").write_text("mine", encoding="utf-8")
        (built.site / "2021" / "03" / "02" / "mine.txt").write_text("mine", encoding="utf-8")
        (built.content / "2021-03-02.md").unlink()
        again = build(tmp_path, {})
        assert (False, True, True) == (
            (again.site / "2021/03/02/index.html").exists(),
            (again.site / "KEEP.txt").exists(),
            (again.site / "2021/03/02/mine.txt").exists(),
        )

    def test_one_bad_file_does_not_hide_the_next(self, tmp_path: Path) -> None:
        """All faults are told at once."""
        bad = "---\ntitle: A: b\n---\nx\n"
        built = build(tmp_path, {"a.md": bad, "b.md": bad, "c.md": bad})
        assert 3 == [code for code, _, _ in codes(built)].count("front-matter.unreadable")
        assert 1 == built.status

    def test_lines_count_from_the_beginning_of_the_file(self, tmp_path: Path) -> None:
        """Front matter lines are counted, also after a byte order mark and with Windows' line ends."""
        text = "\ufeff---\r\ntitle: A\r\ndate: 2021-03-01\r\n---\r\n\r\nText.\r\n\r\nSee [x](nowhere.md).\r\n"
        assert [("link.missing", "a.md", 8)] == [row for row in codes(build(tmp_path, {"a.md": text.encode()})) if row[0] == "link.missing"]

    def test_the_build_shows_no_clock(self, tmp_path: Path) -> None:
        """Two builds at different places give the same bytes."""
        files = {"2021-03-01.md": "# A title\n\nText with [[nothing]]. #topic\n"}
        sites = [build(tmp_path / name, files).site for name in ("one", "two")]
        contents = [
            {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file() and path.name[0] != "."}
            for site in sites
        ]
        assert contents[0] == contents[1]


class TestLinks:
    def test_a_link_in_the_wrong_case_is_followed_when_there_is_no_other(self, tmp_path: Path) -> None:
        """Exact first, then without case."""
        built = build(tmp_path, {"a.md": "See [it](Trees.MD) and [[CLOCKS]].", "trees.md": "# T\n\nx", "clocks.md": "# C\n\nx"})
        assert [] == [row for row in codes(built) if row[0] == "link.missing"]
        assert [] == list(dead_links(built.site))

    def test_bracketed_labels_are_links_not_wiki_links(self, tmp_path: Path) -> None:
        """[[Label]](url) leads to the URL."""
        page = build(tmp_path, {"2021-03-01.md": "Read [[Gray '78 Notes]](https://example.org/notes.pdf)."}).page("2021/03/01")
        assert 'href="https://example.org/notes.pdf"' in page
        assert "[Gray '78 Notes]" in page.replace("&#x27;", "'").replace("&#39;", "'")

    def test_the_site_works_below_a_path(self, tmp_path: Path) -> None:
        """No page link begins at the root of the host but those of 404.html, which know the path."""
        built = build(tmp_path, {"2021-03-01.md": "Text. #topic", "a.md": "# Note\n\nx"}, "--base-url", "https://me.example/repo/")
        assert [] == list(dead_links(built.site, base="/repo/"))
        assert "/repo/assets/decan.css" in (built.site / "404.html").read_text(encoding="utf-8")

    def test_internal_links_anchors_and_pictures_are_all_checked(self, tmp_path: Path) -> None:
        """Each dead one is a diagnostic."""
        built = build(tmp_path, {"a.md": "[p](b.md#nope) [q](c.md) ![r](d.png)", "b.md": "# B\n\n## Yes\n\nx"})
        assert ["link.anchor", "link.asset-missing", "link.missing"] == sorted(
            code for code, _, _ in codes(built) if code.startswith("link")
        )


class TestTopics:
    def test_spellings_that_differ_only_in_case_are_one_topic(self, tmp_path: Path) -> None:
        """The commonest spelling is shown."""
        files = {
            f"2021-03-0{n}.md": f"---\ntags: [{tag}]\n---\nx\n"
            for n, tag in enumerate(("Deep Learning", "deep-learning", "Deep Learning"), 1)
        }
        built = build(tmp_path, files)
        topics = built.journal["topics"]
        assert isinstance(topics, list)
        assert ["Deep Learning"] == [topic["title"] for topic in topics]

    def test_languages_with_signs_in_their_names_stay_apart(self, tmp_path: Path) -> None:
        """C, C++, C# and .NET are four topics with four pages."""
        built = build(tmp_path, {"2021-03-01.md": "---\ntags: ['C', 'C++', 'C#', '.NET']\n---\nx\n"})
        assert {"topics/c", "topics/cpp", "topics/csharp", "topics/dotnet"} <= built.pages

    def test_names_in_any_script_keep_their_letters(self, tmp_path: Path) -> None:
        """A Chinese topic does not overwrite the index; an emoji has a page, too."""
        built = build(tmp_path, {"2021-03-01.md": "---\ntags: [机器学习, ελληνικά, हिन्दी, 🎉]\n---\nx\n"})
        assert {"topics/机器学习", "topics/ελληνικά", "topics/हिन्दी", "topics"} <= built.pages
        assert 5 == len([page for page in built.pages if page.startswith("topics")])


class TestFeeds:
    def test_feeds_have_whole_texts_with_absolute_links(self, tmp_path: Path) -> None:
        """Links and pictures work in a reader elsewhere."""
        files = {
            "2021-03-01.md": "A [link](note.md), and ![a picture](pic.svg).",
            "note.md": "# Note\n\nx",
            "pic.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>',
        }
        built = build(tmp_path, files, "--base-url", "https://me.example/j/")
        feed = ElementTree.parse(built.site / "feed.xml").getroot()
        content = feed.findtext(f"{ATOM}entry/{ATOM}content") or ""
        links = [part.partition('"')[0] for attribute in ('href="', 'src="') for part in content.split(attribute)[1:]]
        assert {"me.example"} == {urlsplit(link).netloc for link in links}

    def test_ids_of_feeds_stay_when_the_text_changes(self, tmp_path: Path) -> None:
        """A corrected entry is not a new one."""
        ids = []
        for text in ("First.", "Corrected."):
            built = build(tmp_path, {"2021-03-01.md": text}, "--base-url", "https://me.example/")
            ids.append(ElementTree.parse(built.site / "feed.xml").getroot().findtext(f"{ATOM}entry/{ATOM}id"))
        assert ids[0] == ids[1]

    def test_entities_are_characters_in_titles_excerpts_and_search(self, tmp_path: Path) -> None:
        """&#8217; is an apostrophe, not seven characters."""
        built = build(tmp_path, {"a.md": "---\ntitle: It&#8217;s here\ndate: 2021-03-01\n---\nI&#8217;ll be there.\n"})
        index = "".join(path.read_text(encoding="utf-8") for path in (built.site / "search").rglob("*.js"))
        assert ("I’ll be there." in index, "&#8217;" in index) == (True, False)


class TestDrafts:
    @pytest.mark.parametrize("mark", ["draft: true", "published: false", "status: draft", "draft: tru"])
    def test_a_draft_appears_nowhere(self, tmp_path: Path, mark: str) -> None:
        """Not in pages, search, feeds, counts, backlinks, topics, the sitemap; nor the picture that only it shows."""
        files = {
            "2021-03-01.md": "Open. See [[secret]].",
            "secret.md": f"---\ntitle: Zebrafish\ndate: 2021-03-02\ntags: [hushed]\n{mark}\n---\n![Zebrafish](only.png), [[2021-03-01]].\n",
            "only.png": b"\x89PNG\r\n\x1a\n",
            "_drafts/other.md": "---\ntitle: Quagga\ndate: 2021-03-03\n---\nQuagga.\n",
        }
        built = build(tmp_path, files, "--base-url", "https://me.example/")
        everything = b"".join(path.read_bytes() for path in built.site.rglob("*") if path.is_file())
        assert [] == [word for word in (b"Zebrafish", b"hushed", b"Quagga", b"only.png") if word in everything]
        assert 1 == len(entries(built))

    def test_a_draft_by_mistake_is_told(self, tmp_path: Path) -> None:
        """Else nobody would know why a text is missing."""
        built = build(tmp_path, {"a.md": "---\ntitle: A\ndraft: tru\n---\nx\n"})
        assert ("front-matter.draft", "a.md", 3) in codes(built)

    def test_drafts_are_shown_on_request(self, tmp_path: Path) -> None:
        """An author can look at them."""
        built = build(tmp_path, {"a.md": "---\ntitle: A\ndate: 2021-03-02\ndraft: true\n---\nx\n"}, "--drafts")
        assert ["A"] == [entry["title"] for entry in entries(built)]


class TestJournals:
    def test_unknown_front_matter_is_never_an_error(self, tmp_path: Path) -> None:
        """Keys of another tool are kept, and say nothing."""
        text = "---\ntitle: A\ntype: post\ndate: 2021-07-10T10:17:19+00:00\nct_tracks:\n  - default\nurl: /deep/\n\n---\nx\n"
        built = build(tmp_path, {"a.md": text}, "--strict", "--base-url", "https://me.example/")
        assert (0, True) == (built.status, "deep" in built.pages)

    def test_a_day_that_stands_twice_is_one_page_and_the_pasted_item_is_told(self, tmp_path: Path) -> None:
        """The same line on the same day was pasted."""
        item = "- finished watching a series that everybody should see"
        built = build(tmp_path, {"log.md": f"## 2021-03-01\n\n{item}\n\n## 2021-03-01\n\n- other\n{item}\n"})
        assert [("day.repeated-item", "log.md", 8)] == [row for row in codes(built) if row[0] == "day.repeated-item"]
        assert 2 == len(entries(built))

    def test_gaps_are_facts(self, tmp_path: Path) -> None:
        """A silence is shown with its length, and is no error."""
        built = build(tmp_path, {"2021-03-01.md": "One.", "2021-03-31.md": "Two."}, "--strict", "--base-url", "https://me.example/")
        assert 0 == built.status
        assert "29 days without an entry" in built.words("2021/03")

    def test_check_says_the_same_as_build(self, tmp_path: Path) -> None:
        """There is no second linter."""
        built = build(tmp_path, {"a.md": "See [x](nowhere.md)."})
        result = decan("check", str(built.content))
        assert "a.md:1:5: warning[link.missing]" in result.stdout
        assert "a.md:1:5: warning[link.missing]" in built.output
