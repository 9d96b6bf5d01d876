"""The journal as data, and what machines look for."""

import json
import re
from dataclasses import replace
from datetime import date as Day
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from decan.building import Options, load
from decan.config import Config
from decan.diagnostics import Diagnostic, Severity, Span
from decan.layout import Layout, locate
from decan.model.journal import (
    Citation,
    FollowUp,
    Gap,
    Goal,
    Interest,
    Journal,
    Period,
    Place,
    Roadmap,
    RoadmapNode,
    Run,
    Source,
    Target,
    Unit,
    UnitTarget,
)
from decan.site.exports import journal_json
from decan.site.page import Url
from decan.site.robots import redirects, robots, sitemap
from decan.site.urls import UrlMap, assign

DAY = Day(2022, 2, 1)
ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "docs" / "reference"
SCHEMA = json.loads((REFERENCE / "journal.schema.json").read_text(encoding="utf-8"))


def exported(journal, config, diagnostics=()):
    urls, _ = assign(journal, config)
    return json.loads(journal_json(journal, urls, config, diagnostics).data)


@pytest.fixture
def full(entry, topic, resource, text, note):
    """A journal in which each field has something."""
    goal = Goal("Papers", "read one", "", (), "open", "2-3 papers", ("r",), ("e",), Source("u.md", 4), (2, 3), ("r",), "u0")
    unit = Unit("u1", "Unit 1", 1, DAY, Day(2022, 2, 10), (goal,), text(), Source("u.md", 2), ("r",), ("raft",), ("e",))
    cited = Citation(Source("e.md", 3), "R", "First pass of R", date=DAY, entry="e", pass_="first pass", skipped=True)
    said = Interest("paused", "time", DAY, Source("e.md", 5), entry="e", period="2022-01")
    leaf = RoadmapNode("raft", "raft", Target("topic", "raft"), 4, "under way", total=1, next=True)
    read = {"topics": ("raft",), "resources": ("r",), "inferred_topics": ("logs",), "covers": (Day(2022, 1, 30), DAY)}
    about = {"inferred": ("f",), "children": ("paxos",), "related": ("logs",), "resources": ("r",), "note": "n", "notes": ("n",)}
    seen = {
        "months": (("2022-02", 1),),
        "periods": ("2022-01",),
        "state": "paused",
        "interests": (said,),
        "first": DAY,
        "last": DAY,
        "entries": ("e",),
    }
    told = {"labels": ("R",), "authors": ("Bo",), "published": "2001", "topics": ("raft",), "first": DAY}
    return Journal(
        entries=(entry("e", title="T", number=12, time="09:30", updated=Day(2022, 2, 3), authors=("Ada",), review_of="2022-01", **read),),
        units=(replace(unit, targets=(UnitTarget("paper", 3, None, ("r",)),), entries=("e",), days=1),),
        periods=(Period("2022-02", "February 2022", "month", DAY, Day(2022, 2, 28), reviews=("e",), resources=("r",)),),
        topics=(topic("raft", aliases=("Raft",), **about, **seen),),
        resources=(resource("r", citations=(cited,), places=(Place("5L", "seen", number=5, days=(DAY,)),), **told),),
        follow_ups=(
            FollowUp("look", "closed", "task", Source("e.md", 9), DAY, "e", topics=("raft",), closed=Day(2022, 2, 9), closed_by="f"),
        ),
        notes=(note("n", topics=("raft",), created=DAY, about="raft"),),
        roadmaps=(Roadmap("way", "Way", "", (RoadmapNode("logs", "logs", None, 3, "", (leaf,), 1, 2),), "e", "", 1, 2),),
        gaps=(Gap(DAY, Day(2022, 2, 9), 7, "Flu.", "f", 2),),
        runs=(Run(DAY, Day(2022, 2, 3), 2),),
    )


def test_journal_json(full):
    """Everything is there under the documented names."""
    found = [
        Diagnostic("x.y", severity, "m", Span("a.md")) for severity in (Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.INFO)
    ]
    assert exported(full, Config(title="S", url="https://s.example/"), found) == {
        "format": 1,
        "title": "S",
        "url": "https://s.example/",
        "entries": [
            {
                "id": "e",
                "title": "T",
                "date": "2022-02-01",
                "end_date": "2022-02-01",
                "kind": "day",
                "url": "https://s.example/2022/02/01/#e",
                "topics": ["raft"],
                "resources": ["r"],
                "source": {"path": "e.md", "line": 1},
                "words": 0,
                "inferred_topics": ["logs"],
                "number": 12,
                "time": "09:30",
                "updated": "2022-02-03",
                "authors": ["Ada"],
                "covers": {"start": "2022-01-30", "end": "2022-02-01"},
                "review_of": "2022-01",
            }
        ],
        "units": [
            {
                "id": "u1",
                "title": "Unit 1",
                "start": "2022-02-01",
                "end": "2022-02-10",
                "url": "https://s.example/units/u1/",
                "source": {"path": "u.md", "line": 2},
                "goals": [
                    {
                        "category": "Papers",
                        "text": "read one",
                        "state": "open",
                        "quantity": "2-3 papers",
                        "resources": ["r"],
                        "evidence": ["e"],
                        "source": {"path": "u.md", "line": 4},
                        "wanted": {"least": 2, "most": 3},
                        "counted": ["r"],
                        "carried_from": "u0",
                        "carried_to": None,
                    }
                ],
                "number": 1,
                "planned": False,
                "days": 1,
                "entries": ["e"],
                "resources": ["r"],
                "topics": ["raft"],
                "targets": [{"kind": "paper", "least": 3, "most": None, "resources": ["r"]}],
                "reviews": ["e"],
            }
        ],
        "periods": [
            {
                "id": "2022-02",
                "title": "February 2022",
                "kind": "month",
                "start": "2022-02-01",
                "end": "2022-02-28",
                "url": "https://s.example/2022/02/",
                "source": None,
                "resources": ["r"],
                "reviews": ["e"],
            }
        ],
        "topics": [
            {
                "id": "raft",
                "title": "Raft",
                "aliases": ["Raft"],
                "parent": None,
                "url": "https://s.example/topics/raft/",
                "first": "2022-02-01",
                "last": "2022-02-01",
                "entries": ["e"],
                "inferred": ["f"],
                "children": ["paxos"],
                "related": ["logs"],
                "resources": ["r"],
                "note": "n",
                "notes": ["n"],
                "months": [{"month": "2022-02", "entries": 1}],
                "periods": ["2022-01"],
                "state": "paused",
                "interests": [
                    {
                        "state": "paused",
                        "why": "time",
                        "date": "2022-02-01",
                        "entry": "e",
                        "period": "2022-01",
                        "unit": None,
                        "source": {"path": "e.md", "line": 5},
                    }
                ],
            }
        ],
        "resources": [
            {
                "id": "r",
                "title": "R",
                "url": "https://x.example/r",
                "kind": "paper",
                "state": "planned",
                "listed": True,
                "part_of": None,
                "parts": [],
                "citations": [
                    {
                        "entry": "e",
                        "pass": "first pass",
                        "part": None,
                        "source": {"path": "e.md", "line": 3},
                        "unit": None,
                        "period": None,
                        "note": None,
                        "date": "2022-02-01",
                        "label": "R",
                        "sentence": "First pass of R",
                        "planned": False,
                        "skipped": True,
                        "inferred": False,
                    }
                ],
                "page": "https://s.example/resources/#r",
                "identity": "x.example/r",
                "incomplete": None,
                "labels": ["R"],
                "authors": ["Bo"],
                "published": "2001",
                "topics": ["raft"],
                "note": None,
                "places": [{"label": "5L", "number": 5, "state": "seen", "resource": None, "days": ["2022-02-01"]}],
                "first": "2022-02-01",
                "last": None,
            }
        ],
        "follow_ups": [
            {
                "text": "look",
                "state": "closed",
                "kind": "task",
                "date": "2022-02-01",
                "entry": "e",
                "source": {"path": "e.md", "line": 9},
                "note": None,
                "unit": None,
                "topics": ["raft"],
                "closed": "2022-02-09",
                "closed_by": "f",
            }
        ],
        "notes": [
            {
                "id": "n",
                "title": "n",
                "kind": "note",
                "url": "https://s.example/topics/raft/",
                "topics": ["raft"],
                "resources": [],
                "created": "2022-02-01",
                "updated": None,
                "about": "raft",
                "source": {"path": "n.md", "line": 1},
                "words": 0,
            }
        ],
        "roadmaps": [
            {
                "id": "way",
                "title": "Way",
                "url": "https://s.example/roadmaps/way/",
                "note": None,
                "entry": "e",
                "done": 1,
                "total": 2,
                "nodes": [
                    {
                        "text": "logs",
                        "state": None,
                        "target": None,
                        "line": 3,
                        "done": 1,
                        "total": 2,
                        "next": False,
                        "children": [
                            {
                                "text": "raft",
                                "state": "under way",
                                "target": {"kind": "topic", "id": "raft", "url": "https://s.example/topics/raft/"},
                                "line": 4,
                                "done": 0,
                                "total": 1,
                                "next": True,
                                "children": [],
                            }
                        ],
                    }
                ],
            }
        ],
        "gaps": [{"after": "2022-02-01", "before": "2022-02-09", "days": 7, "reason": "Flu.", "entry": "f", "covered": 2}],
        "runs": [{"start": "2022-02-01", "end": "2022-02-03", "days": 2}],
        "diagnostics": {"errors": 1, "warnings": 2},
    }


def closed(schema):
    """The schema with no key allowed but those that it names."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(part) for key, part in schema.items()}
    return {**found, "additionalProperties": False} if schema.get("type") == "object" else found


def disagreements(value):
    """Where a document and the schema disagree."""
    validator = jsonschema.Draft202012Validator(closed(SCHEMA))
    return [(error.json_path, error.message) for error in validator.iter_errors(value)]


def test_the_schema_is_one():
    """It is JSON Schema, and each key of each object is required."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = {"journal": SCHEMA, **{name: part for name, part in SCHEMA["$defs"].items() if "properties" in part}}
    assert {name: list(part["properties"]) for name, part in objects.items()} == {name: part["required"] for name, part in objects.items()}


def test_the_schema_describes_the_export(full):
    """No key is missing or unknown, with all fields filled, with none, and in the sample journal."""
    layout = locate(ROOT)
    assert isinstance(layout, Layout)
    sample = load(layout, Options())
    found = [disagreements(exported(*given)) for given in ((full, Config()), (Journal(), Config()), (sample.journal, sample.config))]
    assert found == [[], [], []]


def test_the_schema_can_refuse(full):
    """A key too many, a key too few and a value of the wrong kind are found."""
    value = exported(full, Config())
    value["entries"][0] |= {"colour": "red"}
    value["units"][0] |= {"days": "one"}
    del value["topics"][0]["months"]
    assert ["$.entries[0]", "$.topics[0]", "$.units[0].days"] == sorted(place for place, _ in disagreements(value))


def documented():
    """Section of the page → key → what the page says of it."""
    found = {}
    for section in re.split(r"^##+ ", (REFERENCE / "journal-json.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, text = section.partition("\n")
        rows = found.setdefault(heading, {})
        for keys, said in re.findall(r"^\| (`[^|]*) \|(.*)\|$", text.split("These mean the same")[0], re.MULTILINE):
            rows.update(dict.fromkeys(re.findall(r"`(\w+)`", keys), said))
    return found


def described(schema, heading, found):
    """Heading → keys of the schema's objects, lists of objects below ``entries``, ``units[].goals`` and so on."""
    found[heading or "The journal"] = set(schema["properties"])
    for key, part in schema["properties"].items():
        name = part.get("items", {}).get("$ref", "").removeprefix("#/$defs/")
        below = f"{heading}[].{key}" if heading else key
        if "properties" in SCHEMA["$defs"].get(name, {}) and name not in {"node", "month"}:
            described(SCHEMA["$defs"][name], below, found)
    return found


def test_each_key_is_documented():
    """The page has a section for each list, with exactly its keys."""
    found = described(SCHEMA, "", {}) | {"roadmaps[].nodes": set(SCHEMA["$defs"]["node"]["properties"])}
    assert {heading: set(rows) for heading, rows in documented().items()} == found


@pytest.mark.parametrize(
    ("section", "key", "name"),
    [
        ("entries", "covers", "days"),
        ("units[].goals", "wanted", "quantity"),
        ("topics", "months", "month"),
        ("roadmaps[].nodes", "target", "destination"),
    ],
)
def test_the_keys_of_small_objects_are_documented(section, key, name):
    """They stand in the row of what holds them."""
    assert set(SCHEMA["$defs"][name]["properties"]) <= set(re.findall(r"`(\w+)`", documented()[section][key]))


def test_no_control_characters(entry):
    """What no program should have to read is left out, and half a letter is replaced."""
    found = exported(Journal(entries=(entry("e", title="a\x07b\x85c\td\ud800e"),)), Config(title="x\x00y\nz"))
    assert ("xy z", "ab c d\ufffde") == (found["title"], found["entries"][0]["title"])


def test_addresses_without_the_site_s_own(entry):
    """Pages are then paths from the site's root."""
    value = exported(Journal(entries=(entry("e"),)), Config())
    assert [value["url"], value["entries"][0]["url"]] == [None, "/2022/02/01/#e"]


def test_sitemap():
    """All pages but those for nobody to find, in order; none without the site's address."""
    pages = [Url("/b/"), Url("/"), Url("/404.html"), Url("/a & b/")]
    (file,) = sitemap(pages, UrlMap(site="https://s.example/"))
    root = ElementTree.fromstring(file.data)
    assert [place.text for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        "https://s.example/",
        "https://s.example/a%20%26%20b/",
        "https://s.example/b/",
    ]
    assert list(sitemap(pages, UrlMap())) == []


def test_a_large_sitemap_is_an_index():
    """More than fifty thousand addresses stand in several files."""
    files = list(sitemap([Url(f"/{number}/") for number in range(50_001)], UrlMap(site="https://s.example/")))
    assert [file.output for file in files] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [file.data.count(b"<loc>") for file in files] == [50_000, 1, 2]


def test_robots():
    """The sitemap is named where it is known."""
    assert robots(UrlMap(site="https://s.example/")).data == b"User-agent: *\nAllow: /\n\nSitemap: https://s.example/sitemap.xml\n"
    assert robots(UrlMap()).data == b"User-agent: *\nAllow: /\n"


def test_redirects():
    """An old URL has a page that leads to the new one, by a relative link."""
    (file,) = redirects(UrlMap(redirects=((Url("/old/"), Url("/2022/02/01/#e")),)), Config(language="de"))
    assert file.output == "old/index.html"
    assert b'<meta http-equiv="refresh" content="0; url=../2022/02/01/index.html#e">' in file.data
    assert b'<html lang="de">' in file.data
