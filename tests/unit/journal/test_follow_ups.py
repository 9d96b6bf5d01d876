"""What becomes of follow-ups: asked again, ticked, closed by name."""

from __future__ import annotations

import pytest
from journal_builder import codes
from reading_builder import read

from decan.config import Config

PHRASES = Config(follow_up_phrases=True)


def told(found):
    """(text, state, asked, closed, by) of each."""
    return [(item.text, item.state, str(item.date or ""), str(item.closed or ""), item.closed_by) for item in found.follow_ups]


def test_the_same_words_asked_again_are_one():
    """Its age counts from the first day."""
    found = read({"2022-02-01.md": "TODO: draw the clock", "2022-02-09.md": "- [ ] Draw the clock"})
    assert [("TODO: draw the clock", "open", "2022-02-01", "", "")] == told(found)


@pytest.mark.parametrize("later", ["- [x] draw the clock", "- DONE draw the clock", "- [x] DRAW  the clock."])
def test_a_later_tick_closes_it(later):
    """By the same words in another document, however they are spelled; it is no second follow-up."""
    found = read({"2022-02-01.md": "TODO: draw the clock", "2022-02-09.md": later})
    assert [("TODO: draw the clock", "closed", "2022-02-01", "2022-02-09", "2022-02-09")] == told(found)


def test_an_earlier_tick_does_not():
    """What is asked after it was done is asked anew; a tick alone is closed on its own day."""
    found = read({"2022-02-01.md": "- [x] run five miles", "2022-02-09.md": "- [ ] run five miles"})
    assert [
        ("run five miles", "closed", "2022-02-01", "2022-02-01", ""),
        ("run five miles", "open", "2022-02-09", "", ""),
    ] == told(found)


def test_notes_stand_outside_time():
    """What a note asks is closed by a dated tick; what it ticks is done, on no known day."""
    found = read({"a.md": "- [ ] one more\n- [x] draw it", "2022-02-01.md": "- [x] one more\n- [ ] draw it"})
    assert [("draw it", "closed", "2022-02-01", "", ""), ("one more", "closed", "", "2022-02-01", "2022-02-01")] == told(found)


@pytest.mark.parametrize(
    "closing",
    [
        "Wrote it (closes: implement the decoder for streams)",
        "Wrote it (closes: implement the dec)",
        "- wrote it\n  closes:: Decoder for streams",
        "---\ncloses: implement the decoder\n---\nWrote it",
        "---\ncloses: [implement the decoder]\n---\nWrote it",
    ],
)
def test_closed_by_name(closing):
    """By its words, their beginning or a part, in the text or in front matter."""
    found = read({"2022-02-01.md": "TODO: implement the decoder for streams\n\nTODO: sleep", "2022-02-09.md": closing})
    assert [("closed", "2022-02-09", "2022-02-09"), ("open", "", "")] == [(state, closed, by) for _, state, _, closed, by in told(found)]
    assert [] == codes(found)


def test_an_unknown_name_is_reported():
    """With the place and what it could have meant."""
    found = read({"2022-02-01.md": "TODO: implement the decodr", "2022-02-09.md": "Done.\n\n- it (closes: implement the decoder)"})
    (wrong,) = found.diagnostics
    assert ("follow-up.unknown", "2022-02-09.md", 3, 6) == (wrong.code, wrong.span.path, wrong.span.line, wrong.span.column)
    assert "did you mean “TODO: implement the decodr” (2022-02-01.md:1)?" == wrong.hint


def test_an_ambiguous_name_is_reported():
    """Nothing is closed, and all that it could mean is named."""
    found = read({"2022-02-01.md": "- [ ] read chapter one\n- [ ] read chapter two", "2022-02-09.md": "Read on. (closes: read chapter)"})
    assert ["follow-up.ambiguous"] == codes(found)
    assert (
        "write more of the one meant: “read chapter one” (2022-02-01.md:1) or “read chapter two” (2022-02-01.md:2)"
        == found.diagnostics[0].hint
    )
    assert ["open", "open"] == [item.state for item in found.follow_ups]


def test_only_what_was_asked_before_can_be_closed():
    """A later question of the same words is not yet there; one that is closed already needs no second closing."""
    later = read({"2022-02-01.md": "(closes: draw the clock)", "2022-02-09.md": "TODO: draw the clock"})
    twice = read({"2022-02-01.md": "- [x] draw the clock", "2022-02-09.md": "(closes: draw the clock)"})
    assert (["follow-up.unknown"], []) == (codes(later), codes(twice))


def test_a_promise_is_kept_by_name():
    """Promises are follow-ups where phrases are."""
    files = {"2022-02-01.md": "In the next post, I will write about clocks.", "2022-02-09.md": "(closes: in the next post)"}
    found = read(files, PHRASES)
    assert [("promise", "closed")] == [(item.kind, item.state) for item in found.follow_ups]


def test_the_checkboxes_of_a_roadmap_are_its_own():
    """They are shown there, not among what is to come back to; a TODO is."""
    found = read(
        {
            "roadmaps/a.md": "- [ ] Sets\n- [ ] Maps\n\nTODO: order them",
            "n.md": "## Roadmap\n- [ ] Sets\n- [ ] Bags\n\n## Else\n- [ ] sleep",
        }
    )
    assert ["sleep", "TODO: order them"] == [item.text for item in found.follow_ups]
