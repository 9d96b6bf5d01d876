r"""The formulas of a document: each token of maths gets its HTML; those that cannot be read are reported with their place.

A macro that one formula defines, ``$$\newcommand{\R}{\mathbb{R}}$$``, holds for those after it, as it does where a script shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from decan.reading.markdown.mathml import NO_ENGINE, Formula, definitions, mathml
from decan.reading.markdown.reports import Reports

_INLINE: Final = frozenset({"math_inline", "math_inline_double"})


def render_formulas(tokens: Sequence[Token], reports: Reports) -> None:
    """Give each token of maths its ``meta["html"]``."""
    known: dict[str, str] = {}
    seen: set[str] = set()
    for holder, token in _formulas(tokens):
        own = definitions(token.content)
        preamble = "".join(text for name, text in known.items() if name not in own)
        formula = mathml(token.content, display=token.type != "math_inline", preamble=preamble)
        token.meta["html"] = _boxed(token.type, formula) if formula.signs or not own else ""
        if not formula.problem:
            known.update(own)
        elif token.content not in seen:
            seen.add(token.content)
            _report(holder, token, formula, reports)


def _formulas(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each formula, and the token that knows its lines."""
    for token in tokens:
        if token.type == "math_block":
            yield token, token
        for child in token.children or ():
            if child.type in _INLINE:
                yield token, child


def _boxed(kind: str, formula: Formula) -> str:
    """The formula in a box that scrolls sideways, reachable by keyboard, where it may be wider than the page."""
    focus = ' tabindex="0"' if formula.wide else ""
    if kind == "math_block":
        return f'<div class="math block"{focus}>{formula.html}</div>\n'
    block = " block" if kind == "math_inline_double" else ""
    if formula.problem or not (block or formula.wide):
        return f'<span class="math block">{formula.html}</span>' if block else formula.html
    return f'<span class="math{block or " wide"}"{focus}>{formula.html}</span>'


def _report(holder: Token, token: Token, formula: Formula, reports: Reports) -> None:
    line, column = _place(holder, token, formula.position, reports.lines)
    message = f"this formula is shown as it is written: {formula.problem}"
    reports.add("maths.unreadable", message, (line, column, 0), _hint(formula.problem))


def _hint(problem: str) -> str:
    if problem.startswith("there is no command"):
        return "use a command of LaTeX or amsmath, or define it with \\newcommand"
    if problem == NO_ENGINE:
        return "pip install quickjs-ng"
    return "mend the formula; if it is none, write \\$ for the sign itself"


def _place(holder: Token, token: Token, position: int, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of a position in a formula, from 1; of the formula, where that cannot be found."""
    first, last = holder.map or (0, 1)
    last = min(last, len(lines))
    rows = token.content.split("\n")
    line, column = _find(token.markup + rows[0], first, last, lines)
    if line >= 0:
        column += len(token.markup)
    elif token.type == "math_block":
        line, column = _find(rows[0], first, last, lines)
    if line < 0:
        line, column = _find(token.markup, first, last, lines)
        return max(line, first) + 1, max(column, 0) + 1
    before = token.content[: max(position, 0)]
    row = before.count("\n")
    if not row:
        return line + 1, column + len(before) + 1
    behind = len(before) - before.rindex("\n") - 1
    at = lines[line + row].find(rows[row]) if line + row < last else -1
    return (line + row + 1, at + behind + 1) if at >= 0 else (line + 1, column + 1)


def _find(text: str, first: int, last: int, lines: Sequence[str]) -> tuple[int, int]:
    for index in range(first, last):
        column = lines[index].find(text)
        if column >= 0:
            return index, column
    return -1, -1
