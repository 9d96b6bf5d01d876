"""What became of goals, as a reader of the unit would judge; and units that the settings plan."""

from datetime import date as Day
from datetime import timedelta

import pytest
from reading_builder import read

from decan.config import Config

LIST = "https://www.youtube.com/watch?v={}&list=PLabcdefghijkl&index={}"


def unit(number, start, end, *goals):
    """A unit's file."""
    lines = "".join(f"- {goal}\n" for goal in goals)
    return {f"units/{number}.md": f"# Unit {number}: 2023-{start} to 2023-{end}\n\nGoals:\n\n{lines}"}


def days(**texts):
    """Entries of May and later: ``d0501="text"``."""
    return {f"2023-{name[1:3]}-{name[3:]}.md": f"{text}\n" for name, text in texts.items()}


def goals(found, number=0):
    """(state, days of the evidence) of a unit's goals."""
    return [(goal.state, [key[-5:] for key in goal.evidence]) for goal in found.units[number].goals]


def test_what_is_finished_later_was_not_done_then():
    """A goal is judged by the days of its unit."""
    first = unit(1, "05-01", "05-10", "Paper: [Logs](https://l.example/a.pdf)")
    found = read({**first, **days(d0503="First half of [Logs](https://l.example/a.pdf)", d0701="Finished [Logs](https://l.example/a.pdf)")})
    assert [("under way", ["05-03"])] == goals(found)


def test_what_is_finished_in_time_is_done():
    """By the unit's last day."""
    first = unit(1, "05-01", "05-10", "Paper: [Logs](https://l.example/a.pdf)")
    assert [("done", ["05-10"])] == goals(read({**first, **days(d0510="Finished [Logs](https://l.example/a.pdf)")}))


def test_one_lecture_is_taken_up_by_that_lecture_only():
    """A goal that names the course, by any of them."""
    first = unit(
        1, "05-01", "05-10", f"[CMU 2L]({LIST.format('bbbbbbbbbbb', 2)})", "[CMU](https://www.youtube.com/playlist?list=PLabcdefghijkl)"
    )
    found = read({**first, **days(d0503=f"[CMU 1L]({LIST.format('aaaaaaaaaaa', 1)})")})
    assert [("open", []), ("under way", ["05-03"])] == goals(found)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("Papers: 1-2", ("done", (1, 2), 1)),
        ("Papers: 2-3 papers", ("under way", (2, 3), 1)),
        ("Reading: 3+ papers", ("under way", (3, None), 1)),
        ("Lectures: 2", ("open", (2, 2), 0)),
        ("Papers: [A](https://arxiv.org/abs/1901.00001) and two more, 1-2 papers", ("under way", (1, 2), 1)),
        ("Exercises: 5", ("open", None, 0)),
        ("Run 5 km", ("open", None, 0)),
    ],
)
def test_a_quantity_is_counted(goal, expected):
    """By the distinct resources of its kind, where its word is one of a resource."""
    found = read(
        {
            **unit(1, "05-01", "05-10", goal),
            **days(d0502="[A](https://arxiv.org/abs/1901.00001)", d0503="[A](https://arxiv.org/abs/1901.00001)"),
        }
    )
    (judged,) = found.units[0].goals
    assert expected == (judged.state, judged.wanted, len(judged.counted))


def test_a_goal_by_the_words_of_an_item():
    """A list item of the same words is evidence, a ticked one is the goal done."""
    found = read(
        {
            **unit(1, "05-01", "05-10", "Draw the state machine", "Call the port"),
            **days(d0502="- draw the state machine", d0503="- [x] Call the port"),
        }
    )
    assert [("under way", ["05-02"]), ("done", ["05-03"])] == goals(found)


def test_the_way_of_a_goal():
    """From one unit with goals to the next, and on; the last one knows all in which it stood."""
    found = read(
        {**unit(1, "05-01", "05-10", "Read on"), **unit(2, "05-11", "05-20", "read on"), **unit(3, "05-21", "05-30", "Read on", "Rest")}
    )
    ways = [(goal.state, goal.carried_from, goal.carried_to, goal.stood_in) for one in found.units for goal in one.goals]
    assert [
        ("carried over", "", "unit-2", ()),
        ("carried over", "unit-1", "unit-3", ("unit-1",)),
        ("open", "unit-2", "", ("unit-1", "unit-2")),
        ("open", "", "", ()),
    ] == ways


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [
        ("Book: [Bees](https://b.example/b), chapters 1 to 3", "Book: [Bees](https://b.example/b), chapters 4 to 6", "dropped"),
        ("Book: [Bees](https://b.example/b), chapters 1 to 3", "Book: what is left of [Bees](https://b.example/b)", "carried over"),
        ("Book: chapters 1 to 3 of [Bees](https://b.example/b)", "Book: [Bees](https://b.example/b), chapters 1 to 3", "carried over"),
        ("Paper: first pass through [Bees](https://b.example/b)", "Paper: second pass through [Bees](https://b.example/b)", "dropped"),
        ("Paper: [Bees](https://b.example/b)", "Ideas: an answer to [Bees](https://b.example/b)", "dropped"),
        ("Paper: [Bees](https://b.example/b)", "Ideas: [Bees](https://b.example/b)", "carried over"),
    ],
)
def test_what_is_the_same_goal(now, then, expected):
    """The same words, or the same resources under the same category, unless both name parts of them and not the same."""
    found = read({**unit(1, "05-01", "05-10", now), **unit(2, "05-11", "05-20", then)})
    assert expected == found.units[0].goals[0].state


def test_a_goal_repeated_word_for_word_is_that_goal():
    """Another goal with the same resources is a new one then."""
    one, other = "Book: [Bees](https://b.example/b)", "Book: more of [Bees](https://b.example/b)"
    found = read({**unit(1, "05-01", "05-10", one), **unit(2, "05-11", "05-20", other, one)})
    assert ["", "unit-1"] == [goal.carried_from for goal in found.units[1].goals]


def test_units_ahead_are_not_past():
    """A unit that the journal's last day has not reached keeps its goals as they are."""
    plans = {**unit(1, "05-01", "05-10", "a"), **unit(2, "05-11", "05-20", "b"), **unit(3, "05-21", "05-30", "c")}
    found = read({**plans, **days(d0503="words")})
    assert ["dropped", "open", "open"] == [one.goals[0].state for one in found.units]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("05-01", "05-10"), ("05-08", "05-17")], ["unit-2", ""]),  # an overlap
        ([("05-01", "05-30"), ("05-11", "05-20"), ("06-01", "06-10")], ["unit-3", "unit-3", ""]),  # one inside another
        ([("05-01", "05-10"), ("05-01", "05-10")], ["", ""]),  # the same days twice
        ([("05-01", "05-02"), ("05-03", "05-12")], ["unit-2", ""]),  # of two days
    ],
)
def test_the_next_unit(spans, expected):
    """The first with goals that both begins and ends later."""
    plans = {path: text for number, (start, end) in enumerate(spans, 1) for path, text in unit(number, start, end, "Read on").items()}
    assert expected == [one.goals[0].carried_to for one in read({**plans, **days(d0702="words")}).units]


@pytest.mark.parametrize(
    "text",
    ["TODO: read [Logs](https://l.example/a.pdf)", "- [ ] [Logs](https://l.example/a.pdf)", "I skipped [Logs](https://l.example/a.pdf)"],
)
def test_what_is_no_evidence(text):
    """What an entry still means to do, or skips, it has not taken up."""
    found = read({**unit(1, "05-01", "05-10", "Paper: [Logs](https://l.example/a.pdf)", "1 paper"), **days(d0503=text)})
    assert [("open", []), ("open", [])] == goals(found)


@pytest.mark.parametrize(("status", "expected"), [("finished", "done"), ("paused", "open")])
def test_what_only_its_own_file_calls_finished(status, expected):
    """Is done on no known day, and so before the unit's last."""
    file = f"---\ntitle: Bees\nlink: https://b.example/b\nstatus: {status}\n---\n"
    assert [(expected, [])] == goals(read({**unit(1, "05-01", "05-10", "[Bees](https://b.example/b)"), "resources/bees.md": file}))


def test_a_second_pass_is_not_done_by_the_first():
    """What was finished before the unit began is done for a goal that means the whole of it, not for one that means a pass or a part."""
    whole, again = "Paper: [Logs](https://l.example/a.pdf)", "Paper: [Logs](https://l.example/a.pdf), second pass"
    found = read({**unit(1, "05-05", "05-14", whole, again), **days(d0503="Finished [Logs](https://l.example/a.pdf)", d0507="words")})
    assert [("done", []), ("open", [])] == goals(found)


def test_lectures_of_a_course_are_counted():
    """By the parts of the course that the goal cites; enough of them, and it is done."""
    course = "[CMU](https://www.youtube.com/playlist?list=PLabcdefghijkl)"
    texts = days(
        d0503=f"[CMU 1L]({LIST.format('aaaaaaaaaaa', 1)}) and [CMU 2L]({LIST.format('bbbbbbbbbbb', 2)})",
        d0504="[A talk](https://youtu.be/ccccccccccc)",
    )
    found = read({**unit(1, "05-01", "05-10", f"2 lectures of {course}", f"3 lectures of {course}"), **texts})
    assert [("done", 2), ("under way", 2)] == [(goal.state, len(goal.counted)) for goal in found.units[0].goals]


def test_targets_of_the_settings():
    """Count distinct resources of their kind that the unit's entries cite."""
    config = Config(unit_targets=(("paper", "2-3"), ("lecture", "1+")))
    texts = days(
        d0502="[A](https://arxiv.org/abs/1901.00001)", d0503="[B](https://arxiv.org/abs/1901.00002), [A](https://arxiv.org/abs/1901.00001)"
    )
    found = read({**unit(1, "05-01", "05-10", "Rest"), **texts}, config)
    assert [("paper", 2, 3, 2), ("lecture", 1, None, 0)] == [
        (one.kind, one.least, one.most, len(one.resources)) for one in found.units[0].targets
    ]


def test_days_of_study():
    """Days of the unit that an entry tells of, not those outside it; two entries of a day are one day."""
    log = "## 2023-05-01 => 2023-05-04\n\nwords\n\n## 2023-05-07\n\nwords\n\n## 2023-05-07\n\nmore\n"
    found = read({**unit(1, "05-03", "05-12", "Rest"), "log.md": log})
    assert (3, 3) == (found.units[0].days, len(found.units[0].entries))


def test_an_entry_over_a_boundary_belongs_to_both_sides():
    """Each unit counts its own days of it, and it is evidence in each."""
    log = "## 2023-05-09 => 2023-05-12\n\n[Logs](https://l.example/a.pdf)\n"
    goal = "[Logs](https://l.example/a.pdf)"
    found = read({**unit(1, "05-01", "05-10", goal), **unit(2, "05-11", "05-20", goal), "log.md": log})
    assert [(2, 1, "carried over", 1), (2, 1, "under way", 1)] == [
        (one.days, len(one.entries), one.goals[0].state, len(one.goals[0].evidence)) for one in found.units
    ]


def test_a_unit_without_entries():
    """Has no days of study, no resources but those of its goals, and open goals."""
    found = read({**unit(1, "05-01", "05-10", "[Logs](https://l.example/a.pdf)"), **days(d0601="words")})
    one = found.units[0]
    assert (0, (), 1, [("open", [])]) == (one.days, one.entries, len(one.resources), goals(found))


PLANNED = {
    ("month", 10): [("2023-01-01", "2023-01-10"), ("2023-01-21", "2023-01-31"), ("2023-02-21", "2023-02-28")],
    ("month", 15): [("2023-01-01", "2023-01-15"), ("2023-01-16", "2023-01-31"), ("2023-02-16", "2023-02-28")],
    ("month", 25): [("2023-01-01", "2023-01-31"), ("2023-02-01", "2023-02-28")],
    ("year", 100): [("2023-01-01", "2023-04-10")],
    ("week", 11): [("2023-01-02", "2023-01-15"), ("2023-01-30", "2023-02-12"), ("2023-02-27", "2023-03-12")],
    ("week", 10): [("2023-01-02", "2023-01-08"), ("2023-01-30", "2023-02-05"), ("2023-02-27", "2023-03-05")],
    ("2023-01-30", 10): [("2022-12-31", "2023-01-09"), ("2023-01-30", "2023-02-08"), ("2023-02-19", "2023-02-28")],
}


@pytest.mark.parametrize(("setting", "expected"), PLANNED.items())
def test_planned_units(setting, expected):
    """Stretches of the calendar with an entry in them; what is left over joins the last one, or stands by itself."""
    anchor, length = setting
    found = read(days(d0103="a", d0131="b", d0228="c"), Config(unit_anchor=anchor, unit_length=length))
    shown = [(f"{one.start}", f"{one.end}") for one in found.units]
    assert expected == shown


def test_no_unit_is_planned_over_the_authors():
    """Theirs count; without an anchor there are no others."""
    files = {**unit(1, "05-05", "05-14", "Rest"), **days(d0502="a", d0521="b")}
    assert [[("Unit 1", False)], [("Unit 1", False), ("", True)]] == [
        [(one.title, one.planned) for one in read(files, config).units] for config in (Config(), Config(unit_anchor="month"))
    ]


def test_a_long_unit_has_the_evidence_of_all_its_days():
    """A goal without a link is taken up by each entry that has an item of its words, the first as well as the last of many."""
    said = "Draw the tides of a month by hand"
    dates = [Day(2023, 5, 1) + timedelta(number) for number in range(130)]
    texts = {f"{day}.md": f"- {said if day in {dates[0], dates[-1]} else 'Something else was done'}\n" for day in dates}
    found = read({**unit(1, "05-01", "09-07", said, "Something else was done"), **texts})
    assert [("under way", ["05-01", "09-07"]), ("under way", [str(day)[5:] for day in dates[1:-1]])] == goals(found)
