"""Scripts of others are what their makers published, and nothing else is carried."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from decan import vendor
from decan.vendor import MERMAID, SCRIPTS, TEMML, Script

FOLDER = Path(vendor.__file__).parent
TITLES = {"MIT": "The MIT License", "0BSD": "Zero-Clause BSD"}
"""What the text of a licence begins with."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_the_published_one(script: Script) -> None:
    """Byte for byte."""
    assert script.digest == hashlib.sha256(script.read()).hexdigest()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_its_licence_lies_beside_it(script: Script) -> None:
    """And is the one that is named."""
    assert script.licence_file.read_text(encoding="utf-8").startswith(TITLES[script.licence])


@pytest.mark.parametrize("script", [TEMML, MERMAID], ids=lambda script: script.name)
def test_its_version_is_the_one_that_is_named(script: Script) -> None:
    """As the script itself says it."""
    assert f'"{script.version}"'.encode() in script.read()


def test_nothing_else_is_carried() -> None:
    """Each file of the folder is ours, a script of the list, or its licence."""
    known = {name for script in SCRIPTS for name in (script.name, script.licence_file.name)}
    assert {"__init__.py", *known} == {path.name for path in FOLDER.iterdir() if path.is_file()}


def test_the_page_asks_for_the_version_that_is_carried() -> None:
    """So that no browser keeps an older one."""
    asking = (Path(__file__).parents[2] / "templates" / "assets" / "mermaid.js").read_text(encoding="utf-8")
    assert f'"{MERMAID.name}?{MERMAID.version}"' in asking


def test_nothing_is_carried_elsewhere() -> None:
    """Each script of the theme and of the preview is one that people write and read: no published bundle is among them."""
    root = Path(__file__).parents[2]
    own = [path for folder in ("templates", "src/decan") for path in (root / folder).rglob("*.js") if FOLDER not in path.parents]
    assert {"decan.js", "preview.js"} <= {path.name for path in own}
    assert [] == [path.name for path in own if max(map(len, path.read_text(encoding="utf-8").splitlines())) > 300]
