"""Source lines for diagnostics that were made without one."""

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span
from decan.reading.excerpts import with_excerpts


def test_the_line_is_looked_up(tmp_path):
    """A diagnostic without its line gets it; one that has it, or is about a whole file, or whose file has gone, stays as it is."""
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo \r\n")

    def finding(path, line, column=1, length=0, excerpt=""):
        return Diagnostic("x.y", Severity.INFO, "m", Span(path, line, column, length), excerpt)

    given = [
        finding("a.md", 2),
        finding("a.md", 1, 2),
        finding("a.md", 1),
        finding("a.md", 2, excerpt="own"),
        finding("b.md", 5),
        finding("a.md", 9),
    ]
    made = with_excerpts(given, lambda path: tmp_path / path, Config())
    assert [item.excerpt for item in made] == ["two ", "one", "", "own", "", ""]
