"""Every code, setting and option is documented, and the documentation is built by Decan itself."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.crawl import dead_links
from tests.site.support import decan

from decan.building import load, site_of
from decan.journal.resources.imprint import _DAYS, _DETAILS
from decan.layout import Layout, Options, locate
from decan.reading.fields import _NAMES
from decan.settings import _TOP
from decan.theme import Theme

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GROUPS = (
    "cards|date|dates|day|interest|text|goal|follow-up|review|front-matter|file|markdown|link|maths|topic|resource|url|feed|theme|settings|"
    "external|extension"
)
PREFIXED = re.compile(
    r'"(malformed-link|unsafe-link|undefined-reference|undefined-footnote|duplicate-footnote|accidental-heading|too-deep|unused-footnote|bullet)"'
)


def source() -> str:
    """All code of ours."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    """The reference has one heading a code."""
    code = source()
    used = {found for found in re.findall(rf'"((?:{GROUPS})\.[a-z-]+)"', code) if not re.search(r"\.(html|xml|json|css|md|yaml)$", found)}
    used |= {f"markdown.{name}" for name in PREFIXED.findall(code)}
    documented = set(re.findall(r"^### (\S+)$", (DOCS / "reference" / "diagnostics.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert used == documented


def test_every_setting_is_documented() -> None:
    """The reference names each key of decan.yaml."""
    text = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    documented = {key.partition(".")[0] for key in re.findall(r"^\| `([\w.]+)` \|", text, re.MULTILINE)}
    assert set(_TOP) == documented


def test_every_option_is_documented() -> None:
    """The reference names each option of each command."""
    text = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    helps = "".join(
        decan(command, "--help").stdout for command in ("init", "new", "list", "stats", "build", "serve", "check", "schema", "completion")
    )
    found = set(re.findall(r"--[a-z-]+", helps)) - {"--help"}
    assert found == set(re.findall(r"^\| `(--[a-z-]+)", text, re.MULTILINE))


def test_the_documentation_is_a_site_without_a_dead_link(tmp_path: Path) -> None:
    """Decan builds its own documentation, and finds nothing wrong with it."""
    result = decan("build", str(DOCS), "--output", str(tmp_path / "site"), "--strict")
    assert (0, "") == (result.returncode, result.stderr)
    assert [] == list(dead_links(tmp_path / "site"))


def test_the_readme_has_its_two_commands_and_its_picture() -> None:
    """One block builds, the other tests; the picture is there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)\n```", readme, re.MULTILINE | re.DOTALL)
    assert [True, True] == ["decan build" in blocks[0], "pytest" in blocks[1]]
    assert [] == [link for link in re.findall(r"\]\(([^)#:]+)", readme) if not (ROOT / link).exists()]


def test_every_name_of_a_template_is_documented() -> None:
    """The reference has a section a template, with the names that its pages get; the sample journal has a page of each kind."""
    text = (DOCS / "reference" / "templates.md").read_text(encoding="utf-8")
    sections = {title: _first_column(body) for title, body in re.findall(r"^## (.+)\n\n([^#]+)", text, re.MULTILINE)}
    layout = locate(ROOT)
    assert isinstance(layout, Layout)
    loaded = load(layout, Options())
    shown: dict[str, set[str]] = {}
    for page in site_of(loaded, Theme(layout.templates, loaded.config), layout).pages.values():
        shown.setdefault(page.template, set()).update(page.context)
    shared = sections["Every page"]
    expected = {template: sections[title] for title in sections if ".html" in title for template in title.split(", ")}
    assert expected == {template: names - shared for template, names in shown.items()}
    assert set() == shared - set.intersection(*shown.values())


def test_every_key_of_front_matter_is_documented() -> None:
    """The reference names each key that a document's fields are read from."""
    text = (DOCS / "reference" / "front-matter.md").read_text(encoding="utf-8")
    known = {re.sub(r"[-_\s]", "", key.lower()) for key in re.findall(r"`([a-zA-Z_ ]+)[`:]", text)}
    assert set() == {*_NAMES, *_DAYS, *_DETAILS, "parent", "closes", "gap", "interests", "unit", "pass", "part"} - known


def _first_column(table: str) -> set[str]:
    return {name for cell in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
