"""Atom and JSON Feed."""

import json
from datetime import date as Day
from xml.etree import ElementTree

from decan.config import Config
from decan.diagnostics import Severity
from decan.model.journal import Journal, Target
from decan.site.feeds import LATEST, clean, complaints, feeds
from decan.site.urls import assign

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Config(title="Night <School>", author="Ada", url="https://n.example/s/")


def made(journal, config=SITE):
    urls, _ = assign(journal, config)
    files, found = feeds(journal, urls, config, {}, config.title or "Journal"), complaints(config)
    return {file.output: file.data.decode() for file in files}, found


def journal(entry, topic, text, note):
    shown = text('<p><a href="\x02l0\x03">N</a> a\x08b &amp; c</p>', targets=[(0, Target("note", "n"))])
    one = entry("one", title="Terms & clocks", text=shown, topics=("raft",), time="10:17", excerpt="In short")
    two = entry("two", "2022-02-03", end=Day(2022, 2, 4), updated=Day(2022, 3, 1), authors=("Bob",))
    return Journal(entries=(one, two), notes=(note("n"),), topics=(topic("raft", entries=("one",)), topic("idle")))


def test_atom(entry, topic, text, note):
    """The newest entry comes first, with its whole text, whole links and the author's own days."""
    files, found = made(journal(entry, topic, text, note))
    root = ElementTree.fromstring(files["feed.xml"])
    first, second = root.findall(f"{ATOM}entry")
    assert [root.findtext(f"{ATOM}id"), root.findtext(f"{ATOM}title"), root.findtext(f"{ATOM}updated")] == [
        "https://n.example/s/feed.xml",
        "Night <School>",
        "2022-03-01T00:00:00Z",
    ]
    assert [first.findtext(f"{ATOM}title"), first.findtext(f"{ATOM}author/{ATOM}name")] == ["2022-02-03 – 2022-02-04", "Bob"]
    assert second.findtext(f"{ATOM}id") == "https://n.example/s/2022/02/01/#one"
    assert second.findtext(f"{ATOM}published") == "2022-02-01T10:17:00Z"
    assert second.findtext(f"{ATOM}content") == '<p><a href="https://n.example/s/notes/n/">N</a> ab &amp; c</p>'
    assert [second.find(f"{ATOM}category").get("term"), second.findtext(f"{ATOM}summary"), found] == ["Raft", "In short", ()]


def test_json_feed(entry, topic, text, note):
    """The same as JSON Feed 1.1."""
    files, _ = made(journal(entry, topic, text, note))
    feed = json.loads(files["feed.json"])
    assert [feed["version"], feed["home_page_url"], feed["feed_url"]] == [
        "https://jsonfeed.org/version/1.1",
        "https://n.example/s/",
        "https://n.example/s/feed.json",
    ]
    assert feed["items"][1] == {
        "id": "https://n.example/s/2022/02/01/#one",
        "url": "https://n.example/s/2022/02/01/#one",
        "title": "Terms & clocks",
        "content_html": '<p><a href="https://n.example/s/notes/n/">N</a> ab &amp; c</p>',
        "summary": "In short",
        "date_published": "2022-02-01T10:17:00Z",
        "date_modified": "2022-02-01T10:17:00Z",
        "authors": [{"name": "Ada"}],
        "tags": ["Raft"],
    }


def test_feeds_of_topics(entry, topic, text, note):
    """Each topic with an entry has its own feeds, with those entries only."""
    files, _ = made(journal(entry, topic, text, note))
    assert sorted(files) == ["feed.json", "feed.xml", "topics/raft/feed.json", "topics/raft/feed.xml"]
    feed = json.loads(files["topics/raft/feed.json"])
    assert [feed["title"], [item["title"] for item in feed["items"]]] == ["Night <School>: Raft", ["Terms & clocks"]]


def test_long_entries_in_feeds_of_topics(entry, topic, text):
    """One that is too long, and those for which no room is left, are summed up there, and whole in the journal's own feeds."""
    sizes = (150_000, 250_000, *[180_000] * 5)
    entries = tuple(
        entry(f"e{n}", f"2022-02-{9 - n:02}", text=text("x" * size), topics=("raft",), excerpt="Short") for n, size in enumerate(sizes)
    )
    files, _ = made(Journal(entries=entries, topics=(topic("raft", entries=tuple(one.id for one in entries)),)))
    lengths = [[len(item["content_html"]) for item in json.loads(files[f"{place}feed.json"])["items"]] for place in ("", "topics/raft/")]
    short = len("<p>Short</p>")
    assert [[*sizes], [150_000, short, *[180_000] * 4, short]] == lengths


def test_without_an_address(entry, topic, text, note):
    """Links are relative to the feed and ids stable names, and an info says so."""
    files, found = made(journal(entry, topic, text, note), Config(title="T"))
    again, _ = made(journal(entry, topic, text, note), Config(title="T"))
    top, own = json.loads(files["feed.json"]), json.loads(files["topics/raft/feed.json"])
    assert [top["items"][1]["url"], own["items"][0]["url"]] == ["2022/02/01/index.html#one", "../../2022/02/01/index.html#one"]
    assert 'href="../../notes/n/index.html"' in own["items"][0]["content_html"]
    assert top["items"][1]["id"] == own["items"][0]["id"]
    assert [top["items"][0]["id"][:9], "home_page_url" in top, files == again] == ["urn:uuid:", False, True]
    assert [(item.code, item.severity) for item in found] == [("feed.no-url", Severity.INFO)]


def test_a_feed_has_the_latest_entries_only(entry):
    """A long journal does not make a feed without end."""
    days = [entry(f"e{number}", f"2021-{1 + number // 28:02}-{1 + number % 28:02}") for number in range(LATEST + 5)]
    files, _ = made(Journal(entries=tuple(days)))
    items = json.loads(files["feed.json"])["items"]
    assert [len(items), items[0]["title"], items[-1]["title"]] == [LATEST, days[-1].date.isoformat(), days[5].date.isoformat()]


def test_an_empty_journal_has_valid_feeds():
    """A feed without an entry is a feed still."""
    files, _ = made(Journal())
    root = ElementTree.fromstring(files["feed.xml"])
    assert [root.findtext(f"{ATOM}updated"), root.findtext(f"{ATOM}author/{ATOM}name")] == ["1970-01-01T00:00:00Z", "Ada"]


def test_clean():
    """What XML cannot hold is left out."""
    assert clean("a\x00\x1f\x7f\ufffe\ud800\tb\nc") == "a\tb\nc"
