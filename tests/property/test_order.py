"""The model is a function of what the files say: not of their order, not of how Python hashes, not of how many workers read them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date as Day
from functools import cache
from operator import attrgetter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.support import write

from decan.building import Options, load
from decan.config import Config
from decan.journal import assemble
from decan.layout import Layout, locate
from decan.model.document import Document
from decan.model.journal import Journal
from decan.reading.document import read_document
from decan.reading.sources import SourceText, read, scan

ROOT = Path(__file__).parents[2]
CONFIG = Config(unit_anchor="month", unit_targets=(("paper", "2-3"),), follow_up_phrases=True)

LIST = "https://www.youtube.com/watch?v=aaaaaaaaaa{}&list=PLaaaaaaaaaaaaaaaa&index={}"
QUARRELS = {
    # two files for one resource, for one topic, with one title, with one address, with one alias
    "resources/a.md": "---\ntitle: The A\nlink: https://example.org/a\nkind: book\nstatus: paused\n---\nMine.",
    "resources/b.md": "---\ntitle: An A\nlink: http://www.example.org/a/\nkind: paper\nstatus: finished\naliases: [The A]\n---\nMine, too.",
    "topics/nlp.md": "---\ntitle: NLP\naliases: [Language]\nparent: Sets\n---\nOne text. [[Sets]]",
    "topics/n-l-p.md": "---\ntitle: nlp\nparent: Graphs\n---\nAnother. [[Language]]",
    "topics/language.md": "---\ntitle: Language\nparent: NLP\n---\nA third.",
    "x/sets.md": "---\ntitle: Sets\ntags: [nlp, Sets]\nurl: /sets/\n---\nSee [[Graphs]], ![p](p.png).",
    "y/sets.md": "---\ntitle: Sets\ntags: [NLP, sets]\nurl: /SETS/\naliases: [/sets/]\n---\nSee [[sets]], ![p](../x/p.png), [no](no.md).",
    "z/Graphs.md": "---\ntitle: Graphs\ntags: [Nlp, SETS]\n---\n#sets and #Sets. [[graphs]]",
    "z/graphs.md": "---\ntitle: graphs\n---\n[[Graphs]]",
    # one day in four files, one item twice, one label for two things
    "2022-02-05.md": "- an item that two files both have, word for word\n- [the talk](https://example.org/t1)\n- TODO: sleep\n",
    "log.md": "## 2022-02-01\n- First half of [A](https://example.org/a)\n\n"
    "## 2022-02-05\n- an item that two files both have, word for word\n",
    "more.md": "## 2022-02-05\n- [the talk](https://example.org/t2), and [the talk] again\n- [x] sleep\n\n"
    "## 2022-02-05\n#nlp second sitting\n",
    "days/a.md": "---\ndate: 2022-02-05 09:00\ntitle: Same\n---\n[[2022-02-01]], need to revisit [A](https://example.org/a?utm_source=x).",
    "days/b.md": "---\ndate: 2022-02-05 09:00\ntitle: Same\n---\n[[Same]] and [[days/a]]; later: [The A](https://example.org/a#part).",
    # two units of one range, goals that repeat, a playlist that two files cite in part, with the same index
    "units/1.md": "# Unit 1: 2022-02-01 to 2022-02-10\n\n"
    "Goals:\n- Papers: read 2-3 papers\n- Talks: watch [the talk]\n- [ ] sleep\n- Empty:\n",
    "units/one.md": "# Unit 1: 2022-02-01 to 2022-02-10\n\nGoals:\n- Papers: read 3+ papers\n- [x] sleep\n",
    "units/2.md": "# Unit 2: 2022-02-11 to 2022-02-20\n\nGoals:\n- Talks: watch [the talk]\n- [ ] sleep\n",
    "course/a.md": f"---\ndate: 2022-02-12\n---\n[C 1]({LIST.format(1, 1)}), [C 3]({LIST.format(3, 3)})",
    "course/b.md": f"---\ndate: 2022-02-12\n---\n[D 1]({LIST.format(1, 1)}), [C 3L]({LIST.format(4, 3)}), skipped 2",
    # two reviews of one period that disagree about one topic; periods that overlap
    "reviews/a.md": "---\nkind: review\nperiod: 2022-02\ndate: 2022-03-01\ninterests: [{topic: nlp, state: paused, why: a}]\n---\nOne.",
    "reviews/b.md": "---\nkind: review\nperiod: 2022-02\ndate: 2022-03-01\ninterests: [{topic: NLP, state: active, why: b}]\n---\nTwo.",
    "r.md": "---\ndate: 2022-12-01\n---\n# January - March 2022\n\nLinks:\n- Clocks\n- [A](https://example.org/a)\n\n"
    "# February - April 2022\n- Clocks\n",
    "s.md": "---\ndate: 2022-12-01\n---\n# January - March 2022\n\nLinks:\n- Clocks\n- [b](https://example.org/b)\n",
    "roadmaps/r.md": "# Way\n\n- [[Sets]]\n  - [A](https://example.org/a)\n- [the talk](https://example.org/t2)\n",
    "roadmaps/way.md": "# Way\n\n- [[NLP]]\n- Clocks\n",
    "draft.md": "---\ndraft: true\n---\n![q](q.png) [[Sets]]",
    "about.md": "# About\n\n[[Sets]], [A](https://example.org/a)",
}
"""Files that contradict one another wherever files can: something must win, and always the same."""
ASSETS = ("p.png", "q.png", "x/p.png", "y/p.png")


@cache
def quarrels() -> tuple[Document, ...]:
    """The hand-made journal, read."""
    return tuple(read_document(SourceText(path, "", tuple(text.split("\n")), ()), CONFIG) for path, text in sorted(QUARRELS.items()))


@cache
def sample() -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The sample journal, read; and the paths of its other files."""
    files, _ = scan(ROOT / "content", CONFIG)
    return tuple(read_document(read(file, CONFIG), CONFIG) for file in files if file.markdown), tuple(
        file.path for file in files if not file.markdown
    )


@cache
def expected(which: str) -> Journal:
    """The journal of the files in the order of their paths."""
    return assemble(quarrels(), ASSETS, CONFIG) if which == "quarrels" else assemble(*sample(), CONFIG)


def shuffled(values: Sequence[object], chance: Random) -> list[object]:
    """The same in another order."""
    found = list(values)
    chance.shuffle(found)
    return found


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_files_that_contradict_one_another(chance: Random) -> None:
    """What wins does not depend on what came first."""
    assert expected("quarrels") == assemble(shuffled(quarrels(), chance), shuffled(ASSETS, chance), CONFIG)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_sample_journal(chance: Random) -> None:
    """A real journal is the same in any order of its files."""
    documents, assets = sample()
    assert expected("sample") == assemble(shuffled(documents, chance), shuffled(assets, chance), CONFIG)


def test_the_contradictions_are_there() -> None:
    """The hand-made journal has something of everything that could depend on an order."""
    found = expected("quarrels")
    assert [] == [name for name in found.__slots__ if not getattr(found, name)]
    assert 4 == sum(entry.date == Day(2022, 2, 5) and entry.end == entry.date for entry in found.entries if entry.kind == "day")
    assert {"day.repeated-item", "topic.spelling", "link.missing"} <= {finding.code for finding in found.diagnostics}
    assert 2 == max(len(period.reviews) for period in found.periods)


def oldest_first(values: Iterable[object], key: Callable[[object], object]) -> None:
    """Whether values stand in the order of their keys."""
    keys = [key(value) for value in values]
    assert sorted(keys) == keys


@pytest.mark.parametrize("which", ["quarrels", "sample"])
def test_lists_are_sorted(which: str) -> None:
    """Everything stands in its order of showing."""
    found = expected(which)
    days = {entry.id: entry.date for entry in found.entries}
    oldest_first(found.entries, attrgetter("date"))
    oldest_first(found.units, attrgetter("start"))
    oldest_first(found.periods, lambda period: (period.start, -period.end.toordinal()))
    oldest_first(found.resources, lambda resource: (resource.title.casefold(), resource.id))
    oldest_first(found.follow_ups, lambda item: item.date or Day.max)
    oldest_first(found.gaps, attrgetter("after"))
    oldest_first(found.runs, attrgetter("start"))
    oldest_first(found.backlinks, lambda item: item[0])
    oldest_first(found.assets, str)
    oldest_first(found.links, lambda item: item[0])
    for topic in found.topics:
        oldest_first(topic.entries, days.__getitem__)
        oldest_first(topic.inferred, days.__getitem__)
        oldest_first(topic.months, lambda month: month[0])
        oldest_first(topic.interests, lambda interest: interest.day or Day.min)
    for resource in found.resources:
        oldest_first(resource.citations, lambda citation: (citation.date or Day.max, citation.source))
    for unit in found.units:
        oldest_first(unit.entries, days.__getitem__)
        for goal in unit.goals:
            oldest_first(goal.evidence, days.__getitem__)


def test_hashes_and_workers(tmp_path: Path) -> None:
    """The site is the same bytes however Python hashes strings, and for any number of workers."""
    write(tmp_path / "content", {**QUARRELS, "p.png": b"", "x/p.png": b""})
    write(tmp_path, {"decan.yaml": "units: {anchor: month, targets: {paper: 2-3}}\nfollow_ups: {phrases: true}\n"})
    sites = []
    for seed, jobs in (("0", "1"), ("1", "2"), ("4242", "1")):
        out = tmp_path / f"site-{seed}"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "decan", "build", str(tmp_path), "--output", str(out), "--jobs", jobs]
        result = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert b"Traceback" not in result.stderr
        files = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith("."))
        sites.append({path.relative_to(out).as_posix(): path.read_bytes() for path in files})
    assert len(sites[0]) > len(QUARRELS)
    assert sites[0] == sites[1]
    assert sites[0] == sites[2]


def test_the_journal_of_a_folder(tmp_path: Path) -> None:
    """The order in which files were written to the disk does not matter."""
    found = []
    for name, files in (("a", QUARRELS), ("b", dict(reversed(QUARRELS.items())))):
        write(tmp_path / name, files)
        layout = locate(tmp_path / name)
        assert isinstance(layout, Layout)
        found.append(load(layout, Options()).journal)
    assert found[0] == found[1]
