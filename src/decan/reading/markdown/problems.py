"""What is odd about links and references, in words."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.token import Token

from decan.diagnostics import Severity
from decan.reading.markdown.places import Place
from decan.reading.markdown.reports import Reports

_REFERENCE: Final = re.compile(r"(?<![\w\])])\[([^\[\]\n]{2,200})\]\[([^\[\]\n]{1,100})\]")
_FOOTNOTE: Final = re.compile(r"\[\^([\w.-]{1,40})\](?![\w(:*+?{\[])")
_HINTS: Final = {
    "words": "write the address in the parentheses; if there is none, leave the title without brackets and parentheses",
    "blanks": "put the address in angle brackets, or write %20 for each blank",
    "nothing": "write the address in the parentheses",
}
_MESSAGES: Final = {
    "words": "this link has words where its address should be",
    "blanks": "the address of this link has blanks in it",
    "nothing": "this link has no address",
}


def report_link(reports: Reports, problem: str, label: str, place: Place) -> None:
    """A link that is not well-formed: ``words``, ``blanks``, ``nothing`` or ``unsafe`` with the scheme."""
    where = (place.line, place.column, 0)
    if problem.startswith("unsafe "):
        scheme = problem.removeprefix("unsafe ")
        hint = "files of your computer cannot be published" if scheme == "file" else "only its label is shown"
        reports.add("unsafe-link", f"“{scheme}:” addresses are not published", where, hint)
        return
    shown = f": “{label[:60]}”" if label else ""
    reports.add("malformed-link", _MESSAGES[problem] + shown, where, _HINTS[problem])


def report_text(reports: Reports, token: Token, text: str) -> None:
    """References and footnotes in a text that lead nowhere, because nothing defines them."""
    for found in _REFERENCE.finditer(text):
        if any(char.isalpha() for char in found[1]):
            message = f"no line defines the reference “{found[2]}”"
            reports.add("undefined-reference", message, _where(reports, token, found[0]), f"add a line “[{found[2]}]: https://…”")
    for found in _FOOTNOTE.finditer(text):
        message = f"no line defines the footnote “{found[1]}”"
        hint = f"add a line “[^{found[1]}]: …” with its text"
        reports.add("undefined-footnote", message, _where(reports, token, found[0]), hint)


def _where(reports: Reports, token: Token, text: str) -> tuple[int, int, int]:
    """The place of a text in a block; what is asked for later stands further on."""
    first, last = token.map or (0, 1)
    for index in range(int(token.meta.get("reported", first)), min(last, len(reports.lines))):
        column = reports.lines[index].find(text)
        if column >= 0:
            token.meta["reported"] = index
            return index + 1, column + 1, len(text)
    return first + 1, 1, 0


def report_lines(reports: Reports, code: str, lines: list[int]) -> None:
    """What is found line by line: headings made by accident, bullets that are none, text nested too deep."""
    message, hint, severity = _LINES[code]
    for line in lines:
        reports.add(code, message, (line + 1, reports.column(line + 1, ""), 0), hint, severity=severity)


_LINES: Final = {
    "accidental-heading": (
        "a lone “-” makes a heading of the line above; it is shown as a paragraph",
        "delete the “-”, or put a blank line before it",
        Severity.WARNING,
    ),
    "bullet": (
        "this bullet is no list item in markdown; it is shown as one",
        "begin the line with “- ”",
        Severity.INFO,
    ),
    "too-deep": (
        "this is nested too deep, and is shown as it is written",
        "take quotation marks or indentation away: a hundred levels are read",
        Severity.WARNING,
    ),
}
