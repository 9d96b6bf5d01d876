"""What became of goals, as a reader of the unit would judge; and units that the settings plan."""

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
    """From one unit with goals to the next, and on."""
    found = read(
        {**unit(1, "05-01", "05-10", "Read on"), **unit(2, "05-11", "05-20", "read on"), **unit(3, "05-21", "05-30", "Read on", "Rest")}
    )
    ways = [(goal.state, goal.carried_from, goal.carried_to) for one in found.units for goal in one.goals]
    assert [("carried over", "", "unit-2"), ("carried over", "unit-1", "unit-3"), ("open", "unit-2", ""), ("open", "", "")] == ways


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
    """Days of the unit that an entry tells of, not those outside it."""
    found = read({**unit(1, "05-03", "05-12", "Rest"), "log.md": "## 2023-05-01 => 2023-05-04\n\nwords\n\n## 2023-05-07\n\nwords\n"})
    assert (3, 2) == (found.units[0].days, len(found.units[0].entries))


PLANNED = {
    ("month", 10): [("2023-01-01", "2023-01-10"), ("2023-01-21", "2023-01-31"), ("2023-02-21", "2023-02-28")],
    ("month", 15): [("2023-01-01", "2023-01-15"), ("2023-01-16", "2023-01-31"), ("2023-02-16", "2023-02-28")],
    ("month", 25): [("2023-01-01", "2023-01-31"), ("2023-02-01", "2023-02-28")],
    ("year", 100): [("2023-01-01", "2023-04-10")],
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
