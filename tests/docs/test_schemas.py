"""The schemas that editors ask for say what the code reads: no key too many, none too few."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.site.support import decan

from decan.authoring import starter
from decan.config import RESOURCE_KINDS
from decan.journal.resources import imprint, states
from decan.reading.fields import _NAMES, _folded
from decan.settings import load_config

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "decan"
SCHEMAS = {kind: json.loads((SOURCE / "schemas" / f"{kind}.json").read_text(encoding="utf-8")) for kind in ("settings", "front-matter")}
SETTINGS, FRONT_MATTER = SCHEMAS["settings"], SCHEMAS["front-matter"]
ELSEWHERE = {"unit", "link", "source", "source_url", "website", "href", "resource", "uri", "doi", "arxiv", "medium", "format"}
"""Keys of front matter that the journal's stage reads; those that it compares with are found in its code."""


def validator(kind: str) -> Draft7Validator:
    """Of a schema."""
    return Draft7Validator(SCHEMAS[kind])


def problems(kind: str, text: str) -> list[str]:
    """What a schema says of a text in YAML."""
    value = yaml.load(text, yaml.CSafeLoader)
    plain = json.loads(json.dumps(value, default=str))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator(kind).iter_errors(plain)]


def properties(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """All properties of a schema, at any depth, with their paths."""
    if isinstance(value, dict):
        for name, one in value.get("properties", {}).items():
            yield f"{path}{name}", one
        for name, one in value.items():
            yield from properties(one, f"{path}{name}.")
    elif isinstance(value, list):
        for one in value:
            yield from properties(one, path)


def known(folder: Path, text: str) -> set[str]:
    """The settings that there are where this one is not, as the hint for it says."""
    (folder / "decan.yaml").write_text(text, encoding="utf-8")
    _, found = load_config(folder)
    return set(found[0].hint.partition("known here are ")[2].split(", "))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_is_a_schema_that_says_what_every_key_means(kind: str) -> None:
    """And the command prints it."""
    Draft7Validator.check_schema(SCHEMAS[kind])
    assert [] == [path for path, one in properties(SCHEMAS[kind]) if "description" not in one]
    assert SCHEMAS[kind] == json.loads(decan("schema", kind).stdout)


def test_settings(tmp_path: Path) -> None:
    """Each group has the keys that the code knows."""
    groups = {name: one["properties"] for name, one in SETTINGS["properties"].items() if "properties" in one}
    groups["cards"] = SETTINGS["properties"]["cards"]["anyOf"][1]["properties"]
    assert set(SETTINGS["properties"]) == known(tmp_path, "xqzj: 1\n")
    assert {name: set(keys) for name, keys in groups.items()} == {name: known(tmp_path, f"{name}: {{xqzj: 1}}\n") for name in groups}
    assert set(SETTINGS["properties"]["topics"]["additionalProperties"]["properties"]) == known(tmp_path, "topics: {A: {xqzj: 1}}\n")


def test_kinds_and_codes() -> None:
    """Those of resources, and those of diagnostics with their groups."""
    codes = re.findall(r"^### (\S+)$", (ROOT / "docs" / "reference" / "diagnostics.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert list(RESOURCE_KINDS) == SETTINGS["definitions"]["kind"]["enum"]
    assert {*codes, *(code.partition(".")[0] for code in codes)} == set(SETTINGS["definitions"]["code"]["enum"])


def test_front_matter() -> None:
    """Has each key that any stage reads, in one of its spellings."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SOURCE / "journal").rglob("*.py")))
    compared = set(re.findall(r'key\.(?:lower|casefold)\(\) == "(\w+)"', code)) | set(re.findall(r'front\.extra\}\.get\("(\w+)"\)', code))
    wanted = {*_NAMES, *map(_folded, {*compared, *states._KEYS, *imprint._DAYS, *imprint._DETAILS, *ELSEWHERE})}
    assert wanted == set(map(_folded, FRONT_MATTER["properties"]))
    assert {"interests", "closes", "gap", "parent"} == compared


def test_front_matter_is_documented() -> None:
    """Each key of the reference is in the schema."""
    text = (ROOT / "docs" / "reference" / "front-matter.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    documented = {_folded(key.partition(":")[0]) for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert set() == documented - set(map(_folded, FRONT_MATTER["properties"]))


def documents() -> Iterator[tuple[str, str]]:
    """Front matter of the sample journal, and of what ``decan init`` writes, by file."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))}
    texts.update(starter.starter("Log", date(2024, 3, 1), "decan"))
    for name, text in texts.items():
        found = re.match(r"---\n(.*?)^---$", text, re.MULTILINE | re.DOTALL)
        if found:
            yield name, found[1]


def test_the_sample_journal_is_as_the_schemas_say() -> None:
    """Its settings, its documents, and those of a journal that has just begun."""
    begun = starter.starter("Log", date(2024, 3, 1), "decan")
    assert [] == [*problems("settings", (ROOT / "decan.yaml").read_text(encoding="utf-8")), *problems("settings", begun["decan.yaml"])]
    found = {name: problems("front-matter", text) for name, text in documents()}
    assert {} == {name: said for name, said in found.items() if said}
    assert len(found) > 20


EXAMPLE = re.search(r"```yaml\n(.*?)```", (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_documented_settings_are_as_the_schema_says() -> None:
    """The example of the reference."""
    assert EXAMPLE
    assert [] == problems("settings", EXAMPLE[1])


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("settings", "titel: Log", ""),
        ("settings", "units: {length: ten}", "units/length"),
        ("settings", "diagnostics: {link.mising: error}", "diagnostics"),
        ("settings", "units: {targets: {papers: 2}}", "units/targets"),
        ("settings", "topics: {A: {alias: B}}", "topics/A"),
        ("settings", "cards: {fonts: a.ttf}", "cards"),
        ("front-matter", "draft: perhaps", "draft"),
        ("front-matter", "tags: {a: b}", "tags"),
        ("front-matter", "interests: [{topic: Go, state: resting}]", "interests/0/state"),
    ],
)
def test_slips_are_seen(kind: str, text: str, place: str) -> None:
    """At their places."""
    assert [place] == [found.partition(":")[0] for found in problems(kind, text)]
