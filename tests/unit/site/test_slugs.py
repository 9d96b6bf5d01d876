"""Slugs, permalinks and the files that URLs are read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decan.site.slugs import folded, output_of, permalink, safe_segment, segment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/about/", "/about/"),
        ("about", "/about/"),
        ("/2021/07/post.html", "/2021/07/post.html"),
        ("https://me.example/2021//07/Post/index.html", "/2021/07/Post/"),
        ("//me.example/x", "/x/"),
        ("/a%20b/", "/a b/"),
        ("/caf%C3%A9/?page=2#top", "/café/"),
        ("/v1.2", "/v1.2/"),
        ("/", "/"),
        (".well-known/x", "/.well-known/x/"),
        ("/a:b/c|d", "/a-b/c-d/"),
        ("/:categories/:year-:title/", "/2022-terms/"),
        ("/con/", "/con-/"),
        ("/:year/:month/:title/", "/2022/02/terms/"),
        ("../../x", None),
        ("/a/../../b", None),
        ("/a/%2e%2e/b", None),
        ("/.git/hooks", None),
        ("/a\\b", None),
        ("/a\nb", None),
        ("/a%00b", None),
        ("   ", None),
        ("http://[bad", None),
    ],
)
def test_permalink(written, expected):
    """A permalink is read as a path inside the site, or refused."""
    assert permalink(written, {"year": "2022", "month": "02", "title": "terms"}) == expected


@given(st.text())
def test_permalinks_never_lead_out(written):
    """Whatever an author writes, the file lies inside the output folder and has a name that every file system takes."""
    url = permalink(written)
    if url is not None:
        parts = output_of(url).split("/")
        assert all(part not in {"", ".", ".."} and len(part.encode()) <= 210 for part in parts)


@given(st.text(min_size=1))
def test_segments_are_safe(text):
    """A segment of any text is one part of a path and never empty."""
    made = segment(text)
    assert made
    assert "/" not in made
    assert not made.startswith(".")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("aux", "aux-"), ("COM1.txt", "COM1.txt-"), ("a<b>.html", "a-b-.html"), ("dots. ", "dots"), ("plain.md", "plain.md")],
)
def test_safe_segment(name, expected):
    """Names that Windows cannot have are changed a little, others not at all."""
    assert safe_segment(name) == expected


def test_long_segments_are_shortened():
    """A name that is too long for a file system is cut, and keeps its ending and its difference."""
    one, other = safe_segment("语" * 200 + "a.html"), safe_segment("语" * 200 + "b.html")
    assert [one.endswith(".html"), len(one.encode()) <= 200, one == other] == [True, True, False]


@pytest.mark.parametrize(
    ("url", "path"), [("/", "index.html"), ("/a/#b", "a/index.html"), ("/404.html", "404.html"), ("/feed.xml", "feed.xml")]
)
def test_output_of(url, path):
    """A folder's URL is read from the index file in it."""
    assert output_of(url) == path


def test_folded_ignores_case_and_composition():
    """Two paths that some file system takes for one are one."""
    assert folded("CAFE\u0301/Straße") == folded("café/STRASSE")
