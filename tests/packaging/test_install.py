"""The theme is found from the repository, an editable install, a wheel and an sdist."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
JOURNAL = "# Log\n\n## 2021-03-01\n\nRead a page.\n"


def run(*command: str, cwd: Path | None = None, **environment: str) -> str:
    """What a command prints; fails when it does."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, **environment})
    assert 0 == result.returncode, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT))
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
    site_packages = next(environment.rglob("site-packages"))
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site_packages), target)
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
    wheel = next(built.glob("*.whl"))
    assert builds_a_site(installed(str(wheel), tmp_path), tmp_path, PYTHONPATH=dependencies())


def test_an_sdist_carries_its_templates(built: Path, tmp_path: Path) -> None:
    """A source distribution installs, and works as the wheel does."""
    sdist = next(built.glob("*.tar.gz"))
    assert builds_a_site(installed(str(sdist), tmp_path), tmp_path, PYTHONPATH=dependencies())


def test_wheel_and_sdist_hold_what_they_should(built: Path) -> None:
    """Code, theme and licence are in both; nothing that was generated is."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        in_wheel = set(wheel.namelist())
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        in_sdist = {name.partition("/")[2] for name in sdist.getnames()}
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert {f"decan/{name}" for name in templates} <= in_wheel
    assert templates | {"LICENSE", "README.md", "pyproject.toml"} <= in_sdist
    assert [] == [
        name for name in in_wheel | in_sdist if name.startswith(("site/a", "site/i")) or "__pycache__" in name or ".decan/" in name
    ]
