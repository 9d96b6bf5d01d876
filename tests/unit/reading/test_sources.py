"""From disk to lines."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.config import Config
from decan.reading.sources import SourceFile, decode, read, scan


def files(folder: Path, *names: str) -> None:
    """Write files with a word in each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def paths(folder: Path, **settings: object) -> list[str]:
    """The files that a scan finds."""
    return [file.path for file in scan(folder, Config(**settings))[0]]  # type: ignore[arg-type]


class TestScan:
    def test_files_are_found_in_order_with_what_they_are(self, tmp_path: Path) -> None:
        """Markdown by its ending, everything else an asset."""
        files(tmp_path, "b.md", "a/c.markdown", "a/d.png")
        assert [("a/c.markdown", True), ("a/d.png", False), ("b.md", True)] == [
            (file.path, file.markdown) for file in scan(tmp_path, Config())[0]
        ]

    def test_what_is_never_published_is_left_out(self, tmp_path: Path) -> None:
        """Dot-files, drafts, backups, trash, what belongs to other generators, and sites that Decan wrote."""
        files(
            tmp_path,
            ".hidden.md",
            ".git/x.md",
            "_drafts/x.md",
            "logseq/bak/x.md",
            ".trash/x.md",
            "blog/_drafts/x.md",
            "a.md~",
            "a.md",
            "_config.yml",
            "_site/a.html",
            "Gemfile",
            "logseq/config.edn",
            "other/site/.decan-record",
            "other/site/index.html",
        )
        assert ["a.md"] == paths(tmp_path)

    def test_the_templates_of_a_vault_are_left_out(self, tmp_path: Path) -> None:
        """An Obsidian vault's templates are no notes; another folder's are."""
        files(tmp_path, "Templates/daily.md", "a.md")
        assert ["Templates/daily.md", "a.md"] == paths(tmp_path)
        (tmp_path / ".obsidian").mkdir()
        assert ["a.md"] == paths(tmp_path)

    @pytest.mark.parametrize(
        ("settings", "expected"),
        [
            ('{"folder": "Extras/Tpl"}', ["a.md"]),
            ('{"folder": "/extras/tpl/"}', ["a.md"]),
            ('{"folder": ""}', ["Extras/Tpl/x.md", "a.md"]),
            ('{"folder": 3}', ["Extras/Tpl/x.md", "a.md"]),
            ("[1]", ["Extras/Tpl/x.md", "a.md"]),
            ("{", ["Extras/Tpl/x.md", "a.md"]),
        ],
    )
    def test_the_templates_that_a_vault_names_are_left_out(self, tmp_path: Path, settings: str, expected: list[str]) -> None:
        """By its own settings, as far as they can be read."""
        files(tmp_path, "Extras/Tpl/x.md", "templates/y.md", "a.md", ".obsidian/app.json")
        (tmp_path / ".obsidian" / "templates.json").write_text(settings, encoding="utf-8")
        assert expected == paths(tmp_path)

    @pytest.mark.parametrize(
        "pattern",
        ["private/**", "private", "private/*", "*.secret.md", "private/", "/private", "./private/", "**/*.secret.md", "**/private"],
    )
    def test_ignored_patterns_are_left_out(self, tmp_path: Path, pattern: str) -> None:
        """By folder or by name."""
        files(tmp_path, "private/deep/x.secret.md", "a.md")
        assert ["a.md"] == paths(tmp_path, ignore=(pattern,))

    @pytest.mark.parametrize("pattern", ["", "/", "[", "b", "A.md", "private", "a", "*.txt"])
    def test_a_pattern_leaves_out_no_more_than_it_says(self, tmp_path: Path, pattern: str) -> None:
        """Not even an empty or a broken one."""
        files(tmp_path, "a.md", "sub/private-not.md")
        assert ["a.md", "sub/private-not.md"] == paths(tmp_path, ignore=(pattern,))

    def test_excluded_files_are_left_out(self, tmp_path: Path) -> None:
        """The settings may lie beside the content."""
        files(tmp_path, "decan.yaml", "sub/decan.yaml")
        assert ["sub/decan.yaml"] == [file.path for file in scan(tmp_path, Config(), exclude=(tmp_path / "decan.yaml",))[0]]

    def test_folders_beside_count_as_if_they_lay_inside(self, tmp_path: Path) -> None:
        """Under their own names."""
        files(tmp_path, "content/a.md", "static/b.png")
        found = scan(tmp_path / "content", Config(), beside=(tmp_path / "static",))
        assert (["a.md", "static/b.png"], ()) == ([file.path for file in found[0]], found[1])

    def test_the_order_does_not_depend_on_the_file_system(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Entries may come in any order."""
        files(tmp_path, "b/x.md", "a.md", "c.md")
        expected, scandir = scan(tmp_path, Config()), os.scandir
        monkeypatch.setattr(
            os, "scandir", lambda path: contextlib.nullcontext(sorted(scandir(path), key=lambda entry: entry.name, reverse=True))
        )
        assert expected == scan(tmp_path, Config())

    def test_a_file_knows_its_size_and_place(self, tmp_path: Path) -> None:
        """What reading and caching need."""
        files(tmp_path, "a/B.MD")
        state = (tmp_path / "a" / "B.MD").stat()
        assert (SourceFile("a/B.MD", str(tmp_path / "a" / "B.MD"), 4, state.st_mtime_ns, markdown=True),) == scan(tmp_path, Config())[0]

    def test_excluded_folders_are_left_out(self, tmp_path: Path) -> None:
        """The output may lie inside."""
        files(tmp_path, "site/x.md", "a.md")
        assert ["a.md"] == [file.path for file in scan(tmp_path, Config(), exclude=(tmp_path / "site",))[0]]

    def test_links_inside_are_followed_once_and_links_out_are_told(self, tmp_path: Path) -> None:
        """No loop, and no way out."""
        files(tmp_path, "content/a/x.md", "elsewhere/secret.md")
        content = tmp_path / "content"
        (content / "a" / "loop").symlink_to(content)
        (content / "out").symlink_to(tmp_path / "elsewhere")
        found, diagnostics = scan(content, Config())
        assert (["a/x.md"], [("file.link-outside", "out")]) == (
            [file.path for file in found],
            [(item.code, item.span.path) for item in diagnostics],
        )

    def test_a_link_to_a_file_inside_is_a_file(self, tmp_path: Path) -> None:
        """It has the size of what it leads to."""
        files(tmp_path, "a.md")
        (tmp_path / "b.md").symlink_to("a.md")
        assert [("a.md", 4), ("b.md", 4)] == [(file.path, file.size) for file in scan(tmp_path, Config())[0]]

    @pytest.mark.parametrize("target", ["gone.md", "self.md"])
    def test_a_link_that_leads_nowhere_is_told(self, tmp_path: Path, target: str) -> None:
        """To what is gone, or to itself."""
        (tmp_path / "self.md").symlink_to(target)
        found, diagnostics = scan(tmp_path, Config())
        assert ((), ["a symbolic link that leads nowhere is not followed"]) == (found, [item.message for item in diagnostics])

    def test_a_link_to_what_is_excluded_is_not_followed(self, tmp_path: Path) -> None:
        """The output does not come in by another door."""
        files(tmp_path, "site/x.md", "a.md")
        (tmp_path / "door").symlink_to("site")
        assert ["a.md"] == [file.path for file in scan(tmp_path, Config(), exclude=(tmp_path / "site",))[0]]

    def test_a_pipe_is_no_file(self, tmp_path: Path) -> None:
        """Reading it would wait for ever."""
        os.mkfifo(tmp_path / "a.md")
        assert ((), ()) == scan(tmp_path, Config())

    def test_folders_are_followed_to_a_depth(self, tmp_path: Path) -> None:
        """And the one that is too deep is told."""
        files(tmp_path, "/".join("d" * 61) + "/x.md", "a.md")
        found, diagnostics = scan(tmp_path, Config())
        assert (["a.md"], [("file.too-deep", "/".join("d" * 61))]) == (
            [file.path for file in found],
            [(item.code, item.span.path) for item in diagnostics],
        )

    def test_a_folder_that_cannot_be_opened_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The others are read."""
        files(tmp_path, "a.md", "locked/b.md")
        scandir = os.scandir

        def refuse(path: str) -> object:
            if str(path).endswith("locked"):
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
        found, diagnostics = scan(tmp_path, Config())
        assert (["a.md"], [("file.unreadable", "locked")]) == (
            [file.path for file in found],
            [(item.code, item.span.path) for item in diagnostics],
        )

    def test_a_content_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        """As an empty journal with a reason."""
        found, diagnostics = scan(tmp_path / "gone", Config())
        assert ((), [("file.unreadable", ".")]) == (found, [(item.code, item.span.path) for item in diagnostics])


class TestLines:
    @pytest.mark.parametrize("data", [b"a\nb", b"a\r\nb", b"a\rb", b"\xef\xbb\xbfa\nb", "a\nb".encode("utf-16")])
    def test_every_line_end_and_mark_gives_the_same_lines(self, data: bytes) -> None:
        """Windows, old Macs, byte order marks."""
        assert (("a", "b"), ()) == (decode("x.md", data).lines, decode("x.md", data).diagnostics)

    def test_other_separators_end_no_line(self) -> None:
        """A form feed or a line separator inside a line would shift all numbers."""
        assert ("a\x85b\u2028c\u2029d", "") == decode("x.md", "a\x85b\u2028c\u2029d\n".encode()).lines

    def test_an_empty_file_is_one_empty_line(self) -> None:
        """With or without a mark."""
        assert [("",), ("",)] == [decode("x.md", data).lines for data in (b"", b"\xef\xbb\xbf")]

    def test_the_digest_is_of_the_bytes(self) -> None:
        """Line ends that differ are a change."""
        digests = {decode("x.md", data).digest for data in (b"a\n", b"a\r\n", b"a\n")}
        assert (2, {32}) == (len(digests), {len(digest) for digest in digests})

    def test_windows_1252_is_read_and_told(self) -> None:
        """The first foreign byte is placed."""
        found = decode("x.md", b"one\ncaf\xe9 two")
        assert (("one", "café two"), [("file.encoding", 2, 4)]) == (
            found.lines,
            [(item.code, item.span.line, item.span.column) for item in found.diagnostics],
        )

    def test_damage_in_utf8_is_not_taken_for_another_encoding(self) -> None:
        """A single bad byte among good ones is shown as such."""
        assert ("né \ufffd ü",) == decode("x.md", "né ".encode() + b"\xff" + " ü".encode()).lines

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"\xef\xbb\xbfab\xff", (1, 3)),
            (b"one\r\ntwo\rthr\xe9e", (3, 4)),
            ("éé".encode() + b"\xff", (1, 3)),
            (b"\x81 is no letter", (1, 1)),
            (b"cut off \xe2\x82", (1, 9)),
            (b"lone \xed\xa0\x80 surrogate", (1, 6)),
            ("a\nbc".encode("utf-16") + b"\0", (2, 3)),
        ],
    )
    def test_the_first_bad_byte_is_placed(self, data: bytes, expected: tuple[int, int]) -> None:
        """In characters, as an editor shows it."""
        found = decode("x.md", data).diagnostics[0]
        assert ("file.encoding", *expected) == (found.code, found.span.line, found.span.column)

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_both_orders_of_utf16_are_read(self, encoding: str) -> None:
        """By the mark, and with characters beyond it."""
        found = decode("x.md", "\ufeffé 😉\r\nb".encode(encoding))
        assert (("é 😉", "b"), ()) == (found.lines, found.diagnostics)

    @pytest.mark.parametrize(
        ("text", "expected"), [("\ufffd\nb\x00", (2, 2)), ("a\x0cb", (1, 2)), ("\ufeff\x1b[0m", (1, 1)), ("ab\r\nc\ufffe", (2, 2))]
    )
    def test_the_first_control_character_is_placed(self, text: str, expected: tuple[int, int]) -> None:
        """What looks like one already is none."""
        found = decode("x.md", text.encode()).diagnostics[0]
        assert ("file.control-character", *expected) == (found.code, found.span.line, found.span.column)

    def test_control_characters_are_replaced_and_told(self) -> None:
        """They would break feeds, and stand for slots."""
        found = decode("x.md", b"a\x00b\x02c\td")
        assert (("a\ufffdb\ufffdc\td",), ["file.control-character"]) == (found.lines, [item.code for item in found.diagnostics])

    def test_a_file_that_was_misread_from_end_to_end(self) -> None:
        """A thousand places are listed; that there are more is said at the next."""
        found = decode("x.md", "donâ€™t\n".encode() * 5_000).diagnostics
        more = [item.span.line for item in found if "more from here on" in item.message]
        assert (1_001, [1_001]) == (len(found), more)

    @given(st.binary(max_size=300))
    def test_any_bytes_become_lines(self, data: bytes) -> None:
        """Whatever lies on disk, reading it ends in lines without line ends."""
        assert not re.search("[\\x00-\\x08\\x0a-\\x1f\\ud800-\\udfff\\ufffe\\uffff]", "".join(decode("x.md", data).lines))

    @given(
        st.text(st.characters(blacklist_categories=["Cc", "Cs", "Cn"], blacklist_characters="\ufeff"), max_size=100),
        st.sampled_from(["\n", "\r\n", "\r"]),
    )
    def test_no_text_is_changed(self, text: str, end: str) -> None:
        """Whatever the line ends and the mark."""
        assert (text, text) == decode("x.md", f"\ufeff{text}{end}{text}".encode()).lines


class TestRead:
    def test_a_file_over_the_limit_is_not_read(self, tmp_path: Path) -> None:
        """It is told with its size."""
        found = read(SourceFile("x.md", str(tmp_path / "x.md"), 3_000_000, 0, markdown=True), Config())
        assert ((), ["file.too-large"]) == (found.lines, [item.code for item in found.diagnostics])

    def test_a_file_that_grew_since_it_was_found_is_not_read(self, tmp_path: Path) -> None:
        """The limit is of what is there now."""
        (tmp_path / "x.md").write_bytes(b"12345")
        found = read(SourceFile("x.md", str(tmp_path / "x.md"), 1, 0, markdown=True), Config(file_limit=4))
        assert ((), ["5 bytes are more than the 4 that are read"]) == (found.lines, [item.message for item in found.diagnostics])

    def test_a_file_at_the_limit_is_read(self, tmp_path: Path) -> None:
        """As any other."""
        (tmp_path / "x.md").write_bytes(b"1234")
        assert ("1234",) == read(SourceFile("x.md", str(tmp_path / "x.md"), 4, 0, markdown=True), Config(file_limit=4)).lines

    def test_a_file_that_may_not_be_read_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the system's reason."""

        def refuse(path: str, mode: str) -> IO[bytes]:
            raise PermissionError(13, "Permission denied", path)

        with monkeypatch.context() as patched:
            patched.setattr("builtins.open", refuse)
            found = read(SourceFile("x.md", str(tmp_path / "x.md"), 3, 0, markdown=True), Config())
        assert ((), [("file.unreadable", "the file cannot be read: Permission denied")]) == (
            found.lines,
            [(item.code, item.message) for item in found.diagnostics],
        )

    def test_a_file_that_vanished_is_told(self, tmp_path: Path) -> None:
        """Between the scan and the read."""
        found = read(SourceFile("x.md", str(tmp_path / "x.md"), 3, 0, markdown=True), Config())
        assert ((), ["file.unreadable"]) == (found.lines, [item.code for item in found.diagnostics])

    def test_a_name_that_is_no_unicode_is_told(self, tmp_path: Path) -> None:
        """Its URL could not be written."""
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("x", encoding="utf-8")
        except OSError:
            pytest.skip("this file system has only Unicode names")
        assert ["file.name"] == [item.code for item in scan(tmp_path, Config())[1]]


class TestMojibake:
    @pytest.mark.parametrize(
        ("line", "expected"), {"see you ðŸ˜‰": [(9, "😉")], "donâ€™t": [(4, "’")], "naÃ¯ve Ã©cole": [(3, "ï"), (8, "é")]}.items()
    )
    def test_misread_characters_are_found_with_what_was_meant(self, line: str, expected: list[tuple[int, str]]) -> None:
        """The remedy is exact, and nothing is rewritten."""
        found = decode("x.md", line.encode())
        assert (line,) == found.lines
        assert expected == [(item.span.column, item.hint.removeprefix("replace it by ")) for item in found.diagnostics]

    def test_a_character_that_cannot_be_seen_is_named(self) -> None:
        """A hint to replace it by a blank would help nobody."""
        assert ["replace it by U+00A0"] == [item.hint for item in decode("x.md", "a\u00c2\u00a0b".encode()).diagnostics]

    @pytest.mark.parametrize("line", ["café", "Ärger über Öl", "“Ü”", "Îles… © 2020", "日本語", "Ça va"])
    def test_letters_with_accents_are_none(self, line: str) -> None:
        """Correct text is left alone."""
        assert () == decode("x.md", line.encode()).diagnostics
