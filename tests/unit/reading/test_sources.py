"""From disk to lines."""

from __future__ import annotations

import os
from pathlib import Path

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
        """Dot-files, drafts, backups and trash."""
        files(tmp_path, ".hidden.md", ".git/x.md", "_drafts/x.md", "logseq/bak/x.md", ".trash/x.md", "blog/_drafts/x.md", "a.md~", "a.md")
        assert ["a.md"] == paths(tmp_path)

    def test_the_templates_of_a_vault_are_left_out(self, tmp_path: Path) -> None:
        """An Obsidian vault's templates are no notes; another folder's are."""
        files(tmp_path, "Templates/daily.md", "a.md")
        assert ["Templates/daily.md", "a.md"] == paths(tmp_path)
        (tmp_path / ".obsidian").mkdir()
        assert ["a.md"] == paths(tmp_path)

    @pytest.mark.parametrize("pattern", ["private/**", "private", "private/*", "*.secret.md"])
    def test_ignored_patterns_are_left_out(self, tmp_path: Path, pattern: str) -> None:
        """By folder or by name."""
        files(tmp_path, "private/deep/x.secret.md", "a.md")
        assert ["a.md"] == paths(tmp_path, ignore=(pattern,))

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


class TestLines:
    @pytest.mark.parametrize("data", [b"a\nb", b"a\r\nb", b"a\rb", b"\xef\xbb\xbfa\nb", "a\nb".encode("utf-16")])
    def test_every_line_end_and_mark_gives_the_same_lines(self, data: bytes) -> None:
        """Windows, old Macs, byte order marks."""
        assert (("a", "b"), ()) == (decode("x.md", data).lines, decode("x.md", data).diagnostics)

    def test_other_separators_end_no_line(self) -> None:
        """A form feed or a line separator inside a line would shift all numbers."""
        assert 1 == len(decode("x.md", "a\x85b\u2028c".encode()).lines)

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

    def test_control_characters_are_replaced_and_told(self) -> None:
        """They would break feeds, and stand for slots."""
        found = decode("x.md", b"a\x00b\x02c\td")
        assert (("a\ufffdb\ufffdc\td",), ["file.control-character"]) == (found.lines, [item.code for item in found.diagnostics])

    @given(st.binary(max_size=300))
    def test_any_bytes_become_lines(self, data: bytes) -> None:
        """Whatever lies on disk, reading it ends in lines without line ends."""
        assert all("\n" not in line and "\r" not in line and "\x02" not in line for line in decode("x.md", data).lines)


class TestRead:
    def test_a_file_over_the_limit_is_not_read(self, tmp_path: Path) -> None:
        """It is told with its size."""
        found = read(SourceFile("x.md", str(tmp_path / "x.md"), 3_000_000, 0, markdown=True), Config())
        assert ((), ["file.too-large"]) == (found.lines, [item.code for item in found.diagnostics])

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

    @pytest.mark.parametrize("line", ["café", "Ärger über Öl", "“Ü”", "Îles… © 2020", "日本語", "Ça va"])
    def test_letters_with_accents_are_none(self, line: str) -> None:
        """Correct text is left alone."""
        assert () == decode("x.md", line.encode()).diagnostics
