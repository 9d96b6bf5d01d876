"""Slots filled for a page."""

from decan.model.journal import Journal, Target
from decan.site.links import embeddable, fill, fill_absolute, fill_inline, part_of
from decan.site.page import Url
from decan.site.urls import UrlMap

URLS = UrlMap(
    {("note", "n"): Url("/notes/n/"), ("asset", "p.png"): Url("/p.png"), ("entry", "e"): Url("/2022/02/01/#e")}, {("entry", "e"): "e-"}
)
HERE = Url("/2022/02/01/")


def test_links_are_relative_to_the_page(text):
    """A slot becomes the way from the page to its target."""
    made = fill(text('<a href="\x02l0\x03">N</a>', targets=[(0, Target("note", "n", "Part one"))]), URLS, HERE, {})
    assert made == '<a href="../../../notes/n/index.html#Part%20one">N</a>'


def test_a_missing_target_keeps_the_words(text):
    """A link that leads nowhere is no link, and links after it stay whole."""
    html = '<a id="\x02i\x03k" href="\x02l0\x03">Gone <em>x</em></a> <a href="https://y.example">Y</a>'
    made = fill(text(html, targets=[(0, Target("missing", "Gone"))]), URLS, HERE, {}, prefix="e-")
    assert made == '<span class="missing" id="e-k">Gone <em>x</em></span> <a href="https://y.example">Y</a>'


def test_a_slot_without_a_target_is_missing(text):
    """A slot that nobody resolved is treated as a missing target."""
    assert fill(text('<a href="\x02l7\x03">A</a>'), URLS, HERE, {}) == '<span class="missing">A</span>'


def test_external_targets_keep_their_address(text):
    """The address of another site is written as it is, escaped."""
    made = fill(text('<a href="\x02l0\x03">A</a>', targets=[(0, Target("external", "https://x.example/?a=1&b=2"))]), URLS, HERE, {})
    assert made == '<a href="https://x.example/?a=1&amp;b=2">A</a>'


def test_pictures_have_their_sizes(text):
    """A picture of ours gets width and height, one that is not there its words."""
    html = '<img src="\x02l0\x03" alt="P"\x02s0\x03><img src="\x02l1\x03" alt="Q &amp; R"\x02s1\x03><img src="\x02l1\x03" alt="">'
    made = fill(text(html, targets=[(0, Target("asset", "p.png"))]), URLS, HERE, {"p.png": (3, 4)})
    assert made == '<img src="../../../p.png" alt="P" width="3" height="4"><span class="missing">Q &amp; R</span>'


def test_other_elements_lose_an_address_that_leads_nowhere(text):
    """A player without its film has no address, instead of that of the page."""
    assert fill(text('<video src="\x02l0\x03" controls>v</video>'), URLS, HERE, {}) == "<video controls>v</video>"


def test_ids_and_links_inside_a_text_have_its_prefix(text):
    """Footnotes of two entries on one page do not meet."""
    html = '<a href="#\x02i\x03fn1" id="\x02i\x03r">1</a><li id="\x02i\x03fn1">'
    assert fill(text(html), URLS, HERE, {}, prefix="e-") == '<a href="#e-fn1" id="e-r">1</a><li id="e-fn1">'


def test_embeds_show_the_other_text(text):
    """An embed shows the note with ids of its own, and says where it is from."""
    embeds = {("note", "n"): text('<p id="\x02i\x03x">Hi</p>')}
    made = fill(text('<div class="embed">\x02e0\x03</div>', targets=[(0, Target("note", "n"))]), URLS, HERE, {}, embeds=embeds)
    link = '<p class="embed-source"><a href="../../../notes/n/index.html">n</a></p>'
    assert made == f'<div class="embed"><p id="e0-x">Hi</p>{link}</div>'


def test_embeds_never_go_in_circles(text):
    """A note that embeds itself is shown once, then linked."""
    own = text('<p>x</p><div class="embed">\x02e0\x03</div>', targets=[(0, Target("note", "n"))])
    made = fill(own, URLS, HERE, {}, embeds={("note", "n"): own})
    assert [made.count("<p>x</p>"), made.count("embed-source")] == [1, 1]


def test_embeds_have_a_limit(text):
    """Notes that embed each other many times end in links, not in a page without end."""
    keys = [f"n{number}" for number in range(4)]
    urls = UrlMap({("note", key): Url(f"/{key}/") for key in keys})
    html = '<div class="embed">\x02e0\x03</div>' * 20
    texts = {
        ("note", key): text(f"<p>{key}</p>{html}", targets=[(0, Target("note", keys[(index + 1) % 4]))]) for index, key in enumerate(keys)
    }
    made = fill(texts["note", "n0"], urls, HERE, {}, embeds=texts)
    assert [made.count("<p>n1</p>") <= 20, len(made) < 200_000] == [True, True]


def test_part_of():
    """A part ends where a heading of its rank or a higher one begins."""
    html = '<h2 id="\x02i\x03a">A</h2>1<h3 id="\x02i\x03b">B</h3>2<h2 id="\x02i\x03c">C</h2>3<p id="\x02i\x03d">4</p>5'
    assert [part_of(html, name) for name in "bcd"] == [
        '<h3 id="\x02i\x03b">B</h3>2',
        '<h2 id="\x02i\x03c">C</h2>3<p id="\x02i\x03d">4</p>5',
        '<p id="\x02i\x03d">4</p>',
    ]
    assert part_of(html, "none") == html


def test_fill_inline():
    """A goal's inline HTML is filled with its own targets; one without slots is as it was."""
    assert (
        fill_inline('<a href="\x02l5\x03">x</a>', [(5, Target("note", "n"))], URLS, HERE) == '<a href="../../../notes/n/index.html">x</a>'
    )
    assert fill_inline("plain", [], URLS, HERE) == "plain"


def test_fill_absolute(text):
    """In a feed links are whole, those inside the text lead to its page."""
    urls = UrlMap(URLS.places, URLS.prefixes, site="https://s.example/r/")
    shown = text('<a href="\x02l0\x03">N</a><a href="#\x02i\x03fn1">1</a>', targets=[(0, Target("note", "n"))])
    made = fill_absolute(shown, urls, Url("/2022/02/01/#e"), {}, prefix="e-")
    assert made == '<a href="https://s.example/r/notes/n/">N</a><a href="https://s.example/r/2022/02/01/#e-fn1">1</a>'


def test_embeddable(entry, note, text):
    """Entries, notes and the texts of topics can be embedded."""
    about = note("n", kind="topic", about="raft", text=text("T"))
    found = embeddable(Journal(entries=(entry("e"),), notes=(about,)))
    assert sorted(found) == [("entry", "e"), ("note", "n"), ("topic", "raft")]
