"""What a resource's own file says for a bibliography."""

import pytest
from reading_builder import read


def of(front):
    """The resource of a file with these lines in its front matter, and the codes of what was found wrong."""
    found = read({"resources/a.md": "---\ntitle: A\nlink: https://example.org/a\n" + front + "\n---\nText."})
    (resource,) = found.resources
    return resource, [finding.code for finding in found.diagnostics]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("year: 1978", "1978"),
        ("published: 1978", "1978"),
        ("published: 1978-07", "1978-07"),
        ("published: 1978-07-01", "1978-07-01"),
        ("Publication Date: July 1978", "July 1978"),
        ("issued: 1978", "1978"),
        ("published: true", ""),
        ("date: 2022-02-01", ""),
        ("year:", ""),
    ],
)
def test_when_it_came_out(line, expected):
    """A year, a month or a day, under the names that authors use; not the day of the file."""
    resource, found = of(line)
    assert (expected, []) == (resource.published, found)


def test_details():
    """What a bibliography wants, by its key; several editors are parted by “and”, and a bare ISBN gets its zeros back."""
    resource, found = of("ISBN: 0306406152\neditors: [Ada L, {name: Bo}]\nvolume: 21\npublisher: O'Reilly\ncolour: red\nedition:")
    expected = (("editor", "Ada L and Bo"), ("isbn", "0306406152"), ("publisher", "O'Reilly"), ("volume", "21"))
    assert (expected, []) == (resource.details, found)


def test_nothing_said():
    """A resource without a file has no details."""
    (resource,) = read({"2022-02-01.md": "- [A book](https://example.org/a.pdf)\n"}).resources
    assert ("", ()) == (resource.published, resource.details)
