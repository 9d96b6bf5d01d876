"""Content is data: no markup, address, template or command of a terminal comes from where words belong."""

from __future__ import annotations

import json
import os
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.safety.hostile import limited
from tests.site.support import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits processes")

MARK = '"\'><script>evil()</script><evil-tag evil-name="1" onerror="evil()">{{ 7*7 }}{% include "x" %}{{ \'\'.__class__ }}'
"""What ends an attribute, an element, a script; what opens them; what a template would run."""
ADDRESSES = (
    "javascript:evil()",
    "JaVaScRiPt:evil()",
    "java\tscript:evil()",
    " javascript:evil()",
    "\x01javascript:evil()",
    "javascript&colon;evil()",
    "&#106;avascript:evil()",
    "&#x6A;avascript&#58;evil()",
    "java%0Ascript:evil()",
    "vbscript:evil()",
    "data:text/html,<script>evil()</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    '//evil" onload=evil()',
    'https://e.example/" onload="evil()',
)
FORMS = (
    "[a]({})",
    "[a](<{}>)",
    "![a]({})",
    "![a](<{}>)",
    "<{}>",
    "[[{}]]",
    "![[{}]]",
    "[[{}|a]]",
    "[a][r{}]",
    '{{{{< figure src="{}" >}}}}',
)


class Seen(HTMLParser):
    """All that a page has of ours and should not have."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag in {"script", "style"} else ""
        if tag == "evil-tag":
            self.found.append(tag)
        for name, value in attrs:
            address = "".join(sign for sign in (value or "").lower() if sign > " ")
            if name.startswith("on") or name.startswith("evil"):
                self.found.append(f"{tag} {name}={value}")
            if name in {"href", "src", "action", "data", "poster", "srcset"} and address.startswith(
                ("javascript:", "vbscript:", "data:text")
            ):
                self.found.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style" and "evil" in data:
            self.found.append(f"{self._inside}: {data[:60]}")
        if self._inside == "script" and data.strip().startswith("evil"):
            self.found.append(f"{self._inside}: {data[:60]}")


def strangers(site: Path) -> list[str]:
    """What came into the elements and attributes of a site's pages from outside."""
    return [f"{path.relative_to(site)}: {found}" for path in sorted(site.rglob("*.html")) for found in Seen(path.read_text("utf-8")).found]


def yaml(text: str) -> str:
    """Between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def journal_of(folder: Path, mark: str) -> Path:
    """A journal with a text wherever it has words."""
    inline = mark.replace("\n", " ")
    value = yaml(inline)
    front = (
        f"title: {value}\ndate: 2021-03-02\ntags: [{value}, t]\ncategories: [{value}]\nauthor: {value}\nslug: {value}\nsummary: {value}\n"
        f"aliases: [{value}]\nlanguage: {value}\nimage: {value}\nmood: {value}\n"
        f"resources:\n  - title: {value}\n    url: {yaml('https://e.example/' + inline)}\n  - {value}\n"
    )
    code = inline.replace("`", "")
    text = (
        f"# {inline}\n\n`{code}` and [[{inline}]]\n\n## Goals\n\n- {inline}: {inline}\n\n## Links\n\n- [{inline}](https://e.example/x)\n"
        f"- TODO: {inline}\n\n```python title={json.dumps(inline)}\n{inline}\n```\n\n```mermaid\n{inline}\n```\n\n> [!note] {inline}\n> x\n"
    )
    settings = (
        f"title: {value}\ndescription: {value}\nauthor: {value}\nurl: https://me.example/\ncards: false\nhtml: escape\n"
        f"topics:\n  {value}: {{aliases: [{value}], match: [good]}}\n"
        f"theme: {{accent: {yaml('red;} body{evil')}, font: {yaml('</style><script>evil()</script>')}}}\n"
    )
    return write(
        folder,
        {
            "content/a.md": f"---\n{front}---\n{text}",
            "content/unit.md": f"---\nkind: unit\ntitle: {value}\ndate: 2021-03-01\nend: 2021-03-10\n---\n{text}",
            "content/roadmap.md": f"---\nkind: roadmap\ntitle: {value}\n---\n# {inline}\n\n- [ ] {inline}\n",
            "content/note.md": f"---\ntitle: {value}\nurl: {yaml('/x/' + inline)}\n---\n{text}",
            "content/good.md": "## 2021-03-01\n\nA good thought.\n",
            "decan.yaml": settings,
        },
    )


def test_markup_where_words_belong(tmp_path: Path) -> None:
    """Titles, topics, authors, slugs, resources, units, goals, settings: no element and no attribute comes from them."""
    journal = journal_of(tmp_path, MARK)
    ran = limited("build", journal)
    assert ran.well, ran.said
    assert [] == strangers(journal / "site")


def test_template_syntax_is_shown_as_written(tmp_path: Path) -> None:
    """Wherever it stands; nothing is worked out."""
    journal = journal_of(tmp_path, "{{ 7*7 }} {% set x = 1 %} {{ ''.__class__ }}")
    assert limited("build", journal).well
    pages = "".join(path.read_text("utf-8") for path in (journal / "site").rglob("*.html"))
    assert (True, False, False) == ("{{ 7*7 }}" in pages, ">49<" in pages, "&lt;class" in pages)


@pytest.mark.parametrize("html", ["keep", "escape"])
def test_addresses_that_run(tmp_path: Path, html: str) -> None:
    """In links, pictures, autolinks, definitions, wiki links, shortcodes and front matter, however they are written."""
    lines = [form.format(address) for address in ADDRESSES for form in FORMS]
    lines += [f"[r{address}]: {address}" for address in ADDRESSES] + [f"[d{n}]\n\n[d{n}]: <{one}>" for n, one in enumerate(ADDRESSES)]
    raw = ADDRESSES[:12] if html == "escape" else ()
    lines += [f'<a href="{address}">a</a><img src="{address}">' for address in raw]
    values = "".join(f"  - {{title: R{n}, url: {json.dumps(one)}}}\n" for n, one in enumerate(ADDRESSES))
    links = "".join(f"- [L{n}]({one})\n- L{n}: {one}\n" for n, one in enumerate(ADDRESSES))
    front = f"---\ntitle: A\ndate: 2021-03-02\nimage: {json.dumps(ADDRESSES[0])}\nresources:\n{values}---\n"
    text = front + "\n\n".join(lines) + f"\n\n## Links\n\n{links}"
    journal = write(tmp_path, {"content/a.md": text, "decan.yaml": f"title: T\nauthor: javascript:evil()\nhtml: {html}\n"})
    ran = limited("build", journal)
    assert ran.well, ran.said
    found = strangers(journal / "site")
    own = [] if html == "escape" else [one for one in found if " href=" not in one and " src=" not in one]
    assert own == found, "elements in the text are the author's own, addresses that run are not"


CONTROLS = "\x00\x07\x08\x1b[31m\x7f\x9b31m\ufffe\uffff\u202e\u2066\u2028\x85\U0001fffe"


def test_control_characters(tmp_path: Path) -> None:
    """In texts, in names, written as escapes: feeds are XML, exports JSON, and a terminal is told nothing that it would obey."""
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in CONTROLS)
    utf16 = "".join(f"\\u{unit:04x}" for unit in (*map(ord, CONTROLS[:-1]), 0xD800, 0xDC80))
    name = CONTROLS.replace("\x00", "")
    journal = write(
        tmp_path,
        {
            "content/yaml.md": f'---\ntitle: "a {escaped}"\ndate: 2021-03-02\ntags: ["t {escaped}"]\n"k{escaped}": 1\n---\n'
            f"{CONTROLS} [[nope]]\n",
            "content/json.md": f'{{"title": "b {utf16}", "date": "2021-03-03", "tags": ["{utf16}"], "x{utf16}": "{utf16}"}}\n\n'
            "Text [[nope]]\n",
            "content/toml.md": '+++\ntitle = "c \\u001b[31m\\u202e"\ndate = 2021-03-04\n+++\nText [[nope]]\n',
            f"content/d{name}.md": f"# 2021-03-05 {CONTROLS}\n\n[[nope{CONTROLS}]] #t{CONTROLS}\n\n<{CONTROLS}>\n",
            f"content/{name}/e\n.md": f"---\ntitle: [broken {CONTROLS}\n---\n[x](no{CONTROLS}.md) &#x1b; &#155; &#xd800; %1b\n",
            f"content/p{name}.png": b"\x89PNG",
            "decan.yaml": f"titel{name[3:4]}: x\nurl: https://me.example/\ncards: false\n",
        },
    )
    for arguments in (
        ("build", journal),
        ("check", journal),
        ("check", journal, "--format", "github"),
        ("check", journal, "--format", "json"),
    ):
        ran = limited(*arguments)
        assert ran.well, repr(ran.said)
    json.loads(ran.said)
    site = journal / "site"
    for path in sorted(site.rglob("*")):
        if path.suffix == ".xml":
            ElementTree.parse(path)
        elif path.suffix == ".json":
            json.loads(path.read_text("utf-8"))


def test_foreign_names_in_a_failure(tmp_path: Path) -> None:
    """What is in the way is named without its commands."""
    write(tmp_path, {"content/good.md": "# 2021-03-01\n\nText.\n", "content/\x1b[31m.png": b"x", "site/\x1b[31m.png": b"mine"})
    ran = limited("build", tmp_path)
    assert (2, True, True) == (ran.status, ran.well, r"\x1b[31m.png" in ran.said)
    assert [b"mine"] == [path.read_bytes() for path in (tmp_path / "site").rglob("*.png")]


NAMES = [
    "CON.md",
    "aux.md",
    "..md",
    "...md",
    "a..md",
    "a. .md",
    " a.md",
    "a .md",
    "COM1.md",
    "nul/x.md",
    "E\u0301.md",
    "\u00c9.md",
    "é.md",
    "A.md",
    "a.md",
    "x" * 252 + ".md",
    "張" * 84 + ".md",
    "a\\b.md",
    "C:x.md",
    "?.md",
    "#.md",
    "%2e%2e.md",
    "%2e%2e/x.md",
    "new\nline.md",
    "tab\t.md",
    "-rf.md",
    "🐤.md",
    "שלום.md",
    "index.md",
    "sub/index.md",
    "index.html",
    "404.html",
    "search/index.html",
    "feed.xml/x.png",
    "journal.json/y/x.png",
    "a:b.png",
    "a\\b.png",
    "2021/03/01/index.html",
    "robots.txt/x.png",
    "assets/decan.css",
    "/".join(["d" * 50] * 50) + "/x.md",
    "static/../x.png",
    "y" * 251 + ".png",
]


def test_odd_names(tmp_path: Path) -> None:
    """Device names, names that clash in case or form, names of Decan's own files as folders: all are published inside the site."""
    texts: dict[str, str | bytes] = {f"content/{name}": f"Text of {n}. [[nope]]" for n, name in enumerate(NAMES)}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(os.fsencode(str(text)))
    ran = limited("build", tmp_path)
    assert ran.well, ran.said
    assert "cannot be written" not in ran.said
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    lost = [name for n, name in enumerate(NAMES) if name.endswith(".md") and name.count("/") < 40 and f"Text of {n}." not in pages]
    assert ["..md", "...md"] == lost, "hidden files"
    names = [path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")]
    assert [] == [name for name in names if "\\" in name or name.split("/")[-1].lower().split(".")[0] in {"con", "aux", "nul", "com1"}]
