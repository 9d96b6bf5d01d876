"""decan.yaml as a value, with every slip placed on its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decan.config import Config, TopicSettings
from decan.diagnostics import Severity
from decan.settings import load_config


def load(folder: Path, text: str) -> tuple[Config, list[tuple[str, int, int, str]]]:
    """The settings, and (code, line, column, hint) of what is wrong."""
    (folder / "decan.yaml").write_text(text, encoding="utf-8")
    config, found = load_config(folder)
    return config, [(item.code, item.span.line, item.span.column, item.hint) for item in found]


def test_a_journal_without_settings_has_the_defaults(tmp_path: Path) -> None:
    """The file has a default, too."""
    assert (Config(), ()) == load_config(tmp_path)


def test_every_setting_is_read(tmp_path: Path) -> None:
    """By its documented name."""
    text = """\
title: Night School
description: After work
author: Noor
url: https://noor.example/journal
language: de
ignore: ["private/**"]
dates: {order: dmy, created: entry}
units: {length: 7, targets: {paper: 2-3}}
follow_ups: {phrases: true}
html: escape
topics:
  Databases: {aliases: [DB], match: postgres, parent: Computing}
diagnostics: {link.missing: error, topic: off}
theme: {accent: "#123456"}
limits: {file: 1000}
"""
    expected = Config(
        title="Night School",
        description="After work",
        author="Noor",
        url="https://noor.example/journal/",
        language="de",
        ignore=("private/**",),
        date_order="dmy",
        created_is_date=True,
        unit_length=7,
        unit_targets=(("paper", "2-3"),),
        follow_up_phrases=True,
        html="escape",
        topics=(TopicSettings("Databases", ("DB",), ("postgres",), "Computing"),),
        diagnostics=(("link.missing", Severity.ERROR), ("topic", Severity.OFF)),
        theme=(("accent", "#123456"),),
        file_limit=1000,
    )
    assert (expected, []) == load(tmp_path, text)


@pytest.mark.parametrize(
    "line", [f"{name}:" for name in ("title", "url", "ignore", "dates", "units", "html", "topics", "diagnostics", "theme")]
)
@pytest.mark.parametrize("value", ["", " null", " ~"])
def test_a_setting_with_nothing_behind_it_has_its_default(tmp_path: Path, line: str, value: str) -> None:
    """Its values may be commented out."""
    assert (Config(), []) == load(tmp_path, f"{line}{value}\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: 2022-02-01", Config(title="2022-02-01")),
        ("title: no", Config(title="no")),
        ("title: 'null'", Config(title="null")),
        ("url: https://a.example//", Config(url="https://a.example/")),
        ("ignore: private", Config(ignore=("private",))),
        ("ignore: [1, no]", Config(ignore=("1", "no"))),
        ("dates: {order: DMY}", Config(date_order="dmy")),
        ("dates: {created: note}", Config()),
        ("follow_ups: {phrases: True}", Config(follow_up_phrases=True)),
        ("follow_ups: {phrases: off}", Config()),
        ("limits: {file: 1_000_000}", Config(file_limit=1_000_000)),
        ("topics: {A: , B: {parent: A, aliases: }}", Config(topics=(TopicSettings("A"), TopicSettings("B", parent="A")))),
        ("diagnostics: {a: OFF, b: no, c: Info}", Config(diagnostics=(("a", Severity.OFF), ("b", Severity.OFF), ("c", Severity.INFO)))),
    ],
)
def test_values_are_read_as_their_settings_mean_them(tmp_path: Path, line: str, expected: Config) -> None:
    """No word becomes a boolean, and no day a date."""
    assert (expected, []) == load(tmp_path, line)


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbftitle: A\n", b"title: A\r\n", b"title: A\r", b"\n\n# note\ntitle: A", b"---\ntitle: A\n", b'{"title": "A"}']
)
def test_marks_and_line_ends_do_not_matter(tmp_path: Path, data: bytes) -> None:
    """Whoever wrote the file."""
    (tmp_path / "decan.yaml").write_bytes(data)
    assert (Config(title="A"), ()) == load_config(tmp_path)


UNKNOWN = {
    "follow-ups: {}": (1, 1, "did you mean follow_ups?"),
    "units:\n  lenght: 3": (2, 3, "did you mean length?"),
    "topics:\n  A: {alias: b}": (2, 7, "did you mean aliases?"),
    "topics:\n  A: {zzz: b}": (2, 7, "known here are aliases, match, parent"),
    "dates: {zzz: b}": (1, 9, "known here are created, order"),
}


@pytest.mark.parametrize(("text", "expected"), UNKNOWN.items())
def test_an_unknown_setting_is_placed_with_what_was_meant(tmp_path: Path, text: str, expected: tuple[int, int, str]) -> None:
    """At every level."""
    assert (Config(topics=load(tmp_path, text)[0].topics), [("settings.unknown", *expected)]) == load(tmp_path, text)


def test_a_setting_that_stands_twice_is_told(tmp_path: Path) -> None:
    """And the last one counts."""
    assert (Config(title="B"), [("settings.value", 3, 1, "delete one of the two")]) == load(tmp_path, "title: A\nauthor:\ntitle: B\n")


def test_what_learning_is_can_be_set(tmp_path: Path) -> None:
    """Units that the settings plan, kinds by host, when a topic is dormant, and days of rest."""
    text = (
        "units: {anchor: 2022-01-03, targets: {papers: 2 – 3, lecture: 3+}}\n"
        "resources: {kinds: {https://www.Example.org/Talks/: lectures}}\ninterests: {dormant: 30}\nstreaks: {rest: 2}\n"
    )
    expected = Config(
        unit_anchor="2022-01-03",
        unit_targets=(("paper", "2-3"), ("lecture", "3+")),
        resource_kinds=(("example.org/talks", "lecture"),),
        dormant_after=30,
        rest=2,
    )
    assert (expected, []) == load(tmp_path, text)


def test_an_unknown_setting_names_the_nearest(tmp_path: Path) -> None:
    """Did you mean …?"""
    assert [("settings.unknown", 2, 1, "did you mean author?")] == load(tmp_path, "title: A\nauthr: B\n")[1]


@pytest.mark.parametrize(
    "line",
    [
        "title: [a]",
        "title: {a: b}",
        "url: ftp://a.example",
        "url: [a]",
        "dates: dmy",
        "dates: {created: 1}",
        "units: {length: 0}",
        "units: {length: 367}",
        "units: {length: 1.5}",
        "units: {length: ²}",
        "units: {length: ٣}",
        f"units: {{length: {'9' * 5_000}}}",
        "units: {length: [1]}",
        "units: {targets: [a]}",
        "units: {targets: {paper: [b]}}",
        "units: {targets: {paper: some}}",
        "units: {targets: {letter: 2}}",
        "units: {anchor: fortnight}",
        "units: {anchor: 2022-02-30}",
        "resources: {kinds: [a]}",
        "resources: {kinds: {example.org: letter}}",
        "interests: {dormant: 0}",
        "streaks: {rest: soon}",
        "limits: {file: -1}",
        "follow_ups: {phrases: perhaps}",
        "theme: dark",
        "theme: {accent: [a]}",
        "ignore: [[a]]",
        "diagnostics: [a]",
        "diagnostics: {a: [off]}",
        "url: example.org",
        "dates: {order: yes}",
        "units: {length: ten}",
        "ignore: {a: b}",
        "html: maybe",
        "content: [a]",
        "topics: [a]",
        "diagnostics: {a: loud}",
    ],
)
def test_a_wrong_value_is_placed_and_the_default_kept(tmp_path: Path, line: str) -> None:
    """One slip costs one setting."""
    config, found = load(tmp_path, f"description: kept\n{line}\n")
    assert (Config(description="kept"), [("settings.value", 2)]) == (config, [(code, line) for code, line, _, _ in found])


WRONG = {
    "units:\n  length: ten": (2, 11, "write a number from 1 to 366"),
    "topics:\n  A: b": (2, 6, "write aliases, match or parent"),
    "topics:\n  A: {match: {b: c}}": (2, 14, "write a text or a list of texts"),
    f"topics:\n  A: {{match: {'b' * 101}}}": (2, 14, "write words of up to 100 characters"),
    "- a": (1, 1, "write keys and values, such as title: …"),
    "words": (1, 1, "write keys and values, such as title: …"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_a_wrong_value_is_placed_with_what_is_wanted(tmp_path: Path, text: str, expected: tuple[int, int, str]) -> None:
    """By line and column."""
    assert [("settings.value", *expected)] == load(tmp_path, text)[1]


PLACES = {
    b"title: A\ntitle: b: c\n": (2, 9),
    b"title: A\nx: 'open\n": (2, 4),
    b"title: A\nx: \x00\n": (2, 4),
    b"\xef\xbb\xbftitle: &x y": (1, 8),
    b"title: A\r\nauthor: No\xebl\r\n": (2, 11),
    "title: A".encode("utf-16"): (1, 1),
    b"x: " + b"a" * 70_000: (1, 1),
}


@pytest.mark.parametrize(("data", "expected"), PLACES.items(), ids=range(len(PLACES)))
def test_what_cannot_be_read_is_placed_by_line_and_column(tmp_path: Path, data: bytes, expected: tuple[int, int]) -> None:
    """Nothing of it counts."""
    (tmp_path / "decan.yaml").write_bytes(data)
    config, found = load_config(tmp_path)
    assert (Config(), [("settings.unreadable", *expected)]) == (config, [(item.code, item.span.line, item.span.column) for item in found])


def test_brackets_without_end_are_refused(tmp_path: Path) -> None:
    """Where they are too deep for a person to have meant them, or where libyaml has had enough."""
    (tmp_path / "decan.yaml").write_bytes(b"x: " + b"[" * 30_000)
    config, (found,) = load_config(tmp_path)
    assert (Config(), "settings.unreadable", "nested too deeply", True) == (
        config,
        found.code,
        found.message,
        (found.span.line, found.span.column) in {(1, 43), (1, 1003)},
    )


def test_settings_that_are_a_folder_are_told(tmp_path: Path) -> None:
    """With the system's reason."""
    (tmp_path / "decan.yaml").mkdir()
    config, found = load_config(tmp_path)
    assert (Config(), ["settings.unreadable"]) == (config, [item.code for item in found])


@pytest.mark.parametrize("text", ["title: 'open", "a: b: c", "title: &x y", "\tx: 1"])
def test_settings_that_cannot_be_read_are_placed(tmp_path: Path, text: str) -> None:
    """The defaults count, and the build goes on."""
    config, found = load(tmp_path, text)
    assert (Config(), ["settings.unreadable"]) == (config, [code for code, *_ in found])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_no_text_raises(tmp_path: Path, text: str) -> None:
    """Whatever stands there, there are settings."""
    (tmp_path / "decan.yaml").write_bytes(text.encode("utf-8", "replace"))
    assert isinstance(load_config(tmp_path)[0], Config)


SETTINGS = ["title", "url", "ignore", "dates", "units", "follow_ups", "html", "topics", "diagnostics", "theme", "limits", "zzz"]
LEAVES = st.sampled_from(["", "~", "no", "²", "-1", "9" * 20, "a", "'q'"]) | st.text("ab:&*-#\x00é", max_size=4)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.builds("[{}]".format, inner) | st.builds("{{order: {0}, length: {0}, A: {0}, file: {0}}}".format, inner),
    max_leaves=4,
)


def test_a_bracket_that_nothing_closes_is_in_the_file(tmp_path: Path) -> None:
    """What is missing at the end is told at the end of the last line, not on a line below it."""
    assert [("settings.unreadable", 2, 10)] == [found[:3] for found in load(tmp_path, "title: A\nignore: [")[1]]


def test_a_value_of_several_lines_is_named_on_one(tmp_path: Path) -> None:
    """The place goes to the end of its first line at most."""
    (tmp_path / "decan.yaml").write_text('resources: {kinds: {a.example: "pa\n  per of mine"}}', encoding="utf-8")
    _, (found,) = load_config(tmp_path)
    assert "there is no kind of resource called pa per of mine" == found.message
    assert (found.span.column, len(found.excerpt)) == (32, found.span.column + found.span.length - 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(SETTINGS), ANYTHING), max_size=5))
def test_no_value_raises(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    """Whatever stands where, and every slip has a place."""
    config, found = load(tmp_path, "\n".join(f"{key}: {value}" for key, value in pairs))
    assert isinstance(config, Config)
    assert all(line >= 1 and column >= 1 for _, line, column, _ in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100))
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    """Text or not."""
    (tmp_path / "decan.yaml").write_bytes(data)
    assert isinstance(load_config(tmp_path)[0], Config)
