"""Diagnostics for other programs: JSON, GitHub's annotations, SARIF.

Sources: https://docs.github.com/actions/reference/workflow-commands-for-github-actions, SARIF 2.1.0 (OASIS).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from decan import __version__
from decan.diagnostics import COMMANDS, Diagnostic, Severity, Span, count, printable

Place = Callable[[str], str]
"""A span's path as one that other programs find from the working directory."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_value(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain values; paths as in the journal."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "excerpt": diagnostic.excerpt,
        "hint": diagnostic.hint,
        "related": [_place(span) for span in diagnostic.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {"path": span.path, "line": span.line, "column": span.column, "length": span.length}


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """All diagnostics and how many there are of each severity."""
    value = {
        "diagnostics": [as_value(diagnostic) for diagnostic in diagnostics],
        "errors": count(diagnostics, Severity.ERROR),
        "warnings": count(diagnostics, Severity.WARNING),
    }
    return _json(value)


def _json(value: object) -> str:
    """JSON whose text is readable on a terminal, and does nothing to it."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "\n".join(COMMANDS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line) for line in text.split("\n"))


def as_github(diagnostics: Iterable[Diagnostic], place: Place) -> str:
    """Workflow commands, one a line: shown at the line in a pull request."""
    return "\n".join(_command(diagnostic, place) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, place: Place) -> str:
    span = diagnostic.span
    end = f",endColumn={span.column + span.length}" if span.length else ""
    where = f"file={_property(place(span.path))},line={span.line},col={span.column}{end},title={_property(diagnostic.code)}"
    words = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
    return f"::{_COMMANDS[diagnostic.severity]} {where}::{_data(words)}"


def _data(text: str) -> str:
    return "%0A".join(map(printable, text.replace("%", "%25").replace("\r", "%0D").split("\n")))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Sequence[Diagnostic], place: Place) -> str:
    """A SARIF log with one run; columns count characters."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {"name": "decan", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, place, codes.index(diagnostic.code)) for diagnostic in diagnostics],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _result(diagnostic: Diagnostic, place: Place, rule: int) -> dict[str, object]:
    words = diagnostic.message + (f". {diagnostic.hint[0].upper()}{diagnostic.hint[1:]}" if diagnostic.hint else "")
    value: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": words},
        "locations": [_location(diagnostic.span, place, diagnostic.excerpt)],
    }
    if diagnostic.related:
        value["relatedLocations"] = [{"id": number, **_location(span, place)} for number, span in enumerate(diagnostic.related, 1)]
    return value


def _location(span: Span, place: Place, excerpt: str = "") -> dict[str, object]:
    region: dict[str, object] = {"startLine": span.line, "startColumn": span.column}
    if span.length:
        region["endColumn"] = span.column + span.length
    if excerpt:
        region["snippet"] = {"text": excerpt}
    uri = quote(place(span.path), errors="replace")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
