"""The house has one way through: what may import what."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "decan"
VALUES = {
    "decan",
    "decan.diagnostics",
    "decan.config",
    "decan.model",
    "decan.vendor",
    "decan.regular",
    "decan.extensions",
    "decan.digests",
    "decan.memos",
}
ROOMS = {
    "model": {"decan.diagnostics", "decan.model"},
    "reading": {*VALUES, "decan.reading", "decan.yamlmarks", "decan.parallel", "decan.caching", "decan.pickling"},
    "journal": {*VALUES, "decan.journal", "decan.reading.dates"},
    "site": {*VALUES, "decan.parallel", "decan.site", "decan.journal.slugs", "decan.theme", "decan.words"},
    "authoring": {
        *VALUES,
        "decan.authoring",
        "decan.journal.slugs",
        "decan.journal.resources.identity",
        "decan.journal.resources.kinds",
        "decan.output.failure",
        "decan.reading.dates",
    },
    "mending": {*VALUES, "decan.mending", "decan.journal.resources.identity", "decan.output.failure", "decan.reading"},
    "external": {*VALUES, "decan.external", "decan.caching"},
    "preview/watching": {"decan.preview.watching"},
    "output": {*VALUES, "decan.layout", "decan.output", "decan.site.page", "decan.site.slugs", "decan.parallel", "decan.caching"},
}
"""Room → what its modules may import of ours. Dates are read in two rooms, slugs made in two,
processes started and the cache written by two; nothing else is shared. The preview goes all the way, as a command does; its watch knows
nothing of journals."""


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("decan"):
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names if name.name.startswith("decan"))
    return found


def allowed(module: str, rooms: set[str]) -> bool:
    """Whether a module lies in one of the rooms."""
    return any(module == room or (room != "decan" and module.startswith(room + ".")) for room in rooms)


def test_data_goes_one_way() -> None:
    """No stage imports one that comes after it."""
    strangers = {
        f"{path.relative_to(SOURCE)} imports {module}"
        for room, rooms in ROOMS.items()
        for path in sorted((SOURCE / room).rglob("*.py"))
        for module in imports(path)
        if not allowed(module, rooms)
    }
    assert set() == strangers


def test_only_the_command_prints() -> None:
    """A stage returns what it found; the command says it."""
    printing = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "cli" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert set() == printing


def test_rooms_stay_small() -> None:
    """No module is over 400 lines."""
    large = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 400}
    assert set() == large


def test_functions_fit_a_screen() -> None:
    """No function is longer than 60 lines."""
    long = {
        f"{path.relative_to(SOURCE)}: {node.name}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    }
    assert set() == long
