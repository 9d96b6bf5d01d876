"""What a range of days shows: study, gaps, texts, resources, follow-ups, other periods."""

from datetime import date as Day

import pytest

from decan.model.document import Body
from decan.model.journal import FollowUp, Gap, Goal, Period, Run, Source, Target, Text, Unit
from decan.site import spans
from decan.site.page import Url

HERE = Url("/here/")
YEAR = (Day(2022, 1, 1), Day(2022, 12, 31))


def period(key, first, last, **values):
    """A period by the months of 2022 that it lasts from and to."""
    given = {"title": key.title(), "kind": "custom"} | values
    return Period(key, start=Day(2022, first, 1), end=Day(2022, last, 28), **given)


@pytest.fixture
def july(view, entry):
    """Five days of study: a run of four, and one that an entry of two days ends."""
    days = [entry(str(day), f"2022-07-{day:02}") for day in (3, 4, 6, 7)]
    runs = [Run(Day(2022, 7, 3), Day(2022, 7, 7), 4), Run(Day(2022, 7, 30), Day(2022, 7, 31), 2)]
    return view(entries=[*days, entry("e", "2022-07-30", end=Day(2022, 7, 31))], runs=runs)


class TestStudy:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (*YEAR, ("6 days of study", "longest run 4 days", "3–7 July")),
            (Day(2022, 7, 4), Day(2022, 7, 31), ("5 days of study", "longest run 3 days", "4–7 July")),
            (Day(2022, 7, 6), Day(2022, 7, 31), ("4 days of study",)),
            (Day(2022, 8, 1), Day(2022, 8, 31), ()),
        ],
    )
    def test_days_and_the_longest_run_inside_a_range(self, july, start, end, expected):
        """A run counts as far as it lies in the range, and one of two days is not worth a word; where there is nothing nothing is said."""
        assert spans.study_facts(july, start, end) == expected

    def test_the_whole_journal_in_a_sentence(self, july, view):
        """Days, months and the longest run, never up to today."""
        assert spans.all_study(july) == "6 days of study in 1 month; longest run 4 days, 3–7 July 2022"
        assert spans.all_study(view()) == ""


class TestGaps:
    GAPS = (
        Gap(Day(2022, 1, 3), Day(2022, 1, 6), 2),
        Gap(Day(2022, 1, 8), Day(2022, 1, 12), 3, "I was ill.", "back"),
        Gap(Day(2022, 1, 28), Day(2022, 2, 11), 13, "", "back", 13),
    )

    def test_long_ones_and_those_with_words_are_listed(self, view, entry):
        """A short gap without a reason is left to the calendar."""
        found = spans.gaps(view(entries=[entry("back", "2022-02-11")], gaps=self.GAPS), *YEAR, HERE)
        assert [(gap["days"], gap["range"], gap["reason"], gap["covered"], gap["when"]) for gap in found] == [
            ("3 days", "9–11 January 2022", "I was ill.", "", "11 Feb 2022"),
            ("13 days", "29 January – 10 February 2022", "", "summed up", "11 Feb 2022"),
        ]
        assert found[0]["href"].endswith("2022/02/11/index.html#back")

    @pytest.mark.parametrize(("month", "begun", "expected"), [(1, True, 2), (2, True, 0), (2, False, 1), (3, False, 0)])
    def test_a_gap_over_two_months_begins_in_one(self, view, entry, month, begun, expected):
        """It reaches into both, and has begun in the first."""
        made = view(entries=[entry("back", "2022-02-11")], gaps=self.GAPS)
        assert len(spans.gaps(made, Day(2022, month, 1), Day(2022, month + 1, 1), HERE, begun=begun)) == expected

    def test_in_a_list_of_entries(self, view, entry):
        """A gap stands between its entries, and before and after the first and last; a reason that the entry below says is not repeated."""
        gaps = [Gap(Day(2022, 1, 1), Day(2022, 1, 9), 7, "Lost.", "x"), Gap(Day(2022, 1, 9), Day(2022, 1, 20), 10, "Ill.", "y")]
        gaps.append(Gap(Day(2022, 1, 20), Day(2022, 3, 1), 39))
        days = [entry("x", "2022-01-09", excerpt="Found."), entry("y", "2022-01-20", excerpt="Ill. And now Raft.")]
        made = view(entries=days, gaps=gaps)
        rows = spans.entries(made, made.journal.entries, HERE, year=False, newest=False)
        assert [(row["gap"], row.get("reason", "")) for row in rows] == [
            ("7 days without an entry", "Lost."),
            ("", ""),
            ("10 days without an entry", ""),
            ("", ""),
            ("39 days without an entry", ""),
        ]
        newest = spans.entries(made, made.journal.entries, HERE, year=False, newest=True)
        assert [row["gap"] for row in newest] == [row["gap"] for row in reversed(rows)]


class TestTexts:
    def text(self, document):
        """A text with a heading."""
        html = '<h2 id="\x02i\x03links">Links</h2><p><a href="#\x02i\x03links">up</a></p>'
        return Text(Body(utf8=html.encode()), document)

    def test_ids_of_two_texts_are_kept_apart(self, view, entry, note):
        """Two documents that describe a period stand on its page, each with where it stands, and no id twice."""
        homes = (Target("entry", "a"), Target("note", "b"))
        spring = period("spring", 1, 3, texts=(self.text("a.md"), self.text("b.md")), homes=homes)
        made = view(entries=[entry("a", "2023-08-12", title="Back")], notes=[note("b")], periods=[spring])
        one, two = spans.texts(made, spring, HERE)
        assert (one["title"], one["written"], two["title"], two["written"]) == ("Back", "12 August 2023", "b", "")
        assert ('id="links"' in one["html"], 'id="text-2-links"' in two["html"], 'href="#text-2-links"' in two["html"]) == (True,) * 3

    def test_a_review_is_shown_whole_with_the_day_of_its_writing(self, view, entry):
        """Its title leads to its own page, unless the period is called the same; then the day does."""
        made = view(entries=[entry("r", "2023-08-12", title="Spring", kind="article", text=self.text("r.md"))])
        (same,) = spans.texts(made, period("spring", 1, 3, reviews=("r",)), HERE)
        (other,) = spans.texts(made, period("q1", 1, 3, reviews=("r",)), HERE)
        assert (same["title"], other["title"], other["written"]) == ("", "Spring", "12 August 2023")
        assert same["href"] == other["href"] != ""


class TestWhatItHolds:
    def test_resources_by_kind(self, view, entry, resource):
        """Those of the period's own text all, those of entries when they are listed; each once."""
        days = [entry("a", resources=("p", "q", "u"))]
        known = [resource("p"), resource("q", kind="book"), resource("u", listed=False), resource("own", listed=False, kind="link")]
        groups = spans.resources(view(entries=days, resources=known), ("own", "p"), days, HERE)
        assert [(group["title"], [item["id"] for item in group["items"]]) for group in groups] == [
            ("Papers", ["p"]),
            ("Books", ["q"]),
            ("Links", ["own"]),
        ]

    def test_follow_ups_opened_and_closed(self, view, entry):
        """What was opened or closed in the days counts, the open ones first; nothing is said of none."""
        first, later = Day(2022, 2, 1), Day(2022, 5, 1)
        items = [
            FollowUp("done", "closed", "task", Source("a.md"), date=Day(2021, 1, 1), closed=first),
            FollowUp("later", "open", "task", Source("a.md"), date=later),
            FollowUp("asked", "open", "task", Source("a.md"), date=first),
        ]
        made = view(entries=[entry("a")], follow_ups=items)
        found = spans.asks(made, Day(2022, 1, 1), Day(2022, 3, 31), HERE)
        assert (found["facts"], [item["text"] for item in found["items"]], found["more"]) == ("1 opened, 1 closed", ["asked", "done"], 0)
        assert spans.asks(made, Day(2022, 6, 1), Day(2022, 6, 30), HERE) is None

    def test_units_with_the_states_of_their_goals(self, view, entry, text):
        """A unit that touches the days is there, in words too."""
        goals = tuple(Goal("Papers", str(n), "", (), state, "", (), (), Source("u.md")) for n, state in enumerate(("done", "open", "done")))
        unit = Unit("u", "Unit 1", 1, Day(2022, 1, 28), Day(2022, 2, 6), goals, text(), Source("u.md"))
        made = view(entries=[entry("a")], units=[unit])
        assert [item["words"] for item in spans.units(made, Day(2022, 2, 1), Day(2022, 2, 28), HERE)] == ["2 done, 1 open"]
        assert spans.units(made, Day(2022, 3, 1), Day(2022, 3, 31), HERE) == ()

    def test_periods_that_share_days(self, view):
        """An author's own period says how the others lie to it and names the calendar's; a calendar's period names the author's own."""
        own = [period("year", 1, 12, kind="year", title="2022"), period("whole", 1, 6), period("spring", 2, 4), period("same", 2, 4)]
        own += [period("inner", 3, 3), period("edge", 4, 5), period("apart", 8, 9)]
        made = view(periods=own)
        assert [(item["title"], item["lies"]) for item in spans.beside(made, made.period["spring"], HERE)] == [
            ("2022", ""),
            ("Whole", "around it"),
            ("Same", "the same days"),
            ("Inner", "within it"),
            ("Edge", "overlaps it"),
        ]
        names = [item["title"] for item in spans.beside(made, made.period["year"], HERE)]
        assert names == ["Whole", "Spring", "Same", "Inner", "Edge", "Apart"]
