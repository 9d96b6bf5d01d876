"""HTML for readers elsewhere."""

import pytest

from decan.site.portable import portable

PAGE = "https://me.example/j/2024/03/01/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a &amp; b &#8212; c &lt;d&gt;</p>", "<p>a &amp; b &#8212; c &lt;d&gt;</p>"),
        ('<a href="../02/">x</a>', '<a href="https://me.example/j/2024/03/02/">x</a>'),
        ("<a href=#n>x</a>", '<a href="https://me.example/j/2024/03/01/#n">x</a>'),
        ('<a href="https://o.example/?a=1&amp;b=2">x</a>', '<a href="https://o.example/?a=1&amp;b=2">x</a>'),
        ("<img src='a b.png' srcset='a.png 1x, b.png 2x'>", f'<img src="{PAGE}a b.png" srcset="{PAGE}a.png 1x, {PAGE}b.png 2x">'),
        ('<th style="text-align:left">one = 1</th>', "<th>one = 1</th>"),
        ('<p onclick="go()" class="a">x</p>', '<p class="a">x</p>'),
        ("a<script>alert('</p>')</script>b<style>p{}</style>c", "abc"),
        ('<li><input type="checkbox" disabled checked> x</li>', "<li>☑ x</li>"),
        ('<li><input type="checkbox" disabled> x</li>', "<li>☐ x</li>"),
        ("<form><p>kept</p><input name=q><button>Go</button></form>", "<p>kept</p>"),
        ('<iframe src="v/1" title="A film"></iframe>', f'<a href="{PAGE}v/1">A film</a>'),
        ('<iframe srcdoc="<p>x</p>"></iframe>', ""),
        ('<a href="javascript:go()">x</a>', "<a>x</a>"),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
        ("<object><object>x</object>y</object>z", "z"),
        ("<p>never closed <b>at all", "<p>never closed <b>at all"),
    ],
)
def test_portable(html: str, expected: str) -> None:
    """Addresses are whole; nothing that runs, asks or lays out is left, and nothing else is touched."""
    assert expected == portable(html, PAGE)


def test_without_an_address() -> None:
    """Where the site's own is not known, addresses stay as they are."""
    assert '<a href="../02/">x</a>' == portable('<a href="../02/">x</a>', "")
