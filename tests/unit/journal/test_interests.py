"""What reviews say of interests, and what became of them."""

import pytest
from reading_builder import read

from decan.config import Config, TopicSettings


def review(text, period="2023-05"):
    """A review of a month, with this front matter."""
    return {"reviews/may.md": f"---\nkind: review\nperiod: {period}\ninterests:\n{text}---\nWords.\n"}


def entry(day, *topics):
    """An entry with topics."""
    return {f"{day}.md": f"---\ntags: [{', '.join(topics)}]\n---\nWords of {day}.\n"}


def topic(found, title):
    """The topic of that title."""
    return next(one for one in found.topics if one.title == title)


@pytest.mark.parametrize(
    "text",
    [
        "  - {topic: Kites, state: paused, why: No wind}\n",
        "  - topic: kites\n    state: On hold\n    reason: No wind\n",
        "  Kites: {state: paused, why: No wind}\n",
    ],
)
def test_an_interest_in_all_its_forms(text):
    """A list, a mapping; states by their common words."""
    found = topic(read({**review(text), **entry("2023-05-02", "Kites")}), "Kites")
    (said,) = found.interests
    assert ("paused", "No wind", "2023-05-31", "2023-05") == (said.state, said.why, str(said.day), said.period)


def test_a_short_mapping():
    """Topic and state."""
    found = read({**review("  Kites: dropped\n  Sails: exploring\n"), **entry("2023-05-02", "Kites")})
    assert ["dropped", "exploring"] == [topic(found, title).interests[0].state for title in ("Kites", "Sails")]


@pytest.mark.parametrize(
    ("word", "days", "state"),
    [
        ("paused", ["2023-05-02"], "paused"),
        ("paused", ["2023-05-02", "2023-06-03"], "resumed"),
        ("dropped", ["2023-06-03"], "resumed"),
        ("exploring", ["2023-06-03"], "active"),
        ("exploring", ["2023-05-02"], "exploring"),
        ("finished", ["2023-05-02"], "finished"),
    ],
)
def test_the_last_word_counts_until_an_entry_comes(word, days, state):
    """An entry after a pause resumes it."""
    files = {key: text for day in days for key, text in entry(day, "Kites").items()}
    assert state == topic(read({**review(f"  Kites: {word}\n"), **files}), "Kites").state


@pytest.mark.parametrize(
    ("last", "after", "state"), [("2023-07-30", 90, "active"), ("2023-09-30", 90, "dormant"), ("2023-09-30", 365, "active")]
)
def test_a_topic_sleeps(last, after, state):
    """When nothing named it for a time that can be set, counted back from the journal's last day."""
    found = read({**entry("2023-05-02", "Kites"), **entry(last, "Sails")}, Config(dormant_after=after))
    assert (state, "active") == (topic(found, "Kites").state, topic(found, "Sails").state)


def test_a_review_in_time():
    """One written before its period ends speaks of its own day; one written long after, of the period's last."""
    early = "---\ntitle: Early\nkind: review\ndate: 2023-05-20\nperiod: 2023-05\ninterests: {Kites: paused}\n---\nWords.\n"
    late = early.replace("2023-05-20", "2024-01-03").replace("paused", "resumed").replace("Early", "Late")
    found = topic(read({"reviews/a.md": early, "reviews/b.md": late}), "Kites")
    assert [("paused", "2023-05-20"), ("resumed", "2023-05-31")] == [(said.state, str(said.day)) for said in found.interests]


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("  Kites: pausd\n", "interest.state", "did you mean paused?"),
        ("  - {topic: Kites}\n", "interest.state", "known are exploring, active, paused, dropped, finished, resumed"),
        ("  - {topic: '', state: paused}\n", "interest.unreadable", "write “topic: …, state: …”"),
    ],
)
def test_what_cannot_be_understood(text, code, hint):
    """Is told at the line of its key."""
    found = read({**review(text), **entry("2023-05-02", "Kites")})
    assert [(code, 4, hint)] == [(one.code, one.span.line, one.hint) for one in found.diagnostics if one.code.startswith("interest")]


def test_topics_of_a_course_flow_to_its_lectures():
    """And from there to the entries that cite them, as inferred."""
    found = read(
        {
            "resources/cs.md": "---\ntitle: CS 500\nkind: course\ntags: [Compilers]\n---\n",
            "2023-05-01.md": "[CS 500 lecture 1](https://v.example/one)\n",
        }
    )
    assert (("compilers",), ()) == (found.entries[0].inferred_topics, found.entries[0].topics)


def test_topics_of_a_review_by_its_periods():
    """A word that a topic matches counts for the period that its section is about."""
    text = "---\ntitle: My 2022\ndate: 2023-08-12\n---\n## January - March\n\nKites, mostly.\n\n## April - July\n\nSails and the sea.\n"
    config = Config(topics=(TopicSettings("Kites", match=("kites",)), TopicSettings("Sailing", match=("sails",))))
    found = read({"2022-review.md": text}, config)
    shown = [(one.title, f"{one.first}", f"{one.last}", len(one.periods)) for one in found.topics]
    assert [("Kites", "2022-01-01", "2023-08-12", 1), ("Sailing", "2022-04-01", "2023-08-12", 1)] == shown


def test_topics_are_related_by_resources_too():
    """Those that one resource has."""
    found = read(
        {"resources/a.md": "---\ntitle: A book\ntags: [Kites, Wind]\n---\n", **entry("2023-05-02", "Kites"), **entry("2023-05-03", "Wind")}
    )
    assert ("wind",) == topic(found, "Kites").related


def test_a_rare_topic_that_is_almost_another():
    """Is told, and never merged."""
    files = {key: text for day in range(1, 7) for key, text in entry(f"2023-05-0{day}", "Neural networks").items()}
    found = read({**files, **entry("2023-05-08", "Neural network"), **entry("2023-05-09", "Naval networks")})
    told = [(one.span.path, one.hint) for one in found.diagnostics if one.code == "topic.near"]
    assert ([("2023-05-08.md", "write “Neural networks”, or give it “Neural network” as an alias")], 3) == (told, len(found.topics))
