"""Every catalogue has every text that the interface says."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from decan.localise import texts_of
from decan.theme import builtin_templates

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((builtin_templates() / "locale").glob("*.po"))


def said() -> set[str]:
    """The texts of templates, and what modules look up by its words."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True)
    found: set[str] = set()
    for path in builtin_templates().rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        found.update(texts_of(environment, source))
        found.update(re.findall(r'\b_\(\s*"([^"]*)"', source))
    for path in (ROOT / "src" / "decan" / "site").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr == "words" and isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                found.update({first.value} if isinstance(first, ast.Constant) and isinstance(first.value, str) else ())
    return found


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.stem))
def test_a_catalogue_is_complete(path: Path) -> None:
    """No text is left in English."""
    known = {
        message.id if isinstance(message.id, str) else message.id[0] for message in read_po(BytesIO(path.read_bytes())) if message.string
    }
    assert set() == said() - known


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.stem))
def test_a_translation_keeps_its_values(path: Path) -> None:
    """``%(n)s`` and the like stand on both sides."""
    wrong = []
    for message in read_po(BytesIO(path.read_bytes())):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(re.findall(r"%\(\w+\)s", ids[-1]))
        wrong += [text for text in strings[-1:] if message.id and set(re.findall(r"%\(\w+\)s", text)) != wanted]
    assert [] == wrong
