"""Footnotes: ``text[^1]`` with ``[^1]: …`` anywhere, and ``^[…]`` in place.

A footnote's content is moved behind the top-level block that refers to it first. So every part of a document (a day of a month's file) has
its own footnotes, with their text and links. One that nothing refers to stays where it is written.
"""

# ruff: noqa: FBT001 (markdown-it calls its rules with a positional bool)

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

from decan.reading.markdown.parsed import Footnote

definition = footnote_def


def reference(state: StateInline, silent: bool) -> bool:
    """``[^label]`` of a footnote that is defined."""
    return state.src.startswith("^", state.pos + 1) and footnote_ref(state, silent)


def inline_note(state: StateInline, silent: bool) -> bool:
    """``^[…]``."""
    return footnote_inline(state, silent)


@dataclass(slots=True)
class _Note:
    """A definition on its way to its place."""

    label: str
    line: int
    content: list[Token]
    number: int = 0


@dataclass(slots=True)
class Placed:
    """The tokens with all footnotes in place, and what was odd about them."""

    tokens: list[Token]
    footnotes: dict[int, Footnote] = field(default_factory=dict)
    twins: list[tuple[str, int, int]] = field(default_factory=list)
    """(label, line, line of the first): defined again; the first counts, and both are shown."""
    unused: list[tuple[str, int]] = field(default_factory=list)
    """(label, line) of definitions that nothing refers to."""


def place(tokens: list[Token], env: dict[str, object]) -> Placed:
    """Move footnotes behind the blocks that refer to them, and number them in that order, from 1. Takes the tokens after inline parsing."""
    if "footnotes" not in env or (not any(token.type == "footnote_reference_open" for token in tokens) and not _inline_notes(env)):
        return Placed(tokens)
    placed = Placed([])
    body, notes = _apart(tokens, placed)
    inline = _inline_notes(env)
    everything = [*tokens, *(token for note in inline.values() for token in note.content)]
    used = {label for token in everything for label in _labels(token)}
    waiting: list[_Note] = []
    numbers: dict[str, int] = {}
    for token in body:
        if token.type == "footnote_reference_open":
            note = notes[token.meta["key"]]
            if token.meta["key"] not in used:
                placed.unused.append((note.label, note.line))
                waiting.append(note)
        else:
            placed.tokens.append(token)
            _number(token, notes, inline, numbers, waiting)
        if waiting and token.level == 0 and token.nesting <= 0:
            _put(waiting, placed, notes, inline, numbers)
    return placed


def _apart(tokens: list[Token], placed: Placed) -> tuple[list[Token], dict[str, _Note]]:
    """The tokens with a mark in place of each definition, and the definitions by label."""
    body: list[Token] = []
    notes: dict[str, _Note] = {}
    open_notes: list[_Note] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            line = token.map[0] if token.map else 0
            note = _Note(label, line, [])
            key = label
            if label in notes:
                placed.twins.append((label, line, notes[label].line))
                key = f"{label}\n{line}"
            notes[key] = note
            mark = Token("footnote_reference_open", "", 0, level=token.level, meta={"key": key})
            (open_notes[-1].content if open_notes else body).append(mark)
            open_notes.append(note)
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        else:
            (open_notes[-1].content if open_notes else body).append(token)
    for note in notes.values():
        body.extend(token for token in note.content if token.type == "footnote_reference_open")
        note.content = [token for token in note.content if token.type != "footnote_reference_open"]
    return body, notes


def _inline_notes(env: dict[str, object]) -> dict[int, _Note]:
    data = env.get("footnotes")
    listed = data.get("list", {}) if isinstance(data, dict) else {}
    return {key: _Note("", 0, _paragraph(value)) for key, value in listed.items() if "tokens" in value}


def _paragraph(value: dict[str, object]) -> list[Token]:
    children = value["tokens"]
    inline = Token(
        "inline", "", 0, level=1, content=str(value["content"]), children=children if isinstance(children, list) else [], block=True
    )
    return [Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True)]


def _references(token: Token) -> Iterator[Token]:
    for child in token.children or ():
        if child.type == "footnote_ref":
            yield child


def _labels(token: Token) -> Iterator[str]:
    return (str(child.meta["label"]) for child in _references(token) if "label" in child.meta)


def _number(token: Token, notes: dict[str, _Note], inline: dict[int, _Note], numbers: dict[str, int], waiting: list[_Note]) -> None:
    """Give each reference in an inline token its number, and note the footnotes that it is the first to name."""
    for child in _references(token):
        label = child.meta.get("label")
        key = f"\n{child.meta['id']}" if label is None else str(label)
        if key not in numbers:
            note = inline[child.meta["id"]] if label is None else notes[key]
            numbers[key] = note.number = len(numbers) + 1
            if label is None:
                note.content[1].map = token.map
            waiting.append(note)
        child.meta = {"number": numbers[key]}


def _put(waiting: list[_Note], placed: Placed, notes: dict[str, _Note], inline: dict[int, _Note], numbers: dict[str, int]) -> None:
    """Append the waiting footnotes, and those that they name themselves."""
    while waiting:
        note = waiting.pop(0)
        if not note.number:
            note.number = numbers[f"\nunused {note.label} {note.line}"] = len(numbers) + 1
        for token in note.content:
            _number(token, notes, inline, numbers, waiting)
        placed.tokens.append(Token("footnote_open", "", 1, meta={"number": note.number}, block=True))
        start = len(placed.tokens)
        placed.tokens.extend(note.content)
        placed.footnotes[note.number] = Footnote(note.number, note.label, start, len(placed.tokens))
        placed.tokens.append(Token("footnote_close", "", -1, meta={"number": note.number}, block=True))


def referred(tokens: Sequence[Token]) -> list[int]:
    """Numbers of the footnotes that these tokens refer to, each once, in order."""
    return list(dict.fromkeys(child.meta["number"] for token in tokens for child in _references(token)))
