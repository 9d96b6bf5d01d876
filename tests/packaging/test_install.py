"""The theme is found from the repository, an editable install, a wheel and an sdist."""

from __future__ import annotations

import email
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from tests.site.support import write

from decan.vendor import SCRIPTS
from decan.vendor.fonts import FONTS

ROOT = Path(__file__).parents[2]
JOURNAL = "# Log\n\n## 2021-03-01\n\nRead a page.\n"
LEFTOVERS = dict.fromkeys(
    (
        "src/decan/__pycache__/theme.cpython-311.pyc",
        "templates/__pycache__/base.html.cpython-311.en.jinja",
        "templates/partials/__pycache__/key.html.cpython-311.en.jinja",
        "tests/.cache/node_modules/a.js",
        "tests/unit/__pycache__/a.pyc",
        "site/index.html",
        "site/.decan-record",
        "content/.decan/pages",
        ".decan/pages",
        ".venv/bin/python",
        "build/lib/a.py",
        "dist/old.whl",
        "my-notes.txt",
        ".env",
    ),
    "left over",
)
"""What lies in a checkout after some work."""
OF_WHEEL = {".json", ".css", ".html", ".js", ".md", ".po", ".py", ".ttf", ".typed", ".LICENSE"}
OF_SDIST = OF_WHEEL | {".code-snippets", ".lock", ".njk", ".png", ".svg", ".toml", ".yaml", ".yml"}


def run(*command: str, cwd: Path | None = None, **environment: str) -> str:
    """What a command prints; fails when it does."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, **environment})
    assert 0 == result.returncode, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist of a checkout in which somebody has worked; the wheel is made of the checkout, as pip does."""
    folder, checkout = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("work") / "decan"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(".git", ".?*_cache", ".cache", ".venv", "__pycache__", "site-packages"))
    write(checkout, LEFTOVERS)
    run(sys.executable, "-m", "build", "--sdist", "--wheel", "--outdir", str(folder), str(checkout))
    return folder


def builds_a_site(python: Path, folder: Path, **environment: str) -> bool:
    """Whether that interpreter's Decan builds a journal with the built-in theme, outside the repository."""
    content = folder / "notes"
    content.mkdir()
    (content / "log.md").write_text(JOURNAL, encoding="utf-8")
    run(str(python), "-m", "decan", "build", str(content), "--output", str(folder / "site"), cwd=folder, **environment)
    return (folder / "site" / "index.html").is_file() and any((folder / "site" / "assets").glob("*.css"))


def installed(target: str, folder: Path) -> Path:
    """The interpreter of a new environment that has this target, and shares this one's dependencies."""
    environment = folder / "venv"
    venv.create(environment, with_pip=False)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", target)
    return python


def dependencies() -> str:
    """Where this interpreter finds the packages that Decan needs."""
    import jinja2

    return str(Path(jinja2.__file__).parents[1])


def test_the_repository_finds_its_templates(tmp_path: Path) -> None:
    """From a checkout, without an install, the templates beside src/ are used."""
    assert builds_a_site(Path(sys.executable), tmp_path, PYTHONPATH=str(ROOT / "src"))


def test_an_editable_install_finds_the_repositorys_templates(tmp_path: Path) -> None:
    """An editable install reads the very files that a contributor edits."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(str(python), "-m", "pip", "install", "--quiet", "--no-deps", "-e", str(ROOT))
    assert builds_a_site(python, tmp_path, PYTHONPATH=dependencies())


def test_a_wheel_carries_its_templates(built: Path, tmp_path: Path) -> None:
    """A wheel works without the repository."""
    python = installed(str(next(built.glob("*.whl"))), tmp_path)
    assert builds_a_site(python, tmp_path, PYTHONPATH=dependencies())
    script = next(python.parent.glob("decan*"))
    assert run(str(script), "--version") == run(str(python), "-m", "decan", "--version")


def test_an_sdist_carries_its_templates(built: Path, tmp_path: Path) -> None:
    """A source distribution installs, and works as the wheel does."""
    sdist = next(built.glob("*.tar.gz"))
    assert builds_a_site(installed(str(sdist), tmp_path), tmp_path, PYTHONPATH=dependencies())


def names(built: Path) -> tuple[set[str], set[str]]:
    """The files in the wheel and in the sdist."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel, tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        return set(wheel.namelist()), {file.name.partition("/")[2] for file in sdist if file.isfile()}


def sources(folder: Path, kinds: set[str]) -> set[str]:
    """The files of a folder that a contributor has written."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix in kinds and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


def test_a_wheel_holds_what_runs(built: Path) -> None:
    """Code, theme, and what is carried of others, each with its licence; and nothing else."""
    wheel, _ = names(built)
    info = {name for name in wheel if name.startswith("decan-")}
    code = {f"decan/{name}" for name in sources(ROOT / "src" / "decan", OF_WHEEL)}
    theme = {f"decan/templates/{name}" for name in sources(ROOT / "templates", OF_WHEEL)}
    assert code | theme == wheel - info
    licences = {name.partition("/licenses/")[2] for name in info if "/licenses/" in name}
    assert {"METADATA", "RECORD", "WHEEL", "entry_points.txt"} == {name.partition("/")[2] for name in info if "/licenses/" not in name}
    assert {"LICENSE", *(f"src/{name}" for name in code if name.endswith(".LICENSE"))} == licences


def test_an_sdist_holds_what_is_worked_on(built: Path) -> None:
    """Also tests, documentation and the sample journal; nothing that was left in the checkout."""
    _, sdist = names(built)
    assert set() == sdist & LEFTOVERS.keys()
    alone = {".gitignore", "LICENSE", "PKG-INFO"}
    assert [] == sorted(name for name in sdist - alone if Path(name).suffix not in OF_SDIST)
    assert {f"src/decan/{name}" for name in sources(ROOT / "src" / "decan", OF_WHEEL)} <= sdist
    assert {f"tests/{name}" for name in sources(ROOT / "tests", {".py"}) if not name.startswith(".cache")} <= sdist
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "pyproject.toml", "decan.yaml"} <= sdist
    tops = {name.partition("/")[0] for name in sdist if "/" in name}
    assert {"bench", "content", "docs", "examples", "src", "templates", "tests"} == tops


def test_what_is_said_of_a_wheel(built: Path) -> None:
    """Its licences are ours and those of what is carried; it names its README, and a version of Python that the tests have seen."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        said = email.message_from_bytes(wheel.read(next(name for name in wheel.namelist() if name.endswith("METADATA"))))
    assert {"MIT", *(one.licence for one in (*SCRIPTS, *FONTS))} == set(str(said["License-Expression"]).split(" AND "))
    assert (">=3.11", "text/markdown") == (said["Requires-Python"], said["Description-Content-Type"])
    assert (ROOT / "README.md").read_text(encoding="utf-8").strip() == str(said.get_payload(decode=True), "utf-8").strip()  # type: ignore[arg-type]
