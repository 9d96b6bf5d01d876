"""Extensions: installed packages that the settings name."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import decan
from decan.layout import Layout, Options, locate
from decan.preview.answers import answer
from decan.preview.studio import Studio
from tests.site.support import Built, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "decan-study"
CONTENT = {
    "content/2024-03-05.md": "---\ntitle: Keys\n---\nPress ++Ctrl+C++ now.\n",
    "content/2024-03-07.md": "---\ntitle: More\n---\nNothing to press.\n",
}


class Bench:
    """A journal, and a folder from which packages are imported. A name must be another one in each test: what is imported stays."""

    def __init__(self, folder: Path) -> None:
        self.packages = folder / "packages"
        self.journal = folder / "journal"

    def install(self, name: str, code: str, **groups: str) -> None:
        """A package of one module, as pip leaves it; ``markdown="rule"`` names what is an entry point."""
        write(self.packages, {f"{name}_module.py": code})
        self._info(name, "1.0", {f"decan.{group}": {name: f"{name}_module:{value}"} for group, value in groups.items()})

    def install_example(self) -> None:
        """The package of the documentation, with the entry points of its own file."""
        project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        self._info(project["name"], project["version"], project["entry-points"])
        for path in (EXAMPLE / "decan_study").rglob("*.*"):
            if "__pycache__" not in path.parts:
                write(self.packages, {path.relative_to(EXAMPLE).as_posix(): path.read_bytes()})

    def _info(self, name: str, version: str, points: Mapping[str, Mapping[str, str]]) -> None:
        lines = [f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items()) for group, entries in points.items()]
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        info = f"{name.replace('-', '_')}-{version}.dist-info"
        write(self.packages, {f"{info}/METADATA": metadata, f"{info}/entry_points.txt": "".join(lines)})

    def command(self, files: Mapping[str, str] | None = None, *options: str) -> Built:
        """Write the files of the journal and build it with the command, which finds the packages."""
        write(self.journal, files or {})
        done = self.run("build", str(self.journal), *options)
        assert "Traceback" not in done.stderr + done.stdout
        return Built(done.returncode, done.stdout + done.stderr, self.journal / "content", self.journal / "site")

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """A command that finds the packages."""
        paths = os.pathsep.join(filter(None, (str(self.packages), os.environ.get("PYTHONPATH", ""))))
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "decan", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=cwd)

    def build(self, files: Mapping[str, str]) -> tuple[Built, list[tuple[str, str, int, str]]]:
        """Write them and build; and (code, path, line, message) of all errors."""
        write(self.journal, files)
        errors = [one for one in decan.build(self.journal).diagnostics if one.severity is decan.Severity.ERROR]
        found = [(one.code, one.span.path, one.span.line, one.message) for one in errors]
        return Built(0, "\n".join(one.hint for one in errors), self.journal / "content", self.journal / "site"), found


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """An empty one."""
    bench = Bench(tmp_path)
    monkeypatch.syspath_prepend(str(bench.packages))
    return bench


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bench, Built]:
    """The example of the documentation, built with two processes."""
    bench = Bench(tmp_path_factory.mktemp("example"))
    bench.install_example()
    own = '{% extends "builtin/entry.html" %}{% block main %}{{ super() }}<p class="long">{{ 95|minutes }}</p>{% endblock %}'
    files = {**CONTENT, "decan.yaml": "title: Log\nextensions: [study]\n", "templates/entry.html": own}
    return bench, bench.command(files, "--jobs", "2")


def test_the_examples_rule_of_markdown(example: tuple[Bench, Built]) -> None:
    """Marks the keys in a text, and the words stay for excerpts."""
    _, built = example
    assert "<p>Press <kbd>Ctrl+C</kbd> now.</p>" in built.page("2024/03/05/keys")
    assert '<meta name="description" content="Press Ctrl+C now.">' in built.page("2024/03/05/keys")


def test_the_examples_filter(example: tuple[Bench, Built]) -> None:
    """Is there in the author's templates."""
    _, built = example
    assert '<p class="long">1 h 35 min</p>' in built.page("2024/03/07/more")


def test_the_examples_page_and_file(example: tuple[Bench, Built]) -> None:
    """Lie in the site: the page in the frame of the others, in the menu, with links that lead."""
    _, built = example
    assert (0, "day,entries\nMonday,0\nTuesday,1\nWednesday,0\nThursday,1\nFriday,0\nSaturday,0\nSunday,0\n") == (
        built.status,
        (built.site / "weekdays.csv").read_text(encoding="utf-8"),
    )
    page = built.page("weekdays")
    assert [True, True] == [
        '<a href="../2024/03/05/keys/index.html">2024-03-05</a>' in page,
        "<title>Days of the week · Log</title>" in page,
    ]
    assert '<a href="weekdays/index.html">Weekdays</a>' in built.page("")


def test_a_build_with_extensions_is_known_to_be_unchanged(example: tuple[Bench, Built]) -> None:
    """As long as their code is the same; then what they make is made anew, documents among it."""
    bench, _ = example
    for path in (*bench.packages.rglob("*"), *bench.journal.rglob("*")):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    bench.command()
    note = bench.journal / ".decan" / "build"
    before = note.stat().st_mtime_ns
    assert "0 written" in bench.command().output
    assert before == note.stat().st_mtime_ns
    keys = bench.packages / "decan_study" / "keys.py"
    keys.write_text(keys.read_text(encoding="utf-8").replace('"kbd"', '"b"'), encoding="utf-8")
    assert "<p>Press <b>Ctrl+C</b> now.</p>" in bench.command().page("2024/03/05/keys")


def test_what_is_not_named_is_not_run(bench: Bench) -> None:
    """An installed extension that the settings do not name is not even imported."""
    bench.install("loud", "raise SystemExit('imported')", markdown="rule")
    assert [] == bench.build(CONTENT)[1]


def test_what_a_journal_brings_is_not_run(bench: Bench) -> None:
    """A module in its folders is none that is installed, and filters are not looked for in its templates."""
    modules = ("study_module.py", "content/study_module.py", "templates/filters.py")
    write(bench.journal, dict.fromkeys(modules, "raise SystemExit('run')"))
    for folder in ("", "content/"):
        points = "[decan.markdown]\nbrought = study_module:rule\n"
        write(
            bench.journal,
            {f"{folder}study-1.0.dist-info/entry_points.txt": points, f"{folder}study-1.0.dist-info/METADATA": "Name: study\n"},
        )
    write(bench.journal, {**CONTENT, "decan.yaml": "extensions: [brought]\n"})
    done = bench.run("build", cwd=bench.journal)  # where Python itself would look for modules
    assert (2, True) == (done.returncode, "there is no extension brought here" in done.stderr)


def test_the_documentation_shows_the_example() -> None:
    """Word for word."""
    text = (EXAMPLE.parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")
    files = ("keys.py", "filters.py", "weekdays.py", "templates/weekdays.html")
    assert [] == [name for name in files if (EXAMPLE / "decan_study" / name).read_text(encoding="utf-8") not in text]


def test_an_extension_that_is_not_installed(bench: Bench) -> None:
    """Is told at its name, with the nearest that is; the site is built without it, and the command says that settings are wrong."""
    bench.install("pupil", "def rule(parser): pass\n", markdown="rule")
    files = {**CONTENT, "decan.yaml": "title: Log\nextensions:\n  - pupils\n  - other\n"}
    built, found = bench.build(files)
    assert [
        ("settings.extension", "decan.yaml", 3, "there is no extension pupils here"),
        ("settings.extension", "decan.yaml", 4, "there is no extension other here"),
    ] == found
    assert (True, True, 2) == ("did you mean pupil?" in built.output, "2024/03/05/keys" in built.pages, bench.command().status)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("bad1", "import no_such_module_here\n", "ModuleNotFoundError: No module named 'no_such_module_here'"),
        ("bad2", "rule = 7\n", "TypeError: decan.markdown should be a function, not int"),
        ("bad3", "def rule(parser): parser.inline.ruler.before('none', 'x', rule)\n", "KeyError: 'Parser rule not found: none'"),
    ],
)
def test_an_extension_that_cannot_be_used(bench: Bench, name: str, code: str, words: str) -> None:
    """Is told at its name."""
    bench.install(name, code, markdown="rule")
    _, found = bench.build({**CONTENT, "decan.yaml": f"extensions: {name}\n"})
    assert [("settings.extension", "decan.yaml", 1, f"the extension {name} cannot be used: {words}")] == found


FAILING = """
    def rule(parser):
        parser.core.ruler.push("strict", strict)

    def strict(state):
        if "Ctrl" in state.src:
            raise ValueError("no keys here")
"""


def test_a_rule_that_fails(bench: Bench) -> None:
    """Is told at the text, which is shown without the rules; other texts are not concerned."""
    bench.install("strict", FAILING, markdown="rule")
    built, found = bench.build({**CONTENT, "decan.yaml": "extensions: [strict]\n"})
    message = "the markdown rules of strict failed on this text: ValueError: no keys here (strict_module.py:6)"
    assert [("extension.failed", "2024-03-05.md", 1, message)] == found
    assert "<p>Press ++Ctrl+C++ now.</p>" in built.page("2024/03/05/keys")


BLOCKS = """
    def rule(parser):
        parser.block.ruler.before("fence", "aside", aside, {"alt": ["paragraph"]})
        parser.core.ruler.push("shout", shout)
        parser.add_render_rule("aside_open", lambda self, tokens, index, options, env: '<aside class="mine">')

    def aside(state, line, end, silent):
        if not state.src.startswith("@@@", state.bMarks[line] + state.tShift[line]):
            return False
        if not silent:
            state.push("aside_open", "aside", 1)
            state.push("paragraph_open", "p", 1)
            token = state.push("inline", "", 0)
            token.content, token.map, token.children = state.getLines(line, line + 1, 0, False).strip()[3:], [line, line + 1], []
            state.push("paragraph_close", "p", -1)
            state.push("aside_close", "aside", -1)
            state.line = line + 1
        return True

    def shout(state):
        for token in state.tokens:
            for child in token.children or ():
                child.content = child.content.replace("loud", "LOUD")
"""


def test_rules_for_blocks_and_for_whole_texts(bench: Bench) -> None:
    """Are asked too, also where a paragraph could go on and in a list, and say how their blocks are shown."""
    bench.install("aside", BLOCKS, markdown="rule")
    text = "---\ntitle: Asides\n---\nA loud word\n@@@ An [aside](2024-03-07.md)\n\n- item\n\n  @@@ inside\n"
    built, _ = bench.build({**CONTENT, "content/2024-03-06.md": text, "decan.yaml": "extensions: [aside]\n"})
    page = "".join(built.page("2024/03/06/asides").split("\n"))
    assert '<p>A LOUD word</p><aside class="mine"><p> An <a href="../../07/more/index.html">aside</a></p></aside>' in page
    assert '<li><p>item</p><aside class="mine"><p> inside</p></aside>' in page


PATHS = """
    def make(journal, config, urls):
        yield "../out.txt", "x"
        yield ".decan-record", "x"
        yield "journal.json", "x"
        yield "2024/03/05/keys/index.html/more.txt", "x"
        yield "search/x.js", "x"
        yield "page/", "none.html", {"title": "Mine"}
        loop = {}
        loop["loop"] = loop
        yield "odd/", "base.html", {"title": "Odd", "loop": loop, "entries": journal.entries}
        yield "good/data.txt", b"bytes of " + config.title.encode()
        yield 7
"""


def test_what_an_extension_may_not_do(bench: Bench) -> None:
    """Is told and left out: paths out of the site, hidden ones, those of others; a template that is not there leaves an empty page."""
    bench.install("many", PATHS, pages="make")
    built, found = bench.build({**CONTENT, "decan.yaml": "title: Log\nextensions: [many]\n"})
    assert [
        ("extension.failed", "a page of many failed: none.html: TemplateNotFound: none.html"),
        ("extension.failed", "many failed: TypeError: neither (path, bytes) nor (path, template, context): 7"),
        ("extension.path", "many makes '../out.txt', which is no path in the site"),
        ("extension.path", "many makes '.decan-record', which is hidden"),
        ("extension.path", "many makes '2024/03/05/keys/index.html/more.txt', where something of the journal lies"),
        ("extension.path", "many makes 'journal.json', where something of the journal lies"),
        ("extension.path", "many makes 'search/x.js', where something of the journal lies"),
    ] == sorted((code, message) for code, _, _, message in found)
    assert (b"bytes of Log", "<title>Mine · Log</title>" in built.page("page"), "odd" in built.pages) == (
        (built.site / "good" / "data.txt").read_bytes(),
        True,
        True,
    )


def test_a_filter_that_fails(bench: Bench) -> None:
    """Is told at the line of the template, and the built-in one shows the page."""
    bench.install("sad", "FILTERS = {'sad': lambda text: 1 / 0, 'upper': str}\n", filters="FILTERS")
    own = "{% extends 'builtin/entry.html' %}\n{% block main %}{{ title|sad }}{% endblock %}\n"
    built, found = bench.build({**CONTENT, "decan.yaml": "extensions: [sad]\n", "templates/entry.html": own})
    place = "ZeroDivisionError: division by zero (sad_module.py:1)"
    assert [
        ("extension.failed", "decan.yaml", 1, "the filter upper of sad has the name of another one"),
        ("theme.template", "templates/entry.html", 2, f"the filter sad of sad failed: {place}"),
    ] == found
    assert "Press ++Ctrl+C++ now." in built.words("2024/03/05/keys")


def test_the_preview_shows_what_extensions_make(bench: Bench) -> None:
    """Pages and files are there, and follow the journal."""
    bench.install_example()
    write(bench.journal, {**CONTENT, "decan.yaml": "title: Log\nextensions: [study]\n"})
    layout = locate(bench.journal)
    assert isinstance(layout, Layout)
    studio = Studio(layout, Options)
    edition = studio.open()
    assert b"Thursday,1\nFriday,0" in answer(edition, layout, "/weekdays.csv", {}).body
    assert (200, True) == ((shown := answer(edition, layout, "/weekdays/", {})).status, b"Days of the week" in shown.body)
    write(bench.journal, {"content/2024-03-08.md": "---\ntitle: Third\n---\nPress ++Esc++.\n"})
    studio.take((), everything=True)
    studio.settle()
    assert b"Thursday,1\nFriday,1" in answer(studio.edition, layout, "/weekdays.csv", {}).body
    assert b"<kbd>Esc</kbd>" in answer(studio.edition, layout, "/2024/03/08/third/", {}).body
