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


def test_an_unknown_setting_names_the_nearest(tmp_path: Path) -> None:
    """Did you mean …?"""
    assert [("settings.unknown", 2, 1, "did you mean author?")] == load(tmp_path, "title: A\nauthr: B\n")[1]


@pytest.mark.parametrize(
    "line",
    [
        "title: [a]",
        "url: example.org",
        "dates: {order: yes}",
        "units: {length: ten}",
        "ignore: {a: b}",
        "html: maybe",
        "topics: [a]",
        "diagnostics: {a: loud}",
    ],
)
def test_a_wrong_value_is_placed_and_the_default_kept(tmp_path: Path, line: str) -> None:
    """One slip costs one setting."""
    config, found = load(tmp_path, f"description: kept\n{line}\n")
    assert (Config(description="kept"), [("settings.value", 2)]) == (config, [(code, line) for code, line, _, _ in found])


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
