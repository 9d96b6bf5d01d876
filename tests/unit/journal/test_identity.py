"""What makes two links one resource, and of what kind it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decan.journal.resources.identity import identify
from decan.journal.resources.kinds import kind_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("http://example.org/a?utm_source=x&utm_medium=y", "example.org/a"),
        ("https://example.org/a#part", "example.org/a"),
        ("https://example.org/a?fbclid=1&page=2", "example.org/a?page=2"),
        ("https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"),
        ("https://EXAMPLE.org:443/A%7Eb", "example.org/A~b"),
        ("https://example.org:8080/", "example.org:8080"),
        ("https://app.example.org/#/guide/", "app.example.org#/guide"),
        ("//example.org/a", "example.org/a"),
        ("https://example.org/café", "example.org/caf%C3%A9"),
        ("https://example.org/caf%C3%A9", "example.org/caf%C3%A9"),
        ("https://arxiv.org/abs/1211.3711", "arxiv:1211.3711"),
        ("https://arxiv.org/pdf/1211.3711v2.pdf", "arxiv:1211.3711"),
        ("http://www.arxiv.org/pdf/1211.3711", "arxiv:1211.3711"),
        ("https://ar5iv.labs.arxiv.org/html/1211.3711", "arxiv:1211.3711"),
        ("https://arxiv.org/abs/hep-th/9901001v3", "arxiv:hep-th/9901001"),
        ("https://doi.org/10.48550/arXiv.1211.3711", "arxiv:1211.3711"),
        ("https://doi.org/10.1000/XYZ.12", "doi:10.1000/xyz.12"),
        ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"),
        ("https://link.springer.com/article/10.1007/s11263-015-0816-y", "doi:10.1007/s11263-015-0816-y"),
        ("https://www.youtube.com/watch?v=90kZRyPcRZw&t=42s", "youtube:90kZRyPcRZw"),
        ("https://youtu.be/90kZRyPcRZw?si=abc", "youtube:90kZRyPcRZw"),
        ("https://www.youtube-nocookie.com/embed/90kZRyPcRZw", "youtube:90kZRyPcRZw"),
        ("https://m.youtube.com/shorts/90kZRyPcRZw", "youtube:90kZRyPcRZw"),
        ("https://www.youtube.com/watch?v=V_xro1bcAuA&", "youtube:V_xro1bcAuA"),
        ("https://www.youtube.com/playlist?list=PL0123456789abcd", "youtube-list:PL0123456789abcd"),
        ("https://www.youtube.com/embed/videoseries?list=PL0123456789abcd", "youtube-list:PL0123456789abcd"),
        ("https://openreview.net/pdf?id=abc", "openreview:abc"),
        ("https://openreview.net/forum?id=abc", "openreview:abc"),
        ("https://aclanthology.org/P19-1001.pdf", "acl:P19-1001"),
        ("https://www.amazon.sg/A-Title/dp/1492045527/ref=sr_1_1?dchild=1", "amazon:1492045527"),
        ("https://en.m.wikipedia.org/wiki/Set", "en.wikipedia.org/wiki/Set"),
        ("https://web.archive.org/web/20200101000000/http://example.org/a", "example.org/a"),
    ],
)
def test_identity(url, expected):
    """All ways to link to a thing have one identity."""
    found = identify(url)
    assert found is not None
    assert found.key == expected


@pytest.mark.parametrize("url", ["notes/a.md", "mailto:me@example.org", "https://", "http://[bad", "ftp://example.org/a", "#part"])
def test_no_identity(url):
    """What is no page of the web has no identity."""
    assert identify(url) is None


def test_video_of_a_course():
    """A video linked with its playlist knows the course and its number; lists that YouTube makes are no course."""
    found = identify("https://www.youtube.com/watch?v=8u2s64ZtmiA&list=PL0123456789abcd&index=13")
    assert found is not None
    assert (found.key, found.course, found.part) == ("youtube:8u2s64ZtmiA", "youtube-list:PL0123456789abcd", 13)
    mix = identify("https://www.youtube.com/watch?v=8u2s64ZtmiA&list=RD8u2s64ZtmiA&index=2")
    assert mix is not None
    assert (mix.course, mix.part) == ("", None)


def test_url_to_look_at():
    """The URL that is shown is the one that was written, only without tracking."""
    found = identify("https://Example.org/A/?q=a%20b&utm_source=x#part")
    assert found is not None
    assert found.url == "https://Example.org/A/?q=a%20b#part"


@example(".")
@example("www.")
@given(st.text(max_size=60))
def test_never_raises(text):
    """Any text after a scheme is an identity or none, and no error."""
    found = identify(f"https://{text}")
    assert found is None or found.key


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/1211.3711", "paper"),
        ("https://doi.org/10.1000/1", "paper"),
        ("https://example.org/papers/x.pdf", "paper"),
        ("https://mml-book.github.io/book/mml-book.pdf", "book"),
        ("https://www.amazon.com/dp/1492045527", "book"),
        ("https://www.amazon.com/dp/B08N5WRWNW", "link"),
        ("https://www.youtube.com/watch?v=90kZRyPcRZw", "video"),
        ("https://www.youtube.com/playlist?list=PL0123456789abcd", "course"),
        ("https://www.youtube.com/@somebody", "person"),
        ("https://medium.com/@somebody", "person"),
        ("https://medium.com/@somebody/a-post-123", "article"),
        ("https://www.coursera.org/learn/machine-learning", "course"),
        ("https://web.stanford.edu/class/cs224n/", "course"),
        ("https://github.com/a/b", "code"),
        ("https://github.com/somebody", "person"),
        ("https://example.org/x/notebook.ipynb", "code"),
        ("https://docs.python.org/3/library/re.html", "docs"),
        ("https://developer.mozilla.org/en-US/docs/Web", "docs"),
        ("https://huggingface.co/docs/transformers", "docs"),
        ("https://huggingface.co/gpt2", "code"),
        ("https://twitter.com/somebody", "person"),
        ("https://somebody.github.io/posts/2020/11/x/", "article"),
        ("https://blog.example.org/x", "article"),
        ("https://pypi.org/project/x/", "tool"),
        ("https://reactjs.org/", "link"),
    ],
)
def test_kind(url, expected):
    """The host, then the path, tell what a resource is."""
    found = identify(url)
    assert found is not None
    assert kind_of(found) == expected


def test_lecture_by_label():
    """A video whose label says so is a lecture."""
    found = identify("https://www.youtube.com/watch?v=90kZRyPcRZw")
    assert found is not None
    assert kind_of(found, ("Lecture 3: sets",)) == "lecture"
