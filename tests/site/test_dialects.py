"""Journals in the shapes of other tools become sites without an edit to any file."""

from __future__ import annotations

from pathlib import Path

from tests.site.crawl import dead_links
from tests.site.support import Built, build, codes

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def entries(built: Built) -> list[tuple[object, object, object]]:
    """(day, title, address) of each entry."""
    found = built.journal["entries"]
    assert isinstance(found, list)
    return [(entry["date"], entry["title"], entry["url"]) for entry in found]


def troubles(built: Built) -> list[tuple[str, str, int]]:
    """Diagnostics but for those about the site's address and untitled addresses."""
    return [row for row in codes(built) if row[0] not in {"feed.no-url", "resource.no-title"}]


def test_a_hugo_site(tmp_path: Path) -> None:
    """Bundles, TOML, shortcodes, relref, static files, drafts."""
    built = build(
        tmp_path,
        {
            "content/posts/clocks/index.md": """
                +++
                title = "On clocks"
                date = 2021-03-01T10:00:00Z
                tags = ["time"]
                +++
                ![a clock](clock.png) and [trees]({{< relref "trees.md" >}}).

                {{< figure src="/images/a.png" caption="A picture" >}}

                {{< youtube dQw4w9WgXcQ >}}
            """,
            "content/posts/clocks/clock.png": PIXEL,
            "content/posts/trees.md": """
                ---
                title: On trees
                date: 2021-03-02
                url: /tall/
                ---
                {{% notice tip %}}
                Look up.
                {{% /notice %}}

                Back to [clocks](/posts/clocks/).
            """,
            "content/posts/draft.md": "---\ntitle: Not yet\ndate: 2021-03-03\ndraft: true\n---\nx\n",
            "static/images/a.png": PIXEL,
        },
    )
    assert ([("2021-03-01", "On clocks"), ("2021-03-02", "On trees")], []) == ([row[:2] for row in entries(built)], troubles(built))
    assert "tall" in built.pages
    assert "Look up." in built.words("tall")
    assert [] == list(dead_links(built.site))


def test_a_jekyll_blog(tmp_path: Path) -> None:
    """Posts by file name, Liquid tags, layouts, redirects."""
    built = build(
        tmp_path,
        {
            "_posts/2021-03-01-on-clocks.md": """
                ---
                layout: post
                title: On clocks
                redirect_from: /old/clocks/
                ---
                See [trees]({% post_url 2021-03-02-on-trees %}) and [the top]({{ site.baseurl }}/).

                {% highlight python %}
                print(1)
                {% endhighlight %}
            """,
            "_posts/2021-03-02-on-trees.md": "---\nlayout: post\ncategories: nature\n---\nTall.\n",
            "_drafts/later.md": "Later.",
        },
    )
    assert ([("2021-03-01", "On clocks"), ("2021-03-02", "On trees")], []) == (
        [(day, str(title).capitalize()) for day, title, _ in entries(built)],
        troubles(built),
    )
    assert "print" in built.page("2021/03/01/on-clocks")
    assert (built.site / "old/clocks/index.html").exists()
    assert [] == list(dead_links(built.site))


def test_an_obsidian_vault(tmp_path: Path) -> None:
    """Daily notes, wiki links by name, alias and heading, embeds, callouts, comments, block ids."""
    built = build(
        tmp_path,
        {
            ".obsidian/app.json": "{}",
            "Templates/daily.md": "# {{date}}\n",
            "Daily/2021-03-01.md": """
                Met [[Clocks|the clock]] and [[Chronometers]], see [[Clocks#Parts]] and [[2021-03-02]]. %%secret%% #time/past

                ![[Clocks#Parts]]

                > [!warning] Careful
                > Springs.
            """,
            "Daily/2021-03-02.md": "Again [[Clocks#^spring]].\n\n![[pic.png|40]]\n",
            "Notes/Clocks.md": "---\naliases: [Chronometers]\ndate created: 2020-01-01\n---\n## Parts\n\nHands.\n\nA spring. ^spring\n",
            "files/pic.png": PIXEL,
        },
    )
    assert ["2021-03-01", "2021-03-02"] == [day for day, _, _ in entries(built)]
    assert {"dates.created-only"} >= {code for code, _, _ in troubles(built)}
    words = built.words("2021/03/01")
    assert (True, True, False) == ("Hands." in words, "Careful" in words, "secret" in words)
    assert "Linked from" in built.words("notes/notes/clocks" if "notes/notes/clocks" in built.pages else "notes/clocks")
    assert [] == list(dead_links(built.site))


def test_a_logseq_graph(tmp_path: Path) -> None:
    """Journals by underscored names, properties, markers, page references, backups."""
    built = build(
        tmp_path,
        {
            "journals/2021_03_01.md": "- Read about [[Clocks]] #time\n\t- collapsed:: true\n- TODO oil the spring\n- DONE wind it\n",
            "pages/Clocks.md": "tags:: time, [[Machines]]\nalias:: Chronometers\n\n- Round things\n",
            "logseq/bak/journals/2021_03_01.md": "- old\n",
        },
    )
    assert ["2021-03-01"] == [day for day, _, _ in entries(built)]
    found = built.journal["follow_ups"]
    assert isinstance(found, list)
    assert [("TODO oil the spring", "open"), ("DONE wind it", "closed")] == [(item["text"], item["state"]) for item in found]
    assert "collapsed::" not in built.page("2021/03/01")
    assert "topics/time" in built.pages
    assert [] == list(dead_links(built.site))


def test_a_pelican_blog(tmp_path: Path) -> None:
    """Header lines without fences, internal links with {filename}."""
    built = build(
        tmp_path,
        {
            "clocks.md": """
                Title: On clocks
                Date: 2021-03-01 10:20
                Tags: time, machines
                Category: Things
                Slug: clocks
                Status: published

                See [trees]({filename}trees.md).
            """,
            "trees.md": "Title: On trees\nDate: 2021-03-02\n\nTall.\n",
        },
    )
    assert ([("2021-03-01", "On clocks"), ("2021-03-02", "On trees")], []) == ([row[:2] for row in entries(built)], troubles(built))
    assert {"topics/time", "topics/machines", "topics/things"} <= built.pages
    assert [] == list(dead_links(built.site))


def test_a_log_of_a_hundred_days(tmp_path: Path) -> None:
    """One file with numbered, dated headings, day first, with slips."""
    text = "# 100 days of clocks\n\n" + "".join(f"### Day {n} ({n:02}-05-21): Part {n}\n- worked on part {n}\n\n" for n in range(10, 20))
    built = build(tmp_path, {"README.md": text.replace("(15-05-21)", "(15-04-21)")})
    assert ["2021-05-10", "2021-05-11"] == sorted(str(day) for day, _, _ in entries(built) if day != "2021-04-15")[:2]
    assert 10 == len(entries(built))
    assert [("date.out-of-order", "README.md", 18)] == [row for row in troubles(built) if row[0].startswith("date")]


def test_a_table_is_a_log(tmp_path: Path) -> None:
    """Each dated row is an entry."""
    built = build(
        tmp_path,
        {"log.md": "# My hours\n\n| Date | What | Hours |\n|---|---|---|\n| 2021-03-01 | Read a book | 2 |\n| 2021-03-02 | Wrote | 1 |\n"},
    )
    assert ["2021-03-01", "2021-03-02"] == [day for day, _, _ in entries(built)]
    assert "Read a book" in built.words("2021/03/01")


def test_a_page_of_links(tmp_path: Path) -> None:
    """A list of links alone is a library."""
    text = "# Books\n\n## Links\n\n" + "".join(f"- [Book {n}](https://example.org/books/{n})\n" for n in range(30))
    built = build(tmp_path, {"links.md": text})
    found = built.journal["resources"]
    assert isinstance(found, list)
    assert (30, True, []) == (len(found), all(item["listed"] for item in found), entries(built))
    assert "Book 29" in built.words("resources")
